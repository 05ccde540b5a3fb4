import { nodeKinds } from '../project/node-kinds.ts';
import type { Project } from '../project/project-schema.ts';
import { gatherFacts, type Fact, type Facts, type Subject } from '../whatif/facts.ts';
import { buildNetwork, type Network } from '../whatif/network.ts';
import { compareText } from '../whatif/things.ts';
import type { Known } from '../whatif/view.ts';
import { extend, influencing, pathOf, reachIn, routeTo, standingBehind } from './paths.ts';
import type { Backer, Path, Route } from './paths.ts';
import { findRemovals, laterBreakdown } from './removals.ts';
import { roles, type CellRole, type Role, type WeighedRole } from './roles.ts';
import { carriedAlong, graphOf, multiply, subjectOfReaction } from './support-graph.ts';
import type { Sign, SupportGraph } from './support-graph.ts';

export interface MatrixCell {
  readonly factor: Subject;
  readonly column: Subject;
  /** In the order of `roles`, the shortest path of a role first; never empty. */
  readonly roles: readonly WeighedRole[];
}

export interface SupportMatrix {
  readonly graph: SupportGraph;
  /** In the project's order. */
  readonly factors: readonly Subject[];
  /** Neurotransmitters, then outcomes. */
  readonly columns: readonly Subject[];
  /** Only cells with a role, by row and then by column. */
  readonly cells: readonly MatrixCell[];
  readonly limits: MatrixLimits;
}

/** Where the search ended because the diagram is too large or too tangled for all of it. */
interface MatrixLimits {
  /** Steps by which things are made of others; null: all were followed. */
  readonly route: number | null;
  /** Steps of needs and influences; null: all that are followed in any diagram. */
  readonly chain: number | null;
}

const matrices = new WeakMap<Network, SupportMatrix>();

/**
 * The support matrix of what a project draws: of the same network that a what-if asks, by the drawing alone. Made once
 * for each project value.
 */
export function deriveMatrix(project: Project, { library, knowledge }: Known): SupportMatrix {
  const facts = gatherFacts(project, library, true);
  const network = buildNetwork(facts, knowledge.network);
  const known = matrices.get(network);
  if (known) return known;
  const matrix = makeMatrix(graphOf(network), facts);
  matrices.set(network, matrix);
  return matrix;
}

function makeMatrix(graph: SupportGraph, { subjects }: Facts): SupportMatrix {
  const all = [...subjects.values()];
  const factors = all.filter(({ kind }) => nodeKinds[kind].factorGroup !== null);
  const columns = [
    ...all.filter(({ kind }) => nodeKinds[kind].isTransmitter),
    ...all.filter(({ kind }) => kind === 'outcome'),
  ];
  const rowOf = new Map(factors.map(({ id }) => [id, new Array<MatrixCell>()]));
  const rows = rowTable(graph, new Set(factors.map(({ id }) => id)));
  const goals = goalsOf(graph, columns);
  const reach = reachIn(graph, [...goals.values()]);
  let isCut = false;
  for (const column of columns) {
    const route = routeTo(graph, goals.get(column.id) ?? [], reach.route);
    isCut ||= route.isCut;
    const found = findRoles({ graph, goals: goals.get(column.id) ?? [], rows, route });
    for (const factor of factors) {
      const list = found.get(factor.id) ?? [];
      if (list.length > 0) rowOf.get(factor.id)?.push({ factor, column, roles: list });
    }
  }
  return {
    graph,
    factors,
    columns,
    cells: [...rowOf.values()].flat(),
    limits: { route: isCut ? reach.route : null, chain: reach.isChainCut ? reach.chain : null },
  };
}

/** The rows of each column: a transmitter in all pools and places. */
function goalsOf(
  { network, subjects }: SupportGraph,
  columns: readonly Subject[],
): ReadonlyMap<string, readonly number[]> {
  const goals = new Map(columns.map(({ id }) => [id, new Array<number>()]));
  for (const [row, { aspect }] of network.rows.entries()) {
    const { id = '', poolOf = null } = subjects[row] ?? {};
    if (aspect !== 'signal') goals.get(poolOf ?? id)?.push(row);
  }
  return goals;
}

