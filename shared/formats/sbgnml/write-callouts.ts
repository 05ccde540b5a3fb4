import type { Link } from '../../project/link-schema.ts';
import type { PathwayNode } from '../../project/node-schema.ts';
import type { Project } from '../../project/project-schema.ts';
import type { DrawnDiagram } from '../../scene/drawn.ts';
import { glyphClassOf } from './glyph-classes.ts';
import { keptData, keptElement } from './kept.ts';
import {
  attributeOf,
  childOf,
  makeElement,
  pointOf,
  withAttributes,
  type SbgnElement,
} from './sbgn-element.ts';
import type { WrittenIds } from './written-ids.ts';

/** Is the link the pointer of an annotation, which is part of its glyph and no arc? */
export function isCallout(link: Link, nodes: ReadonlyMap<string, PathwayNode>): boolean {
  if (keptElement(link)) return false;
  if (link.source.to !== 'node') return false;
  const note = nodes.get(link.source.id);
  if (!note) return false;
  if (keptData(link.origin, 'callout') === note.id) return true;
  return link.relation === 'relates-to' && isAnnotation(note);
}

function isAnnotation(node: PathwayNode): boolean {
  const className = attributeOf(keptElement(node), 'class');
  if (className !== undefined) return glyphClassOf(className).kind === 'note';
  return node.kind === 'note' || node.kind === 'label';
}

/** The `callout` of each note that points to something, by the note's id. The first pointer counts. */
export function writeCallouts(
  project: Project,
  ids: WrittenIds,
  diagram: DrawnDiagram,
): ReadonlyMap<string, SbgnElement> {
  const nodes = new Map(project.nodes.map((node) => [node.id, node]));
  const callouts = new Map<string, SbgnElement>();
  for (const link of project.links) {
    const note = link.source.to === 'node' ? nodes.get(link.source.id) : undefined;
    const end = diagram.links.get(link.id)?.route.at(-1);
    if (!note || !end || !isCallout(link, nodes) || callouts.has(note.id)) continue;
    const target = link.target.to === 'point' ? undefined : ids.of(link.target.id);
    callouts.set(note.id, calloutElement(childOf(keptElement(note), 'callout'), target, end));
  }
  return callouts;
}

function calloutElement(
  kept: SbgnElement | undefined,
  target: string | undefined,
  { x, y }: { readonly x: number; readonly y: number },
): SbgnElement {
  const before = pointOf(childOf(kept, 'point'));
  const isThere = before && Math.hypot(before.x - x, before.y - y) < 1e-2;
  const point = isThere ? childOf(kept, 'point') : undefined;
  const element = {
    ...(kept ?? makeElement('callout')),
    children: [point ?? makeElement('point', { x, y })],
  };
  return withAttributes(element, { target });
}
