import process from 'node:process';
import {
  isOutcome,
  tellLimits,
  matrixTable,
  toCsv,
  toldRole,
  toMatrixData,
  unknownWords,
} from '../shared/matrix/matrix-view.ts';
import { tellRole } from '../shared/matrix/roles.ts';
import {
  deriveMatrix,
  type MatrixCell,
  type SupportMatrix,
} from '../shared/matrix/support-matrix.ts';
import { toOneLine } from '../shared/project/element-names.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { bundledKnown } from './bundled-models.ts';
import { onlyFile, type Arguments, defineCommand } from './command.ts';
import { openProject } from './open-project.ts';
import { cliWords } from '../shared/words/cli.ts';

const flags = {
  columns: { type: 'string', multiple: true },
  json: { type: 'boolean', default: false },
  csv: { type: 'boolean', default: false },
} as const;

interface Wish {
  readonly file: string;
  readonly form: 'text' | 'json' | 'csv';
  readonly columns: ReadonlySet<string> | null;
}

/** Prints the support matrix of a project. */
export const matrix = defineCommand({
  get usage() {
    return cliWords.matrixUsage;
  },
  flags,
  read: readWish,
  run: printMatrix,
});

function readWish({ values, positionals }: Arguments<typeof flags>): Result<Wish, string> {
  const { json, csv, columns } = values;
  const file = onlyFile(positionals);
  if (!file.ok) return file;
  if (json && csv) return failure(cliWords.chooseOneOfJsonAndCsv);
  const only = columns ? new Set(columns.flatMap((list) => list.split(','))) : null;
  return success({
    file: file.value,
    form: json ? 'json' : csv ? 'csv' : 'text',
    columns: only,
  });
}

async function printMatrix({ file, form, columns }: Wish): Promise<number> {
  const project = await openProject(file);
  if (!project) return 1;
  const derived = deriveMatrix(project, bundledKnown(), columns ? { only: columns } : undefined);
  const missing = columns ? withoutColumn(derived, columns) : [];
  if (missing.length > 0) {
    process.stderr.write(
      cliWords.noNeurotransmitterOrOutcomeOfProject(toOneLine(missing.join(', '))),
    );
    return 1;
  }
  const printed = forms[form](derived);
  if (!printed.ok) {
    process.stderr.write(`${printed.error}\n`);
    return 1;
  }
  for (const part of printed.value) process.stdout.write(part);
  // A table has no room for sentences.
  if (form !== 'json')
    for (const note of tellLimits(derived.limits)) process.stderr.write(`${toOneLine(note)}\n`);
  return 0;
}

function withoutColumn({ columns }: SupportMatrix, ids: ReadonlySet<string>): string[] {
  const found = new Set(columns.flatMap(({ nodes }) => nodes));
  return [...ids].filter((id) => !found.has(id));
}

type Printed = Result<Iterable<string>, string>;

const forms: Record<Wish['form'], (matrix: SupportMatrix) => Printed> = {
  text: (derived) => success([toText(derived)]),
  json: (derived) => success([`${JSON.stringify(toMatrixData(derived))}\n`]),
  csv: toTable,
};

function toTable(derived: SupportMatrix): Printed {
  const table = matrixTable(derived);
  if (!table) {
    return failure(cliWords.matrixHasTooManyRowsAnd);
  }
  for (const note of table.notes) process.stderr.write(`${note}\n`);
  return success(table.rows.map((row) => toCsv([row])));
}

function toText({ graph, factors, columns, cells, limits }: SupportMatrix): string {
  const width = columns.reduce((most, { label }) => Math.max(most, toOneLine(label).length), 0);
  const cellsOf = new Map(factors.map((factor) => [factor, new Array<MatrixCell>()]));
  for (const cell of cells) cellsOf.get(cell.factor)?.push(cell);
  const lines = factors.flatMap((factor) => [
    toOneLine(factor.label),
    ...(cellsOf.get(factor) ?? []).map(({ column, roles }) => {
      const told = roles.map((role) => toOneLine(tellRole(toldRole(graph, role)))).join('; ');
      return `  ${toOneLine(column.label).padEnd(width)}  ${told}`;
    }),
  ]);
  const outcomes = columns.filter(isOutcome).length;
  const counts = [
    cliWords.supportFactors(factors.length),
    cliWords.neurotransmitters(columns.length - outcomes),
    ...(outcomes > 0 ? [cliWords.outcomes(outcomes)] : []),
    cliWords.cells(cells.length),
    ...(limits.unknown.length > 0
      ? [`${cliWords.columns(limits.unknown.length)} ${unknownWords}`]
      : []),
  ];
  return `${[counts.join(', '), ...lines].join('\n')}\n`;
}
