import { parseArgs, type ParseArgsConfig } from 'node:util';
import { failure, success, type Result } from '../shared/result.ts';

/** The flags of a command, as `parseArgs` of Node wants them. */
export type Flags = NonNullable<ParseArgsConfig['options']>;

interface Config<Own extends Flags> {
  readonly args: string[];
  readonly options: Own & typeof helpFlag;
  readonly allowPositionals: true;
}

/** Flags and file names, as they were given. */
export type Arguments<Own extends Flags> = ReturnType<typeof parseArgs<Config<Own>>>;

const helpFlag = { help: { type: 'boolean', short: 'h' } } as const;

/** Reads flags and file names; an unknown or incomplete flag is a sentence that says so. `--help` is always one. */
export function readArguments<const Own extends Flags>(
  args: readonly string[],
  flags: Own,
): Result<Arguments<Own>, string> {
  const options = { ...flags, ...helpFlag };
  try {
    return success(parseArgs<Config<Own>>({ args: [...args], options, allowPositionals: true }));
  } catch (error) {
    if (!isArgumentError(error)) throw error;
    // Node goes on about file names that begin with a dash; its first sentence is what happened.
    return failure(error.message.replace(/\. To specify .*$/su, '.'));
  }
}

/** The project file of a command that takes one. */
export function onlyFile([file, ...others]: readonly string[]): Result<string, string> {
  if (file === undefined) return failure('Name the project file.');
  return others.length === 0 ? success(file) : failure('One file at a time.');
}

/** The files of a command that takes many. */
export function someFiles(files: readonly string[]): Result<readonly string[], string> {
  return files.length === 0 ? failure('Name at least one file.') : success(files);
}

/** Of a command that takes none. */
export function noFile([file]: readonly string[]): Result<object, string> {
  return file === undefined ? success({}) : failure(`There is no place for "${file}".`);
}

function isArgumentError(error: unknown): error is Error {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('ERR_PARSE_ARGS')
  );
}
