import { useStore, ViewportPortal } from '@xyflow/react';
import type { Link } from '../../shared/project/link-schema.ts';
import type { PathwayNode } from '../../shared/project/node-schema.ts';
import type { Point } from '../../shared/project/value-schemas.ts';
import type { DrawnDiagram } from '../../shared/scene/drawn.ts';
import { labelPosition } from '../../shared/scene/link-label.ts';
import { centreOf } from '../../shared/scene/node-outline.ts';
import { useShownDiagram } from '../editor/diagram.ts';
import { useWorkspace } from '../editor/workbench.tsx';
import styles from './Canvas.module.css';
import { RenameField } from './RenameField.tsx';

/** The least scale at which what is being typed can be read. */
const legible = 0.9;

/** The field for a label, over all that is drawn: in the middle of its node, or where the label of its link is. */
export function RenameOverlay() {
  const renaming = useWorkspace((state) => state.renaming);
  const zoom = useStore((state) => state.transform[2]);
  const diagram = useShownDiagram();
  const field = renaming === null ? undefined : fieldFor(diagram, renaming);
  if (!field) return null;
  const { element, at, width } = field;
  const scale = Math.max(1, legible / zoom);
  return (
    <ViewportPortal>
      <div
        className={styles['renamePlace']}
        style={{ transform: `translate(${at.x}px, ${at.y}px) scale(${scale})`, width }}
      >
        <RenameField key={element.id} element={element} />
      </div>
    </ViewportPortal>
  );
}

interface Field {
  readonly element: PathwayNode | Link;
  readonly at: Point;
  /** Diagram units; the field itself has a least width. */
  readonly width: number;
}

function fieldFor({ nodes, links }: DrawnDiagram, id: string): Field | undefined {
  const node = nodes.get(id)?.node;
  if (node) return { element: node, at: centreOf(node), width: node.width };
  const drawn = links.get(id);
  return drawn && { element: drawn.link, at: labelPosition(drawn.link, drawn.route), width: 0 };
}
