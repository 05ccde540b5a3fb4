import * as fc from 'fast-check';
import { addElements, removeElements } from '../../../shared/edit/elements.ts';
import {
  addAnchor,
  moveAnchor,
  removeAnchor,
  connect,
  connectToLink,
  reconnect,
  reconnectToLink,
  reverseLinks,
  addWaypoint,
  moveWaypoint,
  removeWaypoint,
  setWaypoints,
} from '../../../shared/edit/links.ts';
import {
  renameElement,
  setCaption,
  setEvidence,
  setNotes,
  setXrefs,
  setConfidence,
  setKind,
  setRelation,
  setRouting,
  clearStyle,
  pasteStyle,
  setLinkStyle,
  setNodeStyle,
  addBadge,
  moveBadge,
  removeBadge,
  setBadges,
} from '../../../shared/edit/set-element-properties.ts';
import { copyFragment, duplicate, pasteFragment } from '../../../shared/edit/clipboard.ts';
import type { Edit } from '../../../shared/edit/edit.ts';
import {
  keepingTextWhole,
  fitContainer,
  resizeNode,
  rotateNodes,
  moveElements,
  moveNodes,
  positionNodes,
} from '../../../shared/edit/move-and-resize.ts';
import { adoptByPosition, groupNodes, ungroup, setParent } from '../../../shared/edit/grouping.ts';
import { addReference, removeReference, updateReference } from '../../../shared/edit/references.ts';
import { setCanvas, setMetadata } from '../../../shared/edit/set-project-properties.ts';
import {
  bringForward,
  bringToFront,
  sendBackward,
  sendToBack,
} from '../../../shared/edit/z-order.ts';
import {
  relationSchema,
  type Endpoint,
  type Project,
  nodeKindSchema,
  type DiagramPoint,
} from '../../../shared/project/project-schema.ts';

/** What an edit is made of, drawn before there is a project; ids are picked from the project when it is made. */
interface Draw {
  readonly picks: readonly number[];
  readonly numbers: readonly number[];
  readonly text: string;
  readonly isOdd: boolean;
}

export interface ArbitraryEdit {
  readonly name: string;
  readonly draw: Draw;
}

const oddNumbers = [NaN, Infinity, -Infinity, -0, 1e9, -1e9, 0.1 + 0.2, Number.MAX_VALUE];

const numberDraw = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -500, max: 500 }) },
  { weight: 1, arbitrary: fc.constantFrom(...oddNumbers) },
  { weight: 1, arbitrary: fc.double() },
);

const textDraw = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '__proto__', '<b>x</b>', 'שלום', '\u0000', 'x'.repeat(10_001), '#ff0000'),
);

const draw: fc.Arbitrary<Draw> = fc.record({
  picks: fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
  numbers: fc.array(numberDraw, { minLength: 4, maxLength: 4 }),
  text: textDraw,
  isOdd: fc.boolean(),
});

/** The ids of a project by what they name, with some that name nothing. */
function idsOf(project: Project) {
  const nodes = project.nodes.map(({ id }) => id);
  const links = project.links.map(({ id }) => id);
  const anchors = project.links.flatMap((link) => link.anchors.map(({ id }) => id));
  const badges = project.nodes.flatMap((node) => node.badges.map(({ id }) => id));
  const references = project.references.map(({ id }) => id);
  const odd = ['nobody', '__proto__', 'constructor', ''];
  return {
    nodes,
    links,
    anchors,
    badges,
    references,
    all: [...nodes, ...links, ...anchors, ...badges, ...odd],
  };
}

function pick<Item>(items: readonly Item[], number: number | undefined): Item | undefined {
  return items[(number ?? 0) % Math.max(1, items.length)];
}

type Maker = (context: Context) => Edit;

interface Context {
  readonly project: Project;
  readonly node: string;
  readonly link: string;
  readonly anchor: string;
  readonly badge: string;
  readonly reference: string;
  readonly some: readonly string[];
  readonly point: DiagramPoint;
  readonly numbers: readonly [number, number, number, number];
  readonly picks: readonly number[];
  readonly text: string;
  readonly isOdd: boolean;
  readonly end: Endpoint;
  readonly otherEnd: Endpoint;
  readonly side: 'source' | 'target';
  readonly newId: () => string;
}

const kinds = nodeKindSchema.options;
const relations = relationSchema.options;
const locate = () => ({ x: 1, y: 2 });

