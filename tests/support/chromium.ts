import { chromium, type BrowserContext } from 'playwright-core';
import { TestRunner, type RunnerTestCase } from 'vitest';
import { findChromium, howToGetChromium } from './find-chromium.mjs';
import { patience } from './patience.ts';

/** Starts Chromium, kept quiet and offline, with a profile of its own. Where there is none the running test is skipped. */
export async function launchChromium(
  profile: string,
  serviceWorkers: 'allow' | 'block' = 'block',
): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium() ?? skipForWantOfChromium(),
    headless: true,
    serviceWorkers,
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
