import { useMemo } from 'react';
import { Download } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import {
  compareViews,
  type MatrixView,
  backings,
  type Backing,
} from '../../shared/matrix/matrix-view.ts';
import { roles, roleLabels, standingLabels, strengths } from '../../shared/matrix/roles.ts';
import { useDesk, useWorkbench } from '../editor/workbench.tsx';
import { confidences } from '../../shared/project/project-schema.ts';
import { SelectField, Segmented } from '../ui/fields/SelectField.tsx';
import inspectorStyles from '../ui/inspector.module.css';
import menuStyles from '../ui/menu.module.css';
import { gridRows, type GridRow } from './grid-rows.ts';
import { MatrixGrid } from './MatrixGrid.tsx';
import { RoleSign } from './RoleSign.tsx';
import { ScenarioCaution } from '../ui/ScenarioCaution.tsx';
import styles from './matrix.module.css';
import type { MatrixFilter, MatrixOrder, MatrixSource } from '../editor/matrix-desk.ts';
import { copyMatrix, exportMatrix, type MatrixFormat } from './export-matrix.ts';

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
      {view && view.factors.length + view.columns.length === 0 ? (
        <p className={styles['empty']}>
          There is nothing to show yet: draw neurotransmitters and what supports them, start from a
          template, or look at the matrix of the library.
        </p>
      ) : (
        view && <MatrixGrid view={view} rows={rows} />
      )}
      <footer className={styles['legend']}>
        {view?.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        <ul aria-label="Signs">
          {roles.map((role) => (
            <li key={role}>
              <RoleSign sign={role} /> {roleLabels[role]}
            </li>
          ))}
          <li>
            <RoleSign sign="cofactor" isContested /> contested
          </li>
          {strengths.map((strength) => (
            <li key={strength} data-strength={strength}>
              {strength}
            </li>
          ))}
          {source === 'compared' &&
            (['only-library', 'only-diagram'] as const).map((standing) => (
              <li key={standing}>
                <span className={styles['standing']} data-standing={standing} aria-hidden />
                {standingLabels[standing]}
              </li>
            ))}
        </ul>
        {scenario && <ScenarioCaution view="matrix" />}
      </footer>
    </section>
  );
}

/** The matrix of the diagram, of the library, or one compared with the other; null until it is derived. */
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

const sources: readonly { readonly value: MatrixSource; readonly label: string }[] = [
  { value: 'diagram', label: 'Diagram' },
  { value: 'library', label: 'Library' },
  { value: 'compared', label: 'Compared' },
];

const orders: readonly { readonly value: MatrixOrder; readonly label: string }[] = [
  { value: 'kind', label: 'By class' },
  { value: 'name', label: 'By name' },
  { value: 'cells', label: 'Most cells first' },
];

const backingLabels: Readonly<Record<Backing, string>> = {
  none: 'Any evidence',
  ungraded: 'With references',
  'very-low': 'Very low or better',
  low: 'Low or better',
  moderate: 'Moderate or better',
  high: 'High',
};

/** Which matrix is shown, in what order, and what is left out. */
export function MatrixTools({ view, rows }: { view: MatrixView | null; rows: readonly GridRow[] }) {
  const { desk } = useWorkbench();
  const source = useDesk((state) => state.source);
  const order = useDesk((state) => state.order);
  const filter = useDesk((state) => state.filter);
  const hasScenario = useDesk((state) => state.shown !== null);
  const setFilter = (patch: Partial<MatrixFilter>) => desk.set({ filter: { ...filter, ...patch } });
  return (
    <div className={styles['tools']} role="group" aria-label="Show">
      <Segmented
        label="Matrix of"
        value={source}
        choices={sources}
        onChange={(next) => desk.set({ source: next, cell: null, path: null })}
      />
      <SelectField
        label="Order"
        value={order}
        groups={[{ label: '', choices: orders }]}
        onChange={(next) => desk.set({ order: next })}
      />
      <SelectField
        label="Role"
        value={filter.role ?? 'all'}
        groups={[
          {
            label: '',
            choices: [
              { value: 'all', label: 'All roles' },
              ...roles.map((role) => ({ value: role, label: roleLabels[role] })),
            ],
          },
        ]}
        onChange={(role) => setFilter({ role: role === 'all' ? null : role })}
      />
      <SelectField
        label="Confidence"
        value={filter.confidence ?? 'all'}
        groups={[
          {
            label: '',
            choices: [
              { value: 'all', label: 'Any confidence' },
              ...confidences.map((one) => ({ value: one, label: one })),
            ],
          },
        ]}
        onChange={(confidence) =>
          setFilter({ confidence: confidence === 'all' ? null : confidence })
        }
      />
      <SelectField
        label="Evidence"
        value={filter.backing}
        groups={[
          { label: '', choices: backings.map((value) => ({ value, label: backingLabels[value] })) },
        ]}
        onChange={(backing) => setFilter({ backing })}
      />
      {hasScenario && (
        <label className={styles['check']}>
          <input
            type="checkbox"
            checked={filter.touched}
            onChange={(event) => setFilter({ touched: event.target.checked })}
          />
          Only what the scenario touches
        </label>
      )}
      <MatrixExport view={view} rows={rows} />
    </div>
  );
}

const formats: readonly { readonly format: MatrixFormat; readonly label: string }[] = [
  { format: 'csv', label: 'CSV Table…' },
  { format: 'svg', label: 'SVG Image…' },
  { format: 'png', label: 'PNG Image…' },
  { format: 'pdf', label: 'PDF Document…' },
];

/** The table as it is shown, as a file or on the clipboard. */
export function MatrixExport({
  view,
  rows,
}: {
  view: MatrixView | null;
  rows: readonly GridRow[];
}) {
  const workbench = useWorkbench();
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        className={inspectorStyles['button']}
        disabled={!view}
        aria-label="Export matrix"
      >
        <Download size="0.8125rem" aria-hidden /> Export
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={menuStyles['menu']} align="end" sideOffset={6}>
          {view &&
            formats.map(({ format, label }) => (
              <DropdownMenu.Item
                key={format}
                className={menuStyles['item']}
                onSelect={() => void exportMatrix(workbench, { view, rows }, format)}
              >
                {label}
              </DropdownMenu.Item>
            ))}
          <DropdownMenu.Separator className={menuStyles['line']} />
          {view && (
            <DropdownMenu.Item
              className={menuStyles['item']}
              onSelect={() => void copyMatrix(workbench, { view, rows })}
            >
              Copy as Table
            </DropdownMenu.Item>
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
