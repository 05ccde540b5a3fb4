import { changeNodes, patched } from '../edit/change-elements.ts';
import type { Edit } from '../edit/edit.ts';
import { indexProject } from '../graph/project-index.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import type { PathwayNode } from '../project/node-schema.ts';
import type { Project } from '../project/project-schema.ts';
import { entitiesWithXref } from './entities-by-xref.ts';
import { indexLibrary } from './library-index.ts';
import type { Library, LibraryEntity } from './library-schema.ts';

/** A node and the entity that its identifiers name. */
export interface LibraryMatch {
  readonly node: PathwayNode;
  readonly entity: LibraryEntity;
}

/**
 * The nodes that the library knows by an identifier and that do not say so yet. A node whose identifiers name several
 * entities is left to its person, and so is one that holds others where the entity's kind cannot.
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

/** Makes the nodes what the library says that they are. Their size and look stay. */
export function takeFromLibrary(matches: readonly LibraryMatch[]): Edit {
  const entities = new Map(matches.map(({ node, entity }) => [node.id, entity]));
  return (project) =>
    changeNodes(project, entities.keys(), (node) => {
      const entity = entities.get(node.id);
      return entity ? patched(node, { kind: entity.kind, entity: entity.id }) : node;
    });
}
