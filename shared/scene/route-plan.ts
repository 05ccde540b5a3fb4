import type {
  DiagramPoint,
  Endpoint,
  Link,
  PathwayNode,
  Project,
} from '../project/project-schema.ts';
import { atOnce, type Steps } from '../project/checked-text.ts';
import { ownValue } from '../project/plain-json.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import { CellMap, cellsOfBox, cellsOfLine, headRoom } from './cell-map.ts';
import { findDetour, type Port } from './detour.ts';
import {
  floats,
  pointOnNode,
  type AnchorPosition,
  type EndLookup,
  type LinkEnd,
} from './link-ends.ts';
import {
  areInseparable,
  areOneNet,
  areOnEachOther,
  hidesLines,
  hidingPart,
  leastShared,
  piecesOf,
  sharedLengths,
  type Piece,
} from './line-meetings.ts';
import { isOnlyMoved } from './draw-node.ts';
import { Later, movedBox, movedPoint } from './later-drawing.ts';
import { movePath } from './paths.ts';
import { headBoxes, labelPosition, labelSize } from './draw-link.ts';
import { linkLook } from './looks.ts';
import {
  centreOf,
  grown,
  overlaps,
  rotatedBounds,
  unionBounds,
  type Bounds,
  type Path,
} from './primitives.ts';
import {
  directionBetween,
  distanceBetween,
  pointAt,
  pointAtLength,
  routeLength,
  runsThrough,
} from './route-geometry.ts';
import {
  canBeLed,
  ground,
  isBefore,
  isSameLevel,
  levelsOf,
  longest,
  mayBeLed,
  Pending,
  type Level,
  type Rank,
} from './route-order.ts';
import { portsAt } from './route-ports.ts';
import { routeLink, routeThrough, type Lane, type Route } from './routes.ts';

/** Ground round a link in which a way is looked for, in diagram units: first close to it. */
const around = [70, 400] as const;
/** And where nobody waits for a frame. */
const farAround = [70, 400, 1_600] as const;
/** Links that are led in a step. */
const stride = 16;
/** Elements that are taken into the plan in one step. */
const takenAtOnce = 200;
/** With more points than this a search would take longer than a drag may; or than a person waits for it once. */
const [fewPoints, manyPoints] = [60_000, 400_000];
/** Diagram units that a line beside the first keeps from nodes. */
const besideNode = 3;
/** So many straight lines beside the first are tried. */
const mostTries = 24;
/** The cost of a port so close to the end of another link, as a length in diagram units. */
const inUse = [
  { within: 6, cost: 1_200 },
  { within: 11, cost: 600 },
] as const;

/** The cost of a port where the head would lie on another, as a length in diagram units. */
const headOnHead = 2_400;

/** What a plan is made for. */
export interface Planned {
  readonly project: Project;
  readonly lanes: ReadonlyMap<string, Lane>;
}

/** The elements of a version that differ from the version before, which has the same links at the same elements. */
export interface Differences {
  readonly since: Project;
  readonly nodes: readonly PathwayNode[];
  readonly links: readonly Link[];
}

/** What moves by one distance since the version before. */
interface Shift {
  readonly by: DiagramPoint;
  readonly nodes: ReadonlySet<string>;
  /** The last values of links that are other values now. */
  readonly links: ReadonlyMap<string, Link>;
  /** The links that run as before, moved as a whole. */
  readonly moved: Set<string>;
}

interface Entry {
  readonly link: Link;
  readonly lane: Lane | undefined;
  readonly rank: Rank;
  /** Absent until it was first led. */
  readonly course?: Course;
  /** The link itself is another value since it was led. */
  readonly isNew: boolean;
}

/** A route and the middle of the label, with what others need to keep clear of them. */
export interface Course {
  readonly route: Route;
  readonly labelAt: DiagramPoint;
  /** What the label covers, if there is one. */
  readonly plate?: Bounds | undefined;
  readonly pieces: readonly Piece[];
  readonly heads: readonly Bounds[];
  /** Ground round its anchors, where others end. */
  readonly anchors: readonly Bounds[];
  /** Encloses all of it. */
  readonly bounds: Bounds;
  /** Encloses the line and the label, but not what lies at its ends and anchors. */
  readonly lineBounds: Bounds;
}

/**
 * Leads the links of a project. A link runs as it likes where that says nothing false; where it would run through a
 * node or along another link, it is led round. The result depends on nothing but the project. For the next version only
 * what can differ is looked at.
 */
export class RoutePlan {
  #project: Project | null = null;
  /** The version before, and what runs differently since. */
  #before: { readonly project: Project; readonly changed: ReadonlySet<string> } | null = null;
  #isWhole = true;
  #isLed = false;
  readonly #nodes = new Map<string, PathwayNode>();
  readonly #boxes = new Map<string, Bounds>();
  readonly #containers = new Set<string>();
  readonly #entries = new Map<string, Entry>();
  /** Anchor to its link and where on it. */
  readonly #anchors = new Map<string, { readonly link: string; readonly position: number }>();
  readonly #linksAt = new Map<string, Set<string>>();
  readonly #nodeCells = new CellMap();
  readonly #lineCells = new CellMap();
  readonly #areaCells = new CellMap();
  /** Whatever is or comes there can change how a link is led round; only of those that are. */
  readonly #areas = new Map<string, Bounds>();
  /** What was found last, and from what: most of it is asked again when something else moves. */
  readonly #answers = new Map<string, Answer>();
  #pending = new Pending();
  #shift: Shift | null = null;
  readonly #laying: Laying | undefined;
  /** Points of grids that may still be looked at. */
  #pointsLeft: number;
  /** The links that do not run as they would by themselves. */
  readonly #round = new Set<string>();

