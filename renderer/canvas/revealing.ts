import type { Bounds } from '../../shared/scene/primitives.ts';
import { covers } from './visible-region.ts';

/** Below this scale labels cannot be read. */
const legible = 0.5;
/** The part of the view that something may fill when it is brought there. */
const share = 0.9;

/**
 * The scale at which the view is to be centred on something so that it can be seen; null if it is in view already. The
 * scale stays as it is, unless the thing would be too small to read (smaller than `least`) or too large for the view.
 */
export function revealing(
  wanted: Bounds,
  visible: Bounds,
  zoom: number,
  least = legible,
): number | null {
  if (covers(visible, wanted) && zoom >= least) return null;
  const fitting =
    zoom *
    share *
    Math.min(
      visible.width / Math.max(wanted.width, 1),
      visible.height / Math.max(wanted.height, 1),
    );
  return Math.min(zoom < least ? 1 : zoom, fitting);
}
