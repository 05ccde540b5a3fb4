import { setMetadata } from '../../shared/edit/set-project-properties.ts';
import type { ReactNode } from 'react';
import {
  limits,
  relationSchema,
  type NodeKind,
  type Project,
  type Relation,
} from '../../shared/project/project-schema.ts';
import { relations } from '../../shared/project/relations.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { Section } from '../ui/fields/Section.tsx';
import { TextField } from '../ui/fields/InputFields.tsx';
import { kindOrder, KindSwatch, RelationSwatch } from '../ui/Swatches.tsx';
import inspector from '../ui/inspector.module.css';
import { ReferencesSection } from '../references/ReferenceViews.tsx';
import styles from './inspector.module.css';

/** The project as a whole, shown while nothing is selected. */
export function ProjectSummary({ project }: { project: Project }) {
  const { editor } = useWorkbench();
  const { metadata, nodes, links, references } = project;
  const isEmpty = nodes.length === 0 && links.length === 0;
  return (
    <>
      <header className={inspector['header']}>
        <h2>Project</h2>
      </header>
      <TextField
        label="Title"
        value={metadata.title}
        maxLength={limits.shortTextLength}
        onCommit={(title) => editor.edit(setMetadata({ title }))}
      />
      <TextField
        label="Description"
        value={metadata.description}
        lines="notes"
        maxLength={limits.notesLength}
        onCommit={(description) => editor.edit(setMetadata({ description }))}
      />
      {isEmpty ? <Hints /> : <Counts project={project} />}
      {(references.length > 0 || !isEmpty) && <ReferencesSection project={project} />}
    </>
  );
}

function Counts({ project: { nodes, links, canvas } }: { project: Project }) {
  const { workspace } = useWorkbench();
  const styleOf = (kind: NodeKind) => canvas.kindStyles.findLast((one) => one.kind === kind)?.style;
  const lineOf = (relation: Relation) =>
    canvas.relationStyles.findLast((one) => one.relation === relation)?.style;
  const ofKind = groupedBy(nodes, ({ kind }) => kind);
  const ofRelation = groupedBy(links, ({ relation }) => relation);
  const counts = kindOrder.map((kind) => ({ kind, of: ofKind.get(kind) ?? [] })).filter(hasAny);
  const related = relationSchema.options
    .map((relation) => ({ relation, of: ofRelation.get(relation) ?? [] }))
    .filter(hasAny);
  const showLooks = () => workspace.set({ inspectorPanel: 'own-look' });
  return (
    <Section title="In the diagram">
      <button type="button" className={inspector['button']} onClick={showLooks}>
        Looks by kind…
      </button>
      <ul className={styles['list']}>
        {counts.map(({ kind, of }) => (
          <Count key={kind} of={of}>
            <KindSwatch kind={kind} style={styleOf(kind)} />
            <span>{of.length === 1 ? nodeKinds[kind].label : nodeKinds[kind].plural}</span>
          </Count>
        ))}
        {related.map(({ relation, of }) => (
          <Count key={relation} of={of}>
            <RelationSwatch relation={relation} style={lineOf(relation)} />
            <span>{relations[relation].label}</span>
          </Count>
        ))}
      </ul>
    </Section>
  );
}

const hasAny = ({ of }: { readonly of: readonly unknown[] }) => of.length > 0;

/** Goes through the list once, however many groups there are. */
function groupedBy<Element, Key>(
  list: readonly Element[],
  keyOf: (element: Element) => Key,
): ReadonlyMap<Key, readonly Element[]> {
  const groups = new Map<Key, Element[]>();
  for (const element of list) {
    const group = groups.get(keyOf(element));
    if (group) group.push(element);
    else groups.set(keyOf(element), [element]);
  }
  return groups;
}

/** How many there are; a click selects them all. */
function Count({ of, children }: { of: readonly { readonly id: string }[]; children: ReactNode }) {
  const { editor, canvas } = useWorkbench();
  const select = () => {
    editor.select(of.map(({ id }) => id));
    canvas.current?.focus();
  };
  return (
    <li>
      <button type="button" className={styles['count']} title="Select them" onClick={select}>
        {children}
        <span>{of.length}</span>
      </button>
    </li>
  );
}

function Hints() {
  return (
    <Section title="To begin">
      <ul className={styles['hints']}>
        <li>Drag an entity from the library onto the canvas, or press Enter on it.</li>
        <li>Drag from a node’s edge to another node, or to a link, to connect them.</li>
        <li>Double-click a node to rename it. Select anything to see and change it here.</li>
      </ul>
    </Section>
  );
}
