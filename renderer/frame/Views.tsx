import { Suspense, useEffect } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { Canvas } from '../canvas/Canvas.tsx';
import { useDesk, useWorkbench } from '../editor/workbench.tsx';
import type { ShownView } from '../matrix/matrix-desk.ts';
import { loadLater } from '../ui/load-later.ts';
import { EmptyHint } from './EmptyHint.tsx';
import styles from './Layout.module.css';
import { useSidePanel } from './use-side-panel.ts';

const MatrixPane = loadLater(async () => (await import('../matrix/MatrixPane.tsx')).MatrixPane);

/** A canvas that comes into view again takes a moment to know its size, in milliseconds. */
const settling = 120;

/** The path that was asked for in the matrix is looked for in the diagram, when that comes into view. */
function useReveal(view: ShownView): void {
  const { canvas, desk } = useWorkbench();
  useEffect(() => {
    const { path } = desk.store.getState();
    if (view !== 'split' || !path) return undefined;
    const timer = setTimeout(() => canvas.current?.reveal(path.nodes), settling);
    return () => clearTimeout(timer);
  }, [view, canvas, desk]);
}

/** The diagram, the matrix, or both, one above the other. The canvas stays, so that the view of it is not lost. */
export function Views() {
  const view = useDesk((state) => state.view);
  useReveal(view);
  const hasDiagram = view !== 'matrix';
  const diagram = useSidePanel(hasDiagram, view === 'split' ? 50 : 100);
  return (
    <Group orientation="vertical">
      <Panel {...diagram} id="diagram-view" className={styles['panel']} minSize="6rem">
        <div className={styles['diagram']} hidden={!hasDiagram}>
          <Canvas />
          <EmptyHint />
        </div>
      </Panel>
      {view === 'split' && (
        <Separator className={styles['across']} aria-label="Height of the diagram" />
      )}
      {view !== 'diagram' && (
        <Panel id="matrix-view" className={styles['panel']} minSize="6rem">
          <Suspense>
            <MatrixPane />
          </Suspense>
        </Panel>
      )}
    </Group>
  );
}