  /** With `laying` for once, however large the drawing is, and not for each frame. */
  constructor(laying?: Laying) {
    this.#laying = laying;
    this.#pointsLeft = laying?.mostPoints ?? Infinity;
  }

  /** Whether a link is led round something, or to other points than it would by itself. */
  isRound(id: string): boolean {
    return this.#round.has(id);
  }

  courseOf(id: string): Course | undefined {
    return this.#entries.get(id)?.course;
  }

  linkOf(id: string): Link | undefined {
    return this.#entries.get(id)?.link;
  }

  /** The ids of the links that run differently than in a version; null where that is not known. */
  changesSince(project: Project): ReadonlySet<string> | null {
    if (project === this.#project) return new Set();
    return project === this.#before?.project ? this.#before.changed : null;
  }

  /** Makes the plan that of another version, or of another project. */
  update(planned: Planned, differences?: Differences): void {
    atOnce(this.updateInSteps(planned, differences));
  }

  /** The same step by step. Until it is finished, the plan must not be asked for anything. */
  *updateInSteps({ project, lanes }: Planned, differences?: Differences): Steps<void> {
    if (this.#project === project) return;
    const before = this.#project;
    const isLed = this.#laying !== undefined || canBeLed(project);
    if (isLed !== this.#isLed || !this.#isWhole) this.#clear();
    this.#isWhole = false;
    this.#isLed = isLed;
    this.#pending = new Pending();
    this.#shift = null;
    if (differences && differences.since === before && this.#keepsLevels(differences))
      this.#takeDifferences(differences, lanes);
    else yield* this.#takeAll(project, lanes);
    const changed = yield* this.#leadPending();
    this.#before = before && { project: before, changed };
    this.#project = project;
    this.#isWhole = true;
  }

  #clear(): void {
    for (const id of this.#entries.keys()) this.#removeLink(id);
    for (const id of this.#nodes.keys()) this.#removeNode(id);
  }

  #keepsLevels({ links }: Differences): boolean {
    if (this.#entries.size === 0) return false;
    return links.every((link) => {
      const known = this.#entries.get(link.id)?.link;
      return known && this.#mayBeLed(known) === this.#mayBeLed(link);
    });
  }

  #takeDifferences({ nodes, links }: Differences, lanes: Planned['lanes']): void {
    const moved = new Set(links.map(({ id }) => id));
    this.#shift = this.#shiftOf(nodes, links);
    for (const node of nodes) {
      this.#putNode(node);
      for (const link of this.#linksAt.get(node.id) ?? []) moved.add(link);
    }
    const news = new Map(links.map((link) => [link.id, link]));
    // The set grows by what hangs on these.
    for (const id of moved) {
      const entry = this.#entries.get(id);
      if (!entry) continue;
      const isMoved = !news.has(id) && !entry.isNew && this.#moveWhole(entry);
      if (!isMoved) this.#putLink(news.get(id) ?? entry.link, lanes.get(id), entry.rank.level);
      for (const hanging of this.#hangingOn(entry.link)) moved.add(hanging);
    }
  }

  *#takeAll(project: Project, lanes: Planned['lanes']): Steps<void> {
    const links = new Set(project.links.map(({ id }) => id));
    for (const id of this.#entries.keys()) if (!links.has(id)) this.#removeLink(id);
    const nodes = new Set(project.nodes.map(({ id }) => id));
    for (const id of this.#nodes.keys()) if (!nodes.has(id)) this.#removeNode(id);
    const moved = new Set<string>();
    const changed = project.nodes.filter((node) => this.#nodes.get(node.id) !== node);
    this.#shift = this.#shiftOf(
      changed,
      project.links.filter((link) => this.#entries.get(link.id)?.link !== link),
    );
    for (const [at, node] of changed.entries()) {
      if (at % takenAtOnce === 0) yield 0.5;
      this.#putNode(node);
      for (const id of this.#linksAt.get(node.id) ?? []) moved.add(id);
    }
    for (const id of moved) {
      const entry = this.#entries.get(id);
      for (const hanging of entry ? this.#hangingOn(entry.link) : []) moved.add(hanging);
    }
    const levels = levelsOf(project.links, (link) => this.#mayBeLed(link));
    for (const [at, link] of project.links.entries()) {
      if (at % takenAtOnce === 0) yield 0.5;
      const known = this.#entries.get(link.id);
      const [lane, level] = [lanes.get(link.id), levels.get(link.id) ?? ground];
      const isSame =
        known?.link === link &&
        isSameLevel(known.rank.level, level) &&
        isSameLane(known.lane, lane) &&
        !moved.has(link.id);
      if (!isSame) this.#putLink(link, lane, level);
    }
  }

  /** Where several nodes move by one distance and nothing is led round anything, the links among them only move. */
  #shiftOf(nodes: readonly PathwayNode[], links: readonly Link[]): Shift | null {
    const [first] = nodes;
    const before = first && this.#nodes.get(first.id);
    if (this.#isLed || nodes.length < 2 || !before) return null;
    const by = { x: first.x - before.x, y: first.y - before.y };
    const isShifted = nodes.every((node) => {
      const old = this.#nodes.get(node.id);
      return old && isMovedBy(old, node, by) && isOnlyMoved(old, node);
    });
    if (!isShifted) return null;
    const olds = links.flatMap((link) => this.#entries.get(link.id)?.link ?? []);
    return {
      by,
      nodes: new Set(nodes.map(({ id }) => id)),
      links: new Map(olds.map((link) => [link.id, link])),
      moved: new Set(),
    };
  }

  /** Moves a link as a whole if it is known to; of one that hangs on others that may come out later. */
  #moveWhole(entry: Entry): boolean {
    const course = this.#movedCourse(entry);
    if (course) this.#entries.set(entry.link.id, { ...entry, course, isNew: false });
    return course !== null;
  }

  /** The course of a link that moves as a whole; null for any other. Its carriers are led before it. */
  #movedCourse({ link, course }: Entry): Course | null {
    const shift = this.#shift;
    if (!shift || !course) return null;
    const before = shift.links.get(link.id) ?? link;
    const isMoved = (end: Endpoint, old: Endpoint) => {
      if (end.to === 'node') return shift.nodes.has(end.id);
      if (end.to === 'point') return old.to === 'point' && isMovedBy(old, end, shift.by);
      const carrier = this.#anchors.get(end.id);
      return carrier !== undefined && shift.moved.has(carrier.link);
    };
    const isWhole =
      isMoved(link.source, before.source) &&
      isMoved(link.target, before.target) &&
      isSameButForPoints(before, link) &&
      link.waypoints.every((point, at) =>
        isMovedBy(before.waypoints[at] ?? point, point, shift.by),
      );
    if (!isWhole) return null;
    shift.moved.add(link.id);
    return new MovedCourse(course, shift.by);
  }

  #putNode(node: PathwayNode): void {
    const box = rotatedBounds(node, node.rotation);
    this.#nodes.set(node.id, node);
    if (this.#isLed) this.#touchBox(this.#boxes.get(node.id));
    this.#boxes.set(node.id, box);
    if (!this.#isLed) return;
    if (nodeKinds[node.kind].contains) this.#containers.add(node.id);
    else this.#containers.delete(node.id);
    if (hidesLines(node)) this.#nodeCells.put(node.id, cellsOfBox(box));
    else this.#nodeCells.remove(node.id);
    this.#touchBox(box);
  }

  #removeNode(id: string): void {
    if (this.#isLed) this.#touchBox(this.#boxes.get(id));
    this.#nodes.delete(id);
    this.#boxes.delete(id);
    this.#containers.delete(id);
    this.#nodeCells.remove(id);
  }

  #putLink(link: Link, lane: Lane | undefined, level: Level): void {
    const known = this.#entries.get(link.id);
    const isFree = !this.#isLed && level.depth === 0;
    const freedom = isFree ? 0 : [link.source, link.target].filter(floats).length;
    const rank = { level, freedom, length: isFree ? 0 : this.#lengthOf(link), id: link.id };
    if (known) {
      // Links between the two ranks see it no longer, or see it now.
      if (isBefore(rank, known.rank) || isBefore(known.rank, rank))
        this.#touchLine(known, isBefore(rank, known.rank) ? rank : known.rank);
      this.#leave(known.link);
    }
    const isNew = !known || known.isNew || known.link !== link;
    // Without it, the link is not taken for one that only moves.
    const course = this.#isLed || isSameLane(known?.lane, lane) ? known?.course : undefined;
    this.#entries.set(link.id, {
      link,
      lane,
      rank,
      isNew,
      ...(course ? { course } : {}),
    });
    if (known && isNew) this.#touchNeighbours(known.link);
    this.#enter(link);
    if (isNew) this.#touchNeighbours(link);
    // What neither hangs on others nor keeps clear of them may come in any order.
    if (isFree) this.#pending.addFree(rank);
    else this.#pending.add(rank);
  }

  /** Links at a node keep clear of the ends there that somebody fixed. */
  #touchNeighbours({ source, target }: Link): void {
    for (const end of [source, target]) {
      if (end.to !== 'node' || !isFixed(end)) continue;
      for (const id of this.#linksAt.get(end.id) ?? []) {
        const rank = this.#entries.get(id)?.rank;
        if (rank) this.#pending.add(rank);
      }
    }
  }

  #removeLink(id: string): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    this.#touchNeighbours(entry.link);
    this.#touchLine(entry, entry.rank);
    this.#leave(entry.link);
    this.#entries.delete(id);
    this.#lineCells.remove(id);
    this.#round.delete(id);
    this.#putArea(id, undefined);
  }

  #enter(link: Link): void {
    for (const id of endIds(link)) {
      const known = this.#linksAt.get(id);
      if (known) known.add(link.id);
      else this.#linksAt.set(id, new Set([link.id]));
    }
    for (const { id, position } of link.anchors) this.#anchors.set(id, { link: link.id, position });
  }

  #leave(link: Link): void {
    for (const id of endIds(link)) {
      const known = this.#linksAt.get(id);
      known?.delete(link.id);
      if (known?.size === 0) this.#linksAt.delete(id);
    }
    for (const { id } of link.anchors) {
      if (this.#anchors.get(id)?.link === link.id) this.#anchors.delete(id);
    }
  }

  #hangingOn(link: Link): string[] {
    return link.anchors.flatMap(({ id }) => [...(this.#linksAt.get(id) ?? [])]);
  }

  /** All links that run where something was or is, or are led close to it, are led again. */
  #touchBox(box: Bounds | undefined): void {
    if (box) this.#touchCells(cellsOfBox(grown(box, 4)), box, null);
  }

  /** Links of a later rank that meet a link, or are led close to it, are led again. */
  #touchLine({ course }: Entry, after: Rank): void {
    if (this.#isLed && course) this.#touchCells(cellsOfCourse(course), course.bounds, after);
  }

  #touchCells(cells: readonly number[], bounds: Bounds, after: Rank | null): void {
    const near = grown(bounds, headRoom);
    const touch = (id: string, area: Bounds | undefined) => {
      const rank = this.#entries.get(id)?.rank;
      const isLater = rank && (!after || isBefore(after, rank));
      if (isLater && area && overlaps(near, area)) this.#pending.add(rank);
    };
    for (const id of this.#lineCells.within(cells))
      touch(id, this.#entries.get(id)?.course?.bounds);
    for (const id of this.#areaCells.within(cells)) touch(id, this.#areas.get(id));
  }

  *#leadPending(): Steps<ReadonlySet<string>> {
    // What moved as a whole is not in the list.
    const changed = new Set(this.#shift?.moved);
    let led = 0;
    for (let rank = this.#pending.pop(); rank; rank = this.#pending.pop()) {
      const entry = this.#entries.get(rank.id);
      // What was given another rank is in the list a second time.
      if (entry?.rank !== rank) continue;
      led += 1;
      if (led % stride === 0) yield 0.5;
      if (this.#moveWhole(entry)) {
        changed.add(rank.id);
        continue;
      }
      const { route, area, isRound = false } = this.#lead(entry);
      if (isRound) this.#round.add(rank.id);
      else this.#round.delete(rank.id);
      this.#putArea(rank.id, area);
      const course = this.#courseAlong(entry, route);
      if (!entry.isNew && entry.course && isSameCourse(entry.course, course)) continue;
      changed.add(rank.id);
      this.#touchLine(entry, rank);
      const next = { ...entry, course, isNew: false };
      this.#entries.set(rank.id, next);
      if (this.#isLed) this.#lineCells.put(rank.id, cellsOfCourse(course));
      this.#touchLine(next, rank);
      for (const id of this.#hangingOn(entry.link)) {
        const hanging = this.#entries.get(id)?.rank;
        if (hanging && isBefore(rank, hanging)) this.#pending.add(hanging);
      }
    }
    return changed;
  }

  #putArea(id: string, area: Bounds | undefined): void {
    if (area) {
      this.#areas.set(id, area);
      this.#areaCells.put(id, cellsOfBox(area));
    } else if (this.#areas.delete(id)) {
      this.#areaCells.remove(id);
      this.#answers.delete(id);
    }
  }

  #courseAlong(entry: Entry, route: Route): Course {
    const { link } = entry;
    if (!this.#isLed) return new FreeCourse(link, route);
    const isMovable = link.origin === undefined;
    return courseWithParts(link, route, (course, usual) =>
      isMovable ? (this.#freeLabel(entry, course, usual) ?? usual) : usual,
    );
  }

  /** Where the label covers no node, no head and no other label; undefined if there is no such position close to the line. */
  #freeLabel(
    entry: Entry,
    { route, pieces, heads, anchors }: UnlabelledCourse,
    usual: DiagramPoint,
  ): DiagramPoint | undefined {
    const size = labelSize(entry.link);
    const reach = grown(unionBounds(route.points.map(plain)), size.width + size.height);
    const cells = pieces.length > 12 ? cellsOfBox(reach) : cellsOfLine(pieces, size.width + 12);
    const nodes = [...this.#nodeCells.within(cells)].flatMap((id) => this.#boxes.get(id) ?? []);
    const others = this.#linesBefore(entry, cells).map(({ course }) => course);
    const marks = [
      ...nodes,
      ...heads.map((head) => grown(head, besideHead)),
      ...anchors,
      ...others.flatMap((other) => [
        ...other.heads,
        ...other.anchors,
        ...(other.plate ? [other.plate] : []),
      ]),
    ];
    return [usual, ...labelPositions(route.points, size)].find((centre) => {
      const plate = plateAt(centre, size);
      return !marks.some((mark) => areOnEachOther(mark, plate));
    });
  }

  #mayBeLed(link: Link): boolean {
    return this.#laying ? this.#laying.mayLead(link) : mayBeLed(link);
  }

  #lead(entry: Entry): Lead {
    const { link, lane } = entry;
    const lookup: EndLookup = {
      node: (id) => this.#nodes.get(id),
      anchor: (id) => this.#locateAnchor(id, entry.rank),
    };
    const usual = routeLink(link, lookup, lane);
    const isFree = this.#isLed && this.#mayBeLed(link);
    const isOver = this.#pointsLeft <= 0 || (!this.#laying && routeLength(usual.points) > longest);
    if (!isFree || isOver) return { route: usual };
    const surroundings = this.#surroundingsOf(entry, usual);
    if (!surroundings || this.#isTrue(entry, surroundings, usual, true)) return { route: usual };
    const reach = unionBounds([
      ...usual.points.map((point) => ({ ...point, width: 0, height: 0 })),
      ...surroundings.ends,
    ]);
    const beside = this.#besideUsual(entry, surroundings, usual);
    if (beside) return { route: beside, area: grown(reach, around[0]), isRound: true };
    for (const ground of this.#laying ? farAround : around) {
      const area = grown(reach, ground);
      const round = this.#leadRound(entry, surroundings, usual, area);
      if (round) return { route: round, area, isRound: true };
    }
    return { route: usual, area: grown(reach, around[1]) };
  }

  #locateAnchor(id: string, before: Rank): AnchorPosition | undefined {
    const anchor = this.#anchors.get(id);
    const carrier = anchor && this.#entries.get(anchor.link);
    if (!anchor || !carrier) return undefined;
    const clearance = linkLook(carrier.link, 'light').width / 2;
    const route = isBefore(carrier.rank, before) ? carrier.course?.route.points : undefined;
    // Links that hang on each other in a ring have no route yet.
    if (!route) return { point: this.#middleOf(carrier.link), tangent: { x: 1, y: 0 }, clearance };
    const at = routeLength(route) * anchor.position;
    const tangent = directionBetween(
      pointAtLength(route, at - 0.5),
      pointAtLength(route, at + 0.5),
    );
    return { point: pointAtLength(route, at), tangent: tangent ?? { x: 1, y: 0 }, clearance };
  }

  /** Between the ends of a link that are known without other links. */
  #middleOf(link: Link): DiagramPoint {
    const known = [link.source, link.target].flatMap((end): DiagramPoint[] => {
      if (end.to === 'point') return [end];
      const node = end.to === 'node' ? this.#nodes.get(end.id) : undefined;
      return node ? [centreOf(node)] : [];
    });
    const [a = { x: 0, y: 0 }, b = a] = known;
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  }

  #lengthOf({ source, target }: Link): number {
    const [from, to] = [source, target].map((end) => {
      const node = end.to === 'node' ? this.#nodes.get(end.id) : undefined;
      return end.to === 'point' ? end : node && centreOf(node);
    });
    return from && to ? distanceBetween(from, to) : 0;
  }

  /** What a link ends at, in the order of its ends' names, so that a reversed link runs the same way. */
  #surroundingsOf({ link }: Entry, { source, target }: Route): Surroundings | null {
    const nodes = [link.source, link.target].map((end) =>
      end.to === 'node' ? this.#nodes.get(end.id) : undefined,
    );
    const ends = nodes.flatMap((node) => (node ? (this.#boxes.get(node.id) ?? []) : []));
    const [one, other] = ends;
    if (one && other && areInseparable(one, other)) return null;
    if (nodes.some((node) => node && node.rotation % 180 !== 0)) return null;
    const points = [source.point, target.point].map((point) => ({ ...point, width: 0, height: 0 }));
    return { nodes, own: new Set(nodes.flatMap((node) => node?.id ?? [])), ends, points };
  }

  /**
   * Whether a route says nothing false. Links of one net may share a line where they run so by themselves; other lines do
   * not even touch a node.
   */
  #isTrue(
    entry: Entry,
    surroundings: Surroundings,
    { points, ...ends }: Route,
    isUsual: boolean,
  ): boolean {
    const pieces = piecesOf(points);
    const cells = cellsOfLine(pieces);
    const heads = headBoxes(entry.link, { points, ...ends });
    const foreign = this.#foreignNodes(surroundings, cells);
    const isHidden = foreign.some(
      (box) =>
        runsThrough(points, isUsual ? hidingPart(box) : grown(box, besideNode)) ||
        heads.some((head) => areOnEachOther(head, box)),
    );
    if (isHidden) return false;
    return this.#linesBefore(entry, cells).every(({ link, course }) => {
      if (isUsual && areOneNet(link, entry.link))
        return !heads.some((head) => course.plate && areOnEachOther(head, course.plate));
      // What ends at an anchor comes in beside its carrier: a line through there would be taken for it.
      const isAtAnchor = course.anchors.some((room) => runsThrough(points, room));
      if (isAtAnchor && !hangsOn(entry.link, link)) return false;
      const marks = course.plate ? [...course.heads, course.plate] : course.heads;
      if (heads.some((head) => marks.some((other) => areOnEachOther(head, other)))) return false;
      return sharedLengths(pieces, course.pieces) < leastShared;
    });
  }

  /** The boxes of nodes in which a link must not be seen to end or pass. */
  #foreignNodes({ own, ends, points }: Surroundings, cells: readonly number[]): Bounds[] {
    return [...this.#nodeCells.within(cells)].flatMap((id) => {
      const box = this.#boxes.get(id);
      if (!box || own.has(id)) return [];
      const isMet = [...ends, ...points].some((end) => areInseparable(end, box));
      return isMet ? [] : [box];
    });
  }

  #linesBefore(entry: Entry, cells: readonly number[]): Led[] {
    return [...this.#lineCells.within(cells)].flatMap((id) => {
      const other = this.#entries.get(id);
      const isEarlier = other?.course && isBefore(other.rank, entry.rank);
      return isEarlier && other.course ? [{ link: other.link, course: other.course }] : [];
    });
  }

  /** A straight line close to the usual one that says nothing false. */
  #besideUsual(entry: Entry, surroundings: Surroundings, usual: Route): Route | undefined {
    const { link } = entry;
    if (link.routing !== 'straight') return undefined;
    const [from, to] = this.#ports(link, surroundings, usual);
    const lines = from.flatMap((start) =>
      to.flatMap((end) => {
        const along = directionBetween(start.end, end.end);
        if (!along || leaning(start, along) < 0.5 || leaning(end, opposite(along)) < 0.5) return [];
        const cost = distanceBetween(start.end, end.end) + start.cost + end.cost;
        return [{ start, end, cost }];
      }),
    );
    for (const { start, end } of lines.sort((a, b) => a.cost - b.cost).slice(0, mostTries)) {
      const ends = { source: at(usual.source, start), target: at(usual.target, end) };
      const route = routeThrough(link, ends, [start.end, end.end]);
      if (this.#isTrue(entry, surroundings, route, false)) return route;
    }
    return undefined;
  }

  #ports(link: Link, { nodes }: Surroundings, usual: Route): [Port[], Port[]] {
    return [
      portsAt(usual.source, nodes[0], floats(link.source)),
      portsAt(usual.target, nodes[1], floats(link.target)),
    ];
  }

  #leadRound(
    entry: Entry,
    surroundings: Surroundings,
    usual: Route,
    area: Bounds,
  ): Route | undefined {
    const { link } = entry;
    const cells = cellsOfBox(area);
    const before = this.#linesBefore(entry, cells).filter(({ course }) =>
      overlaps(course.bounds, area),
    );
    const nodes = this.#foreignNodes(surroundings, cells).filter((box) => overlaps(box, area));
    const reserved = surroundings.nodes.map((node) => this.#reservedAt(node, link));
    const borders = this.#bordersIn(area, link);
    const asked = new Set<unknown>([
      link,
      ...surroundings.ends,
      ...nodes,
      ...before.map(({ course }) => course),
      ...[usual.source.point, usual.target.point, area, ...reserved.flat()].flatMap(({ x, y }) => [
        `${x} ${y}`,
      ]),
      ...borders.map(({ from, to }) => `${from.x} ${from.y} ${to.x} ${to.y}`),
    ]);
    const known = this.#answers.get(link.id);
    if (known && isSameSet(known.asked, asked)) return known.route;
    const route = this.#search(entry, surroundings, usual, {
      area,
      nodes,
      reserved,
      borders,
      before,
    });
    this.#answers.set(link.id, { asked, route });
    return route;
  }

  #search(
    { link }: Entry,
    surroundings: Surroundings,
    usual: Route,
    { area, nodes, reserved, borders, before }: Task,
  ): Route | undefined {
    const taken = before.flatMap(({ course }) => {
      const { points } = course.route;
      return [points[0] ?? [], points.at(-1) ?? []].flat();
    });
    const heads = before.flatMap(({ course }) => course.heads);
    const [source, target] = this.#ports(link, surroundings, usual).map((ports, index) => {
      const used = [...taken, ...(reserved[index] ?? [])];
      return ports.map((port) => {
        const nearest = Math.min(...used.map((point) => distanceBetween(point, port.end)));
        const isHeadHidden = headsAt(link, usual, port, index === 0).some((head) =>
          heads.some((other) => areOnEachOther(head, other)),
        );
        const near = inUse.find(({ within }) => nearest < within)?.cost ?? 0;
        const extra = isHeadHidden ? Math.max(near, headOnHead) : near;
        return { ...port, cost: port.cost + extra };
      });
    });
    if (!source || !target) return undefined;
    const ground = {
      area,
      nodes,
      ends: surroundings.ends,
      mostPoints: Math.min(this.#pointsLeft, this.#laying ? manyPoints : fewPoints),
      onSearch: (points: number) => {
        this.#pointsLeft -= points;
      },
      lines: [...before.flatMap(({ course }) => course.pieces), ...borders],
      marks: [
        ...heads,
        ...before.flatMap((other) => (hangsOn(link, other.link) ? [] : other.course.anchors)),
        ...before.flatMap(({ course }) => course.plate ?? []),
      ],
    };
    const isTurned = nameOf(link.source) > nameOf(link.target);
    const found = isTurned
      ? findDetour(target, source, ground)?.reverse()
      : findDetour(source, target, ground);
    const [first, last] = [found?.[0], found?.at(-1)];
    if (!found || !first || !last) return undefined;
    const portWith = (ports: readonly Port[], { x, y }: DiagramPoint) =>
      ports.find(({ end }) => end.x === x && end.y === y);
    const [start, end] = [portWith(source, first), portWith(target, last)];
    if (!start || !end) return undefined;
    const ends = { source: at(usual.source, start), target: at(usual.target, end) };
    return routeThrough(link, ends, found);
  }

  /** Where links end that somebody put there, whether they are led already or not. */
  #reservedAt(node: PathwayNode | undefined, own: Link): DiagramPoint[] {
    if (!node) return [];
    return [...(this.#linksAt.get(node.id) ?? [])].flatMap((id) => {
      const other = this.#entries.get(id)?.link;
      if (other === undefined || other.id === own.id) return [];
      return [other.source, other.target].flatMap((end) =>
        end.to === 'node' && end.id === node.id && isFixed(end) ? [pointOnNode(node, end)] : [],
      );
    });
  }

  /** The borders of containers: a line along one would not be seen. */
  #bordersIn(area: Bounds, { source, target }: Link): Piece[] {
    return [...this.#containers].flatMap((id) => {
      const box = this.#boxes.get(id);
      const isEnd = [source, target].some((end) => end.to === 'node' && end.id === id);
      return box && !isEnd && overlaps(box, area) ? piecesOf(cornersOf(box)) : [];
    });
  }
}

