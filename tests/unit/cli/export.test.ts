import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { readSvgProject } from '../../../shared/paint/svg-project.ts';
import { root, runCli } from './run-cli.ts';

const template = join(root, 'data/templates/serotonin-melatonin.neuromatrix');
const aFolder = () => mkdtemp(join(tmpdir(), 'neuromatrix-export-'));

describe('The command line draws', () => {
  test('a project as SVG, the same bytes each time', async () => {
    const folder = await aFolder();
    const flags = ['--legend', '--references', '--title-block'];
    for (const name of ['one.svg', 'two.svg']) {
      const finished = await runCli(['export', template, '-o', join(folder, name), ...flags]);
      expect(finished).toEqual({ code: 0, stdout: '', stderr: '' });
    }
    const svg = await readFile(join(folder, 'one.svg'), 'utf8');
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/u);
    expect(svg).toContain('>Serotonin</text>');
    expect(svg).toContain(
      '<desc>Vitamin B6 is converted to PNP by PDXK, which needs Magnesium and',
    );
    for (const heading of ['LEGEND', 'REFERENCES']) expect(svg).toContain(`>${heading}</text>`);
    expect(await readFile(join(folder, 'two.svg'), 'utf8')).toBe(svg);
    expect((await readdir(folder)).toSorted()).toEqual(['one.svg', 'two.svg']);
  });

  test.each(['pdf', 'png', 'jpg', 'webp'])('a %s of the same bytes each time', async (format) => {
    const folder = await aFolder();
    const [one, two] = [join(folder, `one.${format}`), join(folder, `two.${format}`)];
    for (const path of [one, two]) {
      const done = await runCli(['export', template, '-o', path, '--scale', '0.5', '--legend']);
      expect(done).toEqual({ code: 0, stdout: '', stderr: '' });
    }
    const [first, second] = [await readFile(one), await readFile(two)];
    expect(first.length).toBeGreaterThan(10_000);
    expect(first.equals(second)).toBe(true);
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
    const flags = ['--width', '400', '--background', '#102030', '--theme', 'dark'];
    const coloured = await draw('c.png', ...flags);
    expect([...coloured.data.subarray(0, 4)]).toEqual([16, 32, 48, 255]);
    expect(coloured.width).toBe(400);
  });

  test('the project into the image, unless it is told not to', async () => {
    const folder = await aFolder();
    const draw = async (name: string, ...flags: string[]) => {
      await runCli(['export', template, '-o', join(folder, name), ...flags]);
      return readSvgProject(await readFile(join(folder, name)));
    };
    expect(await draw('with.svg')).toEqual({ ok: true, value: await readFile(template, 'utf8') });
    expect(await draw('without.svg', '--no-embed')).toEqual({ ok: true, value: null });
  });

  test('chosen elements, or what is in a compartment', async () => {
    const folder = await aFolder();
    const idsIn = async (name: string, ...flags: string[]) => {
      const path = join(folder, name);
      await runCli(['export', template, '-o', path, '--no-embed', ...flags]);
      const svg = await readFile(path, 'utf8');
      return Array.from(svg.matchAll(/data-id="([^"]*)"/gu), ([, id]) => id);
    };
    expect(await idsIn('select.svg', '--select', 'serotonin,5-htp')).toEqual([
      '5-htp--converts-to--serotonin--via-ddc',
      '5-htp',
      'serotonin',
    ]);
    const inGland = await idsIn('part.svg', '--container', 'pineal');
    expect(inGland).toContain('melatonin');
    expect(inGland).not.toContain('tph2');
  });

  test('letters as outlines, and says what stays text', async () => {
    const folder = await aFolder();
    const [file, output] = [join(folder, 'a.neuromatrix'), join(folder, 'a.svg')];
    const node = { id: 'n', kind: 'note', label: '血清素', x: 0, y: 0, width: 90, height: 40 };
    const project = { format: 'neuromatrix', version: 1, nodes: [node] };
    await writeFile(file, JSON.stringify(project));
    const finished = await runCli(['export', file, '-o', output, '--outlines']);
    expect(finished).toMatchObject({ code: 0, stdout: '' });
    expect(finished.stderr).toContain('The bundled font lacks "血清素"');
    expect(await readFile(output, 'utf8')).toContain('>血清素</text>');
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

  test('many files into a folder, and tells of each that it cannot', async () => {
    const folder = await aFolder();
    const damaged = join(folder, 'damaged.neuromatrix');
    await writeFile(damaged, '{"format":"neuromatrix"');
    const other = join(root, 'data/templates/histamine.neuromatrix');
    const files = [template, damaged, other, template];
    const args = ['export', ...files, '--out-dir', folder, '--format', 'svg', '--json'];
    const finished = await runCli(args);
    expect(finished.code).toBe(1);
    const lines = finished.stdout.trim().split('\n').map(parseLine);
    expect(lines).toMatchObject([
      { file: template, output: join(folder, 'serotonin-melatonin.svg'), ok: true },
      { file: damaged, output: join(folder, 'damaged.svg'), ok: false },
      { file: other, output: join(folder, 'histamine.svg'), ok: true },
      { file: template, output: join(folder, 'serotonin-melatonin.svg'), ok: false },
    ]);
    expect(finished.stdout).toContain('Another file of this run has its image there.');
    expect(finished.stderr).toContain('not well-formed JSON');
    const { bytes, width, height } = parseLine(finished.stdout.split('\n')[0] ?? '');
    const svg = await readFile(join(folder, 'serotonin-melatonin.svg'));
    expect(bytes).toBe(svg.byteLength);
    expect(svg.toString()).toContain(`width="${String(width)}" height="${String(height)}"`);
    expect((await readdir(folder)).toSorted()).toEqual([
      'damaged.neuromatrix',
      'histamine.svg',
      'serotonin-melatonin.svg',
    ]);
  });

  const png = ['-o', 'x.png'];
  test.each<[string[], string]>([
    [[], 'Name the project file to draw.'],
    [[template], 'Name the image to write: -o OUT.svg or -o OUT.pdf.'],
    [
      [template, '-o', 'x.bmp'],
      'The output "x.bmp" ends in .bmp; it can be .svg, .pdf, .png, .jpg or .webp.',
    ],
    [
      [template, '-o', 'x'],
      'The output "x" has no extension; it can be .svg, .pdf, .png, .jpg or .webp.',
    ],
    [[template, template, ...png], 'Many files need a folder for their images: --out-dir DIR.'],
    [[template, ...png, '--out-dir', '.'], 'Give -o or --out-dir, not both.'],
    [[template, ...png, '--format', 'svg'], '"x.png" is no name for svg; leave --format out.'],
    [
      [template, '--out-dir', '.', '--format', 'gif'],
      '--format can be svg, pdf, png, jpeg or webp, not "gif".',
    ],
    [[template, ...png, '--scale', 'big'], '--scale can be a number from 0.01 to 100, not "big".'],
    [[template, ...png, '--scale', '0'], '--scale can be a number from 0.01 to 100, not "0".'],
    [[template, ...png, '--dpi', '300', '--scale', '2'], 'Give one of --scale, --width and --dpi.'],
    [[template, ...png, '--width', '12.5'], '--width can be a whole number of pixels, not "12.5".'],
    [[template, ...png, '--margin=-1'], '--margin can be a number from 0 to 10000, not "-1".'],
    [[template, ...png, '--theme', 'blue'], '--theme can be light or dark, not "blue".'],
    [
      [template, ...png, '--background', 'pink'],
      '--background can be white, transparent, theme or a colour such as #f8fafc, not "pink".',
    ],
    [
      [template, ...png, '--container', 'a b'],
      '--container needs the id of a compartment or group.',
    ],
    [[template, ...png, '--select', ','], '--select needs the ids of elements, such as n1,n2.'],
    [
      [template, ...png, '--tile'],
      '--tile and --orientation go with --paper a4 or --paper letter.',
    ],
    [[template, ...png, '--overlap', '5'], '--overlap goes with --tile.'],
    [
      [template, ...png, '--container', 'serotonin'],
      `${template}: "serotonin" is no compartment, group or complex.`,
    ],
    [
      [template, ...png, '--select', 'serotonin,ghost'],
      `${template} has no element with the id "ghost".`,
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
    expect(large.stderr).toMatch(/\blarge\b.*\d/u);
    expect(await readFile(image, 'utf8')).toBe('precious');
    expect((await readdir(folder)).toSorted()).toEqual(['bad.neuromatrix', 'image.png']);
  });

  test('nothing over an image that it draws, which may be all that has the project', async () => {
    const folder = await aFolder();
    const [image, other] = [join(folder, 'a.svg'), join(folder, 'other.neuromatrix')];
    await runCli(['export', template, '-o', image]);
    await writeFile(other, await readFile(template));
    const before = await readFile(image, 'utf8');
    const onto = await runCli(['export', image, '-o', image, '--no-embed']);
    const among = ['export', other, image, '--out-dir', folder, '--format', 'svg', '--no-embed'];
    for (const { code, stderr } of [onto, await runCli(among)]) {
      expect(code).toBe(1);
      expect(stderr).toBe(`${image}: It is a file that is being drawn.\n`);
    }
    expect(await readFile(image, 'utf8')).toBe(before);
    expect((await readdir(folder)).toSorted()).toEqual(['a.svg', 'other.neuromatrix', 'other.svg']);
  });

  test('into a folder that it makes', async () => {
    const folder = join(await aFolder(), 'for', 'print');
    const args = ['export', template, '--out-dir', folder, '--format', 'svg'];
    expect(await runCli(args)).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await readdir(folder)).toEqual(['serotonin-melatonin.svg']);
  });

  test('nothing where it cannot write, and says so', async () => {
    const folder = await aFolder();
    const nowhere = await runCli(['export', template, '-o', join(folder, 'none/x.svg')]);
    expect(nowhere).toMatchObject({ code: 1, stdout: '' });
    expect(nowhere.stderr).toContain('The folder to write to does not exist.');
  });
});

function parseLine(line: string): Record<string, unknown> {
  // Whatever it turns out to be, the test looks at its fields.
  return JSON.parse(line) as Record<string, unknown>;
}
