import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/support/property-seed.ts'],
          // No test leaves anything behind: files may share what they load, which takes longer than most of them run.
          isolate: false,
          // Properties over whole projects take their time on a busy machine; what waits for longer is stuck.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'bench',
          include: ['tests/bench/*.bench.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          setupFiles: ['tests/support/own-screen.ts', 'tests/support/property-seed.ts'],
          // A test waits for its program as much as the program works: two at once fill two cores, more would crowd them.
          maxWorkers: 2,
          isolate: false,
          // Programs, windows and files take their time on a busy machine; what waits for longer is stuck.
          testTimeout: 180_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 60_000 } },
          // Once in several hundred starts on a busy machine Electron's main process answers neither its page nor the test.
          retry: { count: 1, condition: /ERR_UNEXPECTED|garbage collected/u },
        },
      },
    ],
  },
});
