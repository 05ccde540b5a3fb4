import { indexProject, targetIdOf } from '../graph/project-index.ts';
import {
  endpointSchema,
  type Endpoint,
  type Link,
  anchorSchema,
  type Anchor,
  type Project,
  linkSchema,
  limits,
  type DiagramPoint,
} from '../project/project-schema.ts';
import { addElements, ifSound, type NewLink, dropIdleAnchors, removeElements } from './elements.ts';
import {
  admitted,
  changeLinks,
  patched,
  type Edit,
  changeElements,
  clamp,
  isFinitePoint,
  shifted,
} from './edit.ts';
import { canConnect, type EndTarget } from './connection-rules.ts';

/** Adds a link, unless the connection rules forbid it. */
export function connect(link: NewLink): Edit {
  return (project) => {
    const isPossible = canConnect(project, link.source, link.target, {
      waypoints: link.waypoints?.length ?? 0,
    });
    return isPossible ? addElements({ links: [link] })(project) : project;
  };
}

/** A link with one end at an anchor that does not exist yet. */
export type NewLinkToLink = Omit<NewLink, 'source' | 'target'> & {
  readonly source: EndTarget;
  readonly target: EndTarget;
  readonly anchorId: string;
  /** Where on the other link: the fraction of its length as drawn, from its source. */
  readonly position: number;
};

/** Makes an anchor on the link that one end names, and the link that ends there. Makes both or neither. */
export function connectToLink({ anchorId, position, ...link }: NewLinkToLink): Edit {
  return (project) => {
    const [source, target] = [anchored(link.source, anchorId), anchored(link.target, anchorId)];
    const host = source.host ?? target.host;
    if (host === undefined || (source.host !== undefined && target.host !== undefined)) {
      return project;
    }
    const withAnchor = addAnchor(host, { id: anchorId, position })(project);
    if (withAnchor === project) return project;
    const next = connect({ ...link, source: source.end, target: target.end })(withAnchor);
    return next === withAnchor ? project : next;
  };
}

function anchored(end: EndTarget, anchorId: string): { end: Endpoint; host?: string } {
  return end.to === 'link' ? { end: { to: 'anchor', id: anchorId }, host: end.id } : { end };
}

/** Turns links round: the source becomes the target. Bends and anchors keep their positions. */
export function reverseLinks(ids: Iterable<string>): Edit {
  const chosen = [...ids];
  return (project) => changeLinks(project, chosen, reversed);
}

function reversed(link: Link): Link {
  return patched(link, {
    source: link.target,
    target: link.source,
    waypoints: link.waypoints.toReversed(),
    anchors: link.anchors.map((anchor) => ({ ...anchor, position: 1 - anchor.position })),
  });
}

/** Moves one end of a link, unless the connection rules forbid it. */
export function reconnect(linkId: string, end: 'source' | 'target', endpoint: Endpoint): Edit {
  const newEndpoint = admitted(endpointSchema, endpoint);
  return (project) => {
    const link = indexProject(project).links.get(linkId);
    if (!link || !newEndpoint) return project;
    const next = patched(link, { [end]: newEndpoint });
    const options = { link: linkId, waypoints: link.waypoints.length };
    if (!canConnect(project, next.source, next.target, options)) return project;
    const left = targetIdOf(link[end]);
    const reconnected = ifSound(
      project,
      changeLinks(project, [linkId], () => next),
    );
    return left === undefined ? reconnected : dropIdleAnchors(reconnected, [left]);
  };
}

/** Moves one end of a link to another link, where it makes an anchor. Does both or neither. */
export function reconnectToLink(
  linkId: string,
  end: 'source' | 'target',
  anchor: { readonly link: string; readonly id: string; readonly position: number },
): Edit {
  return (project) => {
    const withAnchor = addAnchor(anchor.link, { id: anchor.id, position: anchor.position })(
      project,
    );
    if (withAnchor === project) return project;
    const next = reconnect(linkId, end, { to: 'anchor', id: anchor.id })(withAnchor);
    return next === withAnchor ? project : next;
  };
}

/** Adds an anchor to a link; its position is kept within 0..1. */
export function addAnchor(linkId: string, anchor: Anchor): Edit {
  const newAnchor = admitted(anchorSchema, { ...anchor, position: clamp(anchor.position, 0, 1) });
  return (project) => {
    if (!newAnchor) return project;
    const next = changeLinks(project, [linkId], (link) =>
      link.anchors.length < limits.listLength
        ? { ...link, anchors: [...link.anchors, newAnchor] }
        : link,
    );
    return ifSound(project, next);
  };
}

/** Moves an anchor along its link. `position` is a fraction of the link's length as drawn, brought into 0..1. */
export function moveAnchor(anchorId: string, position: number): Edit {
  return (project) => {
    const host = indexProject(project).anchors.get(anchorId)?.link;
    const to = clamp(position, 0, 1);
    if (!host || Number.isNaN(to)) return project;
    return changeLinks(project, [host.id], (link) => {
      const isThere = link.anchors.some(({ id, position: at }) => id === anchorId && at === to);
      if (isThere) return link;
      const anchors = link.anchors.map((anchor) =>
        anchor.id === anchorId ? { ...anchor, position: to } : anchor,
      );
      return { ...link, anchors };
    });
  };
}

/**
 * Removes an anchor. Links that ended there then end at `point`, the former position of the anchor in diagram units;
 * without a point they are removed too.
 */
