import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diskFiles } from '../../cli/disk/disk-files.ts';
import { directFormatWork } from '../../shared/open/format-work.ts';
import { parseProject } from '../../shared/project/parse-project.ts';
import { readProject, writeProject } from '../../shared/session/file-store.ts';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { drawDiagram } from '../../shared/scene/draw-diagram.ts';
import { generatedProject } from './generated-project.ts';
import { medianTime, report } from './measure.ts';

const largestTemplate = new URL(
  '../../data/templates/serotonin-melatonin.neuromatrix',
  import.meta.url,
);

const wayToWrite = { format: 'neuromatrix', lossy: false, unread: [], expected: null } as const;

test.each([
  ['the largest template', () => readFile(largestTemplate, 'utf8')],
  ['a project of 2,000 nodes', async () => serializeProject(generatedProject(2_000))],
] as const)('opening and saving %s', async (name, textOf) => {
  const text = await textOf();
  const parsed = parseProject(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const project = parsed.value;
  const folder = await mkdtemp(join(tmpdir(), 'neuromatrix-bench-'));
  const path = join(folder, 'measured.neuromatrix');
  await writeFile(path, text);

  const json = { what: 'JSON.parse', time: await medianTime(() => JSON.parse(text) as unknown) };
  report(
    `${name}: reading and checking its text`,
    await medianTime(() => parseProject(text)),
    json,
  );
  const plainJson = {
    what: 'JSON.stringify',
    time: await medianTime(() => JSON.stringify(project)),
  };
  const write = await medianTime(() => serializeProject(project));
  report(`${name}: writing its text`, write, plainJson);
  const draw = await medianTime(() => drawDiagram(structuredClone(project), 'light'));
  report(`${name}: drawing it for the first time`, draw, json);

  const plainRead = { what: 'a plain read', time: await medianTime(() => readFile(path)) };
  report(
    `${name}: opening from disk`,
    await medianTime(() => readProject(diskFiles, path, directFormatWork)),
    plainRead,
  );
  const plainWrite = {
    what: 'a plain write',
    time: await medianTime(() => writeFile(path, text)),
  };
  const save = await medianTime(() =>
    writeProject(diskFiles, path, project, wayToWrite, directFormatWork),
  );
  report(`${name}: saving to disk, safely`, save, plainWrite);
  await rm(folder, { recursive: true });
  expect(project.nodes.length).toBeGreaterThan(0);
});
