import type { Page } from 'playwright-core';
import { inTime } from './patience.ts';

/** Drops real files on a page, as a person's file manager does. `at`: pixels from the page's top left corner. */
export async function dropOnPage(
  page: Page,
  paths: readonly string[],
  at: { x: number; y: number } | undefined,
): Promise<void> {
  const middle = await page.evaluate(() => ({ x: innerWidth / 2, y: innerHeight / 2 }));
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await inTime(
      session.send('Input.dispatchDragEvent', { type, ...(at ?? middle), data }),
      `The page’s answer to ${type}`,
    );
  }
  await session.detach();
}
