import { directFormatWork, type FormatWork } from '../shared/open/format-work.ts';
import { describeFailure } from '../shared/messages.ts';
import { toOneLine } from '../shared/project/element-names.ts';
import type { FileError, Loss, LossReport } from '../shared/project/file-outcome.ts';
import type { Project } from '../shared/project/project-schema.ts';
import { failure, type Result } from '../shared/result.ts';
import { readProject, type ReadProject } from '../shared/session/file-store.ts';
import { findWishedColumns, type ColumnWish } from './column-choice.ts';
import { diskFiles } from './disk/disk-files.ts';
import { cliWords } from '../shared/words/cli.ts';

/** Reads a file of any format that can be read, or an image that carries a project. */
export function readFile(file: string, wish?: ColumnWish): Promise<Result<ReadProject, FileError>> {
  const work = wish === undefined ? directFormatWork : byWish(directFormatWork, wish);
  return readProject(diskFiles, file, work);
}

/** Reads tables by the columns that were asked for. */
function byWish(work: FormatWork, wish: ColumnWish): FormatWork {
  return {
    ...work,
    read: async (bytes, name) => {
      const columns = findWishedColumns(bytes, wish);
      if (columns.ok) return work.read(bytes, name, columns.value);
      const problems = [{ where: '--columns', why: columns.error }];
      return failure({ kind: 'damaged', problems, total: 1 });
    },
  };
}

/**
 * Opens a project file. If it cannot be opened, it says why on standard error and returns null. `name`: what a person
 * calls the file, where it lies under another name for the moment.
 */
export async function openProject(file: string, name = file): Promise<Project | null> {
  const opened = await readFile(file);
  if (opened.ok) return opened.value.project;
  tellOpenFailure(name, opened.error);
  return null;
}

/** Says why a file cannot be opened and what to do: on standard error, and as JSON on standard output if that is wanted. */
export function tellOpenFailure(file: string, error: FileError, json = false): void {
  const { title, detail, advice } = describeFailure({ file: toOneLine(file), error });
  process.stderr.write(`${`${title}\n${detail}\n${advice}`.replaceAll('\n', '\n  ')}\n`);
  if (!json) return;
  // The person has the file, so the whole text of a table is of no use in the output.
  const { text: _text, ...facts } = { text: '', ...error };
  const told = { ...facts, message: `${title} ${detail}`, advice };
  process.stdout.write(`${JSON.stringify({ file, ok: false, error: told })}\n`);
}

/** A longer list would scroll away the rest; `--json` has all of it. */
const shownLosses = 20;

/** What did not come through, one loss a line; none where nothing was lost. Text of files is kept to its line. */
export function lossLines({ losses }: LossReport): string[] {
  if (losses.length === 0) return [];
  const more = losses.length - shownLosses;
  return [
    cliWords.notAsInFile(losses.length),
    ...losses.slice(0, shownLosses).map(lossLine),
    ...(more > 0 ? [cliWords.andMore(more)] : []),
  ];
}

function lossLine({ kind, where, what }: Loss): string {
  return `  ${kind}: ${toOneLine(`${where} ${what}`)}`;
}
