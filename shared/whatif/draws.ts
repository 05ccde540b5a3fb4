import type { Network, NetworkSettings, Pull, Row, Step } from './network.ts';

/** What the scenario itself sets: a row, and its logarithm of the amount over the usual one. */
export type Fixed = ReadonlyMap<number, number>;

/** Rows that a kinetic model has answered, with what it found under each of its assumptions. */
export type Clamped = ReadonlyMap<number, readonly number[]>;

/** For each row the changes in all draws, as logarithms; NaN where a draw has no steady state. */
export interface Drawn {
  readonly changes: readonly Float64Array[];
  readonly draws: number;
  /** Draws without a stable steady state. They count against every verdict. */
  readonly rejected: number;
  /** The equations were too many and too tangled to be solved but step by step. */
  readonly isStepwise: boolean;
}

/** The same for everybody, so that the same question gets the same bytes. */
export const seed = 20_261_127;

/** Changes are found for small steps and carried on; beyond a few times the number says no more. */
const most = Math.log(11);
const least = Math.log(1 / 1000);
/** Effects that open one another do so over a few rounds. */
const mostRounds = 8;

/** What is told of while draws are made. */
export interface DrawWatch {
  /** What no certain answer may rest on does not act (`doubted` of the settings). */
  readonly isWithoutDoubted?: boolean;
  /** Gets the share of the draws that are done, 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
  /** Gets the first draws, where many more follow. */
  readonly onFirst?: ((drawn: Drawn) => void) | undefined;
}

/** So many draws decide most verdicts. */
const firstDraws = 100;

/** Multiplications of all draws of a question that may be expected, and those after which nothing more is solved. */
const [mostExpected, mostWork] = [1_000_000_000, 3_000_000_000];
/** Numbers of draws that are kept for the next question. */
const mostNumbersKept = 20_000_000;

/** Operations that may still be made. They are counted and not timed: everybody gets the same answer. */
interface Work {
  left: number;
}

/** As many draws as can be made of a network in seconds, and no more than are wanted. */
export function drawsFor(network: Network, wanted: number): number {
  return Math.min(wanted, Math.max(firstDraws, Math.floor(mostExpected / solverFor(network).cost)));
}

/** A message for every draw would take longer than the draw. */
const drawsBetween = 10;

/** Answers a scenario for many choices of what is not known, each the same for every scenario. */
export function drawChanges(
  network: Network,
  fixed: Fixed,
  clamped: Clamped,
  draws: number,
  { onProgress, onFirst, isWithoutDoubted = false }: DrawWatch = {},
): Drawn {
  const solver = solverFor(network);
  const work = { left: mostWork };
  const size = network.rows.length;
  const changes = network.rows.map(() => new Float64Array(draws).fill(Number.NaN));
  let rejected = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    if (draw % drawsBetween === 0) onProgress?.(draw / draws);
    if (draw === firstDraws) {
      const some = changes.map((all) => all.slice(0, draw));
      onFirst?.({ changes: some, draws: draw, rejected, isStepwise: solver.isStepwise });
    }
    const set = new Map(fixed);
    for (const [row, found] of clamped) set.set(row, found[draw % found.length] ?? 0);
    const solved = solver.solve(draw, set, work, isWithoutDoubted);
    if (!solved) {
      rejected += 1;
      continue;
    }
    for (let row = 0; row < size; row += 1) {
      const list = changes[row];
      const change = solved[row] ?? Number.NaN;
      if (list) list[draw] = Math.max(least, Math.min(most, change));
    }
  }
  return { changes, draws, rejected, isStepwise: solver.isStepwise };
}

/** How much one row moves another directly, in the middle of what is thought possible. */
export interface Gain {
  readonly from: number;
  readonly to: number;
  readonly by: number;
  readonly pull: Pull;
  readonly step: Step | null;
  /** It acts by using the thing up, or by sparing it. */
  readonly isUse: boolean;
}

/** All direct effects with their middle strengths, for the reasons. */
export function middleGains(network: Network): readonly Gain[] {
  const terms = termsOf(network);
  const values = valuesOf(network, null);
  const diagonal = new Float64Array(network.rows.length);
  for (const term of terms) {
    if (term.row === term.column) {
      diagonal[term.row] = (diagonal[term.row] ?? 0) + coefficient(term, values);
    }
  }
  return terms.flatMap((term) => {
    const { row, column, pull, step, isUse } = term;
    const own = diagonal[row] ?? 0;
    if (row === column || !pull || own <= 0) return [];
    return [{ from: column, to: row, by: -coefficient(term, values) / own, pull, step, isUse }];
  });
}

interface Solver {
  readonly isStepwise: boolean;
  /** Multiplications of one draw, about. */
  readonly cost: number;
  /** Null where there is no steady state, or where the work is spent before it is found. */
  solve(draw: number, fixed: Fixed, work: Work, isWithoutDoubted: boolean): Float64Array | null;
}

