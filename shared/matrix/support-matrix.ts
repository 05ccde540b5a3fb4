import { nodeKinds } from '../project/node-kinds.ts';
import type { Project } from '../project/project-schema.ts';
import { gatherFacts, type Fact, type Facts, type Subject } from '../whatif/facts.ts';
import { buildNetwork, type Network } from '../whatif/network.ts';
import { listIn } from '../whatif/reactions.ts';
import { compareText } from '../whatif/things.ts';
import type { Known } from '../whatif/view.ts';
import { createBackers, extend, isOnWay, pathAlong, reachIn, routeTo } from './paths.ts';
import type { Backer, Backers, Path, Route, Way, Work } from './paths.ts';
import { findRemovals, laterBreakdown, type Removals } from './removals.ts';
import { roles, type CellRole, type Role, type WeighedRole } from './roles.ts';
import { areSourcesCut } from './sources.ts';
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
  /** Steps that the search took: the same for the same project, on every machine. */
  readonly steps: number;
}

/** Where the search ended because the diagram is too large or too tangled for all of it. */
interface MatrixLimits {
  /** Steps by which things are made of others; null: all were followed. */
  readonly route: number | null;
  /** Steps of needs and influences; null: all that are followed in any diagram. */
  readonly chain: number | null;
  /** Columns to which too many ways lead: they have no cells, and that says nothing. */
  readonly unknown: readonly Subject[];
  /** So much acts on single steps, or so many ways were to be looked at, that some of it is left out everywhere. */
  readonly isPartial: boolean;
}

/** How much a matrix may take. */
interface MatrixBudget {
  /** Steps of the whole search, of which one column among many may take a quarter. */
  readonly steps: number;
  /** Rows and claims on all paths that are kept. */
  readonly kept: number;
  /** Chains that are held at once while it is made. */
  readonly held: number;
}

/** Some ten seconds and some hundred megabytes. The largest sample needs a hundredth. */
const usualBudget: MatrixBudget = {
  steps: 40_000_000,
  kept: 1_500_000,
  held: 1_500_000,
};

/** Columns that are searched to no end. */
const mostInVain = 16;

/** What of a matrix is asked for. */
export interface MatrixWish {
  /** Nodes whose columns are wanted; null: all columns. */
  readonly only?: ReadonlySet<string> | null;
  readonly budget?: MatrixBudget;
}

const matrices = new WeakMap<Network, SupportMatrix>();

/**
 * The support matrix of what a project draws: of the same network that a what-if asks, by the drawing alone. Made once
 * for each project value.
 */
export function deriveMatrix(
  project: Project,
  { library, knowledge }: Known,
  wish?: MatrixWish,
): SupportMatrix {
  const facts = gatherFacts(project, library, true);
  const network = buildNetwork(facts, knowledge.network);
  const known = wish ? undefined : matrices.get(network);
  if (known) return known;
  const matrix = makeMatrix(graphOf(network), facts, wish);
  if (!wish) matrices.set(network, matrix);
  return matrix;
}

