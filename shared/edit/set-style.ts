import { linkStyleSchema, type LinkStyle } from '../project/link-schema.ts';
import { nodeStyleSchema, type NodeStyle } from '../project/node-schema.ts';
import { admitted, changeElements, changeLinks, changeNodes, patched, type Patch } from './change-elements.ts';
import type { Edit } from './edit.ts';

/** Sets what a person chose for nodes by hand; `undefined` goes back to what follows from the kind. */
export function setNodeStyle(ids: Iterable<string>, patch: Patch<NodeStyle>): Edit {
  const chosen = [...ids];
  const held = admitted(nodeStyleSchema, patch);
  return (project) =>
    held ? changeNodes(project, chosen, (node) => withStyle(node, held)) : project;
}

/** Sets what a person chose for links by hand; `undefined` goes back to what follows from the relation. */
export function setLinkStyle(ids: Iterable<string>, patch: Patch<LinkStyle>): Edit {
  const chosen = [...ids];
  const held = admitted(linkStyleSchema, patch);
  return (project) =>
    held ? changeLinks(project, chosen, (link) => withStyle(link, held)) : project;
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

/** An empty style is left out. */
function withStyle<Style extends object, Element extends { readonly style?: Style | undefined }>(
  element: Element,
  patch: Patch<Style>,
): Element {
  // All fields of a style are optional, so nothing is one.
  const style = patched(element.style ?? ({} as Style), patch);
  const isEmpty = Object.keys(style).length === 0;
  const { style: _replaced, ...rest } = element;
  if (isEmpty) return element.style ? (rest as Element) : element;
  return style === element.style ? element : { ...element, style };
}
