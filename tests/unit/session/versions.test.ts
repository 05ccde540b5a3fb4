import { describe, expect, test } from 'vitest';
import { fromUtf8, toUtf8 } from '../../../shared/bytes/bytes.ts';
import { directFormatWork } from '../../../shared/open/format-work.ts';
import type { Project } from '../../../shared/project/project-schema.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import {
  createVersions,
  type StoredVersion,
  type VersionStore,
} from '../../../shared/session/versions.ts';
import { aNode, aProject } from '../../support/a-project.ts';

const day = 86_400_000;

/** A program with its history in memory. */
function aProgram(limits = { keeps: true, days: 90, megabytes: 100 }) {
  const stored = new Map<
    string,
    { readonly version: StoredVersion<string>; content: Uint8Array }
  >();
  const problems: unknown[] = [];
  const program = { now: 0, isFull: false, limits };
  let ids = 0;
  const store: VersionStore<string> = {
    keyOf: async (file) => file,
    list: async (key) =>
      [...stored.values()]
        .map(({ version }) => version)
        .filter((version) => key === undefined || version.key === key),
    put: async (version, content) => {
      if (program.isFull) throw new Error('ENOSPC');
      stored.set(version.id, { version, content });
    },
    read: async ({ id }) => stored.get(id)?.content ?? null,
    remove: async ({ id }) => void stored.delete(id),
  };
  const versions = createVersions<string>({
    store,
    formats: directFormatWork,
    nameOf: (file) => file,
    newId: () => `v${++ids}`,
    now: () => (program.now += 1),
    limits: () => program.limits,
    hashOf: async (content) => fromUtf8(content) ?? '',
    onError: (error) => problems.push(error),
  });
  const save = async (file: string, project: Project) => {
    const text = serializeProject(project);
    versions.keepSaved(file, project, toUtf8(text), text);
    await versions.settled();
  };
  const texts = () => [...stored.values()].map(({ content }) => fromUtf8(content) ?? '');
  return { program, versions, save, texts, problems };
}

const withNodes = (...ids: string[]) => aProject({ nodes: ids.map((id) => aNode({ id })) });

const marker = { name: 'Zinc', value: '61', unit: 'µg/dL' };
const withValues = (...markers: (typeof marker)[]): Project => ({
  ...aProject(),
  scenarios: [{ id: 's', name: 'Blood', description: '', supplies: [], markers }],
});

