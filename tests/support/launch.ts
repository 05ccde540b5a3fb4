import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App, AppOptions } from './app.ts';
import { launchBrowserApp } from './browser/browser-app.ts';
import { skipForWantOfChromium } from './chromium.ts';
import { launchDesktopApp } from './desktop-app.ts';
import { findChromium } from './find-chromium.mjs';
import { findElectron } from './launch-electron.ts';

/** Whether this machine has what shows the windows of that edition. `launchApp` skips a test where it has not. */
export function canLaunch(shell: 'desktop' | 'browser'): boolean {
  return findChromium() !== null || (shell === 'desktop' && findElectron() !== null);
}

/**
 * Starts the built program as a person would. Whoever calls this must `close` it; in a test rather use `startApp`, which
 * sees to that.
 */
export async function launchApp(options: AppOptions = {}): Promise<App> {
  if (!canLaunch(options.shell ?? 'desktop')) skipForWantOfChromium();
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'neuromatrix-test-')));
  const launch = options.shell === 'browser' ? launchBrowserApp : launchDesktopApp;
  const app = await launch(folder, options);
  return {
    ...app,
    close: async () => {
      try {
        await app.close();
      } finally {
        // A folder that was given belongs to whoever gave it.
        if (options.folder === undefined) {
          // Chromium may still be writing its last words.
          await rm(folder, { recursive: true, force: true, maxRetries: 5 });
        }
      }
    },
  };
}
