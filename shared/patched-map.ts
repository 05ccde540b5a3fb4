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
  for (let at = 0; at < after.length; at += 1) {
    const [old, now] = [before[at], after[at]];
    if (old === now || !old || !now) continue;
    if (old.id !== now.id || changes.length >= mostChanges || !isAlike(old, now)) return null;
    changes.push([at, now]);
  }
  return changes;
}
