import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { App } from '../support/app.ts';
import { audit } from '../support/audit.ts';
import { EditorPage } from '../support/editor-page.ts';
import { startApp } from '../support/start-app.ts';

test.each(['light', 'dark'] as const)(
  'every state of the window passes the audit in the %s theme',
  async (theme) => {
    const app = await startApp({ shell: 'browser', settings: { theme } });
    const editor = new EditorPage(await app.firstWindow());
    await editor.ready();
    const broken: Record<string, readonly string[]> = {};
    for (const [state, reach] of Object.entries(states)) {
      const leave = await reach(editor, app);
      // Colours glide; what is half way has a contrast that nobody reads.
      await editor.page.evaluate(() =>
        Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null))),
      );
      const found = await audit(editor.page);
      if (found.length > 0) broken[state] = found;
      await leave?.();
    }
    expect(broken).toEqual({});
  },
  120_000,
);

type Reach = (editor: EditorPage, app: App) => Promise<(() => Promise<unknown>) | void>;

/** In this order: each starts where the one before has left the window. */
const states: Record<string, Reach> = {
  'empty start': async ({ page }) => {
    await page.getByRole('treeitem', { name: 'Serotonin' }).first().waitFor();
  },
  'library search': async ({ page }) => {
    const search = page.getByRole('searchbox', { name: 'Find an entity' });
    await search.fill('adrenaline');
    await page.getByRole('treeitem', { name: 'Epinephrine' }).first().waitFor();
  },
  'nothing found': async ({ page }) => {
    const search = page.getByRole('searchbox', { name: 'Find an entity' });
    await search.fill('no such thing');
    await page.getByRole('button', { name: 'Neurotransmitter' }).waitFor();
    return () => search.fill('');
  },
  templates: async ({ page }) => {
    await page.getByRole('tab', { name: 'Templates' }).click();
    await page.getByRole('button', { name: /^Serotonin/u }).waitFor();
  },
  'template open': async (editor) => {
    await editor.openTemplate(/^Serotonin/u);
    await editor.page.getByRole('heading', { name: 'References (33)' }).waitFor();
  },
  'library with marks': async ({ page }) => {
    await page.getByRole('tab', { name: 'Library' }).click();
    await page.getByRole('treeitem', { name: 'Serotonin (in the diagram)' }).waitFor();
  },
  'outline with a node selected': async (editor) => {
    await editor.page.getByRole('tab', { name: 'Outline' }).click();
    await editor.select(editor.node('Neurotransmitter Serotonin'));
    await editor.page.getByRole('heading', { name: 'Serotonin', exact: true }).waitFor();
  },
  'forms in the inspector': async ({ page }) => {
    await page.getByRole('button', { name: 'Add an identifier' }).click();
    await page.getByRole('textbox', { name: 'Identifier' }).fill('not one of ChEBI');
    await page.getByRole('button', { name: 'Add evidence' }).click();
    await page.getByRole('textbox', { name: 'DOI' }).fill('no DOI');
    for (const title of ['Style', 'Position and size', 'Badges']) {
      await page.getByRole('button', { name: title, exact: true }).click();
    }
    await page.getByRole('button', { name: 'Add badge' }).click();
    return async () => {
      await page.getByRole('button', { name: 'Cancel' }).first().click();
      await page.getByRole('button', { name: 'Cancel' }).first().click();
    };
  },
  'a link selected': async (editor) => {
    await find(editor, '5-HTP is converted to Serotonin');
    await editor.page.getByRole('heading', { name: '5-HTP → Serotonin' }).waitFor();
    await editor.page
      .getByRole('button', { name: /^Change the evidence/u })
      .first()
      .click();
  },
  'an anchor selected': async ({ page }) => {
    await page.getByRole('button', { name: /^Anchor at/u }).click();
    await page.getByRole('heading', { name: 'Anchor' }).waitFor();
  },
  'several selected': async (editor, app) => {
    await app.run('select-all', editor.page);
    await editor.page.getByRole('heading', { name: /selected$/u }).waitFor();
  },
  'context menu': async (editor) => {
    await editor.canvas.click({ button: 'right', position: { x: 40, y: 40 } });
    await editor.page.getByRole('menu').waitFor();
    return () => editor.press('Escape');
  },
  'application menu': async ({ page }) => {
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('menuitem', { name: 'View' }).hover();
    await page.getByRole('menuitem', { name: 'Zoom In' }).waitFor();
    return async () => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
    };
  },
  'zoom menu': async ({ page }) => {
    await page.getByRole('button', { name: /^Zoom: / }).click();
    await page.getByRole('menu').waitFor();
    return () => page.keyboard.press('Escape');
  },
  commands: (editor, app) => openDialog(editor, () => app.run('palette', editor.page)),
  find: (editor, app) => openDialog(editor, () => app.run('find', editor.page)),
  'export image': (editor, app) => openDialog(editor, () => app.run('export', editor.page)),
  'export image that would be too large': async (editor, app) => {
    const leave = await openDialog(editor, () => app.run('export', editor.page));
    const dialog = editor.page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Colour' }).check();
    await dialog.getByRole('textbox', { name: 'Margin' }).fill('much');
    await dialog.getByRole('textbox', { name: 'Pixels a diagram unit' }).fill('90');
    await dialog.getByText('are too large').waitFor();
    return leave;
  },
  'print over several pages': async (editor, app) => {
    const leave = await openDialog(editor, () => app.run('print', editor.page));
    const dialog = editor.page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: /several pages/u }).check();
    await dialog.getByText(/\d Letter pages, /u).waitFor();
    return leave;
  },
  'keyboard shortcuts': (editor, app) =>
    openDialog(editor, () => app.run('shortcuts', editor.page)),
  'project properties': (editor) => openDialog(editor, () => command(editor, 'Project Prop')),
  about: (editor) => openDialog(editor, () => command(editor, 'About')),
  'damaged file': (editor, app) =>
    openDialog(editor, async () => {
      const path = join(app.folder, 'damaged.neuromatrix');
      await writeFile(path, '{"format":"neuromatrix","version":1,"nodes":[{}]}');
      await app.dropFiles(editor.page, [path]);
    }),
  'unsaved changes': async (editor) => {
    await editor.page.getByRole('tab', { name: 'Templates' }).click();
    return openDialog(editor, () => editor.page.getByRole('button', { name: /^GABA/u }).click());
  },
};

/** Opens a dialog; answers how to leave it. */
async function openDialog({ page }: EditorPage, open: () => Promise<unknown>) {
  await open();
  await page.locator('dialog[open]').waitFor();
  return () => page.keyboard.press('Escape');
}

/** Runs a command by the palette. */
async function command({ page }: EditorPage, words: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Commands' }).waitFor({ state: 'detached' });
}

/** Selects an element by its name, without the pointer. */
async function find({ page }: EditorPage, words: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

test('nothing moves by itself where the system asks for less motion', async () => {
  const app = await startApp({ shell: 'browser' });
  const editor = new EditorPage(await app.firstWindow());
  const { page } = editor;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await editor.ready();
  await editor.openTemplate(/^Histamine/u);
  await app.run('shortcuts', page);
  await page.locator('dialog[open]').waitFor();
  const slow = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((element) => {
        const { animationDuration, transitionDuration } = getComputedStyle(element);
        return [animationDuration, transitionDuration]
          .flatMap((durations) => durations.split(','))
          .some((duration) => Number.parseFloat(duration) > 0.001);
      }).length,
  );
  expect(slow).toBe(0);
});
