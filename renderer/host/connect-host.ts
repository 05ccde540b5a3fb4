import { z } from 'zod';
import {
  type DesktopBridge,
  type EventName,
  type Host,
  eventSchemas,
  type Events,
  type ClipboardText,
  type OtherProject,
  type RequestName,
  type RequestOutputs,
  type Start,
} from '../../shared/host.ts';
import { readCheckedInSteps, writeInSteps } from '../../shared/project/checked-text.ts';
import { receiveProjects, sendProjects, type Sent } from '../../shared/session/sent-projects.ts';
import { createTurns } from '../../shared/session/in-turn.ts';
import { createReadings, type Readings } from '../../shared/session/readings.ts';
import { inSlices } from '../../shared/worker/slices.ts';
import { answerOrThrow } from '../../shared/worker/worker-client.ts';
import { version } from '../../package.json';
import { pageSlices } from '../workers/page-worker.ts';
import { createPageFormatWork } from '../workers/format-work.ts';
import type { FormatWork } from '../../shared/open/format-work.ts';
import type { FileError } from '../../shared/project/file-outcome.ts';
import { type Project, limits } from '../../shared/project/project-schema.ts';
import { failure, success } from '../../shared/result.ts';
import {
  createDocumentSession,
  type DocumentSession,
} from '../../shared/session/document-session.ts';
import type { Kept } from '../../shared/session/draft-text.ts';
import { createDrafts, type Drafts } from '../../shared/session/drafts.ts';
import { attempt } from '../../shared/session/file-store.ts';
import type { Answer, FileFailure, OpenedProject } from '../../shared/session/opened-project.ts';
import {
  createVersions,
  type VersionLimits,
  type Versions,
  type VersionStore,
} from '../../shared/session/versions.ts';
import { createBrowserFiles } from './browser-files.ts';
import { createBrowserPage, type BrowserPage } from './browser-page.ts';
import {
  createDroppedHandles,
  createRecentHandles,
  indexedDbRecents,
  type DroppedHandles,
} from './kept-handles.ts';
import { createPageDrafts, type PageDrafts } from './kept-drafts.ts';
import { createPageVersions } from './kept-versions.ts';
import {
  createKeptLibrary,
  createKeptMotifs,
  indexedDbLibrary,
  type KeptInPage,
} from './kept-library.ts';
import { speakAs } from './speak-as.ts';
import type { OwnMotifs } from '../../shared/edit/kept-motifs.ts';
import type { OwnLibrary } from '../../shared/library/own-library.ts';
import {
  createPageStore,
  forgetImageOptions,
  hashOf,
  permit,
  type PageFile,
  type PageStoreParts,
} from './page-store.ts';
import type { Settings } from '../../shared/settings.ts';
import { windowWords } from '../../shared/words/window.ts';

/** The desktop where its preload script has left a way to it, else the browser that shows this page. */
export function connectHost(page: Window & typeof globalThis): Host {
  if (page.neuromatrix) return createDesktopHost(page.neuromatrix);
  return createBrowserHost({
    version,
    page: createBrowserPage(page),
    files: createBrowserFiles(page),
    recents: createRecentHandles(indexedDbRecents, () => crypto.randomUUID()),
    drafts: createPageDrafts(page.navigator, () =>
      crypto.getRandomValues(new Uint32Array(4)).join('-'),
    ),
    versions: createPageVersions(),
    ownLibrary: createKeptLibrary(indexedDbLibrary),
    ownMotifs: createKeptMotifs(indexedDbLibrary),
    drops: createDroppedHandles(page),
    formats: createPageFormatWork(),
    storage: () => page.localStorage,
  });
}

declare global {
  interface Window {
    /** Put there by the desktop shell's preload script; absent in the browser edition. */
    readonly neuromatrix?: DesktopBridge;
  }
}

/**
 * The desktop as the renderer uses it. Projects come and go as text, which is read and written in slices. What the
 * desktop reports is checked before anyone gets it.
 */
