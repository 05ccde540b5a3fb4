import { describe, expect, test } from 'vitest';
import { setHidden, setLayer, addLayer } from '../../../shared/edit/standing.ts';
import { inSequence } from '../../../shared/edit/edit.ts';
import { writeText } from '../../../shared/open/format-work.ts';
import { composePicture } from '../../../shared/paint/picture.ts';
import { imageOptionsSchema } from '../../../shared/project/image-formats.ts';
import { parseProject } from '../../../shared/project/parse-project.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import { leftOutInWords, printedPart, shownPart } from '../../../shared/project/shown-part.ts';
import { drawDiagram } from '../../../shared/scene/draw-diagram.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

/** A reaction with an enzyme on its anchor, in a cell. */
const aReaction = () =>
  aProject({
    nodes: [
      aNode({ id: 'cell', kind: 'compartment', width: 600, height: 300 }),
      aNode({ id: 'from', x: 20, y: 40, parent: 'cell' }),
      aNode({ id: 'to', x: 400, y: 40, parent: 'cell' }),
      aNode({ id: 'enzyme', kind: 'enzyme', x: 200, y: 400 }),
    ],
    links: [
      aLink({
        id: 'reaction',
        source: 'from',
        target: 'to',
        anchors: [{ id: 'middle', position: 0.5 }],
      }),
      aLink({
        id: 'catalysis',
        relation: 'catalyzes',
        source: 'enzyme',
        target: { to: 'anchor', id: 'middle' },
      }),
    ],
  });

const idsOf = ({
  nodes,
  links,
}: {
  nodes: readonly { id: string }[];
  links: readonly { id: string }[];
}) => [...nodes, ...links].map(({ id }) => id);

describe('what is hidden', () => {
  test('takes the links at it along, and those that end on them', () => {
    expect(idsOf(shownPart(setHidden(['from'], true)(aReaction())))).toEqual([
      'cell',
      'to',
      'enzyme',
    ]);
  });

  test('takes along what lies in it', () => {
    expect(idsOf(shownPart(setHidden(['cell'], true)(aReaction())))).toEqual(['enzyme']);
  });

  test('is not drawn, and nothing else differs', () => {
    const project = setHidden(['catalysis'], true)(aReaction());
    const [all, some] = [drawDiagram(aReaction(), 'light'), drawDiagram(project, 'light')];
    expect([...some.links.keys()]).toEqual(['reaction']);
    expect(some.links.get('reaction')?.route).toEqual(all.links.get('reaction')?.route);
  });

  test('is nothing in a usual project, which is then drawn as it is', () => {
    const project = aReaction();
    expect(shownPart(project)).toBe(project);
    expect(printedPart(project)).toBe(project);
    expect(leftOutInWords(project)).toBe('');
  });

  test('stays in the file', () => {
    const project = inSequence(
      addLayer({ id: 'l', name: 'Remarks', unprinted: true }),
      setLayer(['enzyme'], 'l'),
      setHidden(['to'], true),
    )(aReaction());
    expect(parseProject(serializeProject(project))).toEqual({ ok: true, value: project });
  });

  test('is written to other formats as if it were shown, and they say so', async () => {
    const hidden = setHidden(['to'], true)(aReaction());
    const [plain, written] = await Promise.all([
      writeText(aReaction(), 'gpml'),
      writeText(hidden, 'gpml'),
    ]);
    expect(written.text).toBe(plain.text);
    expect(written.report.losses.map(({ what }) => what)).toContain(
      'shows what is hidden or closed in the diagram.',
    );
  });
});

test('an image has nothing of layers that are not printed, and says how much is left out', () => {
  const project = inSequence(
    addLayer({ id: 'l', name: 'Remarks', unprinted: true }),
    setLayer(['enzyme'], 'l'),
    setHidden(['to'], true),
  )(aReaction());
  const { items } = composePicture(project, imageOptionsSchema.parse({}));
  const ids = items.map((item) => (item.type === 'node' ? item.drawn.node.id : item.drawn.link.id));
  expect(ids.toSorted()).toEqual(['cell', 'from']);
  expect([...drawDiagram(project, 'light').nodes.keys()]).toEqual(['cell', 'from', 'enzyme']);
  expect(leftOutInWords(project)).toBe('3 hidden elements and 1 on layers that are not printed');
});

/** A node that counts how often somebody asks whether it is hidden. */
function aWatchedNode(id: string, asked: string[]) {
  const node = aNode({ id });
  return Object.defineProperty({ ...node }, 'hidden', {
    enumerable: true,
    get: () => {
      asked.push(id);
      return undefined;
    },
  });
}

test('of the next version of a diagram only what changed is asked whether it is hidden', () => {
  const asked: string[] = [];
  const ids = Array.from({ length: 100 }, (_, at) => `n${at}`);
  const nodes = ids.map((id) => aWatchedNode(id, asked));
  const project = { ...aProject(), nodes };
  expect(shownPart(project)).toBe(project);
  asked.length = 0;
  expect(shownPart(project)).toBe(project);
  expect(shownPart({ ...project, metadata: { ...project.metadata } }).nodes).toBe(nodes);
  expect(asked).toEqual([]);
  const moved = { ...project, nodes: nodes.with(7, aWatchedNode('n7', asked)) };
  expect(shownPart(moved)).toBe(moved);
  expect(asked).toEqual(['n7']);
  // A version that hides one leaves the others as they are known.
  const hiding = { ...project, nodes: nodes.with(3, { ...aNode({ id: 'n3' }), hidden: true }) };
  expect(shownPart(hiding).nodes.map(({ id }) => id)).not.toContain('n3');
  asked.length = 0;
  expect(shownPart(moved)).toBe(moved);
  expect(asked).toEqual([]);
});
