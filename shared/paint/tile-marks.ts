import { cutLine } from '../scene/text-layout.ts';
import type { Primitive, TextPrimitive } from '../scene/primitives.ts';
import type { Sheet } from './sheets.ts';

const markColor = '#606060';
const markLength = 12;
const markGap = 4;
const labelSize = 9;

/** Where to cut a tile, at its corners, and below it which tile it is. */
export function tileMarks(label: TextPrimitive, { part, x, y }: Sheet): Primitive[] {
  const [right, bottom] = [x + part.width, y + part.height];
  const marks = [x, right].flatMap((across) =>
    [y, bottom].map((down) => cornerMark(across, down, across === x ? -1 : 1, down === y ? -1 : 1)),
  );
  return [...marks, label];
}

function cornerMark(x: number, y: number, right: number, down: number): Primitive {
  const from = markGap;
  const to = markGap + markLength;
  return {
    type: 'path',
    path: [
      ['M', x + right * from, y],
      ['L', x + right * to, y],
      ['M', x, y + down * from],
      ['L', x, y + down * to],
    ],
    stroke: { color: markColor, width: 0.5 },
  };
}

/** What stands below a tile, in CSS pixels of the page; null where the whole picture is on it. */
export function tileLabel(title: string, { tile, x, height, part }: Sheet): TextPrimitive | null {
  if (!tile) return null;
  const { row, column, rows, columns } = tile;
  const page = (row - 1) * columns + column;
  const tilePosition = `Row ${row}, column ${column} · page ${page} of ${rows * columns}`;
  const font = { size: labelSize, weight: 400 } as const;
  const name = title.replaceAll(/\s+/gu, ' ');
  const text =
    name === ''
      ? tilePosition
      : cutLine(`${tilePosition} · ${name}`, font, Math.max(part.width, 300));
  const look = { ...font, italic: false, color: markColor } as const;
  return { type: 'text', text, x: x + 3 * markGap, y: height - 18, anchor: 'start', ...look };
}
