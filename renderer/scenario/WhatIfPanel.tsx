import { nodeKinds } from '../../shared/project/node-kinds.ts';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import {
  addScenario,
  removeScenario,
  renameScenario,
  setSupply,
  setMarkers,
} from '../../shared/edit/scenarios.ts';
import type { PathwayNode } from '../../shared/project/node-schema.ts';
import type { Project, Scenario } from '../../shared/project/project-schema.ts';
import { nameOfNode } from '../../shared/graph/link-words.ts';
import { limits } from '../../shared/project/value-schemas.ts';
import { ScenarioCaution } from '../ui/ScenarioCaution.tsx';
import { useDesk, useEditor, useWorkbench } from '../editor/workbench.tsx';
import { SelectField } from '../ui/fields/SelectField.tsx';
import { TextField } from '../ui/fields/InputFields.tsx';
import inspectorStyles from '../ui/inspector.module.css';
import { nameOfScenario } from '../../shared/matrix/scenario-words.ts';
import { describeMarker } from '../../shared/lab/lab-scenario.ts';
import { Changes } from './Changes.tsx';
import styles from './why.module.css';

/** The scenarios of the project: what each assumes, what follows, and how two compare. */
export function WhatIfPanel() {
  const { editor, desk, newId, run } = useWorkbench();
  const project = useEditor((state) => state.history.present);
  const current = useDesk((state) => state.scenario);
  const other = useDesk((state) => state.other);
  const scenario = project.scenarios.find(({ id }) => id === current);
  const add = () => {
    const id = newId();
    editor.edit(addScenario({ id, name: `Scenario ${project.scenarios.length + 1}` }));
    desk.showScenario(id);
  };
  return (
    <section className={styles['panel']} aria-label="What-if">
      <h2>What if something is low or high?</h2>
      <ScenarioCaution view="what-if" className={styles['caution']} />
      <div className={styles['line']}>
        <SelectField
          label="Scenario"
          value={scenario?.id ?? ''}
          groups={[
            {
              label: '',
              choices: [{ value: '', label: 'None shown' }, ...choicesOf(project.scenarios)],
            },
          ]}
          onChange={(id) => desk.showScenario(id === '' ? null : id)}
        />
        <button type="button" className={inspectorStyles['button']} onClick={add}>
          <Plus size={13} aria-hidden /> New
        </button>
      </div>
      <div>
        <button type="button" className={inspectorStyles['button']} onClick={() => run('lab')}>
          From lab values…
        </button>
      </div>
      {scenario ? (
        <>
          <TextField
            label="Name"
            value={scenario.name}
            maxLength={limits.shortTextLength}
            onCommit={(name) => editor.edit(renameScenario(scenario.id, name))}
          />
          <Supplies project={project} scenario={scenario} />
          <KeptMarkers scenario={scenario} />
          {project.scenarios.length > 1 && (
            <SelectField
              label="Compare with"
              value={other ?? ''}
              groups={[
                {
                  label: '',
                  choices: [
                    { value: '', label: 'Nothing' },
                    ...choicesOf(project.scenarios.filter(({ id }) => id !== scenario.id)),
                  ],
                },
              ]}
              onChange={(id) => desk.compareWith(id === '' ? null : id)}
            />
          )}
          <Changes />
          <button
            type="button"
            className={inspectorStyles['button']}
            onClick={() => {
              editor.edit(removeScenario(scenario.id));
              desk.showScenario(null);
            }}
          >
            <Trash2 size={13} aria-hidden /> Delete this scenario
          </button>
        </>
      ) : (
        <p className={styles['quiet']}>
          Make a scenario, set what is low or high in it, and see what that affects, and why.
        </p>
      )}
    </section>
  );
}

function choicesOf(scenarios: readonly Scenario[]) {
  return scenarios.map((one) => ({ value: one.id, label: nameOfScenario(one) }));
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
      <legend>Supplies</legend>
      <ul>
        {scenario.supplies.map(({ node, level }) => (
          <li key={node}>
            <bdi>{labelOf(nodes.get(node))}</bdi>
            <LevelChoice
              name={labelOf(nodes.get(node))}
              level={level}
              onChange={(next) => set(node, next)}
            />
          </li>
        ))}
      </ul>
      {first && (
        <div className={styles['line']}>
          <SelectField
            label="Factor"
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
            Low
          </button>
          <button
            type="button"
            className={inspectorStyles['button']}
            onClick={() => set(wanted, 'high')}
          >
            High
          </button>
        </div>
      )}
    </fieldset>
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
    <span className={styles['choice']} role="group" aria-label={`Supply of ${name}`}>
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
      <button type="button" aria-label={`Take ${name} out`} onClick={() => onChange('normal')}>
        <Trash2 size={12} aria-hidden />
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
      <legend>Lab values in this project</legend>
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
        Take the values out
      </button>
    </fieldset>
  );
}
