// Makes the bundled font files and the table of their advance widths from the Inter fonts of the `inter-ui` package:
//   node data/fonts/make-fonts.mjs
// Run it again when the package or the list of characters changes, and check in what it writes.
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';
import { withBoxForMissing } from './box-for-missing.mjs';
import { readCharacters, readTables } from './read-tables.mjs';

// What subset-font itself converts with; it leaves no font a shape for what that lacks.
const { convert } = createRequire(import.meta.resolve('subset-font'))('fontverter');

const here = new URL('./', import.meta.url);
const metricsFile = new URL('../../shared/scene/font-metrics.json', here);

/** Inclusive ranges of code points; what Inter lacks of them is left out. */
const ranges = [
  [0x20, 0x7e], // ASCII
  [0xa0, 0x17f], // Latin-1, Latin Extended-A
  [0x192, 0x192],
  [0x2b0, 0x2b8], // raised letters
  [0x2c6, 0x2dd],
  [0x300, 0x30c], // combining accents
  [0x327, 0x328],
  [0x370, 0x3ff], // Greek
  [0x1e80, 0x1e85],
  [0x1e9e, 0x1e9e],
  [0x2000, 0x206f], // punctuation and spaces
  [0x2070, 0x209c], // superscripts and subscripts
  [0x20a0, 0x20bf],
  [0x2100, 0x214f], // letter-like: trade mark, ohm, angstrom
  [0x2150, 0x215f], // fractions
  [0x2190, 0x21ff], // arrows
  [0x2200, 0x22ff], // mathematical operators
  [0x2300, 0x230f],
  [0x25a0, 0x25ff], // geometric shapes
  [0x2605, 0x2606],
  [0x2640, 0x2642],
  [0x26a0, 0x26a0],
  [0x2713, 0x2718], // check and cross marks
  [0xfffd, 0xfffd],
];

const weights = [
  { name: 'regular', source: 'Inter-Regular.woff2', file: 'inter-regular.woff2' },
  { name: 'semibold', source: 'Inter-SemiBold.woff2', file: 'inter-semibold.woff2' },
];

const text = ranges
  .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i))
  .map((code) => String.fromCodePoint(code))
  .join('');

// Accents attach to letters; kerning, ligatures and alternates are dropped, so that a line of text is as wide as
// the sum of its characters in every program that draws it.
const keepFeatures = ['ccmp', 'mark', 'mkmk'];

const advances = {};
let vertical;
for (const { name, source, file } of weights) {
  const original = await readFile(fileURLToPath(import.meta.resolve(`inter-ui/web/${source}`)));
  const subset = await subsetFont(original, text, { targetFormat: 'truetype', keepFeatures });
  const packed = await convert(withBoxForMissing(subset), 'woff2');
  await writeFile(new URL(file, here), packed);
  // Unpacked again, it has the right sums.
  const plain = await convert(packed, 'truetype');
  await writeFile(new URL(file.replace('.woff2', '.ttf'), here), plain);
  const font = readTables(plain);
  vertical ??= readVertical(font);
  advances[name] = readAdvances(font);
}
await writeFile(metricsFile, format({ ...vertical, advances }));

function readVertical(tables) {
  return {
    unitsPerEm: tables.get('head').getUint16(18),
    ascender: tables.get('hhea').getInt16(4),
    descender: tables.get('hhea').getInt16(6),
    xHeight: tables.get('OS/2').getInt16(86),
    capHeight: tables.get('OS/2').getInt16(88),
  };
}

/** Runs of consecutive code points: `[first, width, width, ...]`. */
function readAdvances(tables) {
  const metrics = tables.get('hmtx');
  const last = tables.get('hhea').getUint16(34) - 1;
  const runs = [];
  let next = -1;
  for (const [code, glyph] of readCharacters(tables.get('cmap'))) {
    if (code !== next) runs.push([code]);
    runs.at(-1).push(metrics.getUint16(4 * Math.min(glyph, last)));
    next = code + 1;
  }
  return runs;
}

/** JSON with one run a line, so that a change shows as few changed lines. */
function format({ advances: byWeight, ...numbers }) {
  const lists = Object.entries(byWeight).map(
    ([name, runs]) =>
      `    ${JSON.stringify(name)}: [\n${runs.map((run) => `      ${JSON.stringify(run)}`).join(',\n')}\n    ]`,
  );
  const head = Object.entries(numbers).map(
    ([name, value]) => `  ${JSON.stringify(name)}: ${value},\n`,
  );
  return `{\n${head.join('')}  "advances": {\n${lists.join(',\n')}\n  }\n}\n`;
}