export function createDesktopHost(desktop: DesktopBridge): Host {
  const read = async (text: Uint8Array<ArrayBuffer>) =>
    answerOrThrow(await inSlices(readCheckedInSteps(text), pageSlices));
  const write = async (project: Project) =>
    answerOrThrow(await inSlices(writeInSteps(project), pageSlices));
  const bring = async <Name extends RequestName>(
    _name: Name,
    asked: Promise<Sent<Awaited<RequestOutputs[Name]>>>,
  ): Promise<Awaited<RequestOutputs[Name]>> =>
    // Of what is sent for an answer this makes that answer.
    (await receiveProjects(await asked, read)) as Awaited<RequestOutputs[Name]>;
  const inTurn = createTurns<'opened'>();
  return {
    ...desktop,
    start: async () => {
      const started = await bring('start', desktop.start());
      await speakAs([started.language]);
      return started;
    },
    openProject: (input) => bring('openProject', desktop.openProject(input)),
    openRecent: (input) => bring('openRecent', desktop.openRecent(input)),
    openDropped: (file, target) => bring('openProject', desktop.openDropped(file, target)),
    readOther: () => bring('readOther', desktop.readOther()),
    lookOutside: (input) => bring('lookOutside', desktop.lookOutside(input)),
    drafts: () => bring('drafts', desktop.drafts()),
    restoreDraft: (input) => bring('restoreDraft', desktop.restoreDraft(input)),
    version: (input) => bring('version', desktop.version(input)),
    saveProject: async (input) => desktop.saveProject(await sendProjects(input, write)),
    saveProjectAs: async (input) => desktop.saveProjectAs(await sendProjects(input, write)),
    keepVersion: async (input) => desktop.keepVersion(await sendProjects(input, write)),
    on: (event, listener) => {
      // The schema of a name makes the detail of that name; the compiler loses the pairing in the look-up.
      const pass = (detail: unknown) => listener(detail as Events[typeof event]);
      return desktop.on(event, (detail) => {
        const checked = eventSchemas[event].parse(detail);
        if (event !== 'opened') return pass(checked);
        return void inTurn(event, async () => pass(await receiveProjects(checked, read)));
      });
    },
  };
}

export interface BrowserParts extends PageStoreParts {
  readonly version: string;
  readonly page: BrowserPage;
  readonly drops: DroppedHandles;
  readonly formats: FormatWork;
  readonly ownLibrary: KeptInPage<OwnLibrary>;
  readonly ownMotifs: KeptInPage<OwnMotifs>;
  readonly drafts: PageDrafts;
  readonly versions: VersionStore<PageFile>;
}

type Session = DocumentSession<PageFile>;

/**
 * The world around the editor in a plain browser. Failures that can happen are values; it never throws for them. An
 * opened project has only this page to go to: the editor has asked about unsaved work before.
 */
