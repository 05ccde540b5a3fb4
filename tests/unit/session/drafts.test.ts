import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { directFormatWork } from '../../../shared/open/format-work.ts';
import type { Project } from '../../../shared/project/project-schema.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import {
  createDrafts,
  type Draft,
  type Drafts,
  type DraftStore,
} from '../../../shared/session/drafts.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

const titled = (title: string) => aProject({ metadata: { ...aProject().metadata, title } });

interface Disk {
  readonly drafts: Map<string, Draft<string>>;
  readonly files: Map<string, Project>;
  isFull: boolean;
}

const aDisk = (): Disk => ({ drafts: new Map(), files: new Map(), isFull: false });

function storeOn(disk: Disk, delay: (what: string) => Promise<unknown>): DraftStore<string> {
  return {
    put: async (draft) => {
      await delay('put');
      if (disk.isFull) throw new Error('ENOSPC');
      disk.drafts.set(draft.id, draft);
    },
    list: async () => [...disk.drafts.values()],
    remove: async (id) => {
      await delay('remove');
      disk.drafts.delete(id);
    },
  };
}

/** A run of the program, with no window open, over what earlier runs left on the disk. */
function aRun(disk: Disk, delay: (what: string) => Promise<unknown> = async () => undefined) {
  return createDrafts<string>({
    store: storeOn(disk, delay),
    formats: directFormatWork,
    isLiving: async () => false,
    readFile: async (file) => disk.files.get(file) ?? null,
  });
}

function aDraft(project: Project, fields: Partial<Draft<string>> = {}): Draft<string> {
  return {
    id: 'd',
    name: 'Work',
    file: null,
    time: 0,
    text: serializeProject(project),
    ...fields,
  };
}

const inFile = { at: 'a', format: 'neuromatrix', hash: 'h', unread: [] } as const;

describe('work that was not saved', () => {
  test('is offered with what it has over its file', async () => {
    const disk = aDisk();
    const [one, two, three] = ['1', '2', '3'].map((id) => aNode({ id }));
    if (!one || !two || !three) throw new Error('Three nodes were made.');
    disk.files.set('a', aProject({ nodes: [one, two] }));
    const project = aProject({
      nodes: [{ ...one, label: 'Other' }, three],
      links: [aLink({ source: '1', target: '3' })],
    });
    await aRun(disk).keep(aDraft(project, { file: inFile }));
    const [offer] = await aRun(disk).offered();
    expect(offer?.changes).toMatchObject({
      nodes: { added: 1, removed: 1, changed: 1 },
      links: { added: 1, removed: 0, changed: 0 },
      project: false,
    });
  });

  test('is not offered once its file holds it, whenever that was saved', async () => {
    const disk = aDisk();
    const work = titled('Saved');
    await aRun(disk).keep(aDraft(work, { file: inFile }));
    disk.files.set('a', {
      ...work,
      metadata: { ...work.metadata, modified: '2026-11-27T12:00:00Z' },
    });
    expect(await aRun(disk).offered()).toEqual([]);
    expect(disk.drafts.size).toBe(0);
  });

  test('that was discarded comes back when that is undone, and only then', async () => {
    const disk = aDisk();
    const drafts = aRun(disk);
    await drafts.keep(aDraft(titled('Mine')));
    await drafts.discard('d');
    expect(await drafts.offered()).toEqual([]);
    await drafts.takeBack('d');
    expect((await drafts.offered()).map(({ project }) => project.metadata.title)).toEqual(['Mine']);
  });

  test('that cannot be kept is said to be so', async () => {
    const disk = aDisk();
    disk.isFull = true;
    expect(await aRun(disk).keep(aDraft(titled('Mine')))).toBe(false);
  });
});

type Step = { readonly do: 'edit' | 'save' | 'drop' | 'wait' };
const aStep = fc.record<Step>({ do: fc.constantFrom('edit', 'edit', 'save', 'drop', 'wait') });

test('however drafts, saves and drops overlap, the next run offers the last draft and nothing that was dropped', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(aStep, { maxLength: 20 }), async (plan, steps) => {
      const disk = aDisk();
      const drafts: Drafts<string> = aRun(disk, (what) => plan.schedule(Promise.resolve(), what));
      const done: Promise<unknown>[] = [];
      let last: string | null = null;
      for (const [index, step] of steps.entries()) {
        const title = `Step ${index}`;
        if (step.do === 'edit') {
          done.push(drafts.keep(aDraft(titled(title), { file: inFile, time: index })));
          last = title;
        } else if (step.do === 'wait') {
          // oxlint-disable-next-line no-await-in-loop
          if (plan.count() > 0) await plan.waitOne();
        } else {
          if (step.do === 'save' && last !== null) disk.files.set('a', titled(last));
          done.push(drafts.drop('d'));
          last = null;
        }
      }
      await plan.waitFor(Promise.all(done));
      await drafts.settled();
      const offers = await aRun(disk).offered();
      expect(offers.map(({ project }) => project.metadata.title)).toEqual(
        last === null ? [] : [last],
      );
    }),
  );
});

test('of a damaged draft what is intact is offered, apart from its file', async () => {
  const disk = aDisk();
  const project = aProject({
    nodes: [aNode({ id: 'a', label: 'Kept' }), aNode({ id: 'b', x: 200 })],
  });
  const whole = serializeProject(project);
  const text = whole.slice(0, whole.search(/"id": ?"b"/u));
  disk.files.set('a', project);
  disk.drafts.set('d', aDraft(project, { text, file: inFile }));
  const [offer] = await aRun(disk).offered();
  expect(offer?.project.nodes.map(({ label }) => label)).toEqual(['Kept']);
  expect(offer?.leftOut.length).toBeGreaterThan(0);
  expect(await aRun(disk).find('d')).toMatchObject({ draft: { file: null } });
  disk.drafts.set('d', aDraft(project, { text: 'nothing of ours' }));
  expect(await aRun(disk).offered()).toEqual([]);
});
