import { inSequence, patched, changeElements, changeLinks, type Edit } from '../edit/edit.ts';
import { positionNodes, resizeNodes } from '../edit/move-and-resize.ts';
import {
  ancestorsOf,
  indexProject,
  withDescendants,
  type ProjectIndex,
} from '../graph/project-index.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import type { Steps } from '../project/checked-text.ts';
import type {
  DiagramPoint,
  Endpoint,
  Link,
  PathwayNode,
  Project,
} from '../project/project-schema.ts';
import { covers, grown, rotatedBounds, unionBounds, type Bounds } from '../scene/primitives.ts';
import { unreachable } from '../result.ts';
import { canBeLed } from '../scene/route-order.ts';
import { layLinksInSteps, type LaidLink } from './lay-links.ts';
import { directions, layLevelInLayers } from './layer-level.ts';
import { compare, levelOf, type Level, type LevelBox } from './reactions.ts';
import { separate } from './separate.ts';
import { layByForces, layInRings, layRadially, withHelpers } from './spread-layouts.ts';
import { straightened } from './tidy.ts';
import { keepTrueInSteps, linksNamed, untruths } from './true-picture.ts';

/** How a diagram is arranged; the directions are those of layers. */
export const arrangementStyles = ['tidy', ...directions, 'radial', 'ring', 'force'] as const;
export type ArrangementStyle = (typeof arrangementStyles)[number];

export interface Arrangement {
  readonly style: ArrangementStyle;
  /** The nodes to be arranged; all if empty. */
  readonly ids: readonly string[];
  /** Of a radial arrangement: the element in the middle. */
  readonly centre?: string | undefined;
}

/** Upright boxes of nodes after an arrangement: only of those that change. */
export type ArrangedBoxes = ReadonlyMap<string, Bounds>;

/** The margin in a container around its content, in diagram units; more at the top, where its label is. */
const padding = { side: 28, top: 44 } as const;
/** Diagram units between two nodes, and between those of a link, for its line and head. */
const gap = { any: 16, linked: 34, container: 28, tidyContainer: 4 } as const;

/**
 * Where an arrangement puts nodes and how large it makes containers, the innermost content first. Pinned nodes stay, and
 * so does everything that contains one; containers grow with their content. Null where the nodes have no cycle to make a
 * ring of. The result does not depend on the order of elements.
 */
export function* arrangeInSteps(
  project: Project,
  arrangement: Arrangement,
): Steps<ArrangedBoxes | null> {
  const index = indexProject(project);
  const work = createWork(project, index, arrangement);
  const parents = levelsInsideOut(project, index);
  let hasRing = false;
  if (arrangement.style === 'tidy') work.straighten();
  for (const [at, parent] of parents.entries()) {
    yield at / parents.length;
    hasRing = work.arrangeLevel(parent) || hasRing;
  }
  if (arrangement.style === 'ring' && !hasRing) return null;
  return yield* truthful(project, work.changed(), arrangement);
}

/** Boxes with which no link is drawn through a node or on another link; the others where there is no room to find them. */
function* truthful(
  project: Project,
  boxes: ArrangedBoxes,
  { style, ids }: Arrangement,
): Steps<ArrangedBoxes> {
  const arranged = applyArrangement(boxes, style)(project);
  // What was false before in a part that stays as it is stays so.
  const before = ids.length === 0 ? null : project;
  const movable = withDescendants(indexProject(project), ids);
  const result = yield* keepTrueInSteps(before, arranged, movable);
  return result === arranged ? boxes : boxesChanged(project, result);
}

/**
 * The links of a drawing that is too large to be led, as they run round nodes after an arrangement; in others those that
 * the router cannot lead. Of links that did not move, and of those that somebody bent, nothing is said.
 */
export function* linksLaid(
  project: Project,
  boxes: ArrangedBoxes,
  style: ArrangementStyle,
): Steps<readonly LaidLink[]> {
  const arranged = applyArrangement(boxes, style)(project);
  const { linksAt } = indexProject(arranged);
  const moved = canBeLed(arranged)
    ? linksNamed(arranged, untruths(arranged))
    : [...boxes.keys()].flatMap((id) => linksAt.get(id) ?? []);
  const ids = new Set(moved.map(({ id }) => id));
  if (ids.size === 0) return [];
  const laid = yield* layLinksInSteps(arranged, { ids });
  return laid.links
    .filter((link, at) => link !== arranged.links[at])
    .map(({ id, source, target, routing, waypoints }) => {
      return { id, source, target, routing, waypoints };
    });
}

