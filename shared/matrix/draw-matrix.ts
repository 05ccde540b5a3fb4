import {
  nodeSchema,
  type PathwayNode,
  projectSchema,
  type Project,
} from '../project/project-schema.ts';
import { cutLine, lineWidth } from '../scene/text-layout.ts';
import type { ComparedCell } from './matrix-view.ts';
import {
  roles,
  type Role,
  roleSigns,
  roleLabels,
  standingLabels,
  strengths,
  type Strength,
} from './roles.ts';
import { levelSigns } from '../whatif/scenario-words.ts';

/** What a drawn matrix shows: its rows in order, with headings between them. */
export interface MatrixTable {
  readonly title: string;
  /** A text below it, such as what a scenario cannot say. */
  readonly caution: string;
  readonly columns: readonly TableHead[];
  readonly rows: readonly ({ readonly heading: string } | TableRow)[];
}

interface TableHead {
  readonly label: string;
  /** What a scenario means for it. */
  readonly note: string;
  readonly level: TableLevel;
}

interface TableRow extends TableHead {
  /** By column; null for an empty cell. */
  readonly cells: readonly (TableCell | null)[];
}

export interface TableCell {
  readonly role: Role;
  readonly isContested: boolean;
  readonly text: string;
  readonly strength: Strength;
  /** Its further roles, each one once. */
  readonly others: readonly Role[];
  /** What a scenario does by way of it. */
  readonly level: TableLevel;
  /** In a comparison of diagram and library. */
  readonly standing: ComparedCell['standing'] | null;
}

type TableLevel = 'low' | 'high' | 'uncertain' | null;

// In diagram units.
const nameWidth = 210;
const columnWidth = 128;
const rowHeight = 28;
const headHeight = 44;
const titleHeight = 34;
const signSize = 12;
const cellText = { size: 11, weight: 400 } as const;
const legendText = { size: 10.5, weight: 400 } as const;

/** As in the window, in light colours. */
const levelLooks = {
  low: { fill: '#fee2e2', text: '#b91c1c' },
  high: { fill: '#e0e7ff', text: '#4338ca' },
  uncertain: { fill: '#fef3c7', text: '#92400e' },
} as const;
const quiet = '#64748b';

/** As in the window: strong is bold, weak is pale. */
const strengthLooks: Readonly<Record<Strength, { bold: boolean; text?: string }>> = {
  strong: { bold: true },
  moderate: { bold: false },
  weak: { bold: false, text: quiet },
};

/**
 * A matrix as a project of shapes and labels. So everything that draws, paints and exports diagrams can do the same
 * with a matrix, in every format.
 */
export function drawMatrix(table: MatrixTable): Project {
  const nodes: PathwayNode[] = [];
  const add: Add = (fields) =>
    nodes.push(nodeSchema.parse({ kind: 'label', ...fields, id: `m${nodes.length}` }));
  const width = nameWidth + table.columns.length * columnWidth;
  const titleWidth = Math.max(width, lineWidth(table.title, { size: 16, weight: 600 }) + 20);
  const title = { width: titleWidth, height: titleHeight, label: table.title };
  add({ x: 0, y: 0, ...title, style: textStyle(16, true) });
  let y = titleHeight;
  addHead(add, table, y);
  y += headHeight;
  for (const row of table.rows) {
    addLine(add, y, width);
    if ('heading' in row) {
      const style = { ...textStyle(10.5, true), text: quiet };
      add({ x: 0, y, width, height: rowHeight, label: row.heading.toUpperCase(), style });
    } else addRow(add, row, y);
    y += rowHeight;
  }
  addLine(add, y, width);
  y = addLegend(add, table, y + 12, Math.max(width, 480));
  if (table.caution !== '') {
    const wide = Math.max(width, lineWidth(table.caution, legendText) + 10);
    add({ x: 0, y, width: wide, height: rowHeight, label: table.caution, style: textStyle(10.5) });
  }
  return { ...projectSchema.parse({ metadata: { title: table.title } }), nodes };
}

type Add = (
  fields: Partial<PathwayNode> & Pick<PathwayNode, 'x' | 'y' | 'width' | 'height'>,
) => void;

function addHead(add: Add, { columns }: MatrixTable, y: number): void {
  const corner = { width: nameWidth, height: headHeight, label: 'Support factor' };
  add({ x: 0, y, ...corner, style: textStyle(12, true) });
  for (const [at, { label, note, level }] of columns.entries()) {
    const column = { x: nameWidth + at * columnWidth, width: columnWidth };
    const height = note === '' ? headHeight : headHeight / 2;
    add({ ...column, y, height, label, style: textStyle(12, true) });
    const style = { ...textStyle(10.5), text: level ? levelLooks[level].text : quiet };
    if (note !== '') add({ ...column, y: y + height, height, label: note, style });
  }
}

function addRow(add: Add, { label, note, level, cells }: TableRow, y: number): void {
  const said = note === '' ? label : `${label}  ${note}`;
  const color = level && { text: levelLooks[level].text };
  const name = cutLine(said, { size: 12, weight: 600 }, nameWidth - 10);
  const style = { ...textStyle(12, true), ...color };
  add({ x: 0, y, width: nameWidth, height: rowHeight, label: name, style });
  for (const [at, cell] of cells.entries()) {
    if (cell) addCell(add, cell, nameWidth + at * columnWidth, y);
  }
}

