import { app, Menu } from 'electron';
import { commandIds, type CommandId } from '../shared/commands.ts';
import { tell, type Desktop, type WindowDocument } from './desktop.ts';
import { menuTemplate, type MenuActions } from './menu-template.ts';
import { openFromOutside } from './opening.ts';

/** What works without a window, which only macOS has. */
const withoutWindow: ReadonlySet<CommandId> = new Set(['new', 'open', 'about']);

/** Keeps the menu true to the recent files and to what the window in front can do. Returns what renews it. */
export function createMenu(desktop: Desktop): () => void {
  const actions: MenuActions = {
    run: (command) => run(desktop, command),
    openRecent: (id) => {
      const path = desktop.state.recentPath(id);
      if (path !== null) void openFromOutside(desktop, [path]);
    },
    clearRecent: () => void clearRecentFiles(desktop),
  };
  let shownFiles: unknown = null;
  return () => {
    const recentFiles = desktop.state.recentFiles();
    const files = JSON.stringify(recentFiles);
    if (files !== shownFiles) {
      shownFiles = files;
      const setting = { platform: process.platform, recentFiles, isDevelopment: !app.isPackaged };
      Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(setting, actions)));
    }
    enableCommands(desktop.front());
  };
}

export async function clearRecentFiles(desktop: Desktop): Promise<void> {
  app.clearRecentDocuments();
  await desktop.state.clearRecent();
  desktop.refreshMenu();
}

function run(desktop: Desktop, command: CommandId): void {
  const document = desktop.front();
  // Closing must work even where the page no longer answers.
  if (document !== null && command === 'close') document.window.close();
  else if (document !== null) tell(document, 'command', command);
  else if (command === 'about') app.showAboutPanel();
  else if (command === 'new') desktop.newDocument();
  else if (command === 'open') tell(desktop.newDocument(), 'command', 'open');
}

function enableCommands(document: WindowDocument | null): void {
  const menu = Menu.getApplicationMenu();
  for (const id of commandIds) {
    const item = menu?.getMenuItemById(id);
    if (!item) continue;
    item.enabled = document === null ? withoutWindow.has(id) : !document.disabled.includes(id);
  }
}
