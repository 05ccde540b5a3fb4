import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { audit } from '../support/audit.ts';
import { EditorPage } from '../support/editor-page.ts';
import { startApp } from '../support/start-app.ts';

test('the library shows what it knows, and draws it when asked', async () => {
  const app = await startApp({ shell: 'browser' });
  const editor = new EditorPage(await app.firstWindow());
  await editor.ready();
  const { page } = editor;

  await editor.dragFromLibrary('Serotonin', { x: 300, y: 200 });
  await page.getByPlaceholder('Find an entity…').fill('serotonin');
  await page.getByRole('treeitem', { name: 'Serotonin' }).first().click();
  const known = page.getByRole('region', { name: 'Known links of Serotonin' });
  const claim = '5-HTP is converted to Serotonin by AADC';
  await known.getByRole('button', { name: `2 references for ${claim}` }).click();
  await known.getByText('PubMed 1540578').waitFor();
  expect(await audit(page)).toEqual([]);
  await known.getByRole('button', { name: `Place ${claim}` }).click();
  await editor.link('AADC catalyzes the step from 5-HTP to Serotonin').waitFor();
  await expect.poll(() => editor.nodes.count()).toBe(3);

  await editor.select(editor.node('Neurotransmitter Serotonin'));
  await editor.press('g');
  const dialog = page.getByRole('dialog', { name: 'Grow from Serotonin' });
  await dialog.getByRole('radio', { name: /Downstream/u }).check();
  await dialog.getByRole('button', { name: 'Choose none of Receptors and binding' }).click();
  await dialog
    .getByRole('button', { name: /references for Serotonin is converted to 5-HIAL/u })
    .click();
  expect(await audit(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Place', exact: true }).click();
  await editor.node('Metabolite 5-HIAL').waitFor();
  expect(await editor.node('Receptor 5-HT1A').count()).toBe(0);

  // All of it was one step.
  await editor.press('Control+z');
  await expect.poll(() => editor.nodes.count()).toBe(3);
});

test('a person keeps, edits and takes along a library of their own', async () => {
  const app = await startApp({ shell: 'browser' });
  const editor = new EditorPage(await app.firstWindow());
  await editor.ready();
  const { page } = editor;

  const search = page.getByPlaceholder('Find an entity…');
  await search.fill('Saffron');
  await page.getByRole('button', { name: 'Molecule' }).click();
  await editor.node('Molecule Saffron').waitFor();
  await command(editor, 'Add to My Library');
  await page.getByRole('treeitem', { name: 'Saffron (in the diagram) own' }).waitFor();

  await command(editor, 'My Library…');
  const dialog = page.getByRole('dialog', { name: 'My Library' });
  await dialog.getByRole('button', { name: 'Edit Saffron' }).click();
  expect(await audit(page)).toEqual([]);
  await dialog.getByRole('textbox', { name: 'Other names' }).fill('Crocus; Zafaran');
  await dialog.getByRole('button', { name: 'Apply' }).click();
  const file = join(app.folder, 'mine.neuromatrix-library');
  await app.dialogs.answerSave(file);
  await dialog.getByRole('button', { name: 'Export…' }).click();
  await page.getByText('mine.neuromatrix-library exported.').first().waitFor();
  await dialog.getByRole('button', { name: 'Remove Saffron' }).click();
  await dialog.getByText('Nothing here yet.').waitFor();

  await writeFile(join(app.folder, 'broken.json'), '{"format":"neuromatrix-library"}');
  const input = dialog.locator('input[type="file"]');
  await input.setInputFiles(join(app.folder, 'broken.json'));
  await dialog.getByText('broken.json was not imported.').waitFor();
  await input.setInputFiles(file);
  await dialog.getByText('1 entity and 0 links imported.').waitFor();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await search.fill('zafaran');
  await page.getByRole('treeitem', { name: /Saffron.* own/u }).waitFor();

  // A page with unsaved work asks before it goes.
  await editor.select(editor.node('Molecule Saffron'));
  await editor.press('Control+z');
  await editor.press('Control+z');
  await expect.poll(() => editor.nodes.count()).toBe(0);
  await page.reload();
  await editor.ready();
  await search.fill('zafaran');
  await page.getByRole('treeitem', { name: /Saffron.* own/u }).waitFor();
});

async function command({ page }: EditorPage, label: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('A command, a name, or').fill(label);
  await page.getByRole('option', { name: label }).first().click();
}
