import { nodeKinds } from '../../project/node-kinds.ts';
import type { Link, Project, PathwayNode } from '../../project/project-schema.ts';
import type { DrawnDiagram } from '../../scene/primitives.ts';
import { readGlyph, plainLine, relativePosition, glyphClassOf } from './glyph.ts';
import { addLoss, originFormat, type LinkDraft, type NodeDraft, type Reading } from './reading.ts';
import {
  keptData,
  keptElement,
  attributeOf,
  childOf,
  makeElement,
  pointOf,
  withAttributes,
  type SbgnElement,
} from './sbgn-element.ts';
import type { WrittenIds } from './written-ids.ts';
import { formatsWords } from '../../words/formats.ts';

/** The pointer of an annotation, as a plain link from the note to what it is about. */
export function readCallouts(reading: Reading): void {
  const byId = new Map(reading.nodes.map((node) => [node.id, node]));
  for (const node of reading.nodes) {
    const element = reading.elements.get(node.id);
    const callout = element && readGlyph(element).callout;
    if (!element || !callout) continue;
    const target = endOf(reading, byId, callout);
    if (!target) {
      const what = formatsWords.pointsNothingCanFound;
      addLoss(reading, 'approximated', element, what, {
        label: node.label ?? '',
        elementId: node.id,
      });
      continue;
    }
    reading.links.push({
      id: reading.takeId({ name: 'callout' }, `${node.id}-callout`),
      relation: 'relates-to',
      source: { to: 'node', id: node.id },
      target,
      style: { color: plainLine.color, width: plainLine.width, line: 'solid', targetHead: 'none' },
      origin: { format: originFormat, data: { callout: node.id } },
    });
  }
}

type Callout = NonNullable<ReturnType<typeof readGlyph>['callout']>;

function endOf(
  { targets }: Reading,
  byId: ReadonlyMap<string, NodeDraft>,
  { point, target }: Callout,
): LinkDraft['target'] | undefined {
  const node = byId.get(targets.get(target ?? '')?.id ?? '');
  if (!node) return point && { to: 'point', ...point };
  const position = point && relativePosition(point, node);
  return { to: 'node', id: node.id, ...(position ? { position } : {}) };
}

/** Whether the link is the pointer of an annotation, which is part of its glyph and not an arc. */
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
  return nodeKinds[node.kind].sbgnClass === 'annotation';
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
