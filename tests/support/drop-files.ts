import type { Page } from 'playwright-core';
import { inTime } from './patience.ts';

/**
 * Drops real files on a page, as a person's file manager does. `at`: pixels from the page's top left corner. The hand
 * is quick: it comes in at the corner, and lets go as soon as it is there, over a part of the page that has not yet been
 * asked whether it takes files.
 */
export async function dropOnPage(
  page: Page,
  paths: readonly string[],
  at: { x: number; y: number } | undefined,
): Promise<void> {
  const middle = await page.evaluate(() => ({ x: innerWidth / 2, y: innerHeight / 2 }));
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  const end = at ?? middle;
  const steps = [
    { type: 'dragEnter', x: 1, y: 1 },
    { type: 'dragOver', x: 1, y: 1 },
    { type: 'drop', ...end },
  ] as const;
  for (const { type, x, y } of steps) {
    await inTime(
      session.send('Input.dispatchDragEvent', { type, x, y, data }),
      `The page’s answer to ${type}`,
    );
  }
  await session.detach();
}
