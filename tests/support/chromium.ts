import { chromium, type BrowserContext } from 'playwright-core';
import { TestRunner, type RunnerTestCase } from 'vitest';
import { findChromium, howToGetChromium } from './find-chromium.mjs';
import { patience } from './patience.ts';

/**
 * Starts Chromium with a profile of its own; `args` are added to what keeps it quiet and offline. Where there is none
 * the running test is skipped.
 */
export async function launchChromium(profile: string): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium() ?? skipForWantOfChromium(),
    headless: true,
    serviceWorkers: 'block',
    args: [
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
    timeout: patience,
  });
  context.setDefaultTimeout(patience);
  return context;
}

/** Skips the running test. */
export function skipForWantOfChromium(): never {
  const reason = `There is no Chromium. ${howToGetChromium}`;
  TestRunner.getCurrentTest<RunnerTestCase | undefined>()?.context.skip(reason);
  throw new Error(reason);
}
