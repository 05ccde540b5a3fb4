import { asciiBytes } from '../../bytes/bytes.ts';
import type { FontWeight } from '../../scene/text-layout.ts';
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
          ...[...pictures].map(([text, name]) => [name, writePicture(file, text)] as const),
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

function writePicture(file: PdfFile, { pixels, columns, rows }: DrawnText): Reference {
  const size = { Width: columns, Height: rows, BitsPerComponent: 8 };
  const colors = new Uint8Array(3 * columns * rows);
  const opacities = new Uint8Array(columns * rows);
  // A transparent pixel gets the colour of its neighbour; otherwise black would show where a reader smooths the edges.
  let shown = 0;
  while (shown < opacities.length && !pixels[4 * shown + 3]) shown += 1;
  for (let i = 0; i < opacities.length; i += 1) {
    const opacity = pixels[4 * i + 3] ?? 0;
    opacities[i] = opacity;
    if (opacity > 0) shown = i;
    colors.set(pixels.subarray(4 * shown, 4 * shown + 3), 3 * i);
  }
  const image = { Type: '/XObject', Subtype: '/Image', ...size };
  const mask = file.addStream({ ...image, ColorSpace: '/DeviceGray' }, opacities);
  return file.addStream(
    { ...image, ColorSpace: '/DeviceRGB', SMask: mask, Interpolate: 'true' },
    colors,
  );
}