/** By factor, then by role and way. */
type Found = Map<string, Map<number, CellRole>>;

/** What is asked about rows again and again, by row. */
interface RowTable {
  /** The id of the factor that a row is of, if it is of one. */
  readonly factorOf: readonly (string | null)[];
  /** The same number for the same thing, in whatever place. */
  readonly thingOf: Int32Array;
  /** The same number for the same subject, which is a thing in one place. */
  readonly subjectOf: Int32Array;
  /** For each subject where it was met on a path that is being looked at; otherwise -1. */
  readonly lastMet: Int32Array;
}

function rowTable({ subjects }: SupportGraph, factors: ReadonlySet<string>): RowTable {
  return {
    factorOf: subjects.map(({ id }) => (factors.has(id) ? id : null)),
    thingOf: numbered(subjects.map(({ id, poolOf }) => poolOf ?? id)),
    subjectOf: numbered(subjects.map(({ id }) => id)),
    lastMet: new Int32Array(subjects.length).fill(-1),
  };
}

/** The same number for the same name. */
function numbered(names: readonly string[]): Int32Array {
  const numbers = new Map<string, number>();
  for (const name of names) if (!numbers.has(name)) numbers.set(name, numbers.size);
  return Int32Array.from(names, (name) => numbers.get(name) ?? 0);
}

interface Search {
  readonly graph: SupportGraph;
  /** The rows of the column: a transmitter in all pools and places. */
  readonly goals: readonly number[];
  readonly rows: RowTable;
  readonly route: Route;
  readonly found: Found;
}

/** The roles of every factor that has one for a column, by factor. */
function findRoles(asked: Omit<Search, 'found'>): ReadonlyMap<string, readonly WeighedRole[]> {
  const search: Search = { ...asked, found: new Map() };
  addPrecursors(search);
  addMakers(search);
  addRemovals(search);
  addLaterBreakdown(search);
  addReceptors(search);
  addMovers(search);
  return new Map(
    [...search.found].map(([factor, list]) => [factor, weigh(search, [...list.values()])]),
  );
}

function addPrecursors(search: Search): void {
  for (const [row, path] of search.route.paths) {
    add(search, row, { role: 'precursor', via: null, sign: 1, isSignal: false }, null, path);
  }
}

/** What the steps on the route need, and what raises or lowers them. */
function addMakers(search: Search): void {
  const { graph, route, goals } = search;
  for (const [row, rest] of route.paths) {
    // What moves an outcome is told by its own mover, see `addMovers`.
    if (!isOutcome(search, row)) addActor(search, row, rest, 1, 'cofactor');
  }
  for (const { reaction, product } of route.reactions) {
    const { claims = [], carrier = null, substrates = [], moves } = graph.reactions[reaction] ?? {};
    const rest = route.paths.get(product);
    // A reaction that breaks a thing down does not make it, even if the pieces can be put together again.
    if (!rest || substrates.some((row) => rest.rows.includes(row))) continue;
    const need = moves === 'out' && goals.includes(product) ? 'release' : 'cofactor';
    addAt(search, subjectOfReaction(graph, reaction), {
      via: product,
      rest,
      claims,
      sign: 1,
      need,
    });
    if (carrier !== null) addActor(search, carrier, extend(carrier, claims, rest), 1, need);
  }
}

function isOutcome({ graph }: Search, row: number): boolean {
  return graph.subjects[row]?.kind === 'outcome';
}

/** Adds what takes away the transmitter, or something on its route. */
function addRemovals(search: Search): void {
  const { graph, route, goals } = search;
  const removals = findRemovals(graph);
  for (const [row, rest] of route.paths) {
    const need = goals.includes(row) ? 'clearance' : null;
    for (const reaction of removals.get(row) ?? []) {
      const { claims = [], carrier = null } = graph.reactions[reaction] ?? {};
      addAt(search, subjectOfReaction(graph, reaction), {
        via: row,
        rest,
        claims,
        sign: -1,
        need,
      });
      if (carrier !== null) addActor(search, carrier, extend(carrier, claims, rest), -1, need);
    }
  }
}

