import { readFileSync } from 'node:fs';
import type {
  BrowserWindow as RealWindow,
  BrowserWindowConstructorOptions,
  Rectangle,
  WebContents,
} from 'electron';
import { answerHost, host, inBackground } from './host.ts';
import { createPreventable, KnownEvents, onlyWhatIsThere } from './only-what-is-there.ts';
import { focusedWindow, giveFocus, openWindows, windowEvents, windowWith } from './open-windows.ts';
import { requireReady } from './state.ts';
import { StandInContents } from './web-contents.ts';
import { loadWindowState, saveWindowState } from './window-state.ts';

const events = [
  'close',
  'closed',
  'focus',
  'blur',
  'show',
  'hide',
  'ready-to-show',
  'page-title-updated',
  'resize',
  'resized',
  'move',
  'moved',
  'maximize',
  'unmaximize',
  'minimize',
  'restore',
  'enter-full-screen',
  'leave-full-screen',
  'session-end',
  'query-session-end',
  'persisted-state-restored',
  'unresponsive',
  'responsive',
  'sheet-begin',
  'sheet-end',
];

/** A window is a page of Chromium. It has bounds as the program set them; nothing moves it but the program. */
export class StandInWindow extends KnownEvents {
  readonly id: number;
  readonly contents: StandInContents;
  readonly whole: RealWindow;
  autoHideMenuBar = false;
  private readonly stateName: string;
  private bounds: Rectangle;
  private normalBounds: Rectangle;
  private title: string;
  private shown: boolean;
  private mode: 'normal' | 'maximized' | 'minimized' | 'full-screen' = 'normal';
  private gone = false;
  private edited = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    requireReady('BrowserWindow');
    refuseUnsafe(options.webPreferences ?? {});
    super('window', events);
    windowCount += 1;
    this.id = windowCount;
    this.stateName = options.windowStatePersistence ? (options.name ?? '') : '';
    this.bounds = {
      x: options.x ?? 40,
      y: options.y ?? 40,
      width: options.width ?? 800,
      height: options.height ?? 600,
      ...loadWindowState(this.stateName),
    };
    this.normalBounds = this.bounds;
    this.title = options.title ?? 'Electron';
    this.shown = options.show ?? true;
    this.contents = new StandInContents(this.id);
    this.whole = onlyWhatIsThere<RealWindow>('window', this);
    openWindows.set(this.id, this);
    const preload = options.webPreferences?.preload;
    const look = {
      id: this.id,
      width: this.bounds.width,
      height: this.bounds.height,
      preload: preload === undefined ? '' : readFileSync(preload, 'utf8'),
      show: this.shown,
    };
    inBackground(host.call('openWindow', look));
    this.contents.once('did-finish-load', () => this.emit('ready-to-show'));
    windowEvents.emit('opened', this);
    if (this.shown) giveFocus(this);
    if (this.stateName !== '') setImmediate(() => this.emit('persisted-state-restored'));
  }

  get webContents(): WebContents {
    return this.contents.whole;
  }

  loadURL = (url: string): Promise<void> => this.contents.loadURL(url);
  reload = (): void => this.contents.reload();

  isDestroyed = (): boolean => this.gone;
  isVisible = (): boolean => this.shown;
  isFocused = (): boolean => focusedWindow() === this;
  isMinimized = (): boolean => this.mode === 'minimized';
  isMaximized = (): boolean => this.mode === 'maximized';
  isFullScreen = (): boolean => this.mode === 'full-screen';
  isNormal = (): boolean => this.mode === 'normal';
  isEnabled = (): boolean => true;
  getTitle = (): string => this.title;
  getBounds = (): Rectangle => ({ ...this.bounds });
  getContentBounds = (): Rectangle => ({ ...this.bounds });
  getNormalBounds = (): Rectangle => ({ ...this.normalBounds });
  getSize = (): number[] => [this.bounds.width, this.bounds.height];
  getPosition = (): number[] => [this.bounds.x, this.bounds.y];
  // These are for macOS; elsewhere Electron does nothing.
  isDocumentEdited = (): boolean => this.edited;
  setDocumentEdited = (edited: boolean): void => {
    this.edited = edited && process.platform === 'darwin';
  };
  getRepresentedFilename = (): string => '';
  setRepresentedFilename = (): void => undefined;
  setMenu = (): void => undefined;
  removeMenu = (): void => undefined;
  setMenuBarVisibility = (): void => undefined;
  setAutoHideMenuBar = (): void => undefined;
  setBackgroundColor = (): void => undefined;
  setMinimumSize = (): void => undefined;
  setProgressBar = (): void => undefined;
  setIcon = (): void => undefined;
  flashFrame = (): void => undefined;
  setTitleBarOverlay = (): void => undefined;
  moveTop = (): void => undefined;

  setTitle(title: string): void {
    this.title = title;
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.bounds = { ...this.bounds, ...bounds };
    if (this.mode === 'normal') this.normalBounds = this.bounds;
    const { width, height } = this.bounds;
    inBackground(host.call('resize', { id: this.id, width, height }));
    this.emit('resize');
    this.emit('move');
    this.emit('resized');
    this.emit('moved');
  }

  setSize = (width: number, height: number): void => this.setBounds({ width, height });
  setPosition = (x: number, y: number): void => this.setBounds({ x, y });

  show(): void {
    this.shown = true;
    this.emit('show');
    this.focus();
  }

  showInactive(): void {
    this.shown = true;
    this.emit('show');
  }

  hide(): void {
    this.shown = false;
    this.emit('hide');
    if (this.isFocused()) giveFocus(null);
  }

  focus(): void {
    // Called by the program, `this` is the proxy.
    giveFocus(windowWith(this.id));
    inBackground(host.call('focus', { id: this.id }));
  }

  blur(): void {
    if (this.isFocused()) giveFocus(null);
  }

  maximize = (): void => this.enter('maximized', 'maximize');
  unmaximize = (): void => this.enter('normal', 'unmaximize');
  minimize = (): void => this.enter('minimized', 'minimize');
  restore = (): void => this.enter('normal', 'restore');

  setFullScreen(wanted: boolean): void {
    if (wanted) this.enter('full-screen', 'enter-full-screen');
    else this.enter('normal', 'leave-full-screen');
  }

  close(): void {
    const event = createPreventable();
    this.emit('close', event);
    if (event.defaultPrevented) windowEvents.emit('kept');
    else inBackground(host.call('closePage', { id: this.id, unload: true }));
  }

  destroy(): void {
    inBackground(host.call('closePage', { id: this.id, unload: false }));
    this.closed();
  }

  /** The page is gone. */
  closed(): void {
    if (this.gone) return;
    this.gone = true;
    saveWindowState(this.stateName, this.normalBounds);
    openWindows.delete(this.id);
    if (this.isFocused()) giveFocus([...openWindows.values()].at(-1) ?? null);
    this.contents.destroyed();
    this.emit('closed');
    windowEvents.emit('closed');
  }

  takeTitle(title: string): void {
    const event = createPreventable();
    this.contents.title = title;
    this.contents.emit('page-title-updated', event, title, true);
    this.emit('page-title-updated', event, title, true);
    if (!event.defaultPrevented) this.title = title;
  }

  private enter(mode: typeof this.mode, event: string): void {
    if (this.mode === mode) return;
    this.mode = mode;
    this.emit(event);
  }
}

