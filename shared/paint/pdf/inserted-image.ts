import { asciiBytes, asciiAt } from '../../bytes/bytes.ts';
import {
  bytesOfPicture,
  factsOfPicture,
  isFrame,
  jpegSegments,
  type PictureFacts,
} from '../../project/picture-file.ts';
import type { InsertedPicture } from '../../project/project-schema.ts';
import { decodePng, type Pixels } from '../decode-png.ts';
import type { DrawnText } from './missing-text.ts';
import { dictionary, type PdfFile, type Reference } from './pdf-file.ts';

/** A picture of a diagram as an object that fills a square of one unit; an empty one where it cannot be read. */
export function writeInserted(file: PdfFile, picture: InsertedPicture, isGrey: boolean): Reference {
  const [bytes, facts] = [bytesOfPicture(picture), factsOfPicture(picture)];
  if (!bytes || !facts) return writeForm(file, '');
  if (facts.type === 'jpeg') {
    const image = writeJpeg(file, bytes, facts);
    return isGrey ? writeInGreys(file, image) : image;
  }
  const pixels = decodePng(bytes);
  if (!pixels) return writeForm(file, '');
  return writePixels(file, isGrey ? greyPixels(pixels) : pixels);
}

/** The file itself: PDF has the same way of packing (ISO 32000-1, 7.4.8). */
function writeJpeg(file: PdfFile, bytes: Uint8Array, { width, height }: PictureFacts): Reference {
  const segments = [...jpegSegments(bytes)];
  const frame = segments.find(isFrame);
  const samples = frame ? bytes[frame.start + 9] : undefined;
  // Programs of Adobe write the four inks the other way round, and say that they wrote the file.
  const isOfAdobe = segments.some(
    ({ marker, start }) => marker === 0xee && asciiAt(bytes, start + 4, 5) === 'Adobe',
  );
  const entries = {
    Type: '/XObject',
    Subtype: '/Image',
    Width: width,
    Height: height,
    BitsPerComponent: 8,
    ColorSpace: samples === 1 ? '/DeviceGray' : samples === 4 ? '/DeviceCMYK' : '/DeviceRGB',
    Decode: samples === 4 && isOfAdobe ? '[1 0 1 0 1 0 1 0]' : undefined,
    Interpolate: 'true',
  };
  return file.addPacked(entries, '/DCTDecode', bytes);
}

/** The lightness of an image on white, which has no colour (ISO 32000-1, 11.3.5.3). */
function writeInGreys(file: PdfFile, image: Reference): Reference {
  const resources = dictionary({
    ExtGState: '<</L <</BM /Luminosity>>>>',
    XObject: `<</I ${image}>>`,
  });
  return writeForm(file, '1 g 0 0 1 1 re f /L gs /I Do', {
    Resources: resources,
    Group: '<</S /Transparency /CS /DeviceRGB /I true>>',
  });
}

function writeForm(
  file: PdfFile,
  content: string,
  entries: Readonly<Record<string, string>> = {},
): Reference {
  return file.addStream(
    { Type: '/XObject', Subtype: '/Form', BBox: '[0 0 1 1]', ...entries },
    asciiBytes(content),
  );
}

function greyPixels({ pixels, columns, rows }: Pixels): Pixels {
  const grey = pixels.slice();
  for (let at = 0; at < grey.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(at, at + 3);
    // As the filter of browsers weighs them.
    grey.fill(0.2126 * red + 0.7152 * green + 0.0722 * blue, at, at + 3);
  }
  return { pixels: grey, columns, rows };
}

/** Pixels as an image. */
export function writePixels(
  file: PdfFile,
  { pixels, columns, rows }: Pick<DrawnText, 'pixels' | 'columns' | 'rows'>,
): Reference {
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