function makeMatrix(
  graph: SupportGraph,
  { subjects }: Facts,
  { only = null, budget = usualBudget }: MatrixWish = {},
): SupportMatrix {
  const all = [...subjects.values()];
  const factors = all.filter(({ kind }) => nodeKinds[kind].factorGroup !== null);
  const columns = [
    ...all.filter(({ kind }) => nodeKinds[kind].isTransmitter),
    ...all.filter(({ kind }) => kind === 'outcome'),
  ].filter(({ nodes }) => only === null || nodes.some((id) => only.has(id)));
  const rows = rowTable(graph, new Set(factors.map(({ id }) => id)));
  const isFactor = (row: number) => (rows.factorOf[row] ?? null) !== null;
  const goals = goalsOf(graph, columns);
  const reach = reachIn(graph, {
    columns: [...goals.values()],
    isFactor,
    mostKept: budget.kept,
    mostHeld: budget.held,
  });
  const backers = createBackers(graph, isFactor, reach.chain);
  const removals = findRemovals(graph, { left: budget.steps / 4 });
  const left = { steps: budget.steps, kept: budget.kept };
  const table = createCellTable(factors);
  const unknown: Subject[] = [];
  let isCut = false;
  let steps = 0;
  for (const column of columns) {
    if (left.steps <= 0) {
      unknown.push(column);
      continue;
    }
    const portion = Math.min(left.steps, budget.steps / Math.min(4, columns.length));
    const work = { left: portion };
    const own = goals.get(column.id) ?? [];
    const route = routeTo(graph, own, reach.route, work);
    const found = findRoles({ graph, goals: own, rows, route, removals, backers, work });
    left.steps -= portion - work.left;
    steps += portion - work.left;
    const room = roomOf(found.values());
    if (work.left <= 0 || room > left.kept) {
      unknown.push(column);
      // Others will hardly do better: after some in vain, no more are tried.
      left.steps -= budget.steps / mostInVain;
      continue;
    }
    left.kept -= room;
    isCut ||= route.isCut;
    table.add(column, found);
  }
  return {
    graph,
    factors,
    columns,
    cells: table.cells(),
    limits: {
      route: isCut ? reach.route : null,
      chain: reach.isChainCut ? reach.chain : null,
      unknown,
      isPartial: graph.network.isCut || removals.isCut || areSourcesCut(graph),
    },
    steps,
  };
}

/** Rows and claims on the paths of some cells. */
function roomOf(found: Iterable<readonly WeighedRole[]>): number {
  let room = 0;
  for (const list of found)
    for (const { path } of list) room += 1 + path.rows.length + path.claims.length;
  return room;
}

