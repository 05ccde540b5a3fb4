import { nodeKinds } from '../project/node-kinds.ts';
import type { NodeKind, Project, Link } from '../project/project-schema.ts';
import {
  derivePathwayModel,
  idOf,
  type PathwayModel,
  multiply,
  type Sign,
} from '../whatif/pathway-model.ts';
import {
  isThing,
  subjectOfReaction,
  type SubjectIndex,
  type ThingIndex,
  compareText,
} from '../whatif/things.ts';
import { type MatrixCell, roles, type CellRole, type Role } from './roles.ts';
import { laterBreakdown, findRemovals } from './removals.ts';
import {
  extend,
  routeTo,
  type Route,
  lookUpEffects,
  pathOf,
  influencing,
  standingBehind,
  type Backer,
  type Path,
} from './paths.ts';

export interface SupportMatrix {
  readonly model: PathwayModel;
  /** In the project's order. */
  readonly factors: readonly ThingIndex[];
  readonly transmitters: readonly ThingIndex[];
  /** Only cells with a role, by row and then by column. */
  readonly cells: readonly MatrixCell[];
}

const matrices = new WeakMap<PathwayModel, SupportMatrix>();

/** The support matrix of a project. Made once for each project value. */
export function deriveMatrix(project: Project): SupportMatrix {
  const model = derivePathwayModel(project);
  const known = matrices.get(model);
  if (known) return known;
  const factors = thingsOfKind(model, (kind) => nodeKinds[kind].factorGroup !== null);
  const transmitters = thingsOfKind(model, (kind) => nodeKinds[kind].isTransmitter);
  const rowOf = new Map(factors.map((factor) => [factor, new Array<MatrixCell>()]));
  const isFactor: ReadonlySet<ThingIndex> = new Set(factors);
  for (const transmitter of transmitters) {
    for (const [factor, found] of findRoles(model, transmitter, isFactor)) {
      rowOf.get(factor)?.push({ factor, transmitter, roles: found });
    }
  }
  const cells = [...rowOf.values()].flat();
  const matrix: SupportMatrix = { model, factors, transmitters, cells };
  matrices.set(model, matrix);
  return matrix;
}

function thingsOfKind(
  { things }: PathwayModel,
  isWanted: (kind: NodeKind) => boolean,
): ThingIndex[] {
  return things.flatMap(({ kind }, thing) => (isWanted(kind) ? [thing] : []));
}

/** By factor, then by role and way. */
type Found = Map<ThingIndex, Map<number, CellRole>>;

interface Search {
  readonly model: PathwayModel;
  readonly transmitter: ThingIndex;
  readonly factors: ReadonlySet<ThingIndex>;
  readonly route: Route;
  readonly found: Found;
}

/** The roles of every factor that has one for a transmitter, by factor. */
function findRoles(
  model: PathwayModel,
  transmitter: ThingIndex,
  factors: ReadonlySet<ThingIndex>,
): ReadonlyMap<ThingIndex, readonly CellRole[]> {
  const search: Search = {
    model,
    transmitter,
    factors,
    route: routeTo(model, transmitter),
    found: new Map(),
  };
  addPrecursors(search);
  addMakers(search);
  addRemovals(search);
  addLaterBreakdown(search);
  addReceptors(search);
  return new Map(
    [...search.found].map(([factor, list]) => [factor, sortRoles(model, [...list.values()])]),
  );
}

function addPrecursors(search: Search): void {
  for (const [thing, path] of search.route.paths) {
    add(search, thing, { role: 'precursor', via: null, sign: 1 }, null, path);
  }
}

/** What the steps on the route need, and what raises or lowers them. */
function addMakers(search: Search): void {
  const { model, route } = search;
  for (const [thing, rest] of route.paths) addActor(search, thing, rest, 1, 'cofactor');
  for (const { reaction, product } of route.reactions) {
    const { links = [], catalysts = [], substrates = [] } = model.reactions[reaction] ?? {};
    const rest = route.paths.get(product);
    // A reaction that breaks a thing down does not make it, even if the pieces can be put together again.
    if (!rest || substrates.some((thing) => rest.things.includes(thing))) continue;
    addAt(search, subjectOfReaction(model, reaction), {
      via: product,
      rest,
      links,
      sign: 1,
      need: 'cofactor',
    });
    for (const { thing, links: by } of catalysts) {
      addActor(search, thing, extend(thing, by, rest), 1, 'cofactor');
    }
  }
}

/** Adds what takes away the transmitter, or something on its route. */
function addRemovals(search: Search): void {
  const { model, route, transmitter } = search;
  const removals = findRemovals(model).of;
  for (const [thing, rest] of route.paths) {
    const need = thing === transmitter ? 'clearance' : null;
    for (const reaction of removals.get(thing) ?? []) {
      const { links = [], catalysts = [] } = model.reactions[reaction] ?? {};
      addAt(search, subjectOfReaction(model, reaction), {
        via: thing,
        rest,
        links,
        sign: -1,
        need,
      });
      for (const { thing: actor, links: by } of catalysts) {
        addActor(search, actor, extend(actor, by, rest), -1, need);
      }
    }
  }
}

/**
 * Adds what the further steps of the breakdown need. What slows these steps has no role: the transmitter itself is gone
 * already.
 */
function addLaterBreakdown(search: Search): void {
  const { model, transmitter } = search;
  for (const { reaction, path } of laterBreakdown(model, transmitter)) {
    const { links = [], catalysts = [] } = model.reactions[reaction] ?? {};
    const [via = transmitter] = path.things;
    const onward = { things: path.things, links: [...links, ...path.links] };
    addClearing(search, subjectOfReaction(model, reaction), via, onward);
    for (const { thing, links: by } of catalysts) {
      addClearing(search, thing, thing, extend(thing, by, path));
    }
  }
}