const solvers = new WeakMap<Network, Solver>();

function solverFor(network: Network): Solver {
  const known = solvers.get(network);
  if (known) return known;
  const solver = makeSolver(network);
  solvers.set(network, solver);
  return solver;
}

/** One entry of the equations: how a row follows a column. */
interface Term {
  readonly row: number;
  readonly column: number;
  /** Positive: it draws the row down. */
  readonly sign: 1 | -1;
  /** Number of the share in the list of shares; -1 for the whole. */
  readonly share: number;
  /** Number of the strength in the list of strengths; -1 for one. */
  readonly strength: number;
  readonly pull: Pull | null;
  readonly step: Step | null;
  readonly isUse: boolean;
}

/** What is drawn: shares, strengths. */
interface Values {
  readonly shares: Float64Array;
  readonly strengths: Float64Array;
}

interface Numbering {
  readonly pulls: readonly Pull[];
  readonly numberOf: ReadonlyMap<Pull, number>;
  /** Per row: where its shares of use begin (the last is what is lost otherwise), and those of supply. */
  readonly useAt: readonly number[];
  readonly supplyAt: readonly number[];
  /** Per step: its share of the use of what it starts from; -1 where it starts from nothing. */
  readonly useOf: Int32Array;
  readonly shares: number;
}

const numberings = new WeakMap<Network, Numbering>();

function numberingOf(network: Network): Numbering {
  const known = numberings.get(network);
  if (known) return known;
  const pulls = [
    ...network.steps.flatMap((step) => step.pulls),
    ...network.rows.flatMap((row) => row.pulls),
  ];
  let shares = 0;
  const useAt: number[] = [];
  const supplyAt: number[] = [];
  const useOf = new Int32Array(network.steps.length).fill(-1);
  for (const [at, { uses, supplies }] of network.rows.entries()) {
    useAt.push(shares);
    for (const [place, number] of uses.entries()) {
      const isFirst = useOf[number] === -1 && network.steps[number]?.from[0] === at;
      if (isFirst) useOf[number] = shares + place;
    }
    shares += uses.length + 1;
    supplyAt.push(shares);
    shares += supplies.length + 1;
  }
  const numberOf = new Map(pulls.map((pull, number) => [pull, number]));
  const numbering = { pulls, numberOf, useAt, supplyAt, useOf, shares };
  numberings.set(network, numbering);
  return numbering;
}

function termsOf(network: Network): Term[] {
  const { numberOf, useAt, supplyAt } = numberingOf(network);
  const terms: Term[] = [];
  const plain = { share: -1, strength: -1, pull: null, step: null, isUse: false } as const;
  const strengthOf = (pull: Pull) => numberOf.get(pull) ?? -1;
  for (const [at, row] of network.rows.entries()) {
    if (!row.isBalanced) terms.push({ ...plain, row: at, column: at, sign: 1 });
    for (const pull of row.pulls) {
      const sign = pull.sign === 1 ? -1 : 1;
      terms.push({ ...plain, row: at, column: pull.from, sign, strength: strengthOf(pull), pull });
    }
    if (!row.isBalanced) continue;
    const loss = (useAt[at] ?? 0) + row.uses.length;
    terms.push({ ...plain, row: at, column: at, sign: 1, share: loss });
    const sides = [
      [row.uses, useAt[at] ?? 0, 1],
      [row.supplies, supplyAt[at] ?? 0, -1],
    ] as const;
    for (const [list, start, side] of sides) {
      for (const [place, number] of list.entries()) {
        const step = network.steps[number];
        for (const pull of step?.pulls ?? []) {
          const sign = pull.sign === side ? 1 : -1;
          const [share, isUse] = [start + place, side === 1];
          const strength = strengthOf(pull);
          terms.push({
            row: at,
            column: pull.from,
            sign,
            share,
            strength,
            pull,
            step: step ?? null,
            isUse,
          });
        }
      }
    }
  }
  return terms;
}

function coefficient({ sign, share, strength }: Term, { shares, strengths }: Values): number {
  const part = share < 0 ? 1 : (shares[share] ?? 0);
  return sign * part * (strength < 0 ? 1 : (strengths[strength] ?? 0));
}

/** An amount over the amount at which its enzyme is half full. */
const fullness = [0.01, 10] as const;

