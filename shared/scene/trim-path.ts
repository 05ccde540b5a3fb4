import type { Point } from '../project/value-schemas.ts';
import type { Path, PathCommand } from './primitives.ts';
import { flattenPath, routeLength } from './route-geometry.ts';

type Curve = readonly [Point, Point, Point, Point];

/** An open path shortened at both ends by lengths in diagram units; empty where nothing is left. */
export function trimPath(path: Path, fromStart: number, fromEnd: number): Path {
  if (fromStart <= 0 && fromEnd <= 0) return path;
  const pieces = toCurves(path);
  const shorter = reversed(trimStart(reversed(trimStart(pieces, fromStart)), fromEnd));
  return toPath(shorter);
}

function toCurves(path: Path): Curve[] {
  const curves: Curve[] = [];
  let at: Point = { x: 0, y: 0 };
  for (const command of path) {
    if (command[0] === 'Z') continue;
    const end =
      command[0] === 'C' ? { x: command[5], y: command[6] } : { x: command[1], y: command[2] };
    if (command[0] === 'L') curves.push([at, at, end, end]);
    if (command[0] === 'C') {
      curves.push([at, { x: command[1], y: command[2] }, { x: command[3], y: command[4] }, end]);
    }
    at = end;
  }
  return curves;
}

function toPath(curves: readonly Curve[]): Path {
  const first = curves[0];
  if (!first) return [];
  return [['M', first[0].x, first[0].y], ...curves.map(toCommand)];
}

function toCommand([from, a, b, to]: Curve): PathCommand {
  // Parts of straight pieces keep their handles on the ends.
  if (isStraight(from, a, b, to)) return ['L', to.x, to.y];
  return ['C', a.x, a.y, b.x, b.y, to.x, to.y];
}

function isStraight(from: Point, a: Point, b: Point, to: Point): boolean {
  return same(from, a) && same(b, to);
}

function same(a: Point, b: Point): boolean {
  return a.x === b.x && a.y === b.y;
}

function reversed(curves: readonly Curve[]): Curve[] {
  return curves.map(([from, a, b, to]): Curve => [to, b, a, from]).reverse();
}

function trimStart(curves: readonly Curve[], amount: number): readonly Curve[] {
  let left = amount;
  for (const [index, curve] of curves.entries()) {
    if (left <= 0) return curves.slice(index);
    const length = lengthOf(curve);
    if (left < length) return [cutStart(curve, left, length), ...curves.slice(index + 1)];
    left -= length;
  }
  return [];
}

function lengthOf(curve: Curve): number {
  return routeLength(chords(curve));
}

function chords([from, a, b, to]: Curve): readonly Point[] {
  if (isStraight(from, a, b, to)) return [from, to];
  return flattenPath([
    ['M', from.x, from.y],
    ['C', a.x, a.y, b.x, b.y, to.x, to.y],
  ]);
}

function cutStart(curve: Curve, amount: number, length: number): Curve {
  const [from, a, b, to] = curve;
  if (isStraight(from, a, b, to)) {
    const start = between(from, to, amount / length);
    return [start, start, to, to];
  }
  return secondPart(curve, parameterAt(chords(curve), amount));
}

/** The parameter of a curve at a length, from its evenly parted chords. */
function parameterAt(points: readonly Point[], amount: number): number {
  let left = amount;
  for (let i = 1; i < points.length; i += 1) {
    const chord = routeLength(points.slice(i - 1, i + 1));
    if (left <= chord && chord > 0) return (i - 1 + left / chord) / (points.length - 1);
    left -= chord;
  }
  return 1;
}

/** De Casteljau: what of the curve lies after `t`. */
function secondPart([from, a, b, to]: Curve, t: number): Curve {
  const [ab, bc, cd] = [between(from, a, t), between(a, b, t), between(b, to, t)];
  const [abc, bcd] = [between(ab, bc, t), between(bc, cd, t)];
  return [between(abc, bcd, t), bcd, cd, to];
}

function between(a: Point, b: Point, t: number): Point {
  return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
}
