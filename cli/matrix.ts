import process from 'node:process';
import { matrixRows, toCsv } from '../shared/matrix/matrix-csv.ts';
import { toMatrixData } from '../shared/matrix/matrix-data.ts';
import { describeRole } from '../shared/matrix/role-words.ts';
import { deriveMatrix, type SupportMatrix } from '../shared/matrix/support-matrix.ts';
import { toOneLine } from '../shared/project/element-names.ts';
import { readArguments } from './arguments.ts';
import { openProject } from './open-project.ts';

const usage = `Usage: matrix FILE [--json|--csv]

Tells which support factor of a project supports which neurotransmitter, how, and by which path.

  --json  as one JSON object
  --csv   as a table, a row a factor and a column a transmitter
`;

const options = {
  json: { type: 'boolean', default: false },
  csv: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Prints the support matrix of a project; answers the exit code. */
export async function runMatrix(args: readonly string[]): Promise<number> {
  const given = readArguments({ args: [...args], options, allowPositionals: true });
  if (!given.ok) return refuse(given.error);
  const { values, positionals } = given.value;
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const [file, ...others] = positionals;
  if (file === undefined) return refuse('Name the project file.');
  if (others.length > 0) return refuse('One file at a time.');
  if (values.json && values.csv) return refuse('Choose one of --json and --csv.');
  const project = await openProject(file);
  if (!project) return 1;
  process.stdout.write(format(deriveMatrix(project), values));
  return 0;
}

function refuse(reason: string): number {
  process.stderr.write(`${reason}\n\n${usage}`);
  return 1;
}

function format(matrix: SupportMatrix, wishes: { readonly json: boolean; readonly csv: boolean }) {
  if (wishes.json) return `${JSON.stringify(toMatrixData(matrix))}\n`;
  return wishes.csv ? toCsv(matrixRows(matrix)) : toText(matrix);
}

function toText({ model, factors, transmitters, cells }: SupportMatrix): string {
  const labelOf = (place: number) => toOneLine(model.things[place]?.label ?? '');
  const width = Math.max(0, ...transmitters.map((place) => labelOf(place).length));
  const lines = factors.flatMap((factor) => [
    labelOf(factor),
    ...cells
      .filter((cell) => cell.factor === factor)
      .map(({ transmitter, roles }) => {
        const told = roles.map((role) => toOneLine(describeRole(model, role))).join('; ');
        return `  ${labelOf(transmitter).padEnd(width)}  ${told}`;
      }),
  ]);
  const count = `${factors.length} support factors, ${transmitters.length} neurotransmitters, ${cells.length} cells`;
  return `${[count, ...lines].join('\n')}\n`;
}
