import { execFileSync } from 'node:child_process';
import * as real from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { diskFiles } from '../../../../cli/disk/disk-files.ts';
import { aFolder } from '../../electron/a-folder.ts';
import { failCalls, fault } from './failing-calls.ts';

const codes = ['EIO', 'ENOSPC', 'EACCES', 'EPERM', 'EBUSY', 'EDQUOT', 'ESTALE', 'EROFS', 'ENOENT'];
const oldText = 'the old content, which is longer than the new one';
const newText = 'the new content';

let endFaults = (): void => undefined;
beforeAll(() => {
  endFaults = failCalls();
});
afterAll(() => endFaults());
beforeEach(() => {
  fault.code = null;
  fault.folder = '';
  fault.mostBytes = Infinity;
});

async function aFile(): Promise<string> {
  const path = join(await aFolder(), 'a.neuromatrix');
  real.writeFileSync(path, oldText);
  return path;
}

/** Saves with such faults; what the person hears, and what is in the file then. */
async function save(path: string, code: typeof fault.code, inPlace = false) {
  fault.calls.length = 0;
  fault.folder = dirname(path);
  fault.code = code;
  const said = await diskFiles
    .write(path, Buffer.from(newText), null, inPlace)
    .then((written) => (written.ok ? 'saved' : written.error.kind))
    .catch((error: unknown) => String((error as { code?: unknown }).code));
  fault.code = null;
  return { said, text: real.readFileSync(path, 'utf8') };
}

async function callsOfSave(inPlace: boolean): Promise<number> {
  await save(await aFile(), inPlace ? refusesNewFiles : null, inPlace);
  return fault.calls.length;
}

/** The folder takes no new file, but its files can be written. */
const refusesNewFiles = (_index: number, name: string, path: string): string | null =>
  name === 'open' && path.endsWith('.tmp') ? 'EACCES' : null;

describe('whichever call of the system fails while a file is saved,', () => {
  test.each(codes)(
    'with %s, it holds all of the old or all of the new, as is said',
    async (code) => {
      const count = await callsOfSave(false);
      expect(count).toBeGreaterThan(10);
      const wrong: unknown[] = [];
      for (let index = 0; index < count; index += 1) {
        // oxlint-disable-next-line no-await-in-loop
        const path = await aFile();
        // oxlint-disable-next-line no-await-in-loop
        const { said, text } = await save(path, (at) => (at === index ? code : null));
        const expected = said === 'saved' ? newText : oldText;
        if (text !== expected) wrong.push({ call: fault.calls[index], said, text });
      }
      expect(wrong).toEqual([]);
    },
  );

  test.each(codes)('with %s, a save in place says so where it went wrong', async (code) => {
    const count = await callsOfSave(true);
    const wrong: unknown[] = [];
    for (let index = 0; index < count; index += 1) {
      // oxlint-disable-next-line no-await-in-loop
      const path = await aFile();
      const failsAt = (at: number, name: string, called: string) =>
        at === index ? code : refusesNewFiles(at, name, called);
      // oxlint-disable-next-line no-await-in-loop
      const { said, text } = await save(path, failsAt, true);
      const isTrue = said === 'saved' ? text === newText : text === oldText;
      if (!isTrue && said !== 'partly-written')
        wrong.push({ call: fault.calls[index], said, text });
    }
    expect(wrong).toEqual([]);
  });
});

test('a disk that writes a few bytes at a time gets all of them', async () => {
  fault.mostBytes = 3;
  expect(await save(await aFile(), null)).toEqual({ said: 'saved', text: newText });
  expect(await save(await aFile(), refusesNewFiles, true)).toEqual({
    said: 'saved',
    text: newText,
  });
});

test('a disk that cannot be flushed is saved to all the same', async () => {
  const cannotFlush = (_at: number, name: string) => (name === 'handle.sync' ? 'ENOTSUP' : null);
  expect(await save(await aFile(), cannotFlush)).toEqual({ said: 'saved', text: newText });
});

