import { describeImageFailure } from '../../shared/messages.ts';
import { drawMatrix, type MatrixTable, type TableCell } from '../../shared/matrix/draw-matrix.ts';
import {
  toCsv,
  unknownWords,
  type MatrixView,
  type ViewCell,
} from '../../shared/matrix/matrix-view.ts';
import {
  briefWords,
  scenarioCaution,
  standingLabels,
  tellRole,
} from '../../shared/matrix/roles.ts';
import { imageOptionsSchema } from '../../shared/project/image-formats.ts';
import { documentName, showFailure } from '../files/files.ts';
import { withProgress } from '../editor/workspace.ts';
import type { Workbench } from '../editor/workbench.tsx';
import { isOpenAt, levelAt, type ShownScenario } from '../editor/matrix-desk.ts';
import {
  levelSigns,
  nameOfScenario,
  openWords,
  riskWords,
  shortWords,
  wordOf,
} from '../../shared/whatif/scenario-words.ts';
import { standingOf, touchedLevel, type GridRow } from './grid-rows.ts';
import { matrixWords } from '../../shared/words/matrix.ts';

export type MatrixFormat = 'csv' | 'svg' | 'png' | 'pdf';

/** The table as it is shown, with its filter and order. */
export interface ShownTable {
  readonly view: MatrixView;
  readonly rows: readonly GridRow[];
}

/** An image with more cells would take too long to make, and nobody could read it. */
const mostCells = 20_000;

/** Asks where to put the matrix as it is shown, and says what went wrong or where it is. */
export async function exportMatrix(
  workbench: Workbench,
  table: ShownTable,
  format: MatrixFormat,
): Promise<void> {
  const { host, workspace } = workbench;
  if (format === 'csv' && isTooLarge(workbench, table)) return;
  const data =
    format === 'csv' ? encodeCsv(workbench, table) : await paint(workbench, table, format);
  if (!data) return;
  const kind = format === 'csv' ? 'csv-table' : format;
  const name = documentName(workbench).replace(/\.[a-z0-9]+$/iu, '');
  const saved = await host.exportFile({ kind, suggestedName: matrixWords.matrix2(name), data });
  if (!saved.ok) showFailure(workbench, saved.error);
  else if (saved.value) workspace.toast(matrixWords.exported(saved.value.name));
}

/** A larger table no spreadsheet takes, and a window could not make it. */
const mostFields = 5_000_000;

function isTooLarge({ workspace }: Workbench, { view, rows }: ShownTable): boolean {
  if (rows.length * view.columns.length <= mostFields) return false;
  workspace.refuse(matrixWords.matrixHasTooManyRowsAnd);
  return true;
}

/** Puts the table on the clipboard as spreadsheets take it: columns between tabs. */
export async function copyMatrix(workbench: Workbench, table: ShownTable): Promise<void> {
  if (isTooLarge(workbench, table)) return;
  const rows = toRows(table, scenariosOf(workbench));
  const text = rows.map((row) => row.map((cell) => cell.replaceAll(/\s+/gu, ' ')).join('\t'));
  await workbench.host.writeClipboard({ text: text.join('\n') });
  workbench.workspace.toast(matrixWords.tableCopied);
}

function encodeCsv(workbench: Workbench, table: ShownTable): Uint8Array<ArrayBuffer> {
  // With a byte order mark; without it spreadsheets assume an old encoding of the system.
  return new TextEncoder().encode(`\u{feff}${toCsv(toRows(table, scenariosOf(workbench)))}`);
}

function toRows({ view, rows }: ShownTable, scenarios: Scenarios): string[][] {
  const heading = view.columns.map(({ id, label }) => withLevel(label, riskOf(id, scenarios)));
  const unknown = new Set(view.unknown);
  return [
    [matrixWords.supportFactor, ...heading],
    ...rows.flatMap((row) => {
      if (row.type === 'group') return [];
      const cells = view.columns.map(({ id }) =>
        unknown.has(id) && !row.cells.has(id) ? unknownWords : describeCell(row.cells.get(id)),
      );
      return [[withLevel(row.factor.label, noteOf(row.factor.id, scenarios)), ...cells]];
    }),
  ];
}

