import { Suspense, useRef } from 'react';
import { indexProject } from '../../shared/graph/project-index.ts';
import { shownProject } from '../editor/editor.ts';
import { useDesk, useEditor } from '../editor/workbench.tsx';
import { SectionFolds } from './fields/Section.tsx';
import styles from './inspector/inspector.module.css';
import { useKeptFocus } from './kept-focus.ts';
import { ProjectSummary } from './inspector/ProjectSummary.tsx';
import { loadLater } from '../ui/load-later.ts';

const NodeInspector = loadLater(
  async () => (await import('./inspector/NodeInspector.tsx')).NodeInspector,
);
const CellInspector = loadLater(
  async () => (await import('../matrix/CellInspector.tsx')).CellInspector,
);
const NodeScenario = loadLater(
  async () => (await import('../matrix/NodeScenario.tsx')).NodeScenario,
);
const LinkInspector = loadLater(
  async () => (await import('./inspector/LinkInspector.tsx')).LinkInspector,
);
const SelectionInspector = loadLater(
  async () => (await import('./inspector/SelectionInspector.tsx')).SelectionInspector,
);
const AnchorInspector = loadLater(
  async () => (await import('./inspector/AnchorInspector.tsx')).AnchorInspector,
);

/** What is selected, in words and fields; the project itself where nothing is. */
export function Inspector() {
  const panel = useRef<HTMLDivElement>(null);
  useKeptFocus(panel);
  return (
    <div ref={panel} className={styles['inspector']} tabIndex={-1}>
      <SectionFolds>
        <Suspense>
          <Inspected />
        </Suspense>
      </SectionFolds>
    </div>
  );
}

function Inspected() {
  const project = useEditor(shownProject);
  const selection = useEditor((state) => state.selection);
  const hasCell = useDesk((state) => state.cell !== null && state.view !== 'diagram');
  const hasScenario = useDesk((state) => state.shown !== null);
  const index = indexProject(project);
  if (hasCell) return <CellInspector />;
  if (selection.size === 0) return <ProjectSummary project={project} />;
  const [id = ''] = selection;
  // The key names the element: what is typed for one must never reach the next.
  if (selection.size > 1) {
    return <SelectionInspector key={[...selection].join(' ')} index={index} ids={selection} />;
  }
  const node = index.nodes.get(id);
  if (node) {
    return (
      <>
        {hasScenario && <NodeScenario id={id} />}
        <NodeInspector key={id} project={project} node={node} />
      </>
    );
  }
  const link = index.links.get(id);
  if (link) return <LinkInspector key={id} project={project} link={link} />;
  const anchorOnLink = index.anchors.get(id);
  return anchorOnLink ? <AnchorInspector key={id} index={index} {...anchorOnLink} /> : null;
}
