import {
  type Evidence,
  limits,
  type Link,
  type Project,
  newProject,
  type Badge,
  type PathwayNode,
} from '../../project/project-schema.ts';
import { shorten } from '../../project/element-names.ts';
import type { Loss } from '../../project/file-outcome.ts';
import { elementOfLink, elementOfNode, stateOfBadge } from './derived-element.ts';
import {
  isLineKind,
  type GpmlDocument,
  type GpmlElement,
  type Values,
  type WriteContext,
  toJson,
  wordsOfElement,
  type Word,
} from './gpml-document.ts';
import { giveIds, readContext, type Ids } from './gpml-ids.ts';
import { groupBounds, badgeOfState, boxOf, groupLooks, nodeOfElement } from './node-of-element.ts';
import { createRoutes } from './line-routes.ts';
import { isReversed, linkOfLine } from './link-of-line.ts';
import {
  notesOf,
  readReferences,
  cutsOfLine,
  cutsOfNode,
  cutsOfPathway,
  ownId,
} from './remarks.ts';
import {
  applyOursToLink,
  applyOursToNode,
  isOurs,
  withOwnParents,
  metadataOf,
  originOfPathway,
} from './our-properties.ts';
import { courseKey } from './from-project.ts';
import { spellingOf } from './gpml-attributes.ts';
import { formatsWords } from '../../words/formats.ts';

interface Making {
  readonly document: GpmlDocument;
  readonly ids: Ids;
  readonly references: ReadonlyMap<string, string>;
  readonly losses: Loss[];
  /** What nodes name as their parent, by element. */
  readonly parents: ReadonlyMap<GpmlElement, string>;
  readonly context: WriteContext;
}

/** The project in a file. What the model has no field for is kept with each element. */
export function toProject(read: GpmlDocument): { project: Project; losses: Loss[] } {
  const document = withGroupLooks(read);
  const format = formatName(document);
  const { references, byId } = readReferences(document.references, format);
  const ids = giveIds(document);
  const groupOf = createGroupLookup(document, ids);
  const boxes = groupBounds(document.elements, groupOf);
  const losses: Loss[] = cutsOfPathway(document);
  const parents = parentsOf(document, boxes, groupOf, ids);
  const context = readContext(ids, document);
  const making: Making = { document, ids, references: byId, losses, parents, context };
  const nodes = withOwnParents(nodesOf(making, boxes), document.elements, ids);
  const byNodeId = new Map(nodes.map((node) => [node.id, node]));
  const links = linksOf(making, byNodeId);
  tellDoubles(making);
  const unplaced = document.elements.filter((element) => isUnplaced(element, boxes));
  losses.push(...unplaced.filter(({ kind }) => kind === 'State').map(lossOfState));
  const project: Project = {
    ...newProject(),
    metadata: metadataOf(document),
    references,
    nodes,
    links,
    origin: { format, data: originOfPathway(document, unplaced) },
  };
  return { project, losses };
}

export function formatName({ version }: Pick<GpmlDocument, 'version'>): string {
  return `GPML${version}`;
}

/** Groups of 2013a have no looks: they get those of their style, which the rest then need not know. */
function withGroupLooks(document: GpmlDocument): GpmlDocument {
  if (document.version !== '2013a') return document;
  return {
    ...document,
    elements: document.elements.map((element) => {
      if (element.kind !== 'Group') return element;
      const looks = groupLooks(element.values.get('type') ?? '');
      return { ...element, values: new Map([...looks, ...element.values]) };
    }),
  };
}

function createGroupLookup(document: GpmlDocument, ids: Ids) {
  const groups = new Map<string, GpmlElement>();
  for (const element of document.elements) {
    if (element.kind === 'Group') groups.set(ids.of(element), element);
  }
  return (element: GpmlElement): GpmlElement | undefined => {
    const id = ids.groups.get(element.values.get('groupRef') ?? '');
    const group = id === undefined ? undefined : groups.get(id);
    return group === element ? undefined : group;
  };
}

/** Groups without members have no place, and states of no node neither: they are kept with the project. */
function isUnplaced(element: GpmlElement, boxes: ReadonlyMap<GpmlElement, unknown>): boolean {
  if (element.kind === 'State') return true;
  return element.kind === 'Group' && !boxes.has(element);
}

function lossOfState(state: GpmlElement): Loss {
  const label = shorten(state.values.get('textLabel') ?? '');
  return {
    kind: 'approximated',
    ...ownId(state),
    where: formatsWords.stateLine(JSON.stringify(label), state.line),
    what: formatsWords.belongsNodeFileDoes,
  };
}

/** The group of every node that lies in one, rings and too deep nesting left out. */
function parentsOf(
  document: GpmlDocument,
  boxes: ReadonlyMap<GpmlElement, unknown>,
  groupOf: (element: GpmlElement) => GpmlElement | undefined,
  ids: Ids,
): ReadonlyMap<GpmlElement, string> {
  const parents = new Map<GpmlElement, string>();
  for (const element of document.elements) {
    const group = groupOf(element);
    if (!group || !boxes.has(group) || isLineKind(element.kind)) continue;
    if (!isTooDeep(group, element, groupOf)) parents.set(element, ids.of(group));
  }
  return parents;
}

function isTooDeep(
  group: GpmlElement,
  element: GpmlElement,
  groupOf: (element: GpmlElement) => GpmlElement | undefined,
): boolean {
  let depth = 0;
  for (let at: GpmlElement | undefined = group; at; at = groupOf(at)) {
    depth += 1;
    if (at === element || depth >= limits.nesting) return true;
  }
  return false;
}