function addCell(add: Add, cell: TableCell, x: number, y: number): void {
  const { level, standing, others } = cell;
  const outlined = standing !== null && standing !== 'both';
  if (level || outlined) addGround(add, cell, { x, y, width: columnWidth, height: rowHeight });
  const top = y + (rowHeight - signSize) / 2;
  addSign(add, cell.role, x + 6, top, cell.isContested);
  const start = x + signSize + 11;
  const mark = level ? 14 : 0;
  const room = columnWidth - signSize - 14 - mark - others.length * (signSize + 3);
  const { bold, ...ink } = strengthLooks[cell.strength];
  const manner = { ...cellText, weight: bold ? 600 : 400 } as const;
  const label = cutLine(cell.text, manner, room);
  const width = Math.min(lineWidth(label, manner) + 8, room + 8);
  const style = { ...textStyle(cellText.size, bold), ...ink, ...(outlined && { text: quiet }) };
  add({ x: start, y, width, height: rowHeight, label, style });
  for (const [at, role] of others.entries())
    addSign(add, role, start + width + at * (signSize + 3), top, false);
  if (!level) return;
  const sign = { ...textStyle(cellText.size, true), text: levelLooks[level].text };
  const box = { x: x + columnWidth - mark, y, width: mark, height: rowHeight };
  add({ ...box, label: levelSigns[level], style: sign });
}

/** The ground of a cell: what a scenario changes there, and whether one side of a comparison lacks it. */
function addGround(
  add: Add,
  { level, standing }: Pick<TableCell, 'level' | 'standing'>,
  { x, y, width, height }: Pick<PathwayNode, 'x' | 'y' | 'width' | 'height'>,
): void {
  const fill = level ? levelLooks[level].fill : 'none';
  const line = standing === 'only-library' ? 'dashed' : 'solid';
  const border =
    standing === null || standing === 'both'
      ? ({ border: 'none', borderWidth: 0 } as const)
      : ({ border: '#94a3b8', borderWidth: 1, borderStyle: line } as const);
  const style = { shape: 'rectangle', fill, ...border } as const;
  add({ kind: 'shape', x: x + 2, y: y + 3, width: width - 4, height: height - 5, style });
}

/** Explains the signs, in as many lines as needed. Returns where it ends. */
function addLegend(add: Add, table: MatrixTable, top: number, width: number): number {
  let [x, y] = [0, top];
  const say = (label: string, draw: (x: number, y: number) => void) => {
    const wide = lineWidth(label, legendText) + 8;
    if (x > 0 && x + signSize + 6 + wide > width) [x, y] = [0, y + rowHeight * 0.8];
    draw(x, y + (rowHeight - signSize) / 2);
    const box = { x: x + signSize + 6, y, width: wide, height: rowHeight };
    add({ ...box, label, style: textStyle(legendText.size) });
    x += signSize + 6 + wide + 14;
  };
  for (const role of roles)
    say(roleLabels[role], (left, at) => addSign(add, role, left, at, false));
  const cells = table.rows.flatMap((row) => ('heading' in row ? [] : row.cells));
  if (cells.some((cell) => cell?.isContested === true))
    say('contested', (left, at) => addSign(add, 'cofactor', left, at, true));
  for (const strength of strengths.filter((one) => cells.some((cell) => cell?.strength === one))) {
    const { bold, ...ink } = strengthLooks[strength];
    const wide = lineWidth(strength, { ...legendText, weight: bold ? 600 : 400 }) + 8;
    if (x > 0 && x + wide > width) [x, y] = [0, y + rowHeight * 0.8];
    const style = { ...textStyle(legendText.size, bold), ...ink };
    add({ x, y, width: wide, height: rowHeight, label: strength, style });
    x += wide + 14;
  }
  for (const standing of ['only-library', 'only-diagram'] as const) {
    if (!cells.some((cell) => cell?.standing === standing)) continue;
    const box = { width: signSize + 4, height: signSize + 4 };
    say(standingLabels[standing], (left, at) =>
      addGround(add, { level: null, standing }, { x: left - 2, y: at - 2, ...box }),
    );
  }
  return y + rowHeight;
}

function addLine(add: Add, y: number, width: number): void {
  const style = { fill: '#e2e8f0', border: 'none', borderWidth: 0 } as const;
  add({ kind: 'shape', x: 0, y, width, height: 1, style });
}

function addSign(add: Add, role: Role, x: number, y: number, isContested: boolean): void {
  const { shape, fill, border, rotation = 0 } = roleSigns[role];
  const dots = isContested ? ({ dash: [2, 1.6] } as const) : {};
  add({
    kind: 'shape',
    x,
    y,
    width: signSize,
    height: signSize,
    rotation,
    style: { shape, fill, border, borderWidth: 1.25, ...dots },
  });
}

function textStyle(fontSize: number, bold = false) {
  return { fontSize, bold, align: 'left', valign: 'middle' } as const;
}
