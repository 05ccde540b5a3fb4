import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EditorPage } from '../support/editor-page.ts';
import { aTemporaryFolder, startApp } from '../support/start-app.ts';

/** So much that the file is read away from the window, in a thread or worker. */
const notes = 'Long. '.repeat(20_000);

const network = {
  elements: {
    nodes: [
      {
        data: { id: '1', name: 'Serotonin', xrefs: 'ChEBI:28790', notes },
        position: { x: 0, y: 0 },
      },
      { data: { id: '2', name: 'Somebody', type: 'wizard', notes }, position: { x: 300, y: 0 } },
    ],
    edges: [{ data: { id: 'e1', source: '1', target: '2', interaction: 'inhibits' } }],
  },
};

const aMap = `<?xml version="1.0"?>
<!DOCTYPE pathway SYSTEM "https://www.kegg.jp/kegg/xml/KGML_v0.7.2_.dtd">
<pathway name="path:hsa00350" org="hsa" number="00350" title="Tyrosine metabolism">
<entry id="1" name="hsa:7054" type="gene" reaction="rn:R01815">
<graphics name="TH, DYT14" type="rectangle" x="170" y="318" width="46" height="17"/></entry>
</pathway>`;

async function aNetwork(): Promise<{ folder: string; path: string }> {
  const folder = await aTemporaryFolder();
  const path = join(folder, 'network.cyjs');
  await writeFile(path, JSON.stringify(network));
  return { folder, path };
}

describe.each(['desktop', 'browser'] as const)(
  'files of other formats in the %s edition',
  (shell) => {
    test('a table whose columns nobody knows opens by those that a person chooses', async () => {
      const folder = await aTemporaryFolder();
      const path = join(folder, 'table.csv');
      const table = 'Protein X;Weight;Protein Y\nTryptophan;1;5-HTP\n5-HTP;2;Serotonin\n';
      await writeFile(path, table);
      const app = await startApp({ shell, folder });
      const page = await app.firstWindow();
      await app.dialogs.answerOpen(path);
      await app.run('open', page);
      const dialog = page.getByRole('dialog', { name: 'Which columns of “table.csv” are links?' });
      expect(await dialog.getByRole('region', { name: 'First rows' }).textContent()).toContain(
        'Serotonin',
      );
      await dialog.getByRole('combobox', { name: 'Source' }).selectOption('Protein X');
      await dialog.getByRole('combobox', { name: 'Target' }).selectOption('Protein Y');
      await dialog.getByRole('combobox', { name: 'Relation' }).selectOption('None: related');
      await dialog.getByRole('button', { name: 'Open' }).click();
      await page.getByText('3 nodes').first().waitFor();
      expect(await readFile(path, 'utf8')).toBe(table);
    });

    test('a file of a format that is only read opens as a new project, and stays as it is', async () => {
      const folder = await aTemporaryFolder();
      const path = join(folder, 'hsa00350.xml');
      await writeFile(path, aMap);
      const app = await startApp({ shell, folder });
      const page = await app.firstWindow();
      await app.dialogs.answerOpen(path);
      await app.run('open', page);
      await page.getByRole('group', { name: 'Enzyme TH' }).waitFor({ state: 'attached' });
      await page.getByRole('heading', { name: 'hsa00350', exact: true }).waitFor();
      await app.dialogs.answerSave(join(folder, 'mine.neuromatrix'));
      await app.run('save', page);
      await expect
        .poll(() => readFile(join(folder, 'mine.neuromatrix'), 'utf8').catch(() => ''))
        .toContain('"label":"TH"');
      expect(await readFile(path, 'utf8')).toBe(aMap);
    });

    test('open with a report, take their kinds from the library, and go back where they came from', async () => {
      const { folder, path } = await aNetwork();
      const app = await startApp({ shell, folder });
      const page = await app.firstWindow();
      await app.dialogs.answerOpen(path);
      await app.run('open', page);
      await page.getByText('2 nodes').first().waitFor();
      await page.getByRole('button', { name: 'Details…' }).click();
      const report = page.getByRole('dialog', { name: 'Import Report' });
      expect(await report.getByLabel('What was lost').textContent()).toContain('wizard');
      expect(await report.getByLabel('Known to the library').textContent()).toContain(
        'Neurotransmitter',
      );
      await report.getByRole('button', { name: 'Take Kinds from Library' }).click();
      await app.run('save', page);
      await expect.poll(() => readFile(path, 'utf8')).toContain('"kind":"neurotransmitter"');
      expect(app.dialogs.asked().map(({ kind }) => kind)).toEqual(['open']);

      await new EditorPage(page).choose('Import Report');
      await report.getByRole('button', { name: /wizard/u }).click();
      await expect
        .poll(() => page.getByLabel('Label', { exact: true }).inputValue())
        .toBe('Somebody');
    });
  },
);