let windowCount = 0;

/** The stand-in has only the safe kind of window: anything else would be tested as safer than it is. */
function refuseUnsafe(asked: Electron.WebPreferences): void {
  const unsafe =
    asked.sandbox === false ||
    asked.contextIsolation === false ||
    asked.nodeIntegration === true ||
    asked.nodeIntegrationInSubFrames === true ||
    asked.nodeIntegrationInWorker === true ||
    asked.webSecurity === false ||
    asked.allowRunningInsecureContent === true ||
    asked.webviewTag === true;
  if (unsafe) throw new Error('not in the stand-in: a window without sandbox and isolation');
}

/** What `new BrowserWindow` makes is the proxy, so that the program cannot touch what is not there. */
class Guarded extends StandInWindow {
  constructor(options?: BrowserWindowConstructorOptions) {
    super(options);
    // A constructor may give another object: here the same window behind its proxy.
    return this.whole as unknown as Guarded;
  }

  static getAllWindows(): RealWindow[] {
    // Electron promises no order, and gives the latest first.
    return [...openWindows.values()].map((window) => window.whole).reverse();
  }

  static getFocusedWindow(): RealWindow | null {
    return focusedWindow()?.whole ?? null;
  }

  static fromWebContents(contents: WebContents): RealWindow | null {
    return openWindows.get(contents.id)?.whole ?? null;
  }

  static fromId(id: number): RealWindow | null {
    return openWindows.get(id)?.whole ?? null;
  }
}

export const BrowserWindow = onlyWhatIsThere<typeof RealWindow>('BrowserWindow', Guarded, [
  'prototype',
  'name',
  'length',
]);

windowEvents.on('focused', (window) => window.emit('focus'));
windowEvents.on('blurred', (window) => window.emit('blur'));

answerHost({
  titleChanged: ({ id, title }) => openWindows.get(id)?.takeTitle(title),
  mayStay: ({ id }) => {
    const event = createPreventable();
    windowWith(id).contents.emit('will-prevent-unload', event);
    if (!event.defaultPrevented) windowEvents.emit('kept');
    return !event.defaultPrevented;
  },
  pageClosed: ({ id }) => openWindows.get(id)?.closed(),
  pageCrashed: ({ id }) => {
    const details = { reason: 'crashed', exitCode: 1 };
    windowWith(id).contents.emit('render-process-gone', createPreventable(), details);
  },
});
