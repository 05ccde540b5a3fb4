import { limits, type DiagramPoint } from '../../project/project-schema.ts';
import { distanceToRoute } from '../../scene/route-geometry.ts';
import { arcClassOf, isKnownArcClass, readArc, type Arc } from './arc.ts';
import { plainLine, relativePosition, readPorts } from './glyph.ts';
import { readXrefs, linkWordsOf } from './annotations.ts';
import { readGlyphs, register, renderedStyle } from './read-nodes.ts';
import {
  addLoss,
  isLaidOut,
  originFormat,
  type LinkDraft,
  type NodeDraft,
  type Reading,
  type Target,
} from './reading.ts';
import {
  attributeOf,
  childOf,
  childrenOf,
  localName,
  textOf,
  toJson,
  type SbgnElement,
} from './sbgn-element.ts';
import { formatsWords } from '../../words/formats.ts';

/** An arc that has its id and whose ends are not known yet: they may be arcs that come later. */
interface OpenArc {
  readonly element: SbgnElement;
  readonly arc: Arc;
  readonly id: string;
  readonly group: number | undefined;
}

/** Links for arcs, and nodes for the glyphs on them. Arcs of a group carry its number. */
export function readArcs(
  reading: Reading,
  arcs: readonly { readonly element: SbgnElement; readonly group?: number | undefined }[],
): void {
  const open = arcs.map(({ element, group }) => openArc(reading, element, group));
  const byId = new Map(reading.nodes.map((node) => [node.id, node]));
  const made = new Map(open.map((one) => [one.id, { ...one, draft: linkOf(reading, one) }]));
  for (const { draft } of made.values()) reading.links.push(draft);
  const ends: EndFinder = {
    reading,
    nodes: byId,
    anchorOn: (id, point) => {
      const carrier = made.get(id);
      return carrier && anchorAt(reading, carrier, point, byId);
    },
  };
  for (const { draft, ...one } of made.values()) {
    draft.source = findEnd(ends, one, 'source', one.arc.source, one.arc.start);
    draft.target = findEnd(ends, one, 'target', one.arc.target, one.arc.end);
  }
}

function openArc(reading: Reading, element: SbgnElement, group: number | undefined): OpenArc {
  const drawn = readArc(element);
  // Where no glyph stands anywhere, an arc cannot either.
  const arc = isLaidOut(reading) ? { ...drawn, ...nowhereInFile } : drawn;
  const id = reading.takeId(element, 'arc');
  reading.elements.set(id, element);
  register(reading, element, { type: 'link', id });
  for (const port of readPorts(element)) {
    register(reading, port.element, { type: 'link', id, point: port.point });
  }
  if (!isKnownArcClass(arc.className)) {
    const what = formatsWords.classWhichNoneSbgns(arc.className.slice(0, 60));
    addLoss(reading, 'approximated', element, what, { elementId: id });
  }
  readGlyphs(reading, childrenOf(element, 'glyph'), { id, canContain: false });
  return { element, arc, id, group };
}

const nowhereInFile = { start: undefined, end: undefined, waypoints: [] } as const;

const nowhere = { to: 'point', x: 0, y: 0 } as const;

function linkOf(reading: Reading, { element, arc, id, group }: OpenArc): LinkDraft {
  const { relation, head, sourceHead } = arcClassOf(arc.className);
  const rendered = renderedStyle(reading, element);
  const fileId = attributeOf(element, 'id');
  return {
    id,
    relation,
    source: nowhere,
    target: nowhere,
    routing: arc.isCurved ? 'curved' : 'straight',
    waypoints: fittingWaypoints(reading, element, arc, id),
    anchors: [],
    style: {
      color: rendered?.stroke ?? plainLine.color,
      width: rendered?.strokeWidth ?? plainLine.width,
      line: 'solid',
      targetHead: head,
      ...(sourceHead === undefined ? {} : { sourceHead }),
    },
    notes: textOf(childOf(element, 'notes')).slice(0, limits.notesLength),
    xrefs: readXrefs(element),
    ...linkWordsOf(childOf(element, 'extension')),
    origin: {
      format: originFormat,
      ...(fileId === undefined ? {} : { id: fileId.slice(0, limits.shortTextLength) }),
      data: { xml: toJson(withoutGlyphs(element)), ...(group === undefined ? {} : { group }) },
    },
  };
}

function fittingWaypoints(
  reading: Reading,
  element: SbgnElement,
  arc: Arc,
  id: string,
): DiagramPoint[] {
  if (arc.waypoints.length <= limits.waypoints) return [...arc.waypoints];
  const count = limits.waypoints.toLocaleString('en');
  addLoss(reading, 'approximated', element, formatsWords.hasMoreThanBends(count), {
    elementId: id,
  });
  return arc.waypoints.slice(0, limits.waypoints);
}

function withoutGlyphs(element: SbgnElement): SbgnElement {
  const children = (element.children ?? []).filter(
    (child) => typeof child === 'string' || localName(child.name) !== 'glyph',
  );
  return { ...element, children };
}

