import { expect, test } from 'vitest';
import { toFileError } from '../../../shared/session/file-store.ts';

/** A disk's error has a code, a browser's a name. */
function systemError(name: string): Error {
  return name.startsWith('E')
    ? Object.assign(new Error(`${name}: it did not work`), { code: name })
    : new DOMException('It did not work.', name);
}

test.each([
  ['ENOENT', 'missing'],
  ['ENOTDIR', 'missing'],
  ['EACCES', 'no-permission'],
  ['EPERM', 'no-permission'],
  ['EROFS', 'no-permission'],
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'quota-exceeded'],
  ['ESTALE', 'drive-lost'],
  ['EIO', 'disk-failed'],
  ['EBUSY', 'file-busy'],
  ['EISDIR', 'is-a-folder'],
  ['ELOOP', 'link-loop'],
  ['NotFoundError', 'missing'],
  ['NotAllowedError', 'no-permission'],
  ['SecurityError', 'no-permission'],
  ['NoModificationAllowedError', 'no-permission'],
  ['QuotaExceededError', 'disk-full'],
  ['TypeMismatchError', 'is-a-folder'],
])('the system says %s, the person hears: %s', (code, kind) => {
  expect(toFileError(systemError(code))).toEqual({ kind });
});

test('what has no words of ours is told in the words of the system, without a path', () => {
  expect(toFileError(systemError('EMFILE'))).toEqual({
    kind: 'system',
    reason: 'EMFILE: it did not work',
  });
  const own = "EMFILE: too many open files, open '/home/ann/Anna's matrix.neuromatrix'";
  expect(toFileError(new Error(own))).toEqual({
    kind: 'system',
    reason: 'EMFILE: too many open files',
  });
  expect(toFileError(new Error('EIO: i/o error, read'))).toEqual({
    kind: 'system',
    reason: 'EIO: i/o error',
  });
  expect(toFileError('odd')).toEqual({ kind: 'system', reason: 'odd' });
});
