import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkProject } from '../../../shared/check/check-project.ts';
import { findFalsehoods, type Falsehoods } from '../../../shared/graph/falsehoods.ts';
import { parseProject } from '../../../shared/project/parse-project.ts';
import type { Project } from '../../../shared/project/project-schema.ts';
import { addSuggestions } from '../../../shared/suggest/add-suggestions.ts';
import {
  completeStep,
  connectKnown,
  growFrom,
  type Suggestion,
} from '../../../shared/suggest/suggestions.ts';
import { bundledLibrary } from '../library/bundled-library.ts';

const folder = new URL('../../../data/templates/', import.meta.url);
const library = bundledLibrary();
const templates = readdirSync(folder)
  .filter((name) => name.endsWith('.neuromatrix'))
  .map((name) => {
    const parsed = parseProject(readFileSync(new URL(name, folder), 'utf8'));
    if (!parsed.ok) throw new Error(`${name} is damaged.`);
    return { name, project: parsed.value };
  });
/** The complete matrix is laid out by its own generator, for a large sheet. */
const small = templates.filter(({ project }) => project.nodes.length < 200);

let ids = 0;
const newId = () => `new-${(ids += 1)}`;
const kinds = ['throughNodes', 'overlaps', 'hiddenHeads', 'hiddenLabels'] as const;

function added(project: Project, suggestions: readonly Suggestion[]): Project {
  return addSuggestions(library, project, suggestions, newId).project;
}

function falsehoodsIn(project: Project): string[] {
  const found: Falsehoods = findFalsehoods(project);
  return kinds.flatMap((kind) => found[kind]);
}

test.each(small)('nothing in the template $name can be misread', ({ project }) => {
  expect(falsehoodsIn(project)).toEqual([]);
});

test('no link of the complete matrix runs through a node or under a label', () => {
  for (const { project } of templates) {
    const { throughNodes, hiddenLabels } = findFalsehoods(project);
    expect([throughNodes, hiddenLabels]).toEqual([[], []]);
  }
});

/** What a person can ask for, and what it makes of a project. */
const features: Readonly<Record<string, (project: Project) => Iterable<Project>>> = {
  'Connect What Is Known': function* (project) {
    yield added(project, connectKnown(library, project));
  },
  'Connect What Is Known where nothing is linked': function* (project) {
    const bare = { ...project, links: [] };
    yield added(bare, connectKnown(library, bare));
  },
  'Fix all problems': function* (project) {
    const fixes = checkProject(project, library).flatMap(({ fix }) => fix ?? []);
    yield fixes.reduce((present, fix) => fix.edit(newId)(present), project);
  },
};

describe.each(small)('In the template $name', ({ project }) => {
  test.each(Object.keys(features))('“%s” leaves nothing that can be misread', (name) => {
    for (const next of features[name]?.(project) ?? []) expect(falsehoodsIn(next)).toEqual([]);
  });
});

describe('After steps were completed and nodes grown', () => {
  const results = small.flatMap(({ project }) => [
    ...project.links
      .filter(({ relation }, at) => relation === 'converts-to' && at % 6 === 0)
      .map(({ id }) => added(project, completeStep(library, project, id))),
    ...project.nodes
      .filter((_node, at) => at % 18 === 0)
      .map(({ id }) => added(project, growFrom(library, project, id, 'both'))),
  ]);

  test('hardly a link runs through a node, on another link, or into a hidden head', () => {
    const found = results.map((next) => findFalsehoods(next));
    const countOf = (kind: keyof Falsehoods) =>
      found.reduce((sum, falsehoods) => sum + falsehoods[kind].length, 0);
    // Some are left where a node has no free side or a reaction no room.
    expect(countOf('hiddenLabels')).toBe(0);
    expect(countOf('throughNodes')).toBeLessThanOrEqual(mostLeft.throughNodes);
    expect(countOf('overlaps')).toBeLessThanOrEqual(mostLeft.overlaps);
    expect(countOf('hiddenHeads')).toBeLessThanOrEqual(mostLeft.hiddenHeads);
  });
});

/** Of all results together. Fewer are better: lower these when they are. */
const mostLeft = { throughNodes: 0, overlaps: 1, hiddenHeads: 1 } as const;

/** How many sequences of random steps are tried. */
const sequences = Number(process.env['NEUROMATRIX_SEQUENCES'] ?? 100);

test('after random assisted steps nearly every picture says only what is so', () => {
  const random = createRandom(13);
  let links = 0;
  let untrue = 0;
  for (let sequence = 0; sequence < sequences; sequence += 1) {
    let project = small[sequence % small.length]?.project;
    if (!project) continue;
    for (let step = 0; step < 1; step += 1) {
      const node = project.nodes[random(project.nodes.length)];
      if (!node) continue;
      const suggestions =
        random(2) === 0
          ? completeStep(library, project, node.id)
          : growFrom(library, project, node.id, random(2) === 0 ? 'upstream' : 'downstream');
      project = added(project, suggestions.slice(0, 6));
    }
    links += project.links.length;
    untrue += falsehoodsIn(project).length;
  }
  expect(untrue / links).toBeLessThan(0.004);
}, 60_000);

/** Whole numbers below a limit, the same in each run. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}
