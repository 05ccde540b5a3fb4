import { mkdirSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'electron';
import {
  createPreventable,
  KnownEvents,
  onlyWhatIsThere,
  type Preventable,
} from './only-what-is-there.ts';
import { openWindows, windowEvents } from './open-windows.ts';
import { releaseLock, takeLock } from './single-instance.ts';
import { state } from './state.ts';

const root = process.argv[1] ?? '.';
// Written by npm; only these three are read, and they are text where they are there.
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Partial<
  Record<'name' | 'productName' | 'version', string>
>;

const events = [
  'ready',
  'will-finish-launching',
  'window-all-closed',
  'before-quit',
  'will-quit',
  'quit',
  'activate',
  'open-file',
  'open-url',
  'second-instance',
  'web-contents-created',
  'browser-window-created',
  'browser-window-focus',
  'browser-window-blur',
  'render-process-gone',
  'child-process-gone',
  'certificate-error',
  'select-client-certificate',
  'login',
  'accessibility-support-changed',
];

type PathName = Parameters<App['getPath']>[0];

class StandInApp extends KnownEvents {
  name = manifest.productName ?? manifest.name ?? 'Electron';
  readonly isPackaged = false;
  private readonly paths = new Map<PathName, string>();
  private quitting = false;
  private hasLock = false;

  constructor() {
    super('app', events);
    windowEvents.on('opened', (window) => {
      this.emit('browser-window-created', createPreventable(), window.whole);
      this.emit('web-contents-created', createPreventable(), window.contents.whole);
    });
    windowEvents.on('focused', (window) =>
      this.emit('browser-window-focus', createPreventable(), window.whole),
    );
    windowEvents.on('blurred', (window) =>
      this.emit('browser-window-blur', createPreventable(), window.whole),
    );
    windowEvents.on('kept', () => (this.quitting = false));
    windowEvents.on('closed', () => this.windowClosed());
  }

  /** Called when the program's first module has run to its end, as in Electron. */
  becomeReady(): void {
    state.isReady = true;
    this.emit('will-finish-launching');
    this.emit('ready', createPreventable(), {});
  }

  getName = (): string => this.name;
  getVersion = (): string => manifest.version ?? '0.0.0';
  getGPUFeatureStatus = (): Record<string, string> => ({ gpu_compositing: 'disabled_software' });
  getAppPath = (): string => root;
  getLocale = (): string => 'en-US';
  getPreferredSystemLanguages = (): string[] => ['en-US'];
  isReady = (): boolean => state.isReady;
  focus = (): void => undefined;
  isAccessibilitySupportEnabled = (): boolean => false;
  setAppUserModelId = (): void => undefined;
  setAboutPanelOptions = (): void => undefined;
  showAboutPanel = (): void => undefined;
  setAsDefaultProtocolClient = (): boolean => true;
  enableSandbox = (): void => undefined;
  disableHardwareAcceleration = (): void => undefined;
  addRecentDocument = (): void => undefined;
  clearRecentDocuments = (): void => undefined;

  readonly commandLine = onlyWhatIsThere<Electron.CommandLine>('app.commandLine', {
    appendSwitch: () => undefined,
    hasSwitch: (name: string) => switchValue(name) !== undefined,
    getSwitchValue: (name: string) => switchValue(name) ?? '',
  });

  /** macOS only. */
  readonly dock = process.platform === 'darwin' ? createDock() : undefined;
  setJumpList = (): 'ok' => 'ok';

  setName(name: string): void {
    this.name = name;
  }

  async whenReady(): Promise<void> {
    if (!state.isReady) await new Promise((resolve) => this.once('ready', resolve));
  }

  getPath(name: PathName): string {
    return this.paths.get(name) ?? this.defaultPath(name);
  }

  setPath(name: PathName, path: string): void {
    this.paths.set(name, path);
  }

  requestSingleInstanceLock(additionalData: unknown = {}): boolean {
    const message = { argv: [...process.argv], workingDirectory: process.cwd(), additionalData };
    this.hasLock = takeLock(this.getPath('userData'), message, (from) => {
      const { argv, workingDirectory, additionalData: data } = from;
      void this.whenReady().then(() =>
        this.emit('second-instance', createPreventable(), argv, workingDirectory, data),
      );
    });
    return this.hasLock;
  }

  hasSingleInstanceLock = (): boolean => this.hasLock;

  releaseSingleInstanceLock(): void {
    if (this.hasLock) releaseLock(this.getPath('userData'));
    this.hasLock = false;
  }

  quit(): void {
    if (this.quitting) return;
    this.quitting = true;
    const event = createPreventable();
    // Queued before anything that the listeners queue: they are heard, and what they promised is settled, before Electron
    // goes on. Whatever asks for a quit meanwhile asks in vain.
    setImmediate(() => this.goOnQuitting(event));
    this.emit('before-quit', event);
  }

  private goOnQuitting(event: Preventable): void {
    if (event.defaultPrevented) {
      this.quitting = false;
      return;
    }
    if (openWindows.size === 0) this.finish();
    for (const window of openWindows.values()) if (this.quitting) window.close();
  }

  exit(code = 0): void {
    for (const window of openWindows.values()) window.destroy();
    this.leave(code);
  }

  private defaultPath(name: PathName): string {
    const home = homedir();
    const appData = process.env['XDG_CONFIG_HOME'] ?? join(home, '.config');
    const userData = switchValue('user-data-dir') ?? join(appData, this.name);
    const defaultPaths: Partial<Record<PathName, string>> = {
      home,
      appData,
      userData,
      sessionData: userData,
      logs: join(userData, 'logs'),
      temp: tmpdir(),
      exe: process.execPath,
      desktop: join(home, 'Desktop'),
      documents: join(home, 'Documents'),
      downloads: join(home, 'Downloads'),
    };
    const path = defaultPaths[name];
    if (path === undefined) throw new Error(`not in the stand-in: app.getPath('${name}')`);
    if (name === 'userData') mkdirSync(path, { recursive: true });
    return path;
  }

  private windowClosed(): void {
    if (openWindows.size > 0) return;
    if (this.quitting) this.finish();
    else if (this.listenerCount('window-all-closed') === 0) this.quit();
    else this.emit('window-all-closed');
  }

  private finish(): void {
    const event = createPreventable();
    // As above.
    setImmediate(() => {
      if (event.defaultPrevented) this.quitting = false;
      else this.leave(0);
    });
    this.emit('will-quit', event);
  }

  private leave(code: number): void {
    this.emit('quit', createPreventable(), code);
    this.releaseSingleInstanceLock();
    process.exit(code);
  }
}

function switchValue(name: string): string | undefined {
  const given = process.argv.find((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`));
  return given?.split('=').slice(1).join('=');
}

function createDock(): Electron.Dock {
  let menu: Electron.Menu | null = null;
  return onlyWhatIsThere<Electron.Dock>('app.dock', {
    getMenu: () => menu,
    setMenu: (next: Electron.Menu) => {
      menu = next;
    },
  });
}

const standInApp = new StandInApp();
export const app = onlyWhatIsThere<App>('app', standInApp);
export const becomeReady = (): void => standInApp.becomeReady();