describe('the history of a file', () => {
  test('has each saved state with what it changed, latest first', async () => {
    const { versions, save } = aProgram();
    await save('a', withNodes('1'));
    await save('b', withNodes('9'));
    await save('a', withNodes('1', '2'));
    const [second, first, ...others] = await versions.of('a');
    expect(others).toEqual([]);
    expect(first).toMatchObject({ reason: 'saved', size: { nodes: 1, links: 0 }, changes: null });
    expect(second?.changes?.nodes).toEqual({ added: 1, removed: 0, changed: 0, moved: 0 });
    expect(await versions.open('a', first?.id ?? '')).toEqual(withNodes('1'));
  });

  test('saved twice in quick succession, each state is kept once', async () => {
    const { versions, problems } = aProgram();
    const [first, second] = [withNodes('n1'), withNodes('n1', 'n2')];
    const [one, two] = [first, second].map(serializeProject);
    versions.keepSaved('a', first, toUtf8(one ?? ''), one ?? '');
    // The second save begins while the first state is still being compared.
    await versions.keepReplaced('a', toUtf8(one ?? ''), one ?? '');
    versions.keepSaved('a', second, toUtf8(two ?? ''), two ?? '');
    const kept = await versions.of('a');
    expect(kept.map(({ hash, reason }) => ({ hash, reason }))).toEqual([
      { hash: two, reason: 'saved' },
      { hash: one, reason: 'saved' },
    ]);
    expect(problems).toEqual([]);
  });

  test('has what a save replaced, if that came from elsewhere, and only once', async () => {
    const { versions, save } = aProgram();
    const text = serializeProject(withNodes('theirs'));
    await versions.keepReplaced('a', toUtf8(text), text);
    await versions.keepReplaced('a', toUtf8(text), text);
    await save('a', withNodes('mine'));
    const mine = serializeProject(withNodes('mine'));
    await versions.keepReplaced('a', toUtf8(mine), mine);
    expect((await versions.of('a')).map(({ reason }) => reason)).toEqual(['saved', 'replaced']);
  });

  test('does not fill with saves that changed nothing', async () => {
    const { versions, save } = aProgram();
    await save('a', withNodes('1'));
    const later = withNodes('1');
    await save('a', {
      ...later,
      metadata: { ...later.metadata, modified: '2026-11-27T10:00:00Z' },
    });
    expect(await versions.of('a')).toHaveLength(1);
  });

  test('keeps work that was never saved before a version takes its place', async () => {
    const { versions, save } = aProgram();
    await save('a.gpml', withNodes('1'));
    expect(await versions.keepAside('a.gpml', withNodes('1', 'unsaved'))).toBe(true);
    const [aside] = await versions.of('a.gpml');
    expect(aside).toMatchObject({ reason: 'set-aside', name: 'a.gpml.neuromatrix' });
    expect(await versions.open('a.gpml', aside?.id ?? '')).toEqual(withNodes('1', 'unsaved'));
  });

  test('says so where work cannot be kept, and lets a save go on', async () => {
    const { program, versions, save, problems } = aProgram();
    program.isFull = true;
    await save('a', withNodes('1'));
    await versions.keepReplaced('a', toUtf8('{}'), 'h');
    expect(await versions.keepAside('a', withNodes('1'))).toBe(false);
    expect(problems).toHaveLength(3);
  });

  test('loses what is too old, and the oldest where it is too much', async () => {
    const { program, versions, save } = aProgram();
    for (let week = 0; week < 14; week += 1) {
      program.now = week * 7 * day;
      // oxlint-disable-next-line no-await-in-loop
      await save('a', withNodes(`${week}`));
    }
    await save('b', withNodes('1'));
    expect((await versions.kept()).map(({ key, versions: count }) => [key, count])).toEqual([
      ['a', 13],
      ['b', 1],
    ]);
    program.limits = { keeps: true, days: 90, megabytes: 0.0001 };
    await versions.prune();
    expect((await versions.kept()).map(({ key }) => key)).toEqual([]);
  });

  test('loses nothing by a clock that is years ahead at a start or for a save', async () => {
    const { program, versions, save } = aProgram({ keeps: true, days: 7, megabytes: 100 });
    for (let at = 0; at < 6; at += 1) {
      program.now = at * 0.5 * day;
      // oxlint-disable-next-line no-await-in-loop
      await save('a', withNodes(`${at}`));
    }
    program.now = 4_000 * day;
    await versions.prune();
    expect(await versions.of('a')).toHaveLength(6);
    await save('a', withNodes('ahead'));
    program.now = 3 * day;
    await save('a', withNodes('right'));
    expect(await versions.of('a')).toHaveLength(8);
  });

  test('is not written where a person does not want it, and is gone when it is cleared', async () => {
    const { program, versions, save, texts } = aProgram();
    await save('a', withNodes('1'));
    await save('b', withNodes('1'));
    program.limits = { keeps: false, days: 90, megabytes: 100 };
    await save('a', withNodes('2'));
    expect(await versions.of('a')).toHaveLength(1);
    await versions.clear('a');
    expect((await versions.kept()).map(({ key }) => key)).toEqual(['b']);
    await versions.clear();
    expect(texts()).toEqual([]);
  });

  test('loses a laboratory value at once when it is taken out of the project, before any save', async () => {
    const { versions, save, texts } = aProgram();
    const other = { ...marker, value: '7.777' };
    await save('a', withValues(marker, other));
    await save('b', withValues(other));
    expect(texts().join('')).toContain('7.777');
    await versions.forgetValues('a', [marker]);
    const [ofA, ofB] = texts();
    expect(ofA).not.toContain('7.777');
    expect(ofA).toContain(marker.value);
    expect(ofB).toContain('7.777');
  });

  test('holds no laboratory value that was removed from the project', async () => {
    const { save, texts, versions } = aProgram();
    const iron = { ...marker, name: 'Iron', value: '40' };
    await save('a', withValues(marker, iron));
    await save('a', withValues(iron));
    expect(texts().join()).not.toContain('Zinc');
    expect(texts().join()).toContain('Iron');
    await save('a', aProject());
    expect(texts().join()).not.toContain('Iron');
    for (const { id } of await versions.of('a')) {
      // oxlint-disable-next-line no-await-in-loop
      expect(await versions.open('a', id)).not.toBeNull();
    }
  });
});