function nodesOf(making: Making, boxes: ReturnType<typeof groupBounds>): PathwayNode[] {
  const { document } = making;
  const nodes: PathwayNode[] = [];
  for (const element of document.elements) {
    if (isLineKind(element.kind) || isUnplaced(element, boxes)) continue;
    nodes.push(readNode(making, element, boxes.get(element) ?? boxOf(element.values)));
  }
  return nodes;
}

function readNode(
  making: Making,
  element: GpmlElement,
  box: ReturnType<typeof boxOf>,
): PathwayNode {
  const id = making.ids.of(element);
  const parent = making.parents.get(element);
  const plain: PathwayNode = {
    id,
    ...nodeOfElement(element, box),
    caption: '',
    ...(parent === undefined ? {} : { parent }),
    badges: element.states.map((state) => readBadge(making, state)),
    notes: notesOf(element.comments),
    evidence: evidenceOf(making, element),
    origin: originOf(making, element, []),
  };
  making.losses.push(...cutsOfNode(element, box, plain));
  const node = applyOursToNode(plain, element);
  const derived = elementOfNode(node, element.kind, making.context);
  return { ...node, origin: originOf(making, element, ownWords(element, derived)) };
}

function readBadge(making: Making, state: GpmlElement): Badge {
  const plain = badgeOfState(state, making.ids.of(state));
  const derived = stateOfBadge(plain, state.values.get('elementId'));
  return { ...plain, origin: originOf(making, state, ownWords(state, derived)) };
}

function linksOf(making: Making, nodes: ReadonlyMap<string, PathwayNode>): Link[] {
  const lines = making.document.elements.filter(({ kind }) => isLineKind(kind));
  const routes = createRoutes(lines, nodes, making.ids);
  const around = { nodes, ids: making.ids, routes, format: formatName(making.document) };
  return lines.map((line) => {
    const id = making.ids.of(line);
    const plain: Link = {
      id,
      label: '',
      ...linkOfLine(line, around),
      notes: notesOf(line.comments),
      evidence: evidenceOf(making, line),
      origin: originOf(making, line, []),
    };
    making.losses.push(...cutsOfLine(line, id));
    const link = applyOursToLink(plain, line);
    const corners = routes.routeOf(line).corners;
    const derived = elementOfLink(link, line.kind, making.context, {
      nodes,
      routeOf: () => (isReversed(line) ? corners.toReversed() : corners),
    });
    return { ...link, origin: originOfLine(making, line, link, derived) };
  });
}

/** If a file stores other middle points for a course than we would, or none, they are kept with the course. */
function originOfLine(making: Making, line: GpmlElement, link: Link, derived: GpmlElement) {
  const middles = line.points.slice(1, -1);
  const isBent = link.routing !== 'straight' || line.values.get('connectorType') === 'Straight';
  const isSame =
    line.points.length === derived.points.length &&
    middles.every((point, index) => isNear(point, derived.points[index + 1]));
  const origin = originOf(making, line, ownWords(line, derived));
  if (!isBent || isSame) return origin;
  const points = middles.map((point) => [point.get('x') ?? '0', point.get('y') ?? '0']);
  return { ...origin, data: { ...origin.data, bends: { course: courseKey(link), points } } };
}

function isNear(point: Values, other: Values | undefined): boolean {
  return ['x', 'y'].every(
    (name) => Math.abs(Number(point.get(name)) - Number(other?.get(name) ?? NaN)) < 0.01,
  );
}

/**
 * The words of an element that the model has no field for, such as the name of a head. They go where the element goes.
 * Its numbers and what it names are the model's; how they are spelled, the text of the file keeps.
 */
function ownWords(element: GpmlElement, derived: GpmlElement): Word[] {
  return wordsOfElement(element, derived).filter(([where]) => {
    const name = where.replace(/^(?:start|end)\./u, '');
    return !references.has(name) && ['text', 'color'].includes(spellingOf(name));
  });
}

const references = new Set(['elementId', 'elementRef', 'groupRef', 'groupId', 'aliasRef']);

/** The references that it cites, each one once; ids of unknown references are kept. */
function evidenceOf({ references }: Making, element: GpmlElement): Evidence[] {
  const cited = element.citations.slice(0, limits.listLength);
  return cited.flatMap((citation): Evidence[] => {
    const reference = references.get(citation);
    if (reference === undefined) return [];
    return [{ reference, stance: 'supports', grade: 'ungraded', basis: 'curated' }];
  });
}

function originOf(making: Making, element: GpmlElement, words: readonly Word[]) {
  const { document, references } = making;
  const own = element.values.get('elementId');
  const isState = element.kind === 'State';
  const citations = element.citations.filter((citation) => isState || !references.has(citation));
  const data = toJson({
    element: element.kind,
    words,
    comments: element.comments,
    properties: element.properties.filter(([key]) => !isOurs(key)),
    citations,
    annotations: element.annotations,
    evidences: element.evidences,
    extras: element.extras,
  });
  const groupId = document.version === '2013a' ? element.values.get('groupId') : undefined;
  const isLine = isLineKind(element.kind);
  const reversed = isLine && isReversed(element);
  const group = isLine ? making.ids.groups.get(element.values.get('groupRef') ?? '') : undefined;
  return {
    format: formatName(document),
    ...(own === undefined ? {} : { id: own.slice(0, limits.shortTextLength) }),
    data: {
      ...data,
      ...(groupId === undefined ? {} : { groupId }),
      ...(reversed ? { reversed } : {}),
      ...(group === undefined ? {} : { group }),
    },
  };
}

function tellDoubles(making: Making): void {
  for (const element of making.ids.twice) {
    const id = making.ids.of(element);
    making.losses.push({
      kind: 'approximated',
      elementId: id,
      ...ownId(element),
      where: formatsWords.line(element.kind, element.line),
      what: formatsWords.hasIdAnotherElement,
    });
  }
}
