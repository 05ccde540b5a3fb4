import type { Reference } from '../project/annotation-schema.ts';
import type { Link } from '../project/link-schema.ts';
import type { PathwayNode } from '../project/node-schema.ts';
import type { Project } from '../project/project-schema.ts';
import { addElements } from './add-elements.ts';
import type { Edit } from './edit.ts';
import { isSameValue } from './same-value.ts';

export type Elements = Pick<Project, 'nodes' | 'links' | 'references'>;

/**
 * Adds elements with the publications that their evidence names: the project's own entry where it has the publication,
 * and another id (from `newId`, called at once) where theirs is taken by a different one. Ids of elements stay.
 */
export function addWithReferences(elements: Elements, newId: () => string): Edit {
  const spare = new Map(elements.references.map(({ id }) => [id, newId()]));
  return (project) => {
    const merged = elements.references.map((reference) => ({
      from: reference.id,
      reference: mergedReference(project.references, reference, spare),
    }));
    const ids = new Map(merged.map(({ from, reference }) => [from, reference.id]));
    return addElements({
      nodes: elements.nodes.map((node) => withReferences(node, ids)),
      links: elements.links.map((link) => withReferences(link, ids)),
      references: merged.map(({ reference }) => reference),
    })(project);
  };
}

/** The project's own entry for a publication; else the fragment's, under another id if its own is taken. */
function mergedReference(
  known: readonly Reference[],
  reference: Reference,
  spare: ReadonlyMap<string, string>,
): Reference {
  const namesake = known.find(({ id }) => id === reference.id);
  if (namesake && isSameValue(namesake, reference)) return namesake;
  const same = known.find((one) => isSamePublication(one, reference));
  if (same) return same;
  return namesake ? { ...reference, id: spare.get(reference.id) ?? reference.id } : reference;
}

export function isSamePublication(one: Reference, other: Reference): boolean {
  const isSame = (left: string | undefined, right: string | undefined) =>
    left !== undefined && left !== '' && left.toLowerCase() === right?.toLowerCase();
  return isSame(one.pmid, other.pmid) || isSame(one.doi, other.doi);
}

function withReferences<Element extends PathwayNode | Link>(
  element: Element,
  ids: ReadonlyMap<string, string>,
): Element {
  if (element.evidence.length === 0) return element;
  const evidence = element.evidence.map((piece) => ({
    ...piece,
    reference: ids.get(piece.reference) ?? piece.reference,
  }));
  return { ...element, evidence };
}
