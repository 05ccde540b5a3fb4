import { asciiBytes, joinBytes, uint32 } from './bytes.ts';
import { noteChunks, pngChunk, pngSignature, type PngNotes } from './png-chunks.ts';

export interface PngShape {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Three bytes a pixel where nothing is transparent, else four. */
  readonly isOpaque: boolean;
}

/** Everything before the pixels. */
export function pngOpening({ width, height, isOpaque }: PngShape, notes: PngNotes): Uint8Array {
  const colorType = isOpaque ? 2 : 6;
  const header = [uint32(width), uint32(height), Uint8Array.of(8, colorType, 0, 0, 0)];
  return joinBytes([pngSignature, pngChunk('IHDR', joinBytes(header)), noteChunks(notes)]);
}