/** The values of one draw; without a number the middle ones. */
function valuesOf(network: Network, draw: number | null, work: Work = { left: mostWork }): Values {
  const { pulls, useAt, shares: count } = numberingOf(network);
  const shares = new Float64Array(count);
  const strengths = new Float64Array(pulls.length);
  const hashes = hashesOf(network);
  for (const [number, { range }] of pulls.entries()) {
    const hash = hashes.pulls[number] ?? 0;
    strengths[number] = range ? pick(hash, range, draw) : 1 / (1 + pick(hash, fullness, draw));
  }
  for (const [at, row] of network.rows.entries()) {
    if (!row.isBalanced) continue;
    const use = useAt[at] ?? 0;
    const isEnd = row.uses.length === 0;
    const loss = isEnd ? 1 : lossOf(row, hashes.rows[at] ?? 0, draw);
    shares[use + row.uses.length] = loss;
    if (!isEnd) shareOut(network, row.uses, shares, use, 1 - loss, draw, hashes);
  }
  addSupplies(network, shares, hashes, draw, work);
  return { shares, strengths };
}

function pick(hash: number, [low, high]: readonly [number, number], draw: number | null): number {
  return low * (high / low) ** (draw === null ? 0.5 : chance(hash, draw));
}

/** Of what comes with food, what the steps of a pathway take: of some things nearly nothing, of others half. */
const unknownUse = [0.003, 0.6] as const;

function lossOf({ loss, isUseUnknown }: Row, hash: number, draw: number | null): number {
  return isUseUnknown ? 1 - pick(hash, unknownUse, draw) : pick(hash, loss, draw);
}

/**
 * What passes through each thing follows from what comes in and how each use is shared: one linear system, so that a
 * circle gives back no more than it takes. The shares of supply follow from it.
 */
function addSupplies(
  network: Network,
  shares: Float64Array,
  hashes: Hashes,
  draw: number | null,
  work: Work,
): void {
  const { rows, steps } = network;
  const { useOf, supplyAt } = numberingOf(network);
  const flow = flowPlanOf(network);
  const matrix = new Float64Array(flow.plan.slots);
  const through = new Float64Array(rows.length);
  for (const [at, row] of rows.entries()) {
    if (row.isBalanced && row.isFed) {
      through[at] = pick((hashes.rows[at] ?? 0) ^ 0x51ed, row.inflow, draw);
    }
  }
  for (const slot of flow.diagonal) matrix[slot] = 1;
  for (const { slot, share } of flow.flows) {
    matrix[slot] = (matrix[slot] ?? 0) - (shares[share] ?? 0);
  }
  flow.plan.eliminate(matrix, through, work);
  for (const [at, { supplies, isBalanced }] of rows.entries()) {
    if (!isBalanced) continue;
    for (const [place, number] of supplies.entries()) {
      const source = steps[number]?.from[0];
      const share = useOf[number] ?? -1;
      const amount = share < 0 ? 1 : (shares[share] ?? 0) * (through[source ?? 0] ?? 0);
      shares[(supplyAt[at] ?? 0) + place] = amount / (through[at] || 1);
    }
  }
}

interface FlowPlan {
  readonly plan: Elimination;
  readonly diagonal: readonly number[];
  readonly flows: readonly { readonly slot: number; readonly share: number }[];
}

const flowPlans = new WeakMap<Network, FlowPlan>();

function flowPlanOf(network: Network): FlowPlan {
  const known = flowPlans.get(network);
  if (known) return known;
  const { rows, steps } = network;
  const { useOf } = numberingOf(network);
  const entries = steps.flatMap(({ from: [source], to }, number) =>
    source === undefined
      ? []
      : to.map((product) => ({
          row: product,
          column: source,
          share: useOf[number] ?? -1,
        })),
  );
  const plan = planElimination(rows.length, entries);
  const made = {
    plan,
    diagonal: rows.map((_, row) => plan.slotOf(row, row)),
    flows: entries.map(({ row, column, share }) => ({ slot: plan.slotOf(row, column), share })),
  };
  flowPlans.set(network, made);
  return made;
}

/** Known shares as they are, the unknown ones scaled to fill the rest. */
function shareOut(
  network: Network,
  list: readonly number[],
  into: Float64Array,
  start: number,
  whole: number,
  draw: number | null,
  { steps }: Hashes,
): void {
  let fixed = 0;
  let free = 0;
  for (const [place, number] of list.entries()) {
    const step = network.steps[number];
    if (!step) continue;
    const value = pick(steps[number] ?? 0, step.use, draw);
    into[start + place] = value;
    if (step.isUseKnown) fixed += value;
    else free += value;
  }
  // Known shares that leave nothing for the others are scaled too.
  const room = free > 0 ? Math.max(1 - fixed, 0.02) : 0;
  const scale = fixed > 0 ? (1 - room) / fixed : 0;
  for (const [place, number] of list.entries()) {
    const step = network.steps[number];
    if (!step) continue;
    const value = into[start + place] ?? 0;
    into[start + place] = whole * (step.isUseKnown ? value * scale : (value * room) / free);
  }
}

