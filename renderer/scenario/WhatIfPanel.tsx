import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import {
  addScenario,
  removeScenario,
  renameScenario,
  setSupply,
  setMarkers,
} from '../../shared/edit/scenarios.ts';
import {
  type PathwayNode,
  type Project,
  type Scenario,
  limits,
  type NodeKind,
} from '../../shared/project/project-schema.ts';
import { nameOfNode } from '../../shared/graph/describe-project.ts';
import { ScenarioCaution } from '../ui/ScenarioCaution.tsx';
import { useDesk, useEditor, useWorkbench } from '../editor/workbench.tsx';
import { SelectField } from '../ui/fields/SelectField.tsx';
import { TextField } from '../ui/fields/InputFields.tsx';
import inspectorStyles from '../ui/inspector.module.css';
import {
  levelSigns,
  nameOfScenario,
  provisionalWords,
  quietLists,
  shortWords,
  wordOf,
} from '../../shared/whatif/scenario-words.ts';
import { describeMarker } from '../../shared/lab/lab-scenario.ts';
import type { ViewChange } from '../../shared/whatif/view.ts';
import type { ShownScenario } from '../editor/matrix-desk.ts';
import styles from './why.module.css';
import { StatusMarkers, WhyCard } from './WhyCard.tsx';
import { matrixWords } from '../../shared/words/matrix.ts';
import { labTableWords } from '../../shared/words/lab-table.ts';

/** The scenarios of the project: what each assumes, what follows, and how two compare. */
export function WhatIfPanel() {
  const { editor, desk, newId, run } = useWorkbench();
  const project = useEditor((state) => state.history.present);
  const current = useDesk((state) => state.scenario);
  const other = useDesk((state) => state.other);
  const scenario = project.scenarios.find(({ id }) => id === current);
  const add = () => {
    const id = newId();
    editor.edit(addScenario({ id, name: matrixWords.scenario(project.scenarios.length + 1) }));
    desk.showScenario(id);
  };
  return (
    <section className={styles['panel']} aria-label={matrixWords.whatIf2}>
      <h2>{matrixWords.whatIfSomethingIsLowOr}</h2>
      <ScenarioCaution view="what-if" className={styles['caution']} />
      <div className={styles['line']}>
        <SelectField
          label={matrixWords.scenario2}
          value={scenario?.id ?? ''}
          groups={[
            {
              label: '',
              choices: [
                { value: '', label: matrixWords.noneShown },
                ...choicesOf(project.scenarios),
              ],
            },
          ]}
          onChange={(id) => desk.showScenario(id === '' ? null : id)}
        />
        <button type="button" className={inspectorStyles['button']} onClick={add}>
          <Plus size="0.8125rem" aria-hidden /> {matrixWords.newScenario}
        </button>
      </div>
      <div>
        <button type="button" className={inspectorStyles['button']} onClick={() => run('lab')}>
          {matrixWords.fromLabValues}
        </button>
      </div>
      {scenario ? (
        <>
          <TextField
            label={matrixWords.name}
            value={scenario.name}
            maxLength={limits.shortTextLength}
            onCommit={(name) => editor.edit(renameScenario(scenario.id, name))}
          />
          <Supplies project={project} scenario={scenario} />
          <KeptMarkers scenario={scenario} />
          {project.scenarios.length > 1 && (
            <SelectField
              label={matrixWords.compareWith}
              value={other ?? ''}
              groups={[
                {
                  label: '',
                  choices: [
                    { value: '', label: matrixWords.nothing },
                    ...choicesOf(project.scenarios.filter(({ id }) => id !== scenario.id)),
                  ],
                },
              ]}
              onChange={(id) => desk.compareWith(id === '' ? null : id)}
            />
          )}
          <OnlyDrawn />
          <Changes />
          <button
            type="button"
            className={inspectorStyles['button']}
            onClick={() => {
              editor.edit(removeScenario(scenario.id));
              desk.showScenario(null);
            }}
          >
            <Trash2 size="0.8125rem" aria-hidden /> {matrixWords.deleteThisScenario}
          </button>
        </>
      ) : (
        <p className={styles['quiet']}>{matrixWords.makeScenarioSetWhatIsLow}</p>
      )}
    </section>
  );
}

function choicesOf(scenarios: readonly Scenario[]) {
  return scenarios.map((one) => ({ value: one.id, label: nameOfScenario(one) }));
}

/** Whether the library counts around the diagram. */
function OnlyDrawn() {
  const { desk } = useWorkbench();
  const onlyDrawn = useDesk((state) => state.onlyDrawn);
  return (
    <label className={styles['line']}>
      <input
        type="checkbox"
        checked={onlyDrawn}
        onChange={({ target }) => desk.set({ onlyDrawn: target.checked })}
      />
      {matrixWords.onlyWhatIsDrawnCounts}
    </label>
  );
}

