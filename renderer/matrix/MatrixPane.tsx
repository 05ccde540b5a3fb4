import { useMemo } from 'react';
import { Download } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { compareViews, type MatrixView, backings } from '../../shared/matrix/matrix-view.ts';
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
import { matrixWords } from '../../shared/words/matrix.ts';

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
    <section className={styles['pane']} aria-label={matrixWords.matrix}>
      <MatrixTools view={view} rows={rows} />
      {failure !== null && <p role="alert">{matrixWords.matrixCouldNotBeWorkedOut(failure)}</p>}
      {view && view.factors.length + view.columns.length === 0 ? (
        <p className={styles['empty']}>{matrixWords.thereIsNothingToShowYet}</p>
      ) : (
        view && <MatrixGrid view={view} rows={rows} />
      )}
      <footer className={styles['legend']}>
        {view?.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        <ul aria-label={matrixWords.signs}>
          {roles.map((role) => (
            <li key={role}>
              <RoleSign sign={role} /> {roleLabels[role]}
            </li>
          ))}
          <li>
            <RoleSign sign="cofactor" isContested /> {matrixWords.contestedMark}
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
  {
    value: 'diagram',
    get label() {
      return matrixWords.diagram;
    },
  },
  {
    value: 'library',
    get label() {
      return matrixWords.library;
    },
  },
  {
    value: 'compared',
    get label() {
      return matrixWords.compared;
    },
  },
];

const orders: readonly { readonly value: MatrixOrder; readonly label: string }[] = [
  {
    value: 'kind',
    get label() {
      return matrixWords.byClass;
    },
  },
  {
    value: 'name',
    get label() {
      return matrixWords.byName;
    },
  },
  {
    value: 'cells',
    get label() {
      return matrixWords.mostCellsFirst;
    },
  },
];

/** Which matrix is shown, in what order, and what is left out. */
export function MatrixTools({ view, rows }: { view: MatrixView | null; rows: readonly GridRow[] }) {
  const { desk } = useWorkbench();
  const source = useDesk((state) => state.source);
  const order = useDesk((state) => state.order);
  const filter = useDesk((state) => state.filter);
  const hasScenario = useDesk((state) => state.shown !== null);
  const setFilter = (patch: Partial<MatrixFilter>) => desk.set({ filter: { ...filter, ...patch } });
  return (
    <div className={styles['tools']} role="group" aria-label={matrixWords.show}>
      <Segmented
        label={matrixWords.matrixOf}
        value={source}
        choices={sources}
        onChange={(next) => desk.set({ source: next, cell: null, path: null })}
      />
      <SelectField
        label={matrixWords.order}
        value={order}
        groups={[{ label: '', choices: orders }]}
        onChange={(next) => desk.set({ order: next })}
      />
      <SelectField
        label={matrixWords.role}
        value={filter.role ?? 'all'}
        groups={[
          {
            label: '',
            choices: [
              { value: 'all', label: matrixWords.allRoles },
              ...roles.map((role) => ({ value: role, label: roleLabels[role] })),
            ],
          },
        ]}
        onChange={(role) => setFilter({ role: role === 'all' ? null : role })}
      />
      <SelectField
        label={matrixWords.confidence}
        value={filter.confidence ?? 'all'}
        groups={[
          {
            label: '',
            choices: [
              { value: 'all', label: matrixWords.anyConfidence },
              ...confidences.map((one) => ({ value: one, label: one })),
            ],
          },
        ]}
        onChange={(confidence) =>
          setFilter({ confidence: confidence === 'all' ? null : confidence })
        }
      />
      <SelectField
        label={matrixWords.evidence}
        value={filter.backing}
        groups={[
          {
            label: '',
            choices: backings.map((value) => ({ value, label: matrixWords.backingLabels[value] })),
          },
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
          {matrixWords.onlyWhatScenarioTouches}
        </label>
      )}
      <MatrixExport view={view} rows={rows} />
    </div>
  );
}

const formats: readonly { readonly format: MatrixFormat; readonly label: string }[] = [
  {
    format: 'csv',
    get label() {
      return matrixWords.csvTable;
    },
  },
  {
    format: 'svg',
    get label() {
      return matrixWords.svgImage;
    },
  },
  {
    format: 'png',
    get label() {
      return matrixWords.pngImage;
    },
  },
  {
    format: 'pdf',
    get label() {
      return matrixWords.pdfDocument;
    },
  },
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
        aria-label={matrixWords.exportMatrix}
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
              {matrixWords.copyAsTable}
            </DropdownMenu.Item>
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
