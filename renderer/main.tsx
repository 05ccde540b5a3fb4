import './host/without-eval.ts';
import './ui/theme.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { createWorkbench } from './editor/create-workbench.ts';
import { reportErrors } from './frame/report-errors.ts';
import { connectHost } from './host/connect-host.ts';

const host = connectHost(window);
const workbench = createWorkbench(host, await host.start());
reportErrors(window, workbench);

const place = document.getElementById('app');
if (!place) throw new Error('The page has no place for the application.');
createRoot(place).render(
  <StrictMode>
    <App workbench={workbench} />
  </StrictMode>,
);
