import type { z } from 'zod';
import {
  type Project,
  type Link,
  type PathwayNode,
  limits,
  type DiagramPoint,
} from '../project/project-schema.ts';
import { isSameValue } from '../project/plain-json.ts';
import { withReplaced } from '../patched-map.ts';

/**
 * An edit takes a project and returns the next one. The same object back means that nothing changed. A valid project
 * never becomes invalid: numbers are kept within the limits, unknown ids are ignored, and what the project's rules
 * forbid is not done. Elements that do not change keep their identity.
 */
export type Edit = (project: Project) => Project;

/** One edit that does several, one after the other. */
export function inSequence(...edits: readonly Edit[]): Edit {
  return (project) => edits.reduce((present, edit) => edit(present), project);
}

/** Fields to replace; `undefined` removes an optional one. */
export type Patch<Element> = { readonly [Key in keyof Element]?: Element[Key] | undefined };

/** The element with the fields of the patch, unknown fields kept. The same element if nothing changes. */
export function patched<Element extends object>(element: Element, patch: Patch<Element>): Element {
  const fields = new Map<string, unknown>(Object.entries(element));
  const news = Object.entries(patch).filter(([key, value]) => !isSameValue(fields.get(key), value));
  if (news.length === 0) return element;
  for (const [key, value] of news) {
    if (value === undefined) fields.delete(key);
    else fields.set(key, value);
  }
  // The fields of an Element, some with new values of the same type and some optional ones left out: an Element again.
  return Object.fromEntries(fields) as Element;
}

/**
 * The list with each item changed. Items for which `change` returns `undefined` are left out. The same list if nothing
 * changes.
 */
export function mapKeeping<Item>(
  items: readonly Item[],
  change: (item: Item) => Item | undefined,
): readonly Item[] {
  const news = new Map<number, Item>();
  const gone = new Set<number>();
  for (let at = 0; at < items.length; at += 1) {
    // Within the list, so an item is there.
    const item = items[at] as Item;
    const changed = change(item);
    if (changed === undefined) gone.add(at);
    else if (changed !== item) news.set(at, changed);
  }
  const next = withReplaced(items, news);
  return gone.size === 0 ? next : next.filter((_, at) => !gone.has(at));
}

/** `undefined` from a `change` leaves the element out. */
export interface ElementChanges {
  readonly node?: (node: PathwayNode) => PathwayNode | undefined;
  readonly link?: (link: Link) => Link | undefined;
}

export function changeElements(project: Project, changes: ElementChanges): Project {
  const nodes = changes.node ? mapKeeping(project.nodes, changes.node) : project.nodes;
  const links = changes.link ? mapKeeping(project.links, changes.link) : project.links;
  return withElements(project, nodes, links);
}

/** Puts other elements at some positions of the lists, without going through the lists. */
export function replaceElements(
  project: Project,
  news: {
    readonly nodes: ReadonlyMap<number, PathwayNode>;
    readonly links: ReadonlyMap<number, Link>;
  },
): Project {
  const nodes = withReplaced(project.nodes, news.nodes);
  return withElements(project, nodes, withReplaced(project.links, news.links));
}

function withElements(project: Project, nodes: Project['nodes'], links: Project['links']): Project {
  const isChanged = nodes !== project.nodes || links !== project.links;
  return isChanged ? { ...project, nodes, links } : project;
}

export function changeNodes(
  project: Project,
  ids: Iterable<string>,
  change: (node: PathwayNode) => PathwayNode,
): Project {
  const chosen = new Set(ids);
  return changeElements(project, { node: (node) => (chosen.has(node.id) ? change(node) : node) });
}

export function changeLinks(
  project: Project,
  ids: Iterable<string>,
  change: (link: Link) => Link,
): Project {
  const chosen = new Set(ids);
  return changeElements(project, { link: (link) => (chosen.has(link.id) ? change(link) : link) });
}

/** A value as a project stores it, with defaults; undefined if the schema does not allow it. */
export function admitted<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.output<Schema> | undefined {
  const { success, data } = schema.safeParse(value);
  return success ? data : undefined;
}

/**
 * The edit that a value makes, as a project stores it. If the schema does not allow the value, the edit changes
 * nothing.
 */
export function withAdmitted<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  editWith: (value: z.output<Schema>) => Edit,
): Edit {
  const held = admitted(schema, value);
  return held === undefined ? (project) => project : editWith(held);
}

type Annotation = Patch<
  Pick<PathwayNode & Link, 'label' | 'formatted' | 'notes' | 'xrefs' | 'evidence'>
>;

/** Changes the texts of a node or link. Fields that are equal leave it unchanged. */
export function changeAnnotated(project: Project, id: string, annotation: Annotation): Project {
  return changeElements(project, {
    node: (node) => (node.id === id ? patched<PathwayNode>(node, annotation) : node),
    link: (link) => (link.id === id ? patched<Link>(link, annotation) : link),
  });
}

/** Adding 0 turns -0 into 0; JSON has no -0. */
export function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value)) + 0;
}

/** A coordinate in diagram units within the limits of a project. */
export function clampCoordinate(value: number): number {
  return clamp(value, -limits.coordinate, limits.coordinate);
}

export function isFinitePoint(point: DiagramPoint): boolean {
  return Number.isFinite(point.x) && Number.isFinite(point.y);
}

/** The point shifted, within the limits; its unknown fields are kept. */
export function shifted<Located extends DiagramPoint>(
  point: Located,
  delta: DiagramPoint,
): Located {
  return {
    ...point,
    x: clampCoordinate(point.x + delta.x),
    y: clampCoordinate(point.y + delta.y),
  };
}