type UnlabelledCourse = Pick<Course, 'route' | 'pieces' | 'heads' | 'anchors'>;

/** A course with all that others need to keep clear of it. `placeLabel` gets where the label usually is. */
function courseWithParts(
  link: Link,
  route: Route,
  placeLabel: (course: UnlabelledCourse, usual: DiagramPoint) => DiagramPoint,
): Course {
  const heads = headBoxes(link, route);
  const anchors = link.anchors.map(({ position }) =>
    grown(plain(pointAt(route.points, position)), anchorRoom),
  );
  const bounds = unionBounds([...route.points.map(plain), ...heads, ...anchors]);
  const course = { route, pieces: piecesOf(route.points), heads, anchors };
  const usual = labelPosition(link, route, heads);
  const size = labelSize(link);
  const line = hullOf(route.path);
  if (size.width === 0) return { ...course, bounds, lineBounds: line, labelAt: usual };
  const labelAt = placeLabel(course, usual);
  const plate = plateAt(labelAt, size);
  return {
    ...course,
    labelAt,
    plate,
    bounds: unionBounds([bounds, plate]),
    lineBounds: unionBounds([line, plate]),
  };
}

/** The course of a link where none keeps clear of others. All but its line is found when somebody asks for it. */
class FreeCourse implements Course {
  readonly route: Route;
  readonly lineBounds: Bounds;
  readonly #parts: Later<Course>;

