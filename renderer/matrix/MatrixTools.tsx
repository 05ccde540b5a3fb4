import { confidences } from '../../shared/project/annotation-schema.ts';
import { roles } from '../../shared/matrix/matrix-cell.ts';
import { backings, type Backing, type MatrixView } from '../../shared/matrix/matrix-view.ts';
import { roleLabels } from '../../shared/matrix/role-words.ts';
import { useDesk, useWorkbench } from '../editor/workbench.tsx';
import { SelectField } from '../panels/fields/SelectField.tsx';
import { Segmented } from '../panels/fields/Segmented.tsx';
import type { GridRow } from './grid-rows.ts';
import { MatrixExport } from './MatrixExport.tsx';
import type { MatrixFilter, MatrixOrder, MatrixSource } from './matrix-desk.ts';
import styles from './matrix.module.css';

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
