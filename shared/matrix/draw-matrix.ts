import { nodeSchema, type PathwayNode } from '../project/node-schema.ts';
import { projectSchema, type Project } from '../project/project-schema.ts';
import type { Role } from './matrix-cell.ts';
import { roles } from './matrix-cell.ts';
import { roleSigns } from './role-signs.ts';
import { roleLabels } from './role-words.ts';

/** What a matrix shows when it is drawn: its rows in their order, with headings between them. */
export interface MatrixTable {
  readonly title: string;
  /** Said below it, such as what a scenario is not. */
  readonly caution: string;
  readonly columns: readonly { readonly label: string; readonly note: string }[];
  readonly rows: readonly TableRow[];
}

type TableRow =
  | { readonly heading: string }
  | {
      readonly label: string;
      readonly note: string;
      /** By column; null for an empty cell. */
      readonly cells: readonly ({ readonly role: Role; readonly text: string } | null)[];
    };

// In diagram units.
const nameWidth = 210;
const columnWidth = 118;
const rowHeight = 28;
const headHeight = 44;
const titleHeight = 34;
const signSize = 12;

/**
 * A matrix as a project of shapes and labels: so it is drawn, painted and exported by what draws, paints and exports
 * diagrams, in every format.
 */
export function drawMatrix(table: MatrixTable): Project {
  const nodes: PathwayNode[] = [];
  const add = (fields: Partial<PathwayNode> & Pick<PathwayNode, 'x' | 'y' | 'width' | 'height'>) =>
    nodes.push(nodeSchema.parse({ kind: 'label', ...fields, id: `m${nodes.length}` }));
  const width = nameWidth + table.columns.length * columnWidth;
  let y = 0;
  add({ x: 0, y, width, height: titleHeight, label: table.title, style: textStyle(16, true) });
  y += titleHeight;
  add({
    x: 0,
    y,
    width: nameWidth,
    height: headHeight,
    label: 'Support factor',
    style: textStyle(12, true),
  });
  for (const [at, { label, note }] of table.columns.entries()) {
    const x = nameWidth + at * columnWidth;
    const height = note === '' ? headHeight : headHeight / 2;
    add({ x, y, width: columnWidth, height, label, style: textStyle(12, true) });
    if (note !== '')
      add({ x, y: y + height, width: columnWidth, height, label: note, style: textStyle(10.5) });
  }
  y += headHeight;
  for (const row of table.rows) {
    addLine(add, y, width);
    if ('heading' in row) {
      add({
        x: 0,
        y,
        width,
        height: rowHeight,
        label: row.heading.toUpperCase(),
        style: { ...textStyle(10.5, true), text: '#64748b' },
      });
    } else {
      const label = row.note === '' ? row.label : `${row.label}  ${row.note}`;
      add({ x: 0, y, width: nameWidth, height: rowHeight, label, style: textStyle(12, true) });
      for (const [at, cell] of row.cells.entries()) {
        if (!cell) continue;
        const x = nameWidth + at * columnWidth;
        addSign(add, cell.role, x + 4, y + (rowHeight - signSize) / 2);
        add({
          x: x + signSize + 9,
          y,
          width: columnWidth - signSize - 10,
          height: rowHeight,
          label: cell.text,
          style: textStyle(11),
        });
      }
    }
    y += rowHeight;
  }
  addLine(add, y, width);
  y += 12;
  for (const [at, role] of roles.entries()) {
    const x = at * 160;
    addSign(add, role, x, y + (rowHeight - signSize) / 2);
    add({
      x: x + signSize + 6,
      y,
      width: 140,
      height: rowHeight,
      label: roleLabels[role],
      style: textStyle(10.5),
    });
  }
  if (table.caution !== '') {
    const wide = Math.max(width, 960);
    add({
      x: 0,
      y: y + rowHeight,
      width: wide,
      height: rowHeight,
      label: table.caution,
      style: textStyle(10.5),
    });
  }
  return { ...projectSchema.parse({ metadata: { title: table.title } }), nodes };
}

type Add = (
  fields: Partial<PathwayNode> & Pick<PathwayNode, 'x' | 'y' | 'width' | 'height'>,
) => void;

function addLine(add: Add, y: number, width: number): void {
  add({
    kind: 'shape',
    x: 0,
    y,
    width,
    height: 1,
    style: { fill: '#e2e8f0', border: 'none', borderWidth: 0 },
  });
}

function addSign(add: Add, role: Role, x: number, y: number): void {
  const { shape, fill, border, rotation = 0 } = roleSigns[role];
  add({
    kind: 'shape',
    x,
    y,
    width: signSize,
    height: signSize,
    rotation,
    style: { shape, fill, border, borderWidth: 1.25 },
  });
}

function textStyle(fontSize: number, bold = false) {
  return { fontSize, bold, align: 'left', valign: 'middle' } as const;
}
