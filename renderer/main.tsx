import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import './workers/without-eval.ts';
import './ui/theme.css';
import { App } from './App.tsx';
import { createWorkbench } from './create-workbench.ts';
import { reportErrors, StartFailure } from './frame/ErrorBoundary.tsx';
import { connectHost } from './host/connect-host.ts';
import { keepOffline } from './offline/keep-offline.ts';

const container = document.getElementById('app');
if (!container) throw new Error('The page has no place for the application.');
const root = createRoot(container);
// Not awaited here: parts that are loaded on the way use this module and would wait for its end.
void start().then((content) => root.render(<StrictMode>{content}</StrictMode>));

/** Shows the window, or why there is none: an empty page would not help anybody. */
async function start(): Promise<ReactNode> {
  try {
    const host = connectHost(window);
    const started = await host.start();
    document.documentElement.lang = started.language;
    const workbench = createWorkbench(host, started);
    reportErrors(window, workbench);
    void keepOffline(window, (words) => workbench.workspace.toast(words));
    return <App workbench={workbench} />;
  } catch (error) {
    return <StartFailure error={error} />;
  }
}
