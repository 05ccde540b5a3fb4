import { asciiBytes } from '../../bytes/bytes.ts';
import type { InsertedPicture } from '../../project/project-schema.ts';
import type { ImagePrimitive } from '../../scene/primitives.ts';
import type { FontWeight } from '../../scene/text-layout.ts';
import { writeInserted, writePixels } from './inserted-image.ts';
import { embedFont, type EmbeddedFont } from './embedded-font.ts';
import type { DrawnText } from './missing-text.ts';
import {
  type PdfFile,
  type Reference,
  pathOperators,
  array,
  dictionary,
  real,
} from './pdf-file.ts';
import { glyphOutline } from './truetype-glyph.ts';
import { glyphBounds, readTrueType, type GlyphBounds, type TrueTypeFont } from './truetype.ts';

/** What pages share: fonts, degrees of opacity, pictures of text, shapes of letters. Each is asked for by a name to use in a page. */
export interface Resources {
  fontOf(weight: FontWeight): NamedFont;
  /** `opacity` from 0 to 255. */
  opacityName(opacity: number): string;
  pictureName(text: DrawnText): string;
  /** A picture of the diagram, as a square of one unit. */
  imageName(image: Pick<ImagePrimitive, 'picture' | 'isGrey'>): string;
  /** A glyph's shape in font units, to be drawn with `Do` in the colour that is set; null for one without ink. */
  shapeName(weight: FontWeight, glyph: number): string | null;
  /** Writes them into the file, and returns the dictionary that names them. */
  describe(file: PdfFile): string;
}

export interface NamedFont extends EmbeddedFont {
  readonly name: string;
}

export interface FontFiles {
  /** TrueType. */
  readonly regular: Uint8Array;
  readonly semibold: Uint8Array;
}

export function createResources(files: FontFiles): Resources {
  const regular = namedFont('Regular', files.regular);
  const semibold = namedFont('SemiBold', files.semibold);
  const opacities = new Set<number>();
  const pictures = new Map<DrawnText, string>();
  const images = {
    color: new Map<InsertedPicture, string>(),
    grey: new Map<InsertedPicture, string>(),
  };
  const shapes = new Map<string, Shape | null>();
  return {
    fontOf: (weight) => (weight === 600 ? semibold : regular),
    opacityName(opacity) {
      opacities.add(opacity);
      return `/O${opacity}`;
    },
    pictureName(text) {
      const name = pictures.get(text) ?? `/P${pictures.size + 1}`;
      pictures.set(text, name);
      return name;
    },
    imageName({ picture, isGrey }) {
      const known = isGrey ? images.grey : images.color;
      const name = known.get(picture) ?? `/${isGrey ? 'G' : 'I'}${known.size + 1}`;
      known.set(picture, name);
      return name;
    },
    shapeName(weight, glyph) {
      const name = `/S${weight}-${glyph}`;
      let shape = shapes.get(name);
      if (shape === undefined) {
        shape = shapeOf(weight === 600 ? semibold.font : regular.font, glyph);
        shapes.set(name, shape);
      }
      return shape && name;
    },
    describe: (file) =>
      dictionary({
        ExtGState: named([...opacities].map((opacity) => [`/O${opacity}`, opacityState(opacity)])),
        Font: named([regular, semibold].map((font) => [font.name, font.write(file)])),
        XObject: named([
          ...[...pictures].map(([text, name]) => [name, writePixels(file, text)] as const),
          ...[...images.color].map(
            ([picture, name]) => [name, writeInserted(file, picture, false)] as const,
          ),
          ...[...images.grey].map(
            ([picture, name]) => [name, writeInserted(file, picture, true)] as const,
          ),
          ...[...shapes].map(([name, shape]) => [name, shape && writeShape(file, shape)] as const),
        ]),
      }),
  };
}

function namedFont(style: string, file: Uint8Array): NamedFont {
  return { ...embedFont(readTrueType(file), `Inter-${style}`), name: `/${style}` };
}

function named(entries: readonly (readonly [string, string | null])[]): string | undefined {
  const used = entries.filter(([, value]) => value !== null);
  return used.length === 0 ? undefined : `<<${used.map((entry) => entry.join(' ')).join(' ')}>>`;
}

function opacityState(opacity: number): string {
  const share = real(opacity / 255);
  return `<</ca ${share} /CA ${share}>>`;
}

interface Shape {
  readonly box: GlyphBounds;
  readonly path: string;
}

function shapeOf(font: TrueTypeFont, glyph: number): Shape | null {
  const path = pathOperators(glyphOutline(font, glyph));
  return path === '' ? null : { box: glyphBounds(font, glyph), path };
}

function writeShape(file: PdfFile, { box, path }: Shape): Reference {
  const { left, bottom, right, top } = box;
  const entries = { Type: '/XObject', Subtype: '/Form', BBox: array([left, bottom, right, top]) };
  return file.addStream(entries, asciiBytes(`${path}f`));
}
