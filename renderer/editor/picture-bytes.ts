import { toBase64 } from '../../shared/bytes/base64.ts';
import { joinBytes } from '../../shared/bytes/bytes.ts';
import { findXmlRoot } from '../../shared/formats/xml/xml-start.ts';
import { harmlessSvg, type SvgFault } from '../../shared/open/harmless-svg.ts';
import {
  isFrame,
  jpegSegments,
  pngChunks,
  readPictureFile,
  type PictureFacts,
  type PictureFault,
} from '../../shared/project/picture-file.ts';
import { limits } from '../../shared/project/project-schema.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { lenientUtf8 } from '../../shared/bytes/bytes.ts';

/** A picture as a project keeps it. */
export interface ReadyPicture {
  /** In base64. */
  readonly data: string;
  /** Bytes of the file that `data` stands for. */
  readonly bytes: number;
  /** In diagram units, as the file says. */
  readonly width: number;
  readonly height: number;
  /** It has fewer pixels than its file. */
  readonly isSmaller: boolean;
}

export type UnfitPicture =
  PictureFault | SvgFault | 'file-too-large' | 'picture-too-large' | 'cannot-draw';

/** Larger files are not even read. */
export const mostFileBytes = 30 * 1024 * 1024;
/** Pixels of the longer side that a picture keeps: enough for a page in print. */
const mostSide = 4_096;
/** Pixels of the longer side of a drawing: it has none of its own. */
const drawingSide = 2_400;

/** Reads and checks the bytes of a picture, whatever its file is called. */
export async function readyPicture(file: Blob): Promise<Result<ReadyPicture, UnfitPicture>> {
  if (file.size > mostFileBytes) return failure('file-too-large');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const facts = readPictureFile(bytes);
  if (facts.ok) return readyPixels(bytes, facts.value);
  return facts.error === 'no-picture' && isSvg(bytes) ? readyDrawing(bytes) : facts;
}

function isSvg(bytes: Uint8Array): boolean {
  return findXmlRoot(lenientUtf8(bytes.subarray(0, 65_536)))?.name === 'svg';
}

async function readyPixels(
  bytes: Uint8Array<ArrayBuffer>,
  facts: PictureFacts,
): Promise<Result<ReadyPicture, UnfitPicture>> {
  const image = await decoded(new Blob([bytes], { type: `image/${facts.type}` }));
  if (!image) return failure('cut-off');
  const { width, height } = image;
  const scale = Math.min(1, mostSide / Math.max(width, height));
  const plain = facts.type === 'png' ? plainPng(bytes) : plainJpeg(bytes);
  if (plain && scale === 1 && plain.length <= limits.pictureBytes) {
    return success({ ...held(plain), width, height, isSmaller: false });
  }
  for (const share of [1, 0.6, 0.35]) {
    // The next one only where this one is too large.
    // oxlint-disable-next-line no-await-in-loop
    const drawn = await redrawn(image, scale * share, facts.type);
    if (!drawn) return failure('cannot-draw');
    if (drawn.length <= limits.pictureBytes)
      return success({ ...held(drawn), width, height, isSmaller: scale * share < 1 });
  }
  return failure('picture-too-large');
}

function held(bytes: Uint8Array): Pick<ReadyPicture, 'data' | 'bytes'> {
  return { data: toBase64(bytes), bytes: bytes.length };
}

async function decoded(file: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(file);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

async function redrawn(
  image: CanvasImageSource & { readonly width: number; readonly height: number },
  scale: number,
  type: PictureFacts['type'],
): Promise<Uint8Array | null> {
  const [width, height] = [image.width, image.height].map((side) =>
    Math.max(1, Math.round(side * scale)),
  );
  if (width === undefined || height === undefined) return null;
  const canvas = new OffscreenCanvas(width, height);
  const surface = canvas.getContext('2d');
  if (!surface) return null;
  surface.imageSmoothingQuality = 'high';
  surface.drawImage(image, 0, 0, width, height);
  const blob = await canvas.convertToBlob({ type: `image/${type}`, quality: 0.9 });
  return new Uint8Array(await blob.arrayBuffer());
}

/** Chunks that change how the pixels look. Others may tell who took the picture, and where. */
const lookingChunks: ReadonlySet<string> = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
]);

function plainPng(bytes: Uint8Array): Uint8Array {
  const kept = [...pngChunks(bytes)].filter(({ name }) => lookingChunks.has(name));
  return joinBytes([
    bytes.subarray(0, 8),
    ...kept.map(({ start, end }) => bytes.subarray(start, end)),
  ]);
}

/** Without what tells of camera and place. Null for one that is to be drawn anew: it is turned, or in printing inks. */
function plainJpeg(bytes: Uint8Array): Uint8Array | null {
  const segments = [...jpegSegments(bytes)];
  const frame = segments.find(isFrame);
  const isInInks = frame !== undefined && bytes[frame.start + 9] === 4;
  if (isInInks || segments.some((segment) => isTurned(bytes, segment))) return null;
  // Of what programs add, only the profile of colours and the mark of Adobe change how it looks.
  const kept = segments.filter(
    ({ marker }) =>
      !(marker >= 0xe1 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee) && marker !== 0xfe,
  );
  const last = segments.at(-1);
  return joinBytes([
    bytes.subarray(0, 2),
    ...kept.map(({ start, end }) => bytes.subarray(start, end)),
    bytes.subarray(last?.end ?? 2),
  ]);
}

/** Exif says with a number from 1 how a camera was held; 1 is upright (JEITA CP-3451, 4.6.4). */
function isTurned(
  bytes: Uint8Array,
  { marker, start, end }: { marker: number; start: number; end: number },
): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, end - start);
  if (marker !== 0xe1 || view.byteLength < 26 || view.getUint32(4) !== 0x45786966) return false;
  const isLittle = view.getUint16(10) === 0x4949;
  const first = 10 + view.getUint32(14, isLittle);
  if (first + 2 > view.byteLength) return false;
  const count = view.getUint16(first, isLittle);
  for (let at = first + 2; at < first + 2 + 12 * count && at + 12 <= view.byteLength; at += 12)
    if (view.getUint16(at, isLittle) === 0x0112) return view.getUint16(at + 8, isLittle) !== 1;
  return false;
}

/** A drawing becomes pixels: every painter has them, and nothing of the file itself comes into the project. */
async function readyDrawing(bytes: Uint8Array): Promise<Result<ReadyPicture, UnfitPicture>> {
  const drawing = harmlessSvg(lenientUtf8(bytes));
  if (!drawing.ok) return drawing;
  const { text, width, height } = drawing.value;
  const url = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    const image = new Image(Math.round(width), Math.round(height));
    image.src = url;
    await image.decode();
    for (const side of [drawingSide, drawingSide / 2]) {
      const scale = side / Math.max(image.width, image.height);
      // oxlint-disable-next-line no-await-in-loop -- the second only where the first is too large
      const drawn = await redrawn(image, scale, 'png');
      if (!drawn) return failure('cannot-draw');
      if (drawn.length <= limits.pictureBytes)
        return success({ ...held(drawn), width, height, isSmaller: false });
    }
    return failure('picture-too-large');
  } catch (error) {
    if (error instanceof DOMException) return failure('cannot-draw');
    throw error;
  } finally {
    URL.revokeObjectURL(url);
  }
}
