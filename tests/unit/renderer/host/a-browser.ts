import { directFormatWork } from '../../../../shared/open/format-work.ts';
import type { Host, RequestInput, Start } from '../../../../shared/host.ts';
import type { Answer, OpenedProject } from '../../../../shared/session/opened-project.ts';
import { defaultSettings, type Settings } from '../../../../shared/settings.ts';
import { createBrowserHost, type BrowserParts } from '../../../../renderer/host/connect-host.ts';
import type { BrowserFiles } from '../../../../renderer/host/browser-files.ts';
import type { BrowserPage } from '../../../../renderer/host/browser-page.ts';
import { aStorage } from './a-storage.ts';
import { createKeptLibrary, createKeptMotifs } from '../../../../renderer/host/kept-library.ts';
import { createRecentHandles } from '../../../../renderer/host/kept-handles.ts';

export interface ABrowser {
  readonly host: HostOfPage;
  /** The same as the contract has it. */
  readonly plainHost: Host;
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
  /** What the person opened from outside with the installed program. */
  readonly launched?: FileSystemFileHandle;
  readonly clipboardForbidden?: boolean;
  readonly storageForbidden?: boolean;
  readonly storage?: Storage;
}

/** A browser's page with its person, in memory; files are real. */
export function aBrowser(circumstances: Circumstances = {}): ABrowser {
  let stored: unknown;
  let ids = 0;
  const storage = circumstances.storage ?? aStorage();
  const forbidden = () => Promise.reject(new DOMException('No.', 'NotAllowedError'));
  const browser: Omit<ABrowser, 'host' | 'plainHost'> = {
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
    ownMotifs: createKeptMotifs({ load: async () => undefined, save: async () => undefined }),
    drafts: {
      store: { put: async () => undefined, list: async () => [], remove: async () => undefined },
      keep: async () => 'kept',
      keepLate: async () => 'kept',
      newId: () => `d${++ids}`,
      hold: () => undefined,
      isLiving: async () => false,
    },
    versions: aVersionStore(),
    drops: { find: async () => browser.dropped },
    formats: directFormatWork,
    storage: () => storage,
  });
  return Object.assign(browser, { host: asPage(host), plainHost: host });
}

type WithoutDocument<Input> = Omit<Input, 'document'>;

/** The host as a page asks it: always about the document that it shows, which is the one that was opened last. */
interface HostOfPage extends Omit<Host, 'saveProject' | 'saveProjectAs' | 'reportState'> {
  saveProject(input: WithoutDocument<RequestInput<'saveProject'>>): ReturnType<Host['saveProject']>;
  saveProjectAs(
    input: WithoutDocument<RequestInput<'saveProjectAs'>>,
  ): ReturnType<Host['saveProjectAs']>;
  reportState(input: WithoutDocument<RequestInput<'reportState'>>): Promise<void>;
}

function asPage(host: Host): HostOfPage {
  let shown: string | null = null;
  const document = async () => (shown ??= (await host.start()).document);
  const show = (next: string) => {
    shown = next;
    return host.reportState({ ...untouched, document: next });
  };
  const showing = async (answer: Answer<OpenedProject>) => {
    const opened = await answer;
    if (!opened.ok || opened.value === null) return opened;
    await show(opened.value.document);
    // What stands for it is the host's own affair.
    const { document: _, ...value } = opened.value;
    return { ok: true, value: value as OpenedProject } as const;
  };
  return {
    ...host,
    start: async () => {
      const first = await host.start();
      shown = first.document;
      return first;
    },
    startAfresh: async () => {
      const next = await host.startAfresh();
      await show(next);
      return next;
    },
    openProject: (input) => showing(host.openProject(input)),
    openRecent: (input) => showing(host.openRecent(input)),
    openDropped: (file, target) => showing(host.openDropped(file, target)),
    saveProject: async (input) => host.saveProject({ ...input, document: await document() }),
    saveProjectAs: async (input) => host.saveProjectAs({ ...input, document: await document() }),
    reportState: async (input) => host.reportState({ ...input, document: await document() }),
  };
}

const untouched = { edited: false, pristine: true, title: '', disabled: [], checked: [] };

function filesOf({
  choices,
  downloads,
  asked,
}: Omit<ABrowser, 'host' | 'plainHost'>): BrowserFiles {
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
  let clipboard = { text: '', html: '' };
  let settings: Settings = defaultSettings;
  const platform: Start['platform'] = 'linux';
  const languages: readonly string[] = ['en-US'];
  const guarded = <Value>(value: () => Value) =>
    circumstances.clipboardForbidden
      ? Promise.reject(new DOMException('No.', 'NotAllowedError'))
      : Promise.resolve(value());
  return {
    platform,
    languages,
    startupFile: async () => circumstances.startupFile ?? null,
    onFileLaunched: (open) => {
      if (circumstances.launched) open(circumstances.launched);
    },
    setTitle: (title) => void (shown.title = title),
    guardLeaving: (on) => void (shown.guarded = on),
    close: () => undefined,
    openPage: () => undefined,
    openEmptyEditor: () => undefined,
    readClipboard: () => guarded(() => clipboard),
    writeClipboard: (text, html = '') => guarded(() => void (clipboard = { text, html })),
    writeClipboardImage: () => guarded(() => undefined),
    print: async () => undefined,
    loadSettings: () => settings,
    onSettings: () => undefined,
    storeSettings: (next) => void (settings = next),
  };
}

function aVersionStore(): BrowserParts['versions'] {
  type Stored = Parameters<BrowserParts['versions']['put']>[0];
  const kept = new Map<string, { readonly version: Stored; readonly content: Uint8Array }>();
  return {
    keyOf: async ({ name }) => name,
    list: async (key) =>
      [...kept.values()]
        .map(({ version }) => version)
        .filter((version) => key === undefined || version.key === key),
    put: async (version, content) => void kept.set(version.id, { version, content }),
    read: async ({ id }) => kept.get(id)?.content ?? null,
    remove: async ({ id }) => void kept.delete(id),
  };
}
