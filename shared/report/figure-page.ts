import { legend } from '../paint/extras/legend.ts';
import type { PagePart } from '../paint/pdf-pages.ts';
import type { PageElement } from '../paint/pdf/page-structure.ts';
import type { Picture } from '../paint/picture.ts';
import type { Primitive } from '../scene/primitives.ts';
import { roomOn, type FlowBlock, type FlowSection, type ReportPaper } from './page-flow.ts';
import { reportLook } from './report-figure.ts';
import type { Report } from './report.ts';
import { manners, textBlocks } from './text-blocks.ts';

/** A diagram is not shown larger than it is drawn. */
const largestScale = 1;

/**
 * The opening and the figure: below it where that is nearly as large as a page of its own could show it, else upright
 * or across, whichever is larger.
 */
export function figureSections(
  { figure }: Report,
  opening: readonly FlowBlock[],
  paper: ReportPaper,
): FlowSection[] {
  const first: FlowSection = { orientation: 'portrait', ownPage: true, blocks: opening };
  if (!figure) return [first];
  const below = roomOn(paper, 'portrait');
  const used = opening.reduce((sum, { gap, height }) => sum + gap + height, 0);
  const key = keyBlock(figure, below.width);
  const left = below.height - used - heightOf(key) - captionHeight;
  const scaleBelow = left > 0 ? scaleIn(figure, below.width, left) : 0;
  const [upright, across] = (['portrait', 'landscape'] as const).map((orientation) => {
    const room = roomOn(paper, orientation);
    return { orientation, room, scale: scaleIn(figure, room.width, room.height - captionHeight) };
  });
  if (!upright || !across) return [first];
  const best = across.scale > upright.scale * 1.1 ? across : upright;
  if (scaleBelow >= best.scale * 0.85) {
    const blocks = [...opening, ...figureBlocks(figure, below.width, scaleBelow, key)];
    return [{ ...first, blocks }];
  }
  // All of the page is the diagram's; its key stands below the opening.
  const { orientation, room, scale } = best;
  const blocks = figureBlocks(figure, room.width, scale, null);
  const opened = key ? [...opening, { ...key, gap: 28 }] : opening;
  return [
    { ...first, blocks: opened },
    { orientation, ownPage: true, blocks },
  ];
}

const captionHeight = 54;

function heightOf(block: FlowBlock | null): number {
  return block ? block.gap + block.height : 0;
}

function scaleIn({ frame }: Picture, width: number, height: number): number {
  return Math.min(largestScale, width / frame.width, height / frame.height);
}

function figureBlocks(
  figure: Picture,
  width: number,
  scale: number,
  key: FlowBlock | null,
): FlowBlock[] {
  const { frame, description, title } = figure;
  const element: PageElement = { tag: 'Figure', alt: description || title || 'Diagram' };
  const drawing: PagePart = {
    x: (width - frame.width * scale) / 2 - frame.x * scale,
    y: -frame.y * scale,
    scale,
    primitives: [...figure.items.map(toPrimitive), ...figure.extras],
    element,
  };
  const caption = 'The diagram. Small numbers name the references at the end.';
  return [
    { height: frame.height * scale, gap: 20, parts: [drawing], keepsWithNext: true },
    ...textBlocks(caption, manners.small, {
      width,
      gap: 8,
      element: { tag: 'P' },
      keepsWithNext: key !== null,
    }),
    ...(key ? [key] : []),
  ];
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
