import {
  annotationShape,
  type Evidence,
  type Xref,
  type Confidence,
  nodeSchema,
  type NodeKind,
  type PathwayNode,
  nodeStyleSchema,
  type NodeStyle,
  badgeSchema,
  type Badge,
  labelSchema,
  type BoxPosition,
  type Relation,
  type Routing,
  linkStyleSchema,
  type LinkStyle,
  type Link,
} from '../project/project-schema.ts';
import { labelFromTyped } from '../text/rich-text.ts';
import { indexProject, type ProjectIndex } from '../graph/project-index.ts';
import { pictureOf } from '../project/inserted-picture.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import {
  changeAnnotated,
  withAdmitted,
  changeElements,
  changeNodes,
  mapKeeping,
  patched,
  type Edit,
  changeLinks,
  clampCoordinate,
  admitted,
  type Patch,
} from './edit.ts';
import { ifSound, removeElements } from './elements.ts';

/** Gives a node, link or badge another label. */
export function renameElement(id: string, label: string): Edit {
  return withAdmitted(labelSchema, label, (text) => (project) => {
    const named = changeAnnotated(project, id, { label: text, formatted: undefined });
    return changeElements(named, {
      node: (node) => {
        const badges = mapKeeping(node.badges, (badge) =>
          badge.id === id ? patched(badge, { label: text }) : badge,
        );
        return badges === node.badges ? node : { ...node, badges };
      },
    });
  });
}

/** Whether nodes stay where they are when the diagram is arranged. */
export function setPinned(ids: Iterable<string>, isPinned: boolean): Edit {
  const chosen = [...ids];
  return (project) =>
    changeNodes(project, chosen, (node) => patched(node, { pinned: isPinned || undefined }));
}

/** Gives a node or link the label that a person typed, with signs for the manners of its parts. */
export function retypeLabel(id: string, typed: string): Edit {
  const { label, formatted } = labelFromTyped(typed);
  if (formatted === undefined) return renameElement(id, label);
  return withAdmitted(
    labelSchema,
    formatted,
    (text) => (project) => changeAnnotated(project, id, { label, formatted: text }),
  );
}

export function setCaption(id: string, caption: string): Edit {
  return withAdmitted(
    nodeSchema.shape.caption,
    caption,
    (text) => (project) => changeNodes(project, [id], (node) => patched(node, { caption: text })),
  );
}

export function setNotes(id: string, notes: string): Edit {
  return withAdmitted(
    annotationShape.notes,
    notes,
    (text) => (project) => changeAnnotated(project, id, { notes: text }),
  );
}

export function setXrefs(id: string, xrefs: readonly Xref[]): Edit {
  return withAdmitted(
    annotationShape.xrefs,
    xrefs,
    (list) => (project) => changeAnnotated(project, id, { xrefs: list }),
  );
}

/** Each piece must name a reference of the project. */
export function setEvidence(id: string, evidence: readonly Evidence[]): Edit {
  return withAdmitted(annotationShape.evidence, evidence, (list) => (project) => {
    const known = new Set(project.references.map((reference) => reference.id));
    const isKnown = list.every(({ reference }) => known.has(reference));
    return isKnown ? changeAnnotated(project, id, { evidence: list }) : project;
  });
}

/**
 * Gives nodes another kind. A node that still has the size of its old kind gets the size of the new one, about the same
 * centre. Left alone: nodes that contain others if the new kind contains none, and linked nodes if the new kind takes
 * no links.
 */
export function setKind(ids: Iterable<string>, kind: NodeKind): Edit {
  const chosen = [...ids];
  return (project) => {
    const index = indexProject(project);
    return changeNodes(project, chosen, (node) =>
      node.kind !== kind && !pictureOf(node) && canBecome(index, node, kind)
        ? withKind(node, kind)
        : node,
    );
  };
}

function canBecome({ children, linksAt }: ProjectIndex, node: PathwayNode, kind: NodeKind) {
  const { contains, connects } = nodeKinds[kind];
  return (contains || !children.has(node.id)) && (connects || !linksAt.has(node.id));
}

function withKind(node: PathwayNode, kind: NodeKind): PathwayNode {
  const old = nodeKinds[node.kind];
  if (node.width !== old.width || node.height !== old.height) return { ...node, kind };
  const { width, height } = nodeKinds[kind];
  const x = clampCoordinate(node.x + (node.width - width) / 2);
  const y = clampCoordinate(node.y + (node.height - height) / 2);
  return { ...node, kind, x, y, width, height };
}

export function setRelation(ids: Iterable<string>, relation: Relation): Edit {
  const chosen = [...ids];
  return (project) => changeLinks(project, chosen, (link) => patched(link, { relation }));
}

