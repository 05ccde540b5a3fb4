import { limits, type Evidence, type Reference, type Project } from '../project/project-schema.ts';
import { isSameValue } from '../project/plain-json.ts';
import { foldText } from '../text/fold-text.ts';
import { changeElements, mapKeeping, patched, type Edit } from './edit.ts';

/** What happened to references that were imported. */
export interface ImportedCounts {
  readonly added: number;
  /** The project had these already; missing fields may have been filled in. */
  readonly known: number;
}

/**
 * Adds publications to the list. If the project has a publication already, only its missing fields are filled in. Ids
 * that are taken are replaced. At the limit of a project nothing more is added.
 */
export function importReferences(references: readonly Reference[], newId: () => string): Edit {
  return (project) => {
    const ids = new Set(project.references.map(({ id }) => id));
    const finder = createReferenceFinder(project.references);
    const learnt = new Map<string, Reference>();
    const news: Reference[] = [];
    for (const reference of references) {
      const known = finder.find(reference);
      if (known) learnt.set(known.id, filledIn(learnt.get(known.id) ?? known, reference));
      else if (ids.size < limits.references) {
        const added = ids.has(reference.id) ? { ...reference, id: newId() } : reference;
        ids.add(added.id);
        news.push(added);
        finder.add(added);
      }
    }
    const all = news.length === 0 ? project.references : [...project.references, ...news];
    const next = mapKeeping(all, (reference) => learnt.get(reference.id) ?? reference);
    return next === project.references ? project : { ...project, references: next };
  };
}

/** How many of these would be new to the project. */
export function countImported(project: Project, references: readonly Reference[]): ImportedCounts {
  let count = 0;
  const next = importReferences(references, () => `counted ${++count}`)(project);
  const added = next.references.length - project.references.length;
  return { added, known: references.length - added };
}

/**
 * Joins several references that are the same publication: evidence names the first, which gets missing fields from the
 * others.
 */
export function mergeReferences(keptId: string, otherIds: Iterable<string>): Edit {
  const chosen = new Set([...otherIds].filter((id) => id !== keptId));
  return (project) => {
    const others = project.references.filter(({ id }) => chosen.has(id));
    const kept = project.references.find(({ id }) => id === keptId);
    if (others.length === 0 || !kept) return project;
    const learnt = others.reduce(filledIn, kept);
    const redirect = redirecting(chosen, keptId);
    return {
      ...changeElements(project, { node: redirect, link: redirect }),
      references: mapKeeping(project.references, (reference) => {
        if (reference === kept) return learnt;
        return chosen.has(reference.id) ? undefined : reference;
      }),
    };
  };
}

function redirecting(ids: ReadonlySet<string>, kept: string) {
  return <Element extends { readonly evidence: readonly Evidence[] }>(
    element: Element,
  ): Element => {
    if (!element.evidence.some(({ reference }) => ids.has(reference))) return element;
    const moved = element.evidence.map((one) =>
      ids.has(one.reference) ? { ...one, reference: kept } : one,
    );
    // Evidence that says the same twice is kept once.
    const evidence = moved.filter(
      (one, at) => moved.findIndex((other) => isSameValue(one, other)) === at,
    );
    return { ...element, evidence };
  };
}

function filledIn(reference: Reference, other: Reference): Reference {
  const authors = reference.authors.length > 0 ? reference.authors : other.authors;
  return patched(reference, { ...other, ...reference, authors });
}

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

/** References of a list that occur more than once, in groups; the one that is listed first comes first. */
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

/** An identifier is certain; the title may belong to a preprint, or to another year's issue. */
function isSameWork(one: Reference, other: Reference): boolean {
  if (one.doi !== undefined && lower(one.doi) === lower(other.doi)) return true;
  if (one.pmid !== undefined && one.pmid === other.pmid) return true;
  if (one.pmcid !== undefined && one.pmcid === other.pmcid) return true;
  const differs = (a: string | undefined, b: string | undefined) =>
    a !== undefined && b !== undefined && lower(a) !== lower(b);
  const years = [one.year, other.year];
  const isOtherYear = !years.includes(undefined) && years[0] !== years[1];
  return !differs(one.doi, other.doi) && !differs(one.pmid, other.pmid) && !isOtherYear;
}

function lower(text: string | undefined): string | undefined {
  return text?.toLowerCase();
}

/** Many publications have a shorter title, such as "Editorial". */
const tellingTitle = 12;

/** Two references with a key in common may be one. */
function keysOf({ doi, pmid, pmcid, title, citation, url }: Reference): string[] {
  const keys: string[] = [];
  if (doi !== undefined) keys.push(`doi ${doi.toLowerCase()}`);
  if (pmid !== undefined) keys.push(`pmid ${pmid}`);
  if (pmcid !== undefined) keys.push(`pmcid ${pmcid}`);
  const name = foldText(title ?? '').compact;
  if (name.length >= tellingTitle) keys.push(`title ${name}`);
  const line = foldText(citation ?? '').compact;
  if (title === undefined && line.length >= tellingTitle) keys.push(`citation ${line}`);
  if (doi === undefined && pmid === undefined && title === undefined && url)
    keys.push(`url ${url}`);
  return keys;
}
