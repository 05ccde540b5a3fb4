import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import {
  clearOwnLook,
  setKindStyle,
  setRelationStyle,
} from '../../shared/edit/set-project-properties.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import {
  linkSchema,
  nodeSchema,
  relationSchema,
  type NodeKind,
  type Project,
  type Relation,
} from '../../shared/project/project-schema.ts';
import { relations } from '../../shared/project/relations.ts';
import { useEditor, useWorkbench } from '../editor/workbench.tsx';
import { PanelHeader, Section } from '../ui/fields/Section.tsx';
import { SelectField, type ChoiceGroup } from '../ui/fields/SelectField.tsx';
import inspector from '../ui/inspector.module.css';
import { kindOrder, KindSwatch, RelationSwatch } from '../ui/Swatches.tsx';
import styles from './inspector.module.css';
import { LinkStyleFields, NodeStyleFields } from './StyleSections.tsx';
import { inspectorWords } from '../../shared/words/inspector.ts';

/** A kind of nodes or a relation of links. */
type Target = NodeKind | Relation;

/** How every node of a kind and every link of a relation looks in this project. Each change is an undo step. */
export function LookPanel({ project }: { project: Project }) {
  const { editor, workspace } = useWorkbench();
  const first = useSelectedTarget(project);
  const [chosen, setChosen] = useState<{ of: Target | null; target: Target } | null>(null);
  // Another selection shows its own kind; a choice holds until then.
  const target = chosen?.of === first ? chosen.target : (first ?? usualTarget(project));
  const { kindStyles, relationStyles } = project.canvas;
  const changed = [
    ...kindStyles.map(({ kind }) => kind),
    ...relationStyles.map(({ relation }) => relation),
  ];
  const reset = (of: Target | 'all') => {
    editor.edit(clearOwnLook(of));
    const what = of === 'all' ? 'Everything' : nameOf(of);
    workspace.announce(inspectorWords.looksAsProgramDrawsIt(what));
  };
  return (
    <>
      <PanelHeader
        title={inspectorWords.looksByKind2}
        onClose={() => workspace.set({ inspectorPanel: null })}
      />
      <p className={styles['words']}>{inspectorWords.everyNodeOfKindAndEvery}</p>
      <SelectField
        label={inspectorWords.kindOrRelation}
        value={target}
        groups={groupsOf(project)}
        onChange={(next) => setChosen({ of: first, target: next })}
      />
      <div className={styles['sample']}>
        <TargetSwatch target={target} />
        <span>{nameOf(target)}</span>
      </div>
      {isRelation(target) ? (
        <RelationFields key={target} relation={target} project={project} />
      ) : (
        <KindFields key={target} kind={target} project={project} />
      )}
      {changed.length > 0 && (
        <Section title={inspectorWords.changedInThisProject}>
          <ul className={styles['list']}>
            {changed.map((of) => (
              <li key={of} className={styles['changed']}>
                <button type="button" onClick={() => setChosen({ of: first, target: of })}>
                  <TargetSwatch target={of} />
                  <span>{nameOf(of)}</span>
                </button>
                <button
                  type="button"
                  aria-label={inspectorWords.asProgramDrawsIt(nameOf(of))}
                  title={inspectorWords.asTheProgramDrawsIt}
                  onClick={() => reset(of)}
                >
                  <RotateCcw size="0.75rem" aria-hidden="true" />
                </button>
              </li>
            ))}
          </ul>
          <button type="button" className={inspector['button']} onClick={() => reset('all')}>
            {inspectorWords.resetAllLooks}
          </button>
        </Section>
      )}
    </>
  );
}

function KindFields({ kind, project }: { kind: NodeKind; project: Project }) {
  const style = kindStyleOf(project, kind);
  return (
    <NodeStyleFields
      own={(key) => style?.[key]}
      plain={sampleNode(kind)}
      source="program"
      editTo={(patch) => setKindStyle(kind, patch)}
    />
  );
}

function RelationFields({ relation, project }: { relation: Relation; project: Project }) {
  const style = relationStyleOf(project, relation);
  return (
    <LinkStyleFields
      own={(key) => style?.[key]}
      plain={sampleLink(relation)}
      source="program"
      editTo={(patch) => setRelationStyle(relation, patch)}
    />
  );
}

function TargetSwatch({ target }: { target: Target }) {
  return isRelation(target) ? <RelationSwatch relation={target} /> : <KindSwatch kind={target} />;
}

function kindStyleOf({ canvas }: Project, kind: NodeKind) {
  return canvas.kindStyles.findLast((one) => one.kind === kind)?.style;
}

function relationStyleOf({ canvas }: Project, relation: Relation) {
  return canvas.relationStyles.findLast((one) => one.relation === relation)?.style;
}

const isRelation = (target: Target): target is Relation => relationSchema.safeParse(target).success;

function nameOf(target: Target): string {
  return isRelation(target) ? relations[target].label : nodeKinds[target].plural;
}

/** The kind or relation of the first thing that is selected. */
function useSelectedTarget(project: Project): Target | null {
  const [id] = useEditor((state) => state.selection);
  const { nodes, links } = indexProject(project);
  return nodes.get(id ?? '')?.kind ?? links.get(id ?? '')?.relation ?? null;
}

function usualTarget({ nodes }: Project): Target {
  const used = new Set(nodes.map(({ kind }) => kind));
  return kindOrder.find((kind) => used.has(kind)) ?? 'neurotransmitter';
}

/** What the diagram has comes first. */
function groupsOf({ nodes, links }: Project): readonly ChoiceGroup<Target>[] {
  const used = new Set<Target>([
    ...nodes.map(({ kind }) => kind),
    ...links.map(({ relation }) => relation),
  ]);
  const choicesOf = (targets: readonly Target[], isUsed: boolean) =>
    targets
      .filter((target) => used.has(target) === isUsed)
      .map((target) => ({ value: target, label: nameOf(target) }));
  const groups = [
    { label: inspectorWords.nodesInDiagram, choices: choicesOf(kindOrder, true) },
    { label: inspectorWords.linksInDiagram, choices: choicesOf(relationSchema.options, true) },
    { label: inspectorWords.otherNodes, choices: choicesOf(kindOrder, false) },
    { label: inspectorWords.otherLinks, choices: choicesOf(relationSchema.options, false) },
  ];
  return groups.filter(({ choices }) => choices.length > 0);
}

function sampleNode(kind: NodeKind) {
  return nodeSchema.parse({ id: 'sample', kind, x: 0, y: 0, width: 100, height: 40 });
}

function sampleLink(relation: Relation) {
  const at = (x: number) => ({ to: 'point', x, y: 0 });
  return linkSchema.parse({ id: 'sample', relation, source: at(0), target: at(100) });
}
