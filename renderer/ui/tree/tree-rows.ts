/** A row of a tree that is written as a list. */
export interface TreeRow {
  /** Names the row among the rows of its tree. */
  readonly key: string;
  /** 1 for the outermost. */
  readonly level: number;
  /** From 1, among the rows with the same parent. */
  readonly position: number;
  readonly siblings: number;
  /** Absent where there is nothing to open. */
  readonly isOpen?: boolean;
}

/** What a key does in a tree, after the ARIA Authoring Practices' tree view. */
export type TreeMove =
  | { readonly type: 'go'; readonly key: string }
  | { readonly type: 'open'; readonly key: string }
  | { readonly type: 'close'; readonly key: string }
  /** Up, past the first row. */
  | { readonly type: 'leave' };

/** The move that `key` (a `KeyboardEvent.key`) makes from the active row; null for a key without meaning here. */
export function moveInTree(
  rows: readonly TreeRow[],
  activeKey: string | null,
  key: string,
  page: number,
): TreeMove | null {
  const at = rows.findIndex((row) => row.key === activeKey);
  const goTo = (index: number): TreeMove | null => {
    const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
    return row ? { type: 'go', key: row.key } : null;
  };
  switch (key) {
    case 'ArrowDown':
      return goTo(at + 1);
    case 'ArrowUp':
      return at <= 0 ? { type: 'leave' } : goTo(at - 1);
    case 'Home':
      return goTo(0);
    case 'End':
      return goTo(rows.length - 1);
    case 'PageDown':
      return goTo(at + page);
    case 'PageUp':
      return goTo(at - page);
    case 'ArrowRight':
      return inward(rows, at);
    case 'ArrowLeft':
      return outward(rows, at);
    default:
      return null;
  }
}

function inward(rows: readonly TreeRow[], at: number): TreeMove | null {
  const row = rows[at];
  if (!row || row.isOpen === undefined) return null;
  if (!row.isOpen) return { type: 'open', key: row.key };
  const child = rows[at + 1];
  return child && child.level > row.level ? { type: 'go', key: child.key } : null;
}

function outward(rows: readonly TreeRow[], at: number): TreeMove | null {
  const row = rows[at];
  if (!row) return null;
  if (row.isOpen) return { type: 'close', key: row.key };
  const parent = rows.slice(0, at).findLast((other) => other.level < row.level);
  return parent ? { type: 'go', key: parent.key } : null;
}
