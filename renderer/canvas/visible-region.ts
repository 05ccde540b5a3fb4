import type { Viewport } from '@xyflow/react';
import type { Bounds } from '../../shared/scene/primitives.ts';

/** The part of the diagram that a window shows, in diagram coordinates. */
export function visibleBounds(viewport: Viewport, width: number, height: number): Bounds {
  return {
    x: -viewport.x / viewport.zoom,
    y: -viewport.y / viewport.zoom,
    width: width / viewport.zoom,
    height: height / viewport.zoom,
  };
}

/**
 * The part of the diagram to hold ready: what is visible and as much again around it, so that small moves change
 * nothing. The same region comes back while it still covers the view and is not far too large for it.
 */
export function regionFor(visible: Bounds, current: Bounds | null): Bounds {
  if (current && covers(current, visible) && current.width <= visible.width * 4) return current;
  return {
    x: visible.x - visible.width / 2,
    y: visible.y - visible.height / 2,
    width: visible.width * 2,
    height: visible.height * 2,
  };
}

export function covers(outer: Bounds, inner: Bounds): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height
  );
}

/** Encloses all of them; null for none. */
export function union(all: Iterable<Bounds>): Bounds | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of all) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return left > right ? null : { x: left, y: top, width: right - left, height: bottom - top };
}
