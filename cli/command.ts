import process from 'node:process';
import type { Result } from '../shared/result.ts';
import { readArguments, type Arguments, type Flags } from './arguments.ts';

/** Gets what follows its name on the command line; answers the exit code. */
export type Command = (args: readonly string[]) => Promise<number>;

interface Definition<Own extends Flags, Wish> {
  readonly usage: string;
  /** Beside `--help`, which every command has. */
  readonly flags: Own;
  /** What is asked for, or a sentence that says what is wrong with it. */
  readonly read: (given: Arguments<Own>) => Result<Wish, string>;
  /** Does it; answers the exit code. */
  readonly run: (wish: Wish) => number | Promise<number>;
}

/** A command that tells its usage when asked for help, and also, after the reason, when it cannot tell what is wanted. */
export function defineCommand<const Own extends Flags, Wish>(
  definition: Definition<Own, Wish>,
): Command {
  const { usage, flags, read, run } = definition;
  return async (args) => {
    const given = readArguments(args, flags);
    if (given.ok && 'help' in given.value.values) {
      process.stdout.write(usage);
      return 0;
    }
    const wish = given.ok ? read(given.value) : given;
    if (wish.ok) return run(wish.value);
    process.stderr.write(`${wish.error}\n\n${usage}`);
    return 1;
  };
}
