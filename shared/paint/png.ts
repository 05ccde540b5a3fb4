import { zlibSync } from 'fflate';
import {
  joinBytes,
  uint32,
  asciiAt,
  asciiBytes,
  uint32At,
  crc32,
  fromUtf8,
  toUtf8,
} from '../bytes/bytes.ts';
import { limits } from '../project/project-schema.ts';
import { failure, success, type Result } from '../result.ts';
import { inflate, type PackingFault } from '../bytes/inflate.ts';

export interface PngShape {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Three bytes a pixel, else four. */
  readonly isOpaque: boolean;
}

/** Bytes of packed pixels in one chunk; a chunk's length could be any below 2³¹. */
const chunkBytes = 4 * 1024 * 1024;

/** A PNG file, 8 bits a channel. `packed`: its rows as zlib data, in pieces. */
export function pngFile(
  { width, height, isOpaque }: PngShape,
  notes: PngNotes,
  packed: readonly Uint8Array[],
): Uint8Array<ArrayBuffer> {
  const colorType = isOpaque ? 2 : 6;
  const header = joinBytes([uint32(width), uint32(height), Uint8Array.of(8, colorType, 0, 0, 0)]);
  return joinBytes([
    pngSignature,
    pngChunk('IHDR', header),
    noteChunks(notes),
    ...inChunkSizes(packed).flatMap((pieces) => chunkPieces('IDAT', pieces)),
    pngChunk('IEND', new Uint8Array()),
  ]);
}

/** Signature and header, which every PNG begins with. */
const openingBytes = 33;

/** A PNG from another program, with notes added. */
export function withPngNotes(png: Uint8Array, notes: PngNotes): Uint8Array<ArrayBuffer> {
  return joinBytes([png.subarray(0, openingBytes), noteChunks(notes), png.subarray(openingBytes)]);
}

/** The same data give the same chunks, whatever the pieces in which they came; nothing is copied. */
function inChunkSizes(packed: readonly Uint8Array[]): Uint8Array[][] {
  const chunks: Uint8Array[][] = [];
  let room = 0;
  for (const piece of packed) {
    for (let at = 0; at < piece.length;) {
      if (room === 0) {
        chunks.push([]);
        room = chunkBytes;
      }
      const part = piece.subarray(at, at + room);
      chunks.at(-1)?.push(part);
      at += part.length;
      room -= part.length;
    }
  }
  return chunks;
}

// Source: PNG specification, third edition, https://www.w3.org/TR/png-3/.
export const pngSignature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** The keyword of the text that holds the project. */
const projectKeyword = 'neuromatrix';
const inchesPerMetre = 39.3701;

/** What a PNG says besides its pixels. */
export interface PngNotes {
  readonly dotsPerInch: number;
  /** Left out where empty, as is the description. */
  readonly title: string;
  readonly description: string;
  /** The text of a project file, or null to carry none. */
  readonly project: string | null;
}

/** A chunk as it stands in the file: length, type, data, checksum. */
export function pngChunk(type: string, data: Uint8Array): Uint8Array {
  return joinBytes(chunkPieces(type, [data]));
}

/** The same in pieces, of which the data are those given: large ones need not be copied. */
function chunkPieces(type: string, data: readonly Uint8Array[]): Uint8Array[] {
  const name = asciiBytes(type);
  const length = data.reduce((sum, piece) => sum + piece.length, 0);
  return [uint32(length), name, ...data, uint32(crc32(name, ...data))];
}

/** The notes as chunks, to stand between the header and the pixels. */
export function noteChunks({ dotsPerInch, title, description, project }: PngNotes): Uint8Array {
  const perMetre = uint32(Math.round(dotsPerInch * inchesPerMetre));
  return joinBytes([
    pngChunk('pHYs', joinBytes([perMetre, perMetre, Uint8Array.of(1)])),
    ...(title === '' ? [] : [textChunk('Title', title)]),
    ...(description === '' ? [] : [textChunk('Description', description)]),
    ...(project === null ? [] : [textChunk(projectKeyword, project)]),
  ]);
}

/** Keyword, "is packed", method, no language, no translated keyword, text. */
function textChunk(keyword: string, text: string): Uint8Array {
  const bytes = toUtf8(text.replaceAll('\0', ''));
  const start = [asciiBytes(keyword), Uint8Array.of(0, bytes.length > 1_024 ? 1 : 0, 0, 0, 0)];
  return pngChunk('iTXt', joinBytes([...start, bytes.length > 1_024 ? zlibSync(bytes) : bytes]));
}

/** The text of the project in a PNG, not yet parsed; null if there is none. If there are several, the first counts. */
export function readPngProject(png: Uint8Array): Result<string | null, PackingFault> {
  for (const chunk of pngChunks(png)) {
    const { type, data } = chunk;
    if (!textTypes.has(type) || keywordOf(data) !== projectKeyword) continue;
    return chunk.isWhole()
      ? readText(type, data.subarray(projectKeyword.length + 1))
      : failure('damaged');
  }
  return success(null);
}

const textTypes: ReadonlySet<string> = new Set(['iTXt', 'zTXt', 'tEXt']);

interface PngChunk {
  readonly type: string;
  readonly data: Uint8Array;
  /** All there, with the right checksum? */
  isWhole(): boolean;
}

/** Text may stand before or after the pixels. Ends where the file is no longer valid. */
function* pngChunks(png: Uint8Array): Generator<PngChunk> {
  let at = pngSignature.length;
  while (at + 8 <= png.length) {
    const length = uint32At(png, at);
    const type = asciiAt(png, at + 4, 4);
    if (type === 'IEND') return;
    const end = at + 8 + length;
    const checked = png.subarray(at + 4, end);
    yield {
      type,
      data: checked.subarray(4),
      // Computed only when asked for: the pixels need not be read.
      isWhole: () => end + 4 <= png.length && crc32(checked) === uint32At(png, end),
    };
    at = end + 4;
  }
}

function keywordOf(data: Uint8Array): string | null {
  // A keyword has 79 characters at most.
  const end = data.subarray(0, 80).indexOf(0);
  return end < 0 ? null : asciiAt(data, 0, end);
}

/** `rest` follows the keyword. Other programs write a text as another type of chunk when they copy it. */
function readText(type: string, rest: Uint8Array): Result<string, PackingFault> {
  if (type === 'tEXt') return decoded(rest);
  if (type === 'zTXt') return unpacked(rest.subarray(1));
  const isPacked = rest[0] === 1;
  const languageEnd = rest.indexOf(0, 2);
  const start = languageEnd < 0 ? -1 : rest.indexOf(0, languageEnd + 1);
  if (start < 0) return failure('damaged');
  const text = rest.subarray(start + 1);
  return isPacked ? unpacked(text) : decoded(text);
}

function unpacked(packed: Uint8Array): Result<string, PackingFault> {
  const bytes = inflate(packed, limits.fileBytes);
  return bytes.ok ? decoded(bytes.value) : bytes;
}

function decoded(bytes: Uint8Array): Result<string, PackingFault> {
  const text = fromUtf8(bytes);
  return text === null ? failure('damaged') : success(text);
}
