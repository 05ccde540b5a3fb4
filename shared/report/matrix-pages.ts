import { cellWords, roles, type Role, roleSigns, roleLabels } from '../matrix/roles.ts';
import type { PagePart } from '../paint/pdf-pages.ts';
import type { PageElement } from '../paint/pdf/page-structure.ts';
import { outlineOf } from '../scene/node-shapes.ts';
import type { Primitive } from '../scene/primitives.ts';
import { lineWidth } from '../scene/text-layout.ts';
import {
  roomOn,
  type FlowBlock,
  type FlowSection,
  type ReportPaper,
  sectionHeading,
  rulePart,
  manners,
  textBlocks,
  textPart,
} from './page-flow.ts';
import {
  reportLook,
  hasContested,
  idleWords,
  type MatrixEntry,
  type MatrixRow,
  type ReportMatrix,
} from './report-matrix.ts';
import { reportWords } from '../words/report.ts';

const nameWidth = 132;
const narrowestColumn = 98;
const widestColumn = 190;
const signSize = 9;
const signRoom = 14;
const rowPadding = 5;

/**
 * The support matrix on as many pages as it needs: landscape if it has many columns, and in bands if it has even more.
 */
export function matrixSection(matrix: ReportMatrix, paper: ReportPaper): FlowSection {
  const fits = (width: number) => Math.floor((width - nameWidth) / narrowestColumn);
  const { columns } = matrix;
  if (matrix.isTooLarge) return tooLargeSection(matrix, roomOn(paper, 'portrait').width);
  const upright = columns.length <= fits(roomOn(paper, 'portrait').width);
  const orientation = upright ? 'portrait' : 'landscape';
  const { width } = roomOn(paper, orientation);
  const bands = bandsOf(columns.length, fits(width));
  const [first] = bands;
  const columnWidth = Math.min(widestColumn, (width - nameWidth) / (first?.length ?? 1));
  const blocks = [
    ...sectionHeading(reportWords.supportMatrix, width),
    ...keyBlocks(matrix, width),
    ...bands.flatMap((band) => bandBlocks(matrix, band, columnWidth)),
    ...idleBlocks(matrix, width),
  ];
  return { orientation, ownPage: true, blocks };
}

function tooLargeSection({ limits }: ReportMatrix, width: number): FlowSection {
  const layout = { width, gap: 6, element: { tag: 'P' } } as const;
  const said = textBlocks([reportWords.matrixTooLarge, ...limits].join(' '), manners.body, layout);
  const blocks = [...sectionHeading(reportWords.supportMatrix, width), ...said];
  return { orientation: 'portrait', ownPage: true, blocks };
}

/** The positions of the columns, shared equally by as few bands as possible. */
function bandsOf(columns: number, most: number): number[][] {
  const count = Math.ceil(columns / most);
  const size = Math.ceil(columns / count);
  return Array.from({ length: count }, (_, band) =>
    Array.from(
      { length: Math.min(size, columns - band * size) },
      (_column, at) => band * size + at,
    ),
  );
}

function keyBlocks(matrix: ReportMatrix, width: number): FlowBlock[] {
  const said = matrix.words;
  const { font } = manners.small;
  const { leading } = manners.small;
  let [x, y] = [0, 0];
  const entry = (label: string, role: Role, isContested: boolean): PagePart[] => {
    const labelWidth = lineWidth(label, font) + 2;
    if (x > 0 && x + signRoom + labelWidth > width) [x, y] = [0, y + leading];
    const at = x;
    x += signRoom + labelWidth + 18;
    const room = { x: at + signRoom, y, width: labelWidth, lines: 1 };
    const words = textPart(label, manners.small, { ...room, element: { tag: 'P' } });
    return [signPart(role, isContested, at, y + (leading - signSize) / 2), words.part];
  };
  const parts = [
    ...roles.flatMap((role) => entry(roleLabels[role], role, false)),
    ...(hasContested(matrix) ? entry('contested', 'cofactor', true) : []),
  ];
  return [
    ...textBlocks(said, manners.small, {
      width,
      gap: 4,
      element: { tag: 'P' },
      keepsWithNext: true,
    }),
    { height: y + leading, gap: 8, parts, keepsWithNext: true },
  ];
}

function idleBlocks({ idle }: ReportMatrix, width: number): FlowBlock[] {
  if (idle.length === 0) return [];
  const layout = { width, gap: 10, element: { tag: 'P' } } as const;
  return textBlocks(idleWords(idle), manners.small, layout);
}

