import { inSequence } from '../../shared/edit/edit.ts';
import { keepingTextWhole } from '../../shared/edit/move-and-resize.ts';
import { setKind, setRelation, setRouting } from '../../shared/edit/set-element-properties.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import type { ProjectIndex } from '../../shared/graph/project-index.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { Segmented } from '../ui/fields/SelectField.tsx';
import styles from '../ui/inspector.module.css';
import { countInWords } from '../editor/announcing.ts';
import { commonValue, LinkStyleSection, NodeStyleSection } from './StyleSections.tsx';
import { StandingNote, StandingSection } from '../layers/StandingSection.tsx';
import { KindField, RelationField, routings } from './ChoiceFields.tsx';

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
  const { editor } = useWorkbench();
  const all = [...ids];
  const nodes = all.flatMap((id) => index.nodes.get(id) ?? []);
  const links = all.flatMap((id) => index.links.get(id) ?? []);
  const nodeIds = nodes.map((node) => node.id);
  const linkIds = links.map((link) => link.id);
  return (
    <>
      <header className={styles['header']}>
        <h2>{ids.size} selected</h2>
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
      {links.length > 0 && (
        <>
          <RelationField
            relation={commonValue(links, (link) => link.relation)}
            likely={[]}
            onChange={(relation) => editor.edit(setRelation(linkIds, relation))}
          />
          <Segmented
            label="Routing"
            value={commonValue(links, (link) => link.routing)}
            choices={routings}
            onChange={(routing) => editor.edit(setRouting(linkIds, routing))}
          />
        </>
      )}
      <NodeStyleSection nodes={nodes} {...(links.length > 0 && { title: 'Style of nodes' })} />
      <LinkStyleSection links={links} {...(nodes.length > 0 && { title: 'Style of links' })} />
      <StandingSection project={project} elements={[...nodes, ...links]} />
    </>
  );
}