const makers: Record<string, Maker> = {
  addElements: ({ newId, picks, numbers: [x, y, width, height], text, isOdd, node, reference }) =>
    addElements({
      nodes: [
        { id: isOdd ? newId() : node, kind: pick(kinds, picks[0]) ?? 'note', x, y, width, height },
        {
          id: newId(),
          kind: 'compartment',
          x: 0,
          y: 0,
          width: 300,
          height: 300,
          label: text,
          parent: node,
        },
      ],
      references: [{ id: isOdd ? newId() : reference, authors: [], title: text }],
    }),
  moveNodes: ({ some, point }) => moveNodes(some, point),
  moveElements: ({ some, point, link }) =>
    moveElements({ nodes: some, links: [link, ...some] }, point),
  positionNodes: ({ some, point, node }) =>
    positionNodes(new Map([[node, { x: 5, y: -0 }], ...some.map((id) => [id, point] as const)])),
  resizeNode: ({ node, numbers: [x, y, width, height] }) =>
    resizeNode(node, { x, y, width, height }),
  rotateNodes: ({ some, numbers: [degrees] }) => rotateNodes(some, degrees),
  fitContainer: ({ node, numbers: [margin] }) => fitContainer(node, margin),
  renameElement: ({ some, text }) => renameElement(some[0] ?? '', text),
  setCaption: ({ node, text }) => setCaption(node, text),
  keepingTextWhole: ({ node, text }) => keepingTextWhole(node, renameElement(node, text)),
  setKind: ({ some, picks }) => setKind(some, pick(kinds, picks[0]) ?? 'note'),
  setRelation: ({ some, picks }) => setRelation(some, pick(relations, picks[0]) ?? 'binds'),
  setRouting: ({ some, isOdd }) => setRouting(some, isOdd ? 'curved' : 'orthogonal'),
  setConfidence: ({ some, isOdd }) => setConfidence(some, isOdd ? 'contested' : undefined),
  connect: ({ newId, isOdd, link, end, otherEnd, picks }) =>
    connect({
      id: isOdd || picks[1] === 0 ? newId() : link,
      relation: pick(relations, picks[0]) ?? 'binds',
      source: end,
      target: otherEnd,
    }),
  connectToLink: ({ newId, node, link, isOdd, numbers: [position], end }) =>
    connectToLink({
      id: newId(),
      relation: 'catalyzes',
      source: isOdd ? { to: 'node', id: node } : end,
      target: { to: 'link', id: link },
      anchorId: newId(),
      position,
    }),
  reverseLinks: ({ some }) => reverseLinks(some),
  reconnect: ({ link, side, end }) => reconnect(link, side, end),
  reconnectToLink: ({ project, link, side, newId, numbers: [position], picks }) =>
    reconnectToLink(link, side, {
      link: pick(project.links, picks[0])?.id ?? 'nobody',
      id: newId(),
      position,
    }),
  addAnchor: ({ link, newId, isOdd, anchor, numbers: [position] }) =>
    addAnchor(link, { id: isOdd ? newId() : anchor, position }),
  moveAnchor: ({ anchor, numbers: [position] }) => moveAnchor(anchor, position),
  removeAnchor: ({ anchor, isOdd, point }) =>
    isOdd ? removeAnchor(anchor, point) : removeAnchor(anchor),
  addWaypoint: ({ link, numbers: [index], point }) => addWaypoint(link, index, point),
  moveWaypoint: ({ link, picks, point }) => moveWaypoint(link, (picks[0] ?? 0) % 3, point),
  removeWaypoint: ({ link, numbers: [index] }) => removeWaypoint(link, index),
  setWaypoints: ({ link, point, isOdd }) => setWaypoints(link, isOdd ? [] : [point, point]),
  groupNodes: ({ some, newId, isOdd, node, picks }) =>
    groupNodes(
      some,
      isOdd
        ? { id: newId() }
        : { id: picks[2] === 0 ? node : newId(), kind: pick(kinds, picks[0]) ?? 'group' },
    ),
  ungroup: ({ some }) => ungroup(some),
  setParent: ({ some, node, isOdd }) => setParent(some, isOdd ? node : undefined),
  setParentDeep: ({ some, node }) => setParent(some, node),
  adoptByPosition: ({ some }) => adoptByPosition(some),
  removeElements: ({ some }) => removeElements(some.slice(0, 2)),
  paste: ({ project, some, point, newId }) =>
    pasteFragment(copyFragment(project, some, locate), { newId, offset: point }),
  duplicate: ({ some, point, newId }) => duplicate(some, { newId, offset: point, locate }),
  setNodeStyle: ({ some, text, numbers: [opacity], isOdd }) =>
    setNodeStyle(some, { fill: text, opacity: isOdd ? 0.5 : opacity }),
  setNodeStyleBack: ({ some, isOdd }) =>
    setNodeStyle(
      some,
      isOdd ? { fill: undefined } : { fill: '#123456', bold: true, text: undefined },
    ),
  setLinkStyle: ({ some, text, isOdd }) =>
    setLinkStyle(some, isOdd ? { color: text } : { color: undefined, targetHead: 'bar' }),
  clearStyle: ({ some }) => clearStyle(some),
  pasteStyle:
    ({ some }) =>
    (project) =>
      pasteStyle(some, { node: project.nodes[0], link: project.links[0] })(project),
  setNotes: ({ some, text }) => setNotes(some[0] ?? '', text),
  setXrefs: ({ some, text }) => setXrefs(some[0] ?? '', [{ database: 'ChEBI', id: text }]),
  setEvidence: ({ some, reference, text }) =>
    setEvidence(some[0] ?? '', [{ reference, stance: 'supports', grade: 'ungraded', quote: text }]),
  addReference: ({ newId, reference, isOdd, text }) =>
    addReference({ id: isOdd ? newId() : reference, authors: [], doi: text }),
  updateReference: ({ reference, text, numbers: [year], isOdd }) =>
    updateReference(reference, { title: text, year: isOdd ? undefined : year }),
  removeReference: ({ reference }) => removeReference(reference),
  setMetadata: ({ text, isOdd }) => setMetadata({ title: text, created: isOdd ? text : undefined }),
  setCanvas: ({ numbers: [grid], text, isOdd }) =>
    setCanvas(isOdd ? { grid } : { background: text }),
  setBadges: ({ node, newId, badge, isOdd, numbers: [x, y] }) =>
    setBadges(node, [{ id: isOdd ? newId() : badge, x, y }]),
  addBadge: ({ node, newId, text, numbers: [x, y] }) =>
    addBadge(node, { id: newId(), x, y, label: text }),
  moveBadge: ({ badge, point: { x, y } }) => moveBadge(badge, { x, y }),
  removeBadge: ({ badge }) => removeBadge(badge),
  bringToFront: ({ some }) => bringToFront(some),
  bringForward: ({ some }) => bringForward(some),
  sendBackward: ({ some }) => sendBackward(some),
  sendToBack: ({ some }) => sendToBack(some),
};

