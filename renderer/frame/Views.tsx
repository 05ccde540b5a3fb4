import { Suspense } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { Canvas } from '../canvas/Canvas.tsx';
import { useDesk } from '../editor/workbench.tsx';
import { loadLater } from '../ui/load-later.ts';
import { EmptyHint } from './EmptyHint.tsx';
import styles from './Layout.module.css';
import { useSidePanel } from './use-side-panel.ts';

const MatrixPane = loadLater(async () => (await import('../matrix/MatrixPane.tsx')).MatrixPane);

/** The diagram, the matrix, or both, one above the other. The canvas stays, so that the view of it is not lost. */
export function Views() {
  const view = useDesk((state) => state.view);
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
