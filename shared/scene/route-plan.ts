import { nodeKinds } from '../project/node-kinds.ts';
import { atOnce, type Steps } from '../project/checked-text.ts';
import type {
  DiagramPoint,
  Endpoint,
  Link,
  PathwayNode,
  Project,
} from '../project/project-schema.ts';
import { CellMap, cellsOfBox, cellsOfLine, headRoom } from './cell-map.ts';
import { floats, pointOnNode, type AnchorPosition, type EndLookup } from './link-ends.ts';
import { areInseparable, hidesLines, hidingPart, piecesOf, type Piece } from './line-meetings.ts';
import { linkLook } from './looks.ts';
import { courseMovedWith, shiftOf, type Shift } from './moved-course.ts';
import {
  centreOf,
  grown,
  overlaps,
  rotatedBounds,
  unionBounds,
  type Bounds,
} from './primitives.ts';
import {
  cellsOfCourse,
  courseAlong,
  FreeCourse,
  isSameCourse,
  type Course,
} from './route-course.ts';
import { directionBetween, distanceBetween, pointAtLength, routeLength } from './route-geometry.ts';
import {
  canBeLed,
  ground,
  isBefore,
  isSameLevel,
  isSmall,
  levelsOf,
  longest,
  mayBeLed,
  Pending,
  type Level,
  type Rank,
} from './route-order.ts';
import { routeLink, type Lane, type Route } from './routes.ts';
import { isTrueRoute, straightBeside, wayRound, type Led, type Surroundings } from './way-round.ts';

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
/** How much of a large drawing is led at once: all, what a frame has time for, or nothing yet. */
export type Pace = 'all' | 'frame' | 'none';
/** Points of grids to look at; so many more for each link that is led. */
const mostAtPace = { frame: 12_000, none: 0 } as const;
const pointsOfLink = 1_000;

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

interface Entry {
  readonly link: Link;
  readonly lane: Lane | undefined;
  readonly rank: Rank;
  /** Absent until it was first led. */
  readonly course?: Course;
  /** The link itself is another value since it was led. */
  readonly isNew: boolean;
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
  /** What has still to be led; and of that what moved itself. */
  #pending = new Pending();
  #moved = new Pending();
  /** What was led since the last version without being told. */
  #untold = new Set<string>();
  /** Points of grids that were looked at, with so many for each link that was led. */
  #looked = 0;
  /** So many may have been looked at when a frame is over. */
  #end = Infinity;
  /** The link that is led has to wait: to look for a way would take longer than the frame. */
  #isPutOff = false;
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

