import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { parseProject } from '../../shared/project/parse-project.ts';
import type { App } from '../support/app.ts';
import { EditorPage, middle } from '../support/editor-page.ts';
import { startApp } from '../support/start-app.ts';
import { createChance, createWindowDriver } from '../support/window-driver.ts';

/** Steps of each run: a few hundred in `npm test`, thousands in `npm run soak`. */
const steps = Number(process.env['SOAK_STEPS'] ?? 120);
const seeds = (process.env['SOAK_SEEDS'] ?? '1').split(',').map(Number);
/** As many steps as the history surely holds. */
const stepsBetween = 300;

const templates = [/^Serotonin and/u, /^Dopamine/u, /^Histamine/u, /^Acetylcholine/u];

describe.each(['desktop', 'browser'] as const)('in the %s edition', (shell) => {
  test.each(seeds)(
    'whatever hands do, the window lives, its project is valid and all can be undone (seed %d)',
    async (seed) => {
      const chance = createChance(seed);
      const app = await startApp({ shell });
      const page = await app.firstWindow();
      const editor = new EditorPage(page);
      await editor.ready();
      await editor.openTemplate(templates[seed % templates.length] ?? /^Dopamine/u);
      const path = join(app.folder, 'driven.neuromatrix');
      await app.dialogs.answerSave(path);
      await app.run('save', page);
      await page.getByRole('heading', { level: 1, name: 'driven.neuromatrix' }).waitFor();
      const first = await savedProject(app, page, path);
      // A hand that comes to Export by the keyboard meets a dialog; it cancels that.
      app.expectProblem(outside);

      const driver = createWindowDriver(page, chance);
      for (let step = 0; step < steps; step += 1) {
        // One after the other, as hands do.
        /* oxlint-disable no-await-in-loop */
        try {
          await driver.step();
          if (step % 10 === 9) await expectAlive(app, page);
          if ((step + 1) % stepsBetween !== 0 && step + 1 !== steps) continue;
          await driver.calm();
          await expectUndoable(app, page, { path, first });
          await expectAlive(app, page);
        } catch (error) {
          const found = JSON.stringify(Object(error).actual ?? '').slice(0, 2_000);
          const told = `Seed ${seed}, step ${step}: ${String(error)} ${found}`;
          throw new Error(`${told}\n${driver.done().join('\n')}`, { cause: error });
        }
        /* oxlint-enable no-await-in-loop */
      }
      // Where the last look at it left off.
      expect(differences(first, await savedProject(app, page, path))).toEqual([]);
    },
    120_000 + steps * 1_000,
  );
});

const outside = /^(?:Unexpected (?:open|save) dialog|.*picker)/iu;

/** Nothing was told to the console, and every part of the window can be drawn. */
async function expectAlive(app: App, page: Page): Promise<void> {
  const text = await page.evaluate(() => document.body.innerText);
  expect(text).not.toMatch(/Something went wrong|could not be shown/u);
  expect(app.problems().filter((problem) => !outside.test(problem))).toEqual([]);
  expect(app.windows()).toContain(page);
  // Hands opened them too.
  await Promise.all(app.windows().flatMap((one) => (one === page ? [] : [one.close()])));
}

/** Saves the project to its file, as a person would, and reads it from there. */
async function savedProject(app: App, page: Page, path: string): Promise<readonly string[]> {
  await app.run('save', page);
  await expect
    .poll(() => page.locator('header').getByText('Edited', { exact: true }).count())
    .toBe(0);
  const text = await readFile(path, 'utf8');
  const parsed = parseProject(text);
  if (!parsed.ok) throw new Error(`The file is no project: ${JSON.stringify(parsed.error)}`);
  // When it was saved belongs to the file.
  return text.replace(/,"modified":"[^"]*"/u, '').split('\n');
}

/** All can be undone down to the first project, and done again. The first is left there. */
async function expectUndoable(
  app: App,
  page: Page,
  { path, first }: { readonly path: string; readonly first: readonly string[] },
): Promise<void> {
  await pressUntilDisabled(page, 'Redo');
  const last = await savedProject(app, page, path);
  await pressUntilDisabled(page, 'Undo');
  expect(differences(first, await savedProject(app, page, path)), 'undone').toEqual([]);
  await pressUntilDisabled(page, 'Redo');
  expect(differences(last, await savedProject(app, page, path)), 'redone').toEqual([]);
  await pressUntilDisabled(page, 'Undo');
}

/** Lines that only one of the two has. */
function differences(one: readonly string[], other: readonly string[]): readonly string[] {
  const only = (lines: readonly string[], others: readonly string[], sign: string) =>
    lines.filter((line) => !others.includes(line)).map((line) => `${sign} ${line}`);
  return [...only(one, other, 'lost'), ...only(other, one, 'made')];
}

/** By its button: the keys act on a text where one is being typed. */
async function pressUntilDisabled(page: Page, name: string): Promise<void> {
  const button = page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name });
  const { x, y } = await middle(button);
  for (let presses = 0; presses < 1_100; presses += 1) {
    // oxlint-disable-next-line no-await-in-loop
    if (presses % 10 === 0 && (await button.isDisabled())) return;
    // oxlint-disable-next-line no-await-in-loop
    await page.mouse.click(x, y);
  }
  throw new Error(`“${name}” never ends.`);
}
