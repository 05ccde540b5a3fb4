import { app, Menu, type MenuItem } from 'electron';
import { commandIds, type CommandId } from '../shared/commands.ts';
import { tell, type Desktop, type WindowDocument } from './desktop.ts';
import { menuTemplate, type MenuActions } from './menu-template.ts';
import { openFromOutside } from './opening.ts';
import { dockMenu, jumpList } from './system-menus.ts';
import { textMenuTemplate } from './text-menu.ts';

/** The commands that work without a window; only macOS can have none. */
const withoutWindow: ReadonlySet<CommandId> = new Set(['new', 'open', 'about']);

/** Keeps the menu in step with the recent files and with the window in front. Returns a function that updates it. */
export function createMenu(desktop: Desktop, showLog: () => void): () => void {
  const actions: MenuActions = {
    run: (command) => run(desktop, command),
    openRecent: (id) => {
      const path = desktop.state.recentPath(id);
      if (path !== null) void openFromOutside(desktop, [path]);
    },
    clearRecent: () => void clearRecentFiles(desktop),
    showLog,
  };
  let shown: unknown = null;
  offerSystemMenus({
    newWindow: () => void desktop.newDocument(),
    open: () => tell(desktop.newDocument(), 'command', 'open'),
  });
  return () => {
    const recentFiles = desktop.state.recentFiles();
    const { shortcuts } = desktop.settings.get();
    const files = JSON.stringify([recentFiles, shortcuts]);
    if (files !== shown) {
      shown = files;
      const { platform } = process;
      const setting = { platform, recentFiles, shortcuts, isDevelopment: !app.isPackaged };
      Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(setting, actions)));
    }
    showState(desktop.front());
  };
}

/** The menus that the system shows beside the program's icon. */
function offerSystemMenus(actions: Parameters<typeof dockMenu>[0]): void {
  if (process.platform === 'darwin') app.dock?.setMenu(Menu.buildFromTemplate(dockMenu(actions)));
  // If the program is not installed, Windows would start Electron without it.
  if (process.platform === 'win32' && app.isPackaged) app.setJumpList(jumpList(process.execPath));
}

/** The right button opens a menu wherever there is text to work on. */
export function offerTextMenu({ window }: WindowDocument): void {
  const { webContents } = window;
  webContents.on('context-menu', (_event, clicked) => {
    const items = textMenuTemplate(clicked, (word) => webContents.replaceMisspelling(word));
    if (items.length > 0) Menu.buildFromTemplate(items).popup({ window });
  });
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
  // Electron has already changed the mark of the entry; the window reports the actual state.
  desktop.refreshMenu();
}

/** Greys and marks the entries for the window in front. */
function showState(document: WindowDocument | null): void {
  const menu = Menu.getApplicationMenu();
  for (const id of commandIds) {
    const item = menu?.getMenuItemById(id);
    if (item) showItem(item, id, document);
  }
  const fullScreen = menu?.getMenuItemById('toggle-full-screen');
  if (fullScreen) fullScreen.checked = document?.window.isFullScreen() ?? false;
}

function showItem(item: MenuItem, id: CommandId, document: WindowDocument | null): void {
  item.enabled =
    document === null || document.covered ? withoutWindow.has(id) : !document.disabled.includes(id);
  const isOn = document?.checked.includes(id) ?? false;
  // A choice takes the mark from the others; unmarking one would mark it.
  if (item.type === 'checkbox' || (item.type === 'radio' && isOn)) item.checked = isOn;
}
