import { Unzlib } from 'fflate';
import { failure, success, type Result } from '../result.ts';
import { joinBytes } from './bytes.ts';

/** Bytes of packed data that are unpacked at a time; a byte unpacks to about a thousand at most. */
const step = 4_096;

/** `damaged` is also what ends too early. */
export type PackingFault = 'damaged' | 'too-large';

/** Unpacks zlib data (RFC 1950), but no more than `limit` bytes: beyond them it stops. */
export function inflate(packed: Uint8Array, limit: number): Result<Uint8Array, PackingFault> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const stream = new Unzlib((piece) => {
    pieces.push(piece);
    length += piece.length;
  });
  try {
    for (let at = 0; at < packed.length && length <= limit; at += step) {
      stream.push(packed.subarray(at, at + step), at + step >= packed.length);
    }
  } catch (error) {
    if (isFaultOfData(error)) return failure('damaged');
    throw error;
  }
  if (length > limit) return failure('too-large');
  return packed.length > 0 ? success(joinBytes(pieces)) : failure('damaged');
}

/** What the library throws for damaged data has a number as its code. */
function isFaultOfData(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'number';
}