/** What the scenario assumes. The selected node, or any factor of the diagram, can be added. */
function Supplies({ project, scenario }: { project: Project; scenario: Scenario }) {
  const { editor } = useWorkbench();
  const [chosen, setChosen] = useState('');
  const selection = useEditor((state) => state.selection);
  const nodes = new Map(project.nodes.map((node) => [node.id, node]));
  const assumed = new Set(scenario.supplies.map(({ node }) => node));
  const free = factorsOf(project, selection).filter(({ id }) => !assumed.has(id));
  const [first] = free;
  const wanted = free.some(({ id }) => id === chosen) ? chosen : (first?.id ?? '');
  const set = (id: string, level: 'low' | 'high' | 'normal') =>
    editor.edit(setSupply(scenario.id, [id], level));
  return (
    <fieldset className={styles['supplies']}>
      <legend>{matrixWords.supplies}</legend>
      <ul>
        {scenario.supplies.map(({ node, level }) => (
          <li key={node}>
            <bdi>{labelOf(nodes.get(node))}</bdi>
            <LevelChoice
              name={labelOf(nodes.get(node))}
              level={level}
              onChange={(next) => set(node, next)}
            />
            <SuppliedMarkers node={node} />
          </li>
        ))}
      </ul>
      {first && (
        <div className={styles['line']}>
          <SelectField
            label={matrixWords.factor}
            value={wanted}
            groups={[
              {
                label: '',
                choices: free.map((node) => ({ value: node.id, label: labelOf(node) })),
              },
            ]}
            onChange={setChosen}
          />
          <button
            type="button"
            className={inspectorStyles['button']}
            onClick={() => set(wanted, 'low')}
          >
            {matrixWords.low}
          </button>
          <button
            type="button"
            className={inspectorStyles['button']}
            onClick={() => set(wanted, 'high')}
          >
            {matrixWords.high}
          </button>
        </div>
      )}
    </fieldset>
  );
}

/** Folded beside what is set: what is measured to learn its status. */
function SuppliedMarkers({ node }: { node: string }) {
  const markers = useDesk((state) => state.shown?.changeOf.get(node)?.markers);
  if (!markers || markers.length === 0) return null;
  return (
    <details className={styles['supplied-markers']}>
      <summary>
        {labTableWords.statusMarkers}: {markers.map(({ label }) => label).join(', ')}
      </summary>
      <StatusMarkers markers={markers} />
    </details>
  );
}

function LevelChoice({
  name,
  level,
  onChange,
}: {
  name: string;
  level: 'low' | 'high';
  onChange: (level: 'low' | 'high' | 'normal') => void;
}) {
  return (
    <span className={styles['choice']} role="group" aria-label={matrixWords.supplyOf(name)}>
      {(['low', 'high'] as const).map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === level}
          data-level={one}
          onClick={() => onChange(one)}
        >
          {one}
        </button>
      ))}
      <button
        type="button"
        aria-label={matrixWords.takeOut(name)}
        onClick={() => onChange('normal')}
      >
        <Trash2 size="0.75rem" aria-hidden />
      </button>
    </span>
  );
}

/**
 * First the selected nodes, then the support factors of the diagram by name; of several nodes of one entry only the
 * first.
 */
function factorsOf(project: Project, selection: ReadonlySet<string>): PathwayNode[] {
  const seen = new Set<string>();
  const factors = project.nodes
    .filter(({ id, kind }) => nodeKinds[kind].factorGroup !== null && !selection.has(id))
    .filter(({ entity, kind }) => {
      if (entity === undefined) return true;
      const key = `${kind} ${entity}`;
      return !seen.has(key) && seen.add(key);
    })
    .toSorted((one, two) => labelOf(one).localeCompare(labelOf(two), 'en'));
  return [
    ...project.nodes.filter(({ id, kind }) => selection.has(id) && kind !== 'note'),
    ...factors,
  ];
}

function labelOf(node: PathwayNode | undefined): string {
  return node ? nameOfNode(node) : '';
}

