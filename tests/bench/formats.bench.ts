import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { directFormatWork } from '../../shared/open/format-work.ts';
import { formatOf, type FormatId } from '../../shared/formats/known-formats.ts';
import { readXml } from '../../shared/formats/xml/read-xml.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { generatedProject } from './generated-project.ts';
import { medianTime, report } from './measure.ts';

const work = directFormatWork;

/** The real pathways that lie beside the project where it is developed; elsewhere only the made-up one is measured. */
const corpus = fileURLToPath(new URL('../../../shared/corpus', import.meta.url));

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => /\.(?:gpml|sbgn|xml)$/u.test(name))
    .map((name) => join(folder, name));
}

async function opened(
  bytes: Uint8Array,
  name: string,
): Promise<{ project: Project; format: FormatId }> {
  const read = await work.read(bytes, name);
  if (!read.ok) throw new Error(`${name}: ${JSON.stringify(read.error)}`);
  return read.value;
}

async function measure(what: string, files: readonly string[]): Promise<number> {
  const contents = files.map((file) => ({ file, bytes: new Uint8Array(readFileSync(file)) }));
  const texts = contents.map(({ bytes }) => new TextDecoder().decode(bytes));
  const parsing = {
    what: 'parsing the XML alone',
    time: await medianTime(() => texts.map((text) => readXml(text).ok), 3),
  };
  const open = () => Promise.all(contents.map(({ bytes, file }) => opened(bytes, file)));
  report(`${what}: opening`, await medianTime(open, 3), parsing);
  const projects = await open();
  const write = () =>
    Promise.all(projects.map(({ project, format }) => work.write(project, format)));
  report(`${what}: writing back`, await medianTime(write, 3), parsing);
  return projects.length;
}

test.skipIf(!existsSync(corpus))('opening and writing real pathways', async () => {
  const all = filesIn(corpus);
  const largest = all.filter((file) => file.endsWith('WP4016.gpml'));
  const counts = [
    await measure('WP4016, the largest pathway', largest),
    await measure(`all ${all.length} pathways`, all),
  ];
  expect(counts).toEqual([largest.length, all.length]);
});

test.each(['gpml', 'sbgn', 'graphml', 'cyjs', 'sif'] as const)(
  'a project of 2,000 nodes in %s',
  async (id) => {
    const project = generatedProject(2_000);
    const { text } = await work.write(project, id);
    const bytes = new TextEncoder().encode(text);
    const own = new TextEncoder().encode(serializeProject(project));
    const ours = {
      what: 'opening it as a project',
      time: await medianTime(() => opened(own, 'x.neuromatrix'), 3),
    };
    const { label, extensions } = formatOf(id);
    report(
      `2,000 nodes as ${label}: writing`,
      await medianTime(() => work.write(project, id), 3),
      ours,
    );
    const name = `x.${extensions[0]}`;
    report(
      `2,000 nodes as ${label}: opening`,
      await medianTime(() => opened(bytes, name), 3),
      ours,
    );
    expect(text).not.toBe('');
  },
);
