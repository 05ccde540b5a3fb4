import process from 'node:process';
import {
  isOutcome,
  tellLimits,
  matrixRows,
  toCsv,
  toldRole,
  toMatrixData,
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

const usage = `Usage: matrix FILE [--json|--csv]

Tells which support factor of a project supports which neurotransmitter or outcome, how, how strongly, and by
which path.

  --json  as one JSON object
  --csv   as a table, a row a factor and a column a transmitter or outcome
`;

const flags = {
  json: { type: 'boolean', default: false },
  csv: { type: 'boolean', default: false },
} as const;

interface Wish {
  readonly file: string;
  readonly form: 'text' | 'json' | 'csv';
}

/** Prints the support matrix of a project. */
export const matrix = defineCommand({ usage, flags, read: readWish, run: printMatrix });

function readWish({ values, positionals }: Arguments<typeof flags>): Result<Wish, string> {
  const { json, csv } = values;
  const file = onlyFile(positionals);
  if (!file.ok) return file;
  if (json && csv) return failure('Choose one of --json and --csv.');
  return success({ file: file.value, form: json ? 'json' : csv ? 'csv' : 'text' });
}

async function printMatrix({ file, form }: Wish): Promise<number> {
  const project = await openProject(file);
  if (!project) return 1;
  const derived = deriveMatrix(project, bundledKnown());
  process.stdout.write(forms[form](derived));
  // A table has no room for sentences.
  if (form !== 'json')
    for (const note of tellLimits(derived.limits)) process.stderr.write(`${note}\n`);
  return 0;
}

const forms: Record<Wish['form'], (matrix: SupportMatrix) => string> = {
  text: toText,
  json: (derived) => `${JSON.stringify(toMatrixData(derived))}\n`,
  csv: (derived) => toCsv(matrixRows(derived)),
};

function toText({ graph, factors, columns, cells }: SupportMatrix): string {
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
    counted(factors.length, 'support factor'),
    counted(columns.length - outcomes, 'neurotransmitter'),
    ...(outcomes > 0 ? [counted(outcomes, 'outcome')] : []),
    counted(cells.length, 'cell'),
  ];
  return `${[counts.join(', '), ...lines].join('\n')}\n`;
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
