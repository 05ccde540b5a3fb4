import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDraftFiles } from '../../../electron/draft-files.ts';
import { aTemporaryFolder } from '../../support/start-app.ts';

const draft = {
  id: 'one',
  name: 'Work',
  time: 1,
  file: {
    at: { path: '/a', realPath: '/a' },
    format: 'neuromatrix' as const,
    hash: 'h',
    unread: [],
  },
  text: '{\n"metadata":{}}\n',
};

test('drafts come back as they were kept, the latest of each document, until they are removed', async () => {
  const folder = join(await aTemporaryFolder(), 'drafts');
  const files = createDraftFiles(folder, () => undefined);
  expect(await files.list()).toEqual([]);
  await files.put({ ...draft, text: 'earlier' });
  await files.put(draft);
  await files.put({ ...draft, id: 'two', file: null });
  await files.remove('two');
  expect(await files.list()).toEqual([draft]);
});

test('a draft that cannot be read is put aside, not removed, and the others are there', async () => {
  const folder = await aTemporaryFolder();
  const said: string[] = [];
  const files = createDraftFiles(folder, (line) => said.push(line));
  await files.put(draft);
  await writeFile(join(folder, 'bad.draft'), 'not one');
  expect(await files.list()).toEqual([draft]);
  expect((await readdir(folder)).toSorted()).toEqual(['bad.draft.unreadable', 'one.draft']);
  expect(said).toHaveLength(1);
});

test('no id leads out of the folder', async () => {
  const folder = join(await aTemporaryFolder(), 'drafts');
  await createDraftFiles(folder, () => undefined).put({ ...draft, id: '../../elsewhere' });
  expect(await readdir(folder)).toEqual(['______elsewhere.draft']);
});
