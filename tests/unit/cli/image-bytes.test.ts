import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { root, runCli } from './run-cli.ts';

const template = join(root, 'data/templates/serotonin-melatonin.neuromatrix');
const aFolder = () => mkdtemp(join(tmpdir(), 'neuromatrix-export-'));

describe('The command line draws', () => {
  test.each(['pdf', 'png', 'jpg', 'webp', 'tif', 'pptx'])(
    'a %s of the same bytes each time',
    async (format) => {
      const folder = await aFolder();
      const [one, two] = [join(folder, `one.${format}`), join(folder, `two.${format}`)];
      for (const path of [one, two]) {
        const done = await runCli(['export', template, '-o', path, '--scale', '0.5', '--legend']);
        expect(done).toMatchObject({ code: 0, stdout: '' });
      }
      const [first, second] = [await readFile(one), await readFile(two)];
      expect(first.length).toBeGreaterThan(10_000);
      expect(first.equals(second)).toBe(true);
    },
  );

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
    const flags = ['--width', '400', '--background', '#102030', '--theme', 'dark'];
    const coloured = await draw('c.png', ...flags);
    expect([...coloured.data.subarray(0, 4)]).toEqual([16, 32, 48, 255]);
    expect(coloured.width).toBe(400);
  });

  test('boxes for what no font has, rather than nothing', async () => {
    const folder = await aFolder();
    const draw = async (name: string, label: string) => {
      const [file, output] = [join(folder, `${name}.neuromatrix`), join(folder, `${name}.png`)];
      const node = { id: 'n', kind: 'note', label, x: 0, y: 0, width: 90, height: 40 };
      const project = { format: 'neuromatrix', version: 1, nodes: [node] };
      await writeFile(file, JSON.stringify(project));
      await runCli(['export', file, '-o', output, '--no-embed']);
      return PNG.sync.read(await readFile(output)).data;
    };
    const blank = await draw('blank', '');
    // Linear A, which hardly any system has a font for.
    const shown = await draw('shown', '\u{10600}\u{10601}\u{10602}');
    expect(blank.equals(shown)).toBe(false);
  });
});
