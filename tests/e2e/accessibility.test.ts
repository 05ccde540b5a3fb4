import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import type { App } from '../support/app.ts';
import { audit } from '../support/audit.ts';
import { EditorPage } from '../support/editor-page.ts';
import { startApp } from '../support/start-app.ts';

test('every state of the window passes the audit', async () => {
  const app = await startApp({ shell: 'browser' });
  const editor = new EditorPage(await app.firstWindow());
  await editor.ready();
  const broken: Record<string, readonly string[]> = {};
  for (const [state, reach] of Object.entries(states)) {
    const leave = await reach(editor, app);
    const found = await audit(editor.page);
    if (found.length > 0) broken[state] = found;
    await leave?.();
  }
  expect(broken).toEqual({});
});

type Reach = (editor: EditorPage, app: App) => Promise<(() => Promise<unknown>) | void>;

/** In this order: each starts where the one before has left the window. */
const states: Record<string, Reach> = {
  'empty start': async ({ page }) => {
    await page.getByRole('treeitem', { name: 'Serotonin' }).first().waitFor();
    await page
      .getByRole('region', { name: 'Neuromatrix' })
      .getByText('Serotonin')
      .first()
      .waitFor();
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
    await new EditorPage(page).templateCard(/^Serotonin/u).waitFor();
  },
  'template open': async (editor) => {
    await editor.openTemplate(/^Serotonin/u);
    await editor.page.getByRole('heading', { name: /^References \(\d+\)$/u }).waitFor();
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
  find: async (editor, app) => {
    await app.run('replace', editor.page);
    const search = editor.page.getByRole('search', { name: 'Find in the diagram' });
    await search.getByRole('combobox', { name: 'Find', exact: true }).fill('serotonin');
    await search.getByRole('listbox').getByRole('option').first().waitFor();
    return () => editor.press('Escape');
  },
  'export image': (editor, app) => openDialog(editor, () => app.run('export', editor.page)),
  'export image that would be too large': async (editor, app) => {
    const leave = await openDialog(editor, () => app.run('export', editor.page));
    const dialog = editor.page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Colour', exact: true }).check();
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
  'export as another format': async (editor) => {
    const leave = await openDialog(editor, () => command(editor, 'Export As'));
    await editor.page.getByRole('list', { name: 'What was lost' }).waitFor();
    return leave;
  },
  'keyboard shortcuts': (editor, app) =>
    openDialog(editor, () => app.run('shortcuts', editor.page)),
  'project properties': (editor) => openDialog(editor, () => command(editor, 'Project Prop')),
  references: (editor, app) => openDialog(editor, () => app.run('references', editor.page)),
  'kinetic models': (editor) => openDialog(editor, () => command(editor, 'Kinetic Models')),
  'lab values': (editor) => openDialog(editor, () => command(editor, 'Lab Values')),
  report: (editor) => openDialog(editor, () => command(editor, 'Report…')),
  about: (editor) => openDialog(editor, () => command(editor, 'About')),
  'damaged file': (editor, app) =>
    openDialog(editor, async () => {
      const path = join(app.folder, 'damaged.neuromatrix');
      await writeFile(path, '{"format":"neuromatrix","version":1,"nodes":[{}]}');
      await app.dropFiles(editor.page, [path]);
    }),
  'unsaved changes': async (editor) => {
    await editor.page.getByRole('tab', { name: 'Templates' }).click();
    return openDialog(editor, () => editor.templateCard(/^GABA/u).click());
  },
};

/** Opens a dialog; answers how to leave it. */
async function openDialog({ page }: EditorPage, open: () => Promise<unknown>) {
  await open();
  await page.locator('dialog[open]').waitFor();
  return async () => {
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
  };
}

/** Runs a command by the palette. */
async function command({ page }: EditorPage, words: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await choose(page, words);
}

/** Selects an element by its name, without the pointer, and goes back to the diagram. */
async function find({ page }: EditorPage, words: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+f');
  const field = page.getByRole('combobox', { name: 'Find', exact: true });
  await expect.poll(() => isFocused(field)).toBe(true);
  await page.keyboard.type(words);
  await page.getByRole('listbox', { name: 'Found' }).getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await field.waitFor({ state: 'detached' });
}

/** Types into the palette that is about to open, and takes the first that matches. */
async function choose(page: Page, words: string): Promise<void> {
  // The palette's own: what it opens may hold lists to choose from.
  const field = page.locator('dialog input[role="combobox"]');
  await expect.poll(() => isFocused(field)).toBe(true);
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await field.waitFor({ state: 'detached' });
}

test('a person without a pointer draws, annotates and exports', async () => {
  const app = await startApp({ shell: 'browser' });
  const editor = new EditorPage(await app.firstWindow());
  const { page } = editor;
  await editor.ready();

  await tabTo(page, 'tab', 'Library');
  // From the library past the outline to the templates.
  for (const [key, tab] of [
    ['Home', 'Library'],
    ['ArrowRight', 'Outline'],
    ['ArrowRight', 'Templates'],
  ] as const) {
    await page.keyboard.press(key);
    // The focus moves a moment after the key.
    const there = page.getByRole('tab', { name: tab, exact: true });
    await expect.poll(() => isFocused(there)).toBe(true);
  }
  await editor.templateCard(/^Acetylcholine/u).waitFor();
  await tabTo(page, 'button', /^Acetylcholine/u);
  await page.keyboard.press('Enter');
  await editor.nodes.first().waitFor();
  await expect.poll(() => focused(page)).toMatch(/Diagram/u);

  await tabTo(page, 'tab', 'Templates', 'Shift+Tab');
  await page.keyboard.press('Home');
  await page.getByRole('searchbox', { name: 'Find an entity' }).waitFor();
  await tabTo(page, 'searchbox', 'Find an entity');
  await page.keyboard.type('Melatonin');
  await page.keyboard.press('Enter');
  await editor.node('Neurotransmitter Melatonin').waitFor();

  await find(editor, 'ChAT');
  await page.getByRole('heading', { name: 'ChAT' }).waitFor();
  await page.keyboard.press('c');
  await choose(page, 'Melatonin');
  const relations = page.getByRole('dialog', { name: 'Relation of the new link' });
  await relations.waitFor();
  await page.keyboard.press('i');
  await page.keyboard.press('Enter');
  await relations.waitFor({ state: 'detached' });
  await editor.link('ChAT inhibits Melatonin').waitFor();

  await find(editor, 'ChAT');
  await page.getByRole('heading', { name: 'ChAT', exact: true }).waitFor();
  await page.keyboard.press('F2');
  await expect.poll(() => focused(page)).toBe('Label');
  await page.keyboard.type('Slow step');
  await page.keyboard.press('Enter');
  await editor.node('Enzyme Slow step').waitFor();

  // Tab would lead to the next element and select that one: its notes would be the ones written.
  await page.keyboard.press('F6');
  await tabTo(page, 'textbox', 'Notes');
  await page.keyboard.type('Check choline first.');
  await tabTo(page, 'button', 'Add evidence');
  await page.keyboard.press('Enter');
  await expect.poll(() => isFocused(page.getByRole('textbox', { name: 'DOI' }))).toBe(true);
  await page.keyboard.type('10.1126/science.1078197');
  await page.keyboard.press('Enter');
  const evidence = page.getByRole('link', { name: 'doi:10.1126/science.1078197' });
  await evidence.waitFor();
  expect(await page.getByRole('textbox', { name: 'Notes' }).inputValue()).toBe(
    'Check choline first.',
  );
  await expect.poll(() => focused(page)).not.toBe('nothing');

  await command(editor, 'Undo');
  await evidence.waitFor({ state: 'detached' });
  for (const open of ['ControlOrMeta+k', 'ControlOrMeta+e', 'ControlOrMeta+/']) {
    const before = await focused(page);
    await page.keyboard.press(open);
    await page.locator('dialog[open]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    await expect.poll(() => focused(page), { message: open }).toBe(before);
  }

  const picture = join(app.folder, 'matrix.png');
  await app.dialogs.answerSave(picture);
  await page.keyboard.press('ControlOrMeta+e');
  await expect.poll(() => focused(page)).toBe('Export…');
  await page.keyboard.press('Enter');
  await page.getByText('matrix.png exported.').first().waitFor();
  expect(PNG.sync.read(await readFile(picture)).width).toBeGreaterThan(1_000);
});

test('the focus comes back from menus, forms and dialogs', async () => {
  const app = await startApp({ shell: 'browser' });
  const editor = new EditorPage(await app.firstWindow());
  const { page } = editor;
  const comesBackTo = async (button: Locator) => {
    await expect.poll(() => isFocused(button)).toBe(true);
  };
  await editor.ready();
  await editor.openTemplate(/^Histamine/u);

  for (const name of ['Menu', /^Zoom: /u]) {
    const button = page.getByRole('button', { name });
    await button.press('Enter');
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await comesBackTo(button);
  }

  await find(editor, 'Histamine');
  for (const [name, field] of [
    ['Add an identifier', 'Identifier'],
    ['Add evidence', 'DOI'],
  ] as const) {
    const button = page.getByRole('button', { name });
    await button.press('Enter');
    await page.getByRole('textbox', { name: field, exact: true }).press('Escape');
    await comesBackTo(button);
  }

  const menu = page.getByRole('button', { name: 'Menu' });
  await menu.press('Enter');
  await page.getByRole('menuitem', { name: 'Help' }).press('ArrowRight');
  await page.getByRole('menuitem', { name: 'About' }).press('Enter');
  await page.getByRole('dialog', { name: 'Neuromatrix' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await comesBackTo(menu);
});

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

/** Presses Tab until something of this role and name has the focus. */
async function tabTo(
  page: Page,
  role: 'tab' | 'button' | 'textbox' | 'searchbox',
  name: string | RegExp,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  const wanted = page.getByRole(role, { name }).first();
  for (let presses = 0; presses < 80; presses += 1) {
    if ((await wanted.count()) > 0 && (await isFocused(wanted))) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Tab does not get to the ${role} ${String(name)}.`);
}

const isFocused = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => element === document.activeElement);

/** What has the focus, by its name; `nothing` where it was lost. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: element } = document;
    if (!element || element === document.body) return 'nothing';
    return element.getAttribute('aria-label') ?? element.textContent ?? element.tagName;
  });