interface Hashes {
  readonly pulls: readonly number[];
  readonly rows: readonly number[];
  readonly steps: readonly number[];
}

const hashTables = new WeakMap<Network, Hashes>();

function hashesOf(network: Network): Hashes {
  const known = hashTables.get(network);
  if (known) return known;
  const hashes = {
    pulls: numberingOf(network).pulls.map(({ key }) => hashOf(key)),
    rows: network.rows.map(({ key }) => hashOf(`row ${key}`)),
    steps: network.steps.map(({ key }) => hashOf(`step ${key}`)),
  };
  hashTables.set(network, hashes);
  return hashes;
}

/** What is drawn for a claim depends on the claim alone, so nothing that is added elsewhere changes it. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}

/** A number from 0 to 1 for a thing and a draw (mulberry32). */
function chance(hash: number, draw: number): number {
  let state = (hash + Math.imul(draw + 1, 0x6d2b79f5)) >>> 0;
  state = Math.imul(state ^ (state >>> 15), state | 1);
  state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
  return ((state ^ (state >>> 14)) >>> 0) / 4_294_967_296;
}

function makeSolver(network: Network): Solver {
  const terms = termsOf(network);
  const size = network.rows.length;
  const plan = planElimination(size, terms);
  const { pulls, shares } = numberingOf(network);
  const table: TermTable = {
    slots: Int32Array.from(terms, ({ row, column }) => plan.slotOf(row, column)),
    signs: Int8Array.from(terms, ({ sign }) => sign),
    // What has no share or strength has one, which stands behind the last.
    shares: Int32Array.from(terms, ({ share }) => (share < 0 ? shares : share)),
    strengths: Int32Array.from(terms, ({ strength }) => (strength < 0 ? pulls.length : strength)),
  };
  const gates = gatesOf(pulls);
  const doubted = doubtedIn(network, 'perhaps');
  const ofProducts = new Set(doubted.flatMap((one) => (one.isOfProducts ? [one.pull] : [])));
  const isDoubted = Uint8Array.from(terms, ({ strength, isUse, step }) =>
    Number(step !== null && !isUse && ofProducts.has(strength)),
  );
  const doubtful = doubtfulOf(network, pulls);
  const matrix = new Float64Array(plan.slots);
  const right = new Float64Array(size);
  const drawn: Values[] = [];
  const valuesAt = (draw: number, work: Work) => {
    const values = drawn[draw] ?? withOne(valuesOf(network, draw, work));
    // What the work did not suffice for is not kept.
    if (work.left > 0 && (draw + 1) * (shares + pulls.length) <= mostNumbersKept)
      drawn[draw] = values;
    return values;
  };
  return {
    isStepwise: plan.isStepwise,
    cost: plan.cost + flowPlanOf(network).plan.cost,
    solve(draw, fixed, work, isWithoutDoubted) {
      if (work.left <= 0) return null;
      const values = valuesAt(draw, work);
      const held = heldIn(doubtful, pulls.length, draw, fixed);
      const gated = isWithoutDoubted ? shut(doubted, gates, held, fixed) : gates;
      const open = held.slice();
      for (const { pull, from, when } of gated) {
        if (Math.sign(fixed.get(from) ?? 0) !== when) open[pull] = 0;
      }
      for (let round = 0; round < mostRounds; round += 1) {
        fillMatrix(matrix, table, values, open, isWithoutDoubted ? isDoubted : null);
        right.fill(0);
        plan.fix(matrix, right, fixed);
        if (!plan.eliminate(matrix, right, work)) return null;
        if (!moveGates(gated, open, held, right)) break;
      }
      return right;
    },
  };
}

/** The terms as plain numbers: they are gone through for every draw. */
interface TermTable {
  readonly slots: Int32Array;
  readonly signs: Int8Array;
  readonly shares: Int32Array;
  readonly strengths: Int32Array;
}

function withOne({ shares, strengths }: Values): Values {
  return { shares: withOneMore(shares), strengths: withOneMore(strengths) };
}

/** Copied, not spread: a call takes no more than some ten thousand arguments. */
function withOneMore(values: ArrayLike<number>): Float64Array {
  const more = new Float64Array(values.length + 1);
  more.set(values);
  more[values.length] = 1;
  return more;
}

function fillMatrix(
  matrix: Float64Array,
  { slots, signs, shares, strengths }: TermTable,
  values: Values,
  open: Uint8Array,
  left: Uint8Array | null,
): void {
  matrix.fill(0);
  for (let at = 0; at < slots.length; at += 1) {
    const [slot, strength] = [slots[at] ?? 0, strengths[at] ?? 0];
    if (open[strength] === 0 || left?.[at] === 1) continue;
    const part = (values.shares[shares[at] ?? 0] ?? 0) * (values.strengths[strength] ?? 0);
    matrix[slot] = (matrix[slot] ?? 0) + (signs[at] ?? 0) * part;
  }
}