function describeCell(cell: ViewCell | undefined): string {
  const told = (cell?.roles ?? []).map((role) => tellRole(role)).join('; ');
  const standing = cell && standingOf(cell);
  if (!standing || standing === 'both') return told;
  return `${told} (${standingLabels[standing]})`;
}

async function paint(
  workbench: Workbench,
  table: ShownTable,
  format: 'svg' | 'png' | 'pdf',
): Promise<Uint8Array<ArrayBuffer> | null> {
  const { workspace, renderImage } = workbench;
  if (table.rows.length * table.view.columns.length > mostCells) {
    workspace.refuse(matrixWords.matrixIsTooLargeForImage);
    return null;
  }
  const options = imageOptionsSchema.parse({ format, embedProject: false, margin: 24 });
  const project = drawMatrix(toTable(workbench, table, scenariosOf(workbench)));
  const made = await withProgress(workspace, matrixWords.makingImage, (watch) =>
    renderImage(project, options, watch),
  );
  if (made.ok) return made.value.bytes;
  workspace.refuse(describeImageFailure(made.error));
  return null;
}

/** The scenarios shown: one, or two beside each other. */
type Scenarios = readonly ShownScenario[];

function scenariosOf({ desk }: Workbench): Scenarios {
  const { shown, compared } = desk.store.getState();
  return [shown, shown && compared].filter((one) => one !== null);
}

function toTable(
  workbench: Workbench,
  { view, rows }: ShownTable,
  scenarios: Scenarios,
): MatrixTable {
  const title = documentName(workbench).replace(/\.neuromatrix$/iu, '');
  const names = scenarios.map(({ scenario }) => nameOfScenario(scenario)).join(' | ');
  const moved = (id: string) => scenarios[0]?.changeOf.get(id)?.level ?? null;
  return {
    title: names === '' ? title : matrixWords.whatIf(title, names),
    caution: names === '' ? '' : scenarioCaution,
    columns: view.columns.map(({ id, label }) => ({
      label: view.unknown.includes(id) ? `${label} (${unknownWords})` : label,
      note: riskOf(id, scenarios),
      level: moved(id),
    })),
    rows: rows.map((row) =>
      row.type === 'group'
        ? { heading: row.label }
        : {
            label: row.factor.label,
            note: noteOf(row.factor.id, scenarios),
            level: moved(row.factor.id),
            cells: view.columns.map(({ id }) => toCell(row.cells.get(id), scenarios[0])),
          },
    ),
  };
}

function toCell(cell: ViewCell | undefined, scenario: ShownScenario | undefined): TableCell | null {
  const [first, ...more] = cell?.roles ?? [];
  if (!cell || !first) return null;
  const others = new Set(more.map(({ role }) => role));
  others.delete(first.role);
  return {
    role: first.role,
    isContested: first.isContested,
    text: briefWords(first),
    strength: first.strength,
    others: [...others],
    level: touchedLevel(cell, scenario ?? null) ?? null,
    standing: standingOf(cell),
  };
}

/** What each scenario means for a transmitter. */
function riskOf(id: string, scenarios: Scenarios): string {
  const words = scenarios.length > 1 ? shortWords : riskWords;
  return scenarios
    .map((scenario) => {
      const level = levelAt(scenario, id);
      return isOpenAt(scenario, id)
        ? openWords
        : `${levelSigns[level]} ${wordAt(id, scenario, words)}`.trim();
    })
    .join(' | ');
}

/** What each scenario does to a factor; empty if none changes it. */
function noteOf(id: string, scenarios: Scenarios): string {
  const levels = scenarios.map((scenario) => levelAt(scenario, id));
  if (levels.every((level) => level === 'unchanged' || level === 'unknown')) return '';
  return scenarios
    .map((scenario, at) =>
      `${levelSigns[levels[at] ?? 'unchanged']} ${wordAt(id, scenario, shortWords)}`.trim(),
    )
    .join(' | ');
}

function wordAt(id: string, scenario: Scenarios[number], words: typeof shortWords): string {
  const change = scenario.changeOf.get(id) ?? scenario.quietOf.get(id);
  return change ? wordOf(change, words) : words[levelAt(scenario, id)];
}

function withLevel(label: string, level: string): string {
  return level === '' ? label : `${label} (${level})`;
}
