import { unreachable } from '../result.ts';
import type {
  DrawnItem,
  Bounds,
  GroupPrimitive,
  PathPrimitive,
  Primitive,
  Stroke,
} from '../scene/primitives.ts';
import { fontFamily } from '../scene/text-layout.ts';
import { shortNumber } from './numbers.ts';
import { pathData, writeText, type WriteText, attributes, escapeXml } from './markup.ts';
import type { Picture } from './picture.ts';
import type { FontFiles } from './pdf/resources.ts';
import { createOutliner } from './svg-outlines.ts';
import { projectMetadata } from './svg-project.ts';

/** The two weights of the bundled font, WOFF2 in base64. */
export interface EmbeddedFonts {
  readonly regular: string;
  readonly semibold: string;
}

export interface SvgOptions {
  /** Null leaves it to the reader's machine to have the font. Not embedded where letters are outlines. */
  readonly fonts: EmbeddedFonts | null;
  /** The bundled font as TrueType, where letters are to be shapes, which look the same everywhere. */
  readonly outlines?: FontFiles | undefined;
  /** The project file's text, to be carried along. */
  readonly project?: string | undefined;
}

/** The picture as an SVG file. The same picture and options give the same bytes. */
export function paintSvg(picture: Picture, { fonts, outlines, project }: SvgOptions): string {
  const { frame, background, clip } = picture;
  const write = outlines ? createOutliner(outlines) : writeText;
  return [
    ...opening(picture),
    ...(project === undefined ? [] : [projectMetadata(project)]),
    ...(fonts && !outlines ? [fontStyle(fonts)] : []),
    ...(clip ? [`<clipPath id="${clipId}">${box(clip)}</clipPath>`] : []),
    ...(background === null ? [] : [box(frame, background)]),
    `<g ${textDefaults}>`,
    `<g${clip ? ` clip-path="url(#${clipId})"` : ''}>`,
    ...picture.items.map((item) => paintItem(item, write)),
    '</g>',
    paintAll(picture.extras, write),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

const clipId = 'part';

// Text is as wide as the scene measured it only without kerning and ligatures, and with each of its spaces.
const textDefaults = attributes({
  'font-family': fontFamily,
  'stroke-linejoin': 'round',
  style: 'font-kerning:none;font-variant-ligatures:none',
  'xml:space': 'preserve',
});

function opening({ frame, title, description }: Picture): string[] {
  const { x, y, width, height } = frame;
  const root = attributes({
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: [x, y, width, height].map(shortNumber).join(' '),
    role: 'img',
  });
  return [
    `<svg ${root}>`,
    ...(title === '' ? [] : [`<title>${escapeXml(title)}</title>`]),
    ...(description === '' ? [] : [`<desc>${escapeXml(description)}</desc>`]),
  ];
}

function fontStyle({ regular, semibold }: EmbeddedFonts): string {
  const face = (weight: number, data: string) =>
    `@font-face{font-family:Inter;font-weight:${weight};src:url(data:font/woff2;base64,${data})format("woff2")}`;
  return `<style>${face(400, regular)}${face(600, semibold)}</style>`;
}

function box({ x, y, width, height }: Bounds, fill?: string): string {
  return `<rect ${attributes({ x, y, width, height, fill })}/>`;
}

function paintItem(item: DrawnItem, write: WriteText): string {
  if (item.type === 'link') {
    return `<g ${attributes({ 'data-id': item.drawn.link.id })}>${paintAll(item.drawn.primitives, write)}</g>`;
  }
  const { node, primitives } = item.drawn;
  const transform = translation(node.x, node.y);
  return `<g ${attributes({ 'data-id': node.id, transform })}>${paintAll(primitives, write)}</g>`;
}

function paintAll(primitives: readonly Primitive[], write: WriteText): string {
  return primitives.map((primitive) => paintPrimitive(primitive, write)).join('');
}

function paintPrimitive(primitive: Primitive, write: WriteText): string {
  switch (primitive.type) {
    case 'path':
      return paintPath(primitive);
    case 'text':
      return write(primitive);
    case 'group':
      return paintGroup(primitive, write);
    default:
      return unreachable(primitive);
  }
}

// The two below write much of a file, so they put their attributes together by hand.

function paintPath({ path, fill = 'none', stroke }: PathPrimitive): string {
  return `<path d="${pathData(path)}" fill="${escapeXml(fill)}"${stroke ? strokeAttributes(stroke) : ''}/>`;
}

function strokeAttributes({ color, width, dash, cap }: Stroke): string {
  const dashes = dash ? ` stroke-dasharray="${dash.map(shortNumber).join(' ')}"` : '';
  const ends = cap ? ` stroke-linecap="${cap}"` : '';
  return ` stroke="${escapeXml(color)}" stroke-width="${shortNumber(width)}"${dashes}${ends}`;
}

function paintGroup({ offset, rotation, children }: GroupPrimitive, write: WriteText): string {
  const moves = offset ? [translation(offset.x, offset.y)] : [];
  if (rotation) {
    const { angle, x, y } = rotation;
    moves.push(`rotate(${[angle, x, y].map(shortNumber).join(' ')})`);
  }
  const transform = moves.length > 0 ? moves.join(' ') : undefined;
  return `<g ${attributes({ transform })}>${paintAll(children, write)}</g>`;
}

function translation(x: number, y: number): string {
  return `translate(${shortNumber(x)} ${shortNumber(y)})`;
}