/** An effect that was seen on one side of normal only. */
interface Gate {
  readonly pull: number;
  readonly from: number;
  readonly when: 1 | -1;
}

function gatesOf(pulls: readonly Pull[]): readonly Gate[] {
  return pulls.flatMap(({ fact, from }, pull): Gate[] => {
    if (fact?.when !== 'low' && fact?.when !== 'high') return [];
    // A step takes its substrate at any amount; what was seen in a shortage is that the rest depends on it.
    return [{ pull, from, when: fact.when === 'low' ? -1 : 1 }];
  });
}

interface Doubt {
  readonly pull: number;
  readonly hash: number;
  /** It is in doubt only where a scenario does not set this row. */
  readonly unless: number | null;
}

/** A claim or step of which an answer that rests on it is no surer than is said. */
export interface Doubted {
  readonly pull: number;
  readonly from: number;
  readonly when: 1 | -1 | null;
  /** Of a step its products alone do not follow; what it takes away does. */
  readonly isOfProducts: boolean;
  readonly isOpenWhereSet: boolean;
  readonly told: NetworkSettings['doubted'][number];
}

/** The rows from which something starts on which no certain answer may rest. */
export function startsOfDoubted(network: Network): ReadonlySet<number> {
  return new Set(doubtedIn(network, 'perhaps').map(({ from }) => from));
}

/** What is so doubted of this effect of one row on another; null where it is not. */
export function doubtedAt(network: Network, { pull, isUse }: Gain): Doubted | null {
  const number = numberingOf(network).numberOf.get(pull);
  const found = doubtedIn(network, 'contested').find((one) => one.pull === number);
  return found && !(found.isOfProducts && isUse) ? found : null;
}

function doubtedIn(network: Network, says: Doubted['told']['says']): readonly Doubted[] {
  return allDoubted(network).filter(({ told }) => told.says === says);
}

function allDoubted(network: Network): readonly Doubted[] {
  const known = doubtedTables.get(network);
  if (known) return known;
  const { rows, steps, settings } = network;
  const tellsOf = new Map(
    settings.doubted.flatMap((one) => one.facts.map((fact) => [fact, one] as const)),
  );
  const { numberOf } = numberingOf(network);
  const found = [...steps, ...rows].flatMap((owner) =>
    owner.pulls.flatMap((pull): Doubted[] => {
      const { fact, from, part } = pull;
      const told =
        (fact && tellsOf.get(fact.key)) ?? tellsOf.get(part === 'effect' ? pull.key : owner.key);
      if (!told || (told.part !== undefined && told.part !== part)) return [];
      const when = told.when === undefined ? null : told.when === 'low' ? -1 : 1;
      const { isOpenWhereSet } = told;
      const number = numberOf.get(pull) ?? -1;
      return [{ pull: number, from, when, isOfProducts: part !== 'effect', isOpenWhereSet, told }];
    }),
  );
  doubtedTables.set(network, found);
  return found;
}

const doubtedTables = new WeakMap<Network, readonly Doubted[]>();

/** Shuts what is doubted in `held`, or where it is doubted on one side of normal only, by a gate to the other. */
function shut(
  doubted: readonly Doubted[],
  gates: readonly Gate[],
  held: Uint8Array,
  fixed: Fixed,
): readonly Gate[] {
  const gateOf = new Map(gates.map((gate) => [gate.pull, gate]));
  const more: Gate[] = [];
  for (const { pull, from, when, isOfProducts, isOpenWhereSet } of doubted) {
    if (isOfProducts || (isOpenWhereSet && fixed.has(from))) continue;
    const seen = gateOf.get(pull)?.when;
    if (when === null || seen === when) held[pull] = 0;
    else if (seen === undefined) more.push({ pull, from, when: when === 1 ? -1 : 1 });
  }
  return more.length === 0 ? gates : [...gates, ...more];
}

/** Claims that sources dispute, that a body undoes, or that hang on what a body holds steady. */
function doubtfulOf(
  { passing, rows, settings }: Network,
  pulls: readonly Pull[],
): readonly Doubt[] {
  const defended = new Set(settings.defended.map(({ subject }) => subject));
  return pulls.flatMap(({ fact, from }, pull): Doubt[] => {
    if (!fact) return [];
    const subject = rows[from]?.subject ?? '';
    if (fact.confidence === 'contested' || passing.has(fact.key)) {
      return [{ pull, hash: hashOf(`held ${fact.key}`), unless: null }];
    }
    return defended.has(subject)
      ? [{ pull, hash: hashOf(`held of ${subject}`), unless: from }]
      : [];
  });
}

