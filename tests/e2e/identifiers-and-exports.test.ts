import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { commands } from '../../shared/commands.ts';
import { aLink, aNode, aProject } from '../support/a-project.ts';
import { EditorPage } from '../support/editor-page.ts';
import { startApp } from '../support/start-app.ts';

const project = aProject({
  nodes: [
    aNode({ id: 'cell', kind: 'compartment', label: 'Neuron', width: 420, height: 260 }),
    {
      ...aNode({ id: 'trp', label: 'L-Tryptophan', parent: 'cell', x: 30, y: 40 }),
      xrefs: [{ database: 'CHEBI', id: '16828' }],
    },
    {
      ...aNode({ id: '5htp', kind: 'intermediate', label: '5-HTP', parent: 'cell', x: 260, y: 40 }),
      xrefs: [{ database: 'ChEBI', id: 'not a number' }],
    },
    aNode({ id: 'tph2', kind: 'enzyme', label: 'TPH2', parent: 'cell', x: 150, y: 160 }),
  ],
  links: [
    aLink({
      id: 'l1',
      relation: 'converts-to',
      source: { to: 'node', id: 'trp' },
      target: { to: 'node', id: '5htp' },
    }),
  ],
});

async function opened(shell: 'desktop' | 'browser') {
  const app = await startApp({ shell });
  const file = join(app.folder, 'a.neuromatrix');
  await writeFile(file, serializeProject(project));
  const page = await app.firstWindow();
  await app.dialogs.answerOpen(file);
  await app.run('open', page);
  await page.getByText('4 nodes').first().waitFor();
  const editor = new EditorPage(page);
  // The browser has no menu.
  const run = (command: 'identifiers' | 'export' | 'export-file') =>
    shell === 'desktop' ? app.run(command, page) : editor.choose(commands[command].label);
  return { app, page, run };
}

test.each(['desktop', 'browser'] as const)(
  'identifiers are looked through, changed and changed back in the %s edition',
  async (shell) => {
    const { page, run } = await opened(shell);
    await run('identifiers');
    const dialog = page.getByRole('dialog', { name: 'Identifiers' });
    await dialog.getByRole('status').getByText('2 identifiers:').waitFor();
    const changes = dialog.getByRole('list', { name: 'What will change' });
    const open = dialog.getByRole('list', { name: 'What only you can decide' });
    expect(await changes.textContent()).toContain('L-Tryptophan');
    expect(await changes.textContent()).toContain('TPH2');
    expect(await open.textContent()).toContain('5-HTP');
    await dialog.getByRole('checkbox', { name: 'Fill in what the library knows' }).uncheck();
    await expect.poll(() => changes.textContent()).not.toContain('TPH2');
    await dialog.getByRole('button', { name: 'Change' }).click();
    await page.getByText('was changed.').first().waitFor();
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await run('identifiers');
    await expect.poll(() => changes.textContent()).toContain('L-Tryptophan');
  },
);

test.each(['desktop', 'browser'] as const)(
  'slides, a TIFF for a journal and a model are exported in the %s edition',
  async (shell) => {
    const { app, page, run } = await opened(shell);
    const dialog = page.getByRole('dialog', { name: 'Export Image' });
    const exportTo = async (name: string) => {
      const path = join(app.folder, name);
      await app.dialogs.answerSave(path);
      await dialog
        .getByRole('button', { name: /^Export/u })
        .last()
        .click();
      await page.getByText(`${name} exported.`).first().waitFor();
      return readFile(path);
    };
    await run('export');
    await dialog.getByRole('radio', { name: 'PowerPoint', exact: true }).check();
    const slide = unzipSync(await exportTo('a.pptx'))['ppt/slides/slide1.xml'];
    expect(new TextDecoder().decode(slide)).toContain('TPH2');

    await run('export');
    const options = dialog.getByRole('radio', { name: 'TIFF', exact: true });
    await options.check();
    // All formats can be seen: none stands beside the column.
    expect(await sidewaysRoom(options)).toBeLessThanOrEqual(0);
    await dialog.getByRole('radio', { name: '600', exact: true }).check();
    const tiff = await exportTo('a.tiff');
    expect(tiff.subarray(0, 4)).toEqual(Buffer.from('II*\0', 'latin1'));
    expect(dotsPerInch(tiff)).toBe(600);

    const models = page.getByRole('dialog', { name: 'Export As' });
    await run('export-file');
    await models.getByRole('combobox', { name: 'Format' }).selectOption('sbml-layout');
    const path = join(app.folder, 'a.sbml');
    await app.dialogs.answerSave(path);
    await models.getByRole('button', { name: 'Export…' }).click();
    await page.getByText('a.sbml exported.').first().waitFor();
    const model = await readFile(path, 'utf8');
    expect(model).toContain('<layout:listOfLayouts>');
    expect(model.match(/<species /gu)).toHaveLength(3);
  },
);

/** Field 282 of the first directory, a ratio. */
function dotsPerInch(tiff: Buffer): number {
  const directory = tiff.readUInt32LE(4);
  const count = tiff.readUInt16LE(directory);
  const entries = Array.from({ length: count }, (_, index) => directory + 2 + index * 12);
  const entry = entries.find((at) => tiff.readUInt16LE(at) === 282) ?? 0;
  const at = tiff.readUInt32LE(entry + 8);
  return tiff.readUInt32LE(at) / tiff.readUInt32LE(at + 4);
}

/** How far the column of an input can be scrolled to the side. */
function sidewaysRoom(input: Locator): Promise<number> {
  return input.evaluate((element) => {
    let most = 0;
    for (let at = element.parentElement; at; at = at.parentElement) {
      most = Math.max(most, at.scrollWidth - at.clientWidth);
      if (at.tagName === 'DIALOG') break;
    }
    return most;
  });
}