export function createBrowserHost(parts: BrowserParts): Host {
  const { page, recents, formats } = parts;
  const versions = createVersions({
    store: parts.versions,
    formats,
    nameOf: ({ name }) => name,
    newId: () => parts.drafts.newId(),
    now: Date.now,
    limits: () => limitsIn(page.loadSettings()),
    hashOf: (content) => hashOf(new Uint8Array(content)),
    // A page has no log. What cannot be kept is missing from the history, and nothing else.
    onError: () => undefined,
  });
  const session: Session = createDocumentSession({
    store: createPageStore(parts),
    formats,
    versions,
    newId: () => parts.drafts.newId(),
  });
  const reading = createPageReading();
  page.onSettings((settings) => reading.events.tell('settings', settings));
  const drafting = createPageDrafting(session, parts);
  return {
    edition: 'browser',
    savesByDownload: !parts.files.canWrite,
    ...createOpening(session, parts, reading),
    readOther: () => readOther(parts),
    ...createDrafting(session, drafting),
    ...createHistory(session, versions),
    keptWork: async () => ({
      drafts: await drafting.drafts.waiting().catch(() => []),
      histories: await versions.kept().catch(() => []),
    }),
    ...createClipboard(page),
    on: (name, listener) => reading.events.on(name, listener),
    start: () => start(session, parts, reading),
    startAfresh: async () => session.begin(),
    declineOpened: async ({ document }) => void session.withdraw(document),
    newWindow: async () => page.openEmptyEditor(),
    saveProject: (input) => session.save(input),
    saveProjectAs: (input) => session.saveAs(input),
    lookOutside: ({ document }) => session.look(document),
    takeOutside: async ({ document, hash }) => session.take(document, hash),
    exportFile: (input) => session.exportFile(input),
    exportImage: (input) => session.exportImage(input),
    imageOptions: async () => session.imageOptions(),
    saveImageOptions: (options) => session.saveImageOptions(options),
    ownLibrary: () => parts.ownLibrary.load(),
    saveOwnLibrary: (own) => parts.ownLibrary.save(own),
    ownMotifs: () => parts.ownMotifs.load(),
    saveOwnMotifs: (own) => parts.ownMotifs.save(own),
    recentFiles: () => recents.list(),
    clearRecentFiles: async () => {
      forgetImageOptions(parts.storage);
      await recents.clear();
    },
    saveSettings: async (settings) => page.storeSettings(settings),
    // The browser takes the size of the paper from the page's own style.
    printPages: async () => {
      await page.print();
      return null;
    },
    // A page cannot use the undo of its own fields.
    editText: async () => false,
    openWebPage: async ({ url }) => page.openPage(url),
    reportState: async ({ document, edited, title }) => {
      session.show(document);
      parts.drafts.hold(document);
      page.setTitle(`${edited ? '● ' : ''}${title} — Neuromatrix`);
      page.guardLeaving(edited);
    },
    // The browser itself asks about unsaved work, so nothing is ever saved first.
    reportShown: async () => undefined,
    closeWindow: async () => page.close(),
    settleClose: async () => undefined,
  };
}

/** Reads what the person chooses, beside the document. */
function readOther({ files, formats }: BrowserParts): Answer<OtherProject> {
  return attempt('', async () => {
    const chosen = await files.chooseProject();
    if (chosen === null) return success(null);
    const { name, size } = chosen.file;
    if (size > limits.fileBytes)
      return refuse(name, { kind: 'too-large', bytes: size, limit: limits.fileBytes });
    const found = await formats.read(new Uint8Array(await chosen.file.arrayBuffer()), name);
    return found.ok ? success({ name, project: found.value.project }) : refuse(name, found.error);
  });
}

/** What the page hears of what is being read for it. */
interface PageReading {
  readonly events: PageEvents;
  readonly readings: Readings;
}

interface PageEvents extends Pick<Host, 'on'> {
  tell<Name extends EventName>(name: Name, detail: Events[Name]): void;
}

function createPageReading(): PageReading {
  const events = createPageEvents();
  const readings = createReadings(() => new AbortController());
  readings.listen((reading) => events.tell('opening', reading));
  return { events, readings };
}

/** Whoever listens later hears the last event of each name. */
function createPageEvents(): PageEvents {
  type Listeners = { [Name in EventName]?: ((detail: Events[Name]) => void)[] };
  const listeners: Listeners = {};
  const unheard: Partial<Events> = {};
  return {
    tell: (name, detail) => {
      const heard = listeners[name] ?? [];
      if (heard.length === 0) unheard[name] = detail;
      for (const listener of heard) listener(detail);
    },
    on: <Name extends EventName>(name: Name, listener: (detail: Events[Name]) => void) => {
      const all: ((detail: Events[Name]) => void)[] = listeners[name] ?? [];
      Object.assign(listeners, { [name]: [...all, listener] });
      const missed = unheard[name];
      delete unheard[name];
      if (missed !== undefined) listener(missed);
      return () => {
        const left = listeners[name]?.filter((one: unknown) => one !== listener);
        Object.assign(listeners, { [name]: left });
      };
    },
  };
}

