import { setMetadata } from '../../shared/edit/set-project-properties.ts';
import { limits, type Project } from '../../shared/project/project-schema.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { Section } from '../ui/fields/Section.tsx';
import { TextField } from '../ui/fields/InputFields.tsx';
import { kindOrder, KindSwatch } from '../ui/Swatches.tsx';
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

function Counts({ project: { nodes, links } }: { project: Project }) {
  const counts = kindOrder
    .map((kind) => ({ kind, count: nodes.filter((node) => node.kind === kind).length }))
    .filter(({ count }) => count > 0);
  return (
    <Section title="In the diagram">
      <ul className={styles['list']}>
        {counts.map(({ kind, count }) => (
          <li key={kind}>
            <span className={styles['count']}>
              <KindSwatch kind={kind} />
              <span>{count === 1 ? nodeKinds[kind].label : nodeKinds[kind].plural}</span>
              <span>{count}</span>
            </span>
          </li>
        ))}
        {links.length > 0 && (
          <li>
            <span className={styles['count']}>
              <span>{links.length === 1 ? 'Link' : 'Links'}</span>
              <span>{links.length}</span>
            </span>
          </li>
        )}
      </ul>
    </Section>
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