function boxesChanged(before: Project, after: Project): ArrangedBoxes {
  const { nodes } = indexProject(before);
  const found = new Map<string, Bounds>();
  for (const { id, x, y, width, height } of after.nodes) {
    const node = nodes.get(id);
    const isSame =
      node &&
      Math.abs(x - node.x) + Math.abs(y - node.y) < 1e-6 &&
      width === node.width &&
      height === node.height;
    if (!isSame) found.set(id, { x, y, width, height });
  }
  return found;
}

/** Layouts in which links lead in any direction. */
const slanting: ReadonlySet<ArrangementStyle> = new Set(['radial', 'ring', 'force']);

/**
 * Makes the boxes those of the project. Bends of links that lead somewhere else now are taken away; where they may lead
 * in any direction, they become straight. `laid`: links that run in a way of their own afterwards.
 */
export function applyArrangement(
  boxes: ArrangedBoxes,
  style: ArrangementStyle,
  laid: readonly LaidLink[] = [],
): Edit {
  const news = new Map(laid.map((link) => [link.id, link]));
  return inSequence(moveBoxes(boxes, style), (project) =>
    changeElements(project, {
      link: (link) => withCourse(link, news.get(link.id)),
    }),
  );
}

/** What is closed shows links at its border: these were not laid as the links that they are. */
function withCourse(link: Link, laid: LaidLink | undefined): Link {
  const isSame = (one: Endpoint, other: Endpoint) =>
    one.to === other.to && (one.to === 'point' || other.to === 'point' || one.id === other.id);
  const isOwn = laid && isSame(link.source, laid.source) && isSame(link.target, laid.target);
  return isOwn ? patched(link, laid) : link;
}

function moveBoxes(boxes: ArrangedBoxes, style: ArrangementStyle): Edit {
  return (project) => {
    const index = indexProject(project);
    const { nodes, anchors } = index;
    // What lies in a container has its own target: the container may only have grown.
    const corners = new Map<string, DiagramPoint>();
    for (const id of withDescendants(index, boxes.keys())) {
      const at = boxes.get(id) ?? nodes.get(id);
      if (at) corners.set(id, { x: at.x, y: at.y });
    }
    const sized = [...boxes].filter(([id, box]) => {
      const node = nodes.get(id);
      return node && (node.width !== box.width || node.height !== box.height);
    });
    const shiftOf = (end: Endpoint): DiagramPoint => {
      const at = end.to === 'anchor' ? anchors.get(end.id)?.link.target : end;
      const node = at?.to === 'node' ? nodes.get(at.id) : undefined;
      const box = node && boxes.get(node.id);
      return node && box ? { x: box.x - node.x, y: box.y - node.y } : still;
    };
    const bent = project.links.filter(({ source, target }) => {
      const [one, other] = [shiftOf(source), shiftOf(target)];
      return Math.abs(one.x - other.x) + Math.abs(one.y - other.y) > 1e-6;
    });
    return inSequence(positionNodes(corners), resizeNodes(new Map(sized)), (moved) =>
      changeLinks(
        moved,
        bent.map(({ id }) => id),
        (link) => (slanting.has(style) ? { ...unbent(link), routing: 'straight' } : unbent(link)),
      ),
    )(project);
  };
}

const still: DiagramPoint = { x: 0, y: 0 };

/** Without what was drawn for other positions of its ends. */
function unbent(link: Link): Link {
  const loose = (end: Endpoint): Endpoint =>
    end.to === 'node' && end.badge === undefined
      ? patched(end, { side: undefined, position: undefined })
      : end;
  return patched(link, { waypoints: [], source: loose(link.source), target: loose(link.target) });
}

