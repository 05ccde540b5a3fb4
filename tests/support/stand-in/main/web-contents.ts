import { URL } from 'node:url';
import type { WebContents, WebFrameMain, WindowOpenHandlerResponse } from 'electron';
import { encode } from '../wire.ts';
import type { EditCommand } from '../messages.ts';
import { answerHost, host, inBackground } from './host.ts';
import { StandInIpc } from './ipc-main.ts';
import { createPreventable, KnownEvents, onlyWhatIsThere } from './only-what-is-there.ts';
import { windowWith } from './open-windows.ts';
import { session } from './session.ts';
import { clipboard } from './system.ts';

type OpenHandler = (details: Electron.HandlerDetails) => WindowOpenHandlerResponse;

const events = [
  'did-finish-load',
  'did-fail-load',
  'did-start-loading',
  'did-stop-loading',
  'dom-ready',
  'will-navigate',
  'will-frame-navigate',
  'will-redirect',
  'will-attach-webview',
  'will-prevent-unload',
  'did-navigate',
  'page-title-updated',
  'render-process-gone',
  'unresponsive',
  'responsive',
  'preload-error',
  'destroyed',
  'console-message',
  'context-menu',
  'before-input-event',
  'zoom-changed',
  'did-create-window',
];

/** The page in a window, as main sees it. */
export class StandInContents extends KnownEvents {
  readonly id: number;
  readonly ipcOfItsOwn = new StandInIpc();
  readonly whole: WebContents;
  readonly frame: WebFrameMain;
  readonly session = session.defaultSession;
  url = '';
  title = '';
  private gone = false;
  private loading = false;
  private zoom = 1;
  private openHandler: OpenHandler | null = null;

  constructor(id: number) {
    super('webContents', events);
    this.id = id;
    this.frame = createFrame(this);
    this.whole = onlyWhatIsThere<WebContents>('webContents', this);
  }

  get mainFrame(): WebFrameMain {
    return this.frame;
  }

  get ipc(): Electron.IpcMain {
    return onlyWhatIsThere<Electron.IpcMain>('webContents.ipc', this.ipcOfItsOwn);
  }

  get navigationHistory(): Electron.NavigationHistory {
    return onlyWhatIsThere('navigationHistory', { clear: () => undefined });
  }

  eventParts(): object {
    const { frame, whole } = this;
    return { type: 'frame', processId: 1, frameId: this.id, sender: whole, senderFrame: frame };
  }

  getURL = (): string => this.url;
  getTitle = (): string => this.title;
  getType = (): string => 'window';
  isDestroyed = (): boolean => this.gone;
  isLoading = (): boolean => this.loading;
  isCrashed = (): boolean => false;
  isFocused = (): boolean => !this.gone;
  isDevToolsOpened = (): boolean => false;
  openDevTools = (): void => undefined;
  closeDevTools = (): void => undefined;
  toggleDevTools = (): void => undefined;
  replaceMisspelling = (): void => undefined;
  forcefullyCrashRenderer = (): void => {
    const details = { reason: 'killed', exitCode: 9 };
    this.emit('render-process-gone', createPreventable(), details);
  };
  /** Opens a dialog that nobody answers; `main-agent.ts` does instead. */
  print = (): never => {
    throw new Error('A print dialog was opened before the test could answer it.');
  };
  printToPDF = async (options: Electron.PrintToPDFOptions): Promise<Buffer> =>
    Buffer.from(await host.call('printToPdf', { id: this.id, options }));

  /** What the buttons of a menu do to the text in the page. */
  edit = async (command: EditCommand): Promise<void> => {
    const text = await clipboard.readText();
    const taken = await host.call('edit', { id: this.id, command, text });
    if (taken !== null) await clipboard.writeText(taken);
  };

  getZoomFactor = (): number => this.zoom;
  getZoomLevel = (): number => Math.log(this.zoom) / Math.log(1.2);
  setVisualZoomLevelLimits = (): Promise<void> => Promise.resolve();
  setIgnoreMenuShortcuts = (): void => undefined;
  undo = (): void => inBackground(this.edit('undo'));
  redo = (): void => inBackground(this.edit('redo'));
  focus = (): void => inBackground(host.call('focus', { id: this.id }));

  setZoomFactor(factor: number): void {
    this.zoom = factor;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  async loadURL(url: string): Promise<void> {
    this.loading = true;
    this.emit('did-start-loading');
    this.url = new URL(url).href;
    try {
      await host.call('load', { id: this.id, url: this.url });
    } catch (error) {
      this.loading = false;
      this.emit('did-fail-load', createPreventable(), -2, String(error), url, true);
      throw error;
    }
    this.finishLoad();
  }

  reload = (): void => {
    inBackground(host.call('reload', { id: this.id }).then(() => this.finishLoad()));
  };

  send(channel: string, ...args: unknown[]): void {
    if (this.gone) throw new TypeError('Object has been destroyed');
    const message = { kind: 'event', channel, args: encode(args) } as const;
    inBackground(host.call('toPage', { id: this.id, message }));
  }

  executeJavaScript = (code: string): Promise<unknown> =>
    host.call('evaluate', { id: this.id, code });

  destroyed(): void {
    this.gone = true;
    this.emit('destroyed');
  }

  mayNavigate(url: string, isMainFrame: boolean): boolean {
    const told = Object.assign(createPreventable(), { url, isMainFrame, isSameDocument: false });
    if (isMainFrame) this.emit('will-navigate', told, url);
    this.emit('will-frame-navigate', told);
    return !told.defaultPrevented;
  }

  /** Chromium has already refused the window; this tells whether the program would have, too. */
  windowOpen(url: string): void {
    const details = { url, frameName: '', features: '', disposition: 'foreground-tab' };
    const asked = onlyWhatIsThere<Electron.HandlerDetails>('details', details);
    if (this.openHandler?.(asked).action !== 'deny') {
      throw new Error(`not in the stand-in: a window that a page opens (${url})`);
    }
  }

  private finishLoad(): void {
    this.loading = false;
    this.emit('dom-ready', createPreventable());
    this.emit('did-navigate', createPreventable(), this.url, 200, 'OK');
    this.emit('did-finish-load');
    this.emit('did-stop-loading');
  }
}

function createFrame(contents: StandInContents): WebFrameMain {
  return onlyWhatIsThere<WebFrameMain>('frame', {
    get url() {
      return contents.url;
    },
    get origin() {
      const { protocol, host: urlHost } = new URL(contents.url);
      return `${protocol}//${urlHost}`;
    },
    get top() {
      return contents.frame;
    },
    get detached() {
      return contents.isDestroyed();
    },
    isDestroyed: () => contents.isDestroyed(),
    parent: null,
    frames: [],
    name: '',
    processId: 1,
    routingId: contents.id,
    frameToken: String(contents.id),
    send: (channel: string, ...args: unknown[]) => contents.send(channel, ...args),
  });
}

answerHost({
  mayNavigate: ({ id, url, isMainFrame }) => windowWith(id).contents.mayNavigate(url, isMainFrame),
  windowOpen: ({ id, url }) => windowWith(id).contents.windowOpen(url),
  contextMenu: ({ id, clicked }) => {
    windowWith(id).contents.emit('context-menu', createPreventable(), clicked);
  },
});
