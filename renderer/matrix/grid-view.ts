/** In rem, so that the table grows with the text; as in the style sheet. */
export const rowRem = 1.875;
export const columnRem = 6.75;
export const nameRem = 11;
export const headRem = 2.75;

/** The id of a cell's element in the page. */
export function cellId(grid: string, { row, column }: GridPosition): string {
  return `${grid}-${row}-${column}`;
}

/** A position in the grid: row -1 is the heading, column -1 is the name of the factor. */
export interface GridPosition {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that fit in view. */
  readonly page: number;
}

/**
 * The cell to which a key leads, as the ARIA Authoring Practices define it for grids; null for a key that does not
 * move.
 */
export function moveInGrid(
  { row, column }: GridPosition,
  { key, ctrl }: { readonly key: string; readonly ctrl: boolean },
  { rows, columns, page }: GridSize,
): GridPosition | null {
  const at = (nextRow: number, nextColumn: number): GridPosition => ({
    row: Math.max(-1, Math.min(rows - 1, nextRow)),
    column: Math.max(-1, Math.min(columns - 1, nextColumn)),
  });
  switch (key) {
    case 'ArrowUp':
      return at(row - 1, column);
    case 'ArrowDown':
      return at(row + 1, column);
    case 'ArrowLeft':
      return at(row, column - 1);
    case 'ArrowRight':
      return at(row, column + 1);
    case 'PageUp':
      return at(Math.max(0, row - page), column);
    case 'PageDown':
      return at(row + page, column);
    case 'Home':
      return ctrl ? at(-1, -1) : at(row, -1);
    case 'End':
      return ctrl ? at(rows - 1, columns - 1) : at(row, columns - 1);
    default:
      return null;
  }
}