/** Each of them holds in half of the draws. */
function heldIn(doubtful: readonly Doubt[], count: number, draw: number, fixed: Fixed): Uint8Array {
  const held = new Uint8Array(count + 1).fill(1);
  for (const { pull, hash, unless } of doubtful) {
    const isSet = unless !== null && fixed.has(unless);
    if (!isSet && chance(hash, draw) < 0.5) held[pull] = 0;
  }
  return held;
}

/** Opens the effects that were seen on this side of normal, and closes the others. Tells whether any has moved. */
function moveGates(
  gates: readonly Gate[],
  open: Uint8Array,
  held: Uint8Array,
  changes: Float64Array,
): boolean {
  let isMoved = false;
  for (const { pull, from, when } of gates) {
    const change = changes[from] ?? 0;
    const isOpen = held[pull] === 1 && Math.abs(change) > 1e-6 && Math.sign(change) === when;
    if (Boolean(open[pull]) === isOpen) continue;
    open[pull] = Number(isOpen);
    isMoved = true;
  }
  return isMoved;
}

/** How the equations of a network are solved, found once: only the numbers change from draw to draw. */
interface Elimination {
  readonly slots: number;
  slotOf(row: number, column: number): number;
  /** Makes rows say what is known of them. */
  fix(matrix: Float64Array, right: Float64Array, fixed: Fixed): void;
  /** Leaves the solution in `right`; false where the equations have no stable one, or where the work is spent. */
  eliminate(matrix: Float64Array, right: Float64Array, work: Work): boolean;
  /** Multiplications that it takes, about. */
  readonly cost: number;
  /** It comes nearer to the solution step by step, because there is too much to eliminate. */
  readonly isStepwise: boolean;
}

/**
 * Multiplications of one elimination. Pathways need a ten-thousandth of them; a tangle of thousands of things, of which
 * each acts on several others anywhere, would take minutes and all memory.
 */
const mostMultiplications = 3_000_000;

function planElimination(
  size: number,
  terms: readonly { readonly row: number; readonly column: number }[],
): Elimination {
  const rows = Array.from({ length: size }, (_, row) => new Map<number, number>([[row, -1]]));
  for (const { row, column } of terms) rows[row]?.set(column, -1);
  const order = orderOf(size, rows);
  if (order === null) return planSteps(size, rows);
  let slots = 0;
  for (const row of rows) for (const column of row.keys()) row.set(column, slots++);
  const { operations, pivots } = planOperations(order, rows, () => slots++);
  const rowSlots = rows.map((row) => Int32Array.from(row.values()));
  const back = order.toReversed().map((row) => ({
    row,
    pivot: rows[row]?.get(row) ?? 0,
    rest: [...(rows[row] ?? [])].filter(([column]) => column !== row),
  }));
  const position = new Int32Array(size);
  for (const [at, row] of order.entries()) position[row] = at;
  const upper = back.map(({ row, pivot, rest }) => {
    const after = rest.filter(([column]) => (position[column] ?? 0) > (position[row] ?? 0));
    return {
      row,
      pivot,
      columns: Int32Array.from(after, ([column]) => column),
      slots: Int32Array.from(after, ([, slot]) => slot),
    };
  });
  const cost = Math.max(1, operations.length / 2);
  return {
    slots,
    isStepwise: false,
    cost,
    slotOf: (row, column) => rows[row]?.get(column) ?? 0,
    fix(matrix, right, fixed) {
      for (const [row, value] of fixed) {
        for (const slot of rowSlots[row] ?? []) matrix[slot] = 0;
        matrix[rows[row]?.get(row) ?? 0] = 1;
        right[row] = value;
      }
    },
    eliminate(matrix, right, work) {
      work.left -= cost;
      let at = 0;
      for (let number = 0; number < pivots.length; number += 1) {
        const [row = 0, slot = 0, count = 0] = pivots[number] ?? [];
        const pivot = matrix[slot] ?? 0;
        if (!(pivot > 1e-9)) return false;
        for (let target = 0; target < count; target += 1) {
          const other = operations[at] ?? 0;
          const lead = matrix[operations[at + 1] ?? 0] ?? 0;
          const length = operations[at + 2] ?? 0;
          at += 3;
          if (lead === 0) {
            at += 2 * length;
            continue;
          }
          const factor = lead / pivot;
          for (let item = 0; item < length; item += 1) {
            const into = operations[at] ?? 0;
            matrix[into] = (matrix[into] ?? 0) - factor * (matrix[operations[at + 1] ?? 0] ?? 0);
            at += 2;
          }
          right[other] = (right[other] ?? 0) - factor * (right[row] ?? 0);
        }
      }
      for (const { row, pivot, columns, slots: list } of upper) {
        let value = right[row] ?? 0;
        for (let item = 0; item < columns.length; item += 1) {
          value -= (matrix[list[item] ?? 0] ?? 0) * (right[columns[item] ?? 0] ?? 0);
        }
        right[row] = value / (matrix[pivot] ?? 1);
      }
      return true;
    },
  };
}