/** The lab values that were kept with a scenario, and a button to remove them. */
export function KeptMarkers({ scenario: { id, markers = [] } }: { scenario: Scenario }) {
  const { editor } = useWorkbench();
  if (markers.length === 0) return null;
  return (
    <fieldset className={styles['supplies']}>
      <legend>{matrixWords.labValuesInThisProject}</legend>
      <ul>
        {markers.map((marker, at) => (
          // The same marker may occur twice, and only the index tells them apart.
          <li key={at}>
            <bdi>{marker.name}</bdi>
            <span>{describeMarker(marker)}</span>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className={inspectorStyles['button']}
        onClick={() => editor.edit(setMarkers(id, []))}
      >
        {matrixWords.takeValuesOut}
      </button>
    </fieldset>
  );
}

/** More rows are shown on request: a large diagram changes in hundreds of positions. */
const firstRows = 60;

/** What changes in the shown scenario, transmitters first; if there is a second scenario, in both. */
export function Changes() {
  const shown = useDesk((state) => state.shown);
  const compared = useDesk((state) => state.compared);
  const work = useDesk((state) => state.work);
  const [isAll, setAll] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  if (!shown) return <Working />;
  const rows = rowsOf(shown, compared);
  const { notes } = shown.view;
  const isProvisional = shown.view.open !== null;
  if (rows.length === 0) {
    return <p className={styles['quiet']}>{matrixWords.nothingIsSetSoNothingChanges}</p>;
  }
  return (
    <div className={styles['changes']}>
      <h3>
        {rows.length} {rows.length === 1 ? 'change' : 'changes'}
        {isProvisional && matrixWords.soFar}
      </h3>
      {isProvisional && (
        <p role="status" className={styles['quiet']}>
          {provisionalWords(shown.view)}
        </p>
      )}
      {compared && (
        <p className={styles['quiet']}>
          {nameOfScenario(shown.scenario)} | {nameOfScenario(compared.scenario)}
        </p>
      )}
      <ul>
        {rows.slice(0, isAll ? rows.length : firstRows).map(({ id, label, one, two, isDrawn }) => (
          <ChangeRow
            key={id}
            id={id}
            label={isDrawn ? label : matrixWords.notDrawn(label)}
            isDrawn={isDrawn}
            levels={compared ? [one, two] : [one]}
            isOpen={open === id}
            onToggle={() => setOpen(open === id ? null : id)}
          />
        ))}
      </ul>
      {!isAll && rows.length > firstRows && (
        <button type="button" className={styles['more']} onClick={() => setAll(true)}>
          {matrixWords.showAll(rows.length)}
        </button>
      )}
      {work && <Working />}
      <Quiet shown={shown} />
      {notes.map((note) => (
        <p key={note} className={styles['quiet']}>
          {note}
        </p>
      ))}
    </div>
  );
}

/** A large project takes seconds: how far it is, and a button to give it up. */
function Working() {
  const { desk } = useWorkbench();
  const work = useDesk((state) => state.work);
  return (
    <div className={styles['working']}>
      <p role="status" className={styles['quiet']}>
        {matrixWords.workingItOut}
      </p>
      {work && (
        <>
          <progress
            aria-label={matrixWords.workingItOut2}
            {...(work.share === null ? {} : { value: work.share })}
          />
          <button type="button" className={inspectorStyles['button']} onClick={() => desk.cancel()}>
            {matrixWords.cancel}
          </button>
        </>
      )}
    </div>
  );
}

/** What is drawn and hardly changes, and that of which nothing is known here. */
function Quiet({ shown }: { shown: ShownScenario }) {
  const lists = [
    ...quietLists,
    { title: matrixWords.notKnownHere, isMeant: ({ level }: ViewChange) => level === 'unknown' },
  ];
  return lists.map(({ title, isMeant }) => {
    const found = shown.view.quiet.filter((change) => isMeant(change));
    if (found.length === 0) return null;
    return (
      <details key={title} className={styles['quiet']}>
        <summary>
          {title}: {found.length}
        </summary>
        <p>
          <bdi>{found.map(({ label }) => label).join(', ')}</bdi>
        </p>
      </details>
    );
  });
}

interface Row {
  readonly id: string;
  readonly label: string;
  readonly kind: NodeKind;
  readonly one: ViewChange | undefined;
  readonly two: ViewChange | undefined;
  readonly isDrawn: boolean;
}

function ChangeRow({
  id,
  label,
  isDrawn,
  levels,
  isOpen,
  onToggle,
}: {
  id: string;
  label: string;
  isDrawn: boolean;
  levels: readonly (ViewChange | undefined)[];
  isOpen: boolean;
  onToggle: () => void;
}) {
  const { editor, canvas } = useWorkbench();
  return (
    <li>
      <button
        type="button"
        className={styles['change']}
        aria-expanded={isOpen}
        onClick={() => {
          onToggle();
          if (!isDrawn) return;
          canvas.current?.reveal([id]);
          if (!isOpen) editor.select([id]);
        }}
      >
        <bdi>{label}</bdi>
        {levels.map((change, index) => {
          const level = change?.level ?? 'unchanged';
          return (
            // The two scenarios have fixed positions.
            <span key={index} data-level={level}>
              {levelSigns[level]} {change ? wordOf(change, shortWords) : shortWords[level]}
            </span>
          );
        })}
      </button>
      {isOpen &&
        levels.map(
          (change, index) =>
            change && <WhyCard key={index} change={change} withMarkers={!change.isSupply} />,
        )}
    </li>
  );
}

function rowsOf(shown: ShownScenario, compared: ShownScenario | null): Row[] {
  const rows = new Map<string, Row>();
  for (const change of shown.view.changes) {
    const { id, label, kind, nodes } = change;
    rows.set(id, { id, label, kind, one: change, two: undefined, isDrawn: nodes.length > 0 });
  }
  for (const change of compared?.view.changes ?? []) {
    const { id, label, kind, nodes } = change;
    const one = rows.get(id)?.one;
    rows.set(id, { id, label, kind, one, two: change, isDrawn: nodes.length > 0 });
  }
  const rank = ({ kind, one, two, isDrawn }: Row) => {
    if (!isDrawn) return 3;
    if (nodeKinds[kind].isTransmitter) return 0;
    return one?.isSupply || two?.isSupply ? 1 : 2;
  };
  return [...rows.values()].sort((one, two) => rank(one) - rank(two));
}