/** Adds what a thing or reaction of the breakdown needs, and what stands behind that. */
function addClearing(search: Search, subject: SubjectIndex, via: ThingIndex, onward: Path): void {
  const { model } = search;
  const entry = { role: 'clearance', via, sign: -1 } as const;
  for (const { from, link } of lookUpEffects(model).requirements.get(subject) ?? []) {
    if (!isThing(model, from)) continue;
    const path = extend(from, [link], onward);
    add(search, from, entry, null, path);
    for (const backer of standingBehind(model, from)) {
      if (backer.sign === 1) add(search, backer.thing, entry, backer, path);
    }
  }
}

/** A receptor senses the transmitter: what raises it raises the effect. */
function addReceptors(search: Search): void {
  const { model, transmitter, route } = search;
  const rest = route.paths.get(transmitter);
  for (const { to, link } of lookUpEffects(model).bindings.get(transmitter) ?? []) {
    if (rest && isThing(model, to)) addActor(search, to, extend(to, [link], rest), 1, 'cofactor');
  }
}

function addActor(
  search: Search,
  actor: ThingIndex,
  path: Path,
  sign: Sign,
  need: 'cofactor' | 'clearance' | null,
): void {
  addAt(search, actor, { via: actor, rest: path, links: [], sign, need });
}

interface Target {
  /** What the cell names as the way to the transmitter. */
  readonly via: ThingIndex;
  /** From the target to the transmitter. */
  readonly rest: Path;
  /** The links of the reaction, if the target is one. */
  readonly links: readonly Link[];
  readonly sign: Sign;
  /** The role of what the target needs; null if it has none. */
  readonly need: 'cofactor' | 'clearance' | null;
}

/** Adds what a thing or reaction needs, what stands behind that, and what influences it. */
function addAt(
  search: Search,
  subject: SubjectIndex,
  { via, rest, links, sign, need }: Target,
): void {
  const { model } = search;
  const onward: Path = links.length > 0 ? { ...rest, links: [...links, ...rest.links] } : rest;
  for (const { from, link } of lookUpEffects(model).requirements.get(subject) ?? []) {
    if (!need || !isThing(model, from)) continue;
    const path = extend(from, [link], onward);
    add(search, from, { role: need, via, sign }, null, path);
    for (const backer of standingBehind(model, from)) {
      const total = multiply(backer.sign, sign);
      const helps = need === 'cofactor' ? 'indirect' : need;
      const role = backer.sign === 1 ? helps : influence(total);
      const way = need === 'cofactor' ? from : via;
      add(search, backer.thing, { role, via: way, sign: total }, backer, path);
    }
  }
  for (const backer of influencing(model, subject)) {
    const total = multiply(backer.sign, sign);
    add(search, backer.thing, { role: influence(total), via, sign: total }, backer, onward);
  }
}

function influence(sign: Sign): Role {
  return sign === 1 ? 'raises' : 'lowers';
}

/** Keeps the shortest path for each role and way. A path that meets the same thing twice adds nothing new. */
function add(
  { model, factors, transmitter, found }: Search,
  factor: ThingIndex,
  entry: Omit<CellRole, 'path'>,
  backer: Backer | null,
  after: Path,
): void {
  if (factor === transmitter || !factors.has(factor)) return;
  const length = (backer?.length ?? 0) + after.things.length;
  const entries = found.get(factor) ?? new Map<number, CellRole>();
  const key = keyOf(entry);
  const known = entries.get(key);
  if (known && known.path.things.length < length) return;
  const before = backer ? pathOf(backer) : noPath;
  const things = [...before.things, ...after.things];
  if (hasTwice(things)) return;
  const path = { things, links: [...new Set([...before.links, ...after.links])] };
  if (known && known.path.things.length === length && comparePaths(model, known.path, path) <= 0)
    return;
  entries.set(key, { ...entry, path });
  found.set(factor, entries);
}

function keyOf({ role, via, sign }: Omit<CellRole, 'path'>): number {
  return (((via ?? -1) + 1) * roles.length + roles.indexOf(role)) * 2 + (sign === 1 ? 1 : 0);
}

function sortRoles(model: PathwayModel, list: readonly CellRole[]): readonly CellRole[] {
  return list.toSorted(
    (one, other) =>
      roles.indexOf(one.role) - roles.indexOf(other.role) ||
      one.path.things.length - other.path.things.length ||
      comparePaths(model, one.path, other.path),
  );
}

/**
 * Paths of equal length: the one with more evidence first, then by the ids along them; the order of the file does not
 * count.
 */
function comparePaths(model: PathwayModel, one: Path, other: Path): number {
  const evidence = linksWithout(one) - linksWithout(other);
  if (evidence !== 0) return evidence;
  for (const [at, thing] of one.things.entries()) {
    const opposite = other.things[at];
    if (opposite === undefined) break;
    const order = compareText(idOf(model, thing), idOf(model, opposite));
    if (order !== 0) return order;
  }
  return 0;
}

/** How many links have no evidence. */
function linksWithout({ links }: Path): number {
  return links.filter(({ evidence }) => evidence.length === 0).length;
}

/** Paths are short, so this is faster than a set. */
function hasTwice(things: readonly ThingIndex[]): boolean {
  return things.some((thing, at) => things.indexOf(thing) !== at);
}

const noPath: Path = { things: [], links: [] };
