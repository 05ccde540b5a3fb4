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

test('a draft whose first line is damaged keeps its project, can be removed, and the others are there', async () => {
  const folder = await aTemporaryFolder();
  const said: string[] = [];
  const files = createDraftFiles(folder, (line) => said.push(line));
  await files.put(draft);
  await writeFile(join(folder, 'bad.draft'), `{"id":"ba\n${draft.text}`);
  await writeFile(join(folder, 'worse.draft'), 'not one');
  const found = (await files.list()).toSorted((one, other) => (one.id < other.id ? -1 : 1));
  expect(found).toMatchObject([
    { id: 'bad', name: 'Unsaved work', file: null, text: draft.text },
    draft,
    { id: 'worse', text: 'not one' },
  ]);
  expect(said).toHaveLength(2);
  await files.remove('bad');
  await files.remove('worse');
  expect(await files.list()).toEqual([draft]);
});

test('no id leads out of the folder', async () => {
  const folder = join(await aTemporaryFolder(), 'drafts');
  await createDraftFiles(folder, () => undefined).put({ ...draft, id: '../../elsewhere' });
  expect(await readdir(folder)).toEqual(['______elsewhere.draft']);
});
