import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSvgProject } from '../../../shared/paint/svg-project.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import { aNode, aProject } from '../../support/a-project.ts';
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

  test('the project into the image, unless it is told not to', async () => {
    const folder = await aFolder();
    const draw = async (name: string, ...flags: string[]) => {
      await runCli(['export', template, '-o', join(folder, name), ...flags]);
      return readSvgProject(await readFile(join(folder, name)));
    };
    expect(await draw('with.svg')).toEqual({ ok: true, value: await readFile(template, 'utf8') });
    expect(await draw('without.svg', '--no-embed')).toEqual({ ok: true, value: null });
  });

  test('the project without notes and what-ifs, where it is told so', async () => {
    const folder = await aFolder();
    const file = join(folder, 'person.neuromatrix');
    const person = aProject({ nodes: [aNode({ label: 'TPH2', notes: 'Anna K.' })] });
    await writeFile(file, serializeProject(person));
    const output = join(folder, 'person.svg');
    await runCli(['export', file, '-o', output, '--no-notes']);
    const svg = await readFile(output);
    const carried = readSvgProject(svg);
    expect(carried).toMatchObject({ ok: true, value: expect.stringContaining('TPH2') });
    expect(carried).not.toMatchObject({ value: expect.stringContaining('Anna K.') });
    expect(svg.toString()).not.toContain('Anna K.');
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

  test('nothing without knowing what is wanted, and says why beside its usage', async () => {
    const { code, stdout, stderr } = await runCli(['export', template]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^Name the image to write: -o OUT.svg or -o OUT.pdf.\n\nUsage: /u);
  });

  test.each([
    [['--container', 'serotonin'], `${template}: "serotonin" is no compartment, group or complex.`],
    [['--select', 'serotonin,ghost'], `${template} has no element with the id "ghost".`],
  ])('nothing with %j and says why', async (flags, reason) => {
    const { code, stdout, stderr } = await runCli(['export', template, '-o', 'x.png', ...flags]);
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