/**
 * Adds what the further steps of the breakdown need. What slows these steps has no role: the transmitter itself is gone
 * already.
 */
function addLaterBreakdown(search: Search): void {
  const { graph, goals } = search;
  for (const { reaction, path } of laterBreakdown(graph, goals)) {
    const { claims = [], carrier = null } = graph.reactions[reaction] ?? {};
    const [via = -1] = path.rows;
    const onward = { rows: path.rows, claims: [...claims, ...path.claims] };
    addClearing(search, subjectOfReaction(graph, reaction), via, onward);
    if (carrier !== null) {
      addClearing(search, carrier, carrier, extend(carrier, claims, path));
    }
  }
}

/** Adds what a row or reaction of the breakdown needs, and what stands behind that. */
function addClearing(search: Search, subject: number, via: number, onward: Path): void {
  const { graph } = search;
  const entry = { role: 'clearance', via, sign: -1, isSignal: false } as const;
  for (const { from, through, claims } of graph.requirements.get(subject) ?? []) {
    const path = extend(from, claims, byWayOf(through, onward));
    add(search, from, entry, null, path);
    for (const backer of factorsAmong(search, standingBehind(graph, from))) {
      if (backer.sign === 1) add(search, backer.row, entry, backer, path);
    }
  }
}

/** A path from a carrier, where the claim is about that and not about the step. */
function byWayOf(through: number | null, path: Path): Path {
  return through === null ? path : extend(through, [], path);
}

/**
 * A receptor senses the transmitter: what raises it raises the effect. One that holds the release back is no such
 * receptor; it acts on the amount.
 */
function addReceptors(search: Search): void {
  const { graph, goals, route } = search;
  for (const goal of goals) {
    const rest = route.paths.get(goal);
    for (const { to, claims } of graph.bindings.get(goal) ?? []) {
      const isBrake = goals.some((row) =>
        (graph.influences.get(row) ?? []).some(({ from }) => from === to),
      );
      if (!rest || isBrake || to >= graph.network.rows.length) continue;
      const path = extend(to, claims, rest);
      addAt(search, to, {
        ...bare,
        via: to,
        rest: path,
        sign: 1,
        need: 'cofactor',
        isSignal: true,
      });
    }
  }
}

/** What moves an outcome: transmitters and their receptors, and all that stands behind these. */
function addMovers(search: Search): void {
  const { graph, goals, route } = search;
  for (const goal of goals) {
    const rest = route.paths.get(goal);
    if (!rest || !isOutcome(search, goal)) continue;
    for (const { from, sign, claims } of graph.influences.get(goal) ?? []) {
      const path = extend(from, claims, rest);
      const entry = { role: influence(sign), via: goal, sign, isSignal: false };
      add(search, from, entry, null, path);
      for (const backer of factorsAmong(search, standingBehind(graph, from))) {
        const total = multiply(backer.sign, sign);
        const role = influence(total);
        add(search, backer.row, { ...entry, role, via: from, sign: total }, backer, path);
      }
    }
  }
}

const bare = { claims: [], isSignal: false } as const;

function addActor(
  search: Search,
  actor: number,
  path: Path,
  sign: Sign,
  need: Target['need'],
): void {
  addAt(search, actor, { ...bare, via: actor, rest: path, sign, need });
}

interface Target {
  /** What the cell names as the way to the transmitter. */
  readonly via: number;
  /** From the target to the transmitter. */
  readonly rest: Path;
  /** The claims of the reaction, if the target is one. */
  readonly claims: readonly Fact[];
  readonly sign: Sign;
  /** The role of what the target needs; null if it has none. */
  readonly need: 'cofactor' | 'release' | 'clearance' | null;
  readonly isSignal?: boolean;
}

