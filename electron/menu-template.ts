import type { MenuItemConstructorOptions } from 'electron';
import {
  commands,
  menus,
  type Command,
  type CommandId,
  type MenuEntry,
} from '../shared/commands.ts';
import type { RecentFile } from '../shared/host.ts';

/** What the entries of the menu do. */
export interface MenuActions {
  run(command: CommandId): void;
  openRecent(id: string): void;
  clearRecent(): void;
}

export interface MenuSetting {
  readonly platform: NodeJS.Platform;
  readonly recentFiles: readonly RecentFile[];
  /** Adds the developer tools. */
  readonly isDevelopment: boolean;
}

type Item = MenuItemConstructorOptions;

/** Left to the system, so that they work in text fields too; the page hears of them as clipboard events. */
const menuRoles: Partial<Record<CommandId, 'cut' | 'copy' | 'paste'>> = {
  cut: 'cut',
  copy: 'copy',
  paste: 'paste',
};

/** The application menu by the platform's conventions, from the table of commands. */
export function menuTemplate(setting: MenuSetting, actions: MenuActions): Item[] {
  const isMac = setting.platform === 'darwin';
  const ours = menus.map((menu): Item => {
    const entries = isMac ? withoutMoved(menu.entries) : menu.entries;
    const items = entries.map((entry) => menuItem(entry, setting, actions));
    if (menu.label === 'View' && setting.isDevelopment) items.push({ role: 'toggleDevTools' });
    return {
      label: menu.label,
      submenu: items,
      ...(menu.label === 'Help' ? { role: 'help' } : {}),
    };
  });
  if (!isMac) return ours;
  const [help, ...others] = [...ours].reverse();
  return [
    applicationMenu(setting, actions),
    ...others.reverse(),
    { role: 'windowMenu' },
    ...(help === undefined ? [] : [help]),
  ];
}

/** macOS has them in the application menu; a line that then ends a menu goes too. */
function withoutMoved(entries: readonly MenuEntry[]): readonly MenuEntry[] {
  const kept = entries.filter((entry) => entry !== 'about' && entry !== 'quit');
  return kept.at(-1) === 'separator' ? kept.slice(0, -1) : kept;
}

function applicationMenu(setting: MenuSetting, actions: MenuActions): Item {
  return {
    label: 'Neuromatrix',
    submenu: [
      menuItem('about', setting, actions),
      { type: 'separator' },
      { role: 'services' },
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { role: 'quit' },
    ],
  };
}

function menuItem(entry: MenuEntry, setting: MenuSetting, actions: MenuActions): Item {
  if (entry === 'separator') return { type: 'separator' };
  if (entry === 'recent-files') return recentFilesMenu(setting.recentFiles, actions);
  if (entry === 'toggle-full-screen') return { role: 'togglefullscreen' };
  if (entry !== 'quit') return commandItem(entry, setting.platform, actions);
  return { role: 'quit', label: setting.platform === 'win32' ? 'Exit' : 'Quit' };
}

function commandItem(id: CommandId, platform: NodeJS.Platform, actions: MenuActions): Item {
  const command: Command = commands[id];
  const role = menuRoles[id];
  if (role !== undefined) return { id, label: command.label, role };
  return {
    id,
    label: escaped(command.label),
    click: () => actions.run(id),
    ...accelerator(command.keys, platform),
  };
}

/**
 * The page handles the keys itself, so here they are only shown. macOS cannot only show them: there a key that the
 * page did not take comes through the menu, so plain letters must stay out of it.
 */
function accelerator(keys: string | undefined, platform: NodeJS.Platform): Item {
  if (keys === undefined) return {};
  if (platform !== 'darwin') return { accelerator: keys, registerAccelerator: false };
  return /\b(?:CmdOrCtrl|Cmd|Ctrl|Alt)\+|^F\d+$/u.test(keys) ? { accelerator: keys } : {};
}

function recentFilesMenu(recentFiles: readonly RecentFile[], actions: MenuActions): Item {
  const files = recentFiles.map((file): Item => {
    const hasNamesake = recentFiles.some((one) => one !== file && one.name === file.name);
    const label = hasNamesake ? `${file.name} — ${file.folder}` : file.name;
    return { label: escaped(label), click: () => actions.openRecent(file.id) };
  });
  const clear: Item = { label: 'Clear Recent', click: () => actions.clearRecent() };
  const submenu: Item[] =
    files.length === 0
      ? [{ label: 'No Recent Files', enabled: false }]
      : [...files, { type: 'separator' }, clear];
  return { label: 'Open Recent', submenu };
}

/** In a menu `&` marks the next letter as the entry's key. */
function escaped(label: string): string {
  return label.replaceAll('&', '&&');
}
