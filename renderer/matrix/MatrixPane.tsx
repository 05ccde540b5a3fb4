import { useMemo } from 'react';
import { compareViews } from '../../shared/matrix/compare-views.ts';
import { roles } from '../../shared/matrix/matrix-cell.ts';
import type { MatrixView } from '../../shared/matrix/matrix-view.ts';
import { roleLabels, scenarioCaution, standingLabels } from '../../shared/matrix/role-words.ts';
import { useDesk } from '../editor/workbench.tsx';
import { gridRows } from './grid-rows.ts';
import { MatrixGrid } from './MatrixGrid.tsx';
import { MatrixTools } from './MatrixTools.tsx';
import { RoleSign } from './RoleSign.tsx';
import styles from './matrix.module.css';

/** The support matrix: what is shown of it, the table, and what its signs mean. */
export function MatrixPane() {
  const view = useShownMatrix();
  const filter = useDesk((state) => state.filter);
  const order = useDesk((state) => state.order);
  const scenario = useDesk((state) => state.shown);
  const failure = useDesk((state) => state.failure);
  const source = useDesk((state) => state.source);
  const rows = useMemo(
    () => (view ? gridRows(view, { filter, order, scenario }) : []),
    [view, filter, order, scenario],
  );
  return (
    <section className={styles['pane']} aria-label="Matrix">
      <MatrixTools view={view} rows={rows} />
      {failure !== null && <p role="alert">The matrix could not be worked out. {failure}</p>}
      {view && view.factors.length + view.transmitters.length === 0 ? (
        <p className={styles['empty']}>
          There is nothing to show yet: draw neurotransmitters and what supports them, start from a
          template, or look at the matrix of the library.
        </p>
      ) : (
        view && <MatrixGrid view={view} rows={rows} />
      )}
      <footer className={styles['legend']}>
        <ul aria-label="Signs">
          {roles.map((role) => (
            <li key={role}>
              <RoleSign sign={role} /> {roleLabels[role]}
            </li>
          ))}
          <li>
            <RoleSign sign="cofactor" isContested /> contested
          </li>
          {source === 'compared' &&
            (['only-library', 'only-diagram'] as const).map((standing) => (
              <li key={standing}>
                <span className={styles['standing']} data-standing={standing} aria-hidden />
                {standingLabels[standing]}
              </li>
            ))}
        </ul>
        {scenario && <p>{scenarioCaution}</p>}
      </footer>
    </section>
  );
}

/** Of the diagram, of the library, or one over the other; null until it is worked out. */
function useShownMatrix(): MatrixView | null {
  const source = useDesk((state) => state.source);
  const matrix = useDesk((state) => state.matrix);
  const library = useDesk((state) => state.library);
  return useMemo(() => {
    if (source === 'library') return library;
    if (source === 'diagram') return matrix;
    return matrix && library && compareViews(matrix, library);
  }, [source, matrix, library]);
}
