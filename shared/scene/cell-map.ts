import type { Bounds } from './primitives.ts';
import type { Piece } from './line-meetings.ts';

/** Side of a cell, in diagram units: about as wide as a node with its surroundings. */
const side = 160;
/** Something larger than so many cells is found from everywhere. */
const mostCells = 600;

/** Finds things by position. Other than a tree it follows changes at once. */
export class CellMap {
  readonly #cells = new Map<number, Set<string>>();
  readonly #cellsOf = new Map<string, readonly number[]>();
  readonly #everywhere = new Set<string>();

  /** Puts something at its cells, and away from where it was. */
  put(id: string, cells: readonly number[]): void {
    this.remove(id);
    this.#cellsOf.set(id, cells);
    if (cells.length > mostCells) this.#everywhere.add(id);
    else for (const cell of cells) this.#at(cell).add(id);
  }

  remove(id: string): void {
    this.#everywhere.delete(id);
    for (const cell of this.#cellsOf.get(id) ?? []) {
      const ids = this.#cells.get(cell);
      ids?.delete(id);
      if (ids?.size === 0) this.#cells.delete(cell);
    }
    this.#cellsOf.delete(id);
  }

  has(id: string): boolean {
    return this.#cellsOf.has(id);
  }

  /** What is in one of these cells, and perhaps more. */
  within(cells: readonly number[]): ReadonlySet<string> {
    if (cells.length > mostCells) return new Set(this.#cellsOf.keys());
    const found = new Set(this.#everywhere);
    for (const cell of cells) for (const id of this.#cells.get(cell) ?? []) found.add(id);
    return found;
  }

  #at(cell: number): Set<string> {
    const known = this.#cells.get(cell);
    if (known) return known;
    const made = new Set<string>();
    this.#cells.set(cell, made);
    return made;
  }
}

const shift = 2 ** 20;

/** The cells of a box, and of no more than can be told apart from everywhere. */
export function cellsOfBox({ x, y, width, height }: Bounds): number[] {
  const cells: number[] = [];
  const [left, top] = [Math.floor(x / side), Math.floor(y / side)];
  const [right, bottom] = [Math.floor((x + width) / side), Math.floor((y + height) / side)];
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) {
      if (cells.length > mostCells) return cells;
      cells.push((row + shift) * 2 * shift + column + shift);
    }
  }
  return cells;
}

/** The cells through which a line runs, and those that it may touch. */
export function cellsOfLine(pieces: readonly Piece[], margin = headRoom): number[] {
  const cells = new Set<number>();
  for (const { from, to } of pieces) {
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const slant = Math.min(Math.abs(dx), Math.abs(dy));
    // A slanting line is cut into parts: the box around the whole of it would hold cells far from it.
    const parts = Math.min(mostCells, Math.max(1, Math.ceil(slant / side)));
    for (let part = 0; part < parts; part += 1) {
      const [x, y] = [from.x + (dx * part) / parts, from.y + (dy * part) / parts];
      const box = {
        x: Math.min(x, x + dx / parts) - margin,
        y: Math.min(y, y + dy / parts) - margin,
        width: Math.abs(dx / parts) + 2 * margin,
        height: Math.abs(dy / parts) + 2 * margin,
      };
      for (const cell of cellsOfBox(box)) cells.add(cell);
      if (cells.size > mostCells) return [...cells];
    }
  }
  return [...cells];
}

/** Room for the heads of a line. */
export const headRoom = 12;
