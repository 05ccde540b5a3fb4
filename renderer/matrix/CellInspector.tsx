import { useMemo } from 'react';
import {
  compareViews,
  unknownWords,
  type MatrixView,
  type ViewRole,
  type EntryData,
} from '../../shared/matrix/matrix-view.ts';
import { ScenarioCaution } from '../ui/ScenarioCaution.tsx';
import { useDesk, useWorkbench, type Workbench } from '../editor/workbench.tsx';
import { Section } from '../ui/fields/Section.tsx';
import inspectorStyles from '../ui/inspector.module.css';
import { showRole } from '../editor/inspecting.ts';
import { References, WhyCard } from '../scenario/WhyCard.tsx';
import styles from '../scenario/why.module.css';
import { drawKnownPath } from '../../shared/matrix/known-path.ts';
import { loadLibrary } from '../editor/library.ts';
import type { CellKey } from '../editor/matrix-desk.ts';
import { isTouched, standingOf } from './grid-rows.ts';
import { RoleSign } from './RoleSign.tsx';
import { matrixWords } from '../../shared/words/matrix.ts';

/** One cell of the matrix: its roles, each with its path and evidence. For an empty cell, what the library knows. */
export function CellInspector() {
  const cell = useDesk((state) => state.cell);
  const source = useDesk((state) => state.source);
  const matrix = useDesk((state) => state.matrix);
  const library = useDesk((state) => state.library);
  const all = useMemo(
    () => (matrix && library ? compareViews(matrix, library) : (matrix ?? library)),
    [matrix, library],
  );
  const view = source === 'library' ? library : all;
  if (!cell || !view) return null;
  const factor = entryNamed(view.factors, cell.factor);
  const column = entryNamed(view.columns, cell.column);
  if (!factor || !column) return null;
  const cellKey = { factor: factor.id, column: column.id };
  const found = view.cells.find((one) => isAt(one, cellKey));
  const inDiagram = matrix?.cells.some((one) => isAt(one, cellKey)) ?? false;
  const isKnownOnly = source === 'library' || (found && standingOf(found) === 'only-library');
  return (
    <>
      <header className={inspectorStyles['header']}>
        <h2>{matrixWords.in(factor.label, column.label)}</h2>
        <span>{matrixWords.cell}</span>
      </header>
      {!inDiagram && source !== 'library' && (
        <p className={inspectorStyles['quiet']}>
          {tellNothing(factor, column, matrix?.unknown ?? [])}
        </p>
      )}
      {source !== 'library' &&
        matrix?.notes.map((note) => (
          <p key={note} className={inspectorStyles['quiet']}>
            {note}
          </p>
        ))}
      {found ? (
        <Section title={isKnownOnly ? matrixWords.knownInLibrary : matrixWords.roles}>
          {found.roles.map((role) => (
            <RoleCard
              key={`${role.role} ${role.sentence} ${role.links.join(' ')}`}
              role={role}
              isKnownOnly={isKnownOnly === true}
            />
          ))}
        </Section>
      ) : (
        <p className={inspectorStyles['quiet']}>
          {library ? matrixWords.libraryKnowsNoLinkBetweenThem : matrixWords.libraryIsBeingLookedUp}
        </p>
      )}
      <InScenario column={column} roles={isKnownOnly ? [] : (found?.roles ?? [])} />
      {inDiagram && <KnownBesides view={library} factor={factor} column={column} />}
    </>
  );
}

/** Whether nothing leads there, or nobody knows. */
function tellNothing(factor: EntryData, column: EntryData, unknown: readonly string[]): string {
  return unknown.includes(column.id)
    ? matrixWords.fromTo(factor.label, column.label, unknownWords)
    : matrixWords.nothingInDiagramLeadsFromTo(factor.label, column.label);
}

/** By its id, or by its library entry: a thing from the library may have been drawn since. */
function entryNamed(entries: readonly EntryData[], name: string): EntryData | undefined {
  return entries.find(({ id }) => id === name) ?? entries.find(({ entity }) => entity === name);
}

