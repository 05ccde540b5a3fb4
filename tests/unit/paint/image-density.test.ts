import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { wholeImages } from '../../../shared/paint/image-density.ts';

const header = 'ffe000104a46494600010101012c012c0000';

test('a JPEG says how large it is on paper: 300 dots an inch, both ways', () => {
  const jpeg = createCanvas(4, 4).encodeSync('jpeg');
  const hex = Buffer.from(wholeImages.jpeg.withDensity(jpeg, 300)).toString('hex');
  expect(hex.slice(0, 40)).toBe(`ffd8${header}`);
  expect(hex.length).toBe(2 * jpeg.length);
});

test('one that says nothing about itself is given the means to', () => {
  const bare = Buffer.from('ffd8ffdb0004ffd9', 'hex');
  expect(Buffer.from(wholeImages.jpeg.withDensity(bare, 300)).toString('hex')).toBe(
    `ffd8${header}ffdb0004ffd9`,
  );
});

function aWebp(): Buffer {
  const canvas = createCanvas(5, 3);
  const surface = canvas.getContext('2d');
  surface.fillStyle = '#ff0000';
  surface.fillRect(0, 0, 2, 3);
  return canvas.encodeSync('webp', 100);
}

/** As browsers make them: nothing but the pixels. */
function aPlainWebp(): Buffer {
  const [pixels] = chunksIn(aWebp()).filter(({ name }) => name === 'VP8L');
  const content = pixels?.content ?? Buffer.of();
  const file = Buffer.alloc(20 + content.length + (content.length % 2));
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WEBPVP8L', 8, 'latin1');
  file.writeUInt32LE(content.length, 16);
  content.copy(file, 20);
  return file;
}

function chunksIn(webp: Buffer): { readonly name: string; readonly content: Buffer }[] {
  const chunks = [];
  for (let at = 12; at < webp.length;) {
    const length = webp.readUInt32LE(at + 4);
    const content = webp.subarray(at + 8, at + 8 + length);
    chunks.push({ name: webp.toString('latin1', at, at + 4), content });
    at += 8 + length + (length % 2);
  }
  return chunks;
}

test.each([
  ['with a header', aWebp()],
  ['without a header', aPlainWebp()],
])('a WebP %s says how large it is on paper, and shows the same pixels', async (_, webp) => {
  const file = Buffer.from(wholeImages.webp.withDensity(webp, 192.5));
  expect(file.readUInt32LE(4)).toBe(file.length - 8);
  const chunks = chunksIn(file);
  expect([chunks[0]?.name, chunks.at(-1)?.name]).toEqual(['VP8X', 'EXIF']);
  const header = chunks[0]?.content ?? Buffer.of();
  // Exif and opacity; five by three pixels, each less one.
  expect(header[0] ?? 0).toSatisfy((flags: number) => (flags & 0x18) === 0x18);
  expect(header.subarray(4).toString('hex')).toBe('040000020000');

  const exif = chunks.at(-1)?.content ?? Buffer.of();
  const at = exif.readUInt32LE(18);
  expect(exif.readUInt16LE(10)).toBe(282);
  expect(exif.readUInt32LE(at) / exif.readUInt32LE(at + 4)).toBe(192.5);
  expect(await pixelsOf(file)).toEqual(await pixelsOf(webp));
});

async function pixelsOf(webp: Buffer): Promise<number[]> {
  const image = await loadImage(webp);
  const surface = createCanvas(image.width, image.height).getContext('2d');
  surface.drawImage(image, 0, 0);
  return [...surface.getImageData(0, 0, image.width, image.height).data];
}
