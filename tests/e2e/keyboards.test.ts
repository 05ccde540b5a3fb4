import { expect, test } from 'vitest';
import { EditorPage } from '../support/editor-page.ts';
import { startApp } from '../support/start-app.ts';

test('keys of an input method that composes never run a command', async () => {
  const app = await startApp({ shell: 'browser' });
  const editor = new EditorPage(await app.firstWindow());
  const { page } = editor;
  await editor.ready();
  const search = page.getByRole('searchbox', { name: 'Find an entity' });
  await search.fill('serotonin');
  await search.evaluate((field) => {
    const press = {
      key: 'Enter',
      code: 'Enter',
      bubbles: true,
      cancelable: true,
      isComposing: true,
    };
    field.dispatchEvent(new KeyboardEvent('keydown', press));
  });
  await search.press('ArrowDown');
  expect(await editor.node('Neurotransmitter Serotonin').count()).toBe(0);
});

test('a node is deleted and brought back on a Russian keyboard', async () => {
  const app = await startApp({ shell: 'browser' });
  const editor = new EditorPage(await app.firstWindow());
  const { page } = editor;
  await editor.ready();
  await page.getByRole('searchbox', { name: 'Find an entity' }).fill('dopamine');
  await editor.press('Enter');
  const node = editor.node('Neurotransmitter Dopamine');
  await node.focus();
  await editor.press('Delete');
  await expect.poll(() => node.count()).toBe(0);
  await page.evaluate(() => {
    const press = { key: 'я', code: 'KeyZ', ctrlKey: true, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new KeyboardEvent('keydown', press));
  });
  await node.waitFor();
});

/** The browser edition over a connection on which a part of the program is still on its way until `arrive` is called. */
async function startWithout(part: RegExp) {
  const app = await startApp({ shell: 'browser' });
  const editor = new EditorPage(await app.firstWindow());
  let arrive = () => {};
  const held = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await editor.page.route(part, async (route) => {
    await held;
    await route.continue();
  });
  await editor.page.reload();
  await editor.ready();
  return { editor, page: editor.page, arrive };
}

test('what is typed while the list of commands is on its way finds the command, and Enter runs it', async () => {
  const { page, arrive } = await startWithout(/\/Palette-.*\.js/u);
  await page.locator('.react-flow').focus();
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('Project Properties');
  await page.keyboard.press('Enter');
  await page.keyboard.type('after');
  arrive();
  await page.getByRole('dialog', { name: 'Project Properties' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('Find');
  expect(await page.getByRole('dialog').getByRole('combobox').inputValue()).toBe('Find');
});

test('what is typed while a dialog or the search is on its way goes into its first field', async () => {
  const dialog = await startWithout(/\/PropertiesDialog-.*\.js/u);
  await dialog.page.locator('.react-flow').focus();
  await dialog.page.keyboard.press('ControlOrMeta+k');
  // Otherwise the field that takes letters for this list could be taken for the one of the dialog.
  await dialog.page.getByRole('dialog', { name: 'Commands' }).waitFor();
  await dialog.page.keyboard.type('Project Properties');
  await dialog.page.keyboard.press('Enter');
  const ahead = dialog.page.getByRole('textbox', { name: 'Opening…' });
  await ahead.and(dialog.page.locator(':focus')).waitFor({ state: 'attached' });
  await dialog.page.keyboard.type('Sleep');
  dialog.arrive();
  const title = dialog.page.getByRole('dialog').getByRole('textbox', { name: 'Title' });
  await expect.poll(() => title.inputValue()).toBe('Sleep');

  const find = await startWithout(/\/FindBar-.*\.js/u);
  await find.page.locator('.react-flow').focus();
  await find.page.keyboard.press('ControlOrMeta+f');
  await find.page.keyboard.type('gly');
  find.arrive();
  const field = find.page.getByRole('combobox', { name: 'Find', exact: true });
  await expect.poll(() => field.inputValue()).toBe('gly');
  await find.page.keyboard.type('cine');
  expect(await field.inputValue()).toBe('glycine');
});

test('what is typed after a double-click on the canvas names what to add, and Escape gives it up', async () => {
  const { editor, page, arrive } = await startWithout(/\/partners-.*\.js/u);
  await page.keyboard.press('Escape');
  const canvas = await editor.canvas.boundingBox();
  const at = { x: (canvas?.x ?? 0) + 200, y: (canvas?.y ?? 0) + 160 };
  await page.mouse.dblclick(at.x, at.y);
  await page.keyboard.type('g');
  await page.keyboard.press('Escape');
  await page.mouse.dblclick(at.x, at.y);
  await page.keyboard.type('zinc');
  arrive();
  const field = page.getByRole('dialog', { name: 'Add' }).getByRole('combobox');
  await expect.poll(() => field.inputValue()).toBe('zinc');
  await page.getByRole('option', { name: /Zinc/u, selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await editor.node('Micronutrient Zinc').waitFor({ state: 'attached' });
});
