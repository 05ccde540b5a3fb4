import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { RecentFile } from '../shared/host.ts';
import type { ImageOptions } from '../shared/project/image-formats.ts';
import {
  imageOptionsIn,
  putFirst,
  storedImageOptionsSchema,
  withImageOptions,
} from '../shared/session/remembered.ts';
import type { Log } from './log.ts';
import { createStoredValue } from './stored-values.ts';

const mostRecentFiles = 12;

const appStateSchema = z.object({
  /** Paths, latest first. */
  recentFiles: z.array(z.string()).catch([]),
  /** Where the person last opened or saved a project. */
  lastFolder: z.string().nullable().catch(null),
  lastExportFolder: z.string().nullable().catch(null),
  /** Paths of the files that were open when the program ended. */
  session: z.array(z.string()).catch([]),
  /** Paths of files that are being opened and that no window has shown yet. */
  opening: z.array(z.string()).catch([]),
  /** By paths of projects, latest first. */
  imageOptions: storedImageOptionsSchema.catch([]),
});

type AppStateValue = z.infer<typeof appStateSchema>;
type Folder = 'lastFolder' | 'lastExportFolder';

/** What the program remembers from one run to the next, besides the settings. */
export interface AppState {
  recentFiles(): readonly RecentFile[];
  /** The path behind an opaque id; `null` if it is no longer among the recent files. */
  recentPath(id: string): string | null;
  addRecent(path: string): Promise<void>;
  forgetRecent(path: string): Promise<void>;
  /** Forgets every file and folder: nothing of them stays in the program's folder. */
  clearRecent(): Promise<void>;
  folder(which: Folder): string | null;
  rememberFolder(which: Folder, path: string): Promise<void>;
  session(): readonly string[];
  /** Files that were being opened when the program ended the last time. */
  unfinished(): readonly string[];
  /** Written before the file is read: it may end the program. */
  beginOpening(path: string): Promise<void>;
  /** A window has shown it, or it could not be read. */
  endOpening(path: string): Promise<void>;
  /** The program ends as it should. */
  endAllOpening(): Promise<void>;
  rememberSession(paths: readonly string[]): Promise<void>;
  /** Resolves when all of this is on the disk. */
  written(): Promise<void>;
  /** The last image options of the project at this path; `null` if they are not known. */
  imageOptions(path: string): ImageOptions | null;
  rememberImageOptions(path: string, options: ImageOptions): Promise<void>;
}

/** `folder` is the program's own; whatever is unreadable there begins afresh. */
export async function createAppState(folder: string, log: Log): Promise<AppState> {
  const fresh = appStateSchema.parse({});
  const stored = await createStoredValue(join(folder, 'state.json'), appStateSchema, fresh, log);
  const change = (part: Partial<AppStateValue>) => stored.set({ ...stored.get(), ...part });
  const recentWithout = (path: string) => stored.get().recentFiles.filter((one) => one !== path);
  const unfinished = stored.get().opening;
  const openingWithout = (path: string) => stored.get().opening.filter((one) => one !== path);
  return {
    unfinished: () => unfinished,
    beginOpening: (path) => change({ opening: [...openingWithout(path), path] }),
    endOpening: async (path) => {
      const opening = openingWithout(path);
      if (opening.length < stored.get().opening.length) await change({ opening });
    },
    endAllOpening: () => change({ opening: [] }),
    recentFiles: () => stored.get().recentFiles.map(toRecentFile),
    recentPath: (id) => stored.get().recentFiles.find((path) => idOf(path) === id) ?? null,
    addRecent: (path) =>
      change({
        recentFiles: putFirst(
          stored.get().recentFiles,
          path,
          (one) => one === path,
          mostRecentFiles,
        ),
      }),
    forgetRecent: (path) => change({ recentFiles: recentWithout(path) }),
    clearRecent: async () => {
      await rm(join(folder, 'state.json.unreadable'), { force: true });
      await stored.set(fresh);
    },
    folder: (which) => stored.get()[which],
    rememberFolder: (which, path) => change({ [which]: path }),
    session: () => stored.get().session,
    rememberSession: (paths) => change({ session: [...paths] }),
    written: () => stored.written(),
    imageOptions: (path) => imageOptionsIn(stored.get().imageOptions, path),
    rememberImageOptions: (path, options) =>
      change({ imageOptions: withImageOptions(stored.get().imageOptions, path, options) }),
  };
}

function toRecentFile(path: string): RecentFile {
  return { id: idOf(path), name: basename(path), folder: basename(dirname(path)) };
}

/** An id for the path that does not tell the path. */
function idOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 24);
}
