import { linkStyleSchema, type LinkStyle } from '../project/link-schema.ts';
import { nodeStyleSchema, type NodeStyle } from '../project/node-schema.ts';
import {
  admitted,
  changeElements,
  changeLinks,
  changeNodes,
  patched,
  type Patch,
} from './change-elements.ts';
import type { Edit } from './edit.ts';

/** Sets what a person chose for nodes by hand; `undefined` goes back to what follows from the kind. */
export function setNodeStyle(ids: Iterable<string>, patch: Patch<NodeStyle>): Edit {
  const chosen = [...ids];
  const held = admitted(nodeStyleSchema, patch);
  return (project) =>
    held
      ? changeNodes(project, chosen, (node) => patched(node, { style: styled(node.style, held) }))
      : project;
}

/** Sets what a person chose for links by hand; `undefined` goes back to what follows from the relation. */
export function setLinkStyle(ids: Iterable<string>, patch: Patch<LinkStyle>): Edit {
  const chosen = [...ids];
  const held = admitted(linkStyleSchema, patch);
  return (project) =>
    held
      ? changeLinks(project, chosen, (link) => patched(link, { style: styled(link.style, held) }))
      : project;
}

/** Lets nodes and links look as their kind and relation say. */
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
  // All fields of a style are optional, so nothing is one.
  const next = patched(style ?? ({} as Style), patch);
  return Object.keys(next).length === 0 ? undefined : next;
}
