import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diskFiles } from '../../../../cli/disk/disk-files.ts';
import { directFormatWork } from '../../../../shared/open/format-work.ts';
import type { Project } from '../../../../shared/project/project-schema.ts';
import {
  readProject,
  writeProject,
  type WayToWrite,
} from '../../../../shared/session/file-store.ts';
import { aLink, aNode, aProject } from '../../../support/a-project.ts';
import { aFolder } from '../../electron/a-folder.ts';

const write = (path: string, project: Project, way: WayToWrite) =>
  writeProject(diskFiles, path, project, way, directFormatWork);
const sif = { format: 'sif', lossy: false, unread: [], expected: null } as const;

async function aNetwork() {
  const path = join(await aFolder(), 'a.sif');
  await writeFile(path, 'A\tinhibits\tB\n');
  const read = await readProject(diskFiles, path, directFormatWork);
  if (!read.ok) throw new Error(read.error.kind);
  return { path, ...read.value };
}

const project = aProject({
  nodes: [aNode({ label: 'A' }), aNode({ id: 'n2', label: 'B' })],
  links: [aLink({ relation: 'activates' })],
});

test('a file of another format is read with what was lost', async () => {
  const { format, report, project: read } = await aNetwork();
  expect([format, report, read.links[0]?.relation]).toEqual([
    'sif',
    { kept: 3, losses: [] },
    'inhibits',
  ]);
});

test('what its format cannot say is not saved unless the person agrees', async () => {
  const { path } = await aNetwork();
  const refused = await write(path, project, sif);
  expect(refused).toMatchObject({ ok: false, error: { kind: 'would-lose', format: 'SIF' } });
  expect(await readFile(path, 'utf8')).toBe('A\tinhibits\tB\n');
  expect((await write(path, project, { ...sif, lossy: true })).ok).toBe(true);
  expect(await readFile(path, 'utf8')).toBe('A\tactivates\tB\n');
});

test('a change made elsewhere is noticed in any format', async () => {
  const { path, hash } = await aNetwork();
  await writeFile(path, 'theirs');
  const written = await write(path, project, {
    format: 'cyjs',
    lossy: true,
    unread: [],
    expected: hash,
  });
  expect([written, await readFile(path, 'utf8')]).toEqual([
    { ok: false, error: { kind: 'changed-on-disk' } },
    'theirs',
  ]);
});