test('when only the folder cannot be flushed, the file is saved and known as saved', async () => {
  const path = await aFile();
  const isFolder = () => fault.calls.includes('rename');
  const { said, text } = await save(path, (_at, name) =>
    name === 'handle.sync' && isFolder() ? 'EIO' : null,
  );
  expect({ said, text }).toEqual({ said: 'saved', text: newText });
});

test('a folder that takes no new file is asked about, and then saved in place', async () => {
  const path = await aFile();
  expect(await save(path, refusesNewFiles)).toEqual({ said: 'not-replaceable', text: oldText });
  expect(await save(path, refusesNewFiles, true)).toEqual({ said: 'saved', text: newText });
});

test('a file that is mounted by itself is asked about', async () => {
  const isMounted = (_at: number, name: string) => (name === 'rename' ? 'EBUSY' : null);
  const path = await aFile();
  expect(await save(path, isMounted)).toEqual({ said: 'not-replaceable', text: oldText });
  expect(real.readdirSync(dirname(path))).toEqual(['a.neuromatrix']);
  expect(await save(path, isMounted, true)).toEqual({ said: 'saved', text: newText });
});

test('Windows lets go of a file after a moment, which is waited for', async () => {
  vi.spyOn(process, 'platform', 'get').mockReturnValue('win32');
  let refusals = 2;
  const isHeld = (_at: number, name: string) =>
    name === 'rename' && refusals-- > 0 ? 'EBUSY' : null;
  expect(await save(await aFile(), isHeld)).toEqual({ said: 'saved', text: newText });
  vi.restoreAllMocks();
});

describe.skipIf(process.platform === 'win32')(
  'what a system may have in the place of a file',
  () => {
    test('a pipe is refused at once, not waited for', async () => {
      const path = join(await aFolder(), 'pipe');
      execFileSync('sh', ['-c', 'command mkfifo "$0"', path]);
      expect(await diskFiles.write(path, Buffer.from(newText), 'h')).toEqual({
        ok: false,
        error: { kind: 'not-a-file' },
      });
    });

    test('a file with a second name keeps both when it is saved in place', async () => {
      const path = await aFile();
      const second = `${path}.second`;
      real.linkSync(path, second);
      expect((await save(path, null)).said).toBe('not-replaceable');
      expect((await save(path, null, true)).said).toBe('saved');
      expect(real.readFileSync(second, 'utf8')).toBe(newText);
    });
  },
);

test('what killed programs of this computer left is removed, and nothing else', async () => {
  const path = await aFile();
  const folder = dirname(path);
  await save(path, (_at, name) => (name === 'rm' || name === 'rename' ? 'EIO' : null));
  const [left = ''] = real.readdirSync(folder).filter((name) => name.endsWith('.tmp'));
  const [, , host = ''] = left.split(/[-.]/u).filter((part) => part !== '');
  const old = new Date(Date.now() - 120_000);
  const leave = (name: string, time: Date) => {
    real.writeFileSync(join(folder, name), 'half');
    real.utimesSync(join(folder, name), time, time);
    return name;
  };
  const own = left.replace(/-\d+-/u, '-999999999-');
  leave(own, old);
  const others = [
    leave(own.replace('999999999', '999999998'), new Date()),
    leave(own.replace(/neuromatrix-[\da-f]{8}/u, 'neuromatrix-00000000'), old),
    leave('.neuromatrix-else.tmp', old),
    leave('notes.tmp', old),
  ];
  expect(host).not.toBe('');
  // A folder is looked through once in a run, so this is a new run.
  vi.resetModules();
  const { diskFiles: again } = await import('../../../../cli/disk/disk-files.ts');
  await again.write(path, Buffer.from(newText), null);
  const names = real.readdirSync(folder);
  expect(names).not.toContain(own);
  expect(names).toEqual(expect.arrayContaining(others));
});
