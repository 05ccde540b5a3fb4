import { failure, success, type Result } from '../result.ts';
import type { KineticSystem } from './model.ts';

/**
 * Why a model has no answer: it never settles, where it could settle it swings away again, or an amount grows without
 * end.
 */
export type NoSteadyState =
  'no steady state' | 'no stable steady state' | 'no bounded steady state';

/** Absolute size below which an amount counts as nothing, in µM. */
const tiny = 1e-6;
/** Water itself is 55 mol per litre: an amount beyond this, in µM, is on its way to no end. */
const mostAmount = 5.5e7;
/** Rates below this, in µM/h, are what the arithmetic leaves of nothing. */
const leastFlux = 1e-9;
/** What enters and what leaves an amount may differ by this part of the two. */
const leastBalance = 1e-6;
const mostSteps = 2000;

/**
 * The amounts at which nothing changes any more: implicit Euler with a step that grows until it is a Newton step. A
 * state from which the model would swing away is none.
 */
export function findSteadyState(
  system: KineticSystem,
  start: ArrayLike<number> = system.initial,
): Result<Float64Array, NoSteadyState> {
  const settled = settle(system, start);
  if (!settled.ok) return settled;
  return isStable(system, settled.value) ? settled : failure('no stable steady state');
}

/** Scales the start so that conserved sums hold. */
function withSums({ conserved }: KineticSystem, amounts: Float64Array): Float64Array {
  for (const { rows, total } of conserved) {
    const sum = sumOf(amounts, rows);
    for (const row of rows) {
      // Where all of it was nothing, no part is known: each gets the same.
      amounts[row] = sum === 0 ? total / rows.length : ((amounts[row] ?? 0) * total) / sum;
    }
  }
  return amounts;
}

/** The amounts at rest, stable or not. */
export function settle(
  system: KineticSystem,
  start: ArrayLike<number>,
  firstStep = 1e-3,
): Result<Float64Array, NoSteadyState> {
  let amounts = withSums(system, Float64Array.from(start));
  let hours = firstStep;
  const change = new Float64Array(amounts.length);
  system.change(amounts, change);
  for (let step = 0; step < mostSteps; step += 1) {
    const unrest = unrestOf(change, amounts);
    if (amounts.some((amount) => amount > mostAmount)) return failure('no bounded steady state');
    if (hours > 1e7 && unrest < 1e-9 && isAtRest(system, amounts, change)) return success(amounts);
    const delta = implicitStep(system, amounts, change, hours);
    if (!delta) {
      hours /= 10;
      continue;
    }
    const next = amounts.map((amount, row) => amount + (delta[row] ?? 0));
    if (hours > 1e-9 && !isWithinReach(amounts, next)) {
      hours /= 4;
      continue;
    }
    amounts = next.map((amount) => Math.max(amount, 0));
    system.change(amounts, change);
    const calmer = unrest / (unrestOf(change, amounts) + 1e-300);
    hours *= Math.min(5, Math.max(1.2, calmer));
  }
  return failure('no steady state');
}

/**
 * Whether what enters each amount leaves it too, and the conserved sums hold. A slow change alone is no rest: a great
 * amount that still grows changes little by the hour, compared with itself.
 */
function isAtRest(system: KineticSystem, amounts: Float64Array, change: Float64Array): boolean {
  const turnover = new Float64Array(amounts.length);
  system.turnover(amounts, turnover);
  const isBalanced = change.every(
    (net, row) => Math.abs(net) <= leastBalance * (turnover[row] ?? 0) + leastFlux,
  );
  const isKept = system.conserved.every(
    ({ rows, total }) => Math.abs(sumOf(amounts, rows) - total) <= leastBalance * total,
  );
  return isBalanced && isKept;
}

/** The greatest change of an amount by the hour, compared with the amount. */
function unrestOf(change: Float64Array, amounts: Float64Array): number {
  let most = 0;
  for (let row = 0; row < change.length; row += 1) {
    most = Math.max(most, Math.abs(change[row] ?? 0) / (Math.abs(amounts[row] ?? 0) + tiny));
  }
  return most;
}

/** A step may not multiply or divide an amount by more than 20. */
function isWithinReach(amounts: Float64Array, next: Float64Array): boolean {
  return next.every((value, row) => {
    const before = amounts[row] ?? 0;
    const floor = before > 0 ? before / 20 : -1e-12;
    const isNothing = Math.abs(value) < 1e-12;
    return (value >= floor || isNothing) && value <= 20 * before + 1e-3;
  });
}

function implicitStep(
  system: KineticSystem,
  amounts: Float64Array,
  change: Float64Array,
  hours: number,
): Float64Array | null {
  const matrix = jacobian(system, amounts).map((line) => line.map((value) => -value));
  const right = change.slice();
  for (const [row, line] of matrix.entries()) line[row] = (line[row] ?? 0) + 1 / hours;
  for (const { rows, total } of system.conserved) {
    const replaced = rows.at(-1);
    const line = replaced === undefined ? undefined : matrix[replaced];
    if (replaced === undefined || !line) continue;
    line.fill(0);
    for (const row of rows) line[row] = 1;
    right[replaced] = total - sumOf(amounts, rows);
  }
  const [delta] = solveLinear(matrix, [right]) ?? [];
  return delta?.every(Number.isFinite) ? delta : null;
}

