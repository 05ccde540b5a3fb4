import { readGlyph } from './glyph.ts';
import { plainLine, relativePosition } from './glyph-look.ts';
import { addLoss, originFormat, type LinkDraft, type NodeDraft, type Reading } from './reading.ts';

/** The pointer of an annotation, as a plain link from the note to what it is about. */
export function readCallouts(reading: Reading): void {
  const byId = new Map(reading.nodes.map((node) => [node.id, node]));
  for (const node of reading.nodes) {
    const element = reading.elements.get(node.id);
    const callout = element && readGlyph(element).callout;
    if (!element || !callout) continue;
    const target = endOf(reading, byId, callout);
    if (!target) {
      const what = 'points to nothing that can be found: it stands alone.';
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
