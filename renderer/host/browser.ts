import { z } from 'zod';
import type { FormatWork } from '../../shared/open/format-work.ts';
import {
  openedProject,
  type Host,
  type HostFailure,
  type OpenedProject,
  type Start,
} from '../../shared/host.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { createBrowserDocuments, type DocumentParts } from './browser-documents.ts';
import type { BrowserPage } from './browser-page.ts';
import type { KeptLibrary } from './kept-library.ts';
import { readProject } from '../../shared/session/project-files.ts';
import { pageFiles } from './file-content.ts';

export interface BrowserParts extends DocumentParts {
  readonly version: string;
  readonly page: BrowserPage;
  readonly ownLibrary: KeptLibrary;
}

/**
 * The world around the editor in a plain browser. What can happen is a value; it never throws for that.
 * There is one place for an opened project, this page: the editor has asked about unsaved work before.
 */
export function createBrowserHost(parts: BrowserParts): Host {
  const { page, recents } = parts;
  const documents = createBrowserDocuments(parts);
  const clipboard = createClipboard(page);
  return {
    edition: 'browser',
    savesByDownload: !parts.files.canWrite,
    ...documents.requests,
    ...clipboard,
    start: async () => {
      const first = await start(parts);
      if (first.opened && !first.opened.fromImage) {
        documents.name(first.opened.name, first.opened.imported?.format ?? 'neuromatrix');
      }
      return first;
    },
    startAfresh: async () => documents.forget(),
    newWindow: async () => page.openEmptyEditor(),
    ownLibrary: () => parts.ownLibrary.load(),
    saveOwnLibrary: (own) => parts.ownLibrary.save(own),
    recentFiles: () => recents.list(),
    clearRecentFiles: () => recents.clear(),
    saveSettings: async (settings) => page.storeSettings(settings),
    openWebPage: async ({ url }) => page.openPage(url),
    reportState: async ({ edited, title }) => {
      page.setTitle(`${edited ? '● ' : ''}${title} — Neuromatrix`);
      page.guardLeaving(edited);
    },
    closeWindow: async ({ discard }) => {
      if (discard) page.guardLeaving(false);
      page.close();
    },
    // Nothing outside the page speaks to it: there is no native menu and nobody hands it files.
    on: () => () => undefined,
  };
}

/** Where the browser forbids its clipboard, copying works within the page. */
function createClipboard(
  page: BrowserPage,
): Pick<Host, 'readClipboard' | 'writeClipboard' | 'writeClipboardImage'> {
  let own = '';
  return {
    readClipboard: () => page.readClipboard().catch(() => own),
    writeClipboard: async ({ text }) => {
      own = text;
      await page.writeClipboard(text).catch(() => undefined);
    },
    writeClipboardImage: ({ png, svg }) =>
      page.writeClipboardImage(png, svg).then(
        () => true,
        () => false,
      ),
  };
}

/** What is no text comes in base64. */
const startupFileSchema = z.union([
  z.object({ name: z.string(), text: z.string() }),
  z.object({ name: z.string(), base64: z.base64() }),
]);

async function start({ page, version, formats }: BrowserParts): Promise<Start> {
  const offered = startupFileSchema.safeParse(await page.startupFile());
  const opened = offered.success ? await openOffered(offered.data, formats) : null;
  return {
    version,
    platform: page.platform,
    settings: page.loadSettings(),
    opened: opened?.ok ? opened.value : null,
    failure: opened && !opened.ok ? opened.error : null,
  };
}

async function openOffered(
  offered: z.infer<typeof startupFileSchema>,
  formats: FormatWork,
): Promise<Result<OpenedProject, HostFailure>> {
  const { name } = offered;
  const content =
    'text' in offered
      ? offered.text
      : Uint8Array.from(atob(offered.base64), (character) => character.charCodeAt(0));
  const read = await readProject(pageFiles, new File([content], name), formats);
  if (!read.ok) return failure({ file: name, error: read.error });
  return success(openedProject(name, read.value));
}
