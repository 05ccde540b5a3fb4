import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { removeElements } from '../../../shared/edit/elements.ts';
import { record, startHistory, undo } from '../../../shared/edit/history.ts';
import { moveNodes } from '../../../shared/edit/move-and-resize.ts';
import type { Endpoint, Project } from '../../../shared/project/project-schema.ts';
import { askWhatIf, type Setting, type WhatIf } from '../../../shared/whatif/answer.ts';
import { gatherFacts } from '../../../shared/whatif/facts.ts';
import { toLevelData, toScenarioView } from '../../../shared/whatif/view.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';
import { arbitraryProject } from '../../support/arbitrary-project.ts';
import { pathwayNamed } from '../matrix/a-pathway.ts';
import { known } from './known.ts';

const synapse = pathwayNamed('serotonin-synapse');

/** By subject: the level and the size. */
function verdictsOf(
  project: Project,
  settings: readonly Setting[],
  onlyDrawn = false,
  draws = 200,
) {
  const facts = gatherFacts(project, known.library, onlyDrawn);
  const { verdicts } = askWhatIf(facts, settings, known.knowledge, { wanted: draws });
  return Object.fromEntries(
    [...verdicts].map(([subject, { level, median }]) => [subject, [level, median.toFixed(9)]]),
  );
}

const low = (...subjects: string[]): Setting[] =>
  subjects.map((subject) => ({ subject, level: 'low' }));

describe('an answer does not depend on', () => {
  const settings = low('tryptophan', 'copper');
  const before = verdictsOf(synapse, settings);

  test('the order of nodes and links', () => {
    const turned = {
      ...synapse,
      nodes: synapse.nodes.toReversed(),
      links: synapse.links.toReversed(),
    };
    expect(verdictsOf(turned, settings)).toEqual(before);
  });

  test('layout and the text of labels', () => {
    const moved = synapse.nodes.map((node) => ({
      ...node,
      x: node.x * 2 + 17,
      ...(node.entity !== undefined && { label: `My ${node.label}` }),
    }));
    expect(verdictsOf({ ...synapse, nodes: moved }, settings)).toEqual(before);
  });

  test('the ids that a file gives to nodes and links', () => {
    const renamed = (id: string) => `renamed-${id}`;
    const end = (one: Endpoint): Endpoint =>
      one.to === 'point' ? one : { ...one, id: renamed(one.id) };
    const nodes = synapse.nodes.map((node) => ({
      ...node,
      id: renamed(node.id),
      ...(node.parent !== undefined && { parent: renamed(node.parent) }),
    }));
    const links = synapse.links.map((link) => ({
      ...link,
      id: renamed(link.id),
      source: end(link.source),
      target: end(link.target),
      anchors: link.anchors.map((anchor) => ({ ...anchor, id: renamed(anchor.id) })),
    }));
    expect(verdictsOf({ ...synapse, nodes, links }, settings)).toEqual(before);
  });

  test('what was done and undone', () => {
    const removed = removeElements(['sert', 'tph2'])(synapse);
    const moved = moveNodes(['tryptophan'], { x: 30, y: 10 })(removed);
    const back = undo(undo(record(record(startHistory(synapse), removed), moved))).present;
    expect(verdictsOf(removed, settings, true)).not.toEqual(verdictsOf(synapse, settings, true));
    expect(verdictsOf(back, settings)).toEqual(before);
  });

  test('a node that nothing links to', () => {
    const nodes = [...synapse.nodes, aNode({ id: 'stranger', kind: 'micronutrient', label: 'X' })];
    const { stranger, ...others } = verdictsOf({ ...synapse, nodes }, settings);
    expect(stranger?.[0]).toBe('unknown');
    expect(others).toEqual(before);
  });

  test('which of the bundled files asks', () => {
    const files = ['acetylcholine', 'histamine', 'methylation-cycle', 'complete-support-matrix'];
    for (const file of files) expect(verdictsOf(pathwayNamed(file), settings)).toEqual(before);
  });
});

test('any project that opens is answered, in whatever order it is drawn', () => {
  fc.assert(
    fc.property(arbitraryProject({ maxNodes: 8, maxLinks: 14 }), (project) => {
      const supplies = project.nodes
        .slice(0, 2)
        .map(({ id }) => ({ node: id, level: 'low' as const }));
      const turned = { ...project, links: project.links.toReversed() };
      const told = (one: Project) =>
        toLevelData(toScenarioView(one, supplies, { ...known, onlyDrawn: true }))
          .map(({ id, level }) => `${id} ${level}`)
          .toSorted();
      expect(told(turned)).toEqual(told(project));
    }),
    { numRuns: 30 },
  );
});

test('twice the draws turn no verdict round, and move only what stands at the edge of one', () => {
  const facts = gatherFacts(synapse, known.library);
  for (const subject of ['tryptophan', 'vitamin-b1', 'copper', 'vmat2']) {
    const once = askWhatIf(facts, low(subject), known.knowledge, { wanted: 800 }).verdicts;
    const twice = askWhatIf(facts, low(subject), known.knowledge, { wanted: 1600 }).verdicts;
    const other = [...once].flatMap(([id, { level }]) => {
      const next = twice.get(id)?.level ?? '';
      return next === level ? [] : [`${level} ${next}`];
    });
    expect(other.filter((one) => /^(?:low|high|unknown) (?:low|high|unknown)$/u.test(one))).toEqual(
      [],
    );
    expect(other.length).toBeLessThan(once.size / 100);
  }
});

