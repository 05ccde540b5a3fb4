import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseProject } from '../../../../shared/project/parse-project.ts';
import { aLink, aNode, aProject } from '../../../support/a-project.ts';
import { aFolder } from '../../electron/a-folder.ts';
import { aBrowser } from './a-browser.ts';
import { aFileHandle } from './a-file-handle.ts';

const project = aProject({
  nodes: [aNode({ label: 'A' }), aNode({ id: 'n2', label: 'B' })],
  links: [aLink({ relation: 'activates' })],
});

async function anOpenedNetwork() {
  const browser = aBrowser();
  const path = join(await aFolder(), 'a.sif');
  writeFileSync(path, 'A\tinhibits\tB\n');
  browser.choices.push(aFileHandle(path));
  const opened = await browser.host.openProject({ target: 'here' });
  return { ...browser, path, opened };
}

test('a file of another format opens with its report and is saved in that format, once the loss is agreed to', async () => {
  const { host, path, opened, asked } = await anOpenedNetwork();
  expect(opened).toMatchObject({
    ok: true,
    value: { name: 'a.sif', imported: { format: 'sif', report: { kept: 3, losses: [] } } },
  });
  expect(await host.saveProject({ project, overwrite: false })).toMatchObject({
    ok: false,
    error: { file: 'a.sif', error: { kind: 'would-lose' } },
  });
  expect(readFileSync(path, 'utf8')).toBe('A\tinhibits\tB\n');
  await host.saveProject({ project, overwrite: false, lossy: true });
  expect([readFileSync(path, 'utf8'), asked]).toEqual(['A\tactivates\tB\n', []]);
});

test('saving it as a project makes that its file', async () => {
  const { host, path, choices } = await anOpenedNetwork();
  const saved = join(await aFolder(), 'a.neuromatrix');
  choices.push(aFileHandle(saved));
  await host.saveProjectAs({ project, suggestedName: 'a.sif' });
  await host.saveProject({ project, overwrite: false });
  expect(parseProject(readFileSync(saved, 'utf8'))).toEqual({ ok: true, value: project });
  expect(readFileSync(path, 'utf8')).toBe('A\tinhibits\tB\n');
});

test('a file that cannot be written back is downloaded in its own format', async () => {
  const { host, choices, downloads } = aBrowser({ startupFile: { name: 'b.sif', text: 'A x B' } });
  expect((await host.start()).opened).toMatchObject({ imported: { format: 'sif' } });
  choices.push('download');
  await host.saveProject({ project, overwrite: false, lossy: true });
  expect(await downloads[0]?.content.text()).toBe('A\tactivates\tB\n');
});

test('an export leaves the document in its file', async () => {
  const { host, choices } = await anOpenedNetwork();
  const exported = join(await aFolder(), 'a.dot');
  choices.push(aFileHandle(exported));
  const answer = await host.exportFile({
    kind: 'dot',
    suggestedName: 'a',
    data: new TextEncoder().encode('digraph {}'),
  });
  expect([answer, readFileSync(exported, 'utf8')]).toEqual([
    { ok: true, value: { name: 'a.dot' } },
    'digraph {}',
  ]);
  const next = await host.saveProject({ project, overwrite: false, lossy: true });
  expect(next).toEqual({ ok: true, value: { name: 'a.sif', isCurrent: true } });
});
