import { resolve } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOwnPage, pageFileOf, pageHeaders } from '../../../electron/page-files.ts';

const origin = 'app://neuromatrix';
const folder = resolve('/program/renderer');
const fileOf = (path: string) => pageFileOf(folder, `${origin}${path}`, origin);

test('a page and its parts are found', () => {
  expect(fileOf('/index.html')).toBe(resolve(folder, 'index.html'));
  expect(fileOf('/assets/a%20b.js?x#y')).toBe(resolve(folder, 'assets/a b.js'));
  expect(fileOf('/')).toBe(resolve(folder, 'index.html'));
});

test.each([
  '/../main/main.js',
  '/%2e%2e/main/main.js',
  '/..%2fmain/main.js',
  '/assets/..%2f..%2fmain/main.js',
  '/..%5cmain.js',
  '/a%00.html',
  '/%',
])('%s does not lead out of the folder', (path) => {
  const file = fileOf(path);
  expect(file === null || file.startsWith(resolve(folder, 'main'))).toBe(true);
});

test('no address leads out of the folder', () => {
  const part = fc.constantFrom('..', '.', '%2e%2e', '%2f', '/', '\\', '%5c', 'a', '%252e', '');
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const file = fileOf(`/${parts.join('/')}`);
      expect(file === null || file.startsWith(`${folder}/`) || file.startsWith(`${folder}\\`)).toBe(
        true,
      );
    }),
  );
});

test.each([
  'app://other/index.html',
  'https://neuromatrix/index.html',
  'file:///index.html',
  'app://neuromatrix.example.org/index.html',
  'app://neuromatrix@other/index.html',
  'nonsense',
  '',
])('%s is not a page of ours', (url) => {
  expect(isOwnPage(url, origin)).toBe(false);
  expect(pageFileOf(folder, url, origin)).toBeNull();
});

test('a development server is known by its whole origin', () => {
  const server = 'http://localhost:5173';
  expect(isOwnPage(`${server}/?x`, server)).toBe(true);
  expect(isOwnPage('http://localhost:5174/', server)).toBe(false);
});

test('a page may run, load and talk to nothing but itself', () => {
  const headers = pageHeaders('index.html');
  const policy = headers['Content-Security-Policy'] ?? '';
  expect(headers['Content-Type']).toBe('text/html; charset=utf-8');
  expect(headers['X-Content-Type-Options']).toBe('nosniff');
  expect(policy.split('; ')).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]),
  );
  expect(policy).not.toMatch(/unsafe|https?:|\*/u);
});

test('a script is a script and an unknown file is nothing in particular', () => {
  expect(pageHeaders('a.js')['Content-Type']).toBe('text/javascript; charset=utf-8');
  expect(pageHeaders('a.exe')['Content-Type']).toBe('application/octet-stream');
});
