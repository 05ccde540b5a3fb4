import { Tooltip } from 'radix-ui';
import { Dialogs } from './dialogs/Dialogs.tsx';
import { Palette } from './dialogs/Palette.tsx';
import { useWorkspace, WorkbenchProvider, type Workbench } from './editor/workbench.tsx';
import { Announcer } from './frame/Announcer.tsx';
import { ErrorBoundary } from './frame/ErrorBoundary.tsx';
import { Layout } from './frame/Layout.tsx';
import { StatusBar } from './frame/StatusBar.tsx';
import { Toasts } from './frame/Toasts.tsx';
import { Toolbar } from './frame/Toolbar.tsx';
import { useTheme } from './frame/use-theme.ts';
import styles from './App.module.css';

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
  const isPaletteOpen = useWorkspace((state) => state.paletteOpen);
  return (
    <div className={styles['window']}>
      <Toolbar />
      <Layout />
      <StatusBar />
      <Toasts />
      <Announcer />
      <Dialogs />
      {isPaletteOpen && <Palette />}
    </div>
  );
}
