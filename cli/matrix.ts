import process from 'node:process';
import { matrixRows, toCsv, toMatrixData } from '../shared/matrix/matrix-view.ts';
import type { ThingIndex } from '../shared/whatif/things.ts';
import { labelOf } from '../shared/whatif/pathway-model.ts';
import { describeRole } from '../shared/matrix/roles.ts';
import { deriveMatrix, type SupportMatrix } from '../shared/matrix/support-matrix.ts';
import { toOneLine } from '../shared/project/element-names.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { onlyFile, type Arguments, defineCommand } from './command.ts';
import { openProject } from './open-project.ts';

const usage = `Usage: matrix FILE [--json|--csv]

Tells which support factor of a project supports which neurotransmitter, how, and by which path.

  --json  as one JSON object
  --csv   as a table, a row a factor and a column a transmitter
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
  process.stdout.write(forms[form](deriveMatrix(project)));
  return 0;
}

const forms: Record<Wish['form'], (matrix: SupportMatrix) => string> = {
  text: toText,
  json: (derived) => `${JSON.stringify(toMatrixData(derived))}\n`,
  csv: (derived) => toCsv(matrixRows(derived)),
};

function toText({ model, factors, transmitters, cells }: SupportMatrix): string {
  const nameOf = (thing: ThingIndex) => toOneLine(labelOf(model, thing));
  const width = Math.max(0, ...transmitters.map((index) => nameOf(index).length));
  const lines = factors.flatMap((factor) => [
    nameOf(factor),
    ...cells
      .filter((cell) => cell.factor === factor)
      .map(({ transmitter, roles }) => {
        const told = roles.map((role) => toOneLine(describeRole(model, role))).join('; ');
        return `  ${nameOf(transmitter).padEnd(width)}  ${told}`;
      }),
  ]);
  const count = `${factors.length} support factors, ${transmitters.length} neurotransmitters, ${cells.length} cells`;
  return `${[count, ...lines].join('\n')}\n`;
}
