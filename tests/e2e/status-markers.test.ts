import { expect, test } from 'vitest';
import { audit } from '../support/audit.ts';
import { EditorPage } from '../support/editor-page.ts';
import { startApp } from '../support/start-app.ts';

test('beside what is set stands what is measured for its status, with its source, and in the inspector too', async () => {
  const app = await startApp();
  const editor = new EditorPage(await app.firstWindow());
  const { page } = editor;
  await editor.ready();
  await editor.openTemplate(/^The methylation cycle/iu);
  await app.run('what-if', page);
  const panel = page.getByRole('region', { name: 'What-if' });
  await panel.getByRole('button', { name: 'New', exact: true }).click();
  await panel.getByLabel('Factor', { exact: true }).selectOption({ label: 'Vitamin B12' });
  await panel.getByRole('button', { name: 'Low', exact: true }).click();
  await panel
    .getByText('Status markers: Holotranscobalamin, Homocysteine, Methylmalonic acid')
    .click();
  await panel.getByText('Methylmalonic acid rises when B12 is short.').waitFor();
  await panel.getByText('They do not judge a value.').waitFor();
  const marker = panel.getByRole('listitem').filter({ hasText: 'Methylmalonic acid rises' }).last();
  await marker.getByText('1 reference', { exact: true }).click();
  await panel.getByText('Introduction to the Methylmalonic Acidemias').first().waitFor();
  expect(await audit(page)).toEqual([]);

  await panel.getByRole('button', { name: /^Vitamin B12/u }).click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await inspector.getByRole('heading', { name: 'Status markers' }).waitFor();
  await inspector.getByText('Methylmalonic acid rises when B12 is short.').waitFor();
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await audit(page)).toEqual([]);
});
