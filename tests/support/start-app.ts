import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { App, AppOptions } from './app.ts';
import { launchApp } from './launch.ts';

/** Starts the program for the running test, closes it when that ends, and fails the test if the program had problems. */
export async function startApp(options: AppOptions = {}): Promise<App> {
  const folder = options.folder ?? (await aTemporaryFolder());
  const app = await launchApp({ ...options, folder });
  onTestFinished(() => app.close());
  return app;
}

/** Removed when the test ends. */
export async function aTemporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'neuromatrix-test-'));
  // Chromium may still be writing its last words.
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}
