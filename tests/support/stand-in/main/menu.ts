import type {
  Menu as RealMenu,
  MenuItem as RealMenuItem,
  MenuItemConstructorOptions,
} from 'electron';
import { app } from './app.ts';
import { KnownEvents, onlyWhatIsThere } from './only-what-is-there.ts';
import { focusedWindow } from './open-windows.ts';

type Options = MenuItemConstructorOptions;
type Role = NonNullable<Options['role']>;

/** What a role means here. Roles are named in lower case or as Electron's documentation writes them. */
const roles: Readonly<Record<string, { label: string; accelerator?: string; run?: () => void }>> = {
  quit: { label: 'Quit', accelerator: 'CommandOrControl+Q', run: () => app.quit() },
  close: {
    label: 'Close Window',
    accelerator: 'CommandOrControl+W',
    run: () => focusedWindow()?.close(),
  },
  minimize: { label: 'Minimize', accelerator: 'CommandOrControl+M' },
  togglefullscreen: {
    label: 'Toggle Full Screen',
    accelerator: 'F11',
    run: () => {
      const window = focusedWindow();
      window?.setFullScreen(!window.isFullScreen());
    },
  },
  toggledevtools: { label: 'Toggle Developer Tools' },
  reload: { label: 'Reload', run: () => focusedWindow()?.reload() },
  undo: { label: 'Undo', run: () => void focusedWindow()?.contents.edit('undo') },
  redo: { label: 'Redo', run: () => void focusedWindow()?.contents.edit('redo') },
  cut: { label: 'Cut', run: () => void focusedWindow()?.contents.edit('cut') },
  copy: { label: 'Copy', run: () => void focusedWindow()?.contents.edit('copy') },
  paste: { label: 'Paste', run: () => void focusedWindow()?.contents.edit('paste') },
  selectall: { label: 'Select All', run: () => void focusedWindow()?.contents.edit('selectAll') },
  delete: { label: 'Delete' },
  // These are filled, or done, by macOS itself.
  appmenu: { label: 'App' },
  services: { label: 'Services' },
  hide: { label: 'Hide' },
  hideothers: { label: 'Hide Others' },
  unhide: { label: 'Show All' },
  front: { label: 'Bring All to Front' },
  window: { label: 'Window' },
  windowmenu: { label: 'Window' },
  help: { label: 'Help' },
  recentdocuments: { label: 'Open Recent' },
  clearrecentdocuments: { label: 'Clear Menu' },
};

let lastCommand = 0;

class StandInMenuItem {
  readonly commandId: number;
  readonly id: string | undefined;
  readonly type: NonNullable<Options['type']>;
  readonly role: Role | undefined;
  readonly accelerator: Options['accelerator'] | undefined;
  readonly submenu: RealMenu | undefined;
  readonly sublabel: string;
  readonly toolTip: string;
  readonly registerAccelerator: boolean;
  label: string;
  enabled: boolean;
  visible: boolean;
  menu: RealMenu | null = null;
  siblings: StandInMenuItem[] = [this];
  private marked: boolean;

  private readonly options: Options;

  constructor(options: Options) {
    this.options = options;
    const known = roleOf(options.role);
    this.commandId = lastCommand += 1;
    this.id = options.id;
    this.role = options.role;
    this.submenu = toMenu(options.submenu);
    this.type = options.type ?? (this.submenu ? 'submenu' : 'normal');
    this.label = options.label ?? known?.label ?? '';
    this.sublabel = options.sublabel ?? '';
    this.toolTip = options.toolTip ?? '';
    this.accelerator = options.accelerator ?? known?.accelerator;
    this.registerAccelerator = options.registerAccelerator ?? true;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.marked = options.checked ?? false;
    if (this.type !== 'separator' && this.label === '') {
      throw new Error('A menu item needs a label, a role or the type separator.');
    }
  }

  get checked(): boolean {
    return this.marked;
  }

  /** Of several choices one has the mark: whatever it is set to, a choice that is set takes the mark from the others. */
  set checked(isOn: boolean) {
    if (this.type !== 'radio') {
      this.marked = isOn;
      return;
    }
    for (const other of choicesBeside(this)) other.marked = false;
    this.marked = true;
  }

  /** As Electron calls it: event, window, contents. */
  readonly click = (event: unknown, window: unknown): void => {
    if (this.type === 'checkbox') this.checked = !this.checked;
    if (this.type === 'radio') this.checked = true;
    // A role's own action wins over `click`, as in Electron.
    const run = roleOf(this.role)?.run;
    if (run) return run();
    const self = onlyWhatIsThere<RealMenuItem>('menuItem', this);
    const target = window as Electron.BaseWindow | undefined;
    this.options.click?.(self, target, event ?? {});
  };
}

/** Electron takes the choices between two lines for one group. */
function choicesBeside(item: StandInMenuItem): StandInMenuItem[] {
  const siblings = item.siblings;
  // The program holds the item in its proxy.
  const at = siblings.findIndex(({ commandId }) => commandId === item.commandId);
  const isLine = (one: StandInMenuItem) => one.type === 'separator';
  const start = siblings.slice(0, at).findLastIndex(isLine) + 1;
  const end = siblings.findIndex((one, index) => index > at && isLine(one));
  return siblings.slice(start, end < 0 ? undefined : end).filter(({ type }) => type === 'radio');
}

function roleOf(role: Role | undefined) {
  if (role === undefined) return undefined;
  const known = roles[role.toLowerCase()];
  if (!known) throw new Error(`not in the stand-in: the menu role ${role}`);
  return known;
}

function toMenu(submenu: Options['submenu']): RealMenu | undefined {
  if (submenu === undefined) return undefined;
  return Array.isArray(submenu) ? StandInMenu.buildFromTemplate(submenu) : submenu;
}

let applicationMenu: RealMenu | null = null;

class StandInMenu extends KnownEvents {
  readonly items: RealMenuItem[] = [];
  readonly whole: RealMenu;

  constructor() {
    super('menu', ['menu-will-show', 'menu-will-close']);
    this.whole = onlyWhatIsThere<RealMenu>('menu', this);
  }

  static buildFromTemplate(template: (Options | RealMenuItem)[]): RealMenu {
    const menu = new StandInMenu();
    const siblings: StandInMenuItem[] = [];
    for (const entry of template) {
      // A finished item has all that its options had.
      const item = entry instanceof StandInMenuItem ? entry : new StandInMenuItem(entry as Options);
      item.menu = menu.whole;
      siblings.push(item);
      item.siblings = siblings;
      menu.items.push(onlyWhatIsThere<RealMenuItem>('menuItem', item));
    }
    return menu.whole;
  }

  static setApplicationMenu(menu: RealMenu | null): void {
    applicationMenu = menu;
  }

  static getApplicationMenu(): RealMenu | null {
    return applicationMenu;
  }

  /** Drawn on a screen that nobody looks at; `main-agent.ts` does instead. */
  popup(): void {
    throw new Error('A menu was shown before the test could see it.');
  }

  append(item: RealMenuItem): void {
    this.items.push(item);
  }

  insert(position: number, item: RealMenuItem): void {
    this.items.splice(position, 0, item);
  }

  getMenuItemById(id: string): RealMenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
}

const namesOfClasses = ['prototype', 'name', 'length'];

export const Menu = onlyWhatIsThere<typeof RealMenu>('Menu', StandInMenu, namesOfClasses);
export const MenuItem = onlyWhatIsThere<typeof RealMenuItem>(
  'MenuItem',
  StandInMenuItem,
  namesOfClasses,
);
