// What the making of the fonts reads of OpenType files.

/** Tables of an OpenType file by tag. */
export function readTables(file) {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const tables = new Map();
  for (let i = 0; i < view.getUint16(4); i += 1) {
    const entry = 12 + 16 * i;
    const tag = String.fromCharCode(...file.subarray(entry, entry + 4));
    const offset = file.byteOffset + view.getUint32(entry + 8);
    tables.set(tag, new DataView(file.buffer, offset, view.getUint32(entry + 12)));
  }
  return tables;
}

/** Code points with their glyphs, ascending, from the format 4 table that every such font has. */
export function readCharacters(cmap) {
  for (let i = 0; i < cmap.getUint16(2); i += 1) {
    const start = cmap.getUint32(4 + 8 * i + 4);
    if (cmap.getUint16(start) === 4) return readFormat4(cmap, start);
  }
  throw new Error('The font has no character map in format 4.');
}

function readFormat4(cmap, start) {
  const segments = cmap.getUint16(start + 6) / 2;
  const at = (block, segment) =>
    start + 14 + 2 * (segments * block + segment) + (block > 0 ? 2 : 0);
  const characters = [];
  for (let segment = 0; segment < segments; segment += 1) {
    const last = cmap.getUint16(at(0, segment));
    const delta = cmap.getUint16(at(2, segment));
    const rangeAt = at(3, segment);
    const range = cmap.getUint16(rangeAt);
    for (let code = cmap.getUint16(at(1, segment)); code <= last && code !== 0xffff; code += 1) {
      const first = cmap.getUint16(at(1, segment));
      const raw = range === 0 ? code : cmap.getUint16(rangeAt + range + 2 * (code - first));
      const glyph = raw === 0 ? 0 : (raw + delta) & 0xffff;
      if (glyph !== 0) characters.push([code, glyph]);
    }
  }
  return characters.sort(([a], [b]) => a - b);
}
