import { Tooltip } from 'radix-ui';
import { Suspense, useEffect, useLayoutEffect } from 'react';
import { Dialogs } from './frame/Dialogs.tsx';
import {
  useEditor,
  useWorkspace,
  WorkbenchProvider,
  type Workbench,
  useWorkbench,
} from './editor/workbench.tsx';
import { Announcer } from './frame/Toasts.tsx';
import { ErrorBoundary } from './frame/ErrorBoundary.tsx';
import { Layout } from './frame/Layout.tsx';
import { Problems } from './frame/Problems.tsx';
import { StatusBar } from './frame/StatusBar.tsx';
import { Toolbar } from './frame/Toolbar.tsx';
import { loadLater, loadTheRest, useIdle } from './ui/loading.ts';
import { TypedAhead } from './ui/TypedAhead.tsx';
import styles from './App.module.css';
import { isOpening, themeOf } from './editor/workspace.ts';

const Palette = loadLater(async () => (await import('./palette/Palette.tsx')).Palette);

/** The whole window. */
export function App({ workbench }: { workbench: Workbench }) {
  return (
    <WorkbenchProvider workbench={workbench}>
      <ErrorBoundary>
        <Tooltip.Provider delayDuration={500} skipDelayDuration={300}>
          <Window />
        </Tooltip.Provider>
      </ErrorBoundary>
    </WorkbenchProvider>
  );
}

function Window() {
  useTheme();
  useReportShown();
  const isPresenting = useWorkspace((state) => state.presenting !== null);
  const { workspace } = useWorkbench();
  const isPaletteOpen = useWorkspace((state) => state.paletteOpen);
  const isLooking = useWorkspace((state) => state.paletteMode === 'add' && state.adding === null);
  const cancelOpening = () => {
    workspace.set({ paletteOpen: false });
    workspace.closeDialog();
  };
  return (
    <div className={styles['window']} data-presenting={isPresenting}>
      <Toolbar />
      <Problems>
        <Layout />
      </Problems>
      <StatusBar />
      <Announcer />
      <LaterParts />
      <Suspense fallback={<TypedAhead onCancel={cancelOpening} />}>
        <Dialogs />
        {isPaletteOpen && (isLooking ? <TypedAhead onCancel={cancelOpening} /> : <Palette />)}
      </Suspense>
    </div>
  );
}

/** Fetches what the first picture does not need, and not while a document is on its way. */
function LaterParts() {
  const hasTime = useIdle(useWorkspace(isOpening));
  useEffect(() => {
    if (hasTime) loadTheRest();
  }, [hasTime]);
  return null;
}

/** Milliseconds: the first picture of a document is drawn by then, or has kept the window from going on. */
const drawing = 200;

/** Tells the host that a document is on the screen, so that its file counts as harmless. */
function useReportShown(): void {
  const { host } = useWorkbench();
  const document = useEditor((state) => state.document);
  useEffect(() => {
    const timer = setTimeout(() => void host.reportShown({ document }), drawing);
    return () => clearTimeout(timer);
  }, [host, document]);
}

/** Sets the present theme and look on the page, and follows the system's theme. */
function useTheme(): void {
  const { workspace } = useWorkbench();
  const theme = useWorkspace(themeOf);
  const look = useWorkspace((state) => state.settings.look);
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    document.documentElement.dataset['look'] = look;
  }, [theme, look]);
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const follow = () => workspace.set({ systemTheme: dark.matches ? 'dark' : 'light' });
    follow();
    dark.addEventListener('change', follow);
    return () => dark.removeEventListener('change', follow);
  }, [workspace]);
}
