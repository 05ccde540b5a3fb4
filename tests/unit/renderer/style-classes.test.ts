import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Files of the renderer by their path from the root, with `/` on every system. */
function textsOf(ending: RegExp): [path: string, text: string][] {
  return readdirSync(join(root, 'renderer'), { recursive: true, encoding: 'utf8' })
    .filter((path) => ending.test(path))
    .map((path) => join('renderer', path))
    .map((path) => [path.replaceAll('\\', '/'), readFileSync(join(root, path), 'utf8')]);
}

/** The classes that a style sheet is for: those of libraries, in `:global`, are not its own. */
function classesIn(css: string): ReadonlySet<string> {
  const own = css
    .replaceAll(/\/\*[\s\S]*?\*\//gu, '')
    .replaceAll(/:global\([^)]*\)/gu, '')
    .replaceAll(/"[^"]*"|'[^']*'|url\([^)]*\)/gu, '');
  const selectors = [...own.matchAll(/[^{};]*(?=\{)/gu)].map(([selector]) => selector);
  return new Set(
    selectors.flatMap((selector) =>
      [...selector.matchAll(/\.(-?[a-z_][\w-]*)/giu)].map(([, name]) => name ?? ''),
    ),
  );
}

interface Use {
  readonly file: string;
  readonly sheet: string;
  /** Null where it is not written out, so that nobody can tell. */
  readonly name: string | null;
}

function usesIn(file: string, code: string): Use[] {
  const imports = [...code.matchAll(/^import (\w+) from '(\.[^']*\.module\.css)';$/gmu)];
  return imports.flatMap(([whole, variable = '', path = '']) => {
    const sheet = normalize(join(dirname(file), path)).replaceAll('\\', '/');
    const others = code.replace(whole, '');
    // Not as a member of something else, nor a word of a text or a tag.
    const uses = others.matchAll(
      new RegExp(String.raw`(?<![\w.$'"/-])${variable}(?:\['([^']*)'\]|(?=[[.,;)}]))`, 'gu'),
    );
    return Array.from(uses, ([, name]) => ({ file, sheet, name: name ?? null }));
  });
}

const sheets = new Map(textsOf(/\.module\.css$/u).map(([path, css]) => [path, classesIn(css)]));
const uses = textsOf(/\.tsx?$/u).flatMap(([path, code]) => usesIn(path, code));

test('the styles of a class that a component names are in its style sheet', () => {
  const wrong = uses.filter(
    ({ sheet, name }) => name === null || sheets.get(sheet)?.has(name) !== true,
  );
  expect(wrong).toEqual([]);
});

test('every class of a style sheet is on something', () => {
  const used = new Set(uses.map(({ sheet, name }) => `${sheet} .${name}`));
  const unused = [...sheets].flatMap(([sheet, classes]) =>
    [...classes].map((name) => `${sheet} .${name}`).filter((one) => !used.has(one)),
  );
  expect(unused).toEqual([]);
});
