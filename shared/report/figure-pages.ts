import type { PagePart } from '../paint/pdf-pages.ts';
import type { PageElement } from '../paint/pdf/page-structure.ts';
import { legend } from '../paint/extras/legend.ts';
import type { Picture } from '../paint/picture.ts';
import { overlaps, primitivesBounds, type Bounds, type Primitive } from '../scene/primitives.ts';
import {
  type FlowBlock,
  type FlowSection,
  type Orientation,
  manners,
  type ReportPaper,
  roomOn,
  textBlocks,
} from './page-flow.ts';
import { figureCaption, reportLook } from './report-matrix.ts';
import { reportWords } from '../words/report.ts';

/** A diagram is not enlarged. */
const largestScale = 1;
/** Below this, labels are smaller than five and a half points: the diagram is shown in parts as well. */
const legibleScale = 0.55;
/** Nobody lays out more pages to read one diagram. */
const mostParts = 16;
/** What neighbouring parts share, in diagram units: a node at the edge of one is whole in another. */
const overlap = 120;
/** Room for the words below a figure. */
const captionHeight = 54;

/**
 * The opening and the figure. The figure is below the opening if it is nearly as large there as on its own page;
 * otherwise it gets a page, portrait or landscape, whichever shows it larger. One that cannot be read at the paper's
 * size goes without its key, which then stands apart, or follows in parts.
 */
export function figureSections(
  figure: Picture | null,
  opening: readonly FlowBlock[],
  paper: ReportPaper,
): FlowSection[] {
  const first: FlowSection = { orientation: 'portrait', ownPage: true, blocks: opening };
  if (!figure) return [first];
  const below = roomOn(paper, 'portrait');
  const used = opening.reduce((sum, { gap, height }) => sum + gap + height, 0);
  const scaleBelow = scaleIn(figure, { ...below, height: below.height - used });
  const best = bestPage(figure, paper);
  if (scaleBelow >= legibleScale && scaleBelow >= best.scale * 0.85) {
    return [{ ...first, blocks: [...opening, ...figureBlocks(figure, below.width, scaleBelow)] }];
  }
  const { orientation, width, scale } = best;
  const ownPage = true;
  if (scale >= legibleScale) {
    return [first, { orientation, ownPage, blocks: figureBlocks(figure, width, scale) }];
  }
  const parts = partSections(figure, paper);
  // Without its key it can be read on one page.
  const key = parts.length === 1 ? keyBlock(figure, below.width) : null;
  if (key && used + heightOf(key) <= below.height) {
    return [{ ...first, blocks: [...opening, key] }, ...parts];
  }
  if (parts.length === 1) {
    return [
      first,
      ...parts,
      ...(key ? [{ orientation: 'portrait', ownPage, blocks: [key] } as const] : []),
    ];
  }
  return [first, { orientation, ownPage, blocks: figureBlocks(figure, width, scale) }, ...parts];
}

interface PageFit {
  readonly orientation: Orientation;
  readonly width: number;
  readonly scale: number;
}

function bestPage(figure: Picture, paper: ReportPaper): PageFit {
  const fitOn = (orientation: Orientation): PageFit => {
    const room = roomOn(paper, orientation);
    return { orientation, width: room.width, scale: scaleIn(figure, room) };
  };
  const [upright, across] = [fitOn('portrait'), fitOn('landscape')];
  return across.scale > upright.scale * 1.1 ? across : upright;
}

interface Room {
  readonly width: number;
  readonly height: number;
}

/** How large the figure is where its caption and its key are below it; 0 where there is no room. */
function scaleIn(figure: Picture, { width, height }: Room): number {
  const left = height - captionHeight - heightOf(keyBlock(figure, width));
  return Math.max(0, fit(figure.frame, { width, height: left }));
}

function fit(frame: Room, { width, height }: Room): number {
  return Math.min(largestScale, width / frame.width, height / frame.height);
}

function heightOf(block: FlowBlock | null): number {
  return block ? block.gap + block.height : 0;
}

function figureBlocks(figure: Picture, width: number, scale: number): FlowBlock[] {
  const { frame } = figure;
  const key = keyBlock(figure, width);
  const element: PageElement = { tag: 'Figure', alt: wordsOf(figure) };
  const drawing = drawingPart(figure, frame, scale, (width - frame.width * scale) / 2, element);
  return [
    { height: frame.height * scale, gap: 20, parts: [drawing], keepsWithNext: true },
    ...textBlocks(figureCaption(figure), manners.small, {
      width,
      gap: 8,
      element: { tag: 'P' },
      keepsWithNext: key !== null,
    }),
    ...(key ? [key] : []),
  ];
}