test('the same question gets the same bytes', () => {
  const ask = () =>
    JSON.stringify(
      toLevelData(toScenarioView({ ...synapse }, [{ node: 'tryptophan', level: 'low' }], known)),
    );
  expect(ask()).toBe(ask());
});

describe('by the drawing alone', () => {
  /** A becomes B and C; the enzyme of the way to B has a share of A. */
  const branch = (share: number) =>
    aProject({
      nodes: [
        ...['A', 'B', 'C'].map((id) => aNode({ id, label: id, kind: 'intermediate' })),
        aNode({ id: 'E', label: 'E', kind: 'enzyme' }),
      ],
      links: [
        aLink({ id: 'ab', source: 'A', target: 'B', share, anchors: [{ id: 'x', position: 0.5 }] }),
        aLink({ id: 'ac', source: 'A', target: 'C' }),
        aLink({ id: 'e', relation: 'catalyzes', source: 'E', target: { to: 'anchor', id: 'x' } }),
      ],
    });
  const sizeOf = (project: Project, subject: string) =>
    Math.abs(Number(verdictsOf(project, low('E'), true)[subject]?.[1]));

  test('a doubled share of a branch never lessens its effect', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.02, max: 0.45, noNaN: true }), (share) => {
        expect(sizeOf(branch(2 * share), 'A')).toBeGreaterThanOrEqual(sizeOf(branch(share), 'A'));
      }),
      { numRuns: 20 },
    );
  });

  test('a small branch that slows leaves its substrate as it was', () => {
    const verdicts = verdictsOf(branch(0.02), low('E'), true);
    expect([verdicts['A']?.[0], verdicts['B']?.[0]]).toEqual(['unchanged', 'low']);
  });

  test('what nothing leads to is not known, and is not called unchanged', () => {
    const nodes = [aNode({ id: 'n', kind: 'micronutrient' }), aNode({ id: 'm', kind: 'molecule' })];
    const { quiet } = toScenarioView(aProject({ nodes }), [{ node: 'n', level: 'low' }], known);
    expect(quiet.map(({ id, level }) => [id, level])).toEqual([['m', 'unknown']]);
  });

  test('a surplus of a cofactor does not act as a drug', () => {
    const { changes } = toScenarioView(synapse, [{ node: 'vitamin-b6', level: 'high' }], known);
    expect(changes.filter(({ kind }) => kind === 'neurotransmitter')).toEqual([]);
  });

  test('supplies of what takes no part are passed over', () => {
    const { changes, quiet } = toScenarioView(synapse, [{ node: 'nobody', level: 'low' }], known);
    expect([changes, quiet]).toEqual([[], []]);
  });
});

describe('a person reads', () => {
  const { changes, notes } = toScenarioView(
    pathwayNamed('complete-support-matrix'),
    [{ node: 'copper', level: 'low' }],
    known,
  );
  const told = changes.find(({ entity }) => entity === 'norepinephrine');

  test('the verdict with band, draws and confidence', () => {
    expect(told?.verdict).toMatch(
      /^(?:Clearly|Somewhat) lower, about −\d+ % \(−\d+ % to .+ %\) outside the cell in \d+ of 100 draws; \w+/u,
    );
  });

  test('steps that name a cause and an effect, with the references of each', () => {
    const [first] = told?.causes ?? [];
    expect(first?.steps.map(({ sentence }) => sentence)).toEqual([
      'Less copper slows DBH, which needs it.',
      'Slower DBH makes less norepinephrine, so less is stored and released.',
    ]);
    expect(first?.steps[0]?.references.length).toBeGreaterThan(0);
  });

  test('no sentence of more than 25 words in a reason, and that references prove steps only', () => {
    const sentences = changes.flatMap(({ causes }) =>
      causes.flatMap(({ steps }) => steps.map(({ sentence }) => sentence)),
    );
    expect(sentences.filter((sentence) => sentence.split(' ').length > 25)).toEqual([]);
    expect(notes.join(' ')).toContain('References prove the single steps, not the chain.');
  });
});

test('a first answer turns no verdict round that it gives, and does not change the whole answer', () => {
  const facts = gatherFacts(synapse, known.library);
  let given = 0;
  for (const subject of ['vitamin-b6', 'iron']) {
    const first: WhatIf[] = [];
    const whole = askWhatIf(facts, low(subject), known.knowledge, {
      onFirst: (answer) => first.push(answer),
    });
    const [early] = first;
    const turned = [...(early?.verdicts ?? [])].filter(
      ([id, { level }]) => whole.verdicts.get(id)?.level !== level,
    );
    expect(turned.map(([id]) => id)).toEqual([]);
    expect((early?.verdicts.size ?? 0) + (early?.open.size ?? 0)).toBe(whole.verdicts.size);
    expect(whole.verdicts).toEqual(askWhatIf(facts, low(subject), known.knowledge).verdicts);
    given += early?.verdicts.size ?? 0;
  }
  expect(given).toBeGreaterThan(300);
});
