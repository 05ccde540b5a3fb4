import { Tooltip } from 'radix-ui';
import { Suspense, useEffect } from 'react';
import { Dialogs } from './dialogs/Dialogs.tsx';
import { useWorkspace, WorkbenchProvider, type Workbench } from './editor/workbench.tsx';
import { Announcer } from './frame/Announcer.tsx';
import { ErrorBoundary } from './frame/ErrorBoundary.tsx';
import { Layout } from './frame/Layout.tsx';
import { Problems } from './frame/Problems.tsx';
import { StatusBar } from './frame/StatusBar.tsx';
import { Toasts } from './frame/Toasts.tsx';
import { Toolbar } from './frame/Toolbar.tsx';
import { useTheme } from './frame/use-theme.ts';
import { loadLater, loadTheRest } from './ui/load-later.ts';
import styles from './App.module.css';

const Palette = loadLater(async () => (await import('./dialogs/Palette.tsx')).Palette);

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
  useEffect(loadTheRest, []);
  const isPaletteOpen = useWorkspace((state) => state.paletteOpen);
  return (
    <div className={styles['window']}>
      <Toolbar />
      <Problems>
        <Layout />
      </Problems>
      <StatusBar />
      <Toasts />
      <Announcer />
      <Suspense>
        <Dialogs />
        {isPaletteOpen && <Palette />}
      </Suspense>
    </div>
  );
}
