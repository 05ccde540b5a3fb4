import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatIds, formatOf } from '../../../shared/formats/known-formats.ts';
import { root, runCli } from './run-cli.ts';

const isThere = (program: string) =>
  ['/bin', '/usr/bin'].some((folder) => existsSync(join(folder, program)));

async function commandNames(): Promise<string[]> {
  const { stdout } = await runCli(['--help']);
  return [...stdout.matchAll(/^ {2}(\w+) {2}/gmu)].map(([, name = '']) => name);
}

describe('In a shell', () => {
  test('a launcher runs every command by its name, and opens what has another name', async () => {
    const names = [...(await commandNames()), 'help', '--help', '-h', '--version', '-v'].toSorted();
    const posix = readFileSync(join(root, 'build/launchers/neuromatrix.sh'), 'utf8');
    const [, listed = ''] = /^case [^\n]*\n([^)]*)\)/mu.exec(posix) ?? [];
    expect(
      listed
        .split(/[|\\\s]+/u)
        .filter(Boolean)
        .toSorted(),
    ).toEqual(names);
    const windows = readFileSync(join(root, 'build/launchers/neuromatrix.cmd'), 'utf8');
    const [, words = ''] = /in \(([^)]*)\)/u.exec(windows) ?? [];
    expect(words.split(' ').toSorted()).toEqual(names);
  });

  test.skipIf(!isThere('bash')).each([
    [['inf'], ['info']],
    [['export', '--th'], ['--theme']],
    [['simulate', '--v'], ['--variant']],
    [['export', 'story'], []],
  ])('bash completes %j to %j', async (words, completed) => {
    const { stdout } = await runCli(['completions', 'bash']);
    const asked = `${stdout}
COMP_WORDS=(neuromatrix ${words.join(' ')}) COMP_CWORD=${words.length}
_neuromatrix; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const reply = execFileSync('bash', ['-c', asked], { encoding: 'utf8' });
    expect(reply.split('\n').filter(Boolean)).toEqual(completed);
  });

  test.each(['zsh', 'fish'])('%s reads its completions, with every command', async (shell) => {
    const { stdout } = await runCli(['completions', shell]);
    if (isThere(shell)) execFileSync(shell, ['-n', '-c', stdout]);
    expect((await commandNames()).filter((name) => !stdout.includes(name))).toEqual([]);
  });

  test('another shell is refused by name', async () => {
    const { code, stderr } = await runCli(['completions', 'cmd']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^The shell can be bash, zsh or fish, not "cmd"\./u);
  });

  test('the manual page has what each command says of itself, and no line is lost to roff', async () => {
    const { stdout } = await runCli(['manual']);
    expect([...stdout.matchAll(/^\.SS (\w+)$/gmu)].map(([, name]) => name)).toEqual(
      await commandNames(),
    );
    const requests = new Set([...stdout.matchAll(/^[.'](\w*)/gmu)].map(([, name]) => name));
    expect(requests).toEqual(new Set(['TH', 'SH', 'B', 'br', 'SS', 'PP', 'nf', 'fi']));
    expect(stdout).toContain('\\-\\-orientation WAY');
  });
});

test('Linux knows the type of every file of a format of its own that opens, and no other', () => {
  const types = readFileSync(join(root, 'build/linux/org.neuromatrix.editor.mime.xml'), 'utf8');
  const known = [...types.matchAll(/glob pattern="\*\.([^"]+)"/gu)].map(([, name = '']) => name);
  // Names that other programs use for other things: tables, images of containers, templates, ontologies, maps.
  const shared = [
    'csv',
    'tsv',
    'tab',
    'sif',
    'nodes.csv',
    'dot',
    'gv',
    'owl',
    'gml',
    'escher.json',
  ];
  const readable = formatIds
    .filter((id) => formatOf(id).reads)
    .flatMap((id) => formatOf(id).extensions)
    .filter((name) => !shared.includes(name));
  expect([...new Set(known)].toSorted()).toEqual([...new Set(readable)].toSorted());
  const entry = readFileSync(join(root, 'build/linux/org.neuromatrix.editor.desktop'), 'utf8');
  const [, opened = ''] = /^MimeType=(.*);$/mu.exec(entry) ?? [];
  const named = [...types.matchAll(/mime-type type="([^"]+)"/gu)].map(([, name = '']) => name);
  expect(opened.split(';').toSorted()).toEqual(named.toSorted());
});
