import { describe, expect, test } from 'vitest';
import {
  renameElement,
  setEvidence,
  setNotes,
  setXrefs,
  setConfidence,
  setKind,
  clearStyle,
  pasteStyle,
  setLinkStyle,
  setNodeStyle,
  addBadge,
  moveBadge,
  removeBadge,
} from '../../../shared/edit/set-element-properties.ts';
import { removeReference, updateReference } from '../../../shared/edit/references.ts';
import { resizeNode, rotateNodes } from '../../../shared/edit/move-and-resize.ts';
import { setCanvas, setMetadata } from '../../../shared/edit/set-project-properties.ts';
import { addWaypoint, moveWaypoint, removeWaypoint } from '../../../shared/edit/links.ts';
import { nodeSchema } from '../../../shared/project/project-schema.ts';
import { nodeKinds } from '../../../shared/project/node-kinds.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

const one = (fields: Parameters<typeof aNode>[0] = {}) => aProject({ nodes: [aNode(fields)] });

const linked = (fields: Parameters<typeof aLink>[0] = {}) =>
  aProject({ nodes: [aNode({ id: 'n1' }), aNode({ id: 'n2' })], links: [aLink(fields)] });

test('fields that we do not know stay with an element that changes', () => {
  const node = nodeSchema.parse({ ...aNode(), 'x-lab': { tube: 7 } });
  const after = renameElement('n1', 'TPH2')(aProject({ nodes: [node] }));
  expect(after.nodes[0]).toEqual({ ...node, label: 'TPH2' });
});

test.each(['<b>x</b>', 'סרוטונין', '👩‍🔬', 'a\nb\u0000', '__proto__', 'x'.repeat(10_000)])(
  'a label can be %o',
  (label) => {
    expect(renameElement('n1', label)(one()).nodes[0]?.label).toBe(label);
  },
);

test('a text that is too long, or the same, changes nothing', () => {
  const project = one({ label: 'Same' });
  expect(renameElement('n1', 'x'.repeat(10_001))(project)).toBe(project);
  expect(renameElement('n1', 'Same')(project)).toBe(project);
  expect(setNotes('n1', '')(project)).toBe(project);
  expect(setXrefs('n1', [])(project)).toBe(project);
});

describe('another kind', () => {
  test('brings its size, about the same centre, where the size was never changed', () => {
    const { width, height } = nodeKinds.enzyme;
    const after = setKind(['n1'], 'neurotransmitter')(one({ x: 100, y: 100, width, height }));
    expect(after.nodes[0]).toEqual(
      aNode({ kind: 'neurotransmitter', x: 80, y: 97, width: 120, height: 46 }),
    );
  });

  test('leaves a size that was chosen', () => {
    const after = setKind(['n1'], 'hormone')(one({ width: 200 }));
    expect(after.nodes[0]).toEqual(aNode({ kind: 'hormone', width: 200 }));
  });

  test('is refused to a compartment that holds nodes, and to linked nodes if it takes no links', () => {
    const held = aProject({
      nodes: [aNode({ id: 'cell', kind: 'compartment' }), aNode({ parent: 'cell' })],
    });
    expect(setKind(['cell'], 'enzyme')(held)).toBe(held);
    expect(setKind(['cell'], 'group')(held).nodes[0]?.kind).toBe('group');
    const project = linked();
    expect(setKind(['n1'], 'note')(project)).toBe(project);
  });
});

test('a size is at least 8 and within the limits', () => {
  const after = resizeNode('n1', { x: -0, y: 2e9, width: -5, height: 1e12 })(one());
  expect(after.nodes[0]).toEqual(aNode({ x: 0, y: 1_000_000, width: 8, height: 1_000_000 }));
});

test('turning adds to the angle and stays within one turn', () => {
  expect(rotateNodes(['n1'], 90)(one({ rotation: 300 })).nodes[0]?.rotation).toBe(30);
  expect(rotateNodes(['n1'], -30)(one({ rotation: 30 })).nodes[0]?.rotation).toBe(0);
  const project = one();
  expect(rotateNodes(['n1'], 720)(project)).toBe(project);
});

