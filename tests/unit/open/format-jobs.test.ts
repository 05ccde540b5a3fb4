import { expect, test } from 'vitest';
import { answerFormatJob, createDistantWork } from '../../../shared/open/format-jobs.ts';
import { directFormatWork } from '../../../shared/open/format-work.ts';
import { generatedProject } from '../../bench/generated-project.ts';

const here = directFormatWork;

/** Work whose large jobs cross to a worker and back, as messages do. */
function aDistantWork() {
  const jobs: string[] = [];
  const work = createDistantWork(here, async (job) => {
    jobs.push(job.kind);
    return structuredClone(await answerFormatJob(here, structuredClone(job)));
  });
  return { work, jobs };
}

const project = generatedProject(1_200);

test('what is large is read and written elsewhere, with the same outcome', async () => {
  const { work, jobs } = aDistantWork();
  const written = await work.write(project, 'cyjs');
  expect(written).toEqual(await here.write(project, 'cyjs'));
  const bytes = new TextEncoder().encode(written.text);
  expect(await work.read(bytes, 'x.cyjs')).toEqual(await here.read(bytes, 'x.cyjs'));
  const broken = bytes.subarray(0, -100);
  expect(await work.read(broken, 'x.cyjs')).toMatchObject({
    ok: false,
    error: { kind: 'not-json' },
  });
  expect(jobs).toEqual(['write', 'read', 'read']);
});

test('what is small is done at once', async () => {
  const { work, jobs } = aDistantWork();
  const read = await work.read(new TextEncoder().encode('a\tpp\tb'), 'x.sif');
  expect(read).toMatchObject({ ok: true, value: { format: 'sif', fromImage: false } });
  expect(jobs).toEqual([]);
});

test('text in other encodings than UTF-8 is read as its file says', async () => {
  const xml =
    '<?xml version="1.0" encoding="ISO-8859-1"?><graphml><graph><node id="\xe9"/></graph></graphml>';
  const read = await here.read(Buffer.from(xml, 'latin1'), 'x.graphml');
  expect(read).toMatchObject({ ok: true, value: { project: { nodes: [{ id: 'é' }] } } });
});
