import {
  Group,
  Panel,
  type Layout as Sizes,
  usePanelRef,
  type PanelProps,
} from 'react-resizable-panels';
import { useEffect } from 'react';
import { useWorkbench, useWorkspace } from '../editor/workbench.tsx';
import { Inspector } from './Inspector.tsx';
import { LibrarySide } from './LibrarySide.tsx';
import { PanelBorder } from './PanelBorder.tsx';
import { Views } from './Views.tsx';
import styles from './Layout.module.css';

/** Library, diagram and inspector side by side. Sizes are remembered when a drag of the border ends. */
export function Layout() {
  const { workspace } = useWorkbench();
  const settings = useWorkspace((state) => state.settings);
  const library = useSidePanel(settings.libraryOpen, settings.libraryWidth);
  const inspector = useSidePanel(settings.inspectorOpen, settings.inspectorWidth);

  const remember = (sizes: Sizes, { isUserInteraction }: { isUserInteraction: boolean }) => {
    if (!isUserInteraction) return;
    const { library: left = 0, inspector: right = 0 } = sizes;
    workspace.changeSettings({
      libraryOpen: left > 0,
      inspectorOpen: right > 0,
      ...(left > 0 ? { libraryWidth: left } : {}),
      ...(right > 0 ? { inspectorWidth: right } : {}),
    });
  };

  return (
    <div className={styles['layout']}>
      <Group orientation="horizontal" onLayoutChanged={remember}>
        <Panel {...library} id="library" className={styles['panel']} minSize="14.5rem" maxSize="40">
          <aside className={styles['side']} aria-label="Library" hidden={!settings.libraryOpen}>
            <LibrarySide />
          </aside>
        </Panel>
        <PanelBorder label="Width of the library" />
        <Panel id="diagram" className={styles['panel']} minSize="20rem">
          <Views />
        </Panel>
        <PanelBorder label="Width of the inspector" />
        <Panel
          {...inspector}
          id="inspector"
          className={styles['panel']}
          minSize="13rem"
          maxSize="45"
        >
          <aside className={styles['side']} aria-label="Inspector" hidden={!settings.inspectorOpen}>
            <Inspector />
          </aside>
        </Panel>
      </Group>
    </div>
  );
}

type SidePanel = Pick<
  PanelProps,
  'panelRef' | 'collapsible' | 'collapsedSize' | 'defaultSize' | 'groupResizeBehavior'
>;

/** Keeps a side panel open or closed as the settings say. `width` in per cent of the window. */
function useSidePanel(isOpen: boolean, width: number): SidePanel {
  const panelRef = usePanelRef();
  useEffect(() => {
    const panel = panelRef.current;
    if (!panel || panel.isCollapsed() !== isOpen) return;
    if (isOpen) panel.resize(`${width}%`);
    else panel.collapse();
    // A change of the width alone comes from the panel itself.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isOpen, panelRef]);
  return {
    panelRef,
    collapsible: true,
    collapsedSize: 0,
    defaultSize: isOpen ? `${width}%` : 0,
    groupResizeBehavior: 'preserve-pixel-size',
  };
}
