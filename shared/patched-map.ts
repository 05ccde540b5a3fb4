/** A map in which few entries differ from another one, made without copying that. The keys are the same. */
export class PatchedMap<Key, Value> implements ReadonlyMap<Key, Value> {
  readonly #base: ReadonlyMap<Key, Value>;
  readonly #patch: ReadonlyMap<Key, Value>;

  private constructor(base: ReadonlyMap<Key, Value>, patch: ReadonlyMap<Key, Value>) {
    this.#base = base;
    this.#patch = patch;
  }

  /** `map` with other values for some of its keys; itself if there are none. */
  static of<Key, Value>(
    map: ReadonlyMap<Key, Value>,
    changes: ReadonlyMap<Key, Value>,
  ): ReadonlyMap<Key, Value> {
    if (changes.size === 0) return map;
    const isPatched = map instanceof PatchedMap;
    const patch = isPatched ? new Map([...map.#patch, ...changes]) : changes;
    if (patch.size > mostPatched) return new Map([...map, ...changes]);
    return new PatchedMap(isPatched ? map.#base : map, patch);
  }

  get size(): number {
    return this.#base.size;
  }

  get(key: Key): Value | undefined {
    return this.#patch.get(key) ?? this.#base.get(key);
  }

  has(key: Key): boolean {
    return this.#base.has(key);
  }

  forEach(call: (value: Value, key: Key, map: ReadonlyMap<Key, Value>) => void): void {
    for (const [key, value] of this) call(value, key, this);
  }

  *entries(): MapIterator<[Key, Value]> {
    for (const [key, value] of this.#base) yield [key, this.#patch.get(key) ?? value];
  }

  keys(): MapIterator<Key> {
    return this.#base.keys();
  }

  *values(): MapIterator<Value> {
    for (const [, value] of this) yield value;
  }

  [Symbol.iterator](): MapIterator<[Key, Value]> {
    return this.entries();
  }
}

/** With more of them a copy is quicker. */
const mostPatched = 500;

/** Beyond this many changes it is quicker to go through all. */
const mostChanges = 2_000;

/** From which list another one was made, and at which positions they differ. */
interface Origin {
  readonly before: WeakRef<readonly unknown[]>;
  readonly positions: readonly number[];
}

const origins = new WeakMap<readonly unknown[], Origin>();

/**
 * The list with other elements at some positions; the same list if there are none. It is known of the new list where the
 * two differ, so that nobody has to go through all to find out.
 */
export function withReplaced<Element>(
  list: readonly Element[],
  news: ReadonlyMap<number, Element>,
): readonly Element[] {
  if (news.size === 0) return list;
  const next = list.slice();
  for (const [at, element] of news) next[at] = element;
  if (news.size <= mostChanges)
    origins.set(next, { before: new WeakRef(list), positions: [...news.keys()] });
  return next;
}

/** The positions at which two lists may differ, in order; null if that is not known. */
function candidatesBetween(
  before: readonly unknown[],
  after: readonly unknown[],
): readonly number[] | null {
  const [old, now] = [origins.get(before), origins.get(after)];
  const [oldBase, nowBase] = [old?.before.deref(), now?.before.deref()];
  if (now && nowBase === before) return now.positions.toSorted(ascending);
  if (old && oldBase === after) return old.positions.toSorted(ascending);
  if (!old || !now || !oldBase || oldBase !== nowBase) return null;
  return [...new Set([...old.positions, ...now.positions])].sort(ascending);
}

const ascending = (one: number, other: number): number => one - other;

/**
 * The elements of a list that are other values than in its version before, with their positions; null if the list has
 * other elements or another order, or if one is not alike what it was.
 */
export function changesBetween<Element extends { readonly id: string }>(
  before: readonly Element[],
  after: readonly Element[],
  isAlike: (one: Element, other: Element) => boolean,
): readonly (readonly [number, Element])[] | null {
  if (before === after) return [];
  if (before.length !== after.length) return null;
  const changes: [number, Element][] = [];
  const candidates = candidatesBetween(before, after);
  const count = candidates?.length ?? after.length;
  for (let index = 0; index < count; index += 1) {
    const at = candidates ? (candidates[index] ?? 0) : index;
    const old = before[at];
    const now = after[at];
    if (old === now || !old || !now) continue;
    if (old.id !== now.id || !isAlike(old, now)) return null;
    changes.push([at, now]);
  }
  return changes;
}
