import type { Endpoint, Project } from '../project/project-schema.ts';
import { addElements } from '../edit/elements.ts';
import { addAnchor } from '../edit/links.ts';
import { inSequence, type Edit } from '../edit/edit.ts';
import { adoptByPosition } from '../edit/grouping.ts';
import { findLinkedPosition } from '../graph/find-free-position.ts';
import type { Library, LibraryEntity, LibraryLink } from '../library/library.ts';
import {
  entityToNode,
  factToCatalysis,
  factToLink,
  type LinkWithReferences,
} from '../library/elements-from-library.ts';
import { drawDiagram } from '../scene/draw-diagram.ts';
import type { Bounds } from '../scene/primitives.ts';
import { pointAt } from '../scene/route-geometry.ts';
import type { CheckContext, Fix } from './finding.ts';
import { checkWords } from '../words/check.ts';

/** Draws a claim of the library between two nodes, with its evidence; nothing where it is drawn, as by another fix. */
export function drawFact(
  library: Library,
  fact: LibraryLink,
  ends: { readonly id: string; readonly source: string; readonly target: string },
): Edit {
  const placed = factToLink(library, fact, {
    id: ends.id,
    source: { to: 'node', id: ends.source },
    target: { to: 'node', id: ends.target },
  });
  return (project) => {
    const { entity, relation } = placed.link;
    const isDrawn = project.links.some(
      ({ source, target, ...link }) =>
        link.entity === entity &&
        link.relation === relation &&
        source.to === 'node' &&
        source.id === ends.source &&
        target.to === 'node' &&
        target.id === ends.target,
    );
    return isDrawn ? project : add(placed)(project);
  };
}

/** Draws the enzyme's part in a conversion from the enzyme's node to the middle of the conversion's link. */
export function drawCatalysis(
  library: Library,
  fact: LibraryLink,
  ends: {
    readonly id: string;
    readonly anchor: string;
    readonly enzyme: string;
    readonly link: string;
  },
): Edit {
  const placed = factToCatalysis(library, fact, {
    id: ends.id,
    source: { to: 'node', id: ends.enzyme },
    target: { to: 'anchor', id: ends.anchor },
  });
  return (project) => {
    const anchored = addAnchor(ends.link, { id: ends.anchor, position: 0.5 })(project);
    const next = anchored === project ? project : add(placed)(anchored);
    return next === anchored ? project : next;
  };
}

/** Puts a node for an entity of the library where there is room for its link to another node or to a link's middle. */
export function addNodeNear(entity: LibraryEntity, id: string, near: string): Edit {
  return (project) => {
    const partner = boundsOf(project, near);
    if (!partner) return project;
    const node = entityToNode(entity, { id, x: 0, y: 0 });
    const { width, height } = node;
    const { x, y } = findLinkedPosition(project, { width, height, near: partner });
    return inSequence(addElements({ nodes: [{ ...node, x, y }] }), adoptByPosition([id]))(project);
  };
}

function boundsOf(project: Project, id: string): Bounds | undefined {
  const drawn = drawDiagram(project, 'light');
  const link = drawn.links.get(id);
  return link ? { ...pointAt(link.route, 0.5), width: 0, height: 0 } : drawn.nodes.get(id)?.node;
}

/** Draws everything that the library says about a node and the other nodes; undefined if it says nothing. */
export function connectKnown(context: CheckContext, node: string, entity: string): Fix | undefined {
  const { library, known } = context;
  const partner = (fact: LibraryLink) =>
    context
      .nodesOf(fact.source === entity ? fact.target : fact.source)
      .find(({ id }) => id !== node);
  const facts = (known.linksAt.get(entity) ?? []).filter(
    (fact) =>
      fact.via !== entity &&
      fact.confidence !== 'contested' &&
      fact.stepKind !== 'located-in' &&
      partner(fact) &&
      isTrueHere(context, fact),
  );
  if (facts.length === 0) return undefined;
  return {
    label: checkWords.drawKnownLinks(facts.length),
    edit: (newId) =>
      inSequence(
        ...facts.map((fact) => {
          const other = partner(fact)?.id ?? '';
          const [source, target] = fact.source === entity ? [node, other] : [other, node];
          return drawFact(library, fact, { id: newId(), source, target });
        }),
      ),
  };
}

/**
 * Whether a need that the library knows for an enzyme also applies here. Where the diagram lets the enzyme run
 * backwards, as glutamate dehydrogenase making glutamate, the need is not known for that direction.
 */
export function isTrueHere(context: CheckContext, fact: LibraryLink): boolean {
  if (fact.relation !== 'cofactor-of') return true;
  const known = (context.known.linksAt.get(fact.target) ?? []).filter(
    ({ via }) => via === fact.target,
  );
  return context
    .nodesOf(fact.target)
    .flatMap(({ id }) => conversionsBy(context, id))
    .every(([from, to]) => {
      const runs = (source: string | undefined, target: string | undefined) =>
        known.some((one) => one.source === source && one.target === target);
      return runs(from, to) || !runs(to, from);
    });
}

/** The library's entries of what an enzyme turns into what in the diagram. */
function conversionsBy(
  context: CheckContext,
  enzyme: string,
): (readonly [from: string | undefined, to: string | undefined])[] {
  const { index } = context;
  const entityAt = (end: Endpoint) => {
    const node = end.to === 'node' ? index.nodes.get(end.id) : undefined;
    return node && context.entityOf(node);
  };
  return (index.linksAt.get(enzyme) ?? []).flatMap(({ relation, source, target }) => {
    if (relation !== 'catalyzes' || source.to !== 'node' || source.id !== enzyme) return [];
    const carrier = target.to === 'anchor' ? index.anchors.get(target.id)?.link : undefined;
    return carrier?.relation === 'converts-to'
      ? [[entityAt(carrier.source), entityAt(carrier.target)] as const]
      : [];
  });
}

function add({ link, references }: LinkWithReferences): Edit {
  return addElements({ links: [link], references });
}
