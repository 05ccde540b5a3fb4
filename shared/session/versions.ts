import { z } from 'zod';
import { fromUtf8 } from '../bytes/bytes.ts';
import type { FormatWork, NamedContent } from '../open/format-work.ts';
import { isSameValue } from '../project/plain-json.ts';
import type { Marker, Project } from '../project/project-schema.ts';
import { projectExtension, withExtension } from './file-names.ts';
import { createTurns } from './in-turn.ts';
import { projectChangesSchema } from '../merge/change-counts.ts';

/** All about an earlier state of a project but its content. */
export const versionHeadSchema = z.object({
  id: z.string(),
  /** Milliseconds since 1970: when it was saved or kept. */
  time: z.number(),
  /** The file's bare name then. It tells the format where the content does not. */
  name: z.string(),
  bytes: z.int(),
  /** Of the content. */
  hash: z.string(),
  /** `replaced` was in the file before a save and is not from this program; `set-aside` was never saved. */
  reason: z.enum(['saved', 'replaced', 'set-aside']),
  /** Nodes and links; `null` where nobody has looked. */
  size: z.object({ nodes: z.int(), links: z.int() }).nullable(),
  /** Against the version before; `null` where there is none, or where that could not be read. */
  changes: projectChangesSchema.nullable(),
  /** It may hold laboratory values. */
  hasValues: z.boolean(),
});

export type VersionHead = Readonly<z.infer<typeof versionHeadSchema>>;

export interface StoredVersion<File> extends VersionHead {
  /** Stands for the project's file. */
  readonly key: string;
  readonly file: File;
}

/** Where versions outlive the program. What the system throws comes through. */
export interface VersionStore<File> {
  /** The key of a file: the same for every way to name it. */
  keyOf(file: File): Promise<string>;
  /** The versions of one file, or of all. In any order. */
  list(key?: string): Promise<readonly StoredVersion<File>[]>;
  /** Takes the place of a version with the same id, whole or not at all. */
  put(version: StoredVersion<File>, content: Uint8Array): Promise<void>;
  /** `null`: it is gone. */
  read(version: StoredVersion<File>): Promise<Uint8Array | null>;
  remove(version: StoredVersion<File>): Promise<void>;
  /** Removes also what cannot be read any more, and so is in no list. */
  removeAll?(): Promise<void>;
}

/** What a person allows. */
export interface VersionLimits {
  readonly keeps: boolean;
  readonly days: number;
  /** Of all versions together. */
  readonly megabytes: number;
}

interface VersionParts<File> {
  readonly store: VersionStore<File>;
  readonly formats: FormatWork;
  readonly nameOf: (file: File) => string;
  readonly newId: () => string;
  readonly now: () => number;
  readonly limits: () => VersionLimits;
  readonly hashOf: (content: Uint8Array) => Promise<string>;
  /** Hears of what could not be kept: the history is a help and stops nothing. */
  readonly onError: (error: unknown) => void;
}

/** The versions of one file, for a list. */
export interface KeptHistory {
  readonly key: string;
  readonly name: string;
  readonly versions: number;
  readonly bytes: number;
}

/** The local history of a program or page. */
export interface Versions<File> {
  /** What a save is about to replace, unless it is known. False: it could not be kept. */
  keepReplaced(
    file: File,
    content: Uint8Array,
    hash: string,
    /** Also where the person wants no history: the save can go wrong half-way. */
    isNeeded?: boolean,
  ): Promise<boolean>;
  /** What was saved. Resolves at once; the work goes on. */
  keepSaved(file: File, project: Project, content: Uint8Array, hash: string): void;
  /** What is in the window and not in the file. False: it could not be kept. */
  keepAside(file: File, project: Project): Promise<boolean>;
  /** Latest first, with what was saved a moment ago. */
  of(file: File): Promise<readonly VersionHead[]>;
  /** `null`: it is gone, or cannot be read. */
  open(file: File, id: string): Promise<Project | null>;
  /** A person took laboratory values out of the project: all but these leave its versions now, not only after a save. */
  forgetValues(file: File, kept: readonly Marker[]): Promise<void>;
  /** All files that have versions, by name. */
  kept(): Promise<readonly KeptHistory[]>;
  /** Removes the versions of one file, or all. */
  clear(key?: string): Promise<void>;
  /** Removes what is older or more than the person allows. See `withAges`. */
  prune(): Promise<void>;
  /** Resolves when all that was asked for so far is done. */
  settled(): Promise<void>;
}

