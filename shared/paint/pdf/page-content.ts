import { cutLine } from '../../scene/text-layout.ts';
import type { Bounds, Primitive, TextPrimitive } from '../../scene/primitives.ts';
import type { Picture } from '../picture.ts';
import type { Sheet } from '../sheets.ts';
import type { ContentTools } from './content-tools.ts';
import { paintContent } from './content.ts';
import { createPen, pageState } from './pen.ts';
import { real } from './syntax.ts';

/** A diagram unit, 1/96 inch, in points. */
export const point = 0.75;

/** The picture's parts as operators, painted once for all pages that they are on. */
export interface PaintedPicture {
  readonly items: readonly { readonly bounds: Bounds; readonly content: string }[];
  readonly extras: string;
}

export function paintPicture({ items, extras }: Picture, tools: ContentTools): PaintedPicture {
  return {
    items: items.map((item) => {
      const { bounds, primitives } = item.drawn;
      const offset = item.type === 'node' ? item.drawn.node : undefined;
      return { bounds, content: paintContent(primitives, tools, offset) };
    }),
    extras: paintContent(extras, tools),
  };
}

/** One page's content stream. `unit` is how many points the page counts as one. */
export function pageContent(
  picture: Picture,
  painted: PaintedPicture,
  sheet: Sheet,
  tools: ContentTools,
  unit: number,
): string {
  const { part, scale, x, y } = sheet;
  const label = tileLabel(picture.title, sheet);
  const size = point / unit;
  const move = [x - part.x * scale, y - part.y * scale].map(real).join(' ');
  return [
    `${real(size)} 0 0 ${real(-size)} 0 ${real(sheet.height * size)} cm`,
    pageState(tools.resources),
    'q',
    `${real(scale)} 0 0 ${real(scale)} ${move} cm`,
    `${boxOperator(part)} W n`,
    '/Figure <</MCID 0>> BDC',
    ...backdrop(picture, tools),
    'q',
    ...(picture.clip ? [`${boxOperator(picture.clip)} W n`] : []),
    ...painted.items.filter(({ bounds }) => overlaps(bounds, part)).map(({ content }) => content),
    'Q',
    painted.extras,
    'EMC',
    'Q',
    ...(label ? ['/Artifact BMC', paintContent(tileMarks(label, sheet), tools), 'EMC'] : []),
  ].join('\n');
}

function boxOperator({ x, y, width, height }: Bounds): string {
  return `${[x, y, width, height].map(real).join(' ')} re`;
}

function backdrop({ background, frame }: Picture, tools: ContentTools): string[] {
  if (background === null) return [];
  const pen = createPen(tools.resources);
  if (pen.fillWith(background)) pen.write(`${boxOperator(frame)} f`);
  return [pen.finish()];
}

function overlaps(a: Bounds, b: Bounds): boolean {
  return (
    a.x <= b.x + b.width && a.x + a.width >= b.x && a.y <= b.y + b.height && a.y + a.height >= b.y
  );
}

const markColor = '#606060';
const markLength = 12;
const markGap = 4;
const labelSize = 9;

/** Where to cut a tile, at its corners, and below it which tile it is. */
function tileMarks(label: TextPrimitive, { part, x, y }: Sheet): Primitive[] {
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
  const place = `Row ${row}, column ${column} · page ${page} of ${rows * columns}`;
  const font = { size: labelSize, weight: 400 } as const;
  const name = title.replaceAll(/\s+/gu, ' ');
  const text = name === '' ? place : cutLine(`${place} · ${name}`, font, Math.max(part.width, 300));
  const look = { ...font, italic: false, color: markColor } as const;
  return { type: 'text', text, x: x + markGap, y: height - 18, anchor: 'start', ...look };
}
