import type { Page } from 'playwright-core';
import type { AgentCommand } from './agent-commands.ts';

export interface DesktopStart {
  /** Holds the package.json whose `main` is run. */
  readonly appFolder: string;
  readonly workingFolder: string;
  readonly userData: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Where the agent writes. */
  readonly logFile: string;
}

/** A running desktop program, in real Electron or in the stand-in. */
export interface DesktopProgram {
  pages(): Page[];
  onPage(listener: (page: Page) => void): void;
  ask(command: AgentCommand): Promise<unknown>;
  /** The native window that shows a page. */
  windowId(page: Page): Promise<number>;
  /** Called before files are dropped on a page. */
  beforeDrop(page: Page, paths: readonly string[]): Promise<void>;
  /** Starts the program once more on the same user data; resolves with the exit code of that second instance. */
  startAgain(args: readonly string[]): Promise<number | null>;
  /** `null`: ended by a signal. */
  readonly exitCode: Promise<number | null>;
  readonly output: () => string;
  kill(): void;
  /** After the program and all its windows have gone. */
  readonly gone: Promise<void>;
}
