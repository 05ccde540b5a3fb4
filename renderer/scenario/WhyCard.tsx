import { useEffect, useState } from 'react';
import { statusMarkersOf, type StatusMarker } from '../../shared/lab/status-markers.ts';
import { createEntityFinder } from '../../shared/library/entity-of-node.ts';
import {
  leftOutWords,
  reasonsAtFirst,
  tellAlone,
  type ToldReason,
} from '../../shared/whatif/telling.ts';
import type { AskedModel, ViewChange } from '../../shared/whatif/view.ts';
import type { PathwayNode, Reference } from '../../shared/project/project-schema.ts';
import { knownLibrary, libraryAtHand } from '../editor/library.ts';
import { useEditor, useWorkbench, useDesk } from '../editor/workbench.tsx';
import { shownProject } from '../editor/editor.ts';
import { headingOfReference, ReferenceLinks } from '../references/ReferenceViews.tsx';
import { showPath } from '../editor/inspecting.ts';
import { isOpenAt } from '../editor/matrix-desk.ts';
import { nameOfScenario, openWords, wordOf } from '../../shared/whatif/scenario-words.ts';
import { ScenarioCaution } from '../ui/ScenarioCaution.tsx';
import { Section } from '../ui/fields/Section.tsx';
import styles from './why.module.css';
import { matrixWords } from '../../shared/words/matrix.ts';
import { labTableWords } from '../../shared/words/lab-table.ts';

/** Why something changes in a scenario: sentences, paths to show in the diagram, and what they rest on. */
export function WhyCard({
  change,
  withMarkers = true,
}: {
  change: ViewChange;
  /** False where they stand beside it already. */
  withMarkers?: boolean;
}) {
  const [isAll, setAll] = useState(false);
  const { word, reasons, more, remarks } = tellAlone(change, isAll ? Infinity : reasonsAtFirst);
  return (
    <article
      className={styles['why']}
      data-level={change.level}
      aria-label={matrixWords.why(change.label, wordOf(change))}
    >
      <h4>
        {change.label}: {word}
      </h4>
      <p>{change.verdict}</p>
      <ul>
        {reasons.map((reason) => (
          <li key={`${reason.cause.to} ${reason.cause.sentence}`}>
            <Cause reason={reason} />
          </li>
        ))}
      </ul>
      {more > 0 && (
        <button type="button" className={styles['more']} onClick={() => setAll(true)}>
          {matrixWords.more(more)}
        </button>
      )}
      {remarks.map((remark) => (
        <p key={remark} className={styles['remark']}>
          {remark}
        </p>
      ))}
      {withMarkers && change.markers.length > 0 && (
        <>
          <h5>{labTableWords.statusMarkers}</h5>
          <StatusMarkers markers={change.markers} />
        </>
      )}
      {change.leftOut.length > 0 && <p className={styles['remark']}>{leftOutWords([change])}</p>}
      {change.model && <OpenModel asked={change.model} label={change.label} />}
    </article>
  );
}

/** What is measured to learn the status of something, each with what it rests on. */
export function StatusMarkers({ markers }: { markers: readonly StatusMarker[] }) {
  return (
    <div className={styles['markers']}>
      <ul>
        {markers.map(({ id, label, sentences, references }) => (
          <li key={id}>
            <p>
              <b>{label}</b>: {sentences.join(' ')}
            </p>
            <ReferenceList references={references} />
          </li>
        ))}
      </ul>
      <p className={styles['remark']}>{labTableWords.statusMarkersCaution}</p>
    </div>
  );
}

/** The status markers of a node, as far as the library has them. */
export function NodeMarkers({ node }: { node: PathwayNode }) {
  const { workspace } = useWorkbench();
  const [library, setLibrary] = useState(() => libraryAtHand({ workspace }));
  useEffect(() => {
    // Whoever opens the library panel is told if the installation is damaged.
    if (!library) void knownLibrary({ workspace }).then(setLibrary, () => undefined);
  }, [library, workspace]);
  const entity = library && createEntityFinder(library)(node);
  const markers = library && entity ? statusMarkersOf(library, entity.id) : [];
  if (markers.length === 0) return null;
  return (
    <Section title={labTableWords.statusMarkers}>
      <StatusMarkers markers={markers} />
    </Section>
  );
}

/** Opens the model that a scenario asked, set as the scenario set it. */
function OpenModel({ asked, label }: { asked: AskedModel; label: string }) {
  const { workspace } = useWorkbench();
  return (
    <button
      type="button"
      className={styles['more']}
      aria-label={matrixWords.showModelBehind(label)}
      onClick={() => workspace.openDialog({ name: 'model', asked })}
    >
      {matrixWords.showModel}
    </button>
  );
}

function Cause({ reason: { cause, side, steps } }: { reason: ToldReason }) {
  const workbench = useWorkbench();
  const isLong = cause.nodes.length > 1;
  return (
    <>
      {side !== '' && <b>{side}</b>}
      <ol className={styles['steps']}>
        {steps.map(({ sentence }) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
      {isLong && (
        <button
          type="button"
          className={styles['more']}
          onClick={() => {
            if (workbench.desk.store.getState().view === 'matrix') {
              workbench.desk.set({ view: 'split' });
            }
            showPath(workbench, cause.nodes, cause.links);
          }}
        >
          {matrixWords.showPath}
        </button>
      )}
      <ReferenceList references={cause.references} />
    </>
  );
}

/** The publications behind a path, folded. */
export function References({ ids }: { ids: readonly string[] }) {
  const references = useEditor((state) => shownProject(state).references);
  return <ReferenceList references={references.filter(({ id }) => ids.includes(id))} />;
}

function ReferenceList({ references: found }: { references: readonly Reference[] }) {
  if (found.length === 0) return null;
  return (
    <details className={styles['references']}>
      <summary>
        {found.length} {found.length === 1 ? 'reference' : 'references'}
      </summary>
      <ul>
        {found.map((reference) => (
          <li key={reference.id}>
            <bdi>{headingOfReference(reference)}</bdi>{' '}
            {/* Of a reference without authors the title is the heading. */}
            {reference.title !== undefined && reference.title !== headingOfReference(reference) && (
              <bdi>{reference.title}</bdi>
            )}{' '}
            <ReferenceLinks reference={reference} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What the shown scenario does to the selected node, and why; beside it what another does. */
export function NodeScenario({ id }: { id: string }) {
  const shown = useDesk((state) => state.shown);
  const compared = useDesk((state) => state.compared);
  return (
    <Section title={matrixWords.inThisScenario}>
      {[shown, compared].map((one) => {
        if (!one) return null;
        const change = one.changeOf.get(id);
        const quiet = one.quietOf.get(id);
        return (
          <div key={one.scenario.id} className={styles['scenario']}>
            {compared && <p className={styles['name']}>{nameOfScenario(one.scenario)}</p>}
            {change ? (
              <WhyCard change={change} withMarkers={false} />
            ) : (
              <p>{quiet?.verdict ?? (isOpenAt(one, id) ? openWords : matrixWords.itTakesNoPart)}</p>
            )}
          </div>
        );
      })}
      <ScenarioCaution view="inspector" className={styles['caution']} />
    </Section>
  );
}
