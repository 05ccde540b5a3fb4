/** Whole values. They share what did not change, so a step costs only what changed, and one list of references. */
export interface History<T> {
  /** Oldest first. */
  readonly past: readonly T[];
  readonly present: T;
  /** The next to redo first. */
  readonly future: readonly T[];
}

export const mostUndoSteps = 1_000;

export function startHistory<T>(present: T): History<T> {
  return { past: [], present, future: [] };
}

/** Makes one step. The present value again is not a step, and what can be redone stays. */
export function record<T>(history: History<T>, next: T): History<T> {
  if (next === history.present) return history;
  const past = [...history.past, history.present].slice(-mostUndoSteps);
  return { past, present: next, future: [] };
}

/** The same history if there is nothing to undo. */
export function undo<T>(history: History<T>): History<T> {
  if (history.past.length === 0) return history;
  const [present, ...later] = [...history.past.slice(-1), history.present, ...history.future];
  // The list is not empty: its first item is the last of the past.
  return { past: history.past.slice(0, -1), present: present as T, future: later };
}

/** The same history if there is nothing to redo. */
export function redo<T>(history: History<T>): History<T> {
  if (history.future.length === 0) return history;
  const [present, ...future] = history.future;
  // The list was just seen not to be empty.
  return { past: [...history.past, history.present], present: present as T, future };
}

/** Goes several steps at once: back by a negative number, on by a positive one, as far as there are steps. */
export function travel<T>(history: History<T>, by: number): History<T> {
  const { past, present, future } = history;
  const states = [...past, present, ...future];
  const at = Math.min(states.length - 1, Math.max(0, past.length + by));
  const goal = states[at];
  if (at === past.length || goal === undefined) return history;
  return { past: states.slice(0, at), present: goal, future: states.slice(at + 1) };
}

/** Replaces the present value without a step: undo and redo lead to the same values as before. */
export function amend<T>(history: History<T>, present: T): History<T> {
  return present === history.present ? history : { ...history, present };
}
