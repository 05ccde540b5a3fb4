import type { Steps } from '../../shared/project/checked-text.ts';
import { centreOf, grown, overlaps, type Bounds } from '../../shared/scene/primitives.ts';
import { fontFamily } from '../../shared/scene/text-layout.ts';
import type { PictureSurface } from '../ui/element-painting.ts';
import type { ChangeKind, Difference } from './marks.ts';

/** Says without colour what a frame means. */
export const signs: Readonly<Record<ChangeKind, string>> = {
  added: '+',
  removed: '−',
  changed: '≠',
  moved: '→',
};

/** Dark enough for the white sign on them, in either theme. */
export const markColors: Readonly<Record<ChangeKind, string>> = {
  added: '#15803d',
  removed: '#b91c1c',
  changed: '#a16207',
  moved: '#1d4ed8',
};

interface MarkView {
  /** Pixels of the window for a diagram unit. */
  readonly scale: number;
  readonly part: Bounds;
  /** The key of the difference that is shown. */
  readonly current: string | null;
}

/** Frames that are painted in one step. */
const framesAtOnce = 100;

/** Paints a frame round all that differs in a part, with its sign; of what moved, also where it was. */
export function* paintMarks(
  surface: PictureSurface,
  differences: readonly Difference[],
  { scale, part, current }: MarkView,
): Steps<void> {
  const isIn = (one: Bounds | undefined) => one !== undefined && overlaps(one, part);
  const seen = differences.filter(({ bounds, before }) => isIn(bounds) || isIn(before));
  for (const [at, difference] of seen.entries()) {
    paintMark(surface, difference, scale, difference.key === current);
    if (at % framesAtOnce === 0) yield at / seen.length;
  }
}

/** Pixels: dashes and signs on anything smaller are a haze. */
const leastDashed = 14;
const leastSigned = 6;

function paintMark(
  surface: PictureSurface,
  { kind, bounds, before }: Difference,
  scale: number,
  isCurrent: boolean,
): void {
  if (!bounds) return;
  const color = markColors[kind];
  const frame = grown(bounds, 5);
  const isLarge = Math.max(frame.width, frame.height) * scale >= leastDashed;
  const dashed = (...lengths: number[]) =>
    surface.setLineDash(isLarge ? lengths.map((length) => length / scale) : []);
  surface.strokeStyle = color;
  if (before) {
    dashed(3, 3);
    surface.lineWidth = 1.5 / scale;
    strokeBox(surface, grown(before, 2));
    const [from, to] = [centreOf(before), centreOf(bounds)];
    surface.beginPath();
    surface.moveTo(from.x, from.y);
    surface.lineTo(to.x, to.y);
    surface.stroke();
  }
  dashed(...(kind === 'removed' ? [6, 4] : []));
  surface.lineWidth = (isCurrent ? 4 : isLarge ? 2 : 1) / scale;
  strokeBox(surface, frame);
  surface.setLineDash([]);
  // The sign keeps its size on the screen, within reason.
  const size = Math.min(13 / scale, 40);
  if (size * scale >= leastSigned) paintSign(surface, frame, { size, color, sign: signs[kind] });
}

function strokeBox(surface: PictureSurface, { x, y, width, height }: Bounds): void {
  surface.strokeRect(x, y, width, height);
}

function paintSign(
  surface: PictureSurface,
  { x, y }: Bounds,
  { size, color, sign }: { readonly size: number; readonly color: string; readonly sign: string },
): void {
  surface.fillStyle = color;
  surface.beginPath();
  surface.arc(x, y, size * 0.7, 0, 2 * Math.PI);
  surface.fill();
  surface.fillStyle = '#ffffff';
  surface.font = `600 ${size}px ${fontFamily}`;
  surface.textAlign = 'center';
  surface.letterSpacing = '0px';
  surface.fillText(sign, x, y + size * 0.35);
}
