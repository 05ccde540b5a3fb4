import { referenceSchema, type Reference } from '../project/annotation-schema.ts';
import { findCrossProblems } from '../project/cross-checks.ts';
import { limits } from '../project/value-schemas.ts';
import { linkSchema, type Link, type Project } from '../project/project-schema.ts';
import { nodeSchema, type PathwayNode } from '../project/node-schema.ts';
import { isSameValue } from '../project/plain-json.ts';
import { admitted, type Edit } from './edit.ts';

/** A node to be made: what is left out takes the schema's default. */
export type NewNode = Pick<PathwayNode, 'id' | 'kind' | 'x' | 'y' | 'width' | 'height'> &
  Partial<PathwayNode>;

/** A link to be made: what is left out takes the schema's default. */
export type NewLink = Pick<Link, 'id' | 'relation' | 'source' | 'target'> & Partial<Link>;

export interface NewElements {
  readonly nodes?: readonly NewNode[];
  readonly links?: readonly NewLink[];
  /** Those whose id the project has already are the project's own and not added again. */
  readonly references?: readonly Reference[];
}

export function addNodes(nodes: readonly NewNode[]): Edit {
  return addElements({ nodes });
}

export function addLinks(links: readonly NewLink[]): Edit {
  return addElements({ links });
}

/** Adds all of it, or nothing if an id is taken, an end or parent is missing or a limit would be exceeded. */
export function addElements(news: NewElements): Edit {
  const nodes = admitted(nodeSchema.array(), news.nodes ?? []);
  const links = admitted(linkSchema.array(), news.links ?? []);
  const references = admitted(referenceSchema.array(), news.references ?? []);
  return (project) => {
    if (!nodes || !links || !references) return project;
    const added = references.filter(({ id }) => project.references.every((had) => had.id !== id));
    if (nodes.length + links.length + added.length === 0) return project;
    return ifSound(project, {
      ...project,
      nodes: joined(project.nodes, nodes),
      links: joined(project.links, links),
      references: joined(project.references, added),
    });
  };
}

/** The next project if the rules between its parts hold, else the one before. */
export function ifSound(before: Project, next: Project): Project {
  if (next === before || next.references.length > limits.references) return before;
  return findCrossProblems(next).length === 0 ? next : before;
}

function joined<Item>(items: readonly Item[], added: readonly Item[]): readonly Item[] {
  return added.length === 0 ? items : [...items, ...added];
}

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
