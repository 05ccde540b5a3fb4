import { unreachable } from '../../../../shared/result.ts';

/**
 * Joins the two JavaScript worlds of a page: the isolated one, where the preload script runs, and the page's own.
 * They share the DOM but no objects, so everything crosses as a structured clone in the detail of a synchronous event, as
 * Electron's `contextBridge` does it: functions and promises become stand-ins of their own, prototypes are dropped.
 */
export type World = 'page' | 'preload';

type Message =
  | { kind: 'call'; id: number; args: unknown }
  | { kind: 'settle'; id: number; ok: boolean; value: unknown }
  | { kind: 'expose'; key: string; api: unknown };

type Reply = { ok: true; value: unknown } | { ok: false; message: string };

interface Settler {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

export interface WorldBridge {
  /** Shows `api` to the other world. Throws what the other world throws. */
  expose(key: string, api: unknown): void;
}

/** `secret` names the events; a page that does not know it cannot listen. */
export function createWorldBridge(
  secret: string,
  world: World,
  onExpose: (key: string, api: unknown) => void,
): WorldBridge {
  const other = world === 'page' ? 'preload' : 'page';
  const functions: ((...args: unknown[]) => unknown)[] = [];
  const settlers = new Map<number, Settler>();
  let promises = 0;
  let reply: Reply | null = null;

  window.addEventListener(
    `${secret}:${world}:reply`,
    (event) => (reply = detailOf(event) as Reply),
  );
  window.addEventListener(`${secret}:${world}`, (event) => {
    dispatch(`${secret}:${other}:reply`, answer(detailOf(event) as Message));
  });

  function send(message: Message): unknown {
    reply = null;
    dispatch(`${secret}:${other}`, message);
    // TypeScript does not see that the listener above has set it meanwhile.
    const answered = reply as Reply | null;
    if (!answered) throw new Error('The other world of this page is not there.');
    if (!answered.ok) throw new Error(answered.message);
    return unpack(answered.value, new Map());
  }

  function answer(message: Message): Reply {
    try {
      return { ok: true, value: pack(perform(message), new Map()) };
    } catch (error) {
      return { ok: false, message: messageOf(error) };
    }
  }

  function perform(message: Message): unknown {
    switch (message.kind) {
      case 'expose':
        onExpose(message.key, unpack(message.api, new Map()));
        return undefined;
      case 'settle': {
        const settler = settlers.get(message.id);
        settlers.delete(message.id);
        const value = unpack(message.value, new Map());
        if (message.ok) settler?.resolve(value);
        else settler?.reject(value instanceof Error ? new Error(value.message) : (value as Error));
        return undefined;
      }
      case 'call':
        // Packed from an array of arguments by `unpack` on the other side.
        return functions[message.id]?.(...(unpack(message.args, new Map()) as unknown[]));
      default:
        return unreachable(message);
    }
  }

  function pack(value: unknown, seen: Map<object, unknown>): unknown {
    if (typeof value === 'function') return { [secret]: 'function', id: keep(value) };
    if (typeof value === 'symbol') throw new Error('A symbol cannot cross the bridge.');
    if (typeof value !== 'object' || value === null) return value;
    if (value instanceof Promise) return { [secret]: 'promise', id: follow(value) };
    if (isCloneable(value)) return structuredClone(value);
    const packed: object = Array.isArray(value) ? [] : {};
    return fill(value, packed, seen, pack);
  }

  function keep(value: unknown): number {
    // `pack` has just seen that it is a function.
    return functions.push(value as () => unknown) - 1;
  }

  function follow(promise: Promise<unknown>): number {
    const id = (promises += 1);
    const settle = (ok: boolean, value: unknown): unknown =>
      send({ kind: 'settle', id, ok, value: pack(value, new Map()) });
    promise.then(
      (value) => settle(true, value),
      (error: unknown) => settle(false, error),
    );
    return id;
  }

  function unpack(value: unknown, seen: Map<object, unknown>): unknown {
    if (typeof value !== 'object' || value === null || isCloneable(value)) return value;
    const mark: unknown = Reflect.get(value, secret);
    const id = Number(Reflect.get(value, 'id'));
    if (mark === 'function') {
      return (...args: unknown[]) => send({ kind: 'call', id, args: pack(args, new Map()) });
    }
    if (mark === 'promise') {
      return new Promise((resolve, reject) => settlers.set(id, { resolve, reject }));
    }
    return fill(value, Array.isArray(value) ? [] : {}, seen, unpack);
  }

  return {
    expose: (key, api) => {
      send({ kind: 'expose', key, api: pack(api, new Map()) });
    },
  };
}

/** Copies the own enumerable properties, each through `cross`. */
function fill(
  from: object,
  to: object,
  seen: Map<object, unknown>,
  cross: (value: unknown, seen: Map<object, unknown>) => unknown,
): unknown {
  const known = seen.get(from);
  if (known) return known;
  seen.set(from, to);
  for (const [key, value] of Object.entries(from)) {
    const crossed = cross(value, seen);
    Object.defineProperty(to, key, {
      value: crossed,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return to;
}

function isCloneable(value: object): boolean {
  return (
    ArrayBuffer.isView(value) ||
    [Date, RegExp, Map, Set, ArrayBuffer, Blob, Error].some((Maker) => value instanceof Maker)
  );
}

function dispatch(name: string, detail: unknown): void {
  window.dispatchEvent(new CustomEvent(name, { detail }));
}

/** Only `dispatch` makes events of these names. */
function detailOf(event: Event): unknown {
  return (event as CustomEvent<unknown>).detail;
}

function messageOf(error: unknown): string {
  return error instanceof Error
    ? error.message
    : 'An unknown exception occurred in the isolated context, an error occurred but a valid exception was not thrown.';
}
