import { type Host, eventSchemas, type EventName, type Events } from '../../shared/host.ts';
import { version } from '../../package.json';
import { createPageFormatWork } from '../workers/format-work.ts';
import { createBrowserHost } from './browser.ts';
import { createBrowserFiles } from './browser-files.ts';
import { createBrowserPage } from './browser-page.ts';
import { createDroppedHandles, createRecentHandles, indexedDbRecents } from './kept-handles.ts';
import { createPageDrafts } from './kept-drafts.ts';
import { createPageVersions } from './kept-versions.ts';
import { createKeptLibrary, indexedDbLibrary } from './kept-library.ts';

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
    drops: createDroppedHandles(page),
    formats: createPageFormatWork(),
    storage: () => page.localStorage,
  });
}

declare global {
  interface Window {
    /** Put there by the desktop shell's preload script; absent in the browser edition. */
    readonly neuromatrix?: Host;
  }
}

/** The desktop as the renderer uses it. What it reports is checked before anyone gets it. */
export function createDesktopHost(desktop: Host): Host {
  return {
    ...desktop,
    on: (event, listener) => desktop.on(event, (detail) => listener(checked(event, detail))),
  };
}

function checked<Name extends EventName>(event: Name, detail: unknown): Events[Name] {
  // The schema of this name makes this name's detail; the compiler loses the pairing in the look-up.
  return eventSchemas[event].parse(detail) as Events[Name];
}
