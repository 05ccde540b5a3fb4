import { describe, expect, test } from 'vitest';
import { audit } from '../support/audit.ts';
import { EditorPage } from '../support/editor-page.ts';
import { startApp } from '../support/start-app.ts';

describe('Preferences', () => {
  test('give a command other keys, which menus show and every window obeys, also after a restart', async () => {
    const app = await startApp();
    const editor = new EditorPage(await app.firstWindow());
    const { page } = editor;
    await editor.ready();
    const other = new EditorPage(await app.waitForWindow(() => app.run('new')));
    await other.ready();

    await editor.press('Control+,');
    const dialog = page.getByRole('dialog', { name: 'Preferences' });
    await dialog.getByRole('searchbox', { name: 'Find a command or keys' }).fill('kinetic');
    const row = dialog.getByRole('list', { name: 'Commands' }).getByRole('listitem');
    await expect.poll(() => row.count()).toBe(1);
    await row.getByRole('button', { name: 'Change the keys' }).click();
    await page.keyboard.press('Control+k');
    await row.getByText('They are the keys of Command Palette.').waitFor();
    await row.getByRole('button', { name: 'Use here instead' }).click();
    await row.getByText('Ctrl+K').waitFor();
    expect(await audit(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Close' }).last().click();

    for (const { page: window } of [editor, other]) {
      await window.locator('.react-flow').first().focus();
      await window.keyboard.press('Control+k');
      await window.getByRole('dialog', { name: 'Kinetic Models' }).waitFor();
      await window.keyboard.press('Escape');
    }
    await app.close();

    const again = await startApp({ folder: app.folder });
    const page2 = await again.firstWindow();
    await new EditorPage(page2).ready();
    await page2.locator('.react-flow').first().focus();
    await page2.keyboard.press('Control+k');
    await page2.getByRole('dialog', { name: 'Kinetic Models' }).waitFor();
  });
});

test('The guide is in the program: it is searched, read and left by the keyboard', async () => {
  const app = await startApp();
  const editor = new EditorPage(await app.firstWindow());
  const { page } = editor;
  await editor.ready();
  await editor.press('F1');
  const guide = page.getByRole('dialog', { name: 'Guide' });
  await guide.getByRole('article', { name: 'Your first diagram' }).waitFor();
  await page.keyboard.type('reverse link');
  await guide.getByRole('status').getByText('1 page').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const article = guide.getByRole('article', { name: 'Draw and connect' });
  await article.getByRole('table').waitFor();
  expect(await audit(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect.poll(() => guide.count()).toBe(0);
});
