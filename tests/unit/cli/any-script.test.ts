import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import { aNode, aProject } from '../../support/a-project.ts';
import { hasPoppler, pdfPicture, pdfText } from '../../support/poppler.ts';
import { runCli } from './run-cli.ts';

const labels = [
  '血清素',
  'セロトニン',
  '세로토닌',
  'سيروتونين',
  'סרוטונין',
  '🧬🧠',
  'серотонин',
  'α₂→β',
];
const [width, height] = [200, 40];

// Whatever fonts the machine has, or none: something stands where the text is.
describe('Text of any script never vanishes', () => {
  test('from a PNG and an SVG', async () => {
    const [png, svg] = [await drawn('a.png', '--scale', '1'), await drawn('a.svg')];
    expect(labelsWithoutInk(PNG.sync.read(await readFile(png)))).toEqual([]);
    const text = await readFile(svg, 'utf8');
    expect(labels.filter((label) => !text.includes(`>${label}</text>`))).toEqual([]);
    expect(text).toMatch(/font-family="Inter, [^"]*Noto Sans CJK[^"]*, sans-serif"/u);
  });

  test.skipIf(!hasPoppler)('from a PDF, and it can be searched for', async () => {
    const pdf = await drawn('a.pdf');
    expect(labelsWithoutInk(await pdfPicture(pdf, 96))).toEqual([]);
    const text = await pdfText(pdf);
    expect(labels.filter((label) => !text.includes(label))).toEqual([]);
  });
});

async function drawn(name: string, ...flags: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'neuromatrix-scripts-'));
  const [file, output] = [join(folder, 'a.neuromatrix'), join(folder, name)];
  const nodes = labels.map((label, i) =>
    aNode({ id: `n${i}`, kind: 'label', label, x: 0, y: i * height, width, height }),
  );
  // Keeps the edges of the image where the labels end.
  const corner = aNode({ id: 'all', kind: 'shape', width, height: labels.length * height, z: -1 });
  const plain = { ...corner, style: { fill: '#ffffff', stroke: '#ffffff' } };
  await writeFile(file, serializeProject(aProject({ nodes: [plain, ...nodes] })));
  const done = await runCli(['export', file, '-o', output, '--margin', '0', ...flags]);
  expect(done).toMatchObject({ code: 0, stdout: '' });
  return output;
}

function labelsWithoutInk({ data, width: across }: PNG): string[] {
  return labels.filter((_, i) => {
    const rows = data.subarray(i * height * across * 4, (i + 1) * height * across * 4);
    return rows.every((value) => value > 200);
  });
}
