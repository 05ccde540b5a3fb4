import { Suspense, useEffect } from 'react';
import { Group, Panel, useGroupRef } from 'react-resizable-panels';
import { LayoutTemplate } from 'lucide-react';
import { Canvas } from '../canvas/Canvas.tsx';
import { useDesk, useWorkbench, useEditor } from '../editor/workbench.tsx';
import type { ShownView } from '../editor/matrix-desk.ts';
import { loadLater } from '../ui/loading.ts';
import { Button } from '../ui/Button.tsx';
import styles from './Layout.module.css';
import { PanelBorder } from './PanelBorder.tsx';

const MatrixPane = loadLater(async () => (await import('../matrix/MatrixPane.tsx')).MatrixPane);

/** A canvas that comes into view again takes a moment to know its size, in milliseconds. */
const settling = 120;

/** A path that was asked for in the matrix is looked for in the diagram when that comes into view. */
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

/** The diagram, the matrix, or both, one above the other. The canvas stays, so that the view of it is not lost. */
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
            <EmptyHint />
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

/** A quiet word on an empty canvas about how to begin; the pointer goes through all but its button. */
function EmptyHint() {
  const workbench = useWorkbench();
  const isEmpty = useEditor(({ history, draft }) => {
    const { nodes, links } = draft ?? history.present;
    return nodes.length === 0 && links.length === 0;
  });
  if (!isEmpty) return null;
  const showTemplates = () => {
    workbench.run('templates');
    // Its button goes with the first element; and where that tab was open already, something has to move.
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus(),
    );
  };
  return (
    <div className={styles['hint']}>
      <p>Drag an entity from the library onto the canvas</p>
      <p>or</p>
      <Button className={styles['button']} onClick={showTemplates}>
        <LayoutTemplate size={15} aria-hidden />
        Start from a Template
      </Button>
    </div>
  );
}
