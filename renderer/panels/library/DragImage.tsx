import { useRef, useState, type DragEvent, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { drawNode } from '../../../shared/scene/draw-node.ts';
import type { DrawnNode } from '../../../shared/scene/drawn.ts';
import { useWorkbench } from '../../editor/workbench.tsx';
import { themeOf } from '../../editor/workspace.ts';
import { Drawing } from '../../ui/Drawing.tsx';
import styles from '../panel.module.css';
import type { LibraryRow } from './library-rows.ts';
import { nodeOfRow } from './node-of-row.ts';

interface Picture {
  readonly drawn: DrawnNode;
  readonly zoom: number;
}

interface DragImageState {
  readonly element: RefObject<HTMLDivElement | null>;
  readonly picture: Picture | null;
  /** To be called while a drag starts. */
  readonly show: (row: LibraryRow, event: DragEvent) => void;
}

/** What hangs on the pointer while a row is dragged: the node as it will look on the canvas. */
export function useDragImage(): DragImageState {
  const workbench = useWorkbench();
  const element = useRef<HTMLDivElement>(null);
  const [picture, setPicture] = useState<Picture | null>(null);
  return {
    element,
    picture,
    show: (row, event) => {
      const node = nodeOfRow(row);
      if (!node) return;
      const state = workbench.workspace.store.getState();
      const zoom = Math.min(Math.max(state.zoom, 0.25), 2);
      // The browser takes its picture before this event is over.
      flushSync(() => setPicture({ drawn: drawNode(node, themeOf(state)), zoom }));
      const box = element.current;
      if (box) event.dataTransfer.setDragImage(box, box.offsetWidth / 2, box.offsetHeight / 2);
    },
  };
}

/** Outside the window, where the browser can still draw it. */
export function DragImage({ element, picture }: DragImageState) {
  if (!picture) return null;
  const { drawn, zoom } = picture;
  const { width, height } = drawn.bounds;
  const { x, y } = { x: drawn.bounds.x - drawn.node.x, y: drawn.bounds.y - drawn.node.y };
  return (
    <div ref={element} className={styles['drag-image']} aria-hidden="true">
      <svg
        width={width * zoom + 4}
        height={height * zoom + 4}
        viewBox={`${x - 2} ${y - 2} ${width + 4} ${height + 4}`}
      >
        <Drawing primitives={drawn.primitives} />
      </svg>
    </div>
  );
}
