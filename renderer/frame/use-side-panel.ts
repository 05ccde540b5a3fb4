import { useEffect } from 'react';
import { usePanelRef, type PanelProps } from 'react-resizable-panels';

type SidePanel = Pick<
  PanelProps,
  'panelRef' | 'collapsible' | 'collapsedSize' | 'defaultSize' | 'groupResizeBehavior'
>;

/** Keeps a side panel open or closed as the settings say. `width` in per cent of the window. */
export function useSidePanel(isOpen: boolean, width: number): SidePanel {
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