interface EndFinder {
  readonly reading: Reading;
  readonly nodes: ReadonlyMap<string, NodeDraft>;
  /** The id of the anchor on a link closest to a point, and its position. */
  readonly anchorOn: (
    link: string,
    point: DiagramPoint | undefined,
  ) => { id: string; at: DiagramPoint } | undefined;
}

/** An arc may keep some distance from its glyph. What is farther away is no position, such as (0, 0) in all arcs. */
const farthestEnd = 30;

/** How far a point is from a glyph and from its port, whichever is nearer; 0 for other arcs. */
function distanceToEnd({ nodes }: EndFinder, target: Target, point: DiagramPoint): number {
  const node = target.type === 'node' ? nodes.get(target.id) : undefined;
  if (!node) return 0;
  const { x, y, width, height } = node;
  const toBox = Math.hypot(
    Math.max(x - point.x, 0, point.x - x - width),
    Math.max(y - point.y, 0, point.y - y - height),
  );
  const port = target.point;
  return port ? Math.min(toBox, Math.hypot(port.x - point.x, port.y - point.y)) : toBox;
}

function findEnd(
  ends: EndFinder,
  { element, id }: OpenArc,
  side: 'source' | 'target',
  ref: string | undefined,
  point: DiagramPoint | undefined,
): LinkDraft['source'] {
  const target = ref === undefined ? undefined : ends.reading.targets.get(ref);
  const away = target && point ? distanceToEnd(ends, target, point) : 0;
  const isAstray = away > farthestEnd;
  if (isAstray) {
    const what = formatsWords.saysUnitsAwayFrom(side, Math.round(away).toLocaleString('en'), side);
    addLoss(ends.reading, 'approximated', element, what, { elementId: id });
  }
  const endPoint = (isAstray ? undefined : point) ?? target?.point;
  const found = target && endAt(ends, target, endPoint);
  if (found) return found;
  const why =
    ref === undefined
      ? formatsWords.hasNo(side)
      : formatsWords.hasWhichNotThere(side, ref.slice(0, 60));
  addLoss(ends.reading, 'approximated', element, formatsWords.endsFreePoint(why));
  return { to: 'point', ...(endPoint ?? { x: 0, y: 0 }) };
}

function endAt(
  ends: EndFinder,
  target: Target,
  point: DiagramPoint | undefined,
): LinkDraft['source'] | undefined {
  if (target.type === 'link') {
    const anchor = ends.anchorOn(target.id, target.point ?? point);
    if (!anchor) return undefined;
    const away = point && { x: point.x - anchor.at.x, y: point.y - anchor.at.y };
    const isThere = !away || Math.hypot(away.x, away.y) < 0.01;
    return { to: 'anchor', id: anchor.id, ...(isThere ? {} : { offset: away }) };
  }
  const node = ends.nodes.get(target.id);
  if (!node) return undefined;
  const position = point && relativePosition(point, node);
  return { to: 'node', id: node.id, ...(position ? { position } : {}) };
}

function anchorAt(
  reading: Reading,
  carrier: OpenArc & { readonly draft: LinkDraft },
  point: DiagramPoint | undefined,
  nodes: ReadonlyMap<string, NodeDraft>,
): { id: string; at: DiagramPoint } | undefined {
  const route = roughRoute(reading, carrier.arc, nodes);
  const near = distanceToRoute(route, point ?? middleOfRoute(route));
  const anchors = carrier.draft.anchors ?? [];
  const port = readPorts(carrier.element).find(
    (one) => point && one.point.x === point.x && one.point.y === point.y,
  );
  const same = anchors.find(
    ({ position, origin }) =>
      Math.abs(position - near.position) < 1e-6 &&
      (port?.id === undefined || origin?.id === undefined || origin.id === port.id),
  );
  if (same) return { id: same.id, at: near.point };
  if (anchors.length >= limits.listLength) return undefined;
  const id = reading.takeId(port?.element ?? { name: 'port' }, `${carrier.id}-anchor`);
  const origin =
    port?.id === undefined
      ? {}
      : { origin: { format: originFormat, id: port.id.slice(0, limits.shortTextLength) } };
  anchors.push({ id, position: near.position, ...origin });
  carrier.draft.anchors = anchors;
  return { id, at: near.point };
}

function middleOfRoute(route: readonly DiagramPoint[]): DiagramPoint {
  const first = route[0] ?? { x: 0, y: 0 };
  const last = route.at(-1) ?? first;
  return { x: (first.x + last.x) / 2, y: (first.y + last.y) / 2 };
}

/** Where an arc runs, as the file says; from and to the middles of its ends where it does not. */
function roughRoute(
  { targets }: Reading,
  arc: Arc,
  nodes: ReadonlyMap<string, NodeDraft>,
): DiagramPoint[] {
  const middle = (ref: string | undefined): DiagramPoint => {
    const target = targets.get(ref ?? '');
    const node = target && nodes.get(target.id);
    if (target?.point) return target.point;
    return node ? { x: node.x + node.width / 2, y: node.y + node.height / 2 } : { x: 0, y: 0 };
  };
  return [arc.start ?? middle(arc.source), ...arc.waypoints, arc.end ?? middle(arc.target)];
}
