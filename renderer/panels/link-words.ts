import type { ProjectIndex } from '../../shared/graph/project-index.ts';
import type { Endpoint, Link } from '../../shared/project/link-schema.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import type { PathwayNode } from '../../shared/project/node-schema.ts';
import { relations } from '../../shared/project/relations.ts';

/** A label as one line that a list can show: blanks joined, control characters gone, never empty. */
export function nameOfNode(node: PathwayNode): string {
  return (
    oneLine(node.label) || oneLine(node.caption) || `${nodeKinds[node.kind].label} without a label`
  );
}

/** What a link ends at, in words: a node's name, or the link that an anchor lies on. */
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

/** "TPH2 catalyzes L-Tryptophan → 5-HTP". */
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
  // Half of a character that takes two code units must not be left at the cut.
  return line.length > 200 ? `${line.slice(0, 199).replace(/\p{Cs}$/u, '')}…` : line;
}
