import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { root, runCli } from './run-cli.ts';

const template = join(root, 'data/templates/serotonin-melatonin.neuromatrix');
const aFolder = () => mkdtemp(join(tmpdir(), 'neuromatrix-export-'));

describe('The command line draws', { timeout: 60_000 }, () => {
  test('a project as SVG, the same bytes each time', async () => {
    const folder = await aFolder();
    for (const name of ['one.svg', 'two.svg']) {
      const finished = await runCli(['export', template, '-o', join(folder, name)]);
      expect(finished).toEqual({ code: 0, stdout: '', stderr: '' });
    }
    const svg = await readFile(join(folder, 'one.svg'), 'utf8');
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/u);
    expect(svg).toContain('>Serotonin</text>');
    expect(await readFile(join(folder, 'two.svg'), 'utf8')).toBe(svg);
    expect((await readdir(folder)).toSorted()).toEqual(['one.svg', 'two.svg']);
  });

  test('a project as PNG, as large and on what ground it was asked', async () => {
    const folder = await aFolder();
    const draw = async (name: string, ...flags: string[]) => {
      const path = join(folder, name);
      expect(await runCli(['export', template, '-o', path, ...flags])).toMatchObject({
        code: 0,
        stderr: '',
      });
      return PNG.sync.read(await readFile(path));
    };
    const usual = await draw('usual.PNG');
    const small = await draw('small.png', '--scale', '0.5', '--background', 'transparent');
    expect(usual.width).toBe(4 * small.width);
    expect([...usual.data.subarray(0, 4)]).toEqual([255, 255, 255, 255]);
    expect([...small.data.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
    const coloured = await draw(
      'c.png',
      '--scale',
      '0.5',
      '--background',
      '#102030',
      '--theme',
      'dark',
    );
    expect([...coloured.data.subarray(0, 4)]).toEqual([16, 32, 48, 255]);
  });

  test.each([
    [[], 'Name the project file to draw.'],
    [[template], 'Name the image to write: -o OUT.svg or -o OUT.png.'],
    [[template, '-o', 'x.bmp'], 'The output "x.bmp" ends in .bmp; it can be .svg or .png.'],
    [[template, '-o', 'x'], 'The output "x" has no extension; it can be .svg or .png.'],
    [
      [template, '-o', 'x.png', '--scale', 'big'],
      '--scale can be a number from 0.01 to 100, not "big".',
    ],
    [
      [template, '-o', 'x.png', '--scale', '0'],
      '--scale can be a number from 0.01 to 100, not "0".',
    ],
    [
      [template, '-o', 'x.png', '--margin=-1'],
      '--margin can be a number from 0 to 10000, not "-1".',
    ],
    [[template, '-o', 'x.png', '--theme', 'blue'], '--theme can be light or dark, not "blue".'],
    [
      [template, '-o', 'x.png', '--background', 'pink'],
      '--background can be white, transparent or a colour such as #f8fafc, not "pink".',
    ],
  ])('nothing for %j and says why', async (args, reason) => {
    const { code, stdout, stderr } = await runCli(['export', ...args]);
    expect({ code, stdout, reason: stderr.split('\n')[0] }).toEqual({
      code: 1,
      stdout: '',
      reason,
    });
  });

  test('nothing over an image that is there when it cannot draw', async () => {
    const folder = await aFolder();
    const [project, image] = [join(folder, 'bad.neuromatrix'), join(folder, 'image.png')];
    await writeFile(image, 'precious');
    await writeFile(project, '{"format":"neuromatrix","version":1');
    const damaged = await runCli(['export', project, '-o', image]);
    expect(damaged).toMatchObject({ code: 1, stdout: '' });
    expect(damaged.stderr).toContain('not well-formed JSON');
    const large = await runCli(['export', template, '-o', image, '--scale', '100']);
    expect(large.code).toBe(1);
    expect(large.stderr).toMatch(/is too large\. The largest possible scale is \d/u);
    expect(await readFile(image, 'utf8')).toBe('precious');
    expect((await readdir(folder)).toSorted()).toEqual(['bad.neuromatrix', 'image.png']);
  });

  test('nothing where it cannot write, and says so', async () => {
    const folder = await aFolder();
    const nowhere = await runCli(['export', template, '-o', join(folder, 'none/x.svg')]);
    expect(nowhere).toMatchObject({ code: 1, stdout: '' });
    expect(nowhere.stderr).toContain('The folder to write to does not exist.');
  });
});
