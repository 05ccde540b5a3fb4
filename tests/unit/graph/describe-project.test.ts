import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeProject } from '../../../shared/graph/describe-project.ts';
import type { Link, PathwayNode } from '../../../shared/project/project-schema.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';
import { arbitraryProject } from '../../support/arbitrary-project.ts';

const names = ['Tryptophan', '5-HTP', 'TPH2', 'TPH1', 'BH4', 'iron', 'zinc'];
const nodes = names.map((label) => aNode({ id: label, label }));
const step = aLink({
  id: 'step',
  source: 'Tryptophan',
  target: '5-HTP',
  anchors: [{ id: 'middle', position: 0.5 }],
});
const atStep = { to: 'anchor', id: 'middle' } as const;
const catalysis = (source: string) =>
  aLink({ id: `c-${source}`, relation: 'catalyzes', source, target: atStep });
const need = (source: string, target: string, confidence?: Link['confidence']) =>
  aLink({
    id: `${source}-${target}`,
    relation: 'cofactor-of',
    source,
    target,
    ...(confidence ? { confidence } : {}),
  });

function say(links: readonly Link[], shown: readonly PathwayNode[] = []): string {
  const project = aProject({ nodes, links });
  return describeProject(project, { nodes: shown, links });
}

describe('A step', () => {
  test('is told with its enzyme and all that this needs', () => {
    expect(say([step, catalysis('TPH2'), need('BH4', 'TPH2'), need('iron', 'TPH2')])).toBe(
      'Tryptophan is converted to 5-HTP by TPH2, which needs BH4 and iron.',
    );
  });

  test('is told with each of several enzymes and their own needs', () => {
    const links = [step, catalysis('TPH2'), catalysis('TPH1')];
    expect(say(links)).toBe('Tryptophan is converted to 5-HTP by TPH2 and by TPH1.');
    expect(say([...links, need('BH4', 'TPH2'), need('iron', 'TPH2'), need('zinc', 'TPH2')])).toBe(
      'Tryptophan is converted to 5-HTP by TPH2, which needs BH4, iron and zinc, and by TPH1.',
    );
  });

  test('says what it needs itself', () => {
    const helper = aLink({ id: 'h', relation: 'cofactor-of', source: 'zinc', target: atStep });
    expect(say([step, catalysis('TPH2'), helper])).toBe(
      'Tryptophan is converted to 5-HTP by TPH2; the step needs zinc.',
    );
  });

  test('says what of it is contested', () => {
    expect(say([step, catalysis('TPH2'), need('iron', 'TPH2', 'contested')])).toBe(
      'Tryptophan is converted to 5-HTP by TPH2, which needs iron (contested).',
    );
  });
});

test('what regulates, carries and binds follows, with what one thing does in one sentence', () => {
  const link = (relation: Link['relation'], source: string, target: string) =>
    aLink({ id: `${relation}-${source}-${target}`, relation, source, target });
  expect(
    say([
      link('binds', 'zinc', 'TPH1'),
      link('inhibits', 'zinc', 'TPH2'),
      link('inhibits', 'zinc', 'TPH1'),
      aLink({ id: 'on-step', relation: 'activates', source: 'iron', target: atStep }),
      step,
    ]),
  ).toBe(
    'Tryptophan is converted to 5-HTP. iron activates the step from Tryptophan to 5-HTP. ' +
      'zinc inhibits TPH2 and TPH1. zinc binds TPH1.',
  );
});

test('elements without links are named after all else', () => {
  const [tryptophan, , , , , iron, zinc] = nodes;
  if (!tryptophan || !iron || !zinc) throw new Error('The nodes are there.');
  expect(say([], [iron, zinc])).toBe('Shown: iron and zinc.');
  expect(say([step], [tryptophan, zinc])).toBe(
    'Tryptophan is converted to 5-HTP. Also shown: zinc.',
  );
});

test('a node without a name is called by its kind', () => {
  const project = aProject({
    nodes: [aNode({ label: '' }), aNode({ id: 'n2', kind: 'rna', label: ' \n' })],
    links: [aLink()],
  });
  expect(describeProject(project)).toBe('An unnamed enzyme is converted to an unnamed RNA.');
});

test('a large diagram is told in part, and how much is left is said', () => {
  const many = Array.from({ length: 5_000 }, (_, i) =>
    aNode({ id: `m${i}`, label: `Factor ${i}` }),
  );
  const links = many.map(({ id }, i) =>
    aLink({ id: `l${i}`, source: id, target: `m${(i + 1) % 5_000}` }),
  );
  const text = describeProject(aProject({ nodes: many, links }));
  expect(text.length).toBeLessThan(5_100);
  const told = text.match(/is converted to/gu)?.length ?? 0;
  expect(text).toMatch(new RegExp(`And ${5_000 - told} more links\\.$`, 'u'));
});

test('whatever the project, the text is short and on one line', () => {
  fc.assert(
    fc.property(arbitraryProject(), (project) => {
      const text = describeProject(project);
      expect(text.length).toBeLessThan(5_100);
      expect(text).not.toMatch(/[\n\r\t]/u);
    }),
  );
});