export function setRouting(ids: Iterable<string>, routing: Routing): Edit {
  const chosen = [...ids];
  return (project) => changeLinks(project, chosen, (link) => patched(link, { routing }));
}

/** `undefined` says that nobody judged it. */
export function setConfidence(ids: Iterable<string>, confidence: Confidence | undefined): Edit {
  const chosen = [...ids];
  return (project) => changeLinks(project, chosen, (link) => patched(link, { confidence }));
}

/** Sets the style that a person chose for nodes; `undefined` goes back to the style of the kind. */
export function setNodeStyle(ids: Iterable<string>, patch: Patch<NodeStyle>): Edit {
  const chosen = [...ids];
  const held = admitted(nodeStyleSchema, patch);
  return (project) =>
    held
      ? changeNodes(project, chosen, (node) => patched(node, { style: styled(node.style, held) }))
      : project;
}

/** Sets the style that a person chose for links; `undefined` goes back to the style of the relation. */
export function setLinkStyle(ids: Iterable<string>, patch: Patch<LinkStyle>): Edit {
  const chosen = [...ids];
  const held = admitted(linkStyleSchema, patch);
  return (project) =>
    held
      ? changeLinks(project, chosen, (link) => patched(link, { style: styled(link.style, held) }))
      : project;
}

/** The look of a node, of a link, or of both, to be given to others. */
export interface CopiedStyle {
  readonly node: PathwayNode | undefined;
  readonly link: Link | undefined;
}

/**
 * Gives nodes the style of a node, and links the style and the routing of a link. Where the text of a node stands is its
 * own affair, and stays.
 */
export function pasteStyle(ids: Iterable<string>, { node: from, link }: CopiedStyle): Edit {
  const chosen = new Set(ids);
  const { labelAt: _, uprightText: __, ...look } = from?.style ?? {};
  const restyled = ({ style = {} }: PathwayNode) => {
    const { labelAt, uprightText } = style;
    const own = { ...(labelAt && { labelAt }), ...(uprightText && { uprightText }) };
    const next = { ...look, ...own };
    return Object.keys(next).length === 0 ? undefined : next;
  };
  return (project) =>
    changeElements(project, {
      node: (node) =>
        from && chosen.has(node.id) ? patched(node, { style: restyled(node) }) : node,
      link: (each) =>
        link && chosen.has(each.id)
          ? patched(each, { style: link.style, routing: link.routing })
          : each,
    });
}

/** Removes the styles of nodes and links, so that they look as their kind and relation say. */
export function clearStyle(ids: Iterable<string>): Edit {
  const chosen = new Set(ids);
  return (project) =>
    changeElements(project, {
      node: (node) => (chosen.has(node.id) ? patched(node, { style: undefined }) : node),
      link: (link) => (chosen.has(link.id) ? patched(link, { style: undefined }) : link),
    });
}

/** A style with the patch's fields; an empty one is left out. */
function styled<Style extends object>(
  style: Style | undefined,
  patch: Patch<Style>,
): Style | undefined {
  // All fields of a style are optional, so an empty object is a style.
  const next = patched(style ?? ({} as Style), patch);
  return Object.keys(next).length === 0 ? undefined : next;
}

/** A badge to be made: what is left out takes the schema's default. */
export type NewBadge = Pick<Badge, 'id' | 'x' | 'y'> & Partial<Badge>;

/** Gives a node these badges instead of those it has. */
export function setBadges(nodeId: string, badges: readonly NewBadge[]): Edit {
  const held = admitted(nodeSchema.shape.badges, badges);
  return (project) => {
    if (!held) return project;
    const change = changeNodes(project, [nodeId], (node) => patched(node, { badges: held }));
    return ifSound(project, change);
  };
}

export function addBadge(nodeId: string, badge: NewBadge): Edit {
  return (project) => {
    const node = indexProject(project).nodes.get(nodeId);
    return node ? setBadges(nodeId, [...node.badges, badge])(project) : project;
  };
}

/** Moves a badge's centre, relative to the node's centre in halves of its size. */
export function moveBadge(badgeId: string, { x, y }: BoxPosition): Edit {
  return (project) => {
    const owned = indexProject(project).badges.get(badgeId);
    const moved = owned && admitted(badgeSchema, { ...owned.badge, x, y });
    if (!moved) return project;
    const badges = owned.node.badges.map((badge) =>
      badge.id === badgeId ? patched(badge, { x: moved.x, y: moved.y }) : badge,
    );
    return changeNodes(project, [owned.node.id], (node) => patched(node, { badges }));
  };
}

export function removeBadge(badgeId: string): Edit {
  return (project) =>
    indexProject(project).badges.has(badgeId) ? removeElements([badgeId])(project) : project;
}
