import type { z } from 'zod';
import type { Link } from '../project/link-schema.ts';
import type { PathwayNode } from '../project/node-schema.ts';
import type { Project } from '../project/project-schema.ts';
import { isSameValue } from './same-value.ts';

/** Fields to replace; `undefined` removes an optional one. */
export type Patch<Element> = { readonly [Key in keyof Element]?: Element[Key] | undefined };

/** The element with the patch's fields, unknown fields kept; the element itself if it says all that already. */
export function patched<Element extends object>(element: Element, patch: Patch<Element>): Element {
  const fields = new Map<string, unknown>(Object.entries(element));
  const news = Object.entries(patch).filter(([key, value]) => !isSameValue(fields.get(key), value));
  if (news.length === 0) return element;
  for (const [key, value] of news) {
    if (value === undefined) fields.delete(key);
    else fields.set(key, value);
  }
  // Element's own fields, some replaced by values of the same type and optional ones left out: an Element again.
  return Object.fromEntries(fields) as Element;
}

/** The list with each item changed and those for which `change` gives `undefined` left out; the same list if all stay. */
export function mapKeeping<Item>(
  items: readonly Item[],
  change: (item: Item) => Item | undefined,
): readonly Item[] {
  let next: Item[] | undefined;
  for (const [index, item] of items.entries()) {
    const changed = change(item);
    if (changed !== item) next ??= items.slice(0, index);
    if (changed !== undefined) next?.push(changed);
  }
  return next ?? items;
}

/** `undefined` from a `change` leaves the element out. */
export interface ElementChanges {
  readonly node?: (node: PathwayNode) => PathwayNode | undefined;
  readonly link?: (link: Link) => Link | undefined;
}

export function changeElements(project: Project, changes: ElementChanges): Project {
  const nodes = changes.node ? mapKeeping(project.nodes, changes.node) : project.nodes;
  const links = changes.link ? mapKeeping(project.links, changes.link) : project.links;
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

/** A value as a project holds it, defaults filled in; undefined if it may not stand there. */
export function admitted<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.output<Schema> | undefined {
  const { success, data } = schema.safeParse(value);
  return success ? data : undefined;
}
