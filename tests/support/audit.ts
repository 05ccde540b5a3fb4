import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** WCAG 2.2 at A and AA, what axe holds to be good practice, and two that it leaves to be asked for. */
const options = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'label-content-name-mismatch': { enabled: true }, 'target-size': { enabled: true } },
  resultTypes: ['violations'],
} as const satisfies RunOptions;

/**
 * Handles are for the pointer; React Flow names them all the same. The pictures of templates have thousands of elements,
 * are hidden from all but eyes, and are drawn as the canvas is, which is looked at.
 */
const context = { exclude: ['.react-flow__handle', 'button svg'] } as const;

/** Menus lie at the end of the page, outside its landmarks, and belong to their buttons. */
const isOfMenu = (id: string, selector: string) =>
  id === 'region' && selector.includes('[data-radix-popper-content-wrapper');

/**
 * What axe finds wrong with the page as it is now, in both themes: a line for each rule with the first places. The
 * theme must be the system's, as it is unless chosen. What a screen shows behind an open dialog is inert, and looked
 * at in its own right.
 */
export async function audit(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const theme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await page.locator(`html[data-theme="${theme}"]`).waitFor({ state: 'attached' });
    for (const fault of await auditTheme(page)) found.push(`${theme}: ${fault}`);
  }
  return found;
}

async function auditTheme(page: Page): Promise<readonly string[]> {
  // Colours glide; what is half way has a contrast that nobody reads.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null))),
  );
  // The page's policy lets no script tag in; the debugger's evaluation is none.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source);
  // What the program above answers, by its documentation.
  const { violations } = (await page.evaluate(
    `axe.run(${JSON.stringify(context)}, ${JSON.stringify(options)})`,
  )) as AxeResults;
  return violations.flatMap(({ id, nodes }) => {
    const selectors = nodes
      .map(({ target }) => target.join(' '))
      .filter((selector) => !isOfMenu(id, selector));
    const [first] = nodes;
    if (selectors.length === 0) return [];
    const some = selectors.slice(0, 3).join(' | ');
    return `${id}, ${selectors.length}×: ${some}. ${first?.failureSummary ?? ''}`;
  });
}
