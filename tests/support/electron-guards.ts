import type * as electronModule from 'electron';
import type { BrowserWindow } from 'electron';
import type { PageGuards } from './agent-commands.ts';

/** The stand-in has no list of all pages. */
export type WithGuards = Pick<typeof electronModule, 'app' | 'BrowserWindow' | 'session'> &
  Partial<Pick<typeof electronModule, 'webContents'>>;

/**
 * What only real Electron can tell or do, in its main process: how each page is guarded, and pages that no window of the
 * program would ever show.
 */
export function createGuards({ app, BrowserWindow, session, webContents }: WithGuards) {
  return {
    all: (): readonly PageGuards[] =>
      (webContents?.getAllWebContents() ?? []).map((contents) => ({
        type: contents.getType(),
        url: contents.getURL(),
        preferences: plainly(preferencesOf(contents)),
      })),

    /** Shows another page in a window of the program, and has that page ask. */
    askFromOtherPage: async (window: BrowserWindow | null, url: string): Promise<unknown> => {
      if (!window) throw new Error('There is no such window.');
      const before = window.webContents.getURL();
      await window.loadURL(url);
      const answer = await window.webContents.executeJavaScript(askingScript);
      await window.loadURL(before);
      return answer;
    },

    /** Shows a page in a window that the program does not know, with the program's own preload script. */
    askFromOtherWindow: async (url: string): Promise<unknown> => {
      const preload = `${app.getAppPath()}/out/preload/preload.cjs`;
      const window = new BrowserWindow({ show: false, webPreferences: { preload } });
      await window.loadURL(url);
      const answer: unknown = await window.webContents.executeJavaScript(askingScript);
      window.destroy();
      return answer;
    },

    /** Pages that are loaded from now on can send any message to the main process, past the program's own bridge. */
    exposeMessages: (script: string): void => {
      // Newer versions of Electron have another name for it.
      const { defaultSession } = session;
      const isNew = Reflect.has(defaultSession, 'registerPreloadScript');
      if (isNew) defaultSession.registerPreloadScript({ type: 'frame', filePath: script });
      else defaultSession.setPreloads([script]);
    },
  };
}

/** Hears of what pages ask of the network, and of connections that the main process makes. Not in the stand-in. */
export function watchNetwork(
  { session, webContents }: WithGuards,
  hear: (address: string) => void,
): void {
  if (webContents === undefined) return;
  const urls = ['http', 'https', 'ws', 'wss', 'ftp', 'file'].map((scheme) => `${scheme}://*/*`);
  session.defaultSession.webRequest.onBeforeRequest({ urls }, ({ url }, answer) => {
    hear(url);
    answer({});
  });
  const { Socket } = process.getBuiltinModule('node:net');
  const connect: unknown = Reflect.get(Socket.prototype, 'connect');
  Reflect.set(Socket.prototype, 'connect', function spying(this: unknown, ...args: unknown[]) {
    hear(JSON.stringify(args[0]));
    return Reflect.apply(connect as () => unknown, this, args); // it is the method of a socket
  });
}

/** Answers why the page was refused, or what it was told. */
const askingScript = `(async () => {
  if (window.neuromatrix === undefined) return 'It has nothing to ask with.';
  try { return { told: await window.neuromatrix.recentFiles() }; }
  catch (error) { return error.message; }
})()`;

function preferencesOf(contents: Electron.WebContents): Readonly<Record<string, unknown>> {
  // Electron has it, and uses it itself, but does not tell of it.
  const read: unknown = Reflect.get(contents, 'getLastWebPreferences');
  if (typeof read !== 'function') throw new Error('This Electron does not tell its preferences.');
  const preferences: unknown = Reflect.apply(read, contents, []);
  return { ...Object(preferences) } as Readonly<Record<string, unknown>>; // a spread object is a record
}

function plainly(preferences: Readonly<Record<string, unknown>>): PageGuards['preferences'] {
  const plain = Object.entries(preferences).filter(([, value]) => typeof value !== 'object');
  return Object.fromEntries(plain) as PageGuards['preferences']; // what is no object is a switch, a number or a text
}
