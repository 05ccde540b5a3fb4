import { baseDirection } from '../../scene/visible-text.ts';

/** Characters of one direction that stand side by side, in the order in which they are read. */
export interface DirectionRun {
  readonly clusters: readonly string[];
  readonly direction: 'ltr' | 'rtl';
}

type Class = 'left' | 'right' | 'digit' | 'neutral';

const rightToLeft =
  /[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}\p{sc=Adlam}\u200f]/u;
const digit = /\p{Nd}/u;
const letter = /\p{L}/u;

export function isRightToLeft(text: string): boolean {
  return rightToLeft.test(text);
}

/**
 * The runs of a line from left to right as they are shown. What the Unicode bidirectional algorithm (UAX 9) says of
 * letters, digits and neutral characters; there are no marks for embedding in labels.
 */
export function visualOrder(line: string, clusters: readonly string[]): DirectionRun[] {
  const base = baseDirection(line) === 'rtl' ? 1 : 0;
  const levels = levelsOf(clusters, base);
  const runs: { level: number; clusters: string[] }[] = [];
  clusters.forEach((cluster, i) => {
    const level = levels[i] ?? base;
    const last = runs.at(-1);
    if (last?.level === level) last.clusters.push(cluster);
    else runs.push({ level, clusters: [cluster] });
  });
  return reordered(runs).map((run) => ({
    clusters: run.clusters,
    direction: run.level % 2 === 1 ? 'rtl' : 'ltr',
  }));
}

/** Odd levels run from right to left, even ones from left to right within the level below. */
function levelsOf(clusters: readonly string[], base: number): number[] {
  const classes = resolveDigits(clusters.map(classOf), base);
  const sideAt = (from: number, step: number): Class => {
    let at = from + step;
    while (classes[at] === 'neutral') at += step;
    return classes[at] ?? (base === 1 ? 'right' : 'left');
  };
  const isRight = (side: Class) => side === 'right' || side === 'digit';
  let [before, after]: Class[] = [];
  return classes.map((found, i) => {
    if (found !== 'neutral') return levelOf(found, base);
    if (classes[i - 1] !== 'neutral' || i === 0) [before, after] = [sideAt(i, -1), sideAt(i, 1)];
    if (!before || !after || isRight(before) !== isRight(after)) return base;
    return levelOf(isRight(before) ? 'right' : 'left', base);
  });
}

function levelOf(found: Class, base: number): number {
  if (found === 'right') return 1;
  return found === 'digit' ? 2 : 2 * base;
}

function classOf(cluster: string): Class {
  if (rightToLeft.test(cluster)) return 'right';
  if (letter.test(cluster)) return 'left';
  return digit.test(cluster) ? 'digit' : 'neutral';
}

/** Digits belong to the letters before them. */
function resolveDigits(classes: readonly Class[], base: number): Class[] {
  let side: Class = base === 1 ? 'right' : 'left';
  return classes.map((found) => {
    if (found === 'left' || found === 'right') side = found;
    return found === 'digit' && side === 'left' ? 'left' : found;
  });
}

/** From the highest level down, what lies at it or above is turned round (UAX 9, L2). */
function reordered<Run extends { readonly level: number }>(runs: readonly Run[]): Run[] {
  const order = [...runs];
  for (let level = 2; level >= 1; level -= 1) {
    for (let start = 0; start < order.length; start += 1) {
      let end = start;
      while ((order[end]?.level ?? -1) >= level) end += 1;
      if (end - start > 1) order.splice(start, end - start, ...order.slice(start, end).reverse());
      start = Math.max(start, end - 1);
    }
  }
  return order;
}
