import { nameOfNode } from '../graph/describe-project.ts';
import type { ProjectIndex } from '../graph/project-index.ts';
import type { Endpoint, Project, NodeKind, PathwayNode } from '../project/project-schema.ts';
import { nodeKinds } from '../project/node-kinds.ts';

declare const counted: unique symbol;

/** An index into one list. The type prevents that it is used as an index into another. */
type IndexOf<List extends string> = number & {
  readonly [counted]: { readonly [name in List]: true };
};

/** What a link can act on, and what a statement can be about: a thing or a reaction. All things come first. */
export type SubjectIndex = IndexOf<'subjects'>;
/** A thing has the same number as a subject. */
export type ThingIndex = IndexOf<'subjects' | 'things'>;
export type ReactionIndex = IndexOf<'reactions'>;

/** An array that accepts one kind of index only. */
export type ListBy<Index extends number, Item> = Iterable<Item> & {
  readonly [index in Index]: Item;
} & {
  readonly length: number;
  map<Made>(make: (item: Item, index: Index) => Made): ListBy<Index, Made>;
  flatMap<Made>(make: (item: Item, index: Index) => Made | readonly Made[]): Made[];
  keys(): IterableIterator<Index>;
  entries(): IterableIterator<[Index, Item]>;
};

/** Declares the kind of index by which an array is read. */
export function listBy<Index extends number, Item>(items: readonly Item[]): ListBy<Index, Item> {
  // An array has all of this; only the type of its index changes.
  return items as unknown as ListBy<Index, Item>;
}

/** The number of things separates things from reactions. */
interface Counted {
  readonly things: { readonly length: number };
}

export function subjectOfReaction({ things }: Counted, reaction: ReactionIndex): SubjectIndex {
  return (things.length + reaction) as SubjectIndex;
}

/** The reaction that a subject is; null for a thing. */
export function reactionOfSubject(model: Counted, subject: SubjectIndex): ReactionIndex | null {
  return isThing(model, subject) ? null : ((subject - model.things.length) as ReactionIndex);
}

export function isThing({ things }: Counted, subject: SubjectIndex): subject is ThingIndex {
  return subject < things.length;
}

/** What can be low or high: a node, or several nodes that show the same library entry. */
export interface Thing {
  /** The id of the node that stands for it. */
  readonly id: string;
  readonly entity: string | null;
  readonly label: string;
  readonly kind: NodeKind;
  readonly nodes: readonly PathwayNode[];
}

export interface Things {
  readonly things: ListBy<ThingIndex, Thing>;
  /** For a node id, its thing. Nodes that only draw have none. */
  readonly thingOf: ReadonlyMap<string, ThingIndex>;
}

/**
 * One thing for each node that takes part, in the project's order. Nodes with the same library entry and kind are one
 * thing that is drawn more than once, unless a link runs between them, as from an amino acid in blood to the same in
 * brain.
 */
export function findThings(project: Project, index: ProjectIndex): Things {
  const apart = entitiesLinkedToThemselves(project, index);
  const groups = new Map<string, PathwayNode[]>();
  for (const node of project.nodes) {
    if (nodeKinds[node.kind].family === 'drawing') continue;
    const shared = node.entity !== undefined && !apart.has(node.entity);
    const key = shared ? `entity ${node.kind} ${node.entity}` : `node ${node.id}`;
    const group = groups.get(key);
    if (group) group.push(node);
    else groups.set(key, [node]);
  }
  const things = listBy<ThingIndex, Thing>(
    [...groups.values()].flatMap((nodes) => toThing(nodes) ?? []),
  );
  const thingOf = new Map<string, ThingIndex>();
  for (const [thing, { nodes }] of things.entries()) {
    for (const { id } of nodes) thingOf.set(id, thing);
  }
  return { things, thingOf };
}

function entitiesLinkedToThemselves({ links }: Project, index: ProjectIndex): ReadonlySet<string> {
  const entityAt = (end: Endpoint) =>
    end.to === 'node' ? index.nodes.get(end.id)?.entity : undefined;
  const found = new Set<string>();
  for (const { source, target } of links) {
    const entity = entityAt(source);
    if (entity !== undefined && entity === entityAt(target)) found.add(entity);
  }
  return found;
}

/**
 * The node with the id of the library entry stands for the others; otherwise the first by id, whatever the order of the
 * file.
 */
function toThing(nodes: readonly PathwayNode[]): Thing | undefined {
  const sorted = [...nodes].sort((one, other) => compareText(one.id, other.id));
  const main = sorted.find(({ id, entity }) => id === entity) ?? sorted[0];
  return (
    main && {
      id: main.id,
      entity: main.entity ?? null,
      label: nameOfNode(main),
      kind: main.kind,
      nodes,
    }
  );
}

/** Compares by code units: the same everywhere, whatever the language of the system. */
export function compareText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
