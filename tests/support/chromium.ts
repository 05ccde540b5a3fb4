import { chromium, type BrowserContext } from 'playwright-core';
import { requireChromium } from './find-chromium.mjs';

/** Milliseconds that anything may take on a busy machine. */
const PATIENCE = 60_000;

/** Starts Chromium with a profile of its own; `args` are added to what keeps it quiet and offline. */
export async function launchChromium(profile: string): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(profile, {
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
    timeout: PATIENCE,
  });
  context.setDefaultTimeout(PATIENCE);
  return context;
}
