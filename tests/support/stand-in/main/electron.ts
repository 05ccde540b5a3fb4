/** What `import … from 'electron'` finds in the main process where the real runtime cannot be had. */
import { createAgent } from '../../main-agent.ts';
import { app, becomeReady } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { answerHost } from './host.ts';
import { ipcMain } from './ipc-main.ts';
import { Menu, MenuItem } from './menu.ts';
import { net, protocol } from './protocol.ts';
import { session } from './session.ts';
import * as system from './system.ts';

export { app, BrowserWindow, ipcMain, Menu, MenuItem, net, protocol, session };
export * from './system.ts';

const electron = { app, BrowserWindow, ipcMain, Menu, MenuItem, net, protocol, session, ...system };
export default electron;

const agent = createAgent(electron, process.env['NEUROMATRIX_TEST_LOG'] ?? '');
answerHost({ control: agent });

/** For `bundle.ts` alone. */
export const standIn = { becomeReady };
