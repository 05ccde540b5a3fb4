import { middleGains, type Gain } from './draws.ts';
import type { Network } from './network.ts';

/** A chain of direct effects from what is set to a row, with how much of the change it carries. */
export interface Chain {
  readonly gains: readonly Gain[];
  /** The product of the gains: the sign is that of the effect of more of the first on the last. */
  readonly weight: number;
}

const tables = new WeakMap<Network, ReadonlyMap<number, readonly Gain[]>>();

/** The direct effects on each row, the strongest first. */
function gainsInto(network: Network): ReadonlyMap<number, readonly Gain[]> {
  const known = tables.get(network);
  if (known) return known;
  const table = new Map<number, Gain[]>();
  for (const gain of middleGains(network)) {
    if (Math.abs(gain.by) < 0.005) continue;
    const list = table.get(gain.to);
    if (list) list.push(gain);
    else table.set(gain.to, [gain]);
  }
  tables.set(network, table);
  return table;
}

const longest = 12;

/**
 * The chains that carry most of the change of a row, at most one for each last step. A claim that is disputed counts
 * for half, as in the draws.
 */
export function chainsTo(
  network: Network,
  starts: ReadonlyMap<number, 1 | -1>,
  goal: number,
  sign: 1 | -1 | 0,
): Chain[] {
  const into = gainsInto(network);
  const found: Chain[] = [];
  for (const last of into.get(goal) ?? []) {
    const chain = bestThrough(into, starts, last, sign);
    if (chain) found.push(chain);
  }
  return found.toSorted((one, other) => Math.abs(other.weight) - Math.abs(one.weight));
}

interface Reached {
  readonly row: number;
  readonly weight: number;
  readonly onward: readonly Gain[];
}

/** Looks back from the last step, the strongest first, until it meets what is set. */
function bestThrough(
  into: ReadonlyMap<number, readonly Gain[]>,
  starts: ReadonlyMap<number, 1 | -1>,
  last: Gain,
  sign: 1 | -1 | 0,
): Chain | null {
  const waiting: Reached[] = [{ row: last.from, weight: weigh(1, last), onward: [last] }];
  const seen = new Set<string>();
  while (waiting.length > 0) {
    const at = takeStrongest(waiting);
    const key = `${at.row} ${Math.sign(at.weight)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const start = starts.get(at.row);
    if (start !== undefined) {
      if (sign === 0 || Math.sign(at.weight) * start === sign) {
        return { gains: at.onward, weight: at.weight * start };
      }
      continue;
    }
    if (at.onward.length >= longest) continue;
    for (const gain of into.get(at.row) ?? []) {
      if (gain.from === last.to || at.onward.some(({ to }) => to === gain.from)) continue;
      waiting.push({ row: gain.from, weight: weigh(at.weight, gain), onward: [gain, ...at.onward] });
    }
  }
  return null;
}

function weigh(weight: number, { by, pull }: Gain): number {
  return weight * by * (pull.fact?.confidence === 'contested' ? 0.5 : 1);
}

function takeStrongest(waiting: Reached[]): Reached {
  let best = 0;
  for (const [at, { weight }] of waiting.entries()) {
    if (Math.abs(weight) > Math.abs(waiting[best]?.weight ?? 0)) best = at;
  }
  const [taken] = waiting.splice(best, 1);
  return taken ?? { row: -1, weight: 0, onward: [] };
}