/** Adds what a row or reaction needs, what stands behind that, and what influences it. */
function addAt(search: Search, subject: number, target: Target): void {
  const { graph } = search;
  const { via, rest, claims, sign, need, isSignal = false } = target;
  const onward: Path = claims.length > 0 ? { ...rest, claims: [...claims, ...rest.claims] } : rest;
  for (const { from, through, claims: needed } of graph.requirements.get(subject) ?? []) {
    if (!need) continue;
    const path = extend(from, needed, byWayOf(through, onward));
    const [by, role] = [through ?? via, needsOf(graph, from, need)];
    add(search, from, { role, via: by, sign, isSignal }, null, path);
    for (const backer of factorsAmong(search, standingBehind(graph, from))) {
      const total = multiply(backer.sign, sign);
      const helps = need === 'cofactor' ? 'indirect' : need;
      const isHelp = backer.sign === 1 && !(isSignal && backer.influences);
      const way = need === 'cofactor' && !isSignal ? from : by;
      const entry = { role: isHelp ? helps : influence(total), via: way, sign: total, isSignal };
      add(search, backer.row, entry, backer, path);
    }
  }
  for (const backer of factorsAmong(search, influencing(graph, subject))) {
    const total = multiply(backer.sign, sign);
    const isNeeded = need === 'release' && total === 1 && setsGoing(graph, backer);
    const role = isNeeded ? 'release' : influence(total);
    add(
      search,
      backer.row,
      { role, via: carrierOf(backer) ?? via, sign: total, isSignal },
      backer,
      onward,
    );
  }
}

/** The amount behind a receptor's signal is the receptor itself, and no cofactor of it. */
function needsOf(
  { subjects, network }: SupportGraph,
  from: number,
  need: 'cofactor' | 'release' | 'clearance',
): Role {
  return network.rows[from]?.aspect === 'amount' && subjects[from]?.kind === 'receptor'
    ? 'cofactor'
    : need;
}

/** A nutrient that sets release going, as calcium does, is needed for it. A hormone that does so raises it. */
function setsGoing({ subjects }: SupportGraph, { row, activates }: Backer): boolean {
  const kind = subjects[row]?.kind;
  return activates && kind !== undefined && nodeKinds[kind].nutrient !== null;
}

/** The carrier by way of which a chain acts on a reaction, if it does so. */
function carrierOf(backer: Backer): number | null {
  let last = backer;
  while (last.next) last = last.next;
  return last === backer || last.claims.length > 0 ? null : last.row;
}

function influence(sign: Sign): Role {
  return sign === 1 ? 'raises' : 'lowers';
}

const factorLists = new WeakMap<readonly Backer[], readonly Backer[]>();

/** Only factors have roles. Of a list, which is made once for a graph, these are found once. */
function factorsAmong({ rows: { factorOf } }: Search, list: readonly Backer[]): readonly Backer[] {
  const known = factorLists.get(list) ?? list.filter(({ row }) => (factorOf[row] ?? null) !== null);
  factorLists.set(list, known);
  return known;
}

/** Keeps the shortest path for each role and way. A path that meets the same row twice adds nothing new. */
function add(
  { graph, rows: table, goals, found }: Search,
  row: number,
  entry: Omit<CellRole, 'path'>,
  backer: Backer | null,
  after: Path,
): void {
  const factor = table.factorOf[row] ?? null;
  if (factor === null || goals.includes(row)) return;
  const length = (backer?.length ?? 0) + after.rows.length;
  const entries = found.get(factor) ?? new Map<number, CellRole>();
  const key = keyOf(table, entry);
  const known = entries.get(key);
  if (known && known.path.rows.length < length) return;
  const before = backer ? pathOf(backer) : noPath;
  const rows = [...before.rows, ...after.rows];
  if (meetsTwice(graph, table, rows)) return;
  const path = { rows, claims: [...new Set([...before.claims, ...after.claims])] };
  if (known && known.path.rows.length === length && comparePaths(graph, known.path, path) <= 0)
    return;
  entries.set(key, { ...entry, path });
  found.set(factor, entries);
}

