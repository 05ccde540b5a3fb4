/** Runs a task when all earlier tasks of the same key have ended. */
export type InTurn<Key> = <Value>(key: Key, task: () => Promise<Value>) => Promise<Value>;

/** Keeps two operations on the same thing, such as a file, from overlapping. */
export function createTurns<Key>(): InTurn<Key> {
  const last = new Map<Key, Promise<unknown>>();
  return async (key, task) => {
    const mine = (last.get(key) ?? Promise.resolve()).then(task, task);
    last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (last.get(key) === mine) last.delete(key);
    }
  };
}

/** Saves the current state when its turn comes. True when that state is in the file. */
export type Save = (overwrite: boolean) => Promise<boolean>;

interface Chain {
  readonly key: string;
  running: Promise<boolean> | null;
  next: { readonly saved: Promise<boolean>; overwrite: boolean } | null;
}

/**
 * One save after the other. Whoever asks while one runs gets the next one; it saves everything that was done until it
 * begins. Several requests in the meantime are one save, and none is dropped. `keyOf` names where a save goes: a save
 * to another file does not wait for one that never ends.
 */
export function createSaveQueue(save: Save, keyOf: () => string): Save {
  let chain: Chain | null = null;
  return (overwrite) => {
    const key = keyOf();
    if (chain?.key !== key) chain = { key, running: null, next: null };
    return joinChain(chain, save, overwrite);
  };
}

function joinChain(chain: Chain, save: Save, overwrite: boolean): Promise<boolean> {
  if (chain.next !== null) {
    chain.next.overwrite ||= overwrite;
    return chain.next.saved;
  }
  const start = (isOverwriting: boolean): Promise<boolean> => {
    const mine = save(isOverwriting).finally(() => {
      if (chain.running === mine) chain.running = null;
    });
    chain.running = mine;
    return mine;
  };
  if (chain.running === null) return start(overwrite);
  const startNext = (): Promise<boolean> => {
    const isOverwriting = chain.next?.overwrite ?? false;
    chain.next = null;
    return start(isOverwriting);
  };
  chain.next = { saved: chain.running.then(startNext, startNext), overwrite };
  return chain.next.saved;
}
