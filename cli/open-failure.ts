import process from 'node:process';
import type { FileError } from '../shared/project/file-error.ts';
import { describeFailure } from '../shared/messages.ts';
import { toOneLine } from '../shared/project/element-names.ts';

/** Says why a file cannot be opened and what to do: on standard error, and as JSON on standard output if that is wanted. */
export function tellOpenFailure(file: string, error: FileError, json = false): void {
  const { title, detail, advice } = describeFailure({ file: toOneLine(file), error });
  process.stderr.write(`${`${title}\n${detail}\n${advice}`.replaceAll('\n', '\n  ')}\n`);
  if (!json) return;
  // The whole text of a table is of no use to who has the file.
  const { text: _text, ...facts } = { text: '', ...error };
  const told = { ...facts, message: `${title} ${detail}`, advice };
  process.stdout.write(`${JSON.stringify({ file, ok: false, error: told })}\n`);
}
