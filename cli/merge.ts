import { basename } from 'node:path';
import { stat } from 'node:fs/promises';
import process from 'node:process';
import { formatOf, formatToWrite } from '../shared/formats/known-formats.ts';
import { describeConflict, type ConflictWords } from '../shared/merge/change-words.ts';
import { mergeProjects, withSourceOf, type Merged } from '../shared/merge/merge-projects.ts';
import type { Side } from '../shared/merge/merge-values.ts';
import { encodeWritten } from '../shared/open/encode-written.ts';
import { writeText } from '../shared/open/format-work.ts';
import { toOneLine } from '../shared/project/element-names.ts';
import type { LossReport } from '../shared/project/file-outcome.ts';
import { newProject, type Project } from '../shared/project/project-schema.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { defineCommand, readChoice, type Arguments } from './command.ts';
import { lossLines, readFile, tellOpenFailure } from './open-project.ts';
import { writeOutput } from './write-output.ts';
import { cliWords } from '../shared/words/cli.ts';

const usage = `Usage: merge BASE OURS THEIRS -o OUT [--prefer ours|theirs] [--path NAME] [--json]

Merges what two people made of one file, element by element and field by field. BASE is what both began with.
Files of Neuromatrix, GPML 2021, SBGN-ML and CX2 can be merged: they name every element.
Ends with 0 if there is no conflict, with 1 if there is one, and with 2 if a file cannot be read or written.
Where both changed the same, OUT has OURS, and what one removed and the other changed is kept; every conflict is listed.

  -o, --output OUT  where to write; may be one of the three
  --prefer SIDE     decides every conflict for ours or theirs, and ends with 0
  --path NAME       the name of the file in the repository: its extension says the format
  --json            one JSON object with every conflict

For git:
  git config merge.neuromatrix.driver "node /PATH/TO/neuromatrix/cli/run.mjs merge %O %A %B -o %A --path %P"
  and in .gitattributes: *.neuromatrix merge=neuromatrix
`;

const flags = {
  output: { type: 'string', short: 'o' },
  prefer: { type: 'string' },
  path: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

interface Wishes {
  readonly files: readonly [base: string, ours: string, theirs: string];
  readonly output: string;
  /** What the output calls the file. */
  readonly name: string;
  /** The name of the file in the repository, where that is told. */
  readonly path: string | undefined;
  readonly prefer: Side | undefined;
  readonly json: boolean;
}

const failed = 2;

export const merge = defineCommand({ usage, flags, read: readWishes, run, misuse: failed });

function readWishes({ values, positionals }: Arguments<typeof flags>): Result<Wishes, string> {
  const { output, prefer, path, json } = values;
  const [base, ours, theirs, ...others] = positionals;
  if (base === undefined || ours === undefined || theirs === undefined || others.length > 0)
    return failure(cliWords.nameThreeFilesCommonBaseOurs);
  if (output === undefined) return failure(cliWords.sayWhereToWriteWithO);
  const side = prefer === undefined ? null : readChoice('--prefer', prefer, ['ours', 'theirs']);
  if (side !== null && !side.ok) return side;
  const name = path ?? output;
  return success({ files: [base, ours, theirs], output, name, path, prefer: side?.value, json });
}

async function run(wishes: Wishes): Promise<number> {
  const { files, output, name, prefer } = wishes;
  const [base, ours, theirs] = [
    await openBase(files[0], versionName(wishes, 'base')),
    await openVersion(files[1], versionName(wishes, 'ours')),
    await openVersion(files[2], versionName(wishes, 'theirs')),
  ];
  if (base === null || ours === null || theirs === null) return failed;
  const found = mergeProjects(base, ours, theirs, () => prefer);
  // What stands in the file now is ours: only what comes from the other side is to differ from it.
  const merged = { ...found, project: withSourceOf(found.project, ours) };
  const format = formatToWrite(basename(name)) ?? 'neuromatrix';
  const made = await writeText(merged.project, format);
  const { report } = made;
  const { bytes } = encodeWritten(made, merged.project, format);
  const written = await writeOutput(output, Buffer.from(bytes));
  if (!written.ok) {
    process.stderr.write(`${toOneLine(output)}: ${written.error}\n`);
    return failed;
  }
  const isOpen = merged.conflicts.length > 0 && prefer === undefined;
  tell(wishes, merged, describeAll(merged, { base, ours, theirs }), report);
  return isOpen ? 1 : 0;
}

/** What a person calls one of the three: git gives them names of its own, which are gone when it has ended. */
function versionName({ files, path }: Wishes, which: 'base' | Side): string {
  const [base, ours, theirs] = files;
  return path === undefined ? { base, ours, theirs }[which] : `${path} (${which})`;
}

/** Where two branches add a file of the same name, git gives an empty file as the base. */
async function openBase(file: string, name: string): Promise<Project | null> {
  const size = await stat(file).then(
    (found) => found.size,
    () => null,
  );
  return size === 0 ? newProject() : openVersion(file, name);
}

/** A file whose elements have no names in it cannot be merged: the third link may be another one in each version. */
async function openVersion(file: string, name: string): Promise<Project | null> {
  const opened = await readFile(file);
  if (!opened.ok) {
    tellOpenFailure(name, opened.error);
    return null;
  }
  const { project, format } = opened.value;
  const { label, namesElements } = formatOf(format);
  if (namesElements) return project;
  const why = cliWords.doesNotNameNodesAndLinks(label);
  process.stderr.write(cliWords.cannotBeMerged(toOneLine(name), why));
  return null;
}

type Versions = Parameters<typeof describeConflict>[1];

function describeAll({ conflicts }: Merged, versions: Versions): ConflictWords[] {
  return conflicts.map((conflict) => describeConflict(conflict, versions));
}

function tell(
  { output, name, json }: Wishes,
  { conflicts }: Merged,
  words: readonly ConflictWords[],
  report: LossReport,
): void {
  if (json) {
    const told = conflicts.map((conflict, index) => ({ ...conflict, words: words[index] }));
    process.stdout.write(`${JSON.stringify({ output, conflicts: told, written: report })}\n`);
    return;
  }
  const count = conflicts.length;
  const head = count === 0 ? cliWords.mergedWithoutConflict : cliWords.mergedWithConflicts(count);
  const lines = conflicts.flatMap(({ taken }, index) => conflictLines(words[index], taken));
  const all = [`${name}: ${head}`, ...lines].map(
    (line) => `${line.startsWith(' ') ? '  ' : ''}${toOneLine(line)}`,
  );
  process.stdout.write(`${[...all, ...lossLines(report)].join('\n')}\n`);
}

function conflictLines(words: ConflictWords | undefined, taken: Side): string[] {
  if (words === undefined) return [];
  const { noun, name, field, ours, theirs } = words;
  const what = [`${noun.toLowerCase()} ${name === '' ? '' : `“${name}”`}`.trim(), field];
  const where = what.filter((part) => part !== '').join(', ');
  return [cliWords.oursTheirsFileHas(where, ours, theirs, taken)];
}
