import { positionNodes } from '../../../shared/edit/move-nodes.ts';
import { resizeNode, rotateNodes } from '../../../shared/edit/resize-node.ts';
import { limits } from '../../../shared/project/limits.ts';
import type { PathwayNode } from '../../../shared/project/node-schema.ts';
import { useWorkbench } from '../../editor/workbench.tsx';
import { NumberField } from '../fields/NumberField.tsx';
import { Section } from '../fields/Section.tsx';
import styles from './inspector.module.css';

const coordinate = { min: -limits.coordinate, max: limits.coordinate };
const size = { min: 8, max: limits.size };
const angle = { min: -360, max: 360 };

/** Where a node is, how large, and how turned; in diagram units and degrees. */
export function GeometrySection({ node }: { node: PathwayNode }) {
  const { editor } = useWorkbench();
  const { id, x, y, width, height, rotation } = node;
  const moveTo = (to: { x: number; y: number }) => editor.edit(positionNodes(new Map([[id, to]])));
  const resize = (to: { width: number; height: number }) =>
    editor.edit(resizeNode(id, { x, y, ...to }));
  return (
    <Section title="Position and size" folded>
      <div className={styles['grid']}>
        <NumberField
          label="X"
          value={x}
          range={coordinate}
          onCommit={(to) => moveTo({ x: to, y })}
        />
        <NumberField
          label="Y"
          value={y}
          range={coordinate}
          onCommit={(to) => moveTo({ x, y: to })}
        />
        <NumberField
          label="Width"
          value={width}
          range={size}
          onCommit={(to) => resize({ width: to, height })}
        />
        <NumberField
          label="Height"
          value={height}
          range={size}
          onCommit={(to) => resize({ width, height: to })}
        />
        <NumberField
          label="Rotation"
          unit="°"
          value={rotation}
          range={angle}
          onCommit={(to) => editor.edit(rotateNodes([id], to - rotation))}
        />
      </div>
    </Section>
  );
}
