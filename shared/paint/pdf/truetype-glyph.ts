import type { Path, PathCommand } from '../../scene/primitives.ts';
import type { TrueTypeFont } from './truetype.ts';

/** Part of a composed glyph. */
interface Component {
  readonly glyph: number;
  /** Where the record names the glyph. */
  readonly at: number;
  /** What moves and scales the part: x' = xx * x + yx * y + dx. */
  readonly transform: Transform;
}

interface Transform {
  readonly xx: number;
  readonly xy: number;
  readonly yx: number;
  readonly yy: number;
  readonly dx: number;
  readonly dy: number;
}

interface OutlinePoint {
  readonly x: number;
  readonly y: number;
  readonly isOn: boolean;
}

const flags = { words: 1, offsets: 2, scale: 8, more: 0x20, twoScales: 0x40, matrix: 0x80 };
const pointFlags = { isOn: 1, shortX: 2, shortY: 4, repeat: 8, sameX: 0x10, sameY: 0x20 };

/** The parts of a composed glyph; none of any other. */
export function componentsOf(data: DataView): Component[] {
  if (data.byteLength === 0 || data.getInt16(0) >= 0) return [];
  const components: Component[] = [];
  for (let at = 10, flag = flags.more; flag & flags.more;) {
    flag = data.getUint16(at);
    const glyph = data.getUint16(at + 2);
    const { transform, length } = readTransform(data, at + 4, flag);
    components.push({ glyph, at: at + 2, transform });
    at += 4 + length;
  }
  return components;
}

/** A glyph's outline in font units, y up. */
export function glyphOutline(font: TrueTypeFont, glyph: number): Path {
  return contoursOf(font, glyph).flatMap(contourPath);
}

function contoursOf(font: TrueTypeFont, glyph: number): OutlinePoint[][] {
  const data = font.glyphData(glyph);
  if (data.byteLength === 0) return [];
  if (data.getInt16(0) >= 0) return readContours(data);
  return componentsOf(data).flatMap((part) =>
    contoursOf(font, part.glyph).map((points) =>
      points.map((point) => transformed(point, part.transform)),
    ),
  );
}

function transformed({ x, y, isOn }: OutlinePoint, by: Transform): OutlinePoint {
  return { x: by.xx * x + by.yx * y + by.dx, y: by.xy * x + by.yy * y + by.dy, isOn };
}

function readTransform(
  data: DataView,
  at: number,
  flag: number,
): { readonly transform: Transform; readonly length: number } {
  const hasWords = (flag & flags.words) !== 0;
  if (!(flag & flags.offsets)) throw new Error('The font joins parts at points.');
  const dx = hasWords ? data.getInt16(at) : data.getInt8(at);
  const dy = hasWords ? data.getInt16(at + 2) : data.getInt8(at + 1);
  const offsets = hasWords ? 4 : 2;
  const number = (i: number) => data.getInt16(at + offsets + 2 * i) / 0x4000;
  const [xx, xy, yx, yy, count] = readScale(flag, number);
  return { transform: { xx, xy, yx, yy, dx, dy }, length: offsets + 2 * count };
}

/** The four numbers of the scale, and how many of them the record has. */
function readScale(
  flag: number,
  number: (i: number) => number,
): readonly [number, number, number, number, number] {
  if (flag & flags.scale) return [number(0), 0, 0, number(0), 1];
  if (flag & flags.twoScales) return [number(0), 0, 0, number(1), 2];
  if (flag & flags.matrix) return [number(0), number(1), number(2), number(3), 4];
  return [1, 0, 0, 1, 0];
}

function readContours(data: DataView): OutlinePoint[][] {
  const count = data.getInt16(0);
  const ends = Array.from({ length: count }, (_, i) => data.getUint16(10 + 2 * i));
  const total = (ends.at(-1) ?? -1) + 1;
  const instructions = 10 + 2 * count;
  const start = instructions + 2 + data.getUint16(instructions);
  const { marks, next } = readMarks(data, start, total);
  const xs = readCoordinates(data, next, marks, pointFlags.shortX, pointFlags.sameX);
  const ys = readCoordinates(data, xs.next, marks, pointFlags.shortY, pointFlags.sameY);
  const points = marks.map((mark, i) => ({
    x: xs.values[i] ?? 0,
    y: ys.values[i] ?? 0,
    isOn: (mark & pointFlags.isOn) !== 0,
  }));
  return ends.map((end, i) => points.slice(i === 0 ? 0 : (ends[i - 1] ?? 0) + 1, end + 1));
}

function readMarks(
  data: DataView,
  start: number,
  total: number,
): { readonly marks: number[]; readonly next: number } {
  const marks: number[] = [];
  let next = start;
  while (marks.length < total) {
    const mark = data.getUint8(next++);
    const times = mark & pointFlags.repeat ? data.getUint8(next++) + 1 : 1;
    for (let i = 0; i < times; i += 1) marks.push(mark);
  }
  return { marks, next };
}

function readCoordinates(
  data: DataView,
  start: number,
  marks: readonly number[],
  short: number,
  same: number,
): { readonly values: number[]; readonly next: number } {
  let [value, next] = [0, start];
  const values = marks.map((mark) => {
    if (mark & short) value += (mark & same ? 1 : -1) * data.getUint8(next++);
    else if (!(mark & same)) {
      value += data.getInt16(next);
      next += 2;
    }
    return value;
  });
  return { values, next };
}

/** Between two points off the curve lies one on it, halfway. */
function contourPath(points: readonly OutlinePoint[]): PathCommand[] {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return [];
  const start = first.isOn ? first : last.isOn ? last : halfway(first, last);
  const commands: PathCommand[] = [['M', start.x, start.y]];
  let [from, control]: [OutlinePoint, OutlinePoint | null] = [start, null];
  for (const point of [...points, start]) {
    if (control) {
      const to = point.isOn ? point : halfway(control, point);
      commands.push(curve(from, control, to));
      from = to;
    } else if (point.isOn && point !== from) {
      commands.push(['L', point.x, point.y]);
      from = point;
    }
    control = point.isOn ? null : point;
  }
  return [...commands, ['Z']];
}

function halfway(a: OutlinePoint, b: OutlinePoint): OutlinePoint {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, isOn: true };
}

/** A quadratic curve as the cubic one of the same course. */
function curve(from: OutlinePoint, by: OutlinePoint, to: OutlinePoint): PathCommand {
  const towards = (a: number, b: number) => a + (2 / 3) * (b - a);
  return [
    'C',
    towards(from.x, by.x),
    towards(from.y, by.y),
    towards(to.x, by.x),
    towards(to.y, by.y),
    to.x,
    to.y,
  ];
}
