import { overlaps, type Bounds } from '../../scene/primitives.ts';
import type { Picture } from '../picture.ts';
import { type Sheet, tileLabel, tileMarks } from '../sheets.ts';
import { type ContentTools, paintContent, createPen, pageState } from './content.ts';
import { real } from './pdf-file.ts';

/** A diagram unit, 1/96 inch, in points. */
export const point = 0.75;

/** The picture's parts as operators, painted once for all pages that they are on. */
export interface PaintedPicture {
  readonly items: readonly { readonly bounds: Bounds; readonly content: string }[];
  readonly extras: string;
}

export function paintPicture({ items, extras }: Picture, tools: ContentTools): PaintedPicture {
  return {
    items: items.map((item) => {
      const { bounds, primitives } = item.drawn;
      const offset = item.type === 'node' ? item.drawn.node : undefined;
      return { bounds, content: paintContent(primitives, tools, offset) };
    }),
    extras: paintContent(extras, tools),
  };
}

/** One page's content stream. `unit` is how many points the page counts as one. */
export function pageContent(
  picture: Picture,
  painted: PaintedPicture,
  sheet: Sheet,
  tools: ContentTools,
  unit: number,
): string {
  const { part, scale, x, y } = sheet;
  const label = tileLabel(picture.title, sheet);
  const size = point / unit;
  const move = [x - part.x * scale, y - part.y * scale].map(real).join(' ');
  return [
    `${real(size)} 0 0 ${real(-size)} 0 ${real(sheet.height * size)} cm`,
    pageState(tools.resources),
    'q',
    `${real(scale)} 0 0 ${real(scale)} ${move} cm`,
    `${boxOperator(part)} W n`,
    '/Figure <</MCID 0>> BDC',
    ...backdrop(picture, tools),
    'q',
    ...(picture.clip ? [`${boxOperator(picture.clip)} W n`] : []),
    ...painted.items.filter(({ bounds }) => overlaps(bounds, part)).map(({ content }) => content),
    'Q',
    painted.extras,
    'EMC',
    'Q',
    ...(label ? ['/Artifact BMC', paintContent(tileMarks(label, sheet), tools), 'EMC'] : []),
  ].join('\n');
}

export function boxOperator({ x, y, width, height }: Bounds): string {
  return `${[x, y, width, height].map(real).join(' ')} re`;
}

function backdrop({ background, frame }: Picture, tools: ContentTools): string[] {
  if (background === null) return [];
  const pen = createPen(tools.resources);
  if (pen.fillWith(background)) pen.write(`${boxOperator(frame)} f`);
  return [pen.finish()];
}
