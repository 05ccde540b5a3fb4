import { unreachable } from '../../result.ts';
import {
  separateRuns,
  type GroupPrimitive,
  type ImagePrimitive,
  type PathPrimitive,
  type Primitive,
  type TextPrimitive,
  type Stroke,
} from '../../scene/primitives.ts';
import { shortNumber } from '../numbers.ts';
import { pathOperators, real } from './pdf-file.ts';
import type { TrueTypeFont } from './truetype.ts';
import type { NamedFont, Resources } from './resources.ts';
import { layOutLine, type LinePart, type DrawnTexts } from './text-line.ts';
import type { PlacedGlyph } from './text-runs.ts';

/**
 * Primitives as operators of a content stream (ISO 32000-1, 8.2), in diagram units with y down. Expects and leaves
 * the state of `pageState`.
 */
export function paintContent(
  primitives: readonly Primitive[],
  tools: ContentTools,
  offset?: { readonly x: number; readonly y: number },
): string {
  const pen = createPen(tools.resources);
  if (offset) paintGroup(pen, { type: 'group', offset, children: primitives }, tools);
  else paintAll(pen, primitives, tools);
  return pen.finish();
}

function paintAll(pen: Pen, primitives: readonly Primitive[], tools: ContentTools): void {
  for (const primitive of primitives) paintPrimitive(pen, primitive, tools);
}

function paintPrimitive(pen: Pen, primitive: Primitive, tools: ContentTools): void {
  switch (primitive.type) {
    case 'path':
      return paintPath(pen, primitive);
    case 'text':
      return separateRuns(primitive).forEach((run) =>
        tools.outlines ? paintOutlines(pen, run, tools) : paintTextLine(pen, run, tools),
      );
    case 'image':
      return paintImage(pen, primitive, tools);
    case 'group':
      return paintGroup(pen, primitive, tools);
    default:
      return unreachable(primitive);
  }
}

function paintPath(pen: Pen, { path, fill = 'none', stroke }: PathPrimitive): void {
  const strokes = stroke !== undefined && stroke.width > 0 && stroke.color !== 'none';
  const data = fill !== 'none' || strokes ? pathOperators(path) : '';
  if (fill !== 'none' && pen.fillWith(fill)) pen.write(`${data}f`);
  if (strokes && pen.strokeWith(stroke)) pen.write(`${data}S`);
}

function paintImage(pen: Pen, image: ImagePrimitive, { resources }: ContentTools): void {
  const { x, y, width, height, opacity } = image;
  const placed = [width, 0, 0, -height, x, y + height].map(real).join(' ');
  pen.save();
  pen.write(`${resources.opacityName(Math.round(opacity * 255))} gs`);
  pen.write(`${placed} cm ${resources.imageName(image)} Do`);
  pen.restore();
}

function paintGroup(
  pen: Pen,
  { offset, rotation, children }: GroupPrimitive,
  tools: ContentTools,
): void {
  pen.save();
  if (offset) pen.write(`1 0 0 1 ${shortNumber(offset.x)} ${shortNumber(offset.y)} cm`);
  if (rotation) pen.write(rotationOperator(rotation));
  paintAll(pen, children, tools);
  pen.restore();
}

function rotationOperator({ angle, x, y }: Required<GroupPrimitive>['rotation']): string {
  const turn = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const matrix = [cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y];
  return `${matrix.map(real).join(' ')} cm`;
}

type Glyphs = Extract<LinePart, { type: 'glyphs' }>;
type Picture = Extract<LinePart, { type: 'picture' }>;

/** How far letters lean where the font has no italics: as Skia leans them, which paints the screen. */
const slant = 0.25;

/** A line as text that can be selected, found and copied. */
function paintTextLine(pen: Pen, text: TextPrimitive, tools: ContentTools): void {
  const font = tools.resources.fontOf(text.weight);
  for (const part of layOutLine(text, font.font, tools.drawnTexts)) {
    if (part.type === 'glyphs') paintGlyphs(pen, text, part, font);
    else {
      paintPicture(pen, text, part, tools);
      paintSilently(pen, text, part, font);
    }
  }
}

/** A line as the shapes of its letters. */
function paintOutlines(pen: Pen, text: TextPrimitive, tools: ContentTools): void {
  const { font } = tools.resources.fontOf(text.weight);
  for (const part of layOutLine(text, font, tools.drawnTexts)) {
    if (part.type === 'picture') paintPicture(pen, text, part, tools);
    else if (pen.fillWith(text.color)) paintShapes(pen, text, part, tools.resources, font);
  }
}

function paintGlyphs(pen: Pen, text: TextPrimitive, { glyphs, x }: Glyphs, font: NamedFont): void {
  if (!pen.fillWith(text.color)) return;
  const spacing = text.letterSpacing ?? 0;
  pen.write(
    [
      ...begin(text, x, font.name),
      ...(spacing === 0 ? [] : [`${shortNumber(spacing)} Tc`]),
      ...showOperators(glyphs, text.size, font),
      ...(spacing === 0 ? [] : ['0 Tc']),
      'ET',
    ].join(' '),
  );
}

function begin({ size, italic, y }: TextPrimitive, x: number, fontName: string): string[] {
  const matrix = `1 0 ${italic ? slant : 0} -1 ${shortNumber(x)} ${shortNumber(y)} Tm`;
  return ['BT', `${fontName} ${shortNumber(size)} Tf`, matrix];
}

