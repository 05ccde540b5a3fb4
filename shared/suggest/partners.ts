import { addWithReferences } from '../edit/elements.ts';
import { adoptByPosition } from '../edit/grouping.ts';
import { inSequence, type Edit } from '../edit/edit.ts';
import { entityToNode, factToLink } from '../library/elements-from-library.ts';
import {
  indexLibrary,
  type Library,
  type LibraryEntity,
  type LibraryLink,
} from '../library/library.ts';
import type { Endpoint, Project, DiagramPoint } from '../project/project-schema.ts';
import { relations } from '../project/relations.ts';
import { findDrawnFacts } from './drawn-facts.ts';

/** An entity that the library links with a node of the diagram, and the link. */
export interface Partner {
  readonly entity: LibraryEntity;
  readonly fact: LibraryLink;
  /** The fact runs from the node to the partner; else from the partner to the node. */
  readonly isFromNode: boolean;
}

/** What the library links with a node and the diagram does not show; the best founded first. */
export function findPartners(library: Library, project: Project, node: string): Partner[] {
  const index = indexLibrary(library);
  const drawn = findDrawnFacts(library, project);
  const found = drawn.entitiesAt(node).flatMap((own) =>
    (index.linksAt.get(own) ?? []).flatMap((fact): Partner[] => {
      const isFromNode = fact.source === own;
      const other = isFromNode ? fact.target : fact.source;
      const entity = index.entities.get(other);
      const isThere = other === own || drawn.nodesOf(other).length > 0;
      return entity && !isThere ? [{ entity, fact, isFromNode }] : [];
    }),
  );
  const isSeen = new Set<string>();
  return found
    .sort((one, other) => other.fact.evidence.length - one.fact.evidence.length)
    .filter(({ fact }) => !isSeen.has(fact.id) && isSeen.add(fact.id));
}

/** Where a partner goes: `at` is the centre of its node in diagram coordinates, `from` the end of the link at the node. */
export interface PartnerPosition {
  readonly nodeId: string;
  readonly linkId: string;
  readonly from: Endpoint;
  readonly at: DiagramPoint;
}

/** Adds a partner's node and the link with its evidence; both or neither. */
export function addPartner(
  library: Library,
  { entity, fact, isFromNode }: Partner,
  { nodeId, linkId, from, at }: PartnerPosition,
  newId: () => string,
): Edit {
  const node = entityToNode(entity, { id: nodeId, x: 0, y: 0 });
  const placed = { ...node, x: at.x - node.width / 2, y: at.y - node.height / 2 };
  const to: Endpoint = { to: 'node', id: nodeId };
  const ends = isFromNode ? { source: from, target: to } : { source: to, target: from };
  const { link, references } = factToLink(library, fact, { id: linkId, ...ends });
  const routed = { ...link, routing: relations[link.relation].routing };
  return inSequence(
    addWithReferences({ nodes: [placed], links: [routed], references }, newId),
    adoptByPosition([nodeId]),
  );
}