/** Rows with few partners first, so that little is filled in; null where that would be too much all the same. */
function orderOf(size: number, rows: readonly ReadonlyMap<number, number>[]): number[] | null {
  const out = rows.map((row) => new Set(row.keys()));
  const into = Array.from({ length: size }, () => new Set<number>());
  for (const [row, columns] of out.entries()) for (const column of columns) into[column]?.add(row);
  const costOf = (row: number) => ((out[row]?.size ?? 1) - 1) * ((into[row]?.size ?? 1) - 1);
  const costs = Float64Array.from(rows, (_, row) => costOf(row));
  const isLeft = new Uint8Array(size).fill(1);
  const queue = createQueue();
  for (const [row, cost] of costs.entries()) queue.add(row, cost);
  const order: number[] = [];
  let multiplications = 0;
  while (order.length < size) {
    const { item: best, cost } = queue.takeLeast();
    // An entry from before its cost was another one.
    if (isLeft[best] === 0 || cost !== costs[best]) continue;
    multiplications += cost;
    if (multiplications > mostMultiplications) return null;
    isLeft[best] = 0;
    order.push(best);
    for (const row of removeRow(best, out, into)) {
      const changed = costOf(row);
      if (changed === costs[row]) continue;
      costs[row] = changed;
      queue.add(row, changed);
    }
  }
  return order;
}

interface Queue {
  size(): number;
  add(item: number, cost: number): void;
  /** Of those that cost the least, the one with the lowest number; it must not be empty. */
  takeLeast(): { readonly item: number; readonly cost: number };
}

/** A binary heap. */
export function createQueue(): Queue {
  const items: number[] = [];
  const costs: number[] = [];
  const isBefore = (one: number, other: number) => {
    const [cost = 0, otherCost = 0] = [costs[one], costs[other]];
    return cost < otherCost || (cost === otherCost && (items[one] ?? 0) < (items[other] ?? 0));
  };
  const swap = (one: number, other: number) => {
    [items[one], items[other]] = [items[other] ?? 0, items[one] ?? 0];
    [costs[one], costs[other]] = [costs[other] ?? 0, costs[one] ?? 0];
  };
  return {
    size: () => items.length,
    add: (item, cost) => {
      items.push(item);
      costs.push(cost);
      for (let at = items.length - 1; at > 0;) {
        const parent = (at - 1) >> 1;
        if (!isBefore(at, parent)) break;
        swap(at, parent);
        at = parent;
      }
    },
    takeLeast: () => {
      swap(0, items.length - 1);
      const taken = { item: items.pop() ?? 0, cost: costs.pop() ?? 0 };
      for (let at = 0; ;) {
        let least = at;
        for (const child of [2 * at + 1, 2 * at + 2])
          if (child < items.length && isBefore(child, least)) least = child;
        if (least === at) return taken;
        swap(at, least);
        at = least;
      }
    },
  };
}

/** Rounds over all equations, until nothing moves any more; and as many as most need. */
const [mostSweeps, usualSweeps] = [300, 60];
const stillness = 1e-6;
/** Things that hold each other back would swing about their steady state if each went all of the way. */
const damping = 0.5;

/**
 * Each row in turn is set to what the others make of it, again and again (Gauss and Seidel). What does not come to rest
 * has no stable steady state that could be found.
 */
function planSteps(size: number, rows: readonly Map<number, number>[]): Elimination {
  let slots = 0;
  for (const row of rows) for (const column of row.keys()) row.set(column, slots++);
  const starts = new Int32Array(size + 1);
  const columns = new Int32Array(slots);
  for (const [at, row] of rows.entries()) {
    starts[at + 1] = (starts[at] ?? 0) + row.size;
    for (const [column, slot] of row) columns[slot] = column;
  }
  const slotOf = (row: number, column: number) => rows[row]?.get(column) ?? 0;
  const own = Int32Array.from(rows, (_, row) => slotOf(row, row));
  const found = new Float64Array(size);
  const sweep = (matrix: Float64Array, right: Float64Array): number => {
    let moved = 0;
    for (let row = 0; row < size; row += 1) {
      const [pivot = 0, last = 0] = [matrix[own[row] ?? 0], starts[row + 1]];
      if (!(pivot > 1e-9)) return Number.POSITIVE_INFINITY;
      let value = right[row] ?? 0;
      for (let slot = starts[row] ?? 0; slot < last; slot += 1) {
        const column = columns[slot] ?? 0;
        if (column !== row) value -= (matrix[slot] ?? 0) * (found[column] ?? 0);
      }
      const step = damping * (value / pivot - (found[row] ?? 0));
      moved = Math.max(moved, Math.abs(step));
      found[row] = (found[row] ?? 0) + step;
    }
    return moved;
  };
  return {
    slots,
    isStepwise: true,
    cost: slots * usualSweeps,
    slotOf,
    fix(matrix, right, fixed) {
      for (const [row, value] of fixed) {
        matrix.fill(0, starts[row], starts[row + 1]);
        matrix[own[row] ?? 0] = 1;
        right[row] = value;
      }
    },
    eliminate(matrix, right, work) {
      found.fill(0);
      for (let round = 0; round < mostSweeps && work.left > 0; round += 1) {
        work.left -= slots;
        const moved = sweep(matrix, right);
        if (!(moved < 1e6)) return false;
        if (moved >= stillness) continue;
        right.set(found);
        return true;
      }
      return false;
    },
  };
}

