import type { Viewport } from '@xyflow/react';
import type { Point } from '../../shared/project/value-schemas.ts';

/** What moves the view: React Flow, as far as it is needed. */
interface Camera {
  getViewport(): Viewport;
  setViewport(viewport: Viewport, options: { readonly duration: number }): unknown;
}

/** Moves of the view, each of which starts from where the one before it leads. */
export interface Gliding {
  /** Where the view is, or where it is gliding to. */
  goal(): Viewport;
  /** `duration` in milliseconds. */
  to(viewport: Viewport, duration: number): void;
}

/**
 * Steps that follow each other quickly add up: one that came while the view still glides would else start from half
 * way. `now` in milliseconds.
 */
export function createGliding(camera: Camera, now: () => number): Gliding {
  let last = { viewport: camera.getViewport(), end: -Infinity };
  return {
    goal: () => (now() < last.end ? last.viewport : camera.getViewport()),
    to: (viewport, duration) => {
      last = { viewport, end: now() + duration };
      void camera.setViewport(viewport, { duration });
    },
  };
}

/** The view at another scale, with the same place of the diagram at `fixed`, in pixels from its upper left corner. */
export function zoomedAbout({ x, y, zoom }: Viewport, fixed: Point, next: number): Viewport {
  const factor = next / zoom;
  return { x: fixed.x - (fixed.x - x) * factor, y: fixed.y - (fixed.y - y) * factor, zoom: next };
}
