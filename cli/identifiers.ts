import process from 'node:process';
import {
  applyIdentifiers,
  reviewIdentifiers,
  type IdentifierReview,
} from '../shared/library/review-identifiers.ts';
import { keptFormat, formatToWrite } from '../shared/formats/known-formats.ts';
import { encodeWritten } from '../shared/open/encode-written.ts';
import { writeText } from '../shared/open/format-work.ts';
import { toOneLine } from '../shared/project/element-names.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { bundledLibrary } from './bundled-library.ts';
import { defineCommand, onlyFile, type Arguments } from './command.ts';
import { readFile, tellOpenFailure } from './open-project.ts';
import { writeOutput } from './write-output.ts';
import { cliWords } from '../shared/words/cli.ts';

const usage = `Usage: identifiers FILE [--fill] [-o OUT] [--json]

Looks through the identifiers of a file: writes them as their databases do, takes out doubles, and names those of a wrong
form. Without -o it only says what it would change. It needs no network.

      --fill        adds what the library knows for the same things: from one database to the others
  -o, --output OUT  where to write the file with the changes; its name tells the format
      --json        one JSON object with all changes and problems

The exit code is 1 where an identifier has a wrong form, or a file could not be read or written.
`;

const flags = {
  fill: { type: 'boolean', default: false },
  output: { type: 'string', short: 'o' },
  json: { type: 'boolean', default: false },
} as const;

interface Wish {
  readonly file: string;
  readonly fill: boolean;
  readonly output: string | null;
  readonly json: boolean;
}

/** Checks, normalises and fills in the identifiers of a file. */
export const identifiers = defineCommand({ usage, flags, read: readWish, run: review });

function readWish({ values, positionals }: Arguments<typeof flags>): Result<Wish, string> {
  const file = onlyFile(positionals);
  if (!file.ok) return file;
  const { fill, output = null, json } = values;
  if (output !== null && formatToWrite(output) === null) {
    return failure(cliWords.outputNamesNoFormatThatCan(toOneLine(output)));
  }
  return success({ file: file.value, fill, output, json });
}

async function review({ file, fill, output, json }: Wish): Promise<number> {
  const opened = await readFile(file);
  if (!opened.ok) {
    tellOpenFailure(file, opened.error, json);
    return 1;
  }
  const { project } = opened.value;
  const found = reviewIdentifiers(project, bundledLibrary(), { fill });
  let isWritten = true;
  if (output !== null) {
    const changed = applyIdentifiers(found.changes)(project);
    const asked = formatToWrite(output) ?? 'neuromatrix';
    // Both versions of GPML have the same names: a file keeps its own.
    const own = keptFormat(project);
    const format = own !== null && /\.gpml$/iu.test(output) && own.startsWith('gpml') ? own : asked;
    const made = await writeText(changed, format);
    const { bytes } = encodeWritten(made, changed, format);
    const written = await writeOutput(output, Buffer.from(bytes));
    isWritten = written.ok;
    if (!written.ok) process.stderr.write(`${toOneLine(output)}: ${written.error}\n`);
  }
  const told = json ? JSON.stringify({ file, ok: isWritten, fill, ...found }) : toText(file, found);
  process.stdout.write(`${told}\n`);
  return isWritten && found.problems.every(({ kind }) => kind !== 'malformed') ? 0 : 1;
}

function toText(file: string, { changes, problems, checked }: IdentifierReview): string {
  const count = (number: number, noun: string) =>
    `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
  const total = changes.reduce((sum, { what }) => sum + what.length, 0);
  return [
    `${toOneLine(file)}: ${count(checked, 'identifier')}, ${count(total, 'change')}, ${count(problems.length, 'problem')}`,
    ...changes.flatMap(({ where, what }) =>
      what.map((sentence) => `  change   ${toOneLine(where)}: ${toOneLine(sentence)}`),
    ),
    ...problems.map(({ where, what }) => `  problem  ${toOneLine(where)} ${toOneLine(what)}`),
  ].join('\n');
}