/** The nodes that contain others, each before the node that it lies in; then the diagram itself. */
function levelsInsideOut(project: Project, index: ProjectIndex): (string | undefined)[] {
  const depths = new Map<string, number>();
  for (const id of index.children.keys()) {
    if (index.nodes.has(id)) depths.set(id, ancestorsOf(index, id).length);
  }
  const inside = [...depths].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]));
  return [...inside.map(([id]) => id), ...(project.nodes.length > 0 ? [undefined] : [])];
}

interface LevelTask {
  readonly style: Exclude<ArrangementStyle, 'tidy'>;
  readonly parent: string | undefined;
  readonly nodes: readonly PathwayNode[];
  /** Those to be arranged. */
  readonly subjects: readonly PathwayNode[];
}

interface Work {
  /** Whether the level was arranged in the way that was asked for. */
  arrangeLevel(parent: string | undefined): boolean;
  /** Puts what is nearly in line in line, whatever it lies in. */
  straighten(): void;
  changed(): ArrangedBoxes;
}

function createWork(project: Project, index: ProjectIndex, arrangement: Arrangement): Work {
  const { style, centre } = arrangement;
  const isWhole = arrangement.ids.length === 0;
  const chosen = isWhole ? new Set(index.nodes.keys()) : withDescendants(index, arrangement.ids);
  const held = pinnedWithContainers(project, index);
  const boxes = new Map<string, Bounds>();
  for (const node of project.nodes) boxes.set(node.id, rotatedBounds(node, node.rotation));
  const grownContainers = new Set<string>();
  const boxOf = (id: string): Bounds => boxes.get(id) ?? noBox;

  const moveTo = (id: string, corner: DiagramPoint) => {
    const { x, y } = boxOf(id);
    const [across, down] = [halves(corner.x) - x, halves(corner.y) - y];
    if (Math.abs(across) + Math.abs(down) < 1e-9) return;
    for (const inner of withDescendants(index, [id])) {
      const box = boxOf(inner);
      boxes.set(inner, { ...box, x: box.x + across, y: box.y + down });
    }
  };

  const asLevel = (nodes: readonly PathwayNode[]): LevelBox[] =>
    nodes.map(({ id }) => ({ id, ...boxOf(id) }));

  /** Moves what may move away from what stays. */
  const keepApart = (nodes: readonly PathwayNode[], isFixed: (id: string) => boolean) => {
    const linked = linkedPairs(nodes, index);
    const isContainer = new Set(nodes.filter((node) => isGround(node)).map(({ id }) => id));
    const corners = separate(asLevel(nodes), {
      isFixed,
      gap: (one, other) => {
        if (isContainer.has(one) || isContainer.has(other))
          return style === 'tidy' ? gap.tidyContainer : gap.container;
        return linked.has(pairOf(one, other)) ? gap.linked : gap.any;
      },
      widest: Math.max(gap.container, gap.linked),
    });
    for (const [id, corner] of corners) if (!isFixed(id)) moveTo(id, corner);
  };

  const fit = (parent: string) => {
    const children = index.children.get(parent) ?? [];
    const inner = children.map(({ id }) => boxOf(id));
    if (inner.length === 0 || !isGround(index.nodes.get(parent))) return;
    const own = boxOf(parent);
    const { x, y, width, height } = unionBounds(inner);
    const needed = {
      x: x - padding.side,
      y: y - padding.top,
      width: width + 2 * padding.side,
      height: height + padding.top + padding.side,
    };
    const isRemade = isWhole && style !== 'tidy' && !held.has(parent);
    // What a person drew close to the border may stay there.
    const isHolding = covers(own, grown(unionBounds(inner), style === 'tidy' ? 4 : 12));
    if (isHolding && !isRemade) return;
    const keptWidth = Math.max(needed.width, Math.min(own.width, 160));
    const next = isRemade ? { ...needed, width: keptWidth } : unionBounds([own, needed]);
    boxes.set(parent, outward(next));
    grownContainers.add(parent);
  };

  const arrangeLevel = (parent: string | undefined): boolean => {
    const nodes =
      parent === undefined
        ? project.nodes.filter((node) => node.parent === undefined || !index.nodes.has(node.parent))
        : (index.children.get(parent) ?? []);
    const subjects = nodes.filter(({ id }) => chosen.has(id));
    const isStill = (id: string) => held.has(id) || !chosen.has(id);
    let isDone = false;
    if (subjects.some(({ id }) => !held.has(id))) {
      if (style === 'tidy') keepApart(nodes, isStill);
      else isDone = layOutLevel({ style, parent, nodes, subjects }, isStill);
    }
    if (!isDone && nodes.some(({ id }) => grownContainers.has(id)))
      keepApart(nodes, (id) => held.has(id) || (!isWhole && grownContainers.has(id)));
    if (parent !== undefined) fit(parent);
    return isDone;
  };

  const straighten = () => {
    const nodes = project.nodes.filter((node) => !isGround(node));
    const isStill = (id: string) => held.has(id) || !chosen.has(id);
    const corners = straightened(asLevel(nodes), linkEndsAmong(nodes, index), isStill);
    for (const [id, corner] of corners) moveTo(id, corner);
  };

  const layOutLevel = (
    { style: how, parent, nodes, subjects }: LevelTask,
    isStill: (id: string) => boolean,
  ): boolean => {
    const remarks = new Set(subjects.filter((node) => isRemark(node, index)).map(({ id }) => id));
    const laid = subjects.filter(({ id }) => !remarks.has(id));
    if (laid.length === 0) return false;
    const before = asLevel(laid);
    const level = levelOf(project, index, before);
    const middle =
      (centre === undefined ? undefined : boxHolding(centre, laid, index)) ??
      transmitterIn(laid, index);
    const centres = centresOf(how, level, middle);
    if (!centres) return false;
    const after = before.map((box): LevelBox => {
      const { x, y } = centres.get(box.id) ?? { x: 0, y: 0 };
      return { ...box, x: Math.round(x) - box.width / 2, y: Math.round(y) - box.height / 2 };
    });
    const pins = laid.filter(({ id }) => held.has(id)).map(({ id }) => id);
    const shift = shiftFor(before, after, pins, {
      corner: parent === undefined ? undefined : cornerIn(boxOf(parent)),
      others: nodes.filter(({ id }) => !chosen.has(id)).map(({ id }) => boxOf(id)),
      isWhole,
    });
    for (const { id, x, y } of after)
      if (!held.has(id)) moveTo(id, { x: x + shift.x, y: y + shift.y });
    keepApart(
      nodes.filter(({ id }) => !remarks.has(id)),
      isStill,
    );
    keepApart(nodes, (id) => isStill(id) || !remarks.has(id));
    return true;
  };

  return {
    arrangeLevel,
    straighten,
    changed: () => {
      const found = new Map<string, Bounds>();
      for (const node of project.nodes) {
        const [before, after] = [rotatedBounds(node, node.rotation), boxOf(node.id)];
        const isGrown = grownContainers.has(node.id);
        const [x, y] = [node.x + after.x - before.x, node.y + after.y - before.y];
        const { width, height } = isGrown ? after : node;
        const isSame =
          Math.abs(x - node.x) + Math.abs(y - node.y) < 1e-6 &&
          width === node.width &&
          height === node.height;
        if (!isSame) found.set(node.id, { x, y, width, height });
      }
      return found;
    },
  };
}

