import type { Page } from 'playwright-core';
import type { App } from './app.ts';
import { patience } from './patience.ts';

/** What our own page shows once it has started. */
export const ourContent = '#app > *';

export interface AppWindows {
  add(page: Page): void;
  members(pages: () => Page[]): Pick<App, 'firstWindow' | 'windows' | 'waitForWindow'>;
}

/**
 * Windows open when the program sees fit; this waits for them. `ended` resolves with its last words when the program ends.
 * A window is there when its page shows `content`: before, keys would go nowhere.
 */
export function createAppWindows(ended: Promise<string>, content: string): AppWindows {
  const waiting: ((page: Page) => void)[] = [];
  const next = (): Promise<Page> =>
    new Promise((resolve, reject) => {
      const fail = (why: string) => reject(new Error(`No window was opened: ${why}`));
      const timer = setTimeout(() => fail('the program does nothing.'), patience);
      void ended.then((words) => fail(`the program has ended.\n${words}`));
      waiting.push((page) => {
        clearTimeout(timer);
        resolve(page);
      });
    });
  return {
    add: (page) => {
      for (const tell of waiting.splice(0)) tell(page);
    },
    members: (pages) => ({
      windows: pages,
      firstWindow: async () => shown(pages()[0] ?? (await next()), content),
      waitForWindow: async (action) => {
        const [page] = await Promise.all([next(), action()]);
        return shown(page, content);
      },
    }),
  };
}

async function shown(page: Page, content: string): Promise<Page> {
  await page.waitForURL((url) => url.protocol !== 'about:', { timeout: patience });
  await page.locator(content).first().waitFor({ timeout: patience });
  return page;
}