function bandBlocks(matrix: ReportMatrix, band: readonly number[], columnWidth: number) {
  const table: PageElement = { tag: 'Table' };
  const width = nameWidth + band.length * columnWidth;
  const head = headBlock(matrix, band, columnWidth, table);
  const repeated = { ...head, parts: head.parts.map((part) => ({ ...part, element: null })) };
  const rows = matrix.groups.flatMap(({ label, rows: all }) => {
    // Shown for a factor that supports only transmitters of other bands.
    const members = all.filter(({ cells }) =>
      band.some((at) => (cells[at]?.roles.length ?? 0) > 0),
    );
    if (members.length === 0) return [];
    return [
      groupBlock(label, width, table),
      ...members.map((row) => rowBlock(row, band, columnWidth, table)),
    ];
  });
  return [head, ...rows.map((row): FlowBlock => ({ ...row, heading: repeated }))];
}

function headBlock(
  { columns }: ReportMatrix,
  band: readonly number[],
  columnWidth: number,
  table: PageElement,
): FlowBlock {
  const row: PageElement = { tag: 'TR', parent: table };
  const cell = (): PageElement => ({ tag: 'TH', parent: row, scope: 'Column' });
  const names = [reportWords.supportFactor, ...band.map((at) => columns[at] ?? '')];
  const cells = names.map((name, at) =>
    textPart(name, manners.cellName, {
      x: at === 0 ? 0 : nameWidth + (at - 1) * columnWidth,
      y: rowPadding,
      width: (at === 0 ? nameWidth : columnWidth) - 10,
      lines: 3,
      element: cell(),
    }),
  );
  const height = Math.max(...cells.map((one) => one.height)) + 2 * rowPadding;
  const width = nameWidth + band.length * columnWidth;
  const line = rulePart(width, height, reportLook.quiet);
  return {
    height,
    gap: 16,
    keepsWithNext: true,
    parts: [...cells.map(({ part }) => part), line],
  };
}

function groupBlock(label: string, width: number, table: PageElement): FlowBlock {
  const row: PageElement = { tag: 'TR', parent: table };
  const element: PageElement = { tag: 'TH', parent: row, scope: 'Row' };
  const words = textPart(label.toUpperCase(), manners.label, {
    y: 9,
    width,
    lines: 1,
    element,
  });
  const height = words.height + 14;
  return { height, gap: 0, keepsWithNext: true, parts: [words.part, rulePart(width, height)] };
}

function rowBlock(
  { label, cells }: MatrixRow,
  band: readonly number[],
  columnWidth: number,
  table: PageElement,
): FlowBlock {
  const row: PageElement = { tag: 'TR', parent: table };
  const name = textPart(label, manners.cellName, {
    y: rowPadding,
    width: nameWidth - 10,
    lines: 4,
    element: { tag: 'TH', parent: row, scope: 'Row' },
  });
  const entries = band.map((at, column) => {
    const element: PageElement = { tag: 'TD', parent: row };
    return entryParts(cells[at], nameWidth + column * columnWidth, columnWidth - 8, element);
  });
  const tallest = Math.max(name.height, ...entries.map(({ height }) => height));
  const height = tallest + 2 * rowPadding;
  const width = nameWidth + band.length * columnWidth;
  const parts = [name.part, ...entries.flatMap((entry) => entry.parts), rulePart(width, height)];
  return { height, gap: 0, parts };
}

function entryParts(
  entry: MatrixEntry | undefined,
  x: number,
  width: number,
  element: PageElement,
): { readonly parts: readonly PagePart[]; readonly height: number } {
  const parts: PagePart[] = [];
  let height = 0;
  const room = { x: x + signRoom, width: width - signRoom, element };
  const say = (text: string, manner: (typeof manners)['cell' | 'cellQuiet'], lines: number) => {
    const said = textPart(text, manner, { ...room, y: rowPadding + height, lines });
    parts.push(said.part);
    height += said.height;
  };
  for (const told of entry?.roles ?? []) {
    const { role, isContested, numbers } = told;
    if (height > 0) height += 3;
    parts.push(
      signPart(role, isContested, x, rowPadding + height + (manners.cell.leading - signSize) / 2),
    );
    say(cellWords(told), manners.cell, 3);
    if (numbers !== '') say(`[${numbers}]`, manners.cellQuiet, 2);
  }
  if (entry && entry.more > 0) say(`and ${entry.more} more`, manners.cellQuiet, 1);
  // An empty cell is still a cell: without it, screen readers would move the following cells to the left.
  if (parts.length === 0) parts.push({ x, y: rowPadding, primitives: [], element });
  return { parts, height };
}

function signPart(role: Role, isContested: boolean, x: number, y: number): PagePart {
  const { shape, fill, border, rotation } = roleSigns[role];
  const path: Primitive = {
    type: 'path',
    path: outlineOf(shape, signSize, signSize, 0.5),
    fill,
    stroke: { color: border, width: 1.1, ...(isContested && { dash: [1.8, 1.4] }) },
  };
  const turned: Primitive =
    rotation === undefined
      ? path
      : {
          type: 'group',
          rotation: { angle: rotation, x: signSize / 2, y: signSize / 2 },
          children: [path],
        };
  return { x, y, primitives: [turned], element: null };
}