// What the browser edition does with losses, tests of its host say.
test('a file of another format is not saved with a loss that nobody agreed to, and export says what it loses', async () => {
  const { folder, path } = await aNetwork();
  const before = await readFile(path, 'utf8');
  const app = await startApp({ folder });
  const page = await app.firstWindow();
  await app.dialogs.answerOpen(path);
  await app.run('open', page);
  await page.getByText('2 nodes').first().waitFor();
  await new EditorPage(page).choose('Project Properties');
  await page.getByLabel('Organism').fill('Homo sapiens');
  await page.getByRole('button', { name: 'Apply' }).click();
  await app.run('save', page);
  const question = page.getByRole('alertdialog');
  expect(await question.getByLabel('What was lost').textContent()).toContain('organism');
  expect(await readFile(path, 'utf8')).toBe(before);
  await question.getByRole('button', { name: 'Save Anyway' }).click();
  await question.waitFor({ state: 'detached' });
  // The format has no place for it, and nothing else has changed.
  await expect.poll(() => readFile(path, 'utf8')).toBe(before);

  await new EditorPage(page).choose('Export As');
  const dialog = page.getByRole('dialog', { name: 'Export As' });
  await dialog.getByLabel('Format').selectOption('sif');
  await dialog.getByText('does not say the kinds').waitFor();
  const output = join(folder, 'network.sif');
  await app.dialogs.answerSave(output);
  await dialog.getByRole('button', { name: 'Export…' }).click();
  await expect
    .poll(() => readFile(output, 'utf8').catch(() => ''))
    .toBe('Serotonin\tinhibits\tSomebody\n');
});

test.each(['desktop', 'browser'] as const)(
  'a laboratory’s table that is dropped makes no nodes, but comes to Lab Values (%s)',
  async (shell) => {
    const folder = await aTemporaryFolder();
    const path = join(folder, 'values.csv');
    await writeFile(path, 'name;value;unit;reference range\r\nIron;4,5;µmol/L;10 - 30\r\n');
    const app = await startApp({ folder, shell });
    const editor = new EditorPage(await app.firstWindow());
    const { page } = editor;
    await editor.ready();
    await editor.openTemplate(/^Serotonin and/u);
    const count = await editor.nodes.count();
    await app.dropFiles(page, [path]);
    const dialog = page.getByRole('dialog', { name: 'Lab Values' });
    await dialog.getByText('1 values found.').waitFor();
    expect(await dialog.getByRole('checkbox', { name: 'Use Iron' }).isChecked()).toBe(true);
    expect(await editor.nodes.count()).toBe(count);
    expect(await readFile(path, 'utf8')).toContain('4,5');
    // What the canvas shows of it is not in an image, which is said.
    await dialog.getByRole('button', { name: 'Make Scenario' }).click();
    await app.run('export', page);
    const exporting = page.getByRole('dialog', { name: 'Export Image' });
    const missing = exporting.getByText('The what-if is not in the image');
    await missing.waitFor();
    await exporting.getByRole('checkbox', { name: /^What-if/u }).click();
    await missing.waitFor({ state: 'detached' });
    const folderOfPictures = process.env['PICTURES'];
    if (folderOfPictures) await page.screenshot({ path: join(folderOfPictures, 'what-if.png') });
  },
);

test('of several files that are dropped one opens, and the person is told', async () => {
  const { folder, path } = await aNetwork();
  const other = join(folder, 'other.sif');
  await writeFile(other, 'A\tinhibits\tB\nA\tinhibits\tC\n');
  const app = await startApp({ folder });
  const page = await app.firstWindow();
  await app.dropFiles(page, [path, other]);
  await page.getByText('2 nodes').first().waitFor();
  await expect
    .poll(() => page.getByText('only network.cyjs was looked at').count())
    .toBeGreaterThan(0);
});
