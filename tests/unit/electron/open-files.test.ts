import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { filesOnCommandLine } from '../../../electron/open-files.ts';

const home = resolve('/home/person');
const file = resolve(home, 'a.neuromatrix');

test('a package takes every plain word as a file', () => {
  expect(filesOnCommandLine(['/opt/neuromatrix', 'a.neuromatrix'], home, true)).toEqual([file]);
});

test('in development the first plain word is the program', () => {
  const argv = ['/electron', '--no-sandbox', '.', 'a.neuromatrix'];
  expect(filesOnCommandLine(argv, home, false)).toEqual([file]);
});

test('switches of Electron and macOS are no files', () => {
  const argv = ['/opt/neuromatrix', '--original-process-start-time=1', '-psn_0_12', ''];
  expect(filesOnCommandLine(argv, home, true)).toEqual([]);
});

test('after two dashes everything is a file', () => {
  expect(filesOnCommandLine(['/opt/neuromatrix', '--', '-odd'], home, true)).toEqual([
    resolve(home, '-odd'),
  ]);
});

test('a file address is a file, another address is none', () => {
  const argv = ['/opt/neuromatrix', pathToFileURL(file).href, 'https://example.org/a'];
  expect(filesOnCommandLine(argv, home, true)).toEqual([file]);
});

test('a file named twice is opened once', () => {
  const argv = ['/opt/neuromatrix', 'a.neuromatrix', './a.neuromatrix'];
  expect(filesOnCommandLine(argv, home, true)).toEqual([file]);
});
