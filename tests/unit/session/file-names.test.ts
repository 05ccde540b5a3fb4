import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileNameFrom, oneLine, withExtension } from '../../../shared/session/file-names.ts';

test.each([
  ['Serotonin & melatonin', 'Serotonin & melatonin.neuromatrix'],
  ['Serotonin.neuromatrix', 'Serotonin.neuromatrix'],
  ['a/b\\c:d', 'a-b-c-d.neuromatrix'],
  ['../../etc/passwd', '-..-etc-passwd.neuromatrix'],
  ['', 'Untitled.neuromatrix'],
  ['...', 'Untitled.neuromatrix'],
  ['///', 'Untitled.neuromatrix'],
  ['CON', '_CON.neuromatrix'],
  ['nul.txt', '_nul.txt.neuromatrix'],
  ['two\nlines\u0000', 'two lines.neuromatrix'],
  ['\u202Ecod.exe', 'cod.exe.neuromatrix'],
  ['سيروتونين', 'سيروتونين.neuromatrix'],
  ['trailing dots...  ', 'trailing dots.neuromatrix'],
])('%j is suggested as %j', (title, name) => {
  expect(fileNameFrom(title, 'neuromatrix')).toBe(name);
});

const aTitle = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units)),
);

test('any title makes a name that every file system takes', () => {
  fc.assert(
    fc.property(aTitle, (title) => {
      const name = fileNameFrom(title, 'svg');
      expect(Buffer.byteLength(name)).toBeLessThan(255);
      expect(name).toMatch(/^[^<>:"/\\|?*\p{Cc}]+\.svg$/u);
      expect(name).not.toMatch(/^\.|\s\.svg$/u);
      expect(name).not.toMatch(/\p{Surrogate}/u);
    }),
  );
});

test('the extension is added once, whatever its case', () => {
  expect(['/a/b', '/a/b.SVG', '/a/b.png'].map((path) => withExtension(path, 'svg'))).toEqual([
    '/a/b.svg',
    '/a/b.SVG',
    '/a/b.png.svg',
  ]);
});

test('a title bar gets one line without invisible marks', () => {
  expect(oneLine(' a\r\n\tb\u0007\u202E ')).toBe('a b');
});
