import { changeNodes, patched, type Edit } from '../edit/edit.ts';
import { indexProject } from '../graph/project-index.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import type { PathwayNode, Project, Xref } from '../project/project-schema.ts';
import { indexLibrary, type Library, type LibraryEntity } from './library.ts';
import { findXrefDatabase } from './xref-patterns.ts';

/** A node and the entity that its identifiers name. */
export interface LibraryMatch {
  readonly node: PathwayNode;
  readonly entity: LibraryEntity;
}

/**
 * Nodes that the library knows by an identifier and that do not name the entity yet. Left to the person: a node whose
 * identifiers name several entities, and a node that contains others if the kind of the entity cannot.
 */
export function matchNodes(library: Library, project: Project): LibraryMatch[] {
  const { entities } = indexLibrary(library);
  const { children, linksAt } = indexProject(project);
  return project.nodes.flatMap((node) => {
    if (node.entity !== undefined) return [];
    const ids = new Set(node.xrefs.flatMap((xref) => entitiesWithXref(library, xref)));
    const [id, ...others] = ids;
    const entity = id === undefined || others.length > 0 ? undefined : entities.get(id);
    if (!entity) return [];
    const { contains, connects } = nodeKinds[entity.kind];
    const fits = (contains || !children.has(node.id)) && (connects || !linksAt.has(node.id));
    return fits ? [{ node, entity }] : [];
  });
}

/**
 * Makes these nodes what the library says they are. Their size and style stay; so does their label, unless it is only an
 * identifier, as in maps of KEGG.
 */
export function takeFromLibrary(matches: readonly LibraryMatch[]): Edit {
  const entities = new Map(matches.map(({ node, entity }) => [node.id, entity]));
  return (project) =>
    changeNodes(project, entities.keys(), (node) => {
      const entity = entities.get(node.id);
      if (!entity) return node;
      const label = node.xrefs.some(({ id }) => id === node.label) ? entity.label : node.label;
      return patched(node, { kind: entity.kind, entity: entity.id, label });
    });
}

/**
 * Entity id to the ids of the nodes that stand for it: placed from it, or sharing an identifier with it.
 */
export function presentEntities(
  library: Library,
  nodes: Project['nodes'],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const node of nodes) {
    for (const entity of entitiesOf(node, library)) append(found, entity, node.id);
  }
  return found;
}

const entitiesKnown = new WeakMap<Library, WeakMap<PathwayNode, ReadonlySet<string>>>();

/** Found once a node value: an edit changes few of them. */
function entitiesOf(node: PathwayNode, library: Library): ReadonlySet<string> {
  const known = entitiesKnown.get(library) ?? new WeakMap<PathwayNode, ReadonlySet<string>>();
  entitiesKnown.set(library, known);
  const entities = known.get(node) ?? findEntities(node, library);
  known.set(node, entities);
  return entities;
}

function findEntities(node: PathwayNode, library: Library): ReadonlySet<string> {
  const isPool = node.pool === 'vesicular' || node.pool === 'released';
  const shared = isPool ? [] : node.xrefs.flatMap((xref) => entitiesWithXref(library, xref));
  return new Set(node.entity === undefined ? shared : [node.entity, ...shared]);
}

function append(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

const indexes = new WeakMap<Library, ReadonlyMap<string, readonly string[]>>();

/** The ids of the library's entities that have an identifier, in whatever way it is written. */
function entitiesWithXref(library: Library, xref: Xref): readonly string[] {
  return indexXrefs(library).get(keyOf(xref)) ?? [];
}

/** Made once a library value. */
function indexXrefs(library: Library): ReadonlyMap<string, readonly string[]> {
  const known = indexes.get(library);
  if (known) return known;
  const index = new Map<string, string[]>();
  for (const entity of library.entities) {
    // A pool has the identifiers of the substance, which alone do not tell of which pool a node is.
    for (const xref of entity.poolOf === undefined ? entity.xrefs : [])
      append(index, keyOf(xref), entity.id);
  }
  indexes.set(library, index);
  return index;
}

/** The same for `ChEBI 28790` and `chebi CHEBI:28790`. */
function keyOf({ database, id }: Xref): string {
  const name = findXrefDatabase(database)?.name ?? database;
  return `${name} ${id.slice(id.lastIndexOf(':') + 1)}`.toLowerCase();
}
