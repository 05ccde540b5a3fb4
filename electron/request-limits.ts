import { limits } from '../shared/project/project-schema.ts';

/** A project is the largest that a page sends as text, perhaps with its earlier state. UTF-16 units. */
const mostText = 2 * limits.fileBytes;
const deepest = limits.jsonDepth + 20;
/** Requests of one page that wait for their answers. Ours has a handful. */
const mostWaiting = 500;

/** Throws if what a page sends is larger or deeper than anything that our own page can have to say. */
export function checkSize(input: unknown): void {
  let left = mostText;
  const weigh = (value: unknown, depth: number): void => {
    if (typeof value === 'string') left -= value.length;
    if (left < 0) throw new Error('This is more than the program can be asked at once.');
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
    if (depth > deepest) throw new Error('This is too deep to be asked.');
    for (const [name, inner] of Object.entries(value)) {
      left -= name.length;
      weigh(inner, depth + 1);
    }
  };
  weigh(input, 0);
}

/** Answers a request of a page, or refuses it. */
export type FloodGate = <Answer>(page: object, answer: () => Promise<Answer>) => Promise<Answer>;

/** Counts the requests of each page that wait, and refuses those of a page that floods the program. */
export function createFloodGate(): FloodGate {
  const waiting = new WeakMap<object, number>();
  return async (page, answer) => {
    const count = waiting.get(page) ?? 0;
    if (count >= mostWaiting) throw new Error('This page asks too much at once.');
    waiting.set(page, count + 1);
    try {
      return await answer();
    } finally {
      waiting.set(page, (waiting.get(page) ?? 1) - 1);
    }
  };
}