const noBox: Bounds = { x: 0, y: 0, width: 0, height: 0 };

/** To halves of diagram units: readable in the file. */
function halves(value: number): number {
  return Math.round(value * 2) / 2;
}

function outward({ x, y, width, height }: Bounds): Bounds {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  return {
    x: left,
    y: top,
    width: Math.ceil(x + width) - left,
    height: Math.ceil(y + height) - top,
  };
}

/** Pinned nodes, and what contains one: they would move with it. */
function pinnedWithContainers(project: Project, index: ProjectIndex): ReadonlySet<string> {
  const held = new Set<string>();
  for (const { id, pinned } of project.nodes) {
    if (pinned !== true) continue;
    held.add(id);
    for (const outer of ancestorsOf(index, id)) held.add(outer);
  }
  return held;
}

function isGround(node: PathwayNode | undefined): boolean {
  return node !== undefined && nodeKinds[node.kind].contains;
}

/** Something written or drawn beside the pathway, which no link leads to. */
function isRemark({ id, kind }: PathwayNode, index: ProjectIndex): boolean {
  const isWritten = kind === 'note' || kind === 'label' || kind === 'shape';
  return isWritten && (index.linksAt.get(id) ?? []).length === 0;
}

function pairOf(one: string, other: string): string {
  return one < other ? `${one}\n${other}` : `${other}\n${one}`;
}

