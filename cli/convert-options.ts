import {
  formatIds,
  formatOf,
  formatToWrite,
  type FormatId,
} from '../shared/formats/known-formats.ts';
import { toOneLine } from '../shared/project/element-names.ts';
import { failure, success, type Result } from '../shared/result.ts';
import type { Arguments } from './command.ts';
import { readColumnWish, type ColumnWish } from './column-choice.ts';
import { pathInFolder, withObstacles } from './write-output.ts';

/** A file and its conversion. */
export interface Conversion {
  readonly file: string;
  readonly output: string;
  readonly format: FormatId;
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
  if (positionals.length === 0) return failure('Name at least one file to convert.');
  if ((output === undefined) === (folder === undefined)) {
    return failure('Say where to write: -o OUT, or --out-dir DIR with --to EXT.');
  }
  const columns = values.columns === undefined ? null : readColumnWish(values.columns);
  if (columns?.ok === false) return columns;
  const format = formatAsked(values.to, output);
  if (!format.ok) return format;
  const conversions =
    output === undefined
      ? inFolder(positionals, folder ?? '.', format.value.id, format.value.extension)
      : [{ file: positionals[0] ?? '', output, format: format.value.id, folder: null }];
  if (output !== undefined && positionals.length > 1) {
    return failure('Many files need a folder for what is written: --out-dir DIR.');
  }
  return success({
    conversions: withObstacles(conversions, positionals, obstacles),
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
    if (output === undefined) return failure('Say which format to write: --to EXT.');
    const id = formatToWrite(output);
    if (id !== null) return success({ id, extension: formatOf(id).extensions[0] });
    return failure(`The output "${toOneLine(output)}" names no format; ${offered()}.`);
  }
  const word = to.toLowerCase().replace(/^\./u, '');
  const byId = formatIds.find((id) => id === word && formatOf(id).writes);
  if (byId !== undefined) return success({ id: byId, extension: formatOf(byId).extensions[0] });
  const id = formatToWrite(`x.${word}`);
  if (id !== null) return success({ id, extension: word });
  return failure(
    `--to can be an extension or the name of a format, not "${toOneLine(to)}"; ${offered()}.`,
  );
}

function offered(): string {
  const writable = formatIds.filter((id) => formatOf(id).writes);
  return `there are ${writable.map((id) => `${id} (.${formatOf(id).extensions[0]})`).join(', ')}`;
}

const obstacles = {
  isRead: 'It is a file that is being converted.',
  isTaken: 'Another file of this run is written there.',
};

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