  /** Whether it was made last for this very version. */
  isOf(project: Project): boolean {
    return this.#isWhole && this.#project === project;
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

  /** Whether all links run as they will in the end. */
  get isSettled(): boolean {
    return this.#pending.isEmpty;
  }

  /** A measure of the work that was done, which is the same on every computer. */
  get workDone(): number {
    return this.#looked;
  }

  /** Makes the plan that of another version, or of another project. */
  update(planned: Planned, pace: Pace, differences?: Differences): void {
    atOnce(this.updateInSteps(planned, pace, differences));
  }

  /** The same step by step. Until it is finished, the plan must not be asked for anything. */
  *updateInSteps(
    { project, lanes }: Planned,
    pace: Pace = 'all',
    differences?: Differences,
  ): Steps<void> {
    if (this.#project === project) return;
    const before = this.#project;
    const isLed = this.#laying !== undefined || canBeLed(project);
    if (isLed !== this.#isLed || !this.#isWhole) this.#clear();
    this.#isWhole = false;
    this.#isLed = isLed;
    this.#shift = null;
    if (differences && differences.since === before && this.#keepsLevels(differences))
      this.#takeDifferences(differences, lanes);
    else yield* this.#takeAll(project, lanes);
    if (pace === 'all' || !isLed || isSmall(project)) yield* this.#leadPending();
    else yield* this.#leadSome(mostAtPace[pace]);
    this.#before = before && { project: before, changed: this.#untold };
    this.#untold = new Set();
    this.#project = project;
    this.#isWhole = true;
  }

  /**
   * Leads what has still to be led, and tells the ids of the links that run differently than before; null where the plan
   * is that of another version. Other versions may come between the steps.
   */
  *settleInSteps(project: Project): Steps<ReadonlySet<string> | null> {
    while (this.#project === project && !this.#pending.isEmpty) {
      this.#leadNext();
      yield 0.5;
    }
    if (this.#project !== project) return null;
    const changed = this.#untold;
    this.#untold = new Set();
    return changed;
  }

  #clear(): void {
    for (const id of this.#entries.keys()) this.#removeLink(id);
    for (const id of this.#nodes.keys()) this.#removeNode(id);
    this.#pending = new Pending();
    this.#moved = new Pending();
    this.#untold = new Set();
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

  /** Links among nodes that move together only move: where nothing is led, or until there is time to lead them. */
  #shiftOf(nodes: readonly PathwayNode[], links: readonly Link[]): Shift | null {
    const oldLink = (id: string) => this.#entries.get(id)?.link;
    return shiftOf(nodes, links, (id) => this.#nodes.get(id), oldLink);
  }

  /** Moves a link as a whole if it is known to; of one that hangs on others that may come out later. */
  #moveWhole(entry: Entry): boolean {
    const course = this.#isLed ? null : this.#courseMoved(entry);
    if (course) this.#entries.set(entry.link.id, { ...entry, course, isNew: false });
    return course !== null;
  }

  #courseMoved({ link, course }: Entry): Course | null {
    const carrierOf = (anchor: string) => this.#anchors.get(anchor)?.link;
    if (!this.#shift || !course) return null;
    return courseMovedWith(this.#shift, { link, course }, carrierOf);
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
    if (this.#isLed) this.#moved.add(rank);
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

  *#leadPending(): Steps<void> {
    // What moved as a whole is not in the list.
    for (const id of this.#shift?.moved ?? []) this.#untold.add(id);
    this.#moved = new Pending();
    for (let led = 1; !this.#pending.isEmpty; led += 1) {
      this.#leadNext();
      if (led % stride === 0) yield 0.5;
    }
  }

  /** Leads what moved itself, and then of the rest what there is time for. What has to wait runs as it likes. */
  *#leadSome(mostPoints: number): Steps<void> {
    this.#end = this.#looked + mostPoints;
    for (let seen = 1; !this.#isDone(); seen += 1) {
      const rank = this.#moved.pop();
      const entry = rank && this.#entries.get(rank.id);
      if (!rank) this.#leadNext();
      else if (entry?.rank === rank) this.#leadOutOfTurn(entry);
      if (seen % stride === 0) yield 0.5;
    }
    this.#end = Infinity;
    this.#isPutOff = false;
  }

  /** Whether nothing more is led in this frame. */
  #isDone(): boolean {
    if (!this.#moved.isEmpty) return false;
    return this.#isPutOff || this.#looked >= this.#end || this.#pending.isEmpty;
  }

  #leadOutOfTurn(entry: Entry): void {
    this.#pending.remove(entry.rank);
    this.#isPutOff = this.#looked >= this.#end;
    if (!this.#isPutOff) this.#leadEntry(entry);
    if (!this.#isPutOff) return;
    this.#runAsUsual(entry);
    this.#pending.add(entry.rank);
  }

  #leadNext(): void {
    const rank = this.#pending.pop();
    const entry = rank && this.#entries.get(rank.id);
    // What was given another rank is in the list a second time.
    if (!rank || entry?.rank !== rank) return;
    this.#isPutOff = false;
    this.#moved.remove(rank);
    this.#leadEntry(entry);
    if (this.#isPutOff) this.#pending.add(rank);
  }

  #leadEntry(entry: Entry): void {
    const { rank } = entry;
    if (this.#moveWhole(entry)) {
      this.#untold.add(rank.id);
      return;
    }
    this.#looked += pointsOfLink;
    const { route, area, isRound = false } = this.#lead(entry);
    if (this.#isPutOff) return;
    if (isRound) this.#round.add(rank.id);
    else this.#round.delete(rank.id);
    this.#putArea(rank.id, area);
    const isMovable = entry.link.origin === undefined;
    const marks = (cells: readonly number[]) => this.#marksIn(entry, cells);
    const course = this.#isLed
      ? courseAlong(entry.link, route, isMovable ? marks : null)
      : new FreeCourse(entry.link, route);
    const isSame = !entry.isNew && entry.course && isSameCourse(entry.course, course);
    if (isSame && (!this.#isLed || this.#lineCells.has(rank.id))) return;
    this.#touchLine(entry, rank);
    const next = this.#putCourse(entry, course);
    if (this.#isLed) this.#lineCells.put(rank.id, cellsOfCourse(course));
    this.#touchLine(next, rank);
  }

  /** As it was where it moved as a whole. Until it is led, others do not see its line. */
  #runAsUsual(entry: Entry): void {
    const { link, lane, rank } = entry;
    const usual = () => new FreeCourse(link, routeLink(link, this.#lookupFor(rank), lane));
    this.#touchLine(entry, rank);
    this.#lineCells.remove(rank.id);
    this.#round.delete(rank.id);
    this.#putCourse(entry, this.#courseMoved(entry) ?? usual());
  }

  /** What hangs on a link moves with it. */
  #putCourse(entry: Entry, course: Course): Entry {
    const { link, rank } = entry;
    const next = { ...entry, course, isNew: false };
    this.#entries.set(rank.id, next);
    this.#untold.add(rank.id);
    for (const id of this.#hangingOn(link)) {
      const hanging = this.#entries.get(id)?.rank;
      if (!hanging || !isBefore(rank, hanging)) continue;
      this.#pending.add(hanging);
      if (this.#isLed) this.#moved.add(hanging);
    }
    return next;
  }

  #lookupFor(rank: Rank): EndLookup {
    return {
      node: (id) => this.#nodes.get(id),
      anchor: (id) => this.#locateAnchor(id, rank),
    };
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

  #marksIn(entry: Entry, cells: readonly number[]): Bounds[] {
    return [
      ...[...this.#nodeCells.within(cells)].flatMap((id) => this.#boxes.get(id) ?? []),
      ...this.#linesBefore(entry, cells).flatMap(({ course }) => [
        ...course.heads,
        ...course.anchors,
        ...(course.plate ? [course.plate] : []),
      ]),
    ];
  }

  #mayBeLed(link: Link): boolean {
    return this.#laying ? this.#laying.mayLead(link) : mayBeLed(link);
  }

  #lead(entry: Entry): Lead {
    const { link, lane } = entry;
    const usual = routeLink(link, this.#lookupFor(entry.rank), lane);
    const isFree = this.#isLed && this.#mayBeLed(link);
    const isOver = this.#pointsLeft <= 0 || (!this.#laying && routeLength(usual.points) > longest);
    if (!isFree || isOver) return { route: usual };
    const surroundings = this.#surroundingsOf(entry, usual);
    if (!surroundings || this.#isTrue(entry, surroundings, usual, true)) return { route: usual };
    const reach = unionBounds([
      ...usual.points.map((point) => ({ ...point, width: 0, height: 0 })),
      ...surroundings.ends,
    ]);
    const beside = straightBeside(link, surroundings, usual, (route) =>
      this.#isTrue(entry, surroundings, route, false),
    );
    if (beside) return { route: beside, area: grown(reach, around[0]), isRound: true };
    for (const ground of this.#laying ? farAround : around) {
      const area = grown(reach, ground);
      const round = this.#leadRound(entry, surroundings, usual, area);
      if (this.#isPutOff) return { route: usual };
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

  #isTrue(entry: Entry, surroundings: Surroundings, route: Route, isUsual: boolean): boolean {
    const cells = cellsOfLine(piecesOf(route.points));
    return isTrueRoute(entry.link, route, {
      foreign: this.#foreignNodes(surroundings, cells),
      before: this.#linesBefore(entry, cells),
      keptFree: isUsual ? (box) => this.#keptFree(box) : null,
    });
  }

  /** Where a link may not run as it would by itself: what is laid once does not even touch a corner. */
  #keptFree(box: Bounds): Bounds {
    return this.#laying ? grown(box, 1) : hidingPart(box);
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
    const mostPoints = Math.min(this.#pointsLeft, this.#laying ? manyPoints : fewPoints);
    const look = (points: number) => {
      this.#pointsLeft -= points;
      this.#looked += points;
    };
    const mayLook = (points: number) => {
      if (points > mostPoints) return false;
      this.#isPutOff ||= this.#looked + points > this.#end;
      if (!this.#isPutOff) look(points);
      return !this.#isPutOff;
    };
    const task = { area, nodes, reserved, borders, before };
    const route = wayRound(link, surroundings, usual, {
      task,
      limit: { onSearch: look, mayLook },
    });
    if (this.#isPutOff) return undefined;
    this.#answers.set(link.id, { asked, route });
    return route;
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

interface Answer {
  readonly asked: ReadonlySet<unknown>;
  readonly route: Route | undefined;
}

/** Whether somebody put an end where it is on its node. */
function isFixed(end: Endpoint): boolean {
  return !floats(end);
}

function endIds({ source, target }: Link): string[] {
  return [source, target].flatMap((end) => (end.to === 'point' ? [] : end.id));
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
