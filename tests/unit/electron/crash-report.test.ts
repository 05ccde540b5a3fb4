import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFaultRecords } from '../../../electron/crash-report.ts';
import { aFolder } from './a-folder.ts';

const start = Date.UTC(2026, 0, 2, 3, 4, 5);

async function someRecords() {
  const own = await aFolder();
  const folder = join(own, 'crash reports');
  const logFile = join(own, 'neuromatrix.log');
  let seconds = 0;
  const now = () => new Date(start + 1000 * seconds++);
  const facts = () => ['Neuromatrix 1.2.3'];
  return { folder, logFile, ...createFaultRecords({ folder, logFile, facts, now }) };
}

test('a report tells versions, what happened and what came before', async () => {
  const { folder, log, reportCrash } = await someRecords();
  log('Could not write a draft.');
  reportCrash('The page of a window is gone: crashed (5).');
  const [name = ''] = await readdir(folder);
  expect(name).toBe('crash-2026-01-02T03-04-05Z.txt');
  const text = await readFile(join(folder, name), 'utf8');
  expect(text).toContain('Neuromatrix 1.2.3');
  expect(text).toMatch(/What happened:\nThe page of a window is gone: crashed \(5\)\./u);
  expect(text).toContain('Could not write a draft.');
});

test('only the latest twenty reports stay, and a person’s own files among them', async () => {
  const { folder, reportCrash } = await someRecords();
  reportCrash('first');
  await writeFile(join(folder, 'a note of mine.txt'), 'seen');
  for (let at = 0; at < 25; at++) reportCrash(`crash ${at}`);
  const names = await readdir(folder);
  expect(names).toHaveLength(21);
  expect(names).toContain('a note of mine.txt');
  expect(names.toSorted().at(-1)).not.toBe('crash-2026-01-02T03-04-05Z.txt');
});

test('a long log gives its end, and a folder that cannot be written ends nothing', async () => {
  const { folder, logFile, reportCrash } = await someRecords();
  await writeFile(logFile, 'a very old line\n'.repeat(5_000));
  reportCrash('late');
  const [name = ''] = await readdir(folder);
  expect((await readFile(join(folder, name), 'utf8')).length).toBeLessThan(21_000);
  const blocked = createFaultRecords({
    folder: join(logFile, 'inside a file'),
    logFile,
    facts: () => [],
    now: () => new Date(start),
  });
  blocked.reportCrash('nowhere to put it');
  expect(await readFile(logFile, 'utf8')).toContain('Could not write a crash report');
});
