import { EventEmitter } from 'node:events';

/** Asked of everything by Node and by `await`; absent in Electron too. */
const absentEverywhere = new Set(['then', 'toJSON', 'domain', 'inspect', 'constructor']);

/**
 * Passes `part` off as the whole of Electron's type: touching what is not there throws instead of quietly doing nothing.
 * `absent` names what real Electron does not have here either (`app.dock` outside macOS).
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- naming the whole is what it is for
export function onlyWhatIsThere<Whole extends object>(
  name: string,
  part: object,
  absent: readonly string[] = [],
): Whole {
  const proxy = new Proxy(part, {
    get: (target, key, receiver) => {
      if (typeof key === 'string' && !(key in target) && !absentEverywhere.has(key)) {
        if (absent.includes(key)) return undefined;
        throw new Error(`not in the stand-in: ${name}.${key}`);
      }
      return Reflect.get(target, key, receiver) as unknown;
    },
  });
  // The one place where a part is called the whole; the proxy makes the difference loud.
  return proxy as Whole;
}

/** An emitter that refuses listeners for events which it would never emit. */
export class KnownEvents extends EventEmitter {
  constructor(name: string, events: readonly string[]) {
    super();
    this.on('newListener', (event: string | symbol) => {
      if (typeof event === 'string' && !events.includes(event)) {
        throw new Error(`not in the stand-in: ${name}.on('${event}')`);
      }
    });
  }
}

export interface Preventable {
  readonly defaultPrevented: boolean;
  preventDefault(): void;
}

export function createPreventable(): Preventable {
  let prevented = false;
  return {
    get defaultPrevented() {
      return prevented;
    },
    preventDefault: () => {
      prevented = true;
    },
  };
}