  constructor(link: Link, route: Route) {
    this.route = route;
    this.#parts = new Later(() => courseWithParts(link, route, (_course, usual) => usual));
    this.lineBounds = link.label.trim() === '' ? hullOf(route.path) : this.#parts.get().lineBounds;
  }

  get labelAt(): DiagramPoint {
    return this.#parts.get().labelAt;
  }

  get plate(): Bounds | undefined {
    return this.#parts.get().plate;
  }

  get pieces(): readonly Piece[] {
    return this.#parts.get().pieces;
  }

  get heads(): readonly Bounds[] {
    return this.#parts.get().heads;
  }

  get anchors(): readonly Bounds[] {
    return this.#parts.get().anchors;
  }

  get bounds(): Bounds {
    return this.#parts.get().bounds;
  }
}

/** Encloses the points of a path and those that pull its curves, and so the path. */
function hullOf(path: Path): Bounds {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const command of path)
    for (let at = 1; at + 1 < command.length; at += 2) {
      const [x, y] = [Number(command[at]), Number(command[at + 1])];
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** A course that runs as another one, moved by a distance. Its parts are made when somebody asks for them. */
class MovedCourse implements Course {
  readonly from: Course;
  readonly by: DiagramPoint;
  readonly #made: Later<Course>;

  constructor(course: Course, by: DiagramPoint) {
    // A drag moves it many times: each time from where it was first.
    const earlier = course instanceof MovedCourse ? course : null;
    this.from = earlier?.from ?? course;
    this.by = { x: by.x + (earlier?.by.x ?? 0), y: by.y + (earlier?.by.y ?? 0) };
    this.#made = new Later(() => movedCourse(this.from, this.by));
  }

  get route(): Route {
    return this.#made.get().route;
  }

  get labelAt(): DiagramPoint {
    return this.#made.get().labelAt;
  }

  get plate(): Bounds | undefined {
    return this.#made.get().plate;
  }

  get pieces(): readonly Piece[] {
    return this.#made.get().pieces;
  }

  get heads(): readonly Bounds[] {
    return this.#made.get().heads;
  }

  get anchors(): readonly Bounds[] {
    return this.#made.get().anchors;
  }

  get bounds(): Bounds {
    return this.#made.get().bounds;
  }

  get lineBounds(): Bounds {
    return movedBox(this.from.lineBounds, this.by);
  }
}

function movedCourse(
  { route, labelAt, plate, heads, anchors, bounds, lineBounds }: Course,
  by: DiagramPoint,
): Course {
  const points = route.points.map((point) => movedPoint(point, by));
  return {
    route: {
      source: movedEnd(route.source, by),
      target: movedEnd(route.target, by),
      path: movePath(route.path, by.x, by.y),
      points,
    },
    labelAt: movedPoint(labelAt, by),
    pieces: piecesOf(points),
    heads: heads.map((box) => movedBox(box, by)),
    anchors: anchors.map((box) => movedBox(box, by)),
    bounds: movedBox(bounds, by),
    lineBounds: movedBox(lineBounds, by),
    ...(plate ? { plate: movedBox(plate, by) } : {}),
  };
}

function movedEnd(end: LinkEnd, by: DiagramPoint): LinkEnd {
  return {
    ...end,
    point: movedPoint(end.point, by),
    ...(end.obstacle ? { obstacle: movedBox(end.obstacle, by) } : {}),
  };
}

/** Whether a point is another one moved by this distance, but for rounding. */
function isMovedBy(before: DiagramPoint, after: DiagramPoint, by: DiagramPoint): boolean {
  return Math.abs(before.x + by.x - after.x) < 1e-6 && Math.abs(before.y + by.y - after.y) < 1e-6;
}

/** Whether a link differs from its last version in no more than where its free ends and bends are. */
export function isSameButForPoints(before: Link, link: Link): boolean {
  if (before === link) return true;
  const fields = Object.entries(before);
  if (fields.length !== Object.keys(link).length) return false;
  if (before.waypoints.length !== link.waypoints.length) return false;
  return fields.every(([key, value]) => {
    if (key === 'waypoints') return true;
    const now = ownValue(link, key);
    return now === value || ((key === 'source' || key === 'target') && arePoints(value, now));
  });
}

function arePoints(...ends: readonly unknown[]): boolean {
  return ends.every((end) => ownValue(end, 'to') === 'point');
}

/** By how much a course is another one moved; null if it is not. */
export function distanceMoved(one: Course, other: Course): DiagramPoint | null {
  const [from, to] = [one, other].map((course) =>
    course instanceof MovedCourse ? course : { from: course, by: { x: 0, y: 0 } },
  );
  if (!from || from.from !== to?.from) return null;
  return { x: to.by.x - from.by.x, y: to.by.y - from.by.y };
}

/** What is led where nobody waits for each frame. */
interface Laying {
  readonly mayLead: (link: Link) => boolean;
  /** Points of grids that all searches together may look at. */
  readonly mostPoints: number;
}

interface Lead {
  readonly route: Route;
  /** What comes there can change it. */
  readonly area?: Bounds;
  readonly isRound?: boolean;
}

interface Led {
  readonly link: Link;
  readonly course: Course;
}

/** What a way is looked for in. */
interface Task {
  readonly area: Bounds;
  readonly nodes: readonly Bounds[];
  /** At the source and at the target. */
  readonly reserved: readonly (readonly DiagramPoint[])[];
  readonly borders: readonly Piece[];
  /** The lines of earlier ranks. */
  readonly before: readonly Led[];
}

interface Answer {
  readonly asked: ReadonlySet<unknown>;
  readonly route: Route | undefined;
}

interface Surroundings {
  /** At the source and at the target. */
  readonly nodes: readonly (PathwayNode | undefined)[];
  readonly own: ReadonlySet<string>;
  readonly ends: readonly Bounds[];
  readonly points: readonly Bounds[];
}

/** Whether somebody put an end where it is on its node. */
function isFixed(end: Endpoint): boolean {
  return !floats(end);
}

function hangsOn({ source, target }: Link, carrier: Link): boolean {
  return carrier.anchors.some(({ id }) =>
    [source, target].some((end) => end.to === 'anchor' && end.id === id),
  );
}

function endIds({ source, target }: Link): string[] {
  return [source, target].flatMap((end) => (end.to === 'point' ? [] : end.id));
}

/** A name for an end that does not depend on which end of the link it is. */
function nameOf(end: Endpoint): string {
  return end.to === 'point' ? `${end.x} ${end.y}` : end.id;
}

function isSameLane(a: Lane | undefined, b: Lane | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.share === b.share && a.index === b.index && a.width === b.width && a.height === b.height;
}

function isSameSet(one: ReadonlySet<unknown>, other: ReadonlySet<unknown>): boolean {
  if (one.size !== other.size) return false;
  for (const value of other) if (!one.has(value)) return false;
  return true;
}

function plain(point: DiagramPoint): Bounds {
  return { x: point.x, y: point.y, width: 0, height: 0 };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function plateAt({ x, y }: DiagramPoint, { width, height }: Size): Bounds {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

/** Diagram units kept free round an anchor, where the head of another link is. */
const anchorRoom = 12;

/** Between a label and the heads of its own link: some heads are wider than others. */
const besideHead = 3;

/** Parts of a link's length, the middle first. */
const parts = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82] as const;

/** Positions on a line, and then beside it. */
function labelPositions(route: readonly DiagramPoint[], { width, height }: Size): DiagramPoint[] {
  const onLine = parts.map((part) => pointAt(route, part));
  const beside = parts.flatMap((part) => {
    const at = routeLength(route) * part;
    const along = directionBetween(pointAtLength(route, at - 1), pointAtLength(route, at + 1));
    if (!along) return [];
    const { x, y } = pointAtLength(route, at);
    const off = (Math.abs(along.y) * width + Math.abs(along.x) * height) / 2 + 4;
    return [1, -1, 1.6, -1.6, 2.5, -2.5, 3.5, -3.5].map((way) => ({
      x: x + along.y * off * way,
      y: y - along.x * off * way,
    }));
  });
  return [...onLine, ...beside];
}

function cellsOfCourse({ pieces, plate }: Course): number[] {
  const cells = cellsOfLine(pieces);
  return plate ? [...new Set([...cells, ...cellsOfBox(plate)])] : cells;
}

function isSamePoint(a: DiagramPoint | undefined, b: DiagramPoint | undefined): boolean {
  return a?.x === b?.x && a?.y === b?.y;
}

function isSameCourse(one: Course, other: Course): boolean {
  if (!isSameRoute(one.route, other.route)) return false;
  // Of one link that runs the same, the label is at the same point where it keeps clear of nothing.
  const areFree = one instanceof FreeCourse && other instanceof FreeCourse;
  return areFree || isSamePoint(one.labelAt, other.labelAt);
}

function isSameRoute(one: Route, other: Route): boolean {
  const isSame = isSamePoint;
  const isSameEnd = (a: LinkEnd, b: LinkEnd) =>
    isSame(a.point, b.point) &&
    isSame(a.normal, b.normal) &&
    a.clearance === b.clearance &&
    a.at === b.at &&
    isSame(a.obstacle, b.obstacle) &&
    a.obstacle?.width === b.obstacle?.width &&
    a.obstacle?.height === b.obstacle?.height;
  return (
    one.path.length === other.path.length &&
    one.points.length === other.points.length &&
    one.points.every((point, index) => isSame(point, other.points[index])) &&
    isSameEnd(one.source, other.source) &&
    isSameEnd(one.target, other.target)
  );
}

function at(end: LinkEnd, { end: point, outwards }: Port): LinkEnd {
  return { ...end, point, normal: outwards };
}

/** The heads of a link that leaves or meets a port. */
function headsAt(link: Link, usual: Route, port: Port, isSource: boolean): Bounds[] {
  // Long enough to have room for the heads of both ends; that of the other end is not asked for.
  const { end, outwards } = port;
  const far = { x: end.x + outwards.x * 200, y: end.y + outwards.y * 200 };
  const points = isSource ? [end, far] : [far, end];
  const ends = isSource
    ? { source: at(usual.source, port), target: usual.target }
    : { source: usual.source, target: at(usual.target, port) };
  return headBoxes(link, { points, path: [], ...ends }).filter(
    (head) => distanceBetween(centreOf(head), end) < 100,
  );
}

/** How straight a line leaves a port: 1 at a right angle. */
function leaning({ outwards }: Port, along: DiagramPoint): number {
  return outwards.x * along.x + outwards.y * along.y;
}

function opposite({ x, y }: DiagramPoint): DiagramPoint {
  return { x: -x, y: -y };
}

function cornersOf({ x, y, width, height }: Bounds): DiagramPoint[] {
  const [right, bottom] = [x + width, y + height];
  return [
    { x, y },
    { x: right, y },
    { x: right, y: bottom },
    { x, y: bottom },
    { x, y },
  ];
}
