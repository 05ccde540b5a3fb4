import type { Host } from '../../shared/host.ts';
import { version } from '../../package.json';
import { createBrowserHost } from './browser.ts';
import { createBrowserFiles } from './browser-files.ts';
import { createBrowserPage } from './browser-page.ts';
import { createPageFormatWork } from '../formats/format-work.ts';
import { createDesktopHost } from './desktop.ts';
import { createDroppedHandles } from './dropped-handles.ts';
import { createKeptLibrary, indexedDbLibrary } from './kept-library.ts';
import { createRecentHandles, indexedDbRecents } from './recent-handles.ts';
import { createStoredImageOptions } from './stored-image-options.ts';

/** The desktop where its preload script has left a way to it, else the browser that shows this page. */
export function connectHost(page: Window & typeof globalThis): Host {
  if (page.neuromatrix) return createDesktopHost(page.neuromatrix);
  return createBrowserHost({
    version,
    page: createBrowserPage(page),
    files: createBrowserFiles(page),
    recents: createRecentHandles(indexedDbRecents, () => crypto.randomUUID()),
    ownLibrary: createKeptLibrary(indexedDbLibrary),
    drops: createDroppedHandles(page),
    formats: createPageFormatWork(),
    imageOptions: createStoredImageOptions(() => page.localStorage),
  });
}
