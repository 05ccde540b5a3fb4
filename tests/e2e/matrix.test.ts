import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { audit } from '../support/audit.ts';
import { EditorPage } from '../support/editor-page.ts';
import { startApp } from '../support/start-app.ts';

test('from a template to a shortage, what it affects, why, and a table to hand out', async () => {
  const app = await startApp();
  const editor = new EditorPage(await app.firstWindow());
  const { page } = editor;
  await editor.ready();
  await editor.openTemplate(/^Dopamine/u);

  // The matrix of the diagram, by keyboard.
  await app.run('view-matrix', page);
  const grid = page.getByRole('grid', { name: 'Support matrix' });
  await grid.getByRole('gridcell', { name: 'Copper, Dopamine: nothing' }).waitFor();
  await grid.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'L-Phenylalanine in Dopamine' }).waitFor();
  expect(await grid.getByRole('gridcell', { selected: true }).getAttribute('aria-label')).toBe(
    'L-Phenylalanine, Dopamine: precursor 3 steps (weak)',
  );
  await page.getByText('L-Phenylalanine becomes Dopamine in 3 steps.').waitFor();

  // A scenario.
  await app.run('what-if', page);
  await page.getByRole('button', { name: 'New', exact: true }).click();
  const name = page.getByRole('textbox', { name: 'Name' });
  await name.fill('Copper low');
  await name.press('Enter');
  await page.getByLabel('Factor', { exact: true }).selectOption({ label: 'Copper' });
  await page.getByRole('button', { name: 'Low', exact: true }).click();
  await page.getByRole('button', { name: 'What-if: Copper low' }).waitFor();
  await grid.getByRole('columnheader', { name: /Norepinephrine.*at risk/u }).waitFor();
  await grid
    .getByRole('gridcell', {
      name: /^Copper, Norepinephrine: cofactor of a step DBH.*, low in the scenario$/u,
    })
    .click();
  await page.getByText('Less copper slows DBH, which needs it.').first().waitFor();
  await page
    .getByText(/^(?:Somewhat|Clearly) lower, about .* of 100 draws/u)
    .first()
    .waitFor();
  await page.getByText('Not medical advice.').first().waitFor();
  expect(await audit(page)).toEqual([]);

  // The path in the diagram, beside the matrix.
  await page.getByRole('button', { name: 'Show the path' }).first().click();
  await page.locator('[class*="pathHalo"] path').first().waitFor({ state: 'attached' });
  await app.run('find', page);
  await page.getByRole('combobox', { name: 'Find', exact: true }).fill('BH4');
  await page.getByRole('listbox', { name: 'Found' }).getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await grid.locator('[role="rowheader"][data-selected]', { hasText: 'BH4' }).waitFor();
  await page.keyboard.press('Escape');
  expect(await audit(page)).toEqual([]);

  // What the library knows beyond the diagram.
  await page.getByRole('radio', { name: 'Compared' }).check({ force: true });
  await grid
    .getByRole('gridcell', { name: /^L-Tryptophan, Serotonin: .*not in the diagram$/u })
    .click();
  await page.getByRole('button', { name: 'Add to the diagram' }).click();
  await page.getByText('added from the library.').first().waitFor();
  await grid
    .getByRole('gridcell', { name: /^L-Tryptophan, Serotonin: precursor 2 steps \(strong\)$/u })
    .waitFor();

  // The table, and the project with its scenario, on disk.
  const table = join(app.folder, 'matrix.csv');
  await app.dialogs.answerSave(table);
  await page.getByRole('button', { name: 'Export matrix' }).click();
  await page.getByRole('menuitem', { name: 'CSV Table…' }).click();
  await page.getByText('matrix.csv exported.').first().waitFor();
  expect(await readFile(table, 'utf8')).toContain('Copper (↓ low),');
  const drawing = join(app.folder, 'matrix.svg');
  await app.dialogs.answerSave(drawing);
  await page.getByRole('button', { name: 'Export matrix' }).click();
  await page.getByRole('menuitem', { name: 'SVG Image…' }).click();
  await page.getByText('matrix.svg exported.').first().waitFor();
  const drawn = await readFile(drawing, 'utf8');
  for (const text of ['↓ at risk', 'not in the diagram', 'contested'])
    expect(drawn).toContain(text);
  for (const [format, item, start] of [
    ['png', 'PNG Image…', '\u0089PNG'],
    ['pdf', 'PDF Document…', '%PDF'],
  ] as const) {
    const path = join(app.folder, `matrix.${format}`);
    await app.dialogs.answerSave(path);
    await page.getByRole('button', { name: 'Export matrix' }).click();
    await page.getByRole('menuitem', { name: item }).click();
    await page.getByText(`matrix.${format} exported.`).first().waitFor();
    expect((await readFile(path)).toString('latin1').slice(0, 4)).toBe(start);
  }
  const file = join(app.folder, 'with scenario.neuromatrix');
  await app.dialogs.answerSave(file);
  await app.run('save', page);
  await page.getByText(/Saved/u).first().waitFor();
  expect(await readFile(file, 'utf8')).toContain('"name":"Copper low"');

  // Two scenarios side by side, on screen and in the table.
  await page.getByRole('button', { name: 'New', exact: true }).click();
  await page.getByLabel('Factor', { exact: true }).selectOption({ label: 'Iron' });
  await page.getByRole('button', { name: 'Low', exact: true }).click();
  await page.getByLabel('Compare with').selectOption({ label: 'Copper low' });
  await grid.getByRole('columnheader', { name: /^Norepinephrine.*perhaps higher.*low/u }).waitFor();
  expect(await audit(page)).toEqual([]);
  const both = join(app.folder, 'both.csv');
  await app.dialogs.answerSave(both);
  await page.getByRole('button', { name: 'Export matrix' }).click();
  await page.getByRole('menuitem', { name: 'CSV Table…' }).click();
  await page.getByText('both.csv exported.').first().waitFor();
  expect(await readFile(both, 'utf8')).toMatch(/Copper \((?:– not known|same) \| ↓ low\)/u);
});
