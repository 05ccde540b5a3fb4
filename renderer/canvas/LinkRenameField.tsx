import { ViewportPortal } from '@xyflow/react';
import { labelPlace } from '../../shared/scene/link-label.ts';
import { useShownDiagram } from '../editor/diagram.ts';
import { useWorkspace } from '../editor/workbench.tsx';
import styles from './Canvas.module.css';
import { RenameField } from './RenameField.tsx';

/** The field for a link's label, where the label is. */
export function LinkRenameField() {
  const renaming = useWorkspace((state) => state.renaming);
  const diagram = useShownDiagram();
  const drawn = renaming === null ? undefined : diagram.links.get(renaming);
  if (!drawn) return null;
  const { x, y } = labelPlace(drawn.link, drawn.route);
  return (
    <ViewportPortal>
      <div className={styles['linkRename']} style={{ transform: `translate(${x}px, ${y}px)` }}>
        <RenameField element={drawn.link} />
      </div>
    </ViewportPortal>
  );
}
