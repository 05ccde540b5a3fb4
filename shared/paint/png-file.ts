import { joinBytes, uint32 } from './bytes.ts';
import { chunkPieces, noteChunks, pngChunk, pngSignature, type PngNotes } from './png-chunks.ts';

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

/** A PNG that another program made, with notes that it lacks. */
export function withPngNotes(png: Uint8Array, notes: PngNotes): Uint8Array<ArrayBuffer> {
  return joinBytes([png.subarray(0, openingBytes), noteChunks(notes), png.subarray(openingBytes)]);
}

/** The same data make the same chunks, however they came in pieces; nothing is copied. */
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
