import type { Loss } from '../../project/file-outcome.ts';
import { ownValue } from '../../project/plain-json.ts';
import { createUnreadParts, type UnreadParts } from './unread-parts.ts';
import { formatsWords } from '../../words/formats.ts';

interface JsonSilence {
  /** Names whose values say nothing to a person, such as what a program counts its elements by. */
  readonly silent?: ReadonlySet<string>;
  /** Names of which the reader tells by itself that it leaves them out. */
  readonly told?: ReadonlySet<string>;
  /** By the name of a list, the name by which its entries say what they are about. */
  readonly naming?: ReadonlyMap<string, string>;
}

interface WatchedJson {
  /** The same value, which knows what was read of it. */
  readonly json: unknown;
  /** What nobody has read of it so far. */
  readonly losses: () => Loss[];
}

/**
 * A value of a JSON file that remembers what its reader looks at: a text, number or boolean is read when it is taken from
 * its object, an object or list when something in it is.
 */
export function watchJson(json: unknown, silence: JsonSilence = {}): WatchedJson {
  const watches = new WeakMap<object, Watch>();
  return {
    json: isObject(json) ? watchOf(json, undefined, watches).proxy : json,
    losses: () => {
      const parts = createUnreadParts();
      if (isObject(json)) tellUnread(json, [], { watches, silence, parts });
      return parts.losses();
    },
  };
}

const bareValues = new WeakMap<object, object>();

/** The value as it is in the file: looking at that is not reading. */
export function unwatched(value: unknown): unknown {
  return isObject(value) ? (bareValues.get(value) ?? value) : value;
}

type Watches = WeakMap<object, Watch>;

/** What was read of one object or list. */
class Watch {
  readonly proxy: object;
  readonly keys = new Set<string>();
  readonly #parent: Watch | undefined;
  isRead = false;

  constructor(value: object, parent: Watch | undefined, watches: Watches) {
    this.#parent = parent;
    this.proxy = new Proxy(value, {
      get: (target, key): unknown => {
        const inner: unknown = Reflect.get(target, key);
        if (typeof key === 'symbol' || !Object.hasOwn(target, key)) return inner;
        if (isObject(inner)) return watchOf(inner, this, watches).proxy;
        if (Array.isArray(target) && key === 'length') return inner;
        this.keys.add(key);
        this.markRead();
        return inner;
      },
    });
    bareValues.set(this.proxy, value);
  }

  /** Something in it was read, and so something in all that it lies in. */
  markRead(): void {
    if (this.isRead) return;
    this.isRead = true;
    this.#parent?.markRead();
  }
}

function watchOf(value: object, parent: Watch | undefined, watches: Watches): Watch {
  const known = watches.get(value);
  if (known) return known;
  const watch = new Watch(value, parent, watches);
  watches.set(value, watch);
  return watch;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

interface Telling {
  readonly watches: Watches;
  readonly silence: JsonSilence;
  readonly parts: UnreadParts;
}

/** Of an object or list that is read in part. Numbers are places in a list, or ids: they name nothing. */
function tellUnread(value: object, path: readonly string[], telling: Telling): void {
  const { watches, silence, parts } = telling;
  const { told, silent, naming } = silence;
  const watch = watches.get(value);
  const own = naming?.get(path.at(-1) ?? '');
  for (const [key, inner] of Object.entries(value) as [string, unknown][]) {
    if (silent?.has(key) || key === own) continue;
    const isNumber = /^\d+$/u.test(key);
    const within = isNumber ? path : [...path, key];
    // A list that is the file holds pieces of it.
    const isPiece = isNumber && path.length === 0 && !Array.isArray(inner);
    const isOpen = isObject(inner) && (isPiece || watches.get(inner)?.isRead === true);
    if (isOpen) tellUnread(inner, within, telling);
    else if (!told?.has(key) && !watch?.keys.has(key) && saysSomething(key, inner, silent)) {
      const about = isNumber ? ownValue(inner, own ?? '') : undefined;
      const names = typeof about === 'string' ? [...path, about] : within;
      parts.add(names.slice(0, -1).join(' › '), names.at(-1) ?? formatsWords.entryList);
    }
  }
}

/** No deeper than what is parsed may be. */
function saysSomething(key: string, value: unknown, silent?: ReadonlySet<string>): boolean {
  if (value === null || value === '' || silent?.has(key)) return false;
  if (!isObject(value)) return true;
  return Object.entries(value).some(([name, inner]) => saysSomething(name, inner, silent));
}
