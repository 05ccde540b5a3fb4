import { nodeKinds } from '../project/node-kinds.ts';
import { nodeSchema, type NodeKind, type PathwayNode } from '../project/node-schema.ts';
import { textInset } from '../scene/node-shapes.ts';
import { measureText } from '../scene/text-metrics.ts';
import type { LibraryEntity } from './library-schema.ts';

/** What the library cannot know about a new node. */
export interface NodePosition {
  readonly id: string;
  /** Top left corner in diagram units. */
  readonly x: number;
  readonly y: number;
}

/** A node for an entity: its label, identifiers and note, as large as its kind is, or as its label needs. */
export function entityToNode(entity: LibraryEntity, position: NodePosition): PathwayNode {
  return nodeSchema.parse({
    ...position,
    kind: entity.kind,
    label: entity.label,
    caption: entity.caption ?? '',
    ...sizeOf(entity),
    notes: entity.note ?? '',
    xrefs: entity.xrefs,
    entity: entity.id,
  });
}

// The sizes that `shared/scene/node-text.ts` sets labels and captions in; a label that is a little wider still fits.
const labelSize = 13;
const transmitterLabelSize = 14.5;
const captionSize = 10.5;
const captionHeight = 40;
const widthStep = 10;

function sizeOf(entity: LibraryEntity): { width: number; height: number } {
  const facts = nodeKinds[entity.kind];
  const height =
    entity.caption === undefined ? facts.height : Math.max(facts.height, captionHeight);
  const text = textWidth(entity);
  let width: number = facts.width;
  while (width - 2 * textInset(facts.shape, width, height) < text) width += widthStep;
  return { width, height };
}

function textWidth(entity: LibraryEntity): number {
  const label = measureText(entity.label, labelSizeOf(entity.kind), 600);
  return Math.max(label, measureText(entity.caption ?? '', captionSize, 400));
}

function labelSizeOf(kind: NodeKind): number {
  return kind === 'neurotransmitter' ? transmitterLabelSize : labelSize;
}
