import type { Endpoint, Link } from '../project/project-schema.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import type { PathwayNode } from '../project/node-schema.ts';
import { relations } from '../project/relations.ts';
import type { ProjectIndex } from './project-index.ts';

/** A node's name as a heading: its label on one line, or what serves as one. Never empty. */
export function nameOfNode(node: PathwayNode): string {
  return ownNameOf(node) || `${nodeKinds[node.kind].label} without a label`;
}

/** A node's name within a sentence. */
export function wordsForNode(node: PathwayNode | undefined): string {
  if (!node) return 'something missing';
  const { label, isAbbreviation } = nodeKinds[node.kind];
  return ownNameOf(node) || `an unnamed ${isAbbreviation ? label : label.toLowerCase()}`;
}

function ownNameOf(node: PathwayNode): string {
  return oneLine(node.label) || oneLine(node.caption);
}

/** Names the end of a link in few words: the node, or the link that an anchor lies on. */
export function nameOfEnd(index: ProjectIndex, end: Endpoint, depth = 0): string {
  if (end.to === 'point') return 'a free point';
  if (end.to === 'node') {
    const node = index.nodes.get(end.id);
    return node ? nameOfNode(node) : 'something missing';
  }
  const link = index.anchors.get(end.id)?.link;
  if (!link || depth > 1) return 'a link';
  const inner = (side: Endpoint) => nameOfEnd(index, side, depth + 1);
  return `${inner(link.source)} → ${inner(link.target)}`;
}

type NameNode = (node: PathwayNode | undefined) => string;

/** Names the end of a link within a sentence: the node, or the step that an anchor lies on. */
export function wordsForEnd(
  index: ProjectIndex,
  end: Endpoint,
  name: NameNode = wordsForNode,
): string {
  if (end.to === 'point') return 'a free point';
  if (end.to === 'node') return name(index.nodes.get(end.id));
  const link = index.anchors.get(end.id)?.link;
  if (!link) return 'a link';
  const inner = (side: Endpoint) =>
    side.to === 'anchor' ? 'a link' : wordsForEnd(index, side, name);
  return `the step from ${inner(link.source)} to ${inner(link.target)}`;
}

/** "AANAT catalyzes the step from Serotonin to Melatonin", for lists and screen readers; nodes go by `name`. */
export function describeLink(
  index: ProjectIndex,
  link: Link,
  name: NameNode = wordsForNode,
): string {
  const { verb } = relations[link.relation];
  return `${wordsForEnd(index, link.source, name)} ${verb} ${wordsForEnd(index, link.target, name)}`;
}

/** "TPH2 catalyzes L-Tryptophan → 5-HTP", where there is little room. */
export function sentenceOfLink(index: ProjectIndex, link: Link): string {
  const { verb } = relations[link.relation];
  return `${nameOfEnd(index, link.source)} ${verb} ${nameOfEnd(index, link.target)}`;
}

/** "TPH2 → (L-Tryptophan → 5-HTP)". */
export function titleOfLink(index: ProjectIndex, { source, target }: Link): string {
  const titleOf = (end: Endpoint) =>
    end.to === 'anchor' ? `(${nameOfEnd(index, end)})` : nameOfEnd(index, end);
  return `${titleOf(source)} → ${titleOf(target)}`;
}

/** Blanks and line breaks become single spaces; at most 200 characters, which is more than a row shows. */
export function oneLine(text: string): string {
  const line = text
    .slice(0, 1_000)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  // The cut must not leave half of a character that takes two code units.
  return line.length > 200 ? `${line.slice(0, 199).replace(/\p{Cs}$/u, '')}…` : line;
}
