import process from 'node:process';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { alikeNames } from '../shared/find/alike.ts';
import { toOneLine } from '../shared/project/element-names.ts';
import { readNumber as readWritten } from '../shared/text/read-number.ts';
import { type Result, failure, success } from '../shared/result.ts';
import { cliWords } from '../shared/words/cli.ts';

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
  const { flags, read, run, misuse = 1 } = definition;
  const command = async (args: readonly string[]) => {
    const given = readArguments(args, flags);
    if (given.ok && 'help' in given.value.values) {
      process.stdout.write(definition.usage);
      return 0;
    }
    const wish = given.ok ? read(given.value) : given;
    if (wish.ok) return run(wish.value);
    process.stderr.write(`${wish.error}\n\n${definition.usage}`);
    return misuse;
  };
  return Object.defineProperties(Object.assign(command, { usage: '', flags }), {
    usage: { get: () => definition.usage },
  });
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
    const given = parseArgs<Config<Own>>({ args: [...args], options, allowPositionals: true });
    const repeated = repeatedFlag(args, options);
    return repeated === undefined ? success(given) : failure(cliWords.isGivenTwice(repeated));
  } catch (error) {
    if (!isArgumentError(error)) throw error;
    // Node adds advice about file names that begin with a dash; only its first sentence says what happened.
    const sentence = error.message.replace(/\. To specify .*$/su, '.').replace(/\.?$/u, '.');
    const [, unknown] = /^Unknown option '(-[^']*)'/u.exec(error.message) ?? [];
    const names = Object.keys(options).map((name) => `--${name}`);
    return failure(unknown === undefined ? sentence : sentence + didYouMean(unknown, names));
  }
}

/** A flag that takes one value and is given several: the last would win, and nobody would know. */
function repeatedFlag(args: readonly string[], options: Flags): string | undefined {
  const { tokens } = parseArgs({ args: [...args], options, allowPositionals: true, tokens: true });
  const seen = new Set<string>();
  return tokens
    .flatMap((token) => (token.kind === 'option' ? [token.name] : []))
    .find((name) => {
      const { type, multiple = false } = options[name] ?? {};
      const isRepeated = seen.has(name) && type === 'string' && !multiple;
      seen.add(name);
      return isRepeated;
    });
}

/** ' Did you mean "serotonin"?', to put after a sentence; empty where nothing is spelled nearly so. */
export function didYouMean(wanted: string, names: Iterable<string>): string {
  const alike = alikeNames(wanted, names).map((name) => `"${toOneLine(name)}"`);
  return alike.length === 0 ? '' : ` ${cliWords.didYouMean(alike)}`;
}

/** The project file of a command that takes one. */
export function onlyFile([file, ...others]: readonly string[]): Result<string, string> {
  if (file === undefined) return failure(cliWords.nameProjectFile);
  return others.length === 0 ? success(file) : failure(cliWords.oneFileAtTime);
}

/** The files of a command that takes many. */
export function someFiles(files: readonly string[]): Result<readonly string[], string> {
  return files.length === 0 ? failure(cliWords.nameAtLeastOneFile) : success(files);
}

/** For a command that takes no files. */
export function noFile([file]: readonly string[]): Result<object, string> {
  return file === undefined ? success({}) : failure(cliWords.oneTooMany(file));
}

function isArgumentError(error: unknown): error is Error {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('ERR_PARSE_ARGS')
  );
}

/** The number that a flag gives, with a point or a comma before its decimals, or a sentence that says which numbers are allowed. */
export function readNumber(
  flag: string,
  text: string,
  least: number,
  most: number,
): Result<number, string> {
  const plain = text.trim() === '' ? Number.NaN : Number(text);
  const number = Number.isNaN(plain) ? (readWritten(text, null) ?? plain) : plain;
  if (number >= least && number <= most) return success(number);
  if (Number.isNaN(number) && /^\d+,\d{3}$/u.test(text.trim())) {
    return failure(cliWords.canBeTwoNumbersWriteDecimals(flag, text));
  }
  return failure(cliWords.canBeNumberFromToNot(flag, least, most, text));
}

/** One of some words, or a sentence that names them. */
export function readChoice<Choice extends string>(
  flag: string,
  text: string,
  choices: readonly Choice[],
): Result<Choice, string> {
  const choice = choices.find((one) => one === text);
  if (choice !== undefined) return success(choice);
  const wrong = cliWords.canBeNot(flag, choices, text);
  return failure(`${wrong}${didYouMean(text, choices)}`);
}