export function createVersions<File>(parts: VersionParts<File>): Versions<File> {
  const { store, formats, nameOf, newId, now, limits, hashOf, onError } = parts;
  const inTurn = createTurns<'history' | 'store'>();
  const running = new Set<Promise<unknown>>();

  /** One after the other; what fails is reported and ends nothing else. */
  const work = (task: () => Promise<void>): Promise<boolean> => {
    const run = inTurn('history', task).then(
      () => true,
      (error: unknown) => {
        onError(error);
        return false;
      },
    );
    running.add(run);
    void run.finally(() => running.delete(run));
    return run;
  };
  const latestFirst = async (key: string) =>
    (await store.list(key)).toSorted((one, other) => other.time - one.time);
  const read = async (version: StoredVersion<File>): Promise<Project | null> => {
    const content = await store.read(version);
    if (content === null) return null;
    const found = await formats.read(content, version.name);
    return found.ok ? found.value.project : null;
  };
  const keep = (
    file: File,
    reason: VersionHead['reason'],
    content: Uint8Array,
    about: Pick<VersionHead, 'hash' | 'size' | 'changes'>,
  ): Promise<void> =>
    // A next save does not wait for the work after this one, so it may keep the same content as what it replaces.
    inTurn('store', async () => {
      const key = await store.keyOf(file);
      const known = await latestFirst(key);
      if (reason === 'replaced' && known.some(({ hash }) => hash === about.hash)) return;
      const [last] = known;
      const isSame = reason === 'saved' && last?.reason === 'replaced' && last.hash === about.hash;
      await store.put(
        {
          ...about,
          key,
          file,
          id: isSame ? last.id : newId(),
          time: isSame ? last.time : now(),
          name: reason === 'set-aside' ? asProjectName(nameOf(file)) : nameOf(file),
          bytes: content.length,
          reason,
          hasValues: mayHoldValues(content),
        },
        content,
      );
    });
  /** What is known of a project against the version before it. */
  const describe = async (
    file: File,
    project: Project,
    content: NamedContent,
  ): Promise<Pick<VersionHead, 'size' | 'changes'> & { readonly isKnown: boolean }> => {
    const [last] = await latestFirst(await store.keyOf(file));
    const bytes = last === undefined ? null : await store.read(last);
    const before = last && bytes && { bytes, name: last.name };
    const compared = before ? await formats.compare(before, content) : null;
    const size = { nodes: project.nodes.length, links: project.links.length };
    return { size, changes: compared?.changes ?? null, isKnown: compared?.isSame ?? false };
  };
  /** A person removed values from the project: they leave its history too. */
  const forgetValues = async (file: File, kept: readonly Marker[]): Promise<void> => {
    const all = await store.list(await store.keyOf(file));
    for (const version of all) {
      if (!version.hasValues) continue;
      // One after the other: each may be large.
      // oxlint-disable-next-line no-await-in-loop
      const old = await read(version);
      const without = old && withoutOtherValues(old, kept);
      if (without === null || without === old) continue;
      // oxlint-disable-next-line no-await-in-loop
      const content = await formats.ownText(without);
      // oxlint-disable-next-line no-await-in-loop
      const hash = await hashOf(content);
      const bytes = content.length;
      const hasValues = mayHoldValues(content);
      const name = asProjectName(version.name);
      // oxlint-disable-next-line no-await-in-loop
      await store.put({ ...version, name, hash, bytes, hasValues }, content);
    }
  };
  const prune = async (): Promise<void> => {
    const { days, megabytes } = limits();
    let room = megabytes * 1024 * 1024;
    const all = (await store.list()).toSorted((one, other) => other.time - one.time);
    for (const { version, age } of withAges(all, now(), days * day)) {
      room -= version.bytes;
      // oxlint-disable-next-line no-await-in-loop
      if (age > days * day || room < 0) await store.remove(version);
    }
  };

  return {
    keepReplaced: async (file, content, hash, isNeeded = false) => {
      // A browser makes a file that is chosen for saving, with nothing in it.
      if (content.length === 0 || (!limits().keeps && !isNeeded)) return true;
      // Not in turn: a save must not wait for the work after an earlier one.
      try {
        await keep(file, 'replaced', content, { hash, size: null, changes: null });
        return true;
      } catch (error) {
        onError(error);
        return false;
      }
    },
    keepSaved: (file, project, content, hash) =>
      void work(async () => {
        if (limits().keeps) {
          const written = { bytes: content, name: nameOf(file) };
          const { isKnown, ...about } = await describe(file, project, written);
          if (!isKnown) await keep(file, 'saved', content, { ...about, hash });
        }
        await forgetValues(file, markersOf(project));
        await prune();
      }),
    keepAside: (file, project) =>
      work(async () => {
        const content = await formats.ownText(project);
        const written = { bytes: content, name: asProjectName(nameOf(file)) };
        const { isKnown, ...about } = await describe(file, project, written);
        if (!isKnown) {
          await keep(file, 'set-aside', content, { ...about, hash: await hashOf(content) });
        }
      }),
    of: async (file) => {
      await Promise.allSettled(running);
      return latestFirst(await store.keyOf(file));
    },
    open: async (file, id) => {
      const all = await store.list(await store.keyOf(file));
      const version = all.find((one) => one.id === id);
      return version === undefined ? null : read(version);
    },
    forgetValues: async (file, kept) => void (await work(() => forgetValues(file, kept))),
    kept: async () => {
      await Promise.allSettled(running);
      return groupByFile(await store.list());
    },
    clear: async (key) => {
      await work(async () => {
        // oxlint-disable-next-line no-await-in-loop
        for (const version of await store.list(key)) await store.remove(version);
        if (key === undefined) await store.removeAll?.();
      });
    },
    prune: async () => void (await work(prune)),
    settled: async () => {
      await Promise.allSettled(running);
    },
  };
}