export const arbitraryEdit: fc.Arbitrary<ArbitraryEdit> = fc.record({
  name: fc.constantFrom(...Object.keys(makers)),
  draw,
});

/** The edit itself, with ids of the project that it is for. `newId` never gives an id twice. */
export function makeEdit(
  { name, draw }: ArbitraryEdit,
  project: Project,
  newId: () => string,
): Edit {
  const maker = makers[name];
  if (!maker) throw new Error(`No edit ${name}`);
  const ids = idsOf(project);
  const [first = 0, second = 0, third = 0, fourth = 0] = draw.picks;
  const [x = 0, y = 0, width = 0, height = 0] = draw.numbers;
  return maker({
    project,
    node: pick(ids.nodes, first) ?? 'nobody',
    link: pick(ids.links, second) ?? 'nobody',
    anchor: pick(ids.anchors, third) ?? 'nobody',
    badge: pick(ids.badges, fourth) ?? 'nobody',
    reference: pick(ids.references, first) ?? 'nobody',
    some: draw.picks.map((number) => pick(ids.all, number) ?? 'nobody'),
    point: { x, y },
    numbers: [x, y, width, height],
    picks: draw.picks,
    text: draw.text,
    isOdd: draw.isOdd,
    end: endAt(ids, second, { x, y }),
    otherEnd: endAt(ids, third, { x, y }),
    side: draw.isOdd ? 'source' : 'target',
    newId,
  });
}

function endAt(ids: ReturnType<typeof idsOf>, number: number, point: DiagramPoint): Endpoint {
  const anchor = pick(ids.anchors, number);
  if (number % 5 === 0) return { to: 'point', ...point };
  if (number % 3 === 0 && anchor !== undefined) return { to: 'anchor', id: anchor };
  return { to: 'node', id: pick(ids.nodes, number) ?? 'nobody' };
}
