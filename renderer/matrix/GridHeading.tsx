import type { MatrixView } from '../../shared/matrix/matrix-view.ts';
import { useDesk } from '../editor/workbench.tsx';
import type { GridPosition } from './grid-keys.ts';
import { cellId, columnRem, nameRem } from './grid-measures.ts';
import type { GridRow } from './grid-rows.ts';
import type { ShownScenario } from './matrix-desk.ts';
import { levelSigns, riskWords, shortWords } from '../../shared/matrix/scenario-words.ts';
import { useSelectedEntries } from './selected-entries.ts';
import styles from './matrix.module.css';

/** The transmitters, and below each what the shown scenarios mean for it. Stays on top. */
export function GridHeading({
  id,
  view,
  columns,
  active,
  width,
  count,
  onPick,
}: {
  id: string;
  view: MatrixView;
  columns: readonly number[];
  active: GridPosition;
  width: string;
  count: readonly GridRow[];
  onPick: (position: GridPosition) => void;
}) {
  const isSelected = useSelectedEntries();
  const factors = count.filter(({ type }) => type === 'factor').length;
  const corner = { row: -1, column: -1 };
  return (
    <div role="rowgroup" className={styles['heading']} style={{ width }}>
      <div role="row" aria-rowindex={1} className={styles['heading-row']}>
        <div
          id={cellId(id, corner)}
          role="columnheader"
          aria-colindex={1}
          className={styles['corner']}
          data-active={isAt(active, corner) || undefined}
        >
          <b>Support factor</b>
          <span>
            {factors} of {view.factors.length}
          </span>
        </div>
        {columns.map((column) => {
          const transmitter = view.transmitters[column];
          const position = { row: -1, column };
          return (
            transmitter && (
              // Focus and keys are the grid's.
              // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
              <div
                key={transmitter.id}
                id={cellId(id, position)}
                role="columnheader"
                aria-colindex={column + 2}
                className={styles['column']}
                style={{ left: `${nameRem + column * columnRem}rem` }}
                data-active={isAt(active, position) || undefined}
                data-selected={isSelected(transmitter) || undefined}
                onClick={() => onPick(position)}
              >
                <b title={transmitter.label}>{transmitter.label}</b>
                <Risks id={transmitter.id} />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

/** What each shown scenario means for a transmitter, side by side. */
function Risks({ id }: { id: string }) {
  const shown = useDesk((state) => state.shown);
  const compared = useDesk((state) => state.compared);
  return (
    <span className={styles['risks']}>
      {shown && <Risk id={id} scenario={shown} words={compared ? shortWords : riskWords} />}
      {compared && (
        <>
          {' | '}
          <Risk id={id} scenario={compared} words={shortWords} />
        </>
      )}
    </span>
  );
}

function Risk({
  id,
  scenario,
  words,
}: {
  id: string;
  scenario: ShownScenario;
  words: Readonly<Record<keyof typeof riskWords, string>>;
}) {
  const level = scenario.changeOf.get(id)?.level ?? 'unchanged';
  return (
    <span data-level={level}>
      {levelSigns[level]} {words[level]}
    </span>
  );
}

function isAt(one: GridPosition, other: GridPosition): boolean {
  return one.row === other.row && one.column === other.column;
}
