import type { ConsoleMessage, Page } from 'playwright-core';

export interface Problems {
  watch(page: Page): void;
  readonly add: (problem: string) => void;
  readonly all: () => readonly string[];
  readonly expect: (pattern: RegExp) => void;
  /** Throws if there is a problem that nobody expected. */
  check(): void;
}

export function createProblems(): Problems {
  const found: string[] = [];
  const expected: RegExp[] = [];
  return {
    watch: (page) => {
      page.on('console', (message) => {
        if (message.type() === 'error') found.push(describe(message));
      });
      page.on('pageerror', (error) => found.push(`Uncaught in the page: ${error.message}`));
      page.on('crash', () => found.push('The page crashed.'));
    },
    add: (problem) => {
      found.push(problem);
    },
    all: () => found,
    expect: (pattern) => {
      expected.push(pattern);
    },
    check: () => {
      const left = found.filter((problem) => !expected.some((pattern) => pattern.test(problem)));
      if (left.length > 0) throw new Error(`The program had problems:\n${left.join('\n')}`);
    },
  };
}

function describe(message: ConsoleMessage): string {
  const { url } = message.location();
  return `Console error: ${message.text()}${url === '' ? '' : ` (${url})`}`;
}
