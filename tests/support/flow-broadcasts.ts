import type { Page } from 'playwright-core';

/**
 * Counts how often React Flow tells its listeners of a change, from now on. Each time costs something for each element
 * on the canvas. Ask the result for what was counted since it was last asked.
 */
export async function countBroadcasts(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    /** What of React's own tree leads to the store. */
    interface Fiber {
      readonly return: Fiber | null;
      readonly memoizedProps: { readonly value?: unknown } | null;
    }
    const isStore = (value: unknown): value is { subscribe(heard: () => void): void } =>
      (typeof value === 'object' || typeof value === 'function') &&
      value !== null &&
      'subscribe' in value &&
      'getState' in value &&
      typeof value.getState === 'function' &&
      'nodeLookup' in (value.getState() as object);
    const canvas = document.querySelector('.react-flow');
    const key = Object.keys(canvas ?? {}).find((name) => name.startsWith('__reactFiber$'));
    const first = key && (canvas as unknown as Record<string, Fiber>)[key];
    for (let at = first ?? null; at; at = at.return) {
      const store = at.memoizedProps?.value;
      if (!isStore(store)) continue;
      const counted = window as { broadcasts?: number };
      counted.broadcasts = 0;
      store.subscribe(() => (counted.broadcasts = (counted.broadcasts ?? 0) + 1));
      return;
    }
    throw new Error('The store of React Flow was not found.');
  });
  return () =>
    page.evaluate(() => {
      const counted = window as { broadcasts?: number };
      const { broadcasts = 0 } = counted;
      counted.broadcasts = 0;
      return broadcasts;
    });
}
