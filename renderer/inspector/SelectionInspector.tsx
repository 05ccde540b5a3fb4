import { inSequence } from '../../shared/edit/edit.ts';
import { keepingTextWhole } from '../../shared/edit/move-and-resize.ts';
import {
  setConfidence,
  setKind,
  setRelation,
  setRouting,
} from '../../shared/edit/set-element-properties.ts';
import type { PathwayNode, Project } from '../../shared/project/project-schema.ts';
import { outermost, withDescendants, type ProjectIndex } from '../../shared/graph/project-index.ts';
import { nameOfNode } from '../../shared/graph/describe-project.ts';
import { setParent } from '../../shared/edit/grouping.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { Segmented, SelectField } from '../ui/fields/SelectField.tsx';
import styles from '../ui/inspector.module.css';
import { countInWords } from '../editor/announcing.ts';
import { commonValue, LinkStyleSection, NodeStyleSection } from './StyleSections.tsx';
import { StandingNote, StandingSection } from '../layers/StandingSection.tsx';
import { ConfidenceField, KindField, RelationField, routings } from './ChoiceFields.tsx';
import { inspectorWords } from '../../shared/words/inspector.ts';

/** What several elements have in common. A change applies to all of them in one step. */
export function SelectionInspector({
  project,
  index,
  ids,
}: {
  project: Project;
  index: ProjectIndex;
  ids: ReadonlySet<string>;
}) {
  const { editor, run } = useWorkbench();
  const all = [...ids];
  const nodes = all.flatMap((id) => index.nodes.get(id) ?? []);
  const links = all.flatMap((id) => index.links.get(id) ?? []);
  const nodeIds = nodes.map((node) => node.id);
  const linkIds = links.map((link) => link.id);
  return (
    <>
      <header className={styles['header']}>
        <h2>{inspectorWords.selected(ids.size)}</h2>
        <span>
          {countInWords(nodes.length, links.length, ids.size - nodes.length - links.length)}
        </span>
      </header>
      <StandingNote project={project} elements={[...nodes, ...links]} />
      {nodes.length > 0 && (
        <KindField
          kind={commonValue(nodes, (node) => node.kind)}
          mustContain={nodes.some((node) => index.children.has(node.id))}
          mustConnect={nodes.some((node) => index.linksAt.has(node.id))}
          onChange={(kind) =>
            editor.edit(
              inSequence(...nodeIds.map((id) => keepingTextWhole(id, setKind([id], kind)))),
            )
          }
        />
      )}
      {nodes.length > 0 && <ContainerField index={index} nodes={nodes} />}
      {links.length > 0 && (
        <>
          <RelationField
            relation={commonValue(links, (link) => link.relation)}
            likely={[]}
            onChange={(relation) => editor.edit(setRelation(linkIds, relation))}
          />
          <Segmented
            label={inspectorWords.routing}
            value={commonValue(links, (link) => link.routing)}
            choices={routings}
            onChange={(routing) => editor.edit(setRouting(linkIds, routing))}
          />
          <ConfidenceField
            confidence={commonValue(links, (link) => link.confidence)}
            onChange={(confidence) => editor.edit(setConfidence(linkIds, confidence))}
          />
          <button type="button" className={styles['button']} onClick={() => run('attach-evidence')}>
            {inspectorWords.attachLibrarysEvidence}
          </button>
        </>
      )}
      <NodeStyleSection
        nodes={nodes}
        {...(links.length > 0 && { title: inspectorWords.styleOfNodes })}
      />
      <LinkStyleSection
        links={links}
        {...(nodes.length > 0 && { title: inspectorWords.styleOfLinks })}
      />
      <StandingSection project={project} elements={[...nodes, ...links]} />
    </>
  );
}

/** In which container the nodes lie; they stay where they stand in the diagram. */
function ContainerField({ index, nodes }: { index: ProjectIndex; nodes: readonly PathwayNode[] }) {
  const { editor, workspace } = useWorkbench();
  const all = nodes.map(({ id }) => id);
  const inside = withDescendants(index, all);
  // What lies in a selected container goes with it.
  const outer = outermost(index, all);
  const containers = [...index.nodes.values()].filter(
    ({ id, kind }) => nodeKinds[kind].contains && !inside.has(id),
  );
  if (containers.length === 0) return null;
  const put = (parent: string) => {
    const container = index.nodes.get(parent);
    const ids = outer.map(({ id }) => id);
    editor.edit(setParent(ids, container?.id));
    workspace.announce(
      container
        ? inspectorWords.putIn(countInWords(ids.length, 0, 0), nameOfNode(container))
        : inspectorWords.takenOutOfAllContainers(countInWords(ids.length, 0, 0)),
    );
  };
  return (
    <SelectField
      label={inspectorWords.compartmentOrGroup}
      value={commonValue(outer, ({ parent }) => parent ?? '')}
      groups={[
        {
          label: '',
          choices: [
            { value: '', label: inspectorWords.none },
            ...containers.map((node) => ({ value: node.id, label: nameOfNode(node) })),
          ],
        },
      ]}
      onChange={put}
    />
  );
}
