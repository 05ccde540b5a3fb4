import process from 'node:process';
import {
  formatIds,
  formatOf,
  formatToWrite,
  type FormatId,
  keptFormat,
} from '../shared/formats/known-formats.ts';
import { toOneLine } from '../shared/project/element-names.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { encodeWritten } from '../shared/open/encode-written.ts';
import { writeText } from '../shared/open/format-work.ts';
import type { LossReport } from '../shared/project/file-outcome.ts';
import { describeFailure } from '../shared/messages.ts';
import { type Arguments, defineCommand } from './command.ts';
import { readColumnWish, type ColumnWish } from './column-choice.ts';
import { pathInFolder, withObstacles, makeFolder, writeOutput } from './write-output.ts';
import type { FoundProject } from '../shared/open/open-file.ts';
import { lossLines, readFile } from './open-project.ts';
import { cliWords } from '../shared/words/cli.ts';

/** A file and its conversion. */
export interface Conversion {
  readonly file: string;
  readonly output: string;
  readonly format: FormatId;
  /** Only the name of the output tells the format: a file keeps its own version where that has such a name as well. */
  readonly keepsVersion?: true;
  /** The folder to make if it does not exist; null if it must exist. */
  readonly folder: string | null;
  /** Why the output must not be written there; null if it may. */
  readonly obstacle: string | null;
}

export interface ConvertOptions {
  readonly conversions: readonly Conversion[];
  readonly json: boolean;
  /** What the columns of tables are for, where their names do not say it. */
  readonly columns?: ColumnWish | undefined;
}

