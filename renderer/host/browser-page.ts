import type { ClipboardText, Start } from '../../shared/host.ts';
import { type Settings, defaultSettings, settingsSchema } from '../../shared/settings.ts';

/** The parts of the page around the editor that the browser edition needs. */
export interface BrowserPage {
  readonly platform: Start['platform'];
  /** What the person reads, the best first. */
  readonly languages: readonly string[];
  /** A file that the start script was asked to open, as its raw answer; null if there is none. */
  startupFile(): Promise<unknown>;
  /** `open` hears of files that the person opens with the installed program from outside. */
  onFileLaunched(open: (file: FileSystemFileHandle) => void): void;
  setTitle(title: string): void;
  /** Lets the browser ask before the page goes away. */
  guardLeaving(on: boolean): void;
  close(): void;
  openPage(url: string): void;
  openEmptyEditor(): void;
  readClipboard(): Promise<ClipboardText>;
  writeClipboard(text: string, html: string | undefined): Promise<void>;
  writeClipboardImage(png: Uint8Array<ArrayBuffer>, svg: string): Promise<void>;
  /** Resolves when the browser's dialog is gone. */
  print(): Promise<void>;
  loadSettings(): Settings;
  storeSettings(settings: Settings): void;
  /** Gets them when another tab stores them. */
  onSettings(listener: (settings: Settings) => void): void;
}

declare global {
  interface Window {
    /** Of the File Handling API (WICG), which only Chromium has. */
    readonly launchQueue?: LaunchQueue;
  }
}

interface LaunchQueue {
  setConsumer(
    consumer: (launch: { readonly files: readonly FileSystemFileHandle[] }) => void,
  ): void;
}

export function createBrowserPage(page: Window): BrowserPage {
  const storage = () => page.localStorage;
  const askBeforeLeaving = (event: BeforeUnloadEvent) => event.preventDefault();
  return {
    platform: platformOf(page.navigator),
    languages: page.navigator.languages,
    startupFile: () => fetchStartupFile(page),
    onFileLaunched: (open) => page.launchQueue?.setConsumer(({ files }) => files.forEach(open)),
    setTitle: (title) => {
      page.document.title = title;
    },
    guardLeaving: (on) => {
      if (on) page.addEventListener('beforeunload', askBeforeLeaving);
      else page.removeEventListener('beforeunload', askBeforeLeaving);
    },
    close: () => page.close(),
    openPage: (url) => void page.open(url, '_blank', 'noopener,noreferrer'),
    openEmptyEditor: () => {
      const address = page.location.pathname + page.location.search;
      void page.open(address, '_blank', newWindowFeatures(page));
    },
    readClipboard: () => readText(page.navigator.clipboard),
    writeClipboard: (text, html) => writeText(page.navigator.clipboard, text, html),
    writeClipboardImage: (png, svg) =>
      page.navigator.clipboard.write([new ClipboardItem(clipboardImage(png, svg))]),
    print: () =>
      new Promise((resolve) => {
        page.addEventListener('afterprint', () => resolve(), { once: true });
        page.print();
      }),
    loadSettings: () => loadSettings(storage),
    storeSettings: (settings) => storeSettings(storage, settings),
    onSettings: (listener) =>
      page.addEventListener('storage', ({ key }) => {
        if (key === storageKey) listener(loadSettings(storage));
      }),
  };
}

/** A tab beside a tab; a window of the program's own beside such a window. */
function newWindowFeatures(page: Window): string {
  if (!page.matchMedia('(display-mode: standalone)').matches) return 'noopener';
  return `noopener,popup,width=${page.outerWidth},height=${page.outerHeight}`;
}

async function readText(clipboard: Clipboard): Promise<ClipboardText> {
  const items = await clipboard.read();
  const read = async (type: string) => {
    const item = items.find(({ types }) => types.includes(type));
    return (await item?.getType(type))?.text() ?? '';
  };
  return { text: await read('text/plain'), html: await read('text/html') };
}

function writeText(clipboard: Clipboard, text: string, html: string | undefined): Promise<void> {
  if (html === undefined) return clipboard.writeText(text);
  const blob = (content: string, type: string) => new Blob([content], { type });
  const item = new ClipboardItem({
    'text/plain': blob(text, 'text/plain'),
    'text/html': blob(html, 'text/html'),
  });
  return clipboard.write([item]);
}

/** Browsers refuse a whole item for one unknown type; some say beforehand which types they know. */
function clipboardImage(png: Uint8Array<ArrayBuffer>, svg: string): Record<string, Blob> {
  const image = { 'image/png': new Blob([png], { type: 'image/png' }) };
  const type = 'image/svg+xml';
  const canSay: boolean = 'supports' in ClipboardItem;
  if (!canSay || !ClipboardItem.supports(type)) return image;
  // The browser cleans it as a part of this page, whose policy forbids styles and would report them.
  const plain = svg.replaceAll(/ style="[^"]*"/gu, '');
  return { ...image, [type]: new Blob([plain], { type }) };
}

/** In the address that the start script opens with a file: the secret with which it gives that file away, once. */
const fileHash = /^#file=(?<secret>[\w-]+)$/u;

async function fetchStartupFile({ location, history }: Window): Promise<unknown> {
  const secret = fileHash.exec(location.hash)?.groups?.['secret'];
  if (secret === undefined) return null;
  // It serves once: an address that is kept or shown to others need not have it.
  history.replaceState(null, '', location.pathname + location.search);
  try {
    const answer = await fetch(`./startup-file?${secret}`);
    return answer.status === 200 ? await answer.json() : null;
  } catch {
    return null;
  }
}

function platformOf(navigator: Navigator): Start['platform'] {
  if (/mac|iphone|ipad/iu.test(navigator.platform)) return 'mac';
  return /win/iu.test(navigator.platform) ? 'windows' : 'linux';
}

const storageKey = 'neuromatrix.settings';

/** Never fails: a browser that stores nothing starts with the defaults each time. */
export function loadSettings(storage: () => Storage): Settings {
  try {
    return settingsSchema.parse(JSON.parse(storage().getItem(storageKey) ?? '{}'));
  } catch {
    return defaultSettings;
  }
}

/** If the storage is full or forbidden, only the width of a panel is lost, which is not worth a message. */
export function storeSettings(storage: () => Storage, settings: Settings): void {
  try {
    storage().setItem(storageKey, JSON.stringify(settings));
  } catch {
    // As above.
  }
}
