import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { menuTemplate, withAccessKeys, type MenuActions } from '../../../electron/menu-template.ts';
import { commandIds, commands, menus, type Command } from '../../../shared/commands.ts';
import type { OwnShortcuts } from '../../../shared/shortcuts.ts';
import type { RecentFile } from '../../../shared/host.ts';

type Item = MenuItemConstructorOptions;

interface Opened {
  readonly items: readonly Item[];
  readonly done: string[];
}

function aMenu(
  platform: NodeJS.Platform,
  recentFiles: readonly RecentFile[] = [],
  shortcuts: OwnShortcuts = {},
): Opened {
  const done: string[] = [];
  const actions: MenuActions = {
    run: (command) => void done.push(command),
    openRecent: (id) => void done.push(`open ${id}`),
    clearRecent: () => void done.push('clear'),
    showLog: () => void done.push('log'),
  };
  const template = menuTemplate(
    { platform, recentFiles, shortcuts, isDevelopment: false },
    actions,
  );
  return { items: template.flatMap(withInside), done };
}

function withInside(item: Item): Item[] {
  return [item, ...(Array.isArray(item.submenu) ? item.submenu.flatMap(withInside) : [])];
}

function choose(item: Item | undefined): void {
  // The click's arguments are Electron's; the entries need none of them.
  (item?.click as (() => void) | undefined)?.();
}

test.each(['linux', 'win32', 'darwin'] as const)(
  'on %s every command of the table is there once',
  (os) => {
    const listed = new Set<string>(menus.flatMap((menu) => menu.entries));
    const ids = aMenu(os).items.flatMap((item) => item.id ?? []);
    const ours = ids.filter((id) => id !== 'toggle-full-screen' && id !== 'show-log');
    expect(ours.toSorted()).toEqual(commandIds.filter((id) => listed.has(id)).toSorted());
  },
);

test('choosing an entry runs its command', () => {
  const { items, done } = aMenu('linux');
  choose(items.find((item) => item.id === 'export'));
  choose(items.find((item) => item.id === 'show-log'));
  expect(done).toEqual(['export', 'log']);
});

test('cut, copy and paste are left to the system, so that text fields know them', () => {
  const roles = aMenu('linux').items.flatMap((item) => item.role ?? []);
  expect(roles).toEqual(expect.arrayContaining(['cut', 'copy', 'paste', 'quit']));
});

test('keys are shown but not taken from the page', () => {
  for (const item of aMenu('win32').items.filter((one) => one.accelerator !== undefined)) {
    expect(item).toMatchObject({ registerAccelerator: false });
  }
});

test('on macOS no plain letter is taken from text fields', () => {
  const keys = aMenu('darwin').items.flatMap((item) => item.accelerator ?? []);
  expect(keys).toContain('CmdOrCtrl+S');
  expect(keys.filter((key) => !/\+|^F\d/u.test(key))).toEqual([]);
});

test('a menu shows the keys that a person chose, and no keys where they want none', () => {
  const { items } = aMenu('linux', [], { find: ['CmdOrCtrl+Shift+L'], 'select-all': [] });
  const keysIn = (id: string) => items.find((item) => item.id === id)?.accelerator;
  expect(keysIn('find')).toBe('CmdOrCtrl+Shift+L');
  expect(keysIn('select-all')).toBeUndefined();
  expect(keysIn('save')).toBe('CmdOrCtrl+S');
});

test('on macOS About, Preferences and Quit are in the application menu and leave no line behind', () => {
  const done: string[] = [];
  const actions = {
    run: () => {},
    openRecent: () => {},
    clearRecent: () => void done.push(''),
    showLog: () => {},
  };
  const setting = {
    platform: 'darwin',
    recentFiles: [],
    shortcuts: {},
    isDevelopment: false,
  } as const;
  const [application, file, ...others] = menuTemplate(setting, actions);
  expect(withInside(application ?? {}).map((item) => item.id ?? item.role)).toEqual(
    expect.arrayContaining(['about', 'preferences', 'quit']),
  );
  expect(withInside(file ?? {}).at(-1)).toMatchObject({ id: 'close' });
  expect(others.at(-2)).toEqual({ role: 'windowMenu' });
});

test('recent files are listed, namesakes with their folder, and ampersands stay', () => {
  const { items, done } = aMenu('linux', [
    { id: '1', name: 'a & b', folder: 'x' },
    { id: '2', name: 'same', folder: 'x' },
    { id: '3', name: 'same', folder: 'y' },
  ]);
  const recent = items.find((item) => item.label?.replace('&', '') === 'Open Recent');
  const inside = recent === undefined ? [] : withInside(recent).slice(1);
  expect(inside.map((item) => item.label ?? item.type)).toEqual([
    'a && b',
    'same — x',
    'same — y',
    'separator',
    'Clear Recent',
  ]);
  inside.forEach(choose);
  expect(done).toEqual(['open 1', 'open 2', 'open 3', 'clear']);
});

test('without recent files the menu says so', () => {
  expect(aMenu('linux').items).toContainEqual({ label: 'No Recent Files', enabled: false });
});

test('what switches something has a check mark, and what is one of several a radio mark', () => {
  const { items } = aMenu('linux');
  const types = { switch: 'checkbox', choice: 'radio' } as const;
  for (const id of commandIds) {
    const { mark }: Command = commands[id];
    const found = items.filter((one) => one.id === id).map(({ type }) => type);
    expect([id, ...found]).toEqual([id, ...found.map(() => mark && types[mark])]);
  }
  expect(items.filter(({ type }) => type === 'radio').map(({ id }) => id)).toContain('theme-dark');
});

test.each(['linux', 'win32'] as const)(
  'on %s every menu and every entry has a letter of its own, for Alt',
  (os) => {
    const actions = {
      run: () => {},
      openRecent: () => {},
      clearRecent: () => {},
      showLog: () => {},
    };
    const setting = { platform: os, recentFiles: [], shortcuts: {}, isDevelopment: false } as const;
    const template = menuTemplate(setting, actions);
    expect(template.map(({ label }) => label)).toEqual([
      '&File',
      '&Edit',
      '&Diagram',
      '&Insert',
      '&Layout',
      '&Arrange',
      '&Style',
      '&View',
      '&Help',
    ]);
    for (const menu of [template, ...template.map(({ submenu }) => submenu)]) {
      const labels = Array.isArray(menu) ? menu.flatMap(({ label }) => label ?? []) : [];
      const keys = labels.map((label) => /&([a-z])/iu.exec(label)?.[1]?.toLowerCase());
      expect(keys).not.toContain(undefined);
      expect(new Set(keys).size).toBe(labels.length);
    }
  },
);

test('macOS has no such letters', () => {
  const labels = aMenu('darwin').items.map(({ label }) => label ?? '');
  expect(labels.filter((label) => label.includes('&'))).toEqual([]);
});

test('an entry for which no letter is left goes without, and keeps its words', () => {
  const items = withAccessKeys([{ label: 'A' }, { label: 'a' }, { type: 'separator' }], 'linux');
  expect(items).toEqual([{ label: '&A' }, { label: 'a' }, { type: 'separator' }]);
});