/** The flags of `convert`. */
export const convertFlags = {
  output: { type: 'string', short: 'o' },
  'out-dir': { type: 'string' },
  to: { type: 'string' },
  columns: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** Reads what was asked for; a sentence says what is wrong with it. */
export function readConvertOptions({
  values,
  positionals,
}: Arguments<typeof convertFlags>): Result<ConvertOptions, string> {
  const { output, 'out-dir': folder, json } = values;
  if (positionals.length === 0) return failure(cliWords.nameAtLeastOneFileTo);
  if ((output === undefined) === (folder === undefined)) {
    return failure(cliWords.sayWhereToWriteOOut);
  }
  const columns = values.columns === undefined ? null : readColumnWish(values.columns);
  if (columns?.ok === false) return columns;
  const format = formatAsked(values.to, output);
  if (!format.ok) return format;
  const conversions =
    output === undefined
      ? inFolder(positionals, folder ?? '.', format.value.id, format.value.extension)
      : [
          {
            file: positionals[0] ?? '',
            output,
            format: format.value.id,
            ...(values.to === undefined ? { keepsVersion: true as const } : {}),
            folder: null,
          },
        ];
  if (output !== undefined && positionals.length > 1) {
    return failure(cliWords.manyFilesNeedFolderForWhat);
  }
  return success({
    conversions: withObstacles(conversions, positionals, cliWords.obstacles),
    json,
    columns: columns?.value,
  });
}

interface Asked {
  readonly id: FormatId;
  readonly extension: string;
}

/** The format that `--to` names by an id or an extension, otherwise the one that the name of the output tells. */
function formatAsked(to: string | undefined, output: string | undefined): Result<Asked, string> {
  if (to === undefined) {
    if (output === undefined) return failure(cliWords.sayWhichFormatToWriteTo);
    const id = formatToWrite(output);
    if (id !== null) return success({ id, extension: formatOf(id).extensions[0] });
    return failure(cliWords.outputNamesNoFormat(toOneLine(output), offered()));
  }
  const word = to.toLowerCase().replace(/^\./u, '');
  const byId = formatIds.find((id) => id === word && formatOf(id).writes);
  if (byId !== undefined) return success({ id: byId, extension: formatOf(byId).extensions[0] });
  const id = formatToWrite(`x.${word}`);
  if (id !== null) return success({ id, extension: word });
  return failure(cliWords.noFormatToWrite(toOneLine(to), offered()));
}

function offered(): string[] {
  const writable = formatIds.filter((id) => formatOf(id).writes);
  return writable.map((id) => `${id} (.${formatOf(id).extensions[0]})`);
}

type Wish = Omit<Conversion, 'obstacle'>;

function inFolder(
  files: readonly string[],
  folder: string,
  format: FormatId,
  extension: string,
): Wish[] {
  return files.map((file) => {
    const output = pathInFolder(file, folder, extension);
    return { file, output, format, folder };
  });
}

const usage = `Usage: convert FILE -o OUT [--to FORMAT] [--json]
       convert FILE... --out-dir DIR --to FORMAT [--json]

Writes pathway files in another format, and says what was kept and what was lost on the way.

  -o, --output OUT  where to write; its extension says the format unless --to does
  --out-dir DIR     a folder for one file or many, made if it is not there
  --to FORMAT       an extension such as sif, or the name of a format
  --columns LIST    which columns of a table are the ends of links, where their names do not say it:
                    source=NAME,target=NAME,relation=NAME (names, or numbers from 1)
  --json            one JSON object a line and file, with every loss
`;

/** Converts every file that it can; answers 1 if there was one that it could not. What was there stays then. */
export const convert = defineCommand({
  usage,
  flags: convertFlags,
  read: readConvertOptions,
  run: convertAll,
});

async function convertAll({ conversions, json, columns }: ConvertOptions): Promise<number> {
  let failures = 0;
  for (const conversion of conversions) {
    // One after the other: what is told comes in the order asked, and only one file is held at a time.
    // oxlint-disable-next-line no-await-in-loop
    const converted = await convertFile(conversion, columns);
    if (!converted.ok) failures += 1;
    tell(conversion, converted, json);
  }
  return failures === 0 ? 0 : 1;
}

interface Converted {
  readonly from: FormatId;
  readonly to: FormatId;
  readonly read: LossReport;
  readonly written: LossReport;
}

/** What happened and what to do, for a person. */
interface Failure {
  readonly message: string;
  readonly advice?: string;
}

async function convertFile(
  conversion: Conversion,
  columns: ColumnWish | undefined,
): Promise<Result<Converted, Failure>> {
  const { file, output, folder, obstacle } = conversion;
  const notWritten = (why: string) => failure({ message: `${toOneLine(output)}: ${why}` });
  if (obstacle !== null) return notWritten(obstacle);
  const opened = await readFile(file, columns);
  if (!opened.ok) {
    const told = describeFailure({ file: toOneLine(file), error: opened.error });
    return failure({ message: `${told.title}\n${told.detail}`, advice: told.advice });
  }
  const format = formatFor(conversion, opened.value);
  const made = await writeText(opened.value.project, format);
  if (folder !== null) await makeFolder(folder);
  const { bytes } = encodeWritten(made, opened.value.project, format);
  const written = await writeOutput(output, Buffer.from(bytes));
  if (!written.ok) return notWritten(written.error);
  const { format: from, report } = opened.value;
  return success({ from, to: format, read: report, written: made.report });
}

/** GPML comes in two versions with the same names of files. */
function formatFor({ format, keepsVersion }: Conversion, { project, format: own }: FoundProject) {
  const version = keptFormat(project) ?? own;
  const [extension] = formatOf(format).extensions;
  const isOther = formatOf(version).writes && formatOf(version).extensions[0] === extension;
  return keepsVersion && isOther ? version : format;
}

function tell(conversion: Conversion, converted: Result<Converted, Failure>, json: boolean): void {
  const { file, output } = conversion;
  if (!converted.ok) {
    const { message, advice } = converted.error;
    process.stderr.write(`${advice === undefined ? message : `${message}\n${advice}`}\n`);
    if (json) writeLine({ file, output, ok: false, error: converted.error });
    return;
  }
  const { from, to, read, written } = converted.value;
  if (json) writeLine({ file, output, ok: true, from, to, read, written });
  else process.stdout.write(`${describe(conversion, converted.value).join('\n')}\n`);
}

function describe({ file, output }: Conversion, { from, to: format, read, written }: Converted) {
  const steps = [
    { what: cliWords.reading(formatOf(from).label), report: read },
    { what: cliWords.writing(formatOf(format).label), report: written },
  ];
  const told = steps.filter(({ report }) => report.losses.length > 0);
  return [
    cliWords.isWrittenAs(toOneLine(file), formatOf(format).label, toOneLine(output)),
    ...told.flatMap(({ what, report }) => [
      `  ${what}`,
      ...lossLines(report).map((line) => `    ${line}`),
    ]),
  ];
}

function writeLine(value: object): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
