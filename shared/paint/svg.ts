import { unreachable } from '../result.ts';
import {
  separateRuns,
  type DrawnItem,
  type Bounds,
  type GroupPrimitive,
  type ImagePrimitive,
  type PathPrimitive,
  type Primitive,
  type Stroke,
  type Path,
  type TextPrimitive,
} from '../scene/primitives.ts';
import { factsOfPicture } from '../project/picture-file.ts';
import { fontFamily, lineWidth } from '../scene/text-layout.ts';
import { shortNumber } from './numbers.ts';
import { pathData, writeText, type WriteText, attributes, escapeXml } from './markup.ts';
import type { Picture } from './picture.ts';
import type { FontFiles } from './pdf/resources.ts';
import { projectMetadata } from './svg-project.ts';
import { linesOf, missingTexts } from './pdf/text-line.ts';
import { textRuns, type PlacedGlyph, type TextRun } from './pdf/text-runs.ts';
import { readTrueType, type TrueTypeFont } from './pdf/truetype.ts';
import { glyphOutline } from './pdf/truetype-glyph.ts';

/** The two weights of the bundled font, WOFF2 in base64. */
export interface EmbeddedFonts {
  readonly regular: string;
  readonly semibold: string;
}

export interface SvgOptions {
  /** Null: the reader's machine must have the font. Not embedded if letters are outlines. */
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
    case 'image':
      return paintImage(primitive);
    case 'group':
      return paintGroup(primitive, write);
    default:
      return unreachable(primitive);
  }
}