function wordsOf({ description, title }: Picture): string {
  return description || title || 'Diagram';
}

/** What of the figure lies in a box. */
function drawingPart(
  { items, extras }: Picture,
  box: Bounds,
  scale: number,
  x: number,
  element: PageElement,
): PagePart {
  const isShown = (bounds: Bounds) => overlaps(bounds, box);
  return {
    x: x - box.x * scale,
    y: -box.y * scale,
    scale,
    clip: box,
    primitives: [
      ...items.filter(({ drawn }) => isShown(drawn.bounds)).map(toPrimitive),
      ...extras.filter((extra) => isShown(primitivesBounds([extra]))),
    ],
    element,
  };
}

/** The figure in so few parts that each can be read; none where that would take too many. */
function partSections(figure: Picture, paper: ReportPaper): FlowSection[] {
  const grid = fewestParts(figure.frame, paper);
  if (!grid) return [];
  const { orientation, columns, rows, scale } = grid;
  const { width } = roomOn(paper, orientation);
  const boxes = boxesOf(figure.frame, columns, rows).filter((box) =>
    figure.items.some(({ drawn }) => overlaps(drawn.bounds, box)),
  );
  return boxes.map((box, at) => {
    const isWhole = boxes.length === 1;
    const words = isWhole ? figureCaption(figure) : reportWords.diagramPart(at + 1, boxes.length);
    const element: PageElement = { tag: 'Figure', alt: isWhole ? wordsOf(figure) : words };
    const drawing = drawingPart(figure, box, scale, (width - box.width * scale) / 2, element);
    const caption = textBlocks(words, manners.small, { width, gap: 8, element: { tag: 'P' } });
    const drawn = { height: box.height * scale, gap: 0, parts: [drawing], keepsWithNext: true };
    return { orientation, ownPage: true, blocks: [drawn, ...caption] };
  });
}

interface Grid {
  readonly orientation: Orientation;
  readonly columns: number;
  readonly rows: number;
  readonly scale: number;
}

function fewestParts(frame: Room, paper: ReportPaper): Grid | null {
  const grids = (['portrait', 'landscape'] as const).flatMap((orientation) => {
    const { width, height } = roomOn(paper, orientation);
    const room = { width, height: height - captionHeight };
    const columns = partsAlong(frame.width, room.width / legibleScale);
    const rows = partsAlong(frame.height, room.height / legibleScale);
    const part = { width: lengthOf(frame.width, columns), height: lengthOf(frame.height, rows) };
    return { orientation, columns, rows, scale: fit(part, room) };
  });
  const [best] = grids.toSorted(
    (one, other) => one.columns * one.rows - other.columns * other.rows || other.scale - one.scale,
  );
  return best && best.columns * best.rows <= mostParts ? best : null;
}

function partsAlong(length: number, room: number): number {
  return Math.max(1, Math.ceil((length - overlap) / (room - overlap)));
}

function lengthOf(length: number, parts: number): number {
  return (length + (parts - 1) * overlap) / parts;
}

/** Row by row, as they are read. */
function boxesOf(frame: Bounds, columns: number, rows: number): Bounds[] {
  const width = lengthOf(frame.width, columns);
  const height = lengthOf(frame.height, rows);
  return Array.from({ length: rows * columns }, (_, at) => ({
    x: frame.x + (at % columns) * (width - overlap),
    y: frame.y + Math.floor(at / columns) * (height - overlap),
    width,
    height,
  }));
}

function toPrimitive(item: Picture['items'][number]): Primitive {
  const { primitives } = item.drawn;
  if (item.type === 'link') return { type: 'group', children: primitives };
  const { x, y } = item.drawn.node;
  return { type: 'group', offset: { x, y }, children: primitives };
}

/** What the signs of the diagram mean. */
function keyBlock({ items }: Picture, width: number): FlowBlock | null {
  const { height, primitives } = legend(items, width, reportLook);
  if (primitives.length === 0) return null;
  const parts = [{ x: 0, y: 0, primitives, element: { tag: 'P' } as const }];
  return { height: height + 4, gap: 12, parts };
}
