import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runCli } from './run-cli.ts';

const template = 'data/templates/acetylcholine.neuromatrix';
// A cold build of the program may come before the first run.
const timeout = 60_000;

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'neuromatrix-report-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

describe('report', { timeout }, () => {
  test('writes a PDF and a web page, the same bytes each time', async () => {
    const folder = await aFolder();
    const made = async (name: string) => {
      const output = join(folder, name);
      expect(await runCli(['report', template, '-o', output])).toEqual({
        code: 0,
        stdout: '',
        stderr: '',
      });
      return readFile(output);
    };
    const pdf = await made('one.pdf');
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await made('two.pdf')).equals(pdf)).toBe(true);
    expect((await made('one.html')).toString()).toMatch(/^<!doctype html>\n<html lang="en">/u);
  });

  test('leaves a file as it was when the project cannot be read', async () => {
    const folder = await aFolder();
    const [broken, output] = [join(folder, 'a.neuromatrix'), join(folder, 'a.pdf')];
    await writeFile(broken, '{');
    await writeFile(output, 'mine');
    const { code, stderr } = await runCli(['report', broken, '-o', output]);
    expect(code).toBe(1);
    expect(stderr).not.toBe('');
    expect(await readFile(output, 'utf8')).toBe('mine');
  });

  test.each([
    [['-o', 'a.docx'], 'The output "a.docx" has to end in .pdf or .html.'],
    [[], 'Name the report to write'],
    [['-o', 'a.pdf', '--paper', 'a5'], '--paper can be a4, a3 or letter, not "a5".'],
    [['-o', join('no-such-folder', 'a.pdf')], 'The folder to write to does not exist.'],
  ])('%j is refused with a reason', async (args, reason) => {
    const { code, stderr } = await runCli(['report', template, ...args]);
    expect([code, stderr.includes(reason)]).toEqual([1, true]);
  });
});
