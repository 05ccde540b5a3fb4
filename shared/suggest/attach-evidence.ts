import { changeLinks } from '../edit/edit.ts';
import { ifSound, isSamePublication } from '../edit/elements.ts';
import { factToCatalysis, factToLink } from '../library/elements-from-library.ts';
import type { Library, LibraryLink } from '../library/library.ts';
import { isSameValue } from '../project/plain-json.ts';
import type { Evidence, Link, Project, Reference } from '../project/project-schema.ts';
import { findDrawnFacts } from './drawn-facts.ts';

/** The project with more evidence, and how much was attached to how many links. */
export interface WithEvidence {
  readonly project: Project;
  readonly links: number;
  readonly pieces: number;
}

/**
 * Attaches to links all the evidence that the library has for what they claim. A publication that the project has is its
 * own; a link that names a publication already gets no second piece of it. `among`: only these links.
 */
export function attachEvidence(
  library: Library,
  project: Project,
  newId: () => string,
  among?: ReadonlySet<string>,
): WithEvidence {
  const drawn = findDrawnFacts(library, project);
  const references = createReferences(project, newId);
  const found = new Map<string, Evidence[]>();
  const attach = (link: Link | undefined, make: typeof factToLink, fact: LibraryLink) => {
    if (!link || (among && !among.has(link.id))) return;
    const made = make(library, fact, { id: link.id, source: link.source, target: link.target });
    const ids = new Map(made.references.map((one) => [one.id, one]));
    for (const piece of made.link.evidence) {
      const cited = ids.get(piece.reference);
      if (!cited) continue;
      const evidence = found.get(link.id) ?? [];
      const reference = references.idOf(cited);
      const isKnown = [...link.evidence, ...evidence].some((one) => one.reference === reference);
      if (!isKnown) found.set(link.id, [...evidence, { ...piece, reference }]);
    }
  };
  for (const fact of library.links) {
    attach(drawn.linkOf(fact), factToLink, fact);
    attach(drawn.catalysisOf(fact), factToCatalysis, fact);
  }
  const used = new Set([...found.values()].flat().map(({ reference }) => reference));
  const next = changeLinks(
    { ...project, references: [...project.references, ...references.added(used)] },
    found.keys(),
    (link) => ({ ...link, evidence: [...link.evidence, ...(found.get(link.id) ?? [])] }),
  );
  if (found.size === 0 || ifSound(project, next) === project)
    return { project, links: 0, pieces: 0 };
  return { project: next, links: found.size, pieces: [...found.values()].flat().length };
}

/** The ids that publications of the library have in a project, and those that it lacks. */
function createReferences(project: Project, newId: () => string) {
  const all = [...project.references];
  const added: Reference[] = [];
  const known = new Map<string, string>();
  return {
    idOf: (reference: Reference): string => {
      const before = known.get(reference.id);
      if (before !== undefined) return before;
      const namesake = all.find(({ id }) => id === reference.id);
      const same =
        namesake && isSameValue(namesake, reference)
          ? namesake
          : all.find((one) => isSamePublication(one, reference));
      const id = same?.id ?? (namesake ? newId() : reference.id);
      if (!same) {
        const own = { ...reference, id };
        all.push(own);
        added.push(own);
      }
      known.set(reference.id, id);
      return id;
    },
    added: (used: ReadonlySet<string>) => added.filter(({ id }) => used.has(id)),
  };
}
