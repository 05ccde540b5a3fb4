import { chromium, type BrowserContext } from 'playwright-core';
import { requireChromium } from './find-chromium.mjs';

/** Starts Chromium with a profile of its own; `args` are added to what keeps it quiet and offline. */
export function launchChromium(profile: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath: requireChromium(),
    headless: true,
    serviceWorkers: 'block',
    args: [
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}