describe('style', () => {
  test('is dropped when the last override is taken back', () => {
    const styled = setNodeStyle(['n1'], { fill: '#ff0000', bold: true })(one());
    expect(styled.nodes[0]?.style).toEqual({ fill: '#ff0000', bold: true });
    const plainer = setNodeStyle(['n1'], { fill: undefined })(styled);
    expect(plainer.nodes[0]?.style).toEqual({ bold: true });
    expect(setNodeStyle(['n1'], { bold: undefined })(plainer).nodes[0]).not.toHaveProperty('style');
  });

  test('that is no style is refused', () => {
    const project = linked();
    expect(setLinkStyle(['l1'], { color: 'url(javascript:alert(1))' })(project)).toBe(project);
    expect(setLinkStyle(['l1'], { opacity: Number.NaN })(project)).toBe(project);
  });

  test('of nodes and links is cleared together', () => {
    const project = linked({ style: { color: '#00ff00' } });
    expect(clearStyle(['l1', 'n1'])(project)).toEqual(linked());
  });

  test('goes from a node to nodes and from a link to links, but not where a text stands', () => {
    const node = aNode({ id: 'n9', style: { fill: '#ff0000', labelAt: { x: 1, y: 1 } } });
    const link = aLink({ id: 'l9', routing: 'curved', style: { color: '#00ff00' } });
    const project = setNodeStyle(['n1'], { bold: true, labelAt: { x: 0, y: 0.5 } })(linked());
    const next = pasteStyle(['n1', 'n2', 'l1'], { node, link })(project);
    expect(next.nodes[0]?.style).toEqual({ fill: '#ff0000', labelAt: { x: 0, y: 0.5 } });
    expect(next.nodes[1]?.style).toEqual({ fill: '#ff0000' });
    expect(next.links[0]).toMatchObject({ routing: 'curved', style: { color: '#00ff00' } });
    const plain = pasteStyle(['n2'], { node: aNode(), link: undefined })(next);
    expect(plain.nodes[1]).toEqual(linked().nodes[1]);
    expect(plain.links).toBe(next.links);
  });
});

describe('references', () => {
  const reference = { id: 'r1', authors: [], year: 1999, doi: '10.1/x' };
  const evidence = [{ reference: 'r1', stance: 'supports', grade: 'high' }] as const;
  const project = { ...linked(), references: [reference] };

  test('evidence must name one of the project', () => {
    expect(setEvidence('l1', evidence)(linked())).toEqual(linked());
    expect(setEvidence('l1', evidence)(project).links[0]?.evidence).toEqual(evidence);
  });

  test('a removed one takes the evidence that names it along', () => {
    const cited = setEvidence('n2', evidence)(setEvidence('l1', evidence)(project));
    expect(removeReference('r1')(cited)).toEqual(linked());
  });

  test('an updated one loses the fields that are undefined and keeps its id', () => {
    const after = updateReference('r1', { id: 'r2', doi: undefined, title: 'T' })(project);
    expect(after.references).toStrictEqual([{ id: 'r1', authors: [], year: 1999, title: 'T' }]);
  });
});

test('project properties take their defaults back, and refuse what they cannot be', () => {
  const titled = setMetadata({ title: 'Serotonin', created: '2026-11-23T08:00:00.000Z' })(one());
  expect(setMetadata({ title: undefined, created: undefined })(titled)).toStrictEqual(one());
  expect(setMetadata({ created: 'yesterday' })(titled)).toBe(titled);
  expect(setCanvas({ grid: 0 })(titled)).toBe(titled);
});

test('badges are added, moved and removed by their own ids', () => {
  const added = addBadge('n1', { id: 'b', x: 1, y: -1, label: 'P' })(one());
  const moved = moveBadge('b', { x: 0, y: 1 })(added);
  expect(moved.nodes[0]?.badges).toEqual([
    { id: 'b', kind: 'state', label: 'P', x: 0, y: 1, xrefs: [] },
  ]);
  expect(addBadge('n1', { id: 'b', x: 0, y: 0 })(moved)).toBe(moved);
  expect(removeBadge('b')(moved)).toEqual(one());
  expect(removeBadge('n1')(moved)).toBe(moved);
});

test('bends are put in, moved and taken out by their place', () => {
  const first = addWaypoint('l1', 99, { x: 1, y: 1 })(linked());
  const second = addWaypoint('l1', 0, { x: 2, y: 2 })(first);
  const moved = moveWaypoint('l1', 1, { x: 3, y: 3 })(second);
  expect(moved.links[0]?.waypoints).toEqual([
    { x: 2, y: 2 },
    { x: 3, y: 3 },
  ]);
  expect(removeWaypoint('l1', 0)(moved).links[0]?.waypoints).toEqual([{ x: 3, y: 3 }]);
  expect(removeWaypoint('l1', 7)(moved)).toBe(moved);
});

test('a confidence can be taken back', () => {
  const judged = setConfidence(['l1'], 'contested')(linked());
  expect(judged.links[0]?.confidence).toBe('contested');
  expect(setConfidence(['l1'], undefined)(judged)).toStrictEqual(linked());
});
