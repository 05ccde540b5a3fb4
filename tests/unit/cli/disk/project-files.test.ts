import {
  chmod,
  mkdir,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diskFiles } from '../../../../cli/disk/disk-files.ts';
import { directFormatWork } from '../../../../shared/open/format-work.ts';
import { parseProject } from '../../../../shared/project/parse-project.ts';
import { projectSchema, type Project, limits } from '../../../../shared/project/project-schema.ts';
import * as session from '../../../../shared/session/file-store.ts';
import { aFolder } from '../../electron/a-folder.ts';

const readProject = (path: string) => session.readProject(diskFiles, path, directFormatWork);
const writeProject = (path: string, project: Project, expected: string | null) =>
  session.writeProject(
    diskFiles,
    path,
    project,
    { format: 'neuromatrix', lossy: false, unread: [], expected },
    directFormatWork,
  );

function aProject(title: string): Project {
  return projectSchema.parse({ metadata: { title } });
}

async function titleIn(path: string): Promise<string> {
  const parsed = parseProject(await readFile(path, 'utf8'));
  if (!parsed.ok) throw new Error(parsed.error.kind);
  return parsed.value.metadata.title;
}

async function aSavedProject(
  title: string,
): Promise<{ path: string; folder: string; hash: string }> {
  const folder = await aFolder();
  const path = join(folder, 'a.neuromatrix');
  const written = await writeProject(path, aProject(title), null);
  if (!written.ok) throw new Error(written.error.kind);
  return { path, folder, hash: written.value };
}

test('what is saved opens again, as the same project', async () => {
  const { path, hash } = await aSavedProject('Serotonin 😀 <b>');
  expect(await readProject(path)).toEqual({
    ok: true,
    value: {
      project: aProject('Serotonin 😀 <b>'),
      fromImage: false,
      format: 'neuromatrix',
      report: { kept: 0, losses: [] },
      hash,
    },
  });
});

test('saving again goes on from the last save', async () => {
  const { path, hash } = await aSavedProject('One');
  const second = await writeProject(path, aProject('Two'), hash);
  expect(second.ok && (await writeProject(path, aProject('Three'), second.value)).ok).toBe(true);
  expect(await titleIn(path)).toBe('Three');
});

test('a change made elsewhere is not overwritten', async () => {
  const { path, hash } = await aSavedProject('Mine');
  await writeProject(path, aProject('Theirs'), null);
  expect(await writeProject(path, aProject('Mine too'), hash)).toEqual({
    ok: false,
    error: { kind: 'changed-on-disk' },
  });
  expect(await titleIn(path)).toBe('Theirs');
});

test('a change made elsewhere is overwritten when the person says so', async () => {
  const { path } = await aSavedProject('Mine');
  await writeFile(path, 'something else');
  expect((await writeProject(path, aProject('Mine'), null)).ok).toBe(true);
  expect(await titleIn(path)).toBe('Mine');
});

test('a file that was only touched is not a changed file', async () => {
  const { path, hash } = await aSavedProject('Same');
  await writeFile(path, await readFile(path));
  expect((await writeProject(path, aProject('Next'), hash)).ok).toBe(true);
});

test('a file that was deleted meanwhile is written anew', async () => {
  const { path, hash } = await aSavedProject('Back again');
  await rm(path);
  expect((await writeProject(path, aProject('Back again'), hash)).ok).toBe(true);
  expect(await titleIn(path)).toBe('Back again');
});

test('saving leaves nothing but the file', async () => {
  const { folder } = await aSavedProject('Only this');
  expect(await readdir(folder)).toEqual(['a.neuromatrix']);
});

test('saving into a folder that is gone says so', async () => {
  const folder = await aFolder();
  const result = await writeProject(join(folder, 'gone', 'a.neuromatrix'), aProject('A'), null);
  expect(result).toEqual({ ok: false, error: { kind: 'missing' } });
});

test('saving below something that is not a folder says so', async () => {
  const { path } = await aSavedProject('A');
  const result = await writeProject(join(path, 'b.neuromatrix'), aProject('B'), null);
  expect(result).toEqual({ ok: false, error: { kind: 'missing' } });
});

test('a folder of that name is not replaced', async () => {
  const path = join(await aFolder(), 'a.neuromatrix');
  await mkdir(path);
  expect(await writeProject(path, aProject('A'), null)).toEqual({
    ok: false,
    error: { kind: 'is-a-folder' },
  });
});

test.skipIf(process.getuid?.() === 0)('a read-only file is not replaced', async () => {
  const { path, hash } = await aSavedProject('Keep');
  await chmod(path, 0o444);
  expect(await writeProject(path, aProject('Lose'), hash)).toEqual({
    ok: false,
    error: { kind: 'no-permission' },
  });
  expect(await titleIn(path)).toBe('Keep');
});

test.skipIf(process.platform === 'win32')('permissions outlive a save', async () => {
  const { path, hash } = await aSavedProject('Private');
  await chmod(path, 0o640);
  await writeProject(path, aProject('Private still'), hash);
  expect((await stat(path)).mode & 0o777).toBe(0o640);
});

test.skipIf(process.platform === 'win32')(
  'a link stays a link, and its target is saved',
  async () => {
    const { path, folder, hash } = await aSavedProject('Behind a link');
    const link = join(folder, 'link.neuromatrix');
    await symlink('a.neuromatrix', link);
    expect((await writeProject(link, aProject('Changed'), hash)).ok).toBe(true);
    expect(await readlink(link)).toBe('a.neuromatrix');
    expect(await titleIn(path)).toBe('Changed');
  },
);

test('a project that could not be opened again does not replace one that can', async () => {
  const { path, hash } = await aSavedProject('Good');
  const node = { id: 'n1', kind: 'note', x: 0, y: 0, width: 10, height: 10 };
  // Two nodes of one id pass the parts' schema and fail the rules between them.
  const bad = { ...aProject('Bad'), nodes: [node, node] } as unknown as Project;
  const result = await writeProject(path, bad, hash);
  expect(result.ok ? null : result.error.kind).toBe('damaged');
  expect(await titleIn(path)).toBe('Good');
});

test.each([
  ['a file that is not there', 'missing', async () => {}],
  ['a folder', 'is-a-folder', (path: string) => mkdir(path)],
  [
    'a picture',
    'not-a-project',
    (path: string) => writeFile(path, Buffer.from('89504e47ff', 'hex')),
  ],
  ['half a project', 'not-json', (path: string) => writeFile(path, '{"format":"neuromatrix",')],
  ['an empty file', 'not-a-project', (path: string) => writeFile(path, '')],
  ['a film', 'too-large', (path: string) => emptyFileOf(path, limits.fileBytes + 1)],
])('opening %s says: %s', async (_what, kind, make) => {
  const path = join(await aFolder(), 'a.neuromatrix');
  await make(path);
  const result = await readProject(path);
  expect(result.ok ? null : result.error.kind).toBe(kind);
});

test('a file with a byte order mark opens', async () => {
  const { path } = await aSavedProject('Marked');
  await writeFile(path, `\uFEFF${await readFile(path, 'utf8')}`);
  expect((await readProject(path)).ok).toBe(true);
});

test.skipIf(process.platform === 'win32')('a device that never ends is not read', async () => {
  const result = await readProject('/dev/zero');
  expect(result.ok ? null : result.error.kind).toBe('not-a-project');
});

/** Takes no room on the disk. */
async function emptyFileOf(path: string, bytes: number): Promise<void> {
  await writeFile(path, '');
  await truncate(path, bytes);
}
