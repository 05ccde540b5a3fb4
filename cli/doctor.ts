import process from 'node:process';
import { lenientUtf8 } from '../shared/bytes/bytes.ts';
import { describeFailure } from '../shared/messages.ts';
import { toOneLine } from '../shared/project/element-names.ts';
import type { Damage, FileError } from '../shared/project/file-outcome.ts';
import { rescueProject, type RescuedProject } from '../shared/project/rescue-project.ts';
import { limits } from '../shared/project/project-schema.ts';
import { serializeProject } from '../shared/project/serialize-project.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { defineCommand, onlyFile, type Arguments } from './command.ts';
import { diskFiles } from './disk/disk-files.ts';
import { readFile, tellOpenFailure } from './open-project.ts';
import { isSameFile, writeOutput } from './write-output.ts';
import { cliWords } from '../shared/words/cli.ts';

const usage = `Usage: doctor FILE [-o NEW] [--json]

Says what is wrong with a project file, and what of it is intact. With -o it writes what is intact to a new file; FILE stays
as it is. The exit code is 0 where nothing is wrong.

  -o, --output NEW  where to write what is intact
      --json        one JSON object
`;

const flags = {
  output: { type: 'string', short: 'o' },
  json: { type: 'boolean', default: false },
} as const;

interface Wish {
  readonly file: string;
  readonly output: string | null;
  readonly json: boolean;
}

/** Explains a damaged project file, and rescues what is intact. */
export const doctor = defineCommand({ usage, flags, read: readWish, run: examine });

function readWish({ values, positionals }: Arguments<typeof flags>): Result<Wish, string> {
  const file = onlyFile(positionals);
  if (!file.ok) return file;
  const output = values.output ?? null;
  if (output !== null && isSameFile(output, file.value)) {
    return failure(cliWords.nameAnotherFileForWhatIs);
  }
  return success({ file: file.value, output, json: values.json });
}

async function examine({ file, output, json }: Wish): Promise<number> {
  const opened = await readFile(file);
  if (opened.ok) return tellSound(file, json);
  const rescued = mayHoldProject(opened.error) ? await rescue(file) : null;
  if (rescued === null) {
    tellOpenFailure(file, opened.error, json);
    return 1;
  }
  const isWritten = output === null || (await writeRescued(output, rescued));
  if (json) tellJson(file, rescued, isWritten ? output : null);
  else tellText(file, opened.error, rescued, isWritten ? output : null);
  return 1;
}

const mayHoldProject = ({ kind }: FileError) =>
  kind === 'damaged' || kind === 'not-json' || kind === 'not-a-project';

async function rescue(file: string): Promise<RescuedProject | null> {
  const content = await diskFiles.read(file, limits.fileBytes);
  if (!content.ok) return null;
  const found = rescueProject(lenientUtf8(content.value.bytes));
  return found.ok ? found.value : null;
}

async function writeRescued(output: string, { project }: RescuedProject): Promise<boolean> {
  const written = await writeOutput(output, Buffer.from(serializeProject(project)));
  if (!written.ok) process.stderr.write(`${toOneLine(output)}: ${written.error}\n`);
  return written.ok;
}

function tellSound(file: string, json: boolean): number {
  const told = json
    ? JSON.stringify({ file, sound: true })
    : cliWords.nothingIsWrong(toOneLine(file));
  process.stdout.write(`${told}\n`);
  return 0;
}

function tellJson(file: string, { project, leftOut }: RescuedProject, output: string | null): void {
  const told = { file, sound: false, rescued: sizeOf({ project }), leftOut, output };
  process.stdout.write(`${JSON.stringify(told)}\n`);
}

const sizeOf = ({ project }: Pick<RescuedProject, 'project'>) => ({
  nodes: project.nodes.length,
  links: project.links.length,
  references: project.references.length,
  scenarios: project.scenarios.length,
});

/** A longer list would scroll away the rest; `--json` has all of it. */
const shown = 40;

function tellText(
  file: string,
  error: FileError,
  rescued: RescuedProject,
  output: string | null,
): void {
  const { title } = describeFailure({ file: toOneLine(file), error });
  const { nodes, links } = sizeOf(rescued);
  const more = rescued.leftOut.length - shown;
  const lines = [
    title,
    ...rescued.leftOut.slice(0, shown).map(damageLine),
    ...(more > 0 ? [cliWords.andMore(more)] : []),
    cliWords.intact(nodes, links),
    output === null ? cliWords.toWriteWhatIsIntactTo : cliWords.writtenTo(toOneLine(output)),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function damageLine({ where, why }: Damage): string {
  return `  ${toOneLine(`${where}: ${why}`)}.`;
}
