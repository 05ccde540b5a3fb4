import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import './workers/without-eval.ts';
import './ui/theme.css';
import { App } from './App.tsx';
import { createWorkbench } from './create-workbench.ts';
import { reportErrors, StartFailure } from './frame/ErrorBoundary.tsx';
import { connectHost } from './host/connect-host.ts';

const container = document.getElementById('app');
if (!container) throw new Error('The page has no place for the application.');
const root = createRoot(container);
// Not awaited here: parts that are fetched on the way use this one, and would wait for it to end.
void start().then((content) => root.render(<StrictMode>{content}</StrictMode>));

/** The window, or why there is none: an empty page would leave a person without a clue. */
async function start(): Promise<ReactNode> {
  try {
    const host = connectHost(window);
    const workbench = createWorkbench(host, await host.start());
    reportErrors(window, workbench);
    return <App workbench={workbench} />;
  } catch (error) {
    return <StartFailure error={error} />;
  }
}
