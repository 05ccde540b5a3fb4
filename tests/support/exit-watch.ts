import type { ChildProcess } from 'node:child_process';

export interface ExitWatch {
  /** `null`: ended by a signal. */
  readonly code: Promise<number | null>;
  /** Everything that the program wrote to its terminal. */
  readonly output: () => string;
}

export function createExitWatch(child: ChildProcess): ExitWatch {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8');
    stream?.on('data', (text: string) => (output += text));
  }
  return {
    code: new Promise((resolve) => {
      child.once('close', resolve);
      // Processes that a killed one started can hold its terminal open for as long as they like.
      child.once('exit', (_code, signal) => signal !== null && resolve(null));
    }),
    output: () => output,
  };
}
