import { expect, test } from 'vitest';
import { pasteFragment } from '../../../shared/edit/clipboard.ts';
import { motifs } from '../../../shared/edit/motifs.ts';
import { findFalsehoods } from '../../../shared/graph/falsehoods.ts';
import { findCrossProblems } from '../../../shared/project/cross-checks.ts';
import { covers } from '../../../shared/scene/primitives.ts';
import { aProject } from '../../support/a-project.ts';

test.each(motifs.map((motif) => [motif.metadata.title, motif] as const))(
  'the motif %s is sound, is drawn without falsehoods, and can be placed twice',
  (_title, motif) => {
    expect(findCrossProblems(motif)).toEqual([]);
    const { throughNodes, overlaps, hiddenHeads, hiddenLabels } = findFalsehoods(motif);
    expect({ throughNodes, overlaps, hiddenHeads, hiddenLabels }).toEqual({
      throughNodes: [],
      overlaps: [],
      hiddenHeads: [],
      hiddenLabels: [],
    });
    let number = 0;
    const options = { newId: () => `n${(number += 1)}`, offset: { x: 0, y: 500 } };
    const once = pasteFragment(motif, options)(aProject());
    const twice = pasteFragment(motif, { ...options, offset: { x: 0, y: 0 } })(once);
    expect(twice.nodes).toHaveLength(2 * motif.nodes.length);
    expect(twice.links).toHaveLength(2 * motif.links.length);
    for (const node of motif.nodes) {
      const parent = motif.nodes.find(({ id }) => id === node.parent);
      expect(parent === undefined || covers(parent, node)).toBe(true);
    }
  },
);