function createOpening(
  session: Session,
  { files, recents, drops }: BrowserParts,
  { readings }: PageReading,
): Pick<Host, 'openProject' | 'openRecent' | 'openDropped' | 'cancelOpening'> {
  const open = (content: File, handle: FileSystemFileHandle | null) =>
    readings.run(content.name, (watch) =>
      session.open({ name: content.name, handle, content }, watch),
    );
  return {
    cancelOpening: async () => readings.cancel(),
    openProject: () =>
      attempt('', async () => {
        const chosen = await files.chooseProject();
        return chosen ? open(chosen.file, chosen.handle) : success(null);
      }),
    openRecent: async ({ id }) => {
      const recent = await recents.find(id);
      if (!recent) return refuse('', { kind: 'missing' });
      const { name, handle } = recent;
      const answer = await attempt(name, async () => {
        const permitted = await permit(handle, 'read');
        return permitted.ok ? open(await handle.getFile(), handle) : refuse(name, permitted.error);
      });
      if (!answer.ok && answer.error.error.kind === 'missing') await recents.forget(id);
      return answer;
    },
    openDropped: (dropped) =>
      attempt(dropped.name, async () => {
        const handle = await drops.find(dropped);
        if (handle?.kind === 'directory') return refuse(dropped.name, { kind: 'is-a-folder' });
        // The contract names only what a dropped file is called, so that it can do without the DOM.
        return open(dropped as File, handle as FileSystemFileHandle | null);
      }),
  };
}

interface Drafting {
  readonly drafts: Drafts<PageFile>;
  readonly page: PageDrafts;
}

function createPageDrafting(session: Session, { drafts: page, formats }: BrowserParts): Drafting {
  const drafts: Drafts<PageFile> = createDrafts({
    store: page.store,
    formats,
    isLiving: async ({ id }) => session.fileOf(id) !== undefined || (await page.isLiving(id)),
    readFile: ({ handle }) => projectIn(handle, formats),
  });
  return { drafts, page };
}

function limitsIn({ keepsHistory, historyDays, historyMegabytes }: Settings): VersionLimits {
  return { keeps: keepsHistory, days: historyDays, megabytes: historyMegabytes };
}

function createHistory(
  session: Session,
  versions: Versions<PageFile>,
): Pick<Host, 'versions' | 'version' | 'keepVersion' | 'clearHistory' | 'forgetValues'> {
  return {
    versions: async ({ document }) => {
      const file = session.fileOf(document);
      return file ? versions.of(file.at).catch(() => []) : [];
    },
    version: async ({ document, id }) => {
      const file = session.fileOf(document);
      return file ? versions.open(file.at, id).catch(() => null) : null;
    },
    keepVersion: async ({ document, project }) => {
      const file = session.fileOf(document);
      return file ? versions.keepAside(file.at, project) : false;
    },
    clearHistory: ({ key }) => versions.clear(key),
    forgetValues: async ({ document, kept }) => {
      const file = session.fileOf(document);
      if (file) await versions.forgetValues(file.at, kept);
    },
  };
}

function createDrafting(
  session: Session,
  { drafts, page }: Drafting,
): Pick<
  Host,
  | 'keepDraft'
  | 'dropDraft'
  | 'drafts'
  | 'restoreDraft'
  | 'discardDraft'
  | 'takeBackDraft'
  | 'forgetDraft'
> {
  return {
    keepDraft: async ({ name, isLast, ...step }) => {
      const id = step.document;
      const file = session.fileOf(id);
      if (file === undefined) return 'kept';
      const head = { id, name, file, time: Date.now() };
      if (isLast) return page.keepLate(head, step);
      let kept: Kept = 'not-kept';
      await drafts.keepBy(id, async () => (kept = await page.keep(head, step)));
      return kept;
    },
    dropDraft: ({ document }) => drafts.drop(document).catch(() => undefined),
    // Private windows often have no storage: then there is nothing to offer.
    drafts: () => drafts.offered().catch(() => []),
    restoreDraft: ({ id }) =>
      attempt('', async () => {
        const found = await drafts.find(id);
        if (found === null) return refuse(windowWords.workThatWas, draftGone);
        const { draft, project } = found;
        session.restore(id, draft.file);
        const restored = draft.file === null ? 'without-file' : 'in-file';
        return success<OpenedProject>({ document: id, name: draft.name, project, restored });
      }),
    discardDraft: ({ id }) => drafts.discard(id),
    takeBackDraft: ({ id }) => drafts.takeBack(id),
    forgetDraft: ({ id }) => drafts.forget(id),
  };
}

