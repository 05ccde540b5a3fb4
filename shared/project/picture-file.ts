import { fromBase64 } from '../bytes/base64.ts';
import { asciiAt, uint32At } from '../bytes/bytes.ts';
import { failure, success, type Result } from '../result.ts';
import type { InsertedPicture } from './project-schema.ts';

/** What the head of a picture's file says. */
export interface PictureFacts {
  readonly type: 'png' | 'jpeg';
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** `too-many`: of pixels, for the memory of any machine. */
export type PictureFault = 'no-picture' | 'cut-off' | 'empty' | 'too-many';

/** The most pixels of a picture, and of one of its sides: decoded, each takes four bytes. */
const mostPixels = { all: 50_000_000, side: 16_384 } as const;

/** All bytes of a picture; null where they are no base64. */
export function bytesOfPicture({ data }: InsertedPicture): Uint8Array | null {
  return fromBase64(data);
}

const knownFacts = new WeakMap<InsertedPicture, PictureFacts | 'unreadable'>();

/** What a picture is; null for one that nobody can show. */
export function factsOfPicture(picture: InsertedPicture): PictureFacts | null {
  const known = knownFacts.get(picture) ?? readFacts(picture);
  knownFacts.set(picture, known);
  return known === 'unreadable' ? null : known;
}

/** Signs of base64 in which nearly every file has its head. */
const headLength = 65_536;

function readFacts(picture: InsertedPicture): PictureFacts | 'unreadable' {
  const { data } = picture;
  for (const part of data.length > headLength ? [data.slice(0, headLength), data] : [data]) {
    const bytes = fromBase64(part);
    const facts = bytes && readHead(bytes);
    if (facts?.ok) return facts.value;
  }
  return 'unreadable';
}

/** Reads size and type of a whole file, which must not be cut off. Its name does not count. */
export function readPictureFile(bytes: Uint8Array): Result<PictureFacts, PictureFault> {
  const facts = readHead(bytes);
  if (!facts.ok) return facts;
  const isWhole = facts.value.type === 'png' ? hasPngEnd(bytes) : hasJpegEnd(bytes);
  return isWhole ? facts : failure('cut-off');
}

/** Reads what a file begins with. */
function readHead(bytes: Uint8Array): Result<PictureFacts, PictureFault> {
  if (isPng(bytes)) return readPngHead(bytes);
  return isJpeg(bytes) ? readJpegHead(bytes) : failure('no-picture');
}

const pngMark = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function isPng(bytes: Uint8Array): boolean {
  return pngMark.every((byte, at) => bytes[at] === byte);
}

function isJpeg([first, second, third]: Uint8Array): boolean {
  return first === 0xff && second === 0xd8 && third === 0xff;
}

/** PNG (ISO/IEC 15948), 11.2.2. */
function readPngHead(bytes: Uint8Array): Result<PictureFacts, PictureFault> {
  if (bytes.length < 33) return failure('cut-off');
  if (asciiAt(bytes, 12, 4) !== 'IHDR') return failure('no-picture');
  return checkedSize('png', uint32At(bytes, 16), uint32At(bytes, 20));
}

function checkedSize(
  type: PictureFacts['type'],
  width: number,
  height: number,
): Result<PictureFacts, PictureFault> {
  if (width === 0 || height === 0) return failure('empty');
  const isTooMany = Math.max(width, height) > mostPixels.side || width * height > mostPixels.all;
  return isTooMany ? failure('too-many') : success({ type, width, height });
}

/** A part of a PNG file. */
export interface PngChunk {
  readonly name: string;
  readonly start: number;
  /** After its checksum. */
  readonly end: number;
}

/** The chunks of a PNG file up to its end, or to where it is cut off. */
export function* pngChunks(bytes: Uint8Array): Generator<PngChunk> {
  for (let at = pngMark.length; at + 12 <= bytes.length;) {
    const end = at + 12 + uint32At(bytes, at);
    if (end > bytes.length) return;
    const name = asciiAt(bytes, at + 4, 4);
    yield { name, start: at, end };
    if (name === 'IEND') return;
    at = end;
  }
}

function hasPngEnd(bytes: Uint8Array): boolean {
  let hasPixels = false;
  for (const { name } of pngChunks(bytes)) {
    hasPixels ||= name === 'IDAT';
    if (name === 'IEND') return hasPixels;
  }
  return false;
}

/** A part of a JPEG file before its pixels. */
export interface JpegSegment {
  /** Its second byte, such as 0xe1 for Exif. */
  readonly marker: number;
  readonly start: number;
  readonly end: number;
}

/** The segments of a JPEG file (ITU-T T.81, annex B) up to the one after which the pixels follow. */
export function* jpegSegments(bytes: Uint8Array): Generator<JpegSegment> {
  for (let at = 2; at + 4 <= bytes.length;) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return;
    // Fill bytes may stand before any marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const end = at + 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0);
    if (end < at + 4 || end > bytes.length) return;
    yield { marker, start: at, end };
    if (marker === startOfScan) return;
    at = end;
  }
}

const startOfScan = 0xda;
/** In this range lie the frames, and these three others. */
const notFrames: ReadonlySet<number> = new Set([0xc4, 0xc8, 0xcc]);

export function isFrame({ marker }: JpegSegment): boolean {
  return marker >= 0xc0 && marker <= 0xcf && !notFrames.has(marker);
}

function readJpegHead(bytes: Uint8Array): Result<PictureFacts, PictureFault> {
  for (const segment of jpegSegments(bytes)) {
    if (!isFrame(segment)) continue;
    const { start, end } = segment;
    if (end - start < 10) return failure('no-picture');
    const at = (offset: number) =>
      ((bytes[start + offset] ?? 0) << 8) + (bytes[start + offset + 1] ?? 0);
    return checkedSize('jpeg', at(7), at(5));
  }
  return failure('cut-off');
}

/** The mark of the end comes after the pixels; some programs write more behind it. */
function hasJpegEnd(bytes: Uint8Array): boolean {
  const scan = [...jpegSegments(bytes)].at(-1);
  if (scan?.marker !== startOfScan) return false;
  for (let at = bytes.length - 2; at >= scan.end; at -= 1)
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true;
  return false;
}
