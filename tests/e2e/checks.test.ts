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

async function openLabValues({ page }: EditorPage): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('Lab Values');
  await page.keyboard.press('Enter');
}

test('a laboratory’s table becomes a scenario once its matches are confirmed', async () => {
  const app = await startApp({ shell: 'browser' });
  const editor = new EditorPage(await app.firstWindow());
  const { page } = editor;
  await editor.ready();
  await editor.openTemplate(/^Serotonin/u);
  await openLabValues(editor);
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

test('laboratory values are typed row by row from the keyboard, or pasted into rows, and become a scenario', async () => {
  const app = await startApp({ shell: 'browser' });
  const editor = new EditorPage(await app.firstWindow());
  const { page } = editor;
  await editor.ready();
  await editor.openTemplate(/^Serotonin/u);
  await openLabValues(editor);
  const dialog = page.getByRole('dialog', { name: 'Lab Values' });
  const cell = (column: string, row: number) =>
    dialog.getByLabel(`${column}, row ${row}`, { exact: true });
  await cell('Marker', 1).waitFor();
  const type = async (cells: readonly string[]) => {
    for (const [at, text] of cells.entries()) {
      if (at > 0) await editor.press('Tab');
      await page.keyboard.type(text);
    }
    await editor.press('Enter');
  };
  // The first cell has the focus; a ratio is no number, and is said only once the row is left.
  await type(['Zinc', '1:160', 'µmol/L', '10-18', '1.3.2026']);
  const problem = dialog.getByRole('alert');
  expect(await problem.textContent()).toBe('“1:160” is a ratio, not a number.');
  expect(await cell('Value', 1).getAttribute('aria-invalid')).toBe('true');
  expect(await audit(page)).toEqual([]);
  await cell('Value', 1).fill('8,5');
  await problem.waitFor({ state: 'detached' });
  expect(await dialog.getByRole('checkbox', { name: 'Use Zinc' }).isChecked()).toBe(true);

  // The date of the row before goes on; cells of a spreadsheet fill the rows from the pasted one.
  await cell('Marker', 2).focus();
  await type(['Iron', '12']);
  expect(await cell('Date', 2).inputValue()).toBe('1.3.2026');
  await cell('Marker', 3).evaluate((element) => {
    const data = new DataTransfer();
    data.setData('text/plain', 'Ferritin\t9\tµg/L\t15-150\nCopper\t11\tµmol/L\t12-22\n');
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  expect(await cell('Value', 4).inputValue()).toBe('11');
  await cell('Marker', 5).waitFor();
  await dialog.getByRole('button', { name: 'Remove row 4' }).click();
  expect(await cell('Marker', 4).inputValue()).toBe('');
  expect(await audit(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Make Scenario' }).click();
  await page.getByRole('region', { name: 'What-if' }).waitFor();
  await page
    .getByText(/made: 1 low, 0 high/u)
    .first()
    .waitFor();
});