/** The rows whose partners are others now. */
function removeRow(
  pivot: number,
  out: readonly Set<number>[],
  into: readonly Set<number>[],
): ReadonlySet<number> {
  const columns = [...(out[pivot] ?? [])].filter((column) => column !== pivot);
  const rows = [...(into[pivot] ?? [])].filter((row) => row !== pivot);
  for (const row of rows) {
    out[row]?.delete(pivot);
    for (const column of columns) {
      out[row]?.add(column);
      into[column]?.add(row);
    }
  }
  for (const column of columns) into[column]?.delete(pivot);
  return new Set([...rows, ...columns]);
}

function planOperations(
  order: readonly number[],
  rows: readonly Map<number, number>[],
  newSlot: () => number,
): { operations: Int32Array; pivots: readonly (readonly [number, number, number])[] } {
  const operations: number[] = [];
  const pivots: (readonly [number, number, number])[] = [];
  const done = new Set<number>();
  const users = rows.map(() => new Set<number>());
  for (const [row, columns] of rows.entries()) {
    for (const column of columns.keys()) users[column]?.add(row);
  }
  for (const pivot of order) {
    done.add(pivot);
    const own = [...(rows[pivot] ?? [])].filter(([column]) => !done.has(column));
    const targets = [...(users[pivot] ?? [])].filter((row) => !done.has(row)).sort((a, b) => a - b);
    pivots.push([pivot, rows[pivot]?.get(pivot) ?? 0, targets.length]);
    for (const row of targets) {
      operations.push(row, rows[row]?.get(pivot) ?? 0, own.length);
      for (const [column, slot] of own) {
        let into = rows[row]?.get(column);
        if (into === undefined) {
          into = newSlot();
          rows[row]?.set(column, into);
          users[column]?.add(row);
        }
        operations.push(into, slot);
      }
    }
  }
  return { operations: Int32Array.from(operations), pivots };
}

/** How the draws of one row lie: what decides a verdict. */
export interface Spread {
  /** Shares of all draws, rejected ones included. */
  readonly falling: number;
  readonly rising: number;
  readonly within: number;
  /** Relative changes: -0.42 is 42 % less. */
  readonly median: number;
  /** The median of far more draws lies between these, but for one time in hundreds. */
  readonly medianBetween: readonly [number, number];
  readonly band: readonly [number, number];
}

const spreads = new WeakMap<Drawn, Map<number, Spread>>();

/** Found when asked for, once for each row. */
export function spreadOf(drawn: Drawn, row: number): Spread {
  const known = spreads.get(drawn) ?? new Map<number, Spread>();
  spreads.set(drawn, known);
  const spread = known.get(row) ?? measureSpread(drawn, row);
  known.set(row, spread);
  return spread;
}

/** Three times the error that draws of this number leave in the place of a median. */
function doubtOf(draws: number): number {
  return 1.5 / Math.sqrt(draws);
}

function measureSpread({ changes, draws, rejected }: Drawn, row: number): Spread {
  // NaN is sorted to the end.
  const values = (changes[row] ?? new Float64Array()).slice().sort();
  const count = values.length - rejected;
  let [falling, rising, within] = [0, 0, 0];
  for (let at = 0; at < count; at += 1) {
    const value = Math.expm1(values[at] ?? 0);
    if (value < -0.02) falling += 1;
    else if (value > 0.02) rising += 1;
    if (Math.abs(value) <= 0.1) within += 1;
  }
  const doubt = doubtOf(draws);
  const at = (part: number) =>
    Math.expm1(values[Math.max(0, Math.min(count - 1, Math.floor(part * count)))] ?? Number.NaN);
  return {
    falling: falling / draws,
    rising: rising / draws,
    within: within / draws,
    median: at(0.5),
    medianBetween: [at(0.5 - doubt), at(0.5 + doubt)],
    band: [at(0.05), at(0.95)],
  };
}
