import { Suspense, useEffect } from 'react';
import { Group, Panel, useGroupRef } from 'react-resizable-panels';
import { Canvas } from '../canvas/Canvas.tsx';
import { useDesk, useWorkbench } from '../editor/workbench.tsx';
import type { ShownView } from '../editor/matrix-desk.ts';
import { loadLater } from '../ui/loading.ts';
import styles from './Layout.module.css';
import { PanelBorder } from './PanelBorder.tsx';

const StartScreen = loadLater(async () => (await import('../start/StartScreen.tsx')).StartScreen);
const MatrixPane = loadLater(async () => (await import('../matrix/MatrixPane.tsx')).MatrixPane);

/** Milliseconds: a canvas that comes into view again needs a moment to know its size. */
const settling = 120;

/** A path that was chosen in the matrix is looked for in the diagram when the diagram comes into view. */
function useShownPath(view: ShownView): void {
  const { canvas, desk } = useWorkbench();
  useEffect(() => {
    const timer = setTimeout(() => {
      const { path } = desk.store.getState();
      if (view === 'split' && path) canvas.current?.reveal(path.nodes);
    }, settling);
    return () => clearTimeout(timer);
  }, [view, canvas, desk]);
}

/** Shares of the height in per cent. */
const shares: Readonly<Record<ShownView, { readonly diagram: number; readonly matrix: number }>> = {
  diagram: { diagram: 100, matrix: 0 },
  split: { diagram: 50, matrix: 50 },
  matrix: { diagram: 0, matrix: 100 },
};

const collapsing = { collapsible: true, collapsedSize: 0, minSize: '6rem' } as const;

/** The diagram, the matrix, or both, one above the other. The canvas is never removed, so that its view is not lost. */
export function Views() {
  const view = useDesk((state) => state.view);
  const group = useGroupRef();
  useShownPath(view);
  const { diagram, matrix } = shares[view];
  useEffect(() => {
    group.current?.setLayout({ 'diagram-view': diagram, 'matrix-view': matrix });
  }, [group, diagram, matrix]);
  return (
    <Group orientation="vertical" groupRef={group}>
      <Panel
        {...collapsing}
        id="diagram-view"
        className={styles['panel']}
        defaultSize={`${diagram}%`}
      >
        <div className={styles['diagram']} hidden={diagram === 0}>
          <Canvas>
            <Suspense>
              <StartScreen />
            </Suspense>
          </Canvas>
        </div>
      </Panel>
      <PanelBorder label="Height of the diagram" isShown={view === 'split'} />
      <Panel
        {...collapsing}
        id="matrix-view"
        className={styles['panel']}
        defaultSize={`${matrix}%`}
      >
        {matrix > 0 && (
          <Suspense>
            <MatrixPane />
          </Suspense>
        )}
      </Panel>
    </Group>
  );
}
