import {
  entityToNode,
  factToCatalysis,
  factToLink,
  type LinkWithReferences,
} from '../../shared/library/elements-from-library.ts';
import { indexLibrary, type Library } from '../../shared/library/library.ts';
import type { Reference, PathwayNode, Link, Project } from '../../shared/project/project-schema.ts';

/**
 * The template with all that its nodes and links say taken from the library anew; where they are and how they look stays.
 * Links whose fact the library no longer has are taken out, with those that end on them.
 */
export function refreshTemplate(library: Library, project: Project): Project {
  const drawn = project.links.map((link) => refreshLink(library, link));
  const references = new Map<string, Reference>();
  for (const placed of drawn) {
    for (const reference of placed?.references ?? []) references.set(reference.id, reference);
  }
  const links = drawn.flatMap((placed) => placed?.link ?? []);
  const anchors = new Set(links.flatMap((link) => link.anchors.map(({ id }) => id)));
  return {
    ...project,
    references: [...references.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    nodes: project.nodes.map((node) => refreshNode(library, node)),
    links: links.filter(({ target }) => target.to !== 'anchor' || anchors.has(target.id)),
  };
}

function refreshNode(library: Library, node: PathwayNode): PathwayNode {
  const entity = indexLibrary(library).entities.get(node.entity ?? '');
  if (!entity) return node;
  const { id, x, y, width, height, parent, badges, style, z } = node;
  const kept = { id, x, y, width, height, badges, z };
  return {
    ...entityToNode(entity, { id, x, y }),
    ...kept,
    ...(parent === undefined ? {} : { parent }),
    ...(style === undefined ? {} : { style }),
  };
}

function refreshLink(library: Library, link: Link): LinkWithReferences | undefined {
  const fact = indexLibrary(library).links.get(link.entity ?? '');
  if (!fact) return undefined;
  const { id, source, target, label, routing, waypoints, anchors, z } = link;
  const isCatalysis = link.relation === 'catalyzes' && fact.relation !== 'catalyzes';
  const placed = (isCatalysis ? factToCatalysis : factToLink)(library, fact, {
    id,
    source,
    target,
  });
  const { style: drawn, ...said } = placed.link;
  const { line: _line, ...look } = link.style ?? {};
  const line = fact.confidence === 'contested' ? 'dotted' : drawn?.line;
  const style = { ...look, ...(line === undefined ? {} : { line }) };
  return {
    link: {
      ...said,
      label,
      routing,
      waypoints,
      anchors,
      z,
      ...(Object.keys(style).length === 0 ? {} : { style }),
    },
    references: placed.references,
  };
}
