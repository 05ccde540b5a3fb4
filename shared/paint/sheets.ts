import { failure, success, unreachable, type Result } from '../result.ts';
import type { Bounds, Primitive, TextPrimitive } from '../scene/primitives.ts';
import type { TooManyPages, ImageOptions } from '../project/image-formats.ts';
import { cutLine } from '../scene/text-layout.ts';
import type { Picture } from './picture.ts';
import { paintWords } from '../words/paint.ts';

/** A page, and which part of the picture is where on it. Lengths are in CSS pixels, 1/96 inch, as a diagram unit is. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  /** What of the picture it shows, in diagram units. */
  readonly part: Bounds;
  /** Where the part's top left corner lies on the page, and how large a diagram unit is there. */
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  /** Which tile of how many it is, counted from 1; null for a picture on one page. */
  readonly tile: Tile | null;
}

interface Tile {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

type Paper = Exclude<ImageOptions['page'], { paper: 'fit' }>;

/** Far more than anyone would glue together, and far fewer than a file can contain. */
const mostPages = 500;
const millimetre = 96 / 25.4;
/** What printers leave white at the edge of a paper, and a little more. */
const paperMargin = 10 * millimetre;
/** In CSS pixels, upright. */
export const papers = {
  a3: { width: 297 * millimetre, height: 420 * millimetre },
  a4: { width: 210 * millimetre, height: 297 * millimetre },
  letter: { width: 8.5 * 96, height: 11 * 96 },
} as const;

/**
 * The pages that show a picture: one page of its own size, one sheet of paper to which it is fitted, or many sheets; where
 * it has parts, the same for each of them.
 */
export function layOutSheets(
  { frame, parts }: Pick<Picture, 'frame' | 'parts'>,
  page: ImageOptions['page'],
): Result<readonly Sheet[], TooManyPages> {
  const pages: Sheet[] = [];
  let count = 0;
  for (const part of parts.length > 0 ? parts : [frame]) {
    const made = sheetsOf(part, page);
    count += made.ok ? made.value.length : made.error.pages;
    if (made.ok && count <= mostPages) pages.push(...made.value);
  }
  return count <= mostPages
    ? success(pages)
    : failure({ kind: 'too-many-pages', pages: count, most: mostPages });
}

function sheetsOf(
  frame: Bounds,
  page: ImageOptions['page'],
): Result<readonly Sheet[], TooManyPages> {
  if (page.paper === 'fit') {
    const { width, height } = frame;
    return success([{ width, height, part: frame, x: 0, y: 0, scale: 1, tile: null }]);
  }
  const { tiling } = page;
  if (!tiling) return success([fittedSheet(frame, page)]);
  return tiledSheets(frame, page, tiling.overlap * millimetre);
}

function fittedSheet(frame: Bounds, page: Paper): Sheet {
  const paper = best(orientationsOf(page), (size) => -scaleOn(size, frame));
  const scale = scaleOn(paper, frame);
  return {
    ...paper,
    part: frame,
    x: (paper.width - frame.width * scale) / 2,
    y: (paper.height - frame.height * scale) / 2,
    scale,
    tile: null,
  };
}

function scaleOn(paper: Size, frame: Bounds): number {
  const room = roomOn(paper);
  return Math.min(room.width / frame.width, room.height / frame.height);
}

function tiledSheets(
  frame: Bounds,
  page: Paper,
  overlap: number,
): Result<readonly Sheet[], TooManyPages> {
  const countOn = (size: Size) => {
    const { columns, rows } = gridOn(size, frame, overlap);
    return columns * rows;
  };
  const paper = best(orientationsOf(page), countOn);
  const pages = countOn(paper);
  if (pages > mostPages) return failure({ kind: 'too-many-pages', pages, most: mostPages });
  const { columns, rows } = gridOn(paper, frame, overlap);
  return success(
    Array.from({ length: pages }, (_, i) => {
      const tile = { row: Math.floor(i / columns) + 1, column: (i % columns) + 1, rows, columns };
      return tileSheet(frame, paper, overlap, tile);
    }),
  );
}

function gridOn(paper: Size, frame: Bounds, overlap: number): { columns: number; rows: number } {
  const room = roomOn(paper);
  return {
    columns: tilesAlong(frame.width, room.width, overlap),
    rows: tilesAlong(frame.height, room.height, overlap),
  };
}

/** The tolerance prevents one more page for a rounding error, if a picture was made to fill whole pages. */
function tilesAlong(length: number, room: number, overlap: number): number {
  return Math.max(1, Math.ceil((length - overlap) / (room - overlap) - 1e-6));
}

function tileSheet(frame: Bounds, paper: Size, overlap: number, tile: Tile): Sheet {
  const room = roomOn(paper);
  const x = (tile.column - 1) * (room.width - overlap);
  const y = (tile.row - 1) * (room.height - overlap);
  const part = {
    x: frame.x + x,
    y: frame.y + y,
    width: Math.min(room.width, frame.width - x),
    height: Math.min(room.height, frame.height - y),
  };
  return { ...paper, part, x: paperMargin, y: paperMargin, scale: 1, tile };
}

function roomOn({ width, height }: Size): Size {
  return { width: width - 2 * paperMargin, height: height - 2 * paperMargin };
}

function orientationsOf({ paper, orientation }: Paper): readonly [Size, ...Size[]] {
  const portrait = papers[paper];
  const landscape = { width: portrait.height, height: portrait.width };
  switch (orientation) {
    case 'portrait':
      return [portrait];
    case 'landscape':
      return [landscape];
    case 'auto':
      return [portrait, landscape];
    default:
      return unreachable(orientation);
  }
}

/** The cheapest one; of equals the first. */
function best([first, ...others]: readonly [Size, ...Size[]], cost: (size: Size) => number): Size {
  return others.reduce((known, size) => (cost(size) < cost(known) ? size : known), first);
}

const markColor = '#606060';
const markLength = 12;
const markGap = 4;
const labelSize = 9;

/** Where to cut a tile, at its corners, and below it which tile it is. */
export function tileMarks(label: TextPrimitive, { part, x, y }: Sheet): Primitive[] {
  const [right, bottom] = [x + part.width, y + part.height];
  const marks = [x, right].flatMap((across) =>
    [y, bottom].map((down) => cornerMark(across, down, across === x ? -1 : 1, down === y ? -1 : 1)),
  );
  return [...marks, label];
}

function cornerMark(x: number, y: number, right: number, down: number): Primitive {
  const from = markGap;
  const to = markGap + markLength;
  return {
    type: 'path',
    path: [
      ['M', x + right * from, y],
      ['L', x + right * to, y],
      ['M', x, y + down * from],
      ['L', x, y + down * to],
    ],
    stroke: { color: markColor, width: 0.5 },
  };
}

/** What stands below a tile, in CSS pixels of the page; null where the whole picture is on it. */
export function tileLabel(title: string, { tile, x, height, part }: Sheet): TextPrimitive | null {
  if (!tile) return null;
  const { row, column, rows, columns } = tile;
  const page = (row - 1) * columns + column;
  const tilePosition = paintWords.tile({ row, column, page, pages: rows * columns });
  const font = { size: labelSize, weight: 400 } as const;
  const name = title.replaceAll(/\s+/gu, ' ');
  const text =
    name === ''
      ? tilePosition
      : cutLine(`${tilePosition} · ${name}`, font, Math.max(part.width, 300));
  const look = { ...font, italic: false, color: markColor } as const;
  return { type: 'text', text, x: x + 3 * markGap, y: height - 18, anchor: 'start', ...look };
}
