import type { MenuItemConstructorOptions } from 'electron';
import {
  commands,
  menus,
  type Command,
  type CommandId,
  type MenuEntry,
} from '../shared/commands.ts';
import type { RecentFile } from '../shared/host.ts';
import { keysOf, type OwnShortcuts } from '../shared/shortcuts.ts';
import { desktopWords } from '../shared/words/desktop.ts';

/** What the entries of the menu do. */
export interface MenuActions {
  run(command: CommandId): void;
  openRecent(id: string): void;
  clearRecent(): void;
  showLog(): void;
}

export interface MenuSetting {
  readonly platform: NodeJS.Platform;
  readonly recentFiles: readonly RecentFile[];
  readonly shortcuts: OwnShortcuts;
  /** Adds the developer tools. */
  readonly isDevelopment: boolean;
}

type Item = MenuItemConstructorOptions;

/** These are left to the system, so that they work in text fields too. The page gets them as clipboard events. */
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
    const items = withAccessKeys(
      entries.map((entry) => menuItem(entry, setting, actions)),
      setting.platform,
    );
    if (menu.label === 'View' && setting.isDevelopment) items.push({ role: 'toggleDevTools' });
    return {
      label: menu.label,
      submenu: items,
      ...(menu.label === 'Help' ? { role: 'help' } : {}),
    };
  });
  if (!isMac) return withAccessKeys(ours, setting.platform);
  const [help, ...others] = [...ours].reverse();
  return [
    applicationMenu(setting, actions),
    ...others.reverse(),
    { role: 'windowMenu' },
    ...(help === undefined ? [] : [help]),
  ];
}

const movedOnMac: ReadonlySet<MenuEntry> = new Set(['about', 'preferences', 'quit']);

/** macOS has them in the application menu. A line that would end the menu is removed too. */
function withoutMoved(entries: readonly MenuEntry[]): readonly MenuEntry[] {
  const kept = entries.filter((entry) => !movedOnMac.has(entry));
  return kept.at(-1) === 'separator' ? kept.slice(0, -1) : kept;
}

function applicationMenu(setting: MenuSetting, actions: MenuActions): Item {
  return {
    label: 'Neuromatrix',
    submenu: [
      menuItem('about', setting, actions),
      { type: 'separator' },
      menuItem('preferences', setting, actions),
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
  if (entry === 'toggle-full-screen') return fullScreenItem(setting.platform);
  if (entry === 'show-log')
    return { id: entry, label: desktopWords.showLog, click: () => actions.showLog() };
  if (entry !== 'quit') return commandItem(entry, setting, actions);
  return {
    role: 'quit',
    label: setting.platform === 'win32' ? desktopWords.exit : desktopWords.quit,
  };
}

function commandItem(id: CommandId, setting: MenuSetting, actions: MenuActions): Item {
  const command: Command = commands[id];
  const role = menuRoles[id];
  if (role !== undefined) return { id, label: command.label, role };
  return {
    id,
    label: escaped(command.label),
    click: () => actions.run(id),
    ...mark(command),
    ...accelerator(keysOf(id, setting.shortcuts)[0], setting.platform),
  };
}

function mark({ mark: kind }: Command): Item {
  if (kind === undefined) return {};
  return { type: kind === 'switch' ? 'checkbox' : 'radio' };
}

/** macOS says in words what the entry will do. */
function fullScreenItem(platform: NodeJS.Platform): Item {
  if (platform === 'darwin') return { role: 'togglefullscreen' };
  const id = 'toggle-full-screen';
  return { id, label: desktopWords.fullScreen, role: 'togglefullscreen', type: 'checkbox' };
}

/**
 * The page handles the keys itself, so the menu only shows them. macOS cannot only show them: a key that the page did
 * not take comes through the menu, so plain letters must stay out of it.
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
  const clear: Item = { label: desktopWords.clearRecent, click: () => actions.clearRecent() };
  const submenu: Item[] =
    files.length === 0
      ? [{ label: desktopWords.noRecentFiles, enabled: false }]
      : [...files, { type: 'separator' }, clear];
  return { label: desktopWords.openRecent, submenu };
}

/**
 * Marks a letter in each label, none twice in a menu. With Alt these letters open the menu and choose from it. The
 * first letter if it is free, otherwise that of another word, otherwise any. macOS has no such keys.
 */
export function withAccessKeys(items: readonly Item[], platform: NodeJS.Platform): Item[] {
  if (platform === 'darwin') return [...items];
  const owners = new Map<string, Item>();
  for (const find of [firstLetter, lettersOfWords, letters]) {
    for (const item of items) {
      if (![...owners.values()].includes(item)) claimLetter(item, find, owners, new Set());
    }
  }
  const keys = new Map([...owners].map(([key, item]) => [item, key]));
  return items.map((item) => {
    const { label } = item;
    const key = keys.get(item);
    if (label === undefined || key === undefined) return item;
    const words = lettersOfWords(label).find((index) => keyAt(label, index) === key);
    const at = words ?? letters(label).find((index) => keyAt(label, index) === key) ?? 0;
    return { ...item, label: `${label.slice(0, at)}&${label.slice(at)}` };
  });
}

type FindLetters = (label: string) => number[];

/** Whether one of the letters is free, or can be made free, because its owner can take another of its own. */
function claimLetter(
  item: Item,
  find: FindLetters,
  owners: Map<string, Item>,
  tried: Set<string>,
): boolean {
  const { label = '' } = item;
  const keys = find(label).map((index) => keyAt(label, index));
  const free = keys.find((key) => !owners.has(key));
  if (free !== undefined) {
    owners.set(free, item);
    return true;
  }
  if (find !== letters) return false;
  for (const key of keys) {
    const owner = owners.get(key);
    if (owner === undefined || tried.has(key)) continue;
    tried.add(key);
    if (!claimLetter(owner, letters, owners, tried)) continue;
    owners.set(key, item);
    return true;
  }
  return false;
}

const keyAt = (label: string, index: number): string => label.charAt(index).toLowerCase();

const letters: FindLetters = (label) => [...label.matchAll(/[a-z]/giu)].map(({ index }) => index);

const lettersOfWords: FindLetters = (label) =>
  [...label.matchAll(/\b[a-z]/giu)].map(({ index }) => index);

const firstLetter: FindLetters = (label) => lettersOfWords(label).slice(0, 1);

/** In a menu `&` marks the next letter as the entry's key. */
function escaped(label: string): string {
  return label.replaceAll('&', '&&');
}
