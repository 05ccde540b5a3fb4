import { directFormatWork } from '../../../../shared/open/format-work.ts';
import type { Host, Start } from '../../../../shared/host.ts';
import { defaultSettings, type Settings } from '../../../../shared/settings.ts';
import { createBrowserHost } from '../../../../renderer/host/browser.ts';
import type { BrowserFiles } from '../../../../renderer/host/browser-files.ts';
import type { BrowserPage } from '../../../../renderer/host/browser-page.ts';
import { createStoredImageOptions } from '../../../../renderer/host/browser-exports.ts';
import { aStorage } from './a-storage.ts';
import { createKeptLibrary } from '../../../../renderer/host/kept-library.ts';
import { createRecentHandles } from '../../../../renderer/host/kept-handles.ts';

export interface ABrowser {
  readonly host: Host;
  /** What the person chooses in the next pickers; null cancels. */
  readonly choices: (FileSystemFileHandle | 'download' | null)[];
  readonly downloads: { readonly name: string; readonly content: Blob }[];
  /** Suggested names of the pickers that asked where to save. */
  readonly asked: string[];
  readonly shown: { title: string; guarded: boolean };
  dropped: FileSystemHandle | null;
}

interface Circumstances {
  readonly startupFile?: unknown;
  readonly clipboardForbidden?: boolean;
  readonly storageForbidden?: boolean;
  readonly storage?: Storage;
}

/** A browser's page with its person, in memory; files are real. */
export function aBrowser(circumstances: Circumstances = {}): ABrowser {
  let stored: unknown;
  let ids = 0;
  const forbidden = () => Promise.reject(new DOMException('No.', 'NotAllowedError'));
  const browser: Omit<ABrowser, 'host'> = {
    choices: [],
    downloads: [],
    asked: [],
    shown: { title: '', guarded: false },
    dropped: null,
  };
  const store = {
    load: async () => stored,
    save: async (recents: unknown) => {
      stored = recents;
    },
  };
  const host = createBrowserHost({
    version: '1.2.3',
    page: aPage(browser.shown, circumstances),
    files: filesOf(browser),
    recents: createRecentHandles(
      circumstances.storageForbidden ? { load: forbidden, save: forbidden } : store,
      () => `r${++ids}`,
    ),
    ownLibrary: createKeptLibrary({ load: async () => undefined, save: async () => undefined }),
    drops: { find: async () => browser.dropped },
    formats: directFormatWork,
    imageOptions: createStoredImageOptions(() => circumstances.storage ?? aStorage()),
  });
  return Object.assign(browser, { host });
}

function filesOf({ choices, downloads, asked }: Omit<ABrowser, 'host'>): BrowserFiles {
  return {
    canWrite: true,
    chooseProject: async () => {
      const handle = choices.shift();
      return handle && handle !== 'download' ? { handle, file: await handle.getFile() } : null;
    },
    chooseTarget: async (suggestedName) => {
      asked.push(suggestedName);
      return choices.shift() ?? null;
    },
    download: (name, content) => void downloads.push({ name, content }),
  };
}

function aPage(shown: ABrowser['shown'], circumstances: Circumstances): BrowserPage {
  let clipboard = '';
  let settings: Settings = defaultSettings;
  const platform: Start['platform'] = 'linux';
  const guarded = <Value>(value: () => Value) =>
    circumstances.clipboardForbidden
      ? Promise.reject(new DOMException('No.', 'NotAllowedError'))
      : Promise.resolve(value());
  return {
    platform,
    startupFile: async () => circumstances.startupFile ?? null,
    setTitle: (title) => void (shown.title = title),
    guardLeaving: (on) => void (shown.guarded = on),
    close: () => undefined,
    openPage: () => undefined,
    openEmptyEditor: () => undefined,
    readClipboard: () => guarded(() => clipboard),
    writeClipboard: (text) => guarded(() => void (clipboard = text)),
    writeClipboardImage: () => guarded(() => undefined),
    loadSettings: () => settings,
    storeSettings: (next) => void (settings = next),
  };
}
