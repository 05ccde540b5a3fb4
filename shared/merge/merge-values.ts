import { isSameValue } from '../project/plain-json.ts';
import type { Path } from './diff-projects.ts';
import { mergeOrder } from './merge-order.ts';
import {
  itemsByKey,
  readUnit,
  unitEntries,
  unitsOf,
  type KeyedList,
  type Shape,
  type Unit,
} from './shapes.ts';

export type Side = 'ours' | 'theirs';

/** Something that both versions changed, each in its own way. Until it is decided, the merged project has one of them. */
export interface Conflict {
  /** Names it in a decision. The same for the same three versions, whatever else is decided. */
  readonly id: string;
  /**
   * `field`: two values. `removed`: removed in one version and changed in the other. `needed`: removed in one, while
   * something new in the other cannot be without it. `order`: two orders of a list. `project`: the two versions cannot be
   * in one project.
   */
  readonly kind: 'field' | 'removed' | 'needed' | 'order' | 'project';
  readonly path: Path;
  /** Undefined where there is nothing. */
  readonly base: unknown;
  readonly ours: unknown;
  readonly theirs: unknown;
  /** What the merged project has now. */
  readonly taken: Side;
  /** What cannot be without it, where that is why. */
  readonly neededBy: readonly Path[];
}

/** The three versions of one value; undefined where a version has none. */
export interface Versions {
  readonly base: unknown;
  readonly ours: unknown;
  readonly theirs: unknown;
}

/** What the rules between parts of a project ask of a merge. Found by merging and looking; each round adds to it. */
export interface Demands {
  /** What would be gone, and what cannot be without it, both by the keys of their paths. */
  readonly needed: Map<string, Map<string, Path>>;
  /** Fields that take their value from one version although only one changed them. */
  readonly forced: Map<string, Side>;
  /** All paths under which there is something of that, the ends included. */
  readonly touched: Set<string>;
}

export interface Merging {
  readonly demands: Demands;
  readonly decide: (conflict: string) => Side | undefined;
  readonly conflicts: Conflict[];
}

/** A path as a key of maps. */
export function pathKey(path: Path): string {
  return JSON.stringify(path);
}

/** Merges one value. What only one version changed is as that version has it. */
export function mergeValue(
  shape: Shape,
  versions: Versions,
  path: Path,
  merging: Merging,
): unknown {
  const { touched } = merging.demands;
  if (touched.size === 0 || !touched.has(pathKey(path))) {
    const clear = withoutConflict(versions);
    if (clear !== null) return clear.value;
  }
  switch (shape.type) {
    case 'fields':
      return mergeFields(shape.units, versions, path, merging);
    case 'list':
      return mergeList(shape, versions, path, merging);
    case 'time':
      return mergeTimes(shape.wins, versions);
    case 'whole':
    default:
      return mergeWhole(versions, path, merging);
  }
}

/** An object, because the value may be undefined. Null: both changed it, each in its own way. */
function withoutConflict({ base, ours, theirs }: Versions): { readonly value: unknown } | null {
  if (isSameValue(ours, theirs) || isSameValue(base, theirs)) return { value: ours };
  return isSameValue(base, ours) ? { value: theirs } : null;
}

function mergeWhole(versions: Versions, path: Path, merging: Merging): unknown {
  const forced = merging.demands.forced.get(pathKey(path));
  const clear = withoutConflict(versions);
  const isClear =
    clear !== null && (forced === undefined || isSameValue(versions.ours, versions.theirs));
  if (isClear) return clear.value;
  return versions[settle(merging, 'field', { ...versions, path, usual: forced ?? 'ours' })];
}

function mergeTimes(wins: 'later' | 'earlier', versions: Versions): unknown {
  const clear = withoutConflict(versions);
  if (clear !== null) return clear.value;
  const times = [versions.ours, versions.theirs].filter((time) => typeof time === 'string').sort();
  return wins === 'later' ? times.at(-1) : times[0];
}

function mergeFields(
  known: readonly Unit[],
  { base, ours, theirs }: Versions,
  path: Path,
  merging: Merging,
): unknown {
  const entries = unitsOf(known, [base, ours, theirs]).flatMap((unit) => {
    const versions = {
      base: readUnit(base, unit),
      ours: readUnit(ours, unit),
      theirs: readUnit(theirs, unit),
    };
    return unitEntries(unit, mergeValue(unit.shape, versions, [...path, unit.name], merging));
  });
  const isGone = entries.length === 0 && (ours === undefined || theirs === undefined);
  return isGone ? undefined : keepIdentity(Object.fromEntries(entries), ours, theirs);
}

function mergeList(shape: KeyedList, versions: Versions, path: Path, merging: Merging): unknown {
  const base = itemsByKey(versions.base, shape.keyOf);
  const ours = itemsByKey(versions.ours, shape.keyOf);
  const theirs = itemsByKey(versions.theirs, shape.keyOf);
  if (base === null || ours === null || theirs === null) return mergeWhole(versions, path, merging);
  const merged = new Map<string, unknown>();
  for (const key of new Set([...ours.keys(), ...theirs.keys()])) {
    const items = { base: base.get(key), ours: ours.get(key), theirs: theirs.get(key) };
    const item = mergeItem(shape.item, items, [...path, key], merging);
    if (item !== undefined) merged.set(key, item);
  }
  if (merged.size > shape.most) return mergeWhole(versions, path, merging);
  const orders = { base: [...base.keys()], ours: [...ours.keys()], theirs: [...theirs.keys()] };
  const order = mergeOrder(
    orders,
    new Set(merged.keys()),
    (all) => all[settle(merging, 'order', { ...all, path, usual: 'ours' })],
  );
  const isGone =
    order.length === 0 && (versions.ours === undefined || versions.theirs === undefined);
  if (isGone) return undefined;
  return keepIdentity(
    order.map((key) => merged.get(key)),
    versions.ours,
    versions.theirs,
  );
}

function mergeItem(shape: Shape, items: Versions, path: Path, merging: Merging): unknown {
  const { base, ours, theirs } = items;
  if (ours !== undefined && theirs !== undefined) return mergeValue(shape, items, path, merging);
  if (base === undefined) return ours ?? theirs;
  const usual = ours === undefined ? 'theirs' : 'ours';
  const isChanged = !isSameValue(base, items[usual]);
  if (!isChanged && !merging.demands.needed.has(pathKey(path))) return undefined;
  return items[settle(merging, isChanged ? 'removed' : 'needed', { ...items, path, usual })];
}

interface Found extends Versions {
  readonly path: Path;
  /** What holds until someone decides. */
  readonly usual: Side;
}

/** Notes a conflict and says whose version is taken. */
function settle(merging: Merging, kind: Conflict['kind'], { usual, ...found }: Found): Side {
  const id = conflictId(kind, found.path);
  const taken = merging.decide(id) ?? usual;
  const neededBy = [...(merging.demands.needed.get(pathKey(found.path))?.values() ?? [])];
  merging.conflicts.push({ id, kind, ...found, taken, neededBy });
  return taken;
}

export function conflictId(kind: Conflict['kind'], path: Path): string {
  // Whether an element is changed or needed where it was not removed, the decision is about its removal.
  return `${kind === 'needed' ? 'removed' : kind} ${pathKey(path)}`;
}

/** A value that says the same as that of a version is that value: what shares it need not be drawn anew. */
function keepIdentity(merged: unknown, ours: unknown, theirs: unknown): unknown {
  if (isSameValue(merged, ours)) return ours;
  return isSameValue(merged, theirs) ? theirs : merged;
}
