import { addElements } from '../edit/elements.ts';
import type { Edit } from '../edit/edit.ts';
import { indexProject } from '../graph/project-index.ts';
import { boundsAround } from '../graph/spatial-index.ts';
import { indexLibrary, type Library, type LibraryLink } from '../library/library.ts';
import {
  entityToNode,
  factToCatalysis,
  factToLink,
  type LinkWithReferences,
  catalysisSuffix,
} from '../library/elements-from-library.ts';
import type { Anchor, Link, Project, PathwayNode } from '../project/project-schema.ts';

/** Diagram units between the diagram and what is added, and between added nodes. */
const room = 60;
const between = 40;

/** The result of adding a path: the edit, and the ids of the new elements. */
export interface KnownPath {
  readonly edit: Edit;
  readonly added: readonly string[];
}

/**
 * Draws what the library knows along a path: its links between the nodes that are there, and the nodes that are not,
 * in a row below the diagram. What is there stays where it is, and no link is drawn a second time.
 * @param links ids of links of the library as a project, see `elements-from-library.ts`
 */
export function drawKnownPath(
  project: Project,
  library: Library,
  links: readonly string[],
  newId: () => string,
): KnownPath {
  const facts = factsOf(library, links);
  const catalysed = new Set(
    links
      .filter((id) => id.endsWith(catalysisSuffix))
      .map((id) => id.slice(0, -catalysisSuffix.length)),
  );
  const nodes = addMissing(project, library, facts, catalysed, newId);
  const drawing: Drawing = {
    project,
    library,
    nodes,
    links: [],
    changed: new Map(),
    references: [],
    newId,
  };
  for (const fact of facts) drawFact(drawing, fact, catalysed.has(fact.id));
  const added = nodes.added;
  const news = {
    nodes: added,
    links: drawing.links,
    references: uniqueById(drawing.references.flat()),
  };
  return {
    edit: (present) => addElements(news)(withAnchors(present, drawing.changed)),
    added: [...added.map(({ id }) => id), ...drawing.links.map(({ id }) => id)],
  };
}

function uniqueById<Item extends { readonly id: string }>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}

function factsOf(library: Library, links: readonly string[]): LibraryLink[] {
  const index = indexLibrary(library);
  const ids = new Set(
    links.map((id) => (id.endsWith(catalysisSuffix) ? id.slice(0, -catalysisSuffix.length) : id)),
  );
  return [...ids].flatMap((id) => index.links.get(id) ?? []);
}

interface PathNodes {
  readonly idOf: ReadonlyMap<string, string>;
  readonly added: readonly PathwayNode[];
}

function addMissing(
  project: Project,
  library: Library,
  facts: readonly LibraryLink[],
  catalysed: ReadonlySet<string>,
  newId: () => string,
): PathNodes {
  const { entities } = indexLibrary(library);
  const idOf = new Map<string, string>();
  for (const { id, entity } of project.nodes) {
    if (entity !== undefined && !idOf.has(entity)) idOf.set(entity, id);
  }
  const bounds = boundsAround(project.nodes);
  let x = bounds?.x ?? 0;
  const y = bounds ? bounds.y + bounds.height + room : 0;
  const added: PathwayNode[] = [];
  for (const fact of facts) {
    for (const id of [fact.source, fact.target, catalysed.has(fact.id) ? fact.via : undefined]) {
      const entity = id === undefined || idOf.has(id) ? undefined : entities.get(id);
      if (!entity) continue;
      const node = entityToNode(entity, { id: newId(), x, y });
      x += node.width + between;
      idOf.set(entity.id, node.id);
      added.push(node);
    }
  }
  return { idOf, added };
}

interface Drawing {
  readonly project: Project;
  readonly library: Library;
  readonly nodes: PathNodes;
  readonly links: Link[];
  /** For the id of a link, the anchor that it gets. */
  readonly changed: Map<string, Anchor>;
  readonly references: LinkWithReferences['references'][];
  readonly newId: () => string;
}

function drawFact(drawing: Drawing, fact: LibraryLink, isCatalysed: boolean): void {
  const { project, library, nodes, newId } = drawing;
  const source = nodes.idOf.get(fact.source);
  const target = nodes.idOf.get(fact.target);
  if (source === undefined || target === undefined) return;
  const ends = { source: { to: 'node', id: source }, target: { to: 'node', id: target } } as const;
  const drawn = factToLink(library, fact, { id: newId(), ...ends });
  const there = project.links.find(
    (link) => isBetween(link, source, target) && link.relation === drawn.link.relation,
  );
  if (!isCatalysed) {
    if (!there) keep(drawing, drawn);
    return;
  }
  const via = nodes.idOf.get(fact.via ?? '');
  if (via === undefined || (there && isCatalysedBy(project, there, via))) return;
  const [anchor = { id: newId(), position: 0.5 }] = there?.anchors ?? [];
  if (!there) keep(drawing, { ...drawn, link: { ...drawn.link, anchors: [anchor] } });
  else if (there.anchors.length === 0) drawing.changed.set(there.id, anchor);
  const at = { source: { to: 'node', id: via }, target: { to: 'anchor', id: anchor.id } } as const;
  keep(drawing, factToCatalysis(library, fact, { id: newId(), ...at }));
}

function keep(drawing: Drawing, { link, references }: LinkWithReferences): void {
  drawing.links.push(link);
  drawing.references.push(references);
}

function isBetween({ source, target }: Link, from: string, to: string): boolean {
  return source.to === 'node' && source.id === from && target.to === 'node' && target.id === to;
}

function isCatalysedBy(project: Project, link: Link, enzyme: string): boolean {
  const { linksAt } = indexProject(project);
  return link.anchors.some(({ id }) =>
    (linksAt.get(id) ?? []).some((one) => one.source.to === 'node' && one.source.id === enzyme),
  );
}

function withAnchors(project: Project, changed: ReadonlyMap<string, Anchor>): Project {
  if (changed.size === 0) return project;
  const links = project.links.map((link) => {
    const anchor = changed.get(link.id);
    return anchor ? { ...link, anchors: [...link.anchors, anchor] } : link;
  });
  return { ...project, links };
}