function showOperators(glyphs: readonly PlacedGlyph[], size: number, font: NamedFont): string[] {
  const operators: string[] = [];
  let codes = '';
  const show = () => {
    if (codes !== '') operators.push(`<${codes}> Tj`);
    codes = '';
  };
  for (const { glyph, text, shift } of glyphs) {
    const code = font.codeOf(text, glyph);
    if (shift) {
      show();
      const back = real(-1000 * shift.x);
      // A mark that is drawn over another letter, or not at all, has no width.
      const forth = real(1000 * (shift.x + font.font.advanceOf(glyph) / font.font.unitsPerEm));
      operators.push(`${real(shift.y * size)} Ts [${back} <${code}> ${forth}] TJ 0 Ts`);
    } else codes += code;
  }
  show();
  return operators;
}

function paintPicture(pen: Pen, { y }: TextPrimitive, part: Picture, tools: ContentTools): void {
  const { columns, rows, scale, left, top } = part.drawn;
  if (columns === 0 || rows === 0) return;
  const [width, height] = [columns / scale, rows / scale];
  pen.save();
  pen.write(
    `${real(width)} 0 0 ${real(-height)} ${real(part.x + left)} ${real(y - top + height)} cm ${tools.resources.pictureName(part.drawn)} Do`,
  );
  pen.restore();
}

/** The text itself lies invisibly over its picture, in the same width. */
function paintSilently(pen: Pen, text: TextPrimitive, part: Picture, font: NamedFont): void {
  if (part.width <= 0) return;
  const codes = part.texts.map((piece) => font.silentCodeOf(piece)).join('');
  const stretch = (100 * part.width) / (part.texts.length * text.size);
  pen.write(
    [
      ...begin(text, part.x, font.name),
      `3 Tr ${real(stretch)} Tz <${codes}> Tj 0 Tr 100 Tz ET`,
    ].join(' '),
  );
}

function paintShapes(
  pen: Pen,
  text: TextPrimitive,
  { glyphs, x }: Glyphs,
  resources: Resources,
  font: TrueTypeFont,
): void {
  const { size, italic, weight, y, letterSpacing = 0 } = text;
  const em = size / font.unitsPerEm;
  // A font unit is far smaller than a diagram unit: more decimals than a coordinate has.
  const matrix = [em, 0, italic ? em * slant : 0, -em].map((value) => value.toFixed(8)).join(' ');
  let glyphX = x;
  for (const { glyph, advance, shift } of glyphs) {
    const name = resources.shapeName(weight, glyph);
    const [across, down] = [glyphX + (shift?.x ?? 0) * size, y - (shift?.y ?? 0) * size];
    if (name !== null) {
      pen.save();
      pen.write(`${matrix} ${shortNumber(across)} ${shortNumber(down)} cm ${name} Do`);
      pen.restore();
    }
    glyphX += advance * size + (shift ? 0 : letterSpacing);
  }
}

/** What painting the content of a page needs besides the primitives. */
export interface ContentTools {
  readonly resources: Resources;
  readonly drawnTexts: DrawnTexts;
  /** Letters as shapes instead of text. */
  readonly outlines: boolean;
}

/** Writes operators, and those that set colours and lines only where they change something. */
export interface Pen {
  write(operators: string): void;
  save(): void;
  restore(): void;
  /** False for a colour with which nothing would be visible. */
  fillWith(color: string): boolean;
  strokeWith(stroke: Stroke): boolean;
  finish(): string;
}

interface State {
  readonly fill: string;
  readonly stroke: string;
  readonly width: string;
  readonly dash: string;
  readonly cap: string;
  readonly opacity: string;
}

type Part = keyof State;

/** The state that a pen expects at its start and leaves at its end; colours and widths may differ. */
export function pageState(resources: Resources): string {
  return `${resources.opacityName(255)} gs [] 0 d 0 J 1 j`;
}

export function createPen(resources: Resources): Pen {
  const initial: State = {
    fill: '',
    stroke: '',
    width: '',
    dash: '[] 0 d',
    cap: '0 J',
    opacity: `${resources.opacityName(255)} gs`,
  };
  const operators: string[] = [];
  const saved: State[] = [];
  let state = initial;
  const set = (part: Part, operator: string) => {
    if (state[part] === operator) return;
    state = { ...state, [part]: operator };
    operators.push(operator);
  };
  const setColor = (part: 'fill' | 'stroke', color: string) => {
    const found = readColor(color);
    if (!found) return false;
    set(part, `${found.channels} ${part === 'fill' ? 'rg' : 'RG'}`);
    set('opacity', `${resources.opacityName(found.opacity)} gs`);
    return true;
  };
  return {
    write: (text) => void operators.push(text),
    save() {
      saved.push(state);
      operators.push('q');
    },
    restore() {
      state = saved.pop() ?? initial;
      operators.push('Q');
    },
    fillWith: (color) => setColor('fill', color),
    strokeWith({ color, width, dash = [], cap = 'butt' }) {
      if (!setColor('stroke', color)) return false;
      set('width', `${shortNumber(width)} w`);
      set('dash', `[${dash.map(shortNumber).join(' ')}] 0 d`);
      set('cap', cap === 'round' ? '1 J' : '0 J');
      return true;
    },
    finish() {
      for (const part of ['dash', 'cap', 'opacity'] as const) set(part, initial[part]);
      return operators.join('\n');
    },
  };
}

/** Reads `#rrggbb` and `#rrggbbaa`; null for `none` and for what is wholly transparent. */
function readColor(color: string): { readonly channels: string; readonly opacity: number } | null {
  if (!color.startsWith('#')) return null;
  const channel = (at: number) => Number.parseInt(color.slice(at, at + 2), 16);
  const opacity = color.length > 7 ? channel(7) : 255;
  if (opacity === 0) return null;
  return { channels: [1, 3, 5].map((at) => real(channel(at) / 255)).join(' '), opacity };
}
