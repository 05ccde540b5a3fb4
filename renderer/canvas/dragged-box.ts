import { rotatePoint } from '../../shared/scene/rotation.ts';
import type { Bounds } from '../../shared/scene/primitives.ts';
import type { Point } from '../../shared/project/value-schemas.ts';

/** Where on a box a hand is laid: -1 left or top, 0 in the middle, 1 right or bottom. */
export interface Grip {
  readonly x: -1 | 0 | 1;
  readonly y: -1 | 0 | 1;
}

export interface BoxDrag {
  readonly grip: Grip;
  /** How far the pointer went from the press, in diagram units. */
  readonly delta: Point;
  /** Brings a place onto the grid; only upright boxes have sides that can lie on it. */
  readonly snap: (point: Point) => Point;
  readonly keepsRatio: boolean;
  /** The opposite side moves as much the other way. */
  readonly isFromCentre: boolean;
}

/** Diagram units: no box is made smaller by hand. */
const least = 8;

/** A box after one of its grips was dragged; `rotation` in degrees about its centre. The opposite side or corner stays. */
export function draggedBox(start: Bounds, rotation: number, drag: BoxDrag): Bounds {
  const { grip, isFromCentre } = drag;
  const moved = movedSides(start, rotation, drag);
  const factor = isFromCentre ? 2 : 1;
  const free = {
    width: Math.max(least, start.width + grip.x * moved.x * factor),
    height: Math.max(least, start.height + grip.y * moved.y * factor),
  };
  const { width, height } = drag.keepsRatio ? inRatio(start, free, grip) : free;
  const centre = { x: start.x + start.width / 2, y: start.y + start.height / 2 };
  const shift = isFromCentre
    ? { x: 0, y: 0 }
    : { x: (grip.x * (width - start.width)) / 2, y: (grip.y * (height - start.height)) / 2 };
  const to = rotatePoint({ x: centre.x + shift.x, y: centre.y + shift.y }, centre, rotation);
  return { x: to.x - width / 2, y: to.y - height / 2, width, height };
}

/** The pointer's way along the box's own axes, so that an upright box's moved sides come to lie on the grid. */
function movedSides(start: Bounds, rotation: number, { grip, delta, snap }: BoxDrag): Point {
  const along = rotatePoint(delta, { x: 0, y: 0 }, -rotation);
  if (rotation % 90 !== 0) return along;
  const side = {
    x: grip.x < 0 ? start.x : start.x + start.width,
    y: grip.y < 0 ? start.y : start.y + start.height,
  };
  const snapped = snap({ x: side.x + along.x, y: side.y + along.y });
  return { x: snapped.x - side.x, y: snapped.y - side.y };
}

function inRatio(
  start: Bounds,
  free: { readonly width: number; readonly height: number },
  grip: Grip,
): { readonly width: number; readonly height: number } {
  const byWidth = free.width / Math.max(start.width, 1);
  const byHeight = free.height / Math.max(start.height, 1);
  const wanted = grip.x === 0 ? byHeight : grip.y === 0 ? byWidth : Math.max(byWidth, byHeight);
  const scale = Math.max(wanted, least / Math.max(Math.min(start.width, start.height), 1));
  return { width: start.width * scale, height: start.height * scale };
}