/** The same role by the same thing is one, in whatever place. */
function keyOf({ thingOf }: RowTable, { role, via, sign, isSignal }: Omit<CellRole, 'path'>) {
  const by = via === null ? -1 : (thingOf[via] ?? -1);
  const kind = roles.indexOf(role) * 4 + (sign === 1 ? 2 : 0) + Number(isSignal);
  return (by + 1) * (4 * roles.length) + kind;
}

/** Below this a way by influences carries nothing that a person would want to read. */
const leastCarried = 0.005;

function weigh({ graph, goals }: Search, list: readonly CellRole[]): readonly WeighedRole[] {
  const onward = new Map(goals.map((goal) => [goal, towardsRelease(graph, goals, goal)]));
  const weighed = list.map((role) => {
    const { rows } = role.path;
    // A signal is the receptor's, which stands before the transmitter.
    if (role.isSignal) return { ...role, carried: carriedAlong(graph, rows.slice(0, -1)) };
    const toEnd = onward.get(rows.at(-1) ?? -1) ?? 1;
    return { ...role, carried: carriedAlong(graph, rows) * toEnd };
  });
  return weighed
    .filter(({ role, carried }) => !isInfluence(role) || carried >= leastCarried)
    .toSorted(
      (one, other) =>
        roles.indexOf(one.role) - roles.indexOf(other.role) ||
        one.path.rows.length - other.path.rows.length ||
        comparePaths(graph, one.path, other.path),
    );
}

function isInfluence(role: Role): boolean {
  return role === 'raises' || role === 'lowers';
}

/** How much of a change in one pool reaches what is outside the cell. */
function towardsRelease(graph: SupportGraph, goals: readonly number[], from: number): number {
  const way = [from];
  for (let at = from, found = true; found;) {
    const next = (graph.consumers.get(at) ?? [])
      .map((reaction) => graph.reactions[reaction])
      .find((reaction) => reaction?.moves === 'out')?.products[0];
    found = next !== undefined && goals.includes(next) && !way.includes(next);
    if (next !== undefined && found) way.push((at = next));
  }
  return carriedAlong(graph, way);
}

/**
 * Paths of equal length: the one with more evidence first, then by the ids along them; the order of the file does not
 * count.
 */
function comparePaths({ network }: SupportGraph, one: Path, other: Path): number {
  const evidence = claimsWithout(one) - claimsWithout(other);
  if (evidence !== 0) return evidence;
  for (const [at, row] of one.rows.entries()) {
    const opposite = other.rows[at];
    if (opposite === undefined) break;
    const order = compareText(network.rows[row]?.key ?? '', network.rows[opposite]?.key ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

/** How many claims have no reference. */
function claimsWithout({ claims }: Path): number {
  return claims.filter(({ references }) => references.length === 0).length;
}

/** A receptor and its signal are one thing in two rows, one after the other; so are two places of what passes between them. */
function meetsTwice(
  { subjects }: SupportGraph,
  { subjectOf, lastMet }: RowTable,
  rows: readonly number[],
): boolean {
  let isPair = false;
  let isTwice = false;
  for (const [at, row] of rows.entries()) {
    const thing = subjectOf[row] ?? 0;
    const met = lastMet[thing] ?? -1;
    const { kind, pool = null } = subjects[row] ?? {};
    const isReceptor = kind === 'receptor';
    // How much of a receptor there is and its signal, or a thing that comes from one place to another, are one.
    const isPassage = !isReceptor && pool === null && rows[at - 1] !== row;
    isPair = met === at - 1 && met >= 0 && !isPair && (isReceptor || isPassage);
    isTwice ||= met >= 0 && !isPair;
    lastMet[thing] = at;
  }
  // Only what was met is forgotten: most things are not on the way.
  for (const row of rows) lastMet[subjectOf[row] ?? 0] = -1;
  return isTwice;
}

const noPath: Path = { rows: [], claims: [] };
