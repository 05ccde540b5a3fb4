import type { Page } from 'playwright-core';

/** The middle of several runs, in milliseconds; the first runs warm up and do not count. */
export async function medianTime(run: () => unknown, runs = 9): Promise<number> {
  const times: number[] = [];
  for (let turn = -2; turn < runs; turn += 1) {
    const start = performance.now();
    await run();
    if (turn >= 0) times.push(performance.now() - start);
  }
  return times.sort((one, other) => one - other)[Math.floor(runs / 2)] ?? 0;
}

/** One line of the report: how long, and how many times as long as the baseline measured in the same run. */
export function report(what: string, time: number, baseline: { what: string; time: number }): void {
  const ratio = (time / baseline.time).toFixed(1);
  console.log(
    `${what}: ${time.toFixed(1)} ms, ${ratio} times ${baseline.what} (${baseline.time.toFixed(1)} ms)`,
  );
}

/** Tasks that held the window up for more than 50 ms meanwhile, in milliseconds; frames would also count the painting. */
export async function longTasks(page: Page, work: () => Promise<unknown>): Promise<string> {
  const handle = await page.evaluateHandle(() => {
    const times: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) times.push(duration);
    });
    observer.observe({ type: 'longtask' });
    return times;
  });
  await work();
  const times = await handle.evaluate((measured) => measured);
  return times.length === 0 ? 'none' : times.map((time) => `${time.toFixed(0)} ms`).join(', ');
}
