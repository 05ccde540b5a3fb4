import { nodeKinds } from '../../project/node-kinds.ts';
import type { DrawnItem, DrawnLink, DrawnNode } from '../../scene/drawn.ts';
import type { Bounds, TextPrimitive } from '../../scene/primitives.ts';
import { directionBetween, pointAtLength, routeLength } from '../../scene/route-geometry.ts';
import { lineWidth, type TextFont } from '../../scene/text-layout.ts';
import { fontHeights } from '../../scene/text-metrics.ts';
import { textLine, type ExtrasLook } from './block.ts';
import type { NumberedItem } from './evidence-numbers.ts';
import { createFreeRoom, type FreeRoom } from './free-room.ts';

const font: TextFont = { size: 8.5, weight: 600 };
const height = font.size * fontHeights.capHeight;
/** Between a mark and what it belongs to, in diagram units. */
const gap = 2.5;
/** Above and below: commas reach under the line. */
const gapAcross = 3.5;

/** Small numbers at the elements that they belong to, where they cover the least. In diagram units. */
export function evidenceMarks(
  numbered: readonly NumberedItem[],
  items: readonly DrawnItem[],
  clip: Bounds | null,
  look: ExtrasLook,
): readonly TextPrimitive[] {
  const room = createFreeRoom(items);
  return numbered.map(({ item, label }) => {
    const width = lineWidth(label, font);
    const candidates =
      item.type === 'node' ? besideNode(item.drawn, width) : alongLink(item.drawn, width);
    const { x, y } = freest(room, candidates, clip);
    return textLine(label, x, y + height, font, look.quiet);
  });
}

/** The first place that covers nothing, else the one that covers least; within the clip in any case. */
function freest(room: FreeRoom, candidates: Iterable<Bounds>, clip: Bounds | null): Bounds {
  let best: Bounds = { x: 0, y: 0, width: 0, height: 0 };
  let least = Infinity;
  for (const candidate of candidates) {
    const allowed = clip ? movedInto(clip, candidate) : candidate;
    const covered = room.coveredBy(allowed) + (allowed === candidate ? 0 : 0.5);
    if (covered < least) [best, least] = [allowed, covered];
    if (covered === 0) break;
  }
  room.take(best);
  return best;
}

/** The same box where it lies within already; one too large for the clip begins with it. */
function movedInto(clip: Bounds, box: Bounds): Bounds {
  const into = (at: number, size: number, start: number, room: number) =>
    Math.max(start, Math.min(at, start + room - size));
  const x = into(box.x, box.width, clip.x + gap, clip.width - 2 * gap);
  const y = into(box.y, box.height, clip.y + gap, clip.height - 2 * gap);
  return x === box.x && y === box.y ? box : { ...box, x, y };
}

/** At the top right as a superscript, else at another corner; last of all inside, where there is room. */
function besideNode({ node, box }: DrawnNode, width: number): Bounds[] {
  const right = box.x + box.width;
  const [above, below] = [box.y - gapAcross - height, box.y + box.height + gapAcross];
  const at = (x: number, y: number): Bounds => ({ x, y, width, height });
  return [
    at(right + gap, box.y - 1),
    at(right - width, above),
    at(box.x, above),
    at(box.x - gap - width, box.y - 1),
    at(right + gap, box.y + box.height - height + 1),
    at(right - width, below),
    at(box.x, below),
    ...(nodeKinds[node.kind].contains
      ? [at(right - width - 16, box.y + box.height - height - 12)]
      : []),
  ];
}

const fractions = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82];

/** Beside the middle of a link, else nearer to its ends. */
function* alongLink({ route }: DrawnLink, width: number): Generator<Bounds> {
  const length = routeLength(route);
  for (const fraction of fractions) {
    const at = pointAtLength(route, length * fraction);
    const before = pointAtLength(route, length * fraction - 0.5);
    const after = pointAtLength(route, length * fraction + 0.5);
    const along = directionBetween(before, after) ?? { x: 1, y: 0 };
    // Above a line that lies, right of one that stands.
    const isLying = Math.abs(along.x) >= Math.abs(along.y);
    const turn = (isLying ? along.x < 0 : along.y < 0) ? -1 : 1;
    for (const side of [turn, -turn]) {
      const normal = { x: along.y * side, y: -along.x * side };
      const away =
        (isLying ? gapAcross : gap) +
        1 +
        (Math.abs(normal.x) * width + Math.abs(normal.y) * height) / 2;
      const [cx, cy] = [at.x + normal.x * away, at.y + normal.y * away];
      yield { x: cx - width / 2, y: cy - height / 2, width, height };
    }
  }
}
