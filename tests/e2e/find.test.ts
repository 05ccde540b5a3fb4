import { describe, expect, test } from 'vitest';
import { audit } from '../support/audit.ts';
import { EditorPage } from '../support/editor-page.ts';
import { startApp } from '../support/start-app.ts';

describe.each(['desktop', 'browser'] as const)('in the %s edition', (shell) => {
  test('a person finds by any name, walks through what was found, selects all, and replaces', async () => {
    const app = await startApp({ shell });
    const editor = new EditorPage(await app.firstWindow());
    await editor.ready();
    await editor.openTemplate(/^Serotonin and/u);
    const { page } = editor;

    await app.run('find', page);
    const search = page.getByRole('search', { name: 'Find in the diagram' });
    const field = search.getByRole('combobox', { name: 'Find', exact: true });
    const list = search.getByRole('listbox', { name: 'Found' });
    await field.fill('5-hydroxytryptamine');
    await list.getByRole('option', { name: /^Serotonin also called/u }).waitFor();
    await editor.press('Enter');
    await expect.poll(() => editor.status()).toMatch(/1 selected/u);

    await field.fill('vitamn');
    await search.getByText('spelled alike').waitFor();
    await field.fill('');
    await search.getByRole('combobox', { name: 'Look at' }).selectOption('Enzyme');
    const count = await list.getByRole('option').count();
    await search.getByRole('button', { name: 'Select All' }).click();
    await expect.poll(() => editor.status()).toContain(`${count} selected`);

    await search.getByRole('combobox', { name: 'Look at' }).selectOption('Everything');
    await field.fill('Serotonin');
    await search.getByRole('button', { name: 'Replace', exact: true }).first().click();
    await search.getByRole('textbox', { name: 'Replace with' }).fill('5-HT');
    await search.getByRole('button', { name: 'Replace All…' }).click();
    const dialog = page.getByRole('dialog', { name: /^Replace in / });
    await dialog.getByText('5-HT', { exact: true }).first().waitFor();
    expect(await audit(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Replace' }).click();
    await editor.node('Neurotransmitter 5-HT').first().waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await editor.node('Neurotransmitter Serotonin').first().waitFor();

    await field.focus();
    await editor.press('Escape');
    await expect.poll(() => search.count()).toBe(0);
    await editor.press('F3');
    await expect.poll(() => editor.status()).toMatch(/1 selected/u);
    expect(await editor.canvas.evaluate((canvas) => canvas.contains(document.activeElement))).toBe(
      true,
    );
  });
});
