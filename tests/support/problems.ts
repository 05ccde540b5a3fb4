import type { ConsoleMessage, Page } from 'playwright-core';

export interface Problems {
  watch(page: Page): void;
  /** The program is about to be ended from outside: what its pages then miss is no problem of theirs. */
  stopWatching(): void;
  readonly add: (problem: string) => void;
  readonly all: () => readonly string[];
  readonly expect: (pattern: RegExp) => void;
  /** Throws if there is a problem that nobody expected, with the last of `output`, what the program wrote to its terminal. */
  check(output?: string): void;
}

export function createProblems(): Problems {
  const found: string[] = [];
  const expected: RegExp[] = [];
  let watching = true;
  const hear = (problem: string): void => {
    if (watching) found.push(problem);
  };
  return {
    watch: (page) => {
      page.on('console', (message) => {
        if (message.type() === 'error') hear(describe(message));
      });
      page.on('pageerror', (error) => hear(`Uncaught in the page: ${error.message}`));
      page.on('crash', () => hear('The page crashed.'));
    },
    stopWatching: () => {
      watching = false;
    },
    add: (problem) => {
      found.push(problem);
    },
    all: () => found,
    expect: (pattern) => {
      expected.push(pattern);
    },
    check: (output = '') => {
      const left = found.filter((problem) => !expected.some((pattern) => pattern.test(problem)));
      if (left.length === 0) return;
      throw new Error(`The program had problems:\n${left.join('\n')}\n${output.slice(-2_000)}`);
    },
  };
}

function describe(message: ConsoleMessage): string {
  const { url } = message.location();
  return `Console error: ${message.text()}${url === '' ? '' : ` (${url})`}`;
}