/** Gathers cells by row and then by column, without a look at the many that are empty. */
function createCellTable(factors: readonly Subject[]) {
  const factorOf = new Map(factors.map((factor) => [factor.id, factor]));
  const cellsOf = new Map<string, MatrixCell[]>();
  return {
    add(column: Subject, found: ReadonlyMap<string, readonly WeighedRole[]>) {
      for (const [id, list] of found) {
        const factor = factorOf.get(id);
        if (factor && list.length > 0) listIn(cellsOf, id).push({ factor, column, roles: list });
      }
    },
    cells: () => factors.flatMap(({ id }) => cellsOf.get(id) ?? []),
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
  /** Whether a row needs something, or something influences it. */
  readonly isActedOn: Uint8Array;
  /** The reactions that make a row and on which something acts; most rows have none. */
  readonly actedOn: ReadonlyMap<number, readonly number[]>;
}

function rowTable(graph: SupportGraph, factors: ReadonlySet<string>): RowTable {
  const { subjects, producers } = graph;
  const isActedOn = (subject: number) =>
    graph.requirements.has(subject) || graph.influences.has(subject);
  const isMaker = (reaction: number) =>
    (graph.reactions[reaction]?.carrier ?? null) !== null ||
    isActedOn(subjectOfReaction(graph, reaction));
  const actedOn = new Map<number, readonly number[]>();
  for (const [row, makers] of producers) {
    const acted = makers.filter(isMaker);
    if (acted.length > 0) actedOn.set(row, acted);
  }
  return {
    actedOn,
    isActedOn: Uint8Array.from(subjects, (_, row) => Number(isActedOn(row))),
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
  readonly removals: Removals;
  readonly backers: Backers;
  /** What is found when it is spent is of no use. */
  readonly work: Work;
  readonly found: Found;
}

/** The roles of every factor that has one for a column, by factor. */
function findRoles(asked: Omit<Search, 'found'>): ReadonlyMap<string, readonly WeighedRole[]> {
  const search: Search = { ...asked, found: new Map() };
  const parts = [
    addPrecursors,
    addMakers,
    addRemovals,
    addLaterBreakdown,
    addReceptors,
    addMovers,
  ] as const;
  for (const part of parts) if (search.work.left > 0) part(search);
  if (search.work.left <= 0) return new Map();
  return new Map(
    [...search.found].map(([factor, list]) => [factor, weigh(search, [...list.values()])]),
  );
}

function addPrecursors(search: Search): void {
  const { factorOf } = search.rows;
  for (const [row, way] of search.route.ways) {
    if ((factorOf[row] ?? null) === null) continue;
    add(search, row, { role: 'precursor', via: null, sign: 1, isSignal: false }, null, way);
  }
}

/** What the steps on the route need, and what raises or lowers them. */
function addMakers(search: Search): void {
  const { route, rows, work } = search;
  for (const [row, rest] of route.ways) {
    if (work.left <= 0) return;
    // What moves an outcome is told by its own mover, see `addMovers`.
    const isActedOn = rows.isActedOn[row] === 1 && !isOutcome(search, row);
    if (isActedOn) addActor(search, row, rest, 1, 'cofactor');
  }
  for (const [product, rest] of route.ways) {
    if (rest.length > route.longest) continue;
    for (const reaction of rows.actedOn.get(product) ?? []) {
      if (work.left <= 0) return;
      addMaker(search, reaction, product, rest);
    }
  }
}

function addMaker(search: Search, reaction: number, product: number, rest: Way): void {
  const { graph, route, goals, work } = search;
  work.left -= 1;
  const { claims = [], carrier = null, substrates = [], moves } = graph.reactions[reaction] ?? {};
  // A reaction that breaks a thing down does not make it, even if the pieces can be put together again.
  if (substrates.some((row) => isOnWay(route, rest, row, work))) return;
  const need = moves === 'out' && goals.includes(product) ? 'release' : 'cofactor';
  addAt(search, subjectOfReaction(graph, reaction), { via: product, rest, claims, sign: 1, need });
  if (carrier !== null) addActor(search, carrier, extend(carrier, claims, rest), 1, need);
}

function isOutcome({ graph }: Search, row: number): boolean {
  return graph.subjects[row]?.kind === 'outcome';
}

/** Adds what takes away the transmitter, or something on its route. */
function addRemovals(search: Search): void {
  const { graph, route, goals, removals, work } = search;
  for (const [row, rest] of route.ways) {
    const need = goals.includes(row) ? 'clearance' : null;
    for (const reaction of removals.of.get(row) ?? []) {
      if (work.left <= 0) return;
      work.left -= 1;
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
  const { graph, goals, removals, work } = search;
  for (const { reaction, way } of laterBreakdown(graph, goals, removals, work)) {
    const { claims = [], carrier = null } = graph.reactions[reaction] ?? {};
    addClearing(search, subjectOfReaction(graph, reaction), way.row, claims, way);
    if (carrier !== null) addClearing(search, carrier, carrier, [], extend(carrier, claims, way));
  }
}

/** Adds what a row or reaction of the breakdown needs, and what stands behind that. */
function addClearing(
  search: Search,
  subject: number,
  via: number,
  ahead: readonly Fact[],
  rest: Way,
): void {
  const { graph, backers, work } = search;
  const entry = { role: 'clearance', via, sign: -1, isSignal: false } as const;
  for (const { from, through, claims } of graph.requirements.get(subject) ?? []) {
    const way = byWayOf(from, claims, through, ahead, rest);
    add(search, from, entry, null, way);
    for (const backer of backers.standingBehind(from, work)) {
      if (work.left <= 0) return;
      if (backer.sign === 1) add(search, backer.row, entry, backer, way);
    }
  }
}

/**
 * A way from a row that acts on a step with these claims; from the carrier on, where the row's own claims are about that
 * and not about the step.
 */
function byWayOf(
  from: number,
  own: readonly Fact[],
  through: number | null,
  ahead: readonly Fact[],
  rest: Way,
): Way {
  if (through !== null) return extend(from, own, extend(through, ahead, rest));
  return extend(from, ahead.length > 0 ? [...own, ...ahead] : own, rest);
}

/**
 * A receptor senses the transmitter: what raises it raises the effect. One that holds the release back is no such
 * receptor; it acts on the amount.
 */
function addReceptors(search: Search): void {
  const { graph, goals, route, work } = search;
  const brakes = new Set(
    goals.flatMap((row) => (graph.influences.get(row) ?? []).map(({ from }) => from)),
  );
  work.left -= brakes.size;
  for (const goal of goals) {
    const rest = route.ways.get(goal);
    for (const { to, claims } of graph.bindings.get(goal) ?? []) {
      if (work.left <= 0) return;
      work.left -= 1;
      if (!rest || brakes.has(to) || to >= graph.network.rows.length) continue;
      const way = extend(to, claims, rest);
      const target = { via: to, rest: way, sign: 1, need: 'cofactor', isSignal: true } as const;
      addAt(search, to, { ...bare, ...target });
    }
  }
}

/** What moves an outcome: transmitters and their receptors, and all that stands behind these. */
function addMovers(search: Search): void {
  const { graph, goals, route, backers, work } = search;
  for (const goal of goals) {
    const rest = route.ways.get(goal);
    if (!rest || !isOutcome(search, goal)) continue;
    for (const { from, sign, claims } of graph.influences.get(goal) ?? []) {
      const way = extend(from, claims, rest);
      const entry = { role: influence(sign), via: goal, sign, isSignal: false };
      add(search, from, entry, null, way);
      for (const backer of backers.standingBehind(from, work)) {
        if (work.left <= 0) return;
        const total = multiply(backer.sign, sign);
        const role = influence(total);
        add(search, backer.row, { ...entry, role, via: from, sign: total }, backer, way);
      }
    }
  }
}

const bare = { claims: [], isSignal: false } as const;

function addActor(
  search: Search,
  actor: number,
  rest: Way,
  sign: Sign,
  need: Target['need'],
): void {
  addAt(search, actor, { ...bare, via: actor, rest, sign, need });
}

interface Target {
  /** What the cell names as the way to the transmitter. */
  readonly via: number;
  /** From the target to the transmitter. */
  readonly rest: Way;
  /** The claims of the reaction, if the target is one. */
  readonly claims: readonly Fact[];
  readonly sign: Sign;
  /** The role of what the target needs; null if it has none. */
  readonly need: 'cofactor' | 'release' | 'clearance' | null;
  readonly isSignal?: boolean;
}

/** Adds what a row or reaction needs, what stands behind that, and what influences it. */
function addAt(search: Search, subject: number, target: Target): void {
  const { graph, backers, work } = search;
  const { via, rest, claims, sign, need, isSignal = false } = target;
  for (const { from, through, claims: needed } of graph.requirements.get(subject) ?? []) {
    if (!need || work.left <= 0) break;
    work.left -= 1;
    const path = byWayOf(from, needed, through, claims, rest);
    const [by, role] = [through ?? via, needsOf(graph, from, need)];
    add(search, from, { role, via: by, sign, isSignal }, null, path);
    for (const backer of backers.standingBehind(from, work)) {
      const total = multiply(backer.sign, sign);
      const helps = need === 'cofactor' ? 'indirect' : need;
      const isHelp = backer.sign === 1 && !(isSignal && backer.influences);
      const way = need === 'cofactor' && !isSignal ? from : by;
      const entry = { role: isHelp ? helps : influence(total), via: way, sign: total, isSignal };
      add(search, backer.row, entry, backer, path);
      if (work.left <= 0) return;
    }
  }
  for (const backer of backers.influencing(subject, work)) {
    const total = multiply(backer.sign, sign);
    const isNeeded = need === 'release' && total === 1 && setsGoing(graph, backer);
    const role = isNeeded ? 'release' : influence(total);
    const entry = { role, via: carrierOf(backer) ?? via, sign: total, isSignal };
    add(search, backer.row, entry, backer, rest, claims);
    if (work.left <= 0) return;
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

/**
 * Keeps the shortest path for each role and way. A path that meets the same row twice adds nothing new.
 * @param ahead claims between the backer and the way
 */
function add(
  { graph, rows: table, goals, found, work }: Search,
  row: number,
  entry: Omit<CellRole, 'path'>,
  backer: Backer | null,
  way: Way,
  ahead: readonly Fact[] = [],
): void {
  work.left -= 1;
  const factor = table.factorOf[row] ?? null;
  if (factor === null || goals.includes(row)) return;
  const length = (backer?.length ?? 0) + way.length;
  const entries = found.get(factor) ?? new Map<number, CellRole>();
  const key = keyOf(table, entry);
  const known = entries.get(key);
  if (known && known.path.rows.length < length) return;
  work.left -= length;
  const path = pathAlong(backer, ahead, way);
  if (meetsTwice(graph, table, path.rows)) return;
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
