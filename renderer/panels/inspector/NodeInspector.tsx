import { renameElement, setCaption, setNotes } from '../../../shared/edit/annotate.ts';
import { keepingTextWhole } from '../../../shared/edit/keep-text-whole.ts';
import { setKind } from '../../../shared/edit/set-kind.ts';
import { indexProject } from '../../../shared/graph/project-index.ts';
import { limits } from '../../../shared/project/limits.ts';
import { nodeKinds } from '../../../shared/project/node-kinds.ts';
import type { PathwayNode } from '../../../shared/project/node-schema.ts';
import type { Project } from '../../../shared/project/project-schema.ts';
import { useWorkbench } from '../../editor/workbench.tsx';
import { TextField } from '../fields/TextField.tsx';
import { KindSwatch } from '../KindSwatch.tsx';
import { nameOfNode } from '../../../shared/graph/link-words.ts';
import { BadgesSection } from './BadgesSection.tsx';
import { EvidenceSection } from './EvidenceSection.tsx';
import { GeometrySection } from './GeometrySection.tsx';
import { IdentifiersSection } from './IdentifiersSection.tsx';
import styles from './inspector.module.css';
import { KindField } from './KindField.tsx';
import { NodeStyleSection } from './NodeStyleSection.tsx';

export function NodeInspector({ project, node }: { project: Project; node: PathwayNode }) {
  const { editor } = useWorkbench();
  const { id } = node;
  const index = indexProject(project);
  return (
    <>
      <header className={styles['header']}>
        <KindSwatch kind={node.kind} style={node.style} />
        <h2>{nameOfNode(node)}</h2>
        <span>{nodeKinds[node.kind].label}</span>
      </header>
      <TextField
        label="Label"
        value={node.label}
        lines="label"
        maxLength={limits.labelLength}
        onCommit={(text) => editor.edit(keepingTextWhole(id, renameElement(id, text)))}
      />
      <TextField
        label="Caption"
        value={node.caption}
        maxLength={limits.labelLength}
        onCommit={(text) => editor.edit(keepingTextWhole(id, setCaption(id, text)))}
      />
      <KindField
        kind={node.kind}
        mustContain={index.children.has(id)}
        mustConnect={index.linksAt.has(id)}
        onChange={(kind) => editor.edit(setKind([id], kind))}
      />
      <IdentifiersSection id={id} xrefs={node.xrefs} />
      <TextField
        label="Notes"
        value={node.notes}
        lines="notes"
        maxLength={limits.notesLength}
        onCommit={(text) => editor.edit(setNotes(id, text))}
      />
      <EvidenceSection id={id} evidence={node.evidence} references={project.references} />
      <NodeStyleSection nodes={[node]} />
      <GeometrySection node={node} />
      <BadgesSection node={node} />
    </>
  );
}
