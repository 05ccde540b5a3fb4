import type { GridPosition } from './grid-keys.ts';

/** In rem, so that the table grows with the text; as in the style sheet. */
export const rowRem = 1.875;
export const columnRem = 6.75;
export const nameRem = 11;
export const headRem = 2.75;

/** The id of a cell's element in the page. */
export function cellId(grid: string, { row, column }: GridPosition): string {
  return `${grid}-${row}-${column}`;
}

export function remInPixels(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
