import { createHash, randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { KeptWork, RequestInput } from '../shared/host.ts';
import type { Project } from '../shared/project/project-schema.ts';
import { createVersions, type VersionHead, type Versions } from '../shared/session/versions.ts';

import type { Desktop, DesktopFile, WindowDocument } from './desktop.ts';
import type { Log } from './log.ts';
import { createVersionFiles } from './version-files.ts';

export function createDesktopVersions(
  folder: string,
  { formats, settings }: Pick<Desktop, 'formats' | 'settings'>,
  log: Log,
): Versions<DesktopFile> {
  return createVersions({
    store: createVersionFiles(folder, log),
    formats,
    nameOf: ({ path }) => basename(path),
    newId: randomUUID,
    now: Date.now,
    limits: () => {
      const {
        keepsHistory: keeps,
        historyDays: days,
        historyMegabytes: megabytes,
      } = settings.get();
      return { keeps, days, megabytes };
    },
    hashOf: async (content) => createHash('sha256').update(content).digest('hex'),
    onError: (error) => log(`The history could not be kept: ${String(error)}`),
  });
}

export async function listVersions(
  { versions }: Desktop,
  { session }: WindowDocument,
  { document }: RequestInput<'versions'>,
): Promise<readonly VersionHead[]> {
  const file = session.fileOf(document);
  return file ? toHeads(await versions.of(file.at)) : [];
}

/** The window never sees a path. */
function toHeads(versions: readonly VersionHead[]): readonly VersionHead[] {
  return versions.map(({ id, time, name, bytes, hash, reason, size, changes, hasValues }) => {
    return { id, time, name, bytes, hash, reason, size, changes, hasValues };
  });
}

export async function openVersion(
  { versions }: Desktop,
  { session }: WindowDocument,
  { document, id }: RequestInput<'version'>,
): Promise<Project | null> {
  const file = session.fileOf(document);
  return file ? versions.open(file.at, id) : null;
}

export async function keepVersion(
  { versions }: Desktop,
  { session }: WindowDocument,
  { document, project }: RequestInput<'keepVersion'>,
): Promise<boolean> {
  const file = session.fileOf(document);
  return file ? versions.keepAside(file.at, project) : false;
}

export async function listKeptWork({ drafts, versions }: Desktop): Promise<KeptWork> {
  return { drafts: await drafts.all.waiting(), histories: await versions.kept() };
}
