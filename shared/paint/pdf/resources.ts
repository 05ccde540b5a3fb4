import type { FontWeight } from '../../scene/text-metrics.ts';
import { embedFont, type EmbeddedFont } from './embedded-font.ts';
import type { DrawnText } from './missing-text.ts';
import type { PdfFile, Reference } from './pdf-file.ts';
import { dictionary, real } from './syntax.ts';
import { readTrueType } from './truetype.ts';

/** What pages share: fonts, degrees of opacity, pictures of text. Each is asked for by a name to use in a page. */
export interface Resources {
  fontOf(weight: FontWeight): NamedFont;
  /** `opacity` from 0 to 255. */
  opacityName(opacity: number): string;
  pictureName(text: DrawnText): string;
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
    describe: (file) =>
      dictionary({
        ExtGState: named([...opacities].map((opacity) => [`/O${opacity}`, opacityState(opacity)])),
        Font: named([regular, semibold].map((font) => [font.name, font.write(file)])),
        XObject: named([...pictures].map(([text, name]) => [name, writePicture(file, text)])),
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

function writePicture(file: PdfFile, { pixels, columns, rows }: DrawnText): Reference {
  const size = { Width: columns, Height: rows, BitsPerComponent: 8 };
  const colors = new Uint8Array(3 * columns * rows);
  const opacities = new Uint8Array(columns * rows);
  // What is transparent takes the colour beside it: black would show where a reader smooths the edges.
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
