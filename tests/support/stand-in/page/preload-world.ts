import type { ContextBridge, IpcRenderer, IpcRendererEvent, WebUtils } from 'electron';
import type { Clicked, DroppedPath, FromPage, InvokeAnswer, ToPage } from '../messages.ts';
import { decode, encode } from '../wire.ts';
import { createWorldBridge } from './world-bridge.ts';

type Listener = (event: IpcRendererEvent, ...args: unknown[]) => void;
type Answered = (answer: InvokeAnswer) => void;

export interface PreloadSetUp {
  readonly secret: string;
  /** The global by which this world reaches the host; gone before the preload script starts. */
  readonly wire: string;
  /** The global by which the host reaches this world. */
  readonly receive: string;
}

type PreloadScript = (
  require: (name: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
  process: object,
  Buffer: unknown,
  global: object,
) => void;

/** Runs in the isolated world of a page before any script of the page: what a sandboxed preload script finds. */
export function startPreloadWorld(setUp: PreloadSetUp, preload: PreloadScript): void {
  if (window !== window.top) return; // As without `nodeIntegrationInSubFrames`.
  const tell = takeWire(setUp.wire);
  const asked = new Map<number, Answered>();
  const listeners = new Map<string, Listener[]>();
  const dropped: DroppedPath[] = [];

  Object.defineProperty(globalThis, setUp.receive, {
    value: (message: ToPage) => {
      if (message.kind === 'answer') asked.get(message.id)?.(message.answer);
      else if (message.kind === 'dropped') dropped.push(...message.files);
      else emit(listeners.get(message.channel), message.args);
    },
  });
  listenToRightButton(tell);
  window.addEventListener(`${setUp.secret}:window-open`, (event) => {
    // Dispatched by the page world with the address as its detail.
    tell({ kind: 'window-open', url: String((event as CustomEvent).detail) });
  });
  tell({ kind: 'hello' });

  const module = { exports: {} };
  const electron = {
    contextBridge: createContextBridge(setUp.secret),
    ipcRenderer: createIpcRenderer(tell, asked, listeners),
    webUtils: createWebUtils(dropped),
  };
  const require = (name: string) => requireInSandbox(name, electron);
  preload(require, module, module.exports, sandboxProcess, SandboxBuffer, globalThis);
}

/** A sandbox keeps these of Node. */
const sandboxProcess = {
  type: 'renderer',
  sandboxed: true,
  contextIsolated: true,
  platform: 'linux',
  arch: 'x64',
  versions: { electron: '45.0.0' },
  env: {},
  argv: [],
  pid: 1,
  isMainFrame: true,
  on: () => sandboxProcess,
  once: () => sandboxProcess,
};

/** As far as anyone needs it in a sandbox. */
class SandboxBuffer extends Uint8Array {
  override toString(): string {
    return new TextDecoder().decode(this);
  }
}

function listenToRightButton(tell: (message: FromPage) => void): void {
  // After the page, which may have a menu of its own.
  window.addEventListener('contextmenu', (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    tell({ kind: 'context-menu', clicked: describeClicked(event.target) });
  });
}

function describeClicked(target: EventTarget | null): Clicked {
  const field = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  const isEditable = field || (target instanceof HTMLElement && target.isContentEditable);
  const selectionText = field
    ? target.value.slice(target.selectionStart ?? 0, target.selectionEnd ?? 0)
    : String(document.getSelection());
  const hasText = selectionText !== '';
  const editFlags = {
    canUndo: false,
    canRedo: false,
    canCut: isEditable && hasText,
    canCopy: hasText,
    canPaste: isEditable,
    canDelete: isEditable && hasText,
    canSelectAll: true,
    canEditRichly: false,
  };
  return { isEditable, selectionText, misspelledWord: '', dictionarySuggestions: [], editFlags };
}

function takeWire(name: string): (message: FromPage) => void {
  // Chromium's binding: takes one string.
  const wire = Reflect.get(globalThis, name) as (text: string) => void;
  Reflect.deleteProperty(globalThis, name);
  return (message) => wire(JSON.stringify(message));
}

function emit(listeners: readonly Listener[] | undefined, args: string): void {
  if (!listeners) return;
  // Nothing of ours reads more of the event; what is missing is undefined, not wrong.
  const event = { sender: null, ports: [] } as unknown as IpcRendererEvent;
  // What `webContents.send` was given.
  const values = decode(args) as unknown[];
  for (const listener of listeners) listener(event, ...values);
}

function requireInSandbox(name: string, electron: object): unknown {
  if (name === 'electron' || name === 'electron/renderer') {
    return new Proxy(electron, {
      get: (target, key) => {
        if (typeof key === 'string' && !(key in target)) {
          throw new Error(`not in the stand-in: ${key} in a preload script`);
        }
        return Reflect.get(target, key) as unknown;
      },
    });
  }
  throw new Error(`module not found: ${name}`);
}

function createContextBridge(secret: string): Pick<ContextBridge, 'exposeInMainWorld'> {
  const bridge = createWorldBridge(secret, 'preload', () => {
    throw new Error('A page cannot expose anything to its preload script.');
  });
  return { exposeInMainWorld: (key, api) => bridge.expose(key, api) };
}

function createIpcRenderer(
  tell: (message: FromPage) => void,
  asked: Map<number, Answered>,
  listeners: Map<string, Listener[]>,
): Pick<
  IpcRenderer,
  'invoke' | 'send' | 'on' | 'once' | 'off' | 'removeListener' | 'removeAllListeners'
> {
  let questions = 0;
  const ipc: ReturnType<typeof createIpcRenderer> = {
    invoke: async (channel, ...args) => {
      const text = encodeOrRefuse(args);
      const id = (questions += 1);
      tell({ kind: 'invoke', id, channel, args: text });
      const answer = await new Promise<InvokeAnswer>((resolve) => asked.set(id, resolve));
      asked.delete(id);
      if (answer.ok) return decode(answer.value);
      throw new Error(`Error invoking remote method '${channel}': ${answer.error}`);
    },
    send: (channel, ...args) => tell({ kind: 'send', channel, args: encodeOrRefuse(args) }),
    on: (channel, listener) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      // The real one gives itself back, for chaining, which nobody does.
      return ipc as IpcRenderer;
    },
    once: (channel, listener) => {
      const first: Listener = (event, ...args) => {
        ipc.off(channel, first);
        listener(event, ...args);
      };
      return ipc.on(channel, first);
    },
    off: (channel, listener) => {
      const left = (listeners.get(channel) ?? []).filter((one) => one !== listener);
      listeners.set(channel, left);
      return ipc as IpcRenderer;
    },
    removeListener: (channel, listener) => ipc.off(channel, listener),
    removeAllListeners: (channel) => {
      if (channel === undefined) listeners.clear();
      else listeners.delete(channel);
      return ipc as IpcRenderer;
    },
  };
  return ipc;
}

/** In Electron's words, which are not those of `structuredClone`. */
function encodeOrRefuse(args: readonly unknown[]): string {
  try {
    return encode(args);
  } catch (error) {
    if (error instanceof DOMException)
      throw new Error('An object could not be cloned.', { cause: error });
    throw error;
  }
}

/**
 * Chromium has no synchronous way to tell a file's path, so the host announces what a test is about to drop; anything else
 * has no path, which is what Electron says of a file that a page made up.
 */
function createWebUtils(dropped: readonly DroppedPath[]): Pick<WebUtils, 'getPathForFile'> {
  return {
    getPathForFile: (file) => {
      if (!(file instanceof File)) throw new TypeError('getPathForFile needs a File.');
      const match = dropped.findLast(
        (known) =>
          known.name === file.name &&
          known.size === file.size &&
          known.lastModified === file.lastModified,
      );
      return match?.path ?? '';
    },
  };
}
