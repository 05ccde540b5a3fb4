import { Inflate, Unzlib } from 'fflate';
import { failure, success, type Result } from '../result.ts';
import { joinBytes } from './bytes.ts';

/**
 * The data counts as ended when so many pieces went in and nothing came out: more than the longest block. The library
 * keeps what it has not used yet and copies it with each further piece.
 */
const mostIdle = 32;

/** Bytes of packed data that are unpacked at a time; a byte unpacks to about a thousand at most. */
const step = 4_096;

/** Data that ends too early is also `damaged`. */
export type PackingFault = 'damaged' | 'too-large';

/**
 * Unpacks zlib data (RFC 1950), or bare deflate data (RFC 1951), but no more than `limit` bytes: beyond them it stops.
 */
export function inflate(
  packed: Uint8Array,
  limit: number,
  form: 'zlib' | 'bare' = 'zlib',
): Result<Uint8Array, PackingFault> {
  const pieces: Uint8Array[] = [];
  const fresh: Uint8Array[] = [];
  let [length, idle] = [0, 0];
  const stream = new (form === 'bare' ? Inflate : Unzlib)((piece) => void fresh.push(piece));
  try {
    for (let at = 0; at < packed.length && length <= limit; at += step) {
      const isLast = at + step >= packed.length || idle > mostIdle;
      stream.push(packed.subarray(at, at + step), isLast);
      const grown = fresh.splice(0).filter((piece) => piece.length > 0);
      idle = grown.length > 0 ? 0 : idle + 1;
      length = grown.reduce((sum, piece) => sum + piece.length, length);
      pieces.push(...grown);
      if (isLast) break;
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