function isAt(one: CellKey, other: CellKey): boolean {
  return one.factor === other.factor && one.column === other.column;
}

function RoleCard({ role, isKnownOnly }: { role: ViewRole; isKnownOnly: boolean }) {
  const workbench = useWorkbench();
  return (
    <article className={styles['role']}>
      <p>
        <RoleSign sign={role.role} isContested={role.isContested} /> {role.sentence}
      </p>
      <ol className={styles['path']} aria-label={matrixWords.path}>
        {role.path.map(({ id, label }) => (
          <li key={id}>{label}</li>
        ))}
      </ol>
      <p className={styles['quiet']}>
        Strength this way: {role.strength}. Confidence: {role.confidence ?? 'not stated'}.
      </p>
      {isKnownOnly ? (
        <button
          type="button"
          className={inspectorStyles['button']}
          onClick={() => void addKnownPath(workbench, role)}
        >
          {matrixWords.addToDiagram}
        </button>
      ) : (
        <>
          <button
            type="button"
            className={inspectorStyles['button']}
            onClick={() => {
              if (workbench.desk.store.getState().view === 'matrix') {
                workbench.desk.set({ view: 'split' });
              }
              showRole(workbench, role);
            }}
          >
            {matrixWords.showInDiagram}
          </button>
          <References ids={role.references} />
        </>
      )}
    </article>
  );
}

function InScenario({ column, roles }: { column: EntryData; roles: readonly ViewRole[] }) {
  const shown = useDesk((state) => state.shown);
  const change = shown?.changeOf.get(column.id);
  if (!shown) return null;
  const isReached = roles.some((role) => isTouched(role, column.id, shown));
  return (
    <Section title={matrixWords.inThisScenario}>
      {change && isReached ? (
        <WhyCard change={change} />
      ) : (
        <p className={styles['quiet']}>{matrixWords.scenarioDoesNotReachThisWay(column.label)}</p>
      )}
      <ScenarioCaution view="inspector" className={styles['caution']} />
    </Section>
  );
}

/** Roles that the library has and the diagram does not show. */
function KnownBesides({
  view,
  factor,
  column,
}: {
  view: MatrixView | null;
  factor: EntryData;
  column: EntryData;
}) {
  const matrix = useDesk((state) => state.matrix);
  const known = view?.cells.find(
    (one) => one.factor === factor.entity && one.column === column.entity,
  );
  const drawn = matrix?.cells.find((one) => one.factor === factor.id && one.column === column.id);
  const has = new Set(drawn?.roles.map(({ sentence }) => sentence));
  const more = known?.roles.filter(({ sentence }) => !has.has(sentence)) ?? [];
  if (more.length === 0) return null;
  return (
    <Section title={matrixWords.alsoKnownInLibrary} folded>
      {more.map((role) => (
        <RoleCard key={`${role.role} ${role.links.join(' ')}`} role={role} isKnownOnly />
      ))}
    </Section>
  );
}

/** Draws a path of the library as one undo step, with the evidence of its links, and selects what is new. */
export async function addKnownPath(workbench: Workbench, role: ViewRole): Promise<void> {
  const { editor, workspace, newId, canvas } = workbench;
  const library = await loadLibrary();
  const project = editor.store.getState().history.present;
  const { edit, added } = drawKnownPath(project, library, role.links, newId);
  editor.edit(edit);
  const { nodes, links } = editor.store.getState().history.present;
  const here = new Set([...nodes, ...links].map(({ id }) => id));
  const drawn = added.filter((id) => here.has(id));
  if (drawn.length === 0) {
    workspace.refuse(matrixWords.itIsInDiagramAlready);
    return;
  }
  canvas.current?.reveal(drawn);
  workspace.toast(matrixWords.addedFromLibrary(drawn.length), {
    label: matrixWords.undo,
    run: () => workbench.run('undo'),
  });
}
