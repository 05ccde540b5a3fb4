import { zlibSync } from 'fflate';
import { asciiBytes, crc32, joinBytes, uint32 } from '../../shared/bytes/bytes.ts';

/** A PNG of any head and rows (each with its filter before it), as it comes. */
export function aPng(
  { width = 2, height = 1, depth = 8, colorType = 2, interlace = 0 } = {},
  rows: Uint8Array = Uint8Array.of(0, 255, 0, 0, 0, 255, 0),
  others: Readonly<Record<string, Uint8Array>> = {},
): Uint8Array {
  const head = [uint32(width), uint32(height), Uint8Array.of(depth, colorType, 0, 0, interlace)];
  return joinBytes([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', joinBytes(head)),
    ...Object.entries(others).map(([name, data]) => chunk(name, data)),
    chunk('IDAT', zlibSync(rows)),
    chunk('IEND', new Uint8Array()),
  ]);
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const named = joinBytes([asciiBytes(name), data]);
  return joinBytes([uint32(data.length), named, uint32(crc32(named))]);
}
