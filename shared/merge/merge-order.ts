import { isSameValue } from '../project/plain-json.ts';

interface Orders {
  readonly base: readonly string[];
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

/**
 * The order of the merged items. What both versions have keeps the order of the version that changed it; `choose`
 * decides where both did. What one version added follows what it follows there.
 */
export function mergeOrder(
  { base, ours, theirs }: Orders,
  present: ReadonlySet<string>,
  choose: (orders: Orders) => readonly string[],
): readonly string[] {
  const ourItems = ours.filter((key) => present.has(key));
  const theirItems = theirs.filter((key) => present.has(key));
  const shared = orderOfShared(
    {
      base: onlyIn(onlyIn(base, new Set(ourItems)), new Set(theirItems)),
      ours: onlyIn(ourItems, new Set(theirItems)),
      theirs: onlyIn(theirItems, new Set(ourItems)),
    },
    choose,
  );
  const known = new Set(shared);
  const ourRuns = runsAfter(ourItems, known);
  const theirRuns = runsAfter(theirItems, known);
  return [null, ...shared].flatMap((key) => {
    const run = joinRuns(ourRuns.get(key) ?? [], theirRuns.get(key) ?? []);
    return key === null ? run : [key, ...run];
  });
}

function orderOfShared(
  orders: Orders,
  choose: (orders: Orders) => readonly string[],
): readonly string[] {
  const { base, ours, theirs } = orders;
  if (isSameValue(ours, theirs)) return ours;
  const known = new Set(base);
  const ourOrder = onlyIn(ours, known);
  const theirOrder = onlyIn(theirs, known);
  // They differ only in where they put what both added: any of the two will do, but always the same.
  if (isSameValue(ourOrder, theirOrder)) return [ours, theirs].sort(byText)[0] ?? ours;
  if (isSameValue(ourOrder, base)) return theirs;
  if (isSameValue(theirOrder, base)) return ours;
  return choose(orders);
}

function onlyIn(keys: readonly string[], wanted: ReadonlySet<string>): readonly string[] {
  return keys.filter((key) => wanted.has(key));
}

/** What stands after each of the known keys, up to the next of them; under null, what comes first. */
function runsAfter(
  keys: readonly string[],
  known: ReadonlySet<string>,
): ReadonlyMap<string | null, readonly string[]> {
  let run: string[] = [];
  const runs = new Map<string | null, string[]>([[null, run]]);
  for (const key of keys) {
    if (!known.has(key)) run.push(key);
    else {
      run = [];
      runs.set(key, run);
    }
  }
  return runs;
}

/** One after the other, in an order that does not depend on whose they are. */
function joinRuns(one: readonly string[], other: readonly string[]): readonly string[] {
  const [first = '', second = ''] = [one[0], other[0]];
  return first <= second ? [...one, ...other] : [...other, ...one];
}

function byText(one: readonly string[], other: readonly string[]): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}
