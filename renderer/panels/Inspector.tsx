import { indexProject } from '../../shared/graph/project-index.ts';
import { shownProject } from '../editor/editor.ts';
import { useEditor } from '../editor/workbench.tsx';
import { SectionFolds } from './fields/Section.tsx';
import { AnchorInspector } from './inspector/AnchorInspector.tsx';
import styles from './inspector/inspector.module.css';
import { LinkInspector } from './inspector/LinkInspector.tsx';
import { NodeInspector } from './inspector/NodeInspector.tsx';
import { ProjectSummary } from './inspector/ProjectSummary.tsx';
import { SelectionInspector } from './inspector/SelectionInspector.tsx';

/** What is selected, in words and fields; the project itself where nothing is. */
export function Inspector() {
  return (
    <div className={styles['inspector']}>
      <SectionFolds>
        <Inspected />
      </SectionFolds>
    </div>
  );
}

function Inspected() {
  const project = useEditor(shownProject);
  const selection = useEditor((state) => state.selection);
  const index = indexProject(project);
  if (selection.size === 0) return <ProjectSummary project={project} />;
  const [id = ''] = selection;
  // The key names the element: what is typed for one must never reach the next.
  if (selection.size > 1) {
    return <SelectionInspector key={[...selection].join(' ')} index={index} ids={selection} />;
  }
  const node = index.nodes.get(id);
  if (node) return <NodeInspector key={id} project={project} node={node} />;
  const link = index.links.get(id);
  if (link) return <LinkInspector key={id} project={project} link={link} />;
  const place = index.anchors.get(id);
  return place ? <AnchorInspector key={id} index={index} {...place} /> : null;
}