/** The pairs of nodes of a level that a link joins. */
function linkEndsAmong(
  nodes: readonly PathwayNode[],
  index: ProjectIndex,
): (readonly [string, string])[] {
  const own = new Set(nodes.map(({ id }) => id));
  return nodes.flatMap(({ id }) =>
    (index.linksAt.get(id) ?? []).flatMap(({ source, target }): (readonly [string, string])[] =>
      source.to === 'node' && source.id === id && target.to === 'node' && own.has(target.id)
        ? [[id, target.id]]
        : [],
    ),
  );
}

function linkedPairs(nodes: readonly PathwayNode[], index: ProjectIndex): ReadonlySet<string> {
  return new Set(linkEndsAmong(nodes, index).map(([one, other]) => pairOf(one, other)));
}

/** The node of a level that is an element, or that contains it. */
function boxHolding(
  id: string,
  nodes: readonly PathwayNode[],
  index: ProjectIndex,
): string | undefined {
  const own = new Set(nodes.map((node) => node.id));
  return [id, ...ancestorsOf(index, id)].find((one) => own.has(one));
}

/** The transmitter with the most links: what a picture is about, where nobody said. */
function transmitterIn(nodes: readonly PathwayNode[], index: ProjectIndex): string | undefined {
  const linksOf = ({ id }: PathwayNode) => index.linksAt.get(id)?.length ?? 0;
  return nodes
    .filter(({ kind }) => nodeKinds[kind].isTransmitter)
    .toSorted((a, b) => linksOf(b) - linksOf(a) || compare(a.id, b.id))[0]?.id;
}

function centresOf(
  style: Exclude<ArrangementStyle, 'tidy'>,
  level: Level,
  centre: string | undefined,
): ReadonlyMap<string, DiagramPoint> | null {
  switch (style) {
    case 'radial':
      return withHelpers(level, layRadially(level, centre));
    case 'ring': {
      const rings = layInRings(level);
      return rings && withHelpers(level, rings);
    }
    case 'force':
      return withHelpers(level, layByForces(level));
    case 'down':
    case 'right':
    case 'up':
    case 'left':
      return layLevelInLayers(level, style);
    default:
      return unreachable(style);
  }
}

function cornerIn({ x, y }: Bounds): DiagramPoint {
  return { x: x + padding.side, y: y + padding.top };
}

/** Where the whole that was laid out goes. */
function shiftFor(
  before: readonly LevelBox[],
  after: readonly LevelBox[],
  pins: readonly string[],
  {
    corner,
    others,
    isWhole,
  }: {
    readonly corner: DiagramPoint | undefined;
    readonly others: readonly Bounds[];
    readonly isWhole: boolean;
  },
): DiagramPoint {
  const pinned = new Set(pins);
  const [old, next] = [unionBounds(before), unionBounds(after)];
  if (pinned.size > 0) {
    const was = unionBounds(before.filter(({ id }) => pinned.has(id)));
    const is = unionBounds(after.filter(({ id }) => pinned.has(id)));
    return {
      x: Math.round(was.x + was.width / 2 - is.x - is.width / 2),
      y: Math.round(was.y + was.height / 2 - is.y - is.height / 2),
    };
  }
  if (isWhole) {
    const to = corner ?? old;
    return { x: Math.round(to.x - next.x), y: Math.round(to.y - next.y) };
  }
  const block = {
    id: '',
    ...next,
    x: old.x + (old.width - next.width) / 2,
    y: old.y + (old.height - next.height) / 2,
  };
  const still = others.map((box, at) => ({ id: String(at), ...box }));
  const to = separate([block, ...still], {
    isFixed: (id) => id !== '',
    gap: () => gap.container,
    widest: gap.container,
  }).get('');
  return { x: Math.round((to ?? block).x - next.x), y: Math.round((to ?? block).y - next.y) };
}
