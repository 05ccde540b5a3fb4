import { assert, constantFrom, property, record, subarray, uniqueArray } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addElements } from '../../../shared/edit/elements.ts';
import { indexLibrary } from '../../../shared/library/library.ts';
import { entityToNode } from '../../../shared/library/elements-from-library.ts';
import { newProject, type Project } from '../../../shared/project/project-schema.ts';
import {
  completeStep,
  connectKnown,
  growFrom,
  type GrowDirection,
  type Suggestion,
} from '../../../shared/suggest/suggestions.ts';
import { addSuggestions } from '../../../shared/suggest/add-suggestions.ts';
import { overlappingNodes } from '../data/layout-faults.ts';
import { bundledLibrary } from '../library/bundled-library.ts';

const library = bundledLibrary();
const { entities } = indexLibrary(library);

/** A diagram of entities in a row, under their own names. */
function diagramOf(...ids: readonly string[]): Project {
  const nodes = ids.map((id, at) => {
    const entity = entities.get(id);
    if (!entity) throw new Error(`The library has no ${id}.`);
    return entityToNode(entity, { id, x: (at % 6) * 260, y: Math.floor(at / 6) * 160 });
  });
  return addElements({ nodes })(newProject());
}

let ids = 0;
const newId = () => `new-${(ids += 1)}`;

const placed = (project: Project, suggestions: readonly Suggestion[]) =>
  addSuggestions(library, project, suggestions, newId).project;
const factsOf = (suggestions: readonly Suggestion[]) => suggestions.map(({ fact }) => fact.id);
const entitiesOf = (project: Project) => project.nodes.map(({ entity = '' }) => entity).sort();

describe('connecting what is known', () => {
  test('links the nodes present and hangs enzymes on the steps that they catalyze', () => {
    const project = diagramOf('tryptophan', '5-htp', 'tph2', 'iron');
    const next = placed(project, connectKnown(library, project));
    const anchor = next.links[0]?.anchors[0];
    expect(
      next.links.map(({ relation, source, target }) => ({ relation, source, target })),
    ).toEqual([
      {
        relation: 'converts-to',
        source: { to: 'node', id: 'tryptophan' },
        target: { to: 'node', id: '5-htp' },
      },
      {
        relation: 'cofactor-of',
        source: { to: 'node', id: 'iron' },
        target: { to: 'node', id: 'tph2' },
      },
      {
        relation: 'catalyzes',
        source: { to: 'node', id: 'tph2' },
        target: { to: 'anchor', id: anchor?.id },
      },
    ]);
  });

  test('draws one step once, with an anchor for each of its enzymes', () => {
    const project = diagramOf('glutamate', 'gaba', 'gad1', 'gad2');
    const { links } = placed(project, connectKnown(library, project));
    const steps = links.filter(({ relation }) => relation === 'converts-to');
    expect(steps).toHaveLength(1);
    expect(steps[0]?.anchors).toHaveLength(2);
    expect(new Set(steps[0]?.anchors.map(({ position }) => position)).size).toBe(2);
  });

  test('takes a step that was drawn by hand for what it is', () => {
    const bare = diagramOf('tryptophan', '5-htp', 'tph2');
    const [source, target] = (['tryptophan', '5-htp'] as const).map(
      (id) => ({ to: 'node', id }) as const,
    );
    if (!source || !target) throw new Error('unreachable');
    const project = addElements({
      links: [{ id: 'mine', relation: 'converts-to', source, target }],
    })(bare);
    expect(connectKnown(library, project)).toMatchObject([{ hasLink: false, hasCatalysis: true }]);
  });

  test('marks a precursor whose steps are in the diagram', () => {
    const project = diagramOf('tryptophan', '5-htp', 'serotonin');
    const shortcut = connectKnown(library, project).filter(({ isImplied }) => isImplied);
    expect(factsOf(shortcut)).toEqual(['tryptophan--precursor-of--serotonin']);
  });

  test('keeps to the nodes that are named', () => {
    const project = diagramOf('tryptophan', '5-htp', 'serotonin', '5-hial');
    expect(factsOf(connectKnown(library, project, new Set(['serotonin', '5-hial'])))).toEqual([
      'serotonin--converts-to--5-hial--via-maoa',
    ]);
  });
});

