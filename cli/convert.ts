import process from 'node:process';
import { formatOf, type FormatId } from '../shared/formats/known-formats.ts';
import { writeText } from '../shared/open/format-work.ts';
import type { LossReport } from '../shared/project/loss-report.ts';
import { describeFailure } from '../shared/messages.ts';
import { toOneLine } from '../shared/project/element-names.ts';
import { failure, success, type Result } from '../shared/result.ts';
import type { ColumnWish } from './column-choice.ts';
import { defineCommand } from './command.ts';
import {
  convertFlags,
  readConvertOptions,
  type Conversion,
  type ConvertOptions,
} from './convert-options.ts';
import { lossLines, readFile } from './open-project.ts';
import { makeFolder, writeOutput } from './write-output.ts';

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
  const { file, output, format, folder, obstacle } = conversion;
  const notWritten = (why: string) => failure({ message: `${toOneLine(output)}: ${why}` });
  if (obstacle !== null) return notWritten(obstacle);
  const opened = await readFile(file, columns);
  if (!opened.ok) {
    const told = describeFailure({ file: toOneLine(file), error: opened.error });
    return failure({ message: `${told.title}\n${told.detail}`, advice: told.advice });
  }
  const { text, report } = await writeText(opened.value.project, format);
  if (folder !== null) await makeFolder(folder);
  const written = await writeOutput(output, Buffer.from(text, 'utf8'));
  if (!written.ok) return notWritten(written.error);
  return success({ from: opened.value.format, read: opened.value.report, written: report });
}

function tell(conversion: Conversion, converted: Result<Converted, Failure>, json: boolean): void {
  const { file, output, format: to } = conversion;
  if (!converted.ok) {
    const { message, advice } = converted.error;
    process.stderr.write(`${advice === undefined ? message : `${message}\n${advice}`}\n`);
    if (json) writeLine({ file, output, ok: false, error: converted.error });
    return;
  }
  const { from, read, written } = converted.value;
  if (json) writeLine({ file, output, ok: true, from, to, read, written });
  else process.stdout.write(`${describe(conversion, converted.value).join('\n')}\n`);
}

function describe({ file, output, format }: Conversion, { from, read, written }: Converted) {
  const steps = [
    { what: `Reading ${formatOf(from).label}`, report: read },
    { what: `Writing ${formatOf(format).label}`, report: written },
  ];
  const told = steps.filter(({ report }) => report.losses.length > 0);
  return [
    `${toOneLine(file)} is written as ${formatOf(format).label}: ${toOneLine(output)}`,
    ...told.flatMap(({ what, report }) => [
      `  ${what}`,
      ...lossLines(report).map((line) => `    ${line}`),
    ]),
  ];
}

function writeLine(value: object): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
