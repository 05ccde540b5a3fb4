import { indexProject, targetIdOf } from '../graph/project-index.ts';
import { endpointSchema, type Endpoint, type Link } from '../project/project-schema.ts';
import { addElements, ifSound, type NewLink } from './add-elements.ts';
import { addAnchor } from './anchors.ts';
import { admitted, changeLinks, patched, type Edit } from './edit.ts';
import { canConnect, type EndTarget } from './connection-rules.ts';
import { dropIdleAnchors } from './remove.ts';

/** Adds a link, unless the connection rules forbid it. */
export function connect(link: NewLink): Edit {
  return (project) => {
    const isPossible = canConnect(project, link.source, link.target, {
      waypoints: link.waypoints?.length ?? 0,
    });
    return isPossible ? addElements({ links: [link] })(project) : project;
  };
}

/** A link one of whose ends is to be an anchor that is not there yet. */
export type NewLinkToLink = Omit<NewLink, 'source' | 'target'> & {
  readonly source: EndTarget;
  readonly target: EndTarget;
  readonly anchorId: string;
  /** Where on the other link: the fraction of its length as drawn, from its source. */
  readonly position: number;
};

/** Makes an anchor on the link that one end names, and the link that ends there; both or neither. */
export function connectToLink({ anchorId, position, ...link }: NewLinkToLink): Edit {
  return (project) => {
    const [source, target] = [anchored(link.source, anchorId), anchored(link.target, anchorId)];
    const host = source.host ?? target.host;
    if (host === undefined || (source.host !== undefined && target.host !== undefined)) {
      return project;
    }
    const withAnchor = addAnchor(host, { id: anchorId, position })(project);
    if (withAnchor === project) return project;
    const next = connect({ ...link, source: source.end, target: target.end })(withAnchor);
    return next === withAnchor ? project : next;
  };
}

function anchored(end: EndTarget, anchorId: string): { end: Endpoint; host?: string } {
  return end.to === 'link' ? { end: { to: 'anchor', id: anchorId }, host: end.id } : { end };
}

/** Turns links about: the source becomes the target. Bends and anchors stay where they are. */
export function reverseLinks(ids: Iterable<string>): Edit {
  const chosen = [...ids];
  return (project) => changeLinks(project, chosen, reversed);
}

function reversed(link: Link): Link {
  return patched(link, {
    source: link.target,
    target: link.source,
    waypoints: link.waypoints.toReversed(),
    anchors: link.anchors.map((anchor) => ({ ...anchor, position: 1 - anchor.position })),
  });
}

/** Moves one end of a link elsewhere, unless the connection rules forbid it. */
export function reconnect(linkId: string, end: 'source' | 'target', endpoint: Endpoint): Edit {
  const newEndpoint = admitted(endpointSchema, endpoint);
  return (project) => {
    const link = indexProject(project).links.get(linkId);
    if (!link || !newEndpoint) return project;
    const next = patched(link, { [end]: newEndpoint });
    const options = { link: linkId, waypoints: link.waypoints.length };
    if (!canConnect(project, next.source, next.target, options)) return project;
    const left = targetIdOf(link[end]);
    const reconnected = ifSound(
      project,
      changeLinks(project, [linkId], () => next),
    );
    return left === undefined ? reconnected : dropIdleAnchors(reconnected, [left]);
  };
}

/** Moves one end of a link onto another link, where it makes an anchor; both or neither. */
export function reconnectToLink(
  linkId: string,
  end: 'source' | 'target',
  anchor: { readonly link: string; readonly id: string; readonly position: number },
): Edit {
  return (project) => {
    const withAnchor = addAnchor(anchor.link, { id: anchor.id, position: anchor.position })(
      project,
    );
    if (withAnchor === project) return project;
    const next = reconnect(linkId, end, { to: 'anchor', id: anchor.id })(withAnchor);
    return next === withAnchor ? project : next;
  };
}