/** How each change (row) follows each amount (column), by central differences. */
function jacobian(system: KineticSystem, amounts: Float64Array): Float64Array[] {
  const size = amounts.length;
  const lines = Array.from({ length: size }, () => new Float64Array(size));
  const [moved, up, down] = [amounts.slice(), new Float64Array(size), new Float64Array(size)];
  for (let column = 0; column < size; column += 1) {
    const amount = amounts[column] ?? 0;
    const by = 1e-6 * Math.max(Math.abs(amount), tiny);
    moved[column] = amount + by;
    system.change(moved, up);
    moved[column] = amount - by;
    system.change(moved, down);
    moved[column] = amount;
    for (const [row, line] of lines.entries()) {
      line[column] = ((up[row] ?? 0) - (down[row] ?? 0)) / (2 * by);
    }
  }
  return lines;
}

/**
 * Whether small disturbances die out. The Cayley map turns growth into a matrix with an eigenvalue beyond 1; squared
 * often enough, such a matrix grows without limit, and any other vanishes. Conserved sums leave no room for a
 * disturbance, so one species of each is eliminated.
 */
export function isStable(system: KineticSystem, amounts: Float64Array): boolean {
  const small = reducedJacobian(system, amounts);
  const size = small.length;
  const minus = small.map((line, row) =>
    line.map((value, column) => Number(row === column) - value / 2),
  );
  const columns = small.map((_, column) =>
    Float64Array.from(small, (line, row) => Number(row === column) + (line[column] ?? 0) / 2),
  );
  const solved = solveLinear(minus, columns);
  if (!solved) return false;
  let map: Float64Array[] = small.map((_, row) =>
    Float64Array.from(solved, (column) => column[row] ?? 0),
  );
  for (let squaring = 0; squaring < 40; squaring += 1) {
    const most = largestOf(map);
    if (!(most < 1e12)) return false;
    if (most < 1e-12) return true;
    map = multiply(map, size);
  }
  return largestOf(map) < 1;
}

function reducedJacobian(system: KineticSystem, amounts: Float64Array): Float64Array[] {
  const lines = jacobian(system, amounts);
  const dropped = new Map(
    system.conserved.flatMap(({ rows }) => {
      const last = rows.at(-1);
      return last === undefined ? [] : [[last, new Set(rows)] as const];
    }),
  );
  const kept = system.species.map((_, row) => row).filter((row) => !dropped.has(row));
  return kept.map((row) =>
    Float64Array.from(kept, (column) => {
      let value = lines[row]?.[column] ?? 0;
      for (const [last, rows] of dropped) {
        if (rows.has(column)) value -= lines[row]?.[last] ?? 0;
      }
      return value;
    }),
  );
}

function multiply(matrix: readonly Float64Array[], size: number): Float64Array[] {
  return matrix.map((line) => {
    const product = new Float64Array(size);
    for (const [through, factor] of line.entries()) {
      const other = matrix[through];
      if (factor === 0 || !other) continue;
      for (let column = 0; column < size; column += 1) {
        product[column] = (product[column] ?? 0) + factor * (other[column] ?? 0);
      }
    }
    return product;
  });
}

function largestOf(matrix: readonly Float64Array[]): number {
  let most = 0;
  for (const line of matrix) {
    for (const value of line) {
      if (Number.isNaN(value)) return Number.POSITIVE_INFINITY;
      most = Math.max(most, Math.abs(value));
    }
  }
  return most;
}

function sumOf(amounts: Float64Array, rows: readonly number[]): number {
  return rows.reduce((sum, row) => sum + (amounts[row] ?? 0), 0);
}

/** Solves for several right sides by elimination with row exchange; null where the matrix has no inverse. */
function solveLinear(
  matrix: readonly Float64Array[],
  rightSides: readonly Float64Array[],
): Float64Array[] | null {
  const size = matrix.length;
  const width = size + rightSides.length;
  const rows = matrix.map((line, row) => {
    const wide = new Float64Array(width);
    wide.set(line);
    for (const [at, right] of rightSides.entries()) wide[size + at] = right[row] ?? 0;
    return wide;
  });
  for (let column = 0; column < size; column += 1) {
    if (!bringUpPivot(rows, column)) return null;
    eliminate(rows, column, width);
  }
  return rightSides.map((_, at) => Float64Array.from(rows, (line) => line[size + at] ?? 0));
}

function bringUpPivot(rows: Float64Array[], column: number): boolean {
  let best = column;
  for (let row = column + 1; row < rows.length; row += 1) {
    if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = row;
  }
  const [top, found] = [rows[column], rows[best]];
  if (!top || !found || !(Math.abs(found[column] ?? 0) > 0)) return false;
  rows[column] = found;
  rows[best] = top;
  return true;
}

/** Clears a column in all rows but its own, which is scaled to 1. */
function eliminate(rows: readonly Float64Array[], column: number, width: number): void {
  const top = rows[column];
  if (!top) return;
  const pivot = top[column] ?? 1;
  for (let at = column; at < width; at += 1) top[at] = (top[at] ?? 0) / pivot;
  for (const [row, line] of rows.entries()) {
    const factor = line[column] ?? 0;
    if (row === column || factor === 0) continue;
    for (let at = column; at < width; at += 1) line[at] = (line[at] ?? 0) - factor * (top[at] ?? 0);
  }
}
