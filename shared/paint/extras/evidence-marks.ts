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

/** Small numbers at the elements that they belong to, where they cover the least. In diagram units. */
export function evidenceMarks(
  numbered: readonly NumberedItem[],
  items: readonly DrawnItem[],
  clip: Bounds | null,
  look: ExtrasLook,
): readonly TextPrimitive[] {
  const room = createFreeRoom(items, clip);
  return numbered.map(({ item, label }) => {
    const width = lineWidth(label, font);
    const places =
      item.type === 'node' ? besideNode(item.drawn, width) : alongLink(item.drawn, width);
    const { x, y } = freest(room, places);
    return textLine(label, x, y + height, font, look.quiet);
  });
}

function freest(room: FreeRoom, places: Iterable<Bounds>): Bounds {
  let best: Bounds | undefined;
  let least = Infinity;
  for (const place of places) {
    const covered = room.coveredBy(place);
    if (covered < least) [best, least] = [place, covered];
    if (covered === 0) break;
  }
  const chosen = best ?? { x: 0, y: 0, width: 0, height: 0 };
  room.take(chosen);
  return chosen;
}

/** At the top right as a superscript, else at another corner. */
function besideNode({ box }: DrawnNode, width: number): Bounds[] {
  const right = box.x + box.width;
  const [above, below] = [box.y - gap - height, box.y + box.height + gap];
  const at = (x: number, y: number): Bounds => ({ x, y, width, height });
  return [
    at(right + gap, box.y - 1),
    at(right - width, above),
    at(box.x, above),
    at(box.x - gap - width, box.y - 1),
    at(right + gap, below - gap - height + 1),
    at(right - width, below),
    at(box.x, below),
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
    for (const side of isLying ? [turn, -turn] : [-turn, turn]) {
      const normal = { x: along.y * side, y: -along.x * side };
      const away = gap + 1 + (Math.abs(normal.x) * width + Math.abs(normal.y) * height) / 2;
      const [cx, cy] = [at.x + normal.x * away, at.y + normal.y * away];
      yield { x: cx - width / 2, y: cy - height / 2, width, height };
    }
  }
}