/** With the older name of the link, which all programs read, and the picture's bytes: an image refers to no other file. */
function paintImage(image: ImagePrimitive): string {
  const { x, y, width, height, opacity, isGrey, alternative } = image;
  const facts = factsOfPicture(image.picture);
  if (!facts) return '';
  const written = attributes({
    x,
    y,
    width,
    height,
    preserveAspectRatio: 'none',
    opacity: opacity < 1 ? opacity : undefined,
    style: isGrey ? 'filter:grayscale(1)' : undefined,
    role: 'img',
    'xmlns:xlink': 'http://www.w3.org/1999/xlink',
  });
  const title = alternative === '' ? '' : `<title>${escapeXml(alternative)}</title>`;
  const link = `xlink:href="data:image/${facts.type};base64,${escapeXml(image.picture.data)}"`;
  return `<image ${written} ${link}>${title}</image>`;
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

type MissingRun = Extract<TextRun, { type: 'missing' }>;

/** How far italic letters lean: no font of ours is italic. */
const slant = 0.25;

/** Writes lines as the shapes of their letters. What the bundled font lacks stays text, for a font that has it. */
function createOutliner({ regular, semibold }: FontFiles): WriteText {
  const fonts = { 400: createOutlineFont(regular), 600: createOutlineFont(semibold) };
  const write: WriteText = (text) => {
    if (text.runs) return separateRuns(text).map(write).join('');
    const font = fonts[text.weight];
    const runs = textRuns(text.text, font.face);
    // Alone on its line, it is in the way of nothing.
    if (runs.every(({ type }) => type === 'missing') && runs.length === 1) return writeText(text);
    const widths = runs.map((run) => runWidth(run, text));
    let x = text.x - sum(widths) * shareBefore[text.anchor];
    const written = runs.map((run, index) => {
      const start = x;
      x += widths[index] ?? 0;
      return run.type === 'glyphs'
        ? writeGlyphs(run.glyphs, { ...text, x: start }, font)
        : writeMissing(run, { ...text, x: start });
    });
    return written.join('');
  };
  return write;
}

/**
 * Words between letters that are shapes: stretched to the room that is left for them, however wide another font makes
 * them.
 */
function writeMissing(run: MissingRun, text: TextPrimitive): string {
  const whole = run.clusters.join('');
  const words = whole.trim();
  const before = whole.slice(0, whole.indexOf(words));
  const after = whole.slice(before.length + words.length);
  const length = lineWidth(words, text);
  if (length <= 0) return '';
  // In a line from right to left, what is read first is on the right.
  const x = text.x + lineWidth(run.direction === 'rtl' ? after : before, text);
  return writeText({ ...text, text: words, x, anchor: 'start' }, length);
}

const shareBefore = { start: 0, middle: 0.5, end: 1 } as const;

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** In diagram units. */
function runWidth(run: TextRun, text: TextPrimitive): number {
  if (run.type === 'missing') return lineWidth(run.clusters.join(''), text);
  return sum(run.glyphs.map((glyph) => advanceOf(glyph, text)));
}

function advanceOf({ advance, shift }: PlacedGlyph, text: TextPrimitive): number {
  return advance * text.size + (shift ? 0 : (text.letterSpacing ?? 0));
}

interface OutlineFont {
  readonly face: TrueTypeFont;
  /** Path data of a glyph in font units, to be drawn from the pen's place. */
  readonly dataOf: (glyph: number) => GlyphData;
}

interface GlyphData {
  /** After the first `m`, which brings the pen to where the first contour begins. */
  readonly rest: string;
  readonly start: readonly [number, number];
  /** Where the pen is afterwards. */
  readonly end: readonly [number, number];
}

function createOutlineFont(file: Uint8Array): OutlineFont {
  const face = readTrueType(file);
  const known = new Map<number, GlyphData>();
  return {
    face,
    dataOf(glyph) {
      const data = known.get(glyph) ?? glyphData(glyphOutline(face, glyph));
      known.set(glyph, data);
      return data;
    },
  };
}

/** One path for a run of glyphs, in whole font units: exact, and short by relative steps. */
function writeGlyphs(
  glyphs: readonly PlacedGlyph[],
  text: TextPrimitive,
  { face, dataOf }: OutlineFont,
): string {
  const em = face.unitsPerEm;
  let [pen, atX, atY] = [0, 0, 0];
  let data = '';
  for (const glyph of glyphs) {
    const { rest, start, end } = dataOf(glyph.glyph);
    const x = Math.round(pen + (glyph.shift?.x ?? 0) * em);
    const y = Math.round((glyph.shift?.y ?? 0) * em);
    if (rest !== '') {
      data += `m${x + start[0] - atX} ${y + start[1] - atY}${rest}`;
      [atX, atY] = [x + end[0], y + end[1]];
    }
    pen += (advanceOf(glyph, text) / text.size) * em;
  }
  return data === ''
    ? ''
    : `<path transform="${transformOf(text, em)}" d="${data}" fill="${escapeXml(text.color)}"/>`;
}

/** From font units, y up, to the diagram's. */
function transformOf({ x, y, size, italic }: TextPrimitive, em: number): string {
  const scale = Number((size / em).toPrecision(6));
  const lean = italic ? Number((scale * slant).toPrecision(6)) : 0;
  return `matrix(${scale} 0 ${lean} ${-scale} ${shortNumber(x)} ${shortNumber(y)})`;
}

function glyphData(outline: Path): GlyphData {
  let [atX, atY, startX, startY] = [0, 0, 0, 0];
  let rest = '';
  let first: readonly [number, number] | null = null;
  const step = (x: number, y: number) => `${Math.round(x) - atX} ${Math.round(y) - atY}`;
  for (const command of outline) {
    switch (command[0]) {
      case 'M':
        if (first) rest += `m${step(command[1], command[2])}`;
        first ??= [Math.round(command[1]), Math.round(command[2])];
        [atX, atY] = [Math.round(command[1]), Math.round(command[2])];
        [startX, startY] = [atX, atY];
        break;
      case 'L':
        rest += `l${step(command[1], command[2])}`;
        [atX, atY] = [Math.round(command[1]), Math.round(command[2])];
        break;
      case 'C':
        rest += `c${step(command[1], command[2])} ${step(command[3], command[4])} ${step(command[5], command[6])}`;
        [atX, atY] = [Math.round(command[5]), Math.round(command[6])];
        break;
      case 'Z':
        rest += 'z';
        [atX, atY] = [startX, startY];
        break;
    }
  }
  return { rest, start: first ?? [0, 0], end: [atX, atY] };
}

/** The texts of a picture that the bundled font lacks, each once. */
export function textsWithoutOutlines(picture: Picture, { regular, semibold }: FontFiles): string[] {
  const fonts = { 400: readTrueType(regular), 600: readTrueType(semibold) };
  const found = new Set<string>();
  for (const line of linesOf(picture)) {
    for (const { text } of missingTexts(line, fonts[line.weight])) found.add(text);
  }
  return [...found];
}
