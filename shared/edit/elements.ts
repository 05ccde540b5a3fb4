import {
  referenceSchema,
  type Reference,
  limits,
  linkSchema,
  type Link,
  type Project,
  type Scenario,
  nodeSchema,
  type PathwayNode,
} from '../project/project-schema.ts';
import { findCrossProblems } from '../project/cross-checks.ts';
import { isSameValue } from '../project/plain-json.ts';
import { standingOf } from '../project/shown-part.ts';
import { indexProject, targetIdOf, withDescendants } from '../graph/project-index.ts';
import { withAbout } from './leaders.ts';
import { admitted, type Edit, changeElements, mapKeeping, changeLinks } from './edit.ts';

/** A node to be made: what is left out takes the schema's default. */
export type NewNode = Pick<PathwayNode, 'id' | 'kind' | 'x' | 'y' | 'width' | 'height'> &
  Partial<PathwayNode>;

/** A link to be made: what is left out takes the schema's default. */
export type NewLink = Pick<Link, 'id' | 'relation' | 'source' | 'target'> & Partial<Link>;

export interface NewElements {
  readonly nodes?: readonly NewNode[];
  readonly links?: readonly NewLink[];
  /** Publications whose id the project has already are its own and are not added again. */
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

/** The next project if the rules between its parts hold; otherwise the project before. */
export function ifSound(before: Project, next: Project): Project {
  if (next === before || next.references.length > limits.references) return before;
  return findCrossProblems(next).length === 0 ? next : before;
}

function joined<Item>(items: readonly Item[], added: readonly Item[]): readonly Item[] {
  return added.length === 0 ? items : [...items, ...added];
}

export type Elements = Pick<Project, 'nodes' | 'links' | 'references'>;

/**
 * Adds elements with the publications that their evidence names. If the project has the publication, its own entry is
 * used. If the id belongs to a different publication, it gets another id (from `newId`, called at once). Ids of
 * elements stay.
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

/** The project's own entry for a publication; otherwise that of the fragment, with another id if its id is taken. */
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

/**
 * Removes nodes, links, anchors and badges, and everything that hangs on them: what lies in a removed node, links at a
 * removed node or anchor, the links at their anchors and so on, and supplies of removed nodes in scenarios. What is locked
 * stays, and so does what would take something locked with it.
 */
export function removeElements(ids: Iterable<string>): Edit {
  const chosen = [...ids];
  return (project) => {
    const doomed = withAllThatHangs(project, removable(project, chosen));
    const next = withoutSupplies(withoutElements(project, doomed), doomed);
    return next === project ? project : dropIdleAnchors(next, targetsOf(project, doomed));
  };
}

/** Those of the ids with which nothing goes that is locked. */
export function removable(project: Project, ids: readonly string[]): readonly string[] {
  const { locked } = standingOf(project);
  if (locked.size === 0) return ids;
  const { anchors, badges } = indexProject(project);
  const isLocked = (id: string) =>
    locked.has(id) ||
    locked.has(anchors.get(id)?.link.id ?? '') ||
    locked.has(badges.get(id)?.node.id ?? '');
  return ids.filter((id) => ![...withAllThatHangs(project, [id])].some(isLocked));
}

/** Ids of the nodes, links, anchors and badges to remove; unknown ids are ignored. */
function withAllThatHangs(project: Project, ids: readonly string[]): ReadonlySet<string> {
  const index = indexProject(project);
  const doomed = withDescendants(index, ids);
  const waiting = [...doomed];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    doomed.add(id);
    const hanging = [...(index.linksAt.get(id) ?? []), ...(index.links.get(id)?.anchors ?? [])];
    for (const element of hanging) if (!doomed.has(element.id)) waiting.push(element.id);
  }
  return doomed;
}

function withoutElements(project: Project, doomed: ReadonlySet<string>): Project {
  const isKept = ({ id }: { readonly id: string }) => !doomed.has(id);
  return changeElements(project, {
    node: (node): PathwayNode | undefined => {
      if (!isKept(node)) return undefined;
      const pointing = withAbout(node, (id) => !doomed.has(id));
      if (node.badges.every(isKept)) return pointing;
      return { ...pointing, badges: node.badges.filter(isKept) };
    },
    link: (link): Link | undefined => {
      if (!isKept(link)) return undefined;
      if (link.anchors.every(isKept)) return link;
      return { ...link, anchors: link.anchors.filter(isKept) };
    },
  });
}

function withoutSupplies(project: Project, doomed: ReadonlySet<string>): Project {
  const scenarios = mapKeeping(project.scenarios, (scenario): Scenario => {
    const supplies = scenario.supplies.filter(({ node }) => !doomed.has(node));
    return supplies.length === scenario.supplies.length ? scenario : { ...scenario, supplies };
  });
  return scenarios === project.scenarios ? project : { ...project, scenarios };
}

/** Where the links to be removed end. */
function targetsOf(project: Project, doomed: ReadonlySet<string>): readonly string[] {
  return project.links
    .filter((link) => doomed.has(link.id))
    .flatMap((link) => [link.source, link.target])
    .flatMap((end) => targetIdOf(end) ?? []);
}

/**
 * Removes those anchors at which no link ends any more. An anchor is made together with the link that is drawn to it;
 * without the link it would be a dot without meaning. An anchor of an imported file stays.
 */
export function dropIdleAnchors(project: Project, ids: Iterable<string>): Project {
  const { anchors, linksAt } = indexProject(project);
  const idle = new Set<string>();
  const hosts = new Set<string>();
  for (const id of ids) {
    const owned = anchors.get(id);
    if (!owned || owned.anchor.origin !== undefined || linksAt.has(id)) continue;
    idle.add(id);
    hosts.add(owned.link.id);
  }
  if (idle.size === 0) return project;
  return changeLinks(project, hosts, (link) => ({
    ...link,
    anchors: link.anchors.filter((anchor) => !idle.has(anchor.id)),
  }));
}
