import type { Viewport } from '@xyflow/react';
import { covers, type Bounds } from '../../shared/scene/primitives.ts';
import type { WindowPoint } from '../../shared/project/project-schema.ts';

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
 * The part of the diagram to hold ready: what is visible and half as much again around it, so that small movements change
 * nothing. The same region is returned while it covers the view and is not far too large for it.
 */
export function regionFor(visible: Bounds, current: Bounds | null): Bounds {
  if (current && covers(current, visible) && current.width <= visible.width * 3) return current;
  return {
    x: visible.x - visible.width / 4,
    y: visible.y - visible.height / 4,
    width: visible.width * 1.5,
    height: visible.height * 1.5,
  };
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

/** Below this scale labels cannot be read. */
const legible = 0.5;
/** The part of the view that an element may fill when it is brought there. */
const share = 0.9;

/**
 * The scale at which the view should be centred on something to make it visible; null if it is in view already. The
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

/** The empty margin around what is brought into view, in window pixels. */
const room = 48;

/** The scale at which bounds fill a canvas, but for a margin. Where there is little space, the margin is small too. */
export function scaleToFill(bounds: Bounds, width: number, height: number): number {
  const inner = (length: number) => length - 2 * Math.min(room, length / 4);
  return Math.min(
    inner(width) / Math.max(bounds.width, 1),
    inner(height) / Math.max(bounds.height, 1),
  );
}

/** The functions of React Flow that move the view. */
interface Camera {
  getViewport(): Viewport;
  setViewport(viewport: Viewport, options: { readonly duration: number }): unknown;
}

/** Moves the view. Each move starts from where the one before it ends. */
export interface Gliding {
  /** Where the view is, or where it is moving to. */
  goal(): Viewport;
  /** `duration` in milliseconds. */
  to(viewport: Viewport, duration: number): void;
}

/**
 * Steps that follow each other quickly add up. Otherwise a step that comes while the view still moves would start
 * half-way. `now` in milliseconds.
 */
export function createGliding(camera: Camera, now: () => number): Gliding {
  let last = { viewport: camera.getViewport(), end: -Infinity };
  return {
    goal: () => (now() < last.end ? last.viewport : camera.getViewport()),
    to: (viewport, duration) => {
      // A view without a finite position, or of no scale, would break the whole window.
      if (![viewport.x, viewport.y, viewport.zoom].every(Number.isFinite)) return;
      if (viewport.zoom <= 0) return;
      last = { viewport, end: now() + duration };
      void camera.setViewport(viewport, { duration });
    },
  };
}

/** The view at another scale, with the same place of the diagram at `fixed`, taken from the view's upper left corner. */
export function zoomedAbout({ x, y, zoom }: Viewport, fixed: WindowPoint, next: number): Viewport {
  const factor = next / zoom;
  return { x: fixed.x - (fixed.x - x) * factor, y: fixed.y - (fixed.y - y) * factor, zoom: next };
}
