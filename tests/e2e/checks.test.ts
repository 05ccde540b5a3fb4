import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { aLink, aNode, aProject } from '../support/a-project.ts';
import { audit } from '../support/audit.ts';
import { EditorPage } from '../support/editor-page.ts';
import { aTemporaryFolder, startApp } from '../support/start-app.ts';

async function aFlawedFile(): Promise<string> {
  const file = join(await aTemporaryFolder(), 'flawed.neuromatrix');
  const nodes = [
    aNode({ id: 'tph2', label: 'TPH2', entity: 'tph2' }),
    aNode({ id: 'bh4', kind: 'cofactor', label: 'BH4', x: 300 }),
  ];
  const links = [aLink({ id: 'loop', relation: 'inhibits', source: 'tph2', target: 'tph2' })];
  await writeFile(file, serializeProject(aProject({ nodes, links })));
  return file;
}

test('problems are found as the diagram changes, lead to where they are, and are fixed or muted', async () => {
  const app = await startApp({ shell: 'browser', files: [await aFlawedFile()] });
  const editor = new EditorPage(await app.firstWindow());
  const { page } = editor;
  await editor.ready();
  const summary = page.getByRole('region', { name: 'Summary of the problems' });
  await summary.getByRole('button', { name: '3 problems · 4 hints' }).waitFor();

  await editor.press('ControlOrMeta+j');
  const tree = page.getByRole('tree', { name: 'Problems' });
  const row = (name: string | RegExp) => tree.getByRole('treeitem', { name });
  await row(/^BH4 is a cofactor of nothing/u).click();
  await page.getByRole('heading', { name: 'BH4' }).waitFor();
  expect(await audit(page)).toEqual([]);

  // From the keyboard alone: F takes the problem away, one step takes it back.
  await editor.press('f');
  await row(/^BH4 is a cofactor of nothing/u).waitFor({ state: 'detached' });
  await editor.link('BH4 is a cofactor of TPH2').waitFor({ state: 'attached' });
  await editor.press('Control+z');
  await row(/^BH4 is a cofactor of nothing/u).waitFor();

  await row(/leads back to where it starts/u).click();
  await editor.press('m');
  await row('Muted rules 1').waitFor();
  await row(/leads back/u).waitFor({ state: 'detached' });
  await row('Muted rules 1').click();
  await page.getByRole('button', { name: 'Unmute', exact: true }).click();
  await row(/leads back to where it starts/u).waitFor();

  expect(await audit(page)).toEqual([]);
});

test('references are pasted in, told apart from those that are there, merged and taken along as BibTeX', async () => {
  const app = await startApp({ shell: 'browser', files: [await aFlawedFile()] });
  const editor = new EditorPage(await app.firstWindow());
  const { page } = editor;
  await editor.ready();
  await app.run('references', page);
  const dialog = page.getByRole('dialog', { name: 'References' });
  const box = dialog.getByRole('textbox', { name: /^DOIs, PubMed ids/u });
  await box.fill('https://doi.org/10.1126/science.1078197\nPMID: 12511643');
  await dialog.getByText('2 new references').waitFor();
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await dialog.getByText('2 references').waitFor();

  await dialog.getByRole('button', { name: 'Add or import' }).click();
  await page.setInputFiles('input[type="file"]', {
    name: 'list.ris',
    mimeType: 'text/plain',
    buffer: Buffer.from(
      'TY  - JOUR\nAU  - Walther, DJ\nTI  - Synthesis of serotonin\nDO  - 10.1126/science.1078197\nER  - \n',
    ),
  });
  await dialog.getByText('0 new references, 1 known already').waitFor();
  expect(await audit(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await dialog.getByText('Synthesis of serotonin').waitFor();

  await dialog.getByRole('button', { name: 'Change Walther DJ' }).click();
  await dialog.getByRole('textbox', { name: 'PubMed id' }).fill('pmid: 12511643');
  await editor.press('Enter');
  await dialog.getByRole('button', { name: 'Merge duplicates' }).click();
  await dialog.getByText('1 reference', { exact: true }).waitFor();

  const file = join(app.folder, 'list.bib');
  await app.dialogs.answerSave(file);
  await dialog.getByRole('button', { name: 'Export BibTeX…' }).click();
  await page.getByText('list.bib exported.').first().waitFor();
  expect(await readFile(file, 'utf8')).toContain('author = {Walther, DJ}');
  expect(await readFile(file, 'utf8')).toContain('pmid = {12511643}');
});

test('a laboratory’s table becomes a scenario once its matches are confirmed', async () => {
  const app = await startApp({ shell: 'browser' });
  const editor = new EditorPage(await app.firstWindow());
  const { page } = editor;
  await editor.ready();
  await editor.openTemplate(/^Serotonin/u);
  await editor.press('Control+k');
  await page.getByRole('combobox').fill('Lab Values');
  await editor.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Lab Values' });
  await dialog
    .getByRole('textbox', { name: /^A table as CSV/u })
    .fill(
      'name,value,unit,reference range,date\nIron,4,µmol/L,10-30,2026-03-01\nIron,12,µmol/L,10-30,2026-01-01\nFerritin,9,µg/L,15-150,2026-03-01\nCRP,9,mg/L,<5,2026-03-01',
    );
  await dialog.getByText('4 values found.').waitFor();
  await dialog.getByRole('combobox', { name: 'Compare with' }).selectOption('2026-01-01');
  expect(await audit(page)).toEqual([]);
  expect(await dialog.getByRole('checkbox', { name: 'Use Iron' }).isChecked()).toBe(true);
  expect(await dialog.getByRole('checkbox', { name: 'Use Ferritin' }).isChecked()).toBe(false);
  await dialog.getByRole('checkbox', { name: 'Keep the values in the project' }).check();
  await dialog.getByRole('button', { name: 'Make Two Scenarios' }).click();
  await page
    .getByText(/“Lab values 2026-01-01” and “Lab values 2026-03-01” made/u)
    .first()
    .waitFor();
  const panel = page.getByRole('region', { name: 'What-if' });
  await panel.getByText('4 µmol/L (10–30), low').waitFor();
  expect(await audit(page)).toEqual([]);

  const file = join(app.folder, 'lab.neuromatrix');
  await app.dialogs.answerSave(file);
  await app.run('save', page);
  await page
    .getByText(/^Saved/u)
    .first()
    .waitFor();
  const saved = await readFile(file, 'utf8');
  expect(saved).toContain('"supplies":[{"node":"iron","level":"low"}]');
  expect(saved).toContain(
    '"markers":[{"name":"Iron","value":"4","unit":"µmol/L","low":10,"high":30,"date":"2026-03-01"}]',
  );
});
