import process from 'node:process';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { type Result, failure, success } from '../shared/result.ts';

/** Gets the arguments after the command's name; returns the exit code. */
export interface Command {
  (args: readonly string[]): Promise<number>;
  /** What `--help` prints. */
  readonly usage: string;
  /** In addition to `--help`, which every command has. */
  readonly flags: Flags;
}

/** The commands by their names, in the order in which help lists them. */
export type NamedCommands = ReadonlyMap<string, NamedCommand>;

interface NamedCommand {
  readonly summary: string;
  /** Loaded when it is asked for: what one command needs must not slow another's start. */
  readonly load: () => Promise<Command>;
}

interface Definition<Own extends Flags, Wish> {
  readonly usage: string;
  /** In addition to `--help`, which every command has. */
  readonly flags: Own;
  /** What the person asked for, or a sentence that says what is wrong with the arguments. */
  readonly read: (given: Arguments<Own>) => Result<Wish, string>;
  /** Does the work; returns the exit code. */
  readonly run: (wish: Wish) => number | Promise<number>;
  /** The exit code where the arguments are wrong; 1 if another is not said. */
  readonly misuse?: number;
}

/**
 * A command that prints its usage when asked for help. If the arguments are wrong, it prints the reason and then its
 * usage.
 */
export function defineCommand<const Own extends Flags, Wish>(
  definition: Definition<Own, Wish>,
): Command {
  const { usage, flags, read, run, misuse = 1 } = definition;
  const command = async (args: readonly string[]) => {
    const given = readArguments(args, flags);
    if (given.ok && 'help' in given.value.values) {
      process.stdout.write(usage);
      return 0;
    }
    const wish = given.ok ? read(given.value) : given;
    if (wish.ok) return run(wish.value);
    process.stderr.write(`${wish.error}\n\n${usage}`);
    return misuse;
  };
  return Object.assign(command, { usage, flags });
}

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
    // Node adds advice about file names that begin with a dash; only its first sentence says what happened.
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

/** For a command that takes no files. */
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

/** The number that a flag gives, or a sentence that says which numbers are allowed. */
export function readNumber(
  flag: string,
  text: string,
  least: number,
  most: number,
): Result<number, string> {
  const number = text.trim() === '' ? Number.NaN : Number(text);
  if (number >= least && number <= most) return success(number);
  return failure(`${flag} can be a number from ${least} to ${most}, not "${text}".`);
}

/** One of some words, or a sentence that names them. */
export function readChoice<Choice extends string>(
  flag: string,
  text: string,
  choices: readonly Choice[],
): Result<Choice, string> {
  const choice = choices.find((one) => one === text);
  if (choice !== undefined) return success(choice);
  const named = `${choices.slice(0, -1).join(', ')} or ${choices.at(-1) ?? ''}`;
  return failure(`${flag} can be ${named}, not "${text}".`);
}
