/** Runs a task when all earlier tasks of the same key have ended. */
export type InTurn = <Value>(key: string, task: () => Promise<Value>) => Promise<Value>;

/** Keeps two operations on one file from overlapping. */
export function createTurns(): InTurn {
  const last = new Map<string, Promise<unknown>>();
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
