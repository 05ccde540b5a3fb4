import { describe, expect, test } from 'vitest';
import { describeConflict } from '../../../shared/merge/change-words.ts';
import { mergeProjects, type Decide } from '../../../shared/merge/merge-projects.ts';
import { findCrossProblems } from '../../../shared/project/cross-checks.ts';
import type { Project } from '../../../shared/project/project-schema.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

const serotonin = aNode({ id: 'n1', label: 'Serotonin' });
const melatonin = aNode({ id: 'n2', label: 'Melatonin', x: 200 });
const step = aLink({ id: 'l1' });
const base = aProject({ nodes: [serotonin, melatonin], links: [step] });

/** What the conflicts of a merge say, in the words that a person reads. */
function told(ours: Project, theirs: Project, first = base, decide?: Decide) {
  const { conflicts } = mergeProjects(first, ours, theirs, decide);
  return conflicts.map((conflict) => {
    const words = describeConflict(conflict, { base: first, ours, theirs });
    return `${words.noun} ${words.name} | ${words.field} | ${words.ours} | ${words.theirs}`;
  });
}

const withNode = (project: Project, fields: Partial<Project['nodes'][number]>, id = 'n1') => ({
  ...project,
  nodes: project.nodes.map((node) => (node.id === id ? { ...node, ...fields } : node)),
});
const withoutNode = (project: Project, id: string) => ({
  ...project,
  nodes: project.nodes.filter((node) => node.id !== id),
  links: project.links.filter(({ source, target }) =>
    [source, target].every((end) => end.to !== 'node' || end.id !== id),
  ),
});

describe('what both changed', () => {
  test('goes together where it is not the same field', () => {
    const ours = withNode(base, { label: 'Serotonin (5-HT)', style: { fill: '#ffffff' } });
    const theirs = withNode(base, { x: 50, style: { border: '#000000' } });
    const { project, conflicts } = mergeProjects(base, ours, theirs);
    expect(conflicts).toEqual([]);
    expect(project.nodes[0]).toEqual({
      ...serotonin,
      label: 'Serotonin (5-HT)',
      x: 50,
      style: { fill: '#ffffff', border: '#000000' },
    });
  });

  test('is a conflict where it is the same field, and ours until it is decided', () => {
    const ours = withNode(base, { label: '5-HT', x: 10 });
    const theirs = withNode(base, { label: 'Enteramine', x: 10, y: 5 });
    expect(told(ours, theirs)).toEqual([
      'Node 5-HT | position | (10, 0) | (10, 5)',
      'Node 5-HT | label | “5-HT” | “Enteramine”',
    ]);
    expect(mergeProjects(base, ours, theirs).project).toEqual(ours);
    const decide: Decide = (id) => (id.includes('label') ? 'theirs' : undefined);
    const { nodes } = mergeProjects(base, ours, theirs, decide).project;
    expect(nodes[0]).toMatchObject({ label: 'Enteramine', x: 10, y: 0 });
  });

  test('is no conflict where both did the same', () => {
    const same = withNode(base, { label: '5-HT' });
    const other = withNode(base, { label: '5-HT', notes: 'Made of tryptophan.' });
    expect(mergeProjects(base, same, other)).toEqual({ project: other, conflicts: [] });
  });
});

describe('what one removed', () => {
  const labelled = { ...base, links: [{ ...step, label: 'by AANAT' }] };

  test('is kept while the other has changed it, until that is decided', () => {
    const ours = { ...base, links: [] };
    expect(told(ours, labelled)).toEqual(['Link by AANAT |  | removed | changed: label']);
    expect(mergeProjects(base, ours, labelled).project).toEqual(labelled);
    expect(mergeProjects(base, ours, labelled, () => 'ours').project).toEqual(ours);
  });

  test('is kept while something new of the other ends there', () => {
    const ours = withoutNode(base, 'n2');
    const news = aLink({ id: 'l2', relation: 'inhibits', source: 'n2', target: 'n1' });
    const theirs = { ...base, links: [step, news] };
    expect(told(ours, theirs)).toEqual([
      'Node Melatonin |  | removed | needed by link “Melatonin → Serotonin”',
    ]);
    const kept = mergeProjects(base, ours, theirs).project;
    expect(kept.nodes.map(({ id }) => id)).toEqual(['n1', 'n2']);
    expect(kept.links).toEqual([news]);
    expect(mergeProjects(base, ours, theirs, () => 'ours').project).toEqual(ours);
  });

  test('takes with it what is decided to go: the anchors of a link and what ends there', () => {
    const withAnchor = { ...step, anchors: [{ id: 'a1', position: 0.5 }] };
    const first = { ...base, links: [withAnchor] };
    const ours = { ...base, links: [] };
    const enzyme = aLink({ id: 'l2', source: 'n2', target: { to: 'anchor', id: 'a1' } });
    const theirs = { ...first, links: [withAnchor, enzyme] };
    expect(mergeProjects(first, ours, theirs).project.links).toEqual([withAnchor, enzyme]);
    expect(mergeProjects(first, ours, theirs, () => 'ours').project.links).toEqual([]);
  });
});