test('completing a step brings its enzymes, their cofactors and what these are made from', () => {
  const project = diagramOf('5-htp', 'serotonin');
  const drawn = placed(project, connectKnown(library, project));
  const step = drawn.links[0]?.id ?? '';
  expect(entitiesOf(placed(drawn, completeStep(library, drawn, step)))).toEqual(
    [
      '5-htp',
      'ddc',
      'plp',
      'pyridoxal',
      'pdxk',
      'pnpo',
      'pyridoxine-5p',
      'serotonin',
      'vitamin-b6',
    ].sort(),
  );
});

test('completing at a substance completes the step that makes it', () => {
  const project = diagramOf('5-htp', 'serotonin', 'ddc');
  const drawn = placed(project, connectKnown(library, project));
  const facts = factsOf(completeStep(library, drawn, 'serotonin'));
  expect(facts).toContain('plp--cofactor-of--ddc');
  expect(facts.filter((id) => id.startsWith('serotonin'))).toEqual([]);
});

describe('growing', () => {
  const project = diagramOf('dopamine');
  const grown = (direction: GrowDirection) => growFrom(library, project, 'dopamine', direction);

  test('upstream brings what a thing is made from, with enzyme and cofactor', () => {
    expect(factsOf(grown('upstream'))).toEqual(
      expect.arrayContaining(['l-dopa--converts-to--dopamine--via-ddc', 'plp--cofactor-of--ddc']),
    );
  });

  test('downstream brings what it becomes, where it acts and what clears it', () => {
    expect(factsOf(grown('downstream'))).toEqual(
      expect.arrayContaining([
        'dopamine--converts-to--norepinephrine--via-dbh',
        'dopamine--binds--drd1',
        'maob--degrades--dopamine',
      ]),
    );
  });

  test('both is all of it', () => {
    const all = [...factsOf(grown('upstream')), ...factsOf(grown('downstream'))];
    expect(new Set(factsOf(grown('both')))).toEqual(new Set(all));
  });

  test('offers nothing for what the library does not know', () => {
    const unknown = addElements({
      nodes: [{ id: 'x', kind: 'enzyme', label: '__proto__', x: 0, y: 0, width: 80, height: 40 }],
    })(newProject());
    expect(growFrom(library, unknown, 'x', 'both')).toEqual([]);
  });
});

describe('whatever is in the diagram', () => {
  const someEntities = uniqueArray(constantFrom(...entities.keys()), {
    minLength: 1,
    maxLength: 24,
  });

  test('connecting twice adds nothing the second time', () => {
    assert(
      property(someEntities, (ids) => {
        const project = diagramOf(...ids);
        const next = placed(project, connectKnown(library, project));
        expect(connectKnown(library, next)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test('what is there stays as it is, nothing comes to lie on anything, and evidence is there or said to lack', () => {
    const direction = constantFrom<GrowDirection>('upstream', 'downstream', 'both');
    const growth = record({ ids: someEntities, direction });
    assert(
      property(growth, subarray(Array.from({ length: 40 }, (_item, at) => at)), (given, kept) => {
        const project = diagramOf(...given.ids);
        const first = given.ids[0] ?? '';
        const offered = growFrom(library, project, first, given.direction);
        const chosen = offered.filter((_suggestion, at) => kept.includes(at));
        const next = placed(project, chosen);
        expect(next.nodes.slice(0, project.nodes.length)).toEqual(project.nodes);
        expect(overlappingNodes(next)).toEqual(overlappingNodes(project));
        expect(
          offered.filter(
            ({ fact, lacksEvidence }) => lacksEvidence !== (fact.evidence.length === 0),
          ),
        ).toEqual([]);
        const named = new Set(
          next.links.flatMap(({ evidence }) => evidence.map((e) => e.reference)),
        );
        expect(new Set(next.references.map(({ id }) => id))).toEqual(named);
      }),
      { numRuns: 20 },
    );
  });
});

test('a publication that the project has already is cited, not listed again', () => {
  const bare = diagramOf('5-htp', 'serotonin');
  const project = addElements({
    references: [{ id: 'mine', pmid: '30372766', authors: [] }],
  })(bare);
  const next = placed(project, connectKnown(library, project));
  expect(next.references.filter(({ pmid }) => pmid === '30372766')).toHaveLength(1);
  expect(next.links[0]?.evidence.map(({ reference }) => reference)).toContain('mine');
});
