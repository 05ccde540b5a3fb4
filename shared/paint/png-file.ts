import { joinBytes, uint32 } from './bytes.ts';
import { noteChunks, pngChunk, pngSignature, type PngNotes } from './png-chunks.ts';

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
    ...pixelChunks(packed),
    pngChunk('IEND', new Uint8Array()),
  ]);
}

/** The same data make the same chunks, however they came in pieces. */
function pixelChunks(packed: readonly Uint8Array[]): Uint8Array[] {
  const whole = joinBytes(packed);
  const count = Math.max(1, Math.ceil(whole.length / chunkBytes));
  return Array.from({ length: count }, (_, index) =>
    pngChunk('IDAT', whole.subarray(index * chunkBytes, (index + 1) * chunkBytes)),
  );
}
