import { expect, test } from 'vitest';
import {
  createDistantWork,
  createFormatAnswers,
  formatQuestions,
} from '../../../shared/open/format-jobs.ts';
import { directFormatWork } from '../../../shared/open/format-work.ts';
import { textOf } from '../../../shared/project/checked-text.ts';
import { generatedProject } from '../../bench/generated-project.ts';
import { aWorkerThat } from '../worker/a-worker.ts';

const here = directFormatWork;

/** Work whose large jobs cross to a worker and back, as messages do. */
function aDistantWork() {
  const asked: string[] = [];
  const start = aWorkerThat(formatQuestions, createFormatAnswers(here), asked);
  const slices = { now: () => 0, length: 0, pause: () => Promise.resolve() };
  return { work: createDistantWork({ here, start, slices }), asked };
}

const project = generatedProject(1_200);

test('what is large is read and written elsewhere, with the same outcome', async () => {
  const { work, asked } = aDistantWork();
  const written = await work.write(project, 'cyjs');
  expect(written).toEqual(await here.write(project, 'cyjs'));
  const bytes = new TextEncoder().encode(written.text);
  expect(await work.read(bytes, 'x.cyjs')).toEqual(await here.read(bytes, 'x.cyjs'));
  const broken = bytes.subarray(0, -100);
  expect(await work.read(broken, 'x.cyjs')).toMatchObject({
    ok: false,
    error: { kind: 'not-json' },
  });
  expect(asked).toEqual(['write', 'end', 'read', 'end', 'read', 'end']);
});

test('what is small is done at once', async () => {
  const { work, asked } = aDistantWork();
  const read = await work.read(new TextEncoder().encode('a\tpp\tb'), 'x.sif');
  expect(read).toMatchObject({ ok: true, value: { format: 'sif', fromImage: false } });
  expect(asked).toEqual([]);
});

test('text in other encodings than UTF-8 is read as its file says', async () => {
  const xml =
    '<?xml version="1.0" encoding="ISO-8859-1"?><graphml><graph><node id="\xe9"/></graph></graphml>';
  const read = await here.read(Buffer.from(xml, 'latin1'), 'x.graphml');
  expect(read).toMatchObject({ ok: true, value: { project: { nodes: [{ id: 'é' }] } } });
});

test('reading that is cancelled ends the worker and gives nothing', async () => {
  const { work, asked } = aDistantWork();
  const { text } = await here.write(project, 'cyjs');
  const cancelling = new AbortController();
  const reading = work.read(new TextEncoder().encode(text), 'x.cyjs', undefined, cancelling);
  cancelling.abort();
  expect(await reading).toEqual({ ok: false, error: { kind: 'cancelled' } });
  expect(asked).toEqual(['read', 'end']);
});

test('while a large project is read its progress is told, to the end', async () => {
  const { work } = aDistantWork();
  const { text } = await here.write(project, 'neuromatrix');
  const shares: number[] = [];
  const read = await work.read(new TextEncoder().encode(text), 'x.neuromatrix', undefined, {
    onProgress: (share) => shares.push(share),
  });
  expect(read.ok).toBe(true);
  expect(shares).toEqual(shares.toSorted((one, other) => one - other));
  expect(shares.filter((share) => share > 0.75).length).toBeGreaterThan(1);
});

test('what is intact of a large damaged file is the same wherever it is looked for', async () => {
  const { work, asked } = aDistantWork();
  const { text } = await here.write(project, 'neuromatrix');
  const damaged = text.slice(0, -5_000);
  const rescued = await work.rescue(damaged);
  expect(rescued).toEqual(await here.rescue(damaged));
  expect(rescued.ok && rescued.value.leftOut.length).toBeGreaterThan(0);
  expect(asked).toEqual(['rescue', 'end']);
});

test('large files are compared elsewhere, with the same outcome', async () => {
  const { work, asked } = aDistantWork();
  const content = (one: typeof project) => ({ bytes: textOf(one), name: 'a.neuromatrix' });
  const other = { ...project, nodes: project.nodes.slice(1), links: [] };
  const compared = await work.compare(content(project), content(other));
  expect(compared).toEqual(await here.compare(content(project), content(other)));
  expect(compared?.changes.nodes.removed).toBe(1);
  const broken = { bytes: textOf(project).subarray(1), name: 'a.neuromatrix' };
  expect(await work.compare(broken, content(project))).toBeNull();
  expect(asked).toEqual(['compare', 'end', 'compare', 'end']);
});
