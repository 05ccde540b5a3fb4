import { describeImageFailure } from '../../shared/messages.ts';
import { drawMatrix, type MatrixTable } from '../../shared/matrix/draw-matrix.ts';
import { toCsv } from '../../shared/matrix/matrix-csv.ts';
import type { MatrixView, ViewCell } from '../../shared/matrix/matrix-view.ts';
import { scenarioCaution, tellRole } from '../../shared/matrix/role-words.ts';
import { imageOptionsSchema } from '../../shared/paint/image-options.ts';
import { documentName, showFailure } from '../editor/files.ts';
import type { Workbench } from '../editor/workbench.tsx';
import type { GridRow } from './grid-rows.ts';
import type { ShownScenario } from './matrix-desk.ts';
import {
  levelSigns,
  levelWords,
  nameOfScenario,
  riskWords,
} from '../../shared/matrix/scenario-words.ts';

export type MatrixFormat = 'csv' | 'svg' | 'png' | 'pdf';

/** The table as it is shown, filter and order included. */
export interface ShownTable {
  readonly view: MatrixView;
  readonly rows: readonly GridRow[];
}

/** An image of more cells than this could be neither made in a reasonable time nor read. */
const mostCells = 20_000;

/** Asks where to put the matrix as it is shown, and says what went wrong or where it is. */
export async function exportMatrix(
  workbench: Workbench,
  table: ShownTable,
  format: MatrixFormat,
): Promise<void> {
  const { host, workspace } = workbench;
  const data =
    format === 'csv' ? encodeCsv(workbench, table) : await paint(workbench, table, format);
  if (!data) return;
  const kind = format === 'csv' ? 'csv-table' : format;
  const name = documentName(workbench).replace(/\.[a-z0-9]+$/iu, '');
  const saved = await host.exportFile({ kind, suggestedName: `${name} matrix`, data });
  if (!saved.ok) showFailure(workbench, saved.error);
  else if (saved.value) workspace.toast(`${saved.value.name} exported.`);
}

/** Puts the table on the clipboard as spreadsheets take it: columns between tabs. */
export async function copyMatrix(workbench: Workbench, table: ShownTable): Promise<void> {
  const rows = toRows(table, workbench.desk.store.getState().shown);
  const text = rows.map((row) => row.map((cell) => cell.replaceAll(/\s+/gu, ' ')).join('\t'));
  await workbench.host.writeClipboard({ text: text.join('\n') });
  workbench.workspace.toast('Table copied.');
}

function encodeCsv({ desk }: Workbench, table: ShownTable): Uint8Array<ArrayBuffer> {
  // With a byte order mark, without which spreadsheets take it for the system's old encoding.
  return new TextEncoder().encode(`\u{feff}${toCsv(toRows(table, desk.store.getState().shown))}`);
}

function toRows({ view, rows }: ShownTable, scenario: ShownScenario | null): string[][] {
  const heading = view.transmitters.map(({ id, label }) => withLevel(label, riskOf(id, scenario)));
  return [
    ['Support factor', ...heading],
    ...rows.flatMap((row) => {
      if (row.type === 'group') return [];
      const cells = view.transmitters.map(({ id }) => describeCell(row.cells.get(id)));
      return [[withLevel(row.factor.label, levelOf(row.factor.id, scenario)), ...cells]];
    }),
  ];
}

function describeCell(cell: ViewCell | undefined): string {
  return (cell?.roles ?? []).map(({ role, brief }) => tellRole(role, brief)).join('; ');
}

async function paint(
  workbench: Workbench,
  table: ShownTable,
  format: 'svg' | 'png' | 'pdf',
): Promise<Uint8Array<ArrayBuffer> | null> {
  const { workspace, renderImage, desk } = workbench;
  if (table.rows.length * table.view.transmitters.length > mostCells) {
    workspace.toast('The matrix is too large for an image. Filter it first, or export it as CSV.');
    return null;
  }
  const options = imageOptionsSchema.parse({ format, embedProject: false, margin: 24 });
  const project = drawMatrix(toTable(workbench, table, desk.store.getState().shown));
  const made = await renderImage(project, options);
  if (made.ok) return made.value.bytes;
  workspace.toast(describeImageFailure(made.error));
  return null;
}

function toTable(
  workbench: Workbench,
  { view, rows }: ShownTable,
  scenario: ShownScenario | null,
): MatrixTable {
  const title = documentName(workbench).replace(/\.neuromatrix$/iu, '');
  return {
    title: scenario ? `${title}. What if: ${nameOfScenario(scenario.scenario)}` : title,
    caution: scenario ? scenarioCaution : '',
    columns: view.transmitters.map(({ id, label }) => ({ label, note: riskOf(id, scenario) })),
    rows: rows.map((row) =>
      row.type === 'group'
        ? { heading: row.label }
        : {
            label: row.factor.label,
            note: levelOf(row.factor.id, scenario),
            cells: view.transmitters.map(({ id }) => {
              const [first, ...others] = row.cells.get(id)?.roles ?? [];
              const more = others.length > 0 ? ` +${others.length}` : '';
              return first ? { role: first.role, text: `${first.brief}${more}` } : null;
            }),
          },
    ),
  };
}

function riskOf(id: string, scenario: ShownScenario | null): string {
  if (!scenario) return '';
  const level = scenario.changeOf.get(id)?.level ?? 'unchanged';
  return `${levelSigns[level]} ${riskWords[level]}`.trim();
}

function levelOf(id: string, scenario: ShownScenario | null): string {
  const level = scenario?.changeOf.get(id)?.level;
  return level ? `${levelSigns[level]} ${levelWords[level]}` : '';
}

function withLevel(label: string, level: string): string {
  return level === '' ? label : `${label} (${level})`;
}
