import {
  Group,
  Panel,
  type Layout as Sizes,
  usePanelRef,
  type PanelProps,
  useGroupRef,
} from 'react-resizable-panels';
import { useEffect, Suspense, useRef, type DragEvent, type ReactNode, type RefObject } from 'react';
import { Tabs } from 'radix-ui';
import { useWorkbench, useWorkspace, useDesk } from '../editor/workbench.tsx';
import type { LibraryTab } from '../editor/workspace.ts';
import { loadAtOnce, loadLater } from '../ui/loading.ts';
import { TypedAhead } from '../ui/TypedAhead.tsx';
import type { ShownView } from '../editor/matrix-desk.ts';
import { Inspector } from './Inspector.tsx';
import { PanelBorder } from './PanelBorder.tsx';
import { PartBoundary } from './PartBoundary.tsx';
import { Toasts } from './Toasts.tsx';
import styles from './Layout.module.css';
import { windowWords } from '../../shared/words/window.ts';

/** Library, diagram and inspector side by side. Sizes are remembered when a drag of the border ends. */
export function Layout() {
  const { workspace } = useWorkbench();
  const settings = useWorkspace((state) => state.settings);
  const isPresenting = useWorkspace((state) => state.presenting !== null);
  const isTouring = useWorkspace((state) => state.tour !== null);
  const library = useSidePanel(settings.libraryOpen && !isPresenting, settings.libraryWidth);
  const inspector = useSidePanel(settings.inspectorOpen && !isPresenting, settings.inspectorWidth);

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
          <aside
            className={styles['side']}
            aria-label={windowWords.library}
            hidden={!settings.libraryOpen}
          >
            <LibrarySide onClose={() => workspace.toggle('libraryOpen')} />
          </aside>
        </Panel>
        <PanelBorder label={windowWords.widthOfLibrary} />
        <Panel id="diagram" className={styles['panel']} minSize="20rem">
          <div className={styles['main']}>
            <Views />
            <Suspense fallback={<FindAhead />}>
              <FindBar />
            </Suspense>
            {isTouring && (
              <Suspense>
                <Tour />
              </Suspense>
            )}
            <Toasts />
          </div>
        </Panel>
        <PanelBorder label={windowWords.widthOfInspector} />
        <Panel
          {...inspector}
          id="inspector"
          className={styles['panel']}
          minSize="13rem"
          maxSize="45"
        >
          <aside
            className={styles['side']}
            aria-label={windowWords.inspector}
            hidden={!settings.inspectorOpen}
          >
            <PartBoundary
              name={windowWords.theInspector}
              onClose={() => workspace.toggle('inspectorOpen')}
            >
              <Inspector />
            </PartBoundary>
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

const LibraryPanel = loadAtOnce(
  async () => (await import('../library/LibraryPanel.tsx')).LibraryPanel,
);
const OutlinePanel = loadLater(
  async () => (await import('../outline/OutlinePanel.tsx')).OutlinePanel,
);
const TemplatesPanel = loadLater(
  async () => (await import('../templates/TemplatesPanel.tsx')).TemplatesPanel,
);

const WhatIfPanel = loadLater(
  async () => (await import('../scenario/WhatIfPanel.tsx')).WhatIfPanel,
);

const LayersPanel = loadLater(async () => (await import('../layers/LayersPanel.tsx')).LayersPanel);

interface Tab {
  readonly tab: LibraryTab;
  readonly label: string;
  readonly Content: (props: object) => ReactNode;
}

const tabs: readonly Tab[] = [
  {
    tab: 'library',
    get label() {
      return windowWords.library;
    },
    Content: LibraryPanel,
  },
  {
    tab: 'outline',
    get label() {
      return windowWords.outline;
    },
    Content: OutlinePanel,
  },
  {
    tab: 'templates',
    get label() {
      return windowWords.templates;
    },
    Content: TemplatesPanel,
  },
  {
    tab: 'what-if',
    get label() {
      return windowWords.whatIf;
    },
    Content: WhatIfPanel,
  },
  {
    tab: 'layers',
    get label() {
      return windowWords.layers;
    },
    Content: LayersPanel,
  },
];

/** What can be put into the diagram, and what it contains. */
function LibrarySide({ onClose }: { readonly onClose: () => void }) {
  const { workspace } = useWorkbench();
  const current = useWorkspace((state) => state.libraryTab);
  const list = useRef<HTMLDivElement>(null);
  const noteChosen = useFocusOnCommand(current, list);
  const choose = (value: string) => {
    const chosen = tabs.find(({ tab }) => tab === value);
    if (!chosen) return;
    noteChosen(chosen.tab);
    workspace.set({ libraryTab: chosen.tab });
  };
  return (
    <Tabs.Root className={styles['tabs']} value={current} onValueChange={choose}>
      <Tabs.List
        ref={list}
        className={styles['list']}
        aria-label={windowWords.libraryOutlineTemplates}
      >
        {tabs.map(({ tab, label }) => (
          <Tabs.Trigger key={tab} className={styles['tab']} value={tab}>
            {label}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {tabs.map(({ tab, label, Content }) => (
        <Tabs.Content key={tab} className={styles['content']} value={tab} tabIndex={-1}>
          <PartBoundary name={windowWords.panel(label)} onClose={onClose}>
            <Suspense>
              <Content />
            </Suspense>
          </PartBoundary>
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}

/** A tab that a command opened gets the focus; its content is one step farther. */
function useFocusOnCommand(
  current: LibraryTab,
  list: RefObject<HTMLElement | null>,
): (tab: LibraryTab) => void {
  const chosenHere = useRef(current);
  useEffect(() => {
    if (chosenHere.current === current) return;
    chosenHere.current = current;
    list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  }, [current, list]);
  return (tab) => {
    chosenHere.current = tab;
  };
}

const Tour = loadLater(async () => (await import('../guide/Tour.tsx')).Tour);
const FindBar = loadLater(async () => (await import('../find/FindBar.tsx')).FindBar);
const Canvas = loadAtOnce(async () => (await import('../canvas/Canvas.tsx')).Canvas);
const StartScreen = loadAtOnce(async () => (await import('../start/StartScreen.tsx')).StartScreen);

function FindAhead() {
  const { workspace } = useWorkbench();
  const finding = useWorkspace((state) => state.finding);
  const cancel = () => workspace.set({ finding: { ...finding, isOpen: false } });
  return finding.isOpen && <TypedAhead onCancel={cancel} />;
}

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

/** The canvas and what lies over it. What is dropped there is dropped on the canvas. */
function DiagramGround({ isHidden, children }: { isHidden: boolean; children: ReactNode }) {
  const { canvas } = useWorkbench();
  const accept = (event: DragEvent) => canvas.current?.acceptDrag(event);
  return (
    <div
      className={styles['diagram']}
      hidden={isHidden}
      data-ground
      onDragEnter={accept}
      onDragOver={accept}
      onDrop={(event) => canvas.current?.takeDrop(event)}
    >
      {children}
    </div>
  );
}

/** The diagram, the matrix, or both, one above the other. The canvas is never removed, so that its view is not lost. */
function Views() {
  const { desk } = useWorkbench();
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
        <DiagramGround isHidden={diagram === 0}>
          <PartBoundary name={windowWords.diagram}>
            <Canvas />
            <StartScreen />
          </PartBoundary>
        </DiagramGround>
      </Panel>
      <PanelBorder label={windowWords.heightOfDiagram} isShown={view === 'split'} />
      <Panel
        {...collapsing}
        id="matrix-view"
        className={styles['panel']}
        defaultSize={`${matrix}%`}
      >
        {matrix > 0 && (
          <PartBoundary name={windowWords.matrix} onClose={() => desk.set({ view: 'diagram' })}>
            <Suspense>
              <MatrixPane />
            </Suspense>
          </PartBoundary>
        )}
      </Panel>
    </Group>
  );
}
