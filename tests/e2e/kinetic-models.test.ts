import { expect, test } from 'vitest';
import { audit } from '../support/audit.ts';
import { EditorPage } from '../support/editor-page.ts';
import { startApp } from '../support/start-app.ts';

test('from an answer to the model behind it, by keyboard, and what it says when a slider moves', async () => {
  const app = await startApp();
  const editor = new EditorPage(await app.firstWindow());
  const { page } = editor;
  await editor.ready();
  await editor.openTemplate(/^Serotonin and melatonin/iu);
  await app.run('what-if', page);
  await page.getByRole('button', { name: 'New', exact: true }).click();
  await page.getByLabel('Factor', { exact: true }).selectOption({ label: 'L-Tryptophan' });
  await page.getByRole('button', { name: 'Low', exact: true }).click();
  await page
    .getByRole('button', { name: /^Serotonin/u, expanded: false })
    .first()
    .click();
  await page.getByRole('button', { name: 'Show the model behind Serotonin' }).first().click();

  const dialog = page.getByRole('dialog', { name: 'Kinetic Models' });
  const slider = dialog.getByRole('slider', { name: 'Tryptophan in blood (serum)' });
  await dialog.getByText('A stable steady state was found.').waitFor();
  expect(await slider.getAttribute('aria-valuetext')).toBe('× 0.5, 48 µM');
  const stores = dialog.getByRole('row', { name: /^Serotonin in the vesicles .* −42 %$/u });
  await stores.waitFor();
  await dialog.getByRole('img', { name: /^Change of each amount or rate/u }).waitFor();
  await dialog.getByRole('img', { name: /^Serotonin over tryptophan/u }).waitFor();
  expect(await audit(page)).toEqual([]);

  // The same numbers for who cannot see the lines.
  await dialog.getByText('As a table').first().click();
  await dialog.getByRole('columnheader', { name: 'Serotonin outside the cell' }).first().waitFor();
  await dialog.getByText(/^Parameters \(\d+\)$/u).click();
  await dialog.getByRole('columnheader', { name: 'Species' }).waitFor();

  await slider.focus();
  await page.keyboard.press('End');
  await dialog.getByText('× 4, 384 µM').waitFor();
  await dialog.getByRole('row', { name: /^Serotonin in the vesicles .* \+\d+ %$/u }).waitFor();
  await dialog.getByLabel('Model', { exact: true }).selectOption('methionine');
  await dialog.getByRole('slider', { name: 'Activity of CBS' }).focus();
  await page.keyboard.press('Home');
  await dialog
    .getByText(
      'The model methionine has no stable steady state under this setting: a small disturbance grows, and the amounts swing.',
    )
    .waitFor();
  expect(await audit(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });

  // From the palette.
  await app.run('models', page);
  await dialog.getByText('A stable steady state was found.').waitFor();
  await dialog.getByLabel('Model', { exact: true }).selectOption('dopamine');
  await dialog.getByRole('heading', { name: /^Dopamine: synthesis/u }).waitFor();
  await dialog.getByRole('img', { name: /^Change of each amount or rate/u }).waitFor();
});