const day = 86_400_000;
/** So much time between two versions, or since the last one, is believed. */
const longestGap = 7 * day;

/**
 * How old versions are, the latest first, in time that the history has seen pass. A clock can be years ahead at one start
 * or save, and nothing tells that from a long absence: so a gap in which nothing was kept counts as a week at most, and
 * as half of `allowed` where that is less. By a leap of the clock alone no recent version becomes too old; after a long
 * absence versions stay for longer, within the room that they may take. Times to come, from a clock that was ahead, are
 * no age.
 */
function withAges<Version extends { readonly time: number }>(
  latestFirst: readonly Version[],
  now: number,
  allowed: number,
): readonly { readonly version: Version; readonly age: number }[] {
  const most = Math.min(longestGap, allowed / 2);
  let [age, later] = [0, now];
  return latestFirst.map((version) => {
    age += Math.min(most, Math.max(0, later - version.time));
    later = Math.min(later, version.time);
    return { version, age };
  });
}

/** Its content is a project file, whatever the document's own file is. */
function asProjectName(name: string): string {
  return withExtension(name, projectExtension);
}

function mayHoldValues(content: Uint8Array): boolean {
  return fromUtf8(content)?.includes('"markers"') ?? false;
}

/** The laboratory values that are kept in a project. */
export function markersOf({ scenarios }: Pick<Project, 'scenarios'>): readonly Marker[] {
  return scenarios.flatMap(({ markers }) => markers ?? []);
}

/** `old` without other laboratory values than these; the same object where there are none. */
function withoutOtherValues(old: Project, present: readonly Marker[]): Project {
  const isPresent = (marker: Marker) => present.some((one) => isSameValue(one, marker));
  const isClean = old.scenarios.every(({ markers }) => markers?.every(isPresent) ?? true);
  if (isClean) return old;
  const scenarios = old.scenarios.map(({ markers, ...scenario }) => {
    const left = markers?.filter(isPresent) ?? [];
    return left.length === 0 ? scenario : { ...scenario, markers: left };
  });
  return { ...old, scenarios };
}

function groupByFile<File>(versions: readonly StoredVersion<File>[]): KeptHistory[] {
  const groups = new Map<string, StoredVersion<File>[]>();
  for (const version of versions) {
    const group = groups.get(version.key);
    if (group === undefined) groups.set(version.key, [version]);
    else group.push(version);
  }
  return [...groups]
    .map(([key, group]) => ({
      key,
      name: group.toSorted((one, other) => other.time - one.time)[0]?.name ?? '',
      versions: group.length,
      bytes: group.reduce((sum, { bytes }) => sum + bytes, 0),
    }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}
