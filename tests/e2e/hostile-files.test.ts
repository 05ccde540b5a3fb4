import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { App } from '../support/app.ts';
import { EditorPage } from '../support/editor-page.ts';
import { startApp } from '../support/start-app.ts';

const inputs = fileURLToPath(new URL('../../../shared/cases/inputs/', import.meta.url));
const isThere = existsSync(inputs);

/*
 * Files that once harmed the program. Both editions open one after the other: each is shown, or refused with words, and
 * the window goes on. `startApp` hears of dialogs that nobody asked for, of the network and of the console.
 */
test.skipIf(!isThere).each(['desktop', 'browser'] as const)(
  'every file that has harmed the program once is shown or refused, and does nothing more (%s)',
  async (shell) => {
    const app = await startApp({ shell });
    let page = await app.firstWindow();
    await new EditorPage(page).ready();
    const outcomes: string[] = [];
    for (const name of readdirSync(inputs).filter((one) => !isLeftOut(shell, one))) {
      const path = join(app.folder, name);
      copyFileSync(join(inputs, name), path);
      // One after the other: they share a window.
      /* oxlint-disable no-await-in-loop */
      await app.dialogs.answerOpen(path);
      await app.run('open', page);
      const outcome = await outcomeOf(page, name);
      outcomes.push(`${name}: ${outcome}`);
      if (outcome === 'shown') await lookAtAll(page);
      await closeDialogs(page);
      expect({
        name,
        ran: await page.evaluate(() => Reflect.get(window, 'hostile') ?? null),
      }).toEqual({ name, ran: null });
      if (outcome === 'shown' && shell === 'desktop') page = await anEmptyWindow(app, page);
      /* oxlint-enable no-await-in-loop */
    }
    expect(outcomes.filter((one) => one.endsWith('nothing'))).toEqual([]);
    expect(outcomes.filter((one) => one.endsWith('shown')).length).toBeGreaterThan(10);
    expect(await page.getByText('Something went wrong').count()).toBe(0);
    expect(app.dialogs.asked().every(({ kind }) => kind === 'open')).toBe(true);
    expect(app.openedWebPages()).toEqual([]);
    expect(app.windows()).toEqual([page]);
  },
);

/** On the desktop each file takes a new window; tables, which harmed only the reading, are left to the other edition. */
const isLeftOut = (shell: string, name: string) => shell === 'desktop' && /\.[ct]sv$/u.test(name);

/** Waits until the file is on the screen, or a dialog says why not. */
async function outcomeOf(page: Page, name: string): Promise<string> {
  const dialog = page.locator('dialog[open]').first();
  const heads = page.getByRole('heading', { level: 1 }).or(page.locator('header'));
  // What is only read is a new project without the extension.
  const bare = name.replace(/\.[a-z0-9]+$/iu, '');
  const named = heads.getByText(name, { exact: true });
  const shown = named.or(heads.getByText(bare, { exact: true })).first();
  await dialog.or(shown).first().waitFor();
  return (await dialog.isVisible())
    ? `refused: ${(await dialog.textContent())?.slice(0, 80)}`
    : 'shown';
}

/** A desktop window that shows a project would open the next one in a window of its own. */
async function anEmptyWindow(app: App, page: Page): Promise<Page> {
  const next = await app.waitForWindow(() => app.run('new', page));
  await app.closeWindow(page);
  await new EditorPage(next).ready();
  await expect.poll(() => app.windows()).toEqual([next]);
  return next;
}

/** Has the window draw all that a project holds. */
async function lookAtAll(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+m');
  await page.getByRole('button', { name: 'Matrix', pressed: true }).waitFor();
  await page.keyboard.press('ControlOrMeta+Shift+d');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+c');
  await page.keyboard.press('ControlOrMeta+Shift+a');
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('dialog').getByRole('combobox').waitFor();
}

async function closeDialogs(page: Page): Promise<void> {
  const dialog = page.locator('dialog[open]');
  await expect
    .poll(async () => {
      if ((await dialog.count()) > 0) await page.keyboard.press('Escape');
      return dialog.count();
    })
    .toBe(0);
}
