import type { DiagramPoint } from '../project/project-schema.ts';
import { unreachable } from '../result.ts';
import type { Path, PathCommand } from './primitives.ts';

/** A corner of a closed outline, clockwise, with the radius of its rounding. */
export interface Corner extends DiagramPoint {
  readonly radius: number;
}

/** The corners of a shape with straight edges, clockwise, for a box of the given size. */
export type Outline = (width: number, height: number) => readonly Corner[];

export function corner(x: number, y: number, radius = 0): Corner {
  return { x, y, radius };
}

/** A closed path through the corners. Roundings shrink to fit the edges. */
export function cornerPath(corners: readonly Corner[]): Path {
  const commands: PathCommand[] = [];
  corners.forEach((at, index) => {
    const before = corners[(index + corners.length - 1) % corners.length] ?? at;
    const after = corners[(index + 1) % corners.length] ?? at;
    commands.push(...roundCorner(before, at, after, at.radius, index === 0));
  });
  return [...commands, ['Z']];
}

/** An open line through the points, its bends rounded. */
export function bentPath(points: readonly DiagramPoint[], radius: number): Path {
  const [first, ...others] = points;
  if (!first) return [];
  const commands: PathCommand[] = [['M', first.x, first.y]];
  others.forEach((at, index) => {
    const after = others[index + 1];
    const before = points[index] ?? first;
    if (after) commands.push(...roundCorner(before, at, after, radius, false));
    else commands.push(['L', at.x, at.y]);
  });
  return commands;
}

function roundCorner(
  before: DiagramPoint,
  at: DiagramPoint,
  after: DiagramPoint,
  radius: number,
  starts: boolean,
): PathCommand[] {
  const incoming = toward(at, before);
  const outgoing = toward(at, after);
  const angle = Math.acos(clampCosine(incoming.x * outgoing.x + incoming.y * outgoing.y));
  const room = Math.min(incoming.length, outgoing.length) / 2;
  const cut = Math.min(room, radius / Math.tan(angle / 2));
  if (!(cut > 0.01)) return [[starts ? 'M' : 'L', at.x, at.y]];
  // The usual cubic for an arc at a turn, drawn between its tangent points.
  const pull = cut - (4 / 3) * Math.tan((Math.PI - angle) / 4) * cut * Math.tan(angle / 2);
  return [
    [starts ? 'M' : 'L', at.x + incoming.x * cut, at.y + incoming.y * cut],
    [
      'C',
      at.x + incoming.x * pull,
      at.y + incoming.y * pull,
      at.x + outgoing.x * pull,
      at.y + outgoing.y * pull,
      at.x + outgoing.x * cut,
      at.y + outgoing.y * cut,
    ],
  ];
}

function toward(from: DiagramPoint, to: DiagramPoint): DiagramPoint & { length: number } {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length === 0) return { x: 0, y: 0, length };
  return { x: (to.x - from.x) / length, y: (to.y - from.y) / length, length };
}

function clampCosine(value: number): number {
  return Math.max(-1, Math.min(1, value));
}

/** Moves each edge inwards by `distance`. Only for distances well below the outline's size. */
export function insetCorners(corners: readonly Corner[], distance: number): readonly Corner[] {
  return corners.map((at, index) => {
    const incoming = toward(corners[(index + corners.length - 1) % corners.length] ?? at, at);
    const outgoing = toward(at, corners[(index + 1) % corners.length] ?? at);
    // Normals of a clockwise outline (y down) that point inwards; their mean, stretched, is where the edges meet.
    const sum = { x: -incoming.y - outgoing.y, y: incoming.x + outgoing.x };
    const square = (sum.x * sum.x + sum.y * sum.y) / 2;
    if (square < 0.05) return at;
    return corner(
      at.x + (sum.x / square) * distance,
      at.y + (sum.y / square) * distance,
      Math.max(0, at.radius - distance),
    );
  });
}

/** The four corners of a box, clockwise from the top left, each rounded by `radius` diagram units. */
export function box(w: number, h: number, radius: number): readonly Corner[] {
  return [corner(0, 0, radius), corner(w, 0, radius), corner(w, h, radius), corner(0, h, radius)];
}

/** A box whose corners are cut off, each `cut` diagram units along both of its sides; clockwise. */
export function cutBox(w: number, h: number, cut: number): readonly Corner[] {
  return [
    corner(cut, 0),
    corner(w - cut, 0),
    corner(w, cut),
    corner(w, h - cut),
    corner(w - cut, h),
    corner(cut, h),
    corner(0, h - cut),
    corner(0, cut),
  ];
}

/** An ellipse by its centre and radii, as four cubics. */
export function ellipsePath(cx: number, cy: number, rx: number, ry: number): Path {
  const [kx, ky] = [rx * 0.552285, ry * 0.552285];
  return [
    ['M', cx, cy - ry],
    ['C', cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy],
    ['C', cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry],
    ['C', cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy],
    ['C', cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry],
    ['Z'],
  ];
}

/** The path, moved as a whole. */
export function movePath(path: Path, x: number, y: number): Path {
  return path.map((command): PathCommand => {
    switch (command[0]) {
      case 'M':
        return ['M', command[1] + x, command[2] + y];
      case 'L':
        return ['L', command[1] + x, command[2] + y];
      case 'C': {
        const [, ax, ay, bx, by, toX, toY] = command;
        return ['C', ax + x, ay + y, bx + x, by + y, toX + x, toY + y];
      }
      case 'Z':
        return command;
      default:
        return unreachable(command);
    }
  });
}
