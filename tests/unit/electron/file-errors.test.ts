import { expect, test } from 'vitest';
import { toFileError } from '../../../electron/file-errors.ts';

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: it did not work`), { code });
}

test.each([
  ['ENOENT', 'missing'],
  ['ENOTDIR', 'missing'],
  ['EACCES', 'no-permission'],
  ['EPERM', 'no-permission'],
  ['EROFS', 'no-permission'],
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EISDIR', 'is-a-folder'],
])('the system says %s, the person hears: %s', (code, kind) => {
  expect(toFileError(systemError(code))).toEqual({ kind });
});

test('what has no words of ours is told in the words of the system', () => {
  expect(toFileError(systemError('EIO'))).toEqual({
    kind: 'system',
    reason: 'EIO: it did not work',
  });
  expect(toFileError('odd')).toEqual({ kind: 'system', reason: 'odd' });
});
