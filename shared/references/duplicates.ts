import { foldText } from '../library/fold-text.ts';
import type { Reference } from '../project/annotation-schema.ts';

/** Knows publications, and finds the one that is the same as another. */
export interface ReferenceFinder {
  find(reference: Reference): Reference | undefined;
  add(reference: Reference): void;
}

export function createReferenceFinder(references: readonly Reference[] = []): ReferenceFinder {
  const byKey = new Map<string, Reference[]>();
  const finder: ReferenceFinder = {
    find: (reference) => {
      const known = keysOf(reference).flatMap((key) => byKey.get(key) ?? []);
      return known.find((candidate) => isSameWork(reference, candidate));
    },
    add: (reference) => {
      for (const key of keysOf(reference)) {
        const list = byKey.get(key);
        if (list) list.push(reference);
        else byKey.set(key, [reference]);
      }
    },
  };
  for (const reference of references) finder.add(reference);
  return finder;
}

/** The references of a list that are there more than once, the first of each group being the one listed first. */
export function groupDuplicates(references: readonly Reference[]): readonly Reference[][] {
  const groups = new Map<Reference, Reference[]>();
  const finder = createReferenceFinder();
  for (const reference of references) {
    const same = finder.find(reference);
    if (!same) finder.add(reference);
    else groups.set(same, [...(groups.get(same) ?? [same]), reference]);
  }
  return [...groups.values()];
}

/** An identifier is certain; a title may be that of a preprint, or of next year's issue. */
function isSameWork(one: Reference, other: Reference): boolean {
  if (one.doi !== undefined && lower(one.doi) === lower(other.doi)) return true;
  if (one.pmid !== undefined && one.pmid === other.pmid) return true;
  const differs = (a: string | undefined, b: string | undefined) =>
    a !== undefined && b !== undefined && lower(a) !== lower(b);
  const years = [one.year, other.year];
  const isOtherYear = !years.includes(undefined) && years[0] !== years[1];
  return !differs(one.doi, other.doi) && !differs(one.pmid, other.pmid) && !isOtherYear;
}

function lower(text: string | undefined): string | undefined {
  return text?.toLowerCase();
}

/** Shorter titles, such as "Editorial", are those of many. */
const tellingTitle = 12;

/** Two references with a key in common may be one. */
function keysOf({ doi, pmid, title, citation, url }: Reference): string[] {
  const keys: string[] = [];
  if (doi !== undefined) keys.push(`doi ${doi.toLowerCase()}`);
  if (pmid !== undefined) keys.push(`pmid ${pmid}`);
  const name = foldText(title ?? '').compact;
  if (name.length >= tellingTitle) keys.push(`title ${name}`);
  const line = foldText(citation ?? '').compact;
  if (title === undefined && line.length >= tellingTitle) keys.push(`citation ${line}`);
  if (doi === undefined && pmid === undefined && title === undefined && url)
    keys.push(`url ${url}`);
  return keys;
}
