import { indexProject, type ProjectIndex } from '../graph/project-index.ts';
import { createEntityFinder } from '../library/entity-of-node.ts';
import { indexLibrary, type LibraryIndex, type Library } from '../library/library.ts';
import type { PathwayNode } from '../project/node-schema.ts';
import type { Project, Link } from '../project/project-schema.ts';
import { describeLink, wordsForNode } from '../graph/link-words.ts';
import type { Reference } from '../project/annotation-schema.ts';
import { shorten } from '../project/element-names.ts';

/** What the rules look at, with the look-ups that they share. */
export interface CheckContext {
  readonly project: Project;
  readonly index: ProjectIndex;
  readonly library: Library;
  readonly known: LibraryIndex;
  /** The id of the library's entry that a node stands for; undefined where the library has none. */
  entityOf(node: PathwayNode): string | undefined;
  /** The nodes that stand for an entry of the library, in the project's order. */
  nodesOf(entity: string): readonly PathwayNode[];
}

export function createCheckContext(project: Project, library: Library): CheckContext {
  const findEntity = createEntityFinder(library);
  const entities = new Map<PathwayNode, string | undefined>();
  const nodes = new Map<string, PathwayNode[]>();
  for (const node of project.nodes) {
    const entity = findEntity(node)?.id;
    entities.set(node, entity);
    if (entity === undefined) continue;
    const list = nodes.get(entity);
    if (list) list.push(node);
    else nodes.set(entity, [node]);
  }
  return {
    project,
    index: indexProject(project),
    library,
    known: indexLibrary(library),
    entityOf: (node) => entities.get(node),
    nodesOf: (entity) => nodes.get(entity) ?? [],
  };
}

/** What a node is called in a sentence: its label, however long, in a few words. */
export function nameOf(node: PathwayNode | undefined): string {
  return shorten(wordsForNode(node));
}

/** “L-Tryptophan is converted to 5-HTP”, in quotation marks. */
export function claimOf({ index }: CheckContext, link: Link): string {
  return `“${describeLink(index, link, nameOf)}”`;
}

/** "P5P", "P5P and zinc", "P5P, zinc and iron". */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  const others = names.slice(0, -1).join(', ');
  return others === '' ? last : `${others} and ${last}`;
}

/** A publication in quotation marks: its title, or what serves as one, in a few words. */
export function nameReference({ id, title, citation }: Reference): string {
  return `“${shorten(title ?? citation ?? id)}”`;
}
