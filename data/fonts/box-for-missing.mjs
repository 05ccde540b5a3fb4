import { readCharacters, readTables } from './read-tables.mjs';

const whiteSquare = 0x25a1;

/**
 * The font with a white square as its glyph 0, which programs draw for what neither it nor any other font has. It is
 * empty in what a subset leaves, and text would vanish. Lengths and places change, sums are left as they were.
 */
export function withBoxForMissing(file) {
  const tables = readTables(file);
  const square = new Map(readCharacters(tables.get('cmap'))).get(whiteSquare);
  const [loca, glyf] = [tables.get('loca'), tables.get('glyf')];
  const isShort = tables.get('head').getInt16(50) === 0;
  const size = isShort ? 2 : 4;
  const offsets = Array.from({ length: loca.byteLength / size }, (_, glyph) =>
    isShort ? 2 * loca.getUint16(2 * glyph) : loca.getUint32(4 * glyph),
  );
  const bytes = bytesOf(glyf);
  const box = bytes.subarray(offsets[square], offsets[square + 1]);
  const shifted = offsets.map((offset, glyph) => (glyph === 0 ? 0 : offset + box.length));
  const locations = new DataView(new ArrayBuffer(loca.byteLength));
  shifted.forEach((offset, glyph) =>
    isShort ? locations.setUint16(2 * glyph, offset / 2) : locations.setUint32(4 * glyph, offset),
  );
  const advances = bytesOf(tables.get('hmtx')).slice();
  advances.copyWithin(0, 4 * square, 4 * square + 4);
  return writeTables(file, {
    glyf: Buffer.concat([box, bytes.subarray(offsets[1])]),
    loca: bytesOf(locations),
    hmtx: advances,
  });
}

/** The file with other contents in some of its tables. */
function writeTables(file, contents) {
  const tables = [...readTables(file)];
  const head = Buffer.from(file.subarray(0, 12 + 16 * tables.length));
  const parts = [head];
  let offset = head.length;
  tables.forEach(([tag, table], i) => {
    const content = contents[tag] ?? bytesOf(table);
    head.writeUInt32BE(offset, 12 + 16 * i + 8);
    head.writeUInt32BE(content.length, 12 + 16 * i + 12);
    const padded = Buffer.concat([content, Buffer.alloc(-content.length & 3)]);
    parts.push(padded);
    offset += padded.length;
  });
  return Buffer.concat(parts);
}

function bytesOf({ buffer, byteOffset, byteLength }) {
  return Buffer.from(buffer, byteOffset, byteLength);
}
