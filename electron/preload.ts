import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron';
import type { DesktopBridge, EventName, RequestName } from '../shared/host.ts';
import { droppedFileChannel } from './channels.ts';

type Listener = (detail: unknown) => void;

// Written out, not taken from the schemas, because these would bring all of zod into this script. The type keeps it
// correct.
const eventNames: Readonly<Record<EventName, true>> = {
  command: true,
  opened: true,
  openFailed: true,
  opening: true,
  saveThenClose: true,
  fileTouched: true,
  settings: true,
  update: true,
};

const listeners = new Map<string, Set<Listener>>();
/** Events from before the page listened. */
const unheard = new Map<string, unknown[]>();

const bridge: DesktopBridge = {
  edition: 'desktop',
  start: () => ask('start'),
  newWindow: () => ask('newWindow'),
  startAfresh: () => ask('startAfresh'),
  declineOpened: (input) => ask('declineOpened', input),
  cancelOpening: () => ask('cancelOpening'),
  openProject: (input) => ask('openProject', input),
  readOther: () => ask('readOther'),
  openRecent: (input) => ask('openRecent', input),
  saveProject: (input) => ask('saveProject', input),
  saveProjectAs: (input) => ask('saveProjectAs', input),
  lookOutside: (input) => ask('lookOutside', input),
  takeOutside: (input) => ask('takeOutside', input),
  keepDraft: (input) => ask('keepDraft', input),
  dropDraft: (input) => ask('dropDraft', input),
  drafts: () => ask('drafts'),
  restoreDraft: (input) => ask('restoreDraft', input),
  versions: (input) => ask('versions', input),
  version: (input) => ask('version', input),
  keepVersion: (input) => ask('keepVersion', input),
  forgetValues: (input) => ask('forgetValues', input),
  keptWork: () => ask('keptWork'),
  clearHistory: (input) => ask('clearHistory', input),
  discardDraft: (input) => ask('discardDraft', input),
  takeBackDraft: (input) => ask('takeBackDraft', input),
  forgetDraft: (input) => ask('forgetDraft', input),
  exportImage: (input) => ask('exportImage', input),
  exportFile: (input) => ask('exportFile', input),
  imageOptions: () => ask('imageOptions'),
  saveImageOptions: (input) => ask('saveImageOptions', input),
  ownLibrary: () => ask('ownLibrary'),
  saveOwnLibrary: (input) => ask('saveOwnLibrary', input),
  ownMotifs: () => ask('ownMotifs'),
  saveOwnMotifs: (input) => ask('saveOwnMotifs', input),
  recentFiles: () => ask('recentFiles'),
  clearRecentFiles: () => ask('clearRecentFiles'),
  saveSettings: (input) => ask('saveSettings', input),
  readClipboard: () => ask('readClipboard'),
  writeClipboard: (input) => ask('writeClipboard', input),
  writeClipboardImage: (input) => ask('writeClipboardImage', input),
  printPages: (input) => ask('printPages', input),
  editText: (input) => ask('editText', input),
  openWebPage: (input) => ask('openWebPage', input),
  reportState: (input) => ask('reportState', input),
  reportShown: (input) => ask('reportShown', input),
  closeWindow: () => ask('closeWindow'),
  settleClose: (input) => ask('settleClose', input),
  openDropped: (file, target) =>
    // A `DroppedFile` is the DOM's `File` here; anything else has no path, and `getPathForFile` refuses it.
    ipcRenderer.invoke(droppedFileChannel, {
      name: file.name,
      path: webUtils.getPathForFile(file as File),
      target,
    }),
  on: subscribe,
};

for (const name of Object.keys(eventNames)) {
  ipcRenderer.on(name, (_event: IpcRendererEvent, detail: unknown) => deliver(name, detail));
}
contextBridge.exposeInMainWorld('neuromatrix', bridge);

function ask(channel: RequestName, input?: unknown) {
  return ipcRenderer.invoke(channel, input);
}

/** The page never sees the IPC event, only its detail. */
function deliver(name: string, detail: unknown): void {
  const heard = listeners.get(name);
  if (heard !== undefined && heard.size > 0) for (const listener of heard) listener(detail);
  else unheard.set(name, [...(unheard.get(name) ?? []), detail]);
}

function subscribe(name: EventName, listener: Listener): () => void {
  if (!Object.hasOwn(eventNames, name)) throw new Error('There is no such event.');
  const all = listeners.get(name) ?? new Set();
  listeners.set(name, all.add(listener));
  const missed = unheard.get(name) ?? [];
  unheard.delete(name);
  for (const detail of missed) listener(detail);
  return () => all.delete(listener);
}
