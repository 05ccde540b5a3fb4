import type { EntryData } from './matrix-data.ts';
import type { MatrixView, ViewCell } from './matrix-view.ts';

/** Where a cell of a comparison stands: in both, or a gap on one side. */
type Standing = 'both' | 'only-library' | 'only-diagram';

export interface ComparedCell extends ViewCell {
  readonly standing: Standing;
}

export interface ComparedView extends MatrixView {
  readonly cells: readonly ComparedCell[];
}

/**
 * The matrix of a diagram over that of the library, matched by library entries. Rows and columns are those of the
 * library and then the diagram's own; ids are the diagram's where it has the thing, else the library's. A cell of both
 * shows the diagram's roles.
 */
export function compareViews(diagram: MatrixView, library: MatrixView): ComparedView {
  const idOf = new Map(
    [...diagram.factors, ...diagram.transmitters].flatMap(({ entity, id }) =>
      entity === null ? [] : [[entity, id]],
    ),
  );
  const own = new Map(diagram.cells.map((cell) => [keyOf(cell), cell]));
  const cells = library.cells.map((cell): ComparedCell => {
    const factor = idOf.get(cell.factor) ?? cell.factor;
    const transmitter = idOf.get(cell.transmitter) ?? cell.transmitter;
    const known = own.get(keyOf({ factor, transmitter }));
    if (known) own.delete(keyOf(known));
    return known
      ? { ...known, standing: 'both' }
      : { ...cell, factor, transmitter, standing: 'only-library' };
  });
  return {
    factors: join(diagram.factors, library.factors, idOf),
    transmitters: join(diagram.transmitters, library.transmitters, idOf),
    cells: [
      ...cells,
      ...[...own.values()].map((cell) => ({ ...cell, standing: 'only-diagram' as const })),
    ],
  };
}

function keyOf({ factor, transmitter }: Pick<ViewCell, 'factor' | 'transmitter'>): string {
  return `${factor} ${transmitter}`;
}

function join(
  own: readonly EntryData[],
  known: readonly EntryData[],
  idOf: ReadonlyMap<string, string>,
): EntryData[] {
  const byId = new Map(own.map((entry) => [entry.id, entry]));
  const first = known.map((entry) => byId.get(idOf.get(entry.id) ?? '') ?? entry);
  const taken = new Set(first.map(({ id }) => id));
  return [...first, ...own.filter(({ id }) => !taken.has(id))];
}
