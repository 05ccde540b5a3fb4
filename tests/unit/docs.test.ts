import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { scripts } from '../../package.json';
import { runCli } from './cli/run-cli.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const pages = [
  ...namesIn('.').filter((name) => name.endsWith('.md')),
  'data/README.md',
  'shared/formats/README.md',
  ...namesIn('docs').filter((name) => name.endsWith('.md')),
];

function namesIn(folder: string): string[] {
  const isRoot = folder === '.';
  return readdirSync(join(root, folder), { recursive: !isRoot, encoding: 'utf8' }).map((name) =>
    isRoot ? name : `${folder}/${name.replaceAll('\\', '/')}`,
  );
}

/** `page: what it says`, for everything that the pattern finds in a page and that is wrong. */
function faults(pattern: RegExp, isWrong: (found: string, page: string) => boolean): string[] {
  return pages.flatMap((page) => {
    const text = readFileSync(join(root, page), 'utf8');
    const found = [...text.matchAll(pattern)].map(([, name = '']) => name);
    return found.filter((name) => isWrong(name, page)).map((name) => `${page}: ${name}`);
  });
}

const path =
  /`((?:(?:shared|electron|renderer|cli|data|tests|docs|build)\/|\.oxlintrc|(?:README|CONTRIBUTING|CHANGELOG|package|tsconfig|electron-builder)\.)[\w./-]*)`/gu;

test('the files and folders that the pages name are there', () => {
  expect(faults(path, (name) => !existsSync(join(root, name)))).toEqual([]);
});

test('the files that the pages link to are there', () => {
  const isGone = (name: string, page: string) => !existsSync(join(root, dirname(page), name));
  expect(faults(/\]\((?!https?:)([^)#\s]+)/gu, isGone)).toEqual([]);
});

test('the scripts that the pages run are in package.json', () => {
  const isUnknown = (name: string) => !Object.hasOwn(scripts, name);
  expect(faults(/npm run (?:-s )?([\w:]+)/gu, isUnknown)).toEqual([]);
});

test('the commands that the pages give are those of the command line', async () => {
  const { stdout } = await runCli(['--help']);
  const known = new Set([...stdout.matchAll(/^ {2}(\w+) {2}/gmu)].map(([, name]) => name));
  expect(known).toContain('matrix');
  expect(faults(/npm run -s cli -- ([a-z]+)/gu, (name) => !known.has(name))).toEqual([]);
});

const whatIf = readFileSync(join(root, 'docs/what-if.md'), 'utf8');
const examples = [
  ...whatIf.matchAll(/```console\n\$ npm run -s cli -- ([^\n]+)\n([^`]+)```/gu),
].map(([, command = '', lines = '']) => [command, lines.trimEnd().split('\n')] as const);

test.each(examples)(
  'what the page on the what-if shows is what it says: %s',
  async (command, lines) => {
    const { code, stdout } = await runCli(command.split(' '));
    // An example leaves lines out.
    const said = stdout.split('\n');
    expect([code, lines.filter((line) => !said.includes(line))]).toEqual([0, []]);
  },
);
