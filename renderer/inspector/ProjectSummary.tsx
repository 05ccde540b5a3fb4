import { setMetadata } from '../../shared/edit/set-project-properties.ts';
import type { ReactNode } from 'react';
import { limits, relationSchema, type Project } from '../../shared/project/project-schema.ts';
import { relations } from '../../shared/project/relations.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { Section } from '../ui/fields/Section.tsx';
import { TextField } from '../ui/fields/InputFields.tsx';
import { kindOrder, KindSwatch, RelationSwatch } from '../ui/Swatches.tsx';
import inspector from '../ui/inspector.module.css';
import { ReferencesSection } from '../references/ReferenceViews.tsx';
import styles from './inspector.module.css';
import { inspectorWords } from '../../shared/words/inspector.ts';

/** The project as a whole, shown while nothing is selected. */
export function ProjectSummary({ project }: { project: Project }) {
  const { editor } = useWorkbench();
  const { metadata, nodes, links, references } = project;
  const isEmpty = nodes.length === 0 && links.length === 0;
  return (
    <>
      <header className={inspector['header']}>
        <h2>{inspectorWords.project}</h2>
      </header>
      <TextField
        label={inspectorWords.title}
        value={metadata.title}
        maxLength={limits.shortTextLength}
        onCommit={(title) => editor.edit(setMetadata({ title }))}
      />
      <TextField
        label={inspectorWords.description}
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

function Counts({ project: { nodes, links } }: { project: Project }) {
  const { workspace } = useWorkbench();
  const ofKind = groupedBy(nodes, ({ kind }) => kind);
  const ofRelation = groupedBy(links, ({ relation }) => relation);
  const counts = kindOrder.map((kind) => ({ kind, of: ofKind.get(kind) ?? [] })).filter(hasAny);
  const related = relationSchema.options
    .map((relation) => ({ relation, of: ofRelation.get(relation) ?? [] }))
    .filter(hasAny);
  const showLooks = () => workspace.set({ inspectorPanel: 'own-look' });
  return (
    <Section title={inspectorWords.inDiagram}>
      <button type="button" className={inspector['button']} onClick={showLooks}>
        {inspectorWords.looksByKind}
      </button>
      <ul className={styles['list']}>
        {counts.map(({ kind, of }) => (
          <Count key={kind} of={of}>
            <KindSwatch kind={kind} />
            <span>{of.length === 1 ? nodeKinds[kind].label : nodeKinds[kind].plural}</span>
          </Count>
        ))}
        {related.map(({ relation, of }) => (
          <Count key={relation} of={of}>
            <RelationSwatch relation={relation} />
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
      <button
        type="button"
        className={styles['count']}
        title={inspectorWords.selectThem}
        onClick={select}
      >
        {children}
        <span>{of.length}</span>
      </button>
    </li>
  );
}

function Hints() {
  return (
    <Section title={inspectorWords.toBegin}>
      <ul className={styles['hints']}>
        <li>{inspectorWords.dragEntityFromLibraryOntoCanvas}</li>
        <li>{inspectorWords.dragFromNodesEdgeToAnother}</li>
        <li>{inspectorWords.doubleClickNodeToRenameIt}</li>
      </ul>
    </Section>
  );
}
