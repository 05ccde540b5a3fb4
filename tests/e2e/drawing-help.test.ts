import { expect, test } from 'vitest';
import { audit } from '../support/audit.ts';
import { EditorPage } from '../support/editor-page.ts';
import { startApp } from '../support/start-app.ts';

test('the library shows what it knows, and draws it when asked', async () => {
  const app = await startApp({ shell: 'browser' });
  const editor = new EditorPage(await app.firstWindow());
  await editor.ready();
  const { page } = editor;

  await editor.dragFromLibrary('Serotonin', { x: 300, y: 300 });
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
