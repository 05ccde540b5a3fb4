import { failure, success, type Result } from '../result.ts';
import { latin1At } from './bytes.ts';
import { inflate, type PackingFault } from './inflate.ts';

/** A file in a ZIP archive. */
export interface ZipEntry {
  readonly name: string;
  /** Its content, but no more than `limit` bytes. */
  readonly read: (limit: number) => Result<Uint8Array, PackingFault>;
}

/** Of entries, which are read before any of their contents. */
const mostEntries = 20_000;
const endLength = 22;
const longestComment = 65_535;

/** The files in a ZIP archive, by the directory at its end; `null` where the bytes have none. */
export function zipEntries(bytes: Uint8Array): readonly ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(bytes, view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < Math.min(count, mostEntries); index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return null;
    const [method, packed] = [view.getUint16(at + 10, true), view.getUint32(at + 20, true)];
    const [nameLength, extra] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true)];
    const comment = view.getUint16(at + 32, true);
    const start = view.getUint32(at + 42, true);
    const name = latin1At(bytes, at + 46, nameLength);
    entries.push({
      name,
      read: (limit) => contentAt(bytes, view, { start, packed, method, limit }),
    });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

function endOfDirectory(bytes: Uint8Array, view: DataView): number | null {
  const first = Math.max(0, bytes.length - endLength - longestComment);
  for (let at = bytes.length - endLength; at >= first; at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return null;
}

interface Place {
  readonly start: number;
  readonly packed: number;
  readonly method: number;
  readonly limit: number;
}

function contentAt(
  bytes: Uint8Array,
  view: DataView,
  { start, packed, method, limit }: Place,
): Result<Uint8Array, PackingFault> {
  if (start + 30 > bytes.length || view.getUint32(start, true) !== 0x04034b50) {
    return failure('damaged');
  }
  const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
  const content = bytes.subarray(from, from + packed);
  if (content.length < packed) return failure('damaged');
  if (method === 8) return inflate(content, limit, 'bare');
  if (method !== 0) return failure('damaged');
  return content.length > limit ? failure('too-large') : success(content);
}