export function removeAnchor(anchorId: string, point?: DiagramPoint): Edit {
  const remove = removeElements([anchorId]);
  const endpoint = point && admitted(endpointSchema, { to: 'point', x: point.x, y: point.y });
  if (!endpoint) return remove;
  const moved = (end: Endpoint) => (end.to === 'anchor' && end.id === anchorId ? endpoint : end);
  return (project) => {
    if (!indexProject(project).anchors.has(anchorId)) return project;
    const detached = changeElements(project, {
      link: (link) => {
        const [source, target] = [moved(link.source), moved(link.target)];
        const isSame = source === link.source && target === link.target;
        return isSame ? link : { ...link, source, target };
      },
    });
    return remove(detached);
  };
}

/** The middle of the longest stretch between a link's ends and anchors, as a fraction of its length. */
export function freePosition(project: Project, link: string): number {
  const anchors = indexProject(project).links.get(link)?.anchors ?? [];
  const taken = [0, ...anchors.map(({ position }) => position), 1].sort((a, b) => a - b);
  const stretches = taken.slice(1).map((to, index) => ({ from: taken[index] ?? 0, to }));
  const [longest] = stretches.sort((a, b) => b.to - b.from - (a.to - a.from));
  return longest ? (longest.from + longest.to) / 2 : 0.5;
}

/** Adds a bend to a link before the one at `index`; an index beyond the ends means the end. Diagram units. */
export function addWaypoint(linkId: string, index: number, point: DiagramPoint): Edit {
  return changeWaypoints(linkId, (points) => {
    const at = clamp(Math.trunc(index), 0, points.length);
    return points.toSpliced(at, 0, point);
  });
}

export function moveWaypoint(linkId: string, index: number, point: DiagramPoint): Edit {
  return changeWaypoints(linkId, (points) =>
    points.map((old, at) => (at === index ? { ...old, x: point.x, y: point.y } : old)),
  );
}

export function removeWaypoint(linkId: string, index: number): Edit {
  return changeWaypoints(linkId, (points) => points.filter((_point, at) => at !== index));
}

export function setWaypoints(linkId: string, points: readonly DiagramPoint[]): Edit {
  return changeWaypoints(linkId, () => points);
}

function changeWaypoints(
  linkId: string,
  change: (points: Link['waypoints']) => readonly DiagramPoint[],
): Edit {
  return (project) =>
    changeLinks(project, [linkId], (link) => {
      const points = change(link.waypoints);
      if (!points.every(isFinitePoint)) return link;
      const placed = points.map((point) => shifted(point, { x: 0, y: 0 }));
      const waypoints = admitted(linkSchema.shape.waypoints, placed);
      return waypoints ? patched(link, { waypoints }) : link;
    });
}

/** How far a line still runs straight out of its end when its first segment is moved, in diagram units. */
const stub = 18;

/**
 * The bends that a right-angled link needs, so that the segment after corner `index` of its route runs through a point.
 * The segments next to it grow or shrink; a segment at an end leaves a short piece there. All in diagram units.
 */
export function bendsWithSegmentAt(
  route: readonly DiagramPoint[],
  index: number,
  to: DiagramPoint,
): DiagramPoint[] {
  const [from, until] = [route[index], route[index + 1]];
  if (!from || !until) return route.slice(1, -1);
  const isLevel = Math.abs(from.y - until.y) <= Math.abs(from.x - until.x);
  const aside = (point: DiagramPoint) =>
    isLevel ? { x: point.x, y: to.y } : { x: to.x, y: point.y };
  const [out, back] = [towards(from, until), towards(until, from)];
  const start = index === 0 ? [out, aside(out)] : [aside(from)];
  const end = index === route.length - 2 ? [aside(back), back] : [aside(until)];
  const bends = [
    ...route.slice(1, Math.max(1, index)),
    ...start,
    ...end,
    ...route.slice(index + 2, -1),
  ];
  return withoutNeedlessBends(route[0], bends, route.at(-1));
}

/** The bends after one of them was moved: its neighbours move as far as the segments between them require. */
export function bendsWithCornerAt(
  bends: readonly DiagramPoint[],
  index: number,
  to: DiagramPoint,
): DiagramPoint[] {
  const old = bends[index];
  if (!old) return [...bends];
  return bends.map((bend, bendIndex) => {
    if (bendIndex === index) return { x: to.x, y: to.y };
    if (Math.abs(bendIndex - index) !== 1) return bend;
    if (bend.y === old.y && bend.x !== old.x) return { x: bend.x, y: to.y };
    return bend.x === old.x && bend.y !== old.y ? { x: to.x, y: bend.y } : bend;
  });
}

/** Bends on a straight part of the way have no effect. */
function withoutNeedlessBends(
  source: DiagramPoint | undefined,
  bends: readonly DiagramPoint[],
  target: DiagramPoint | undefined,
): DiagramPoint[] {
  const kept: DiagramPoint[] = [];
  bends.forEach((bend, index) => {
    const before = kept.at(-1) ?? source;
    const after = bends[index + 1] ?? target;
    if (before && after && isStraight(before, bend, after)) return;
    kept.push(bend);
  });
  return kept;
}

function isStraight(a: DiagramPoint, b: DiagramPoint, c: DiagramPoint): boolean {
  const same = (p: number, q: number) => Math.abs(p - q) < 0.01;
  return (same(a.x, b.x) && same(b.x, c.x)) || (same(a.y, b.y) && same(b.y, c.y));
}

function towards(from: DiagramPoint, to: DiagramPoint): DiagramPoint {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length === 0) return from;
  const part = Math.min(stub, length / 3) / length;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}
