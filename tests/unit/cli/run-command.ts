import process from 'node:process';
import { vi } from 'vitest';
import type { Command } from '../../../cli/command.ts';

/** Runs a command in this process, so that what it throws is seen. `text`: all that it says. */
export async function runCommand(
  command: Command,
  args: readonly string[],
): Promise<{ code: number; text: string }> {
  let text = '';
  const write = (chunk: unknown) => {
    text += String(chunk);
    return true;
  };
  const spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation(write),
  );
  try {
    return { code: await command(args), text };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
