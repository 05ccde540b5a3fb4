import { limits } from '../project/limits.ts';
import type { Evidence, Reference } from '../project/annotation-schema.ts';
import type { Project } from '../project/project-schema.ts';
import { createReferenceFinder } from '../references/duplicates.ts';
import { changeElements, mapKeeping, patched } from './change-elements.ts';
import type { Edit } from './edit.ts';
import { isSameValue } from './same-value.ts';

/** What became of references that were brought in. */
export interface ImportedCounts {
  readonly added: number;
  /** Were in the project already, and may have learnt something. */
  readonly known: number;
}

/**
 * Adds publications to the list; one that the project has already only fills in what is missing there. Ids that are
 * taken are replaced. Past the limit of a project nothing more is added.
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

/** Makes one reference of several that are the same publication: evidence names the first, which learns from the others. */
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
    // The same said twice is said once.
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