const draftGone: FileError = {
  kind: 'system',
  get reason() {
    return windowWords.itWasSaved;
  },
};

/** Only if the browser allows reading it without a question: the person has not done anything yet. */
async function projectIn(
  handle: FileSystemFileHandle | null,
  formats: FormatWork,
): Promise<Project | null> {
  try {
    if ((await handle?.queryPermission({ mode: 'read' })) !== 'granted') return null;
    const file = await handle?.getFile();
    if (file === undefined || file.size > limits.fileBytes) return null;
    const found = await formats.read(new Uint8Array(await file.arrayBuffer()), file.name);
    return found.ok ? found.value.project : null;
  } catch {
    // The file is no longer there, so there is nothing to compare with.
    return null;
  }
}

const refuse = (file: string, error: FileError) => failure<FileFailure>({ file, error });

/** If the browser forbids its clipboard, copying works within the page. */
function createClipboard(
  page: BrowserPage,
): Pick<Host, 'readClipboard' | 'writeClipboard' | 'writeClipboardImage'> {
  let own: ClipboardText = { text: '', html: '' };
  return {
    readClipboard: () => page.readClipboard().catch(() => own),
    writeClipboard: async ({ text, html }) => {
      own = { text, html: html ?? '' };
      await page.writeClipboard(text, html).catch(() => undefined);
    },
    writeClipboardImage: ({ png, svg }) =>
      page.writeClipboardImage(png, svg).then(
        () => true,
        () => false,
      ),
  };
}

/** A file that is not text comes in base64. */
const startupFileSchema = z.union([
  z.object({ name: z.string(), text: z.string() }),
  z.object({ name: z.string(), base64: z.base64() }),
]);

/** Bytes: a larger file is read when the window is there, which shows how far that is. */
const muchAtStart = 50_000;

async function start(
  session: Session,
  { page, version }: BrowserParts,
  reading: PageReading,
): Promise<Start> {
  const settings = page.loadSettings();
  const chosen = settings.language;
  const language = await speakAs(chosen === 'system' ? page.languages : [chosen]);
  const sent = startupFileSchema.safeParse(await page.startupFile());
  const file = sent.success ? fileOf(sent.data) : null;
  const isLarge = file !== null && file.size > muchAtStart;
  if (isLarge) void openLater(session, { name: file.name, handle: null, content: file }, reading);
  // A program of its own has one window for each file, so there is one file.
  page.onFileLaunched((handle) => void openLater(session, { name: handle.name, handle }, reading));
  const given = file === null || isLarge ? null : file;
  const opened = given && (await session.open({ name: given.name, handle: null, content: given }));
  if (opened?.ok && opened.value) session.show(opened.value.document);
  return {
    version,
    platform: page.platform,
    canLookForUpdates: false,
    settings,
    language,
    document: session.current().id,
    opened: opened?.ok ? opened.value : null,
    failure: opened && !opened.ok ? opened.error : null,
  };
}

async function openLater(
  session: Session,
  file: PageFile,
  { events, readings }: PageReading,
): Promise<void> {
  const opened = await readings.run(file.name, (watch) => session.open(file, watch));
  if (!opened.ok) events.tell('openFailed', opened.error);
  else if (opened.value) events.tell('opened', opened.value);
}

function fileOf(given: z.infer<typeof startupFileSchema>): File {
  const content =
    'text' in given
      ? given.text
      : Uint8Array.from(atob(given.base64), (character) => character.charCodeAt(0));
  return new File([content], given.name);
}