describe('nodes in nodes', () => {
  const cell = (id: string) => aNode({ id, kind: 'compartment', label: id });
  const first = aProject({ nodes: [cell('A'), cell('B')] });
  const inside = (id: string, parent: string) => withNode(first, { parent }, id);

  test('do not lie in each other, whoever put which into which', () => {
    const [ours, theirs] = [inside('A', 'B'), inside('B', 'A')];
    expect(told(ours, theirs, first)).toEqual([
      'Node A | container | B | nothing',
      'Node B | container | nothing | A',
    ]);
    const parents = (project: Project) => project.nodes.map(({ parent }) => parent);
    expect(parents(mergeProjects(first, ours, theirs).project)).toEqual(['B', undefined]);
    const decided = mergeProjects(first, ours, theirs, () => 'theirs').project;
    expect(parents(decided)).toEqual([undefined, 'A']);
    const both: Decide = (id) => (id.includes('"A"') ? 'ours' : 'theirs');
    expect(findCrossProblems(mergeProjects(first, ours, theirs, both).project)).toEqual([]);
  });

  test('stay in one that the other person made a thing without room, until that is decided', () => {
    const ours = withNode(first, { kind: 'enzyme' }, 'A');
    const theirs = inside('B', 'A');
    expect(told(ours, theirs, first)).toEqual(['Node A | kind | Enzyme | Compartment']);
    expect(mergeProjects(first, ours, theirs).project).toEqual(theirs);
    expect(mergeProjects(first, ours, theirs, () => 'ours').project).toEqual(ours);
  });
});

describe('lists', () => {
  test('have what both added, each after what it followed', () => {
    const zinc = aNode({ id: 'zinc' });
    const iron = aNode({ id: 'iron' });
    const ours = { ...base, nodes: [serotonin, zinc, melatonin] };
    const theirs = { ...base, nodes: [serotonin, melatonin, iron] };
    const { project } = mergeProjects(base, ours, theirs);
    expect(project.nodes).toEqual([serotonin, zinc, melatonin, iron]);
  });

  test('of identifiers and evidence keep what both wrote', () => {
    const references = [
      { id: 'r1', authors: [] },
      { id: 'r2', authors: [] },
    ];
    const first = { ...base, references };
    const claim = (reference: string) =>
      ({ reference, stance: 'supports', grade: 'ungraded' }) as const;
    const xref = (id: string) => ({ database: 'ChEBI', id });
    const ours = withNode(first, { evidence: [claim('r1')], xrefs: [xref('28790')] });
    const theirs = withNode(first, { evidence: [claim('r2')], xrefs: [xref('1420')] });
    const { project, conflicts } = mergeProjects(first, ours, theirs);
    expect(conflicts).toEqual([]);
    expect(project.nodes[0]?.evidence).toEqual([claim('r1'), claim('r2')]);
    expect(project.nodes[0]?.xrefs).toHaveLength(2);
  });

  test('say so where both put them into another order', () => {
    const first = aProject({ nodes: ['a', 'b', 'c'].map((id) => aNode({ id })) });
    const inOrder = (...ids: readonly string[]) =>
      aProject({ nodes: ids.map((id) => aNode({ id })) });
    const [ours, theirs] = [inOrder('b', 'a', 'c'), inOrder('c', 'a', 'b')];
    expect(told(ours, theirs, first)).toEqual([
      'Project  | order of the nodes | one order | another order',
    ]);
    expect(mergeProjects(first, ours, theirs, () => 'theirs').project).toEqual(theirs);
  });
});

test('the time of a save is no conflict: the later one holds', () => {
  const saved = (day: string, title = '') => ({
    ...base,
    metadata: { ...base.metadata, title, modified: `2026-11-${day}T08:00:00Z` },
  });
  const { project, conflicts } = mergeProjects(saved('01'), saved('03'), saved('02', 'Sleep'));
  expect(conflicts).toEqual([]);
  expect(project.metadata).toMatchObject({ title: 'Sleep', modified: '2026-11-03T08:00:00Z' });
});

test('an id that names a node here and a link there is one of each, and what ends there still does', () => {
  const ours = { ...base, nodes: [...base.nodes, aNode({ id: 'x', label: 'Ours' })] };
  const theirs = {
    ...base,
    links: [
      { ...step, id: 'x', anchors: [{ id: 'a', position: 0.5 }] },
      aLink({ id: 'l9', target: { to: 'anchor', id: 'a' } }),
    ],
  };
  const { project } = mergeProjects(base, ours, theirs);
  expect(findCrossProblems(project)).toEqual([]);
  expect(project.nodes.map(({ label }) => label)).toContain('Ours');
  expect(project.links).toHaveLength(2);
});
