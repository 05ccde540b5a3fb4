import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

/** What a launcher of the package puts before a command and its arguments. See `build/launchers`. */
const commandSwitch = '--command-line';

/**
 * The command and its arguments where the program was started to run one; null where it opens its windows. They stand
 * behind `--`, so that Chromium takes none of their flags for its own.
 */
export function commandWords(argv: readonly string[]): readonly string[] | null {
  const at = argv.indexOf(commandSwitch);
  return at > 0 && argv[at + 1] === '--' ? argv.slice(at + 2) : null;
}

/** Runs a command of the command line, which lies beside the main process, and ends the program with its exit code. */
export async function runCommand(words: readonly string[]): Promise<void> {
  app.dock?.hide();
  // The command line reads its words as any program of Node does.
  process.argv = [process.execPath, commandSwitch, ...words];
  try {
    await import(
      /* @vite-ignore */ pathToFileURL(join(import.meta.dirname, '../command-line/main.mjs')).href
    );
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
  await Promise.all([written(process.stdout), written(process.stderr)]);
  app.exit(Number(process.exitCode ?? 0));
}

/** Ending at once would cut off what a pipe has not taken yet. */
function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => resolve());
  });
}
