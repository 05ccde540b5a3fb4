import type { KindText } from '../project/kind-facts.ts';
import { pictureOf } from '../project/inserted-picture.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import { unreachable } from '../result.ts';
import type { PathwayNode } from '../project/project-schema.ts';
import { type NodeLook, nodeLook } from './looks.ts';
import { textInset, textMiddle } from './node-shapes.ts';
import { type TextPrimitive, primitivesBounds } from './primitives.ts';
import { richLabel, type RichText } from '../text/rich-text.ts';
import {
  fitsRoom,
  layOutRichText,
  layOutText,
  type LineRun,
  type TextFont,
  type TextRoom,
  fontHeights,
  baseDirection,
  visibleLines,
} from './text-layout.ts';

const captionSize = 10.5;
const topMargin = 9;
// The distance between baselines, in font sizes of the lower line.
const lineHeight = 1.27;
const captionHeight = 1.33;

/** Label and caption of a node, relative to the top left corner of its box. */
export function nodeText(node: PathwayNode, look: NodeLook): readonly TextPrimitive[] {
  if ((node.label === '' && node.caption === '') || pictureOf(node)) return [];
  const lines = setLines(node, look);
  const manner = mannerOf(node);
  const align = node.style?.align ?? (isRightToLeft(lines) ? flip(manner.align) : manner.align);
  const { x, anchor } = horizontalPosition(align, node, sideMargin(node, look, manner));
  let y = firstBaseline(node, look, manner, lines);
  const texts = lines.map((line, index): TextPrimitive => {
    if (index > 0) y += line.font.size * (line.isCaption ? captionHeight : lineHeight);
    return {
      type: 'text',
      text: line.text,
      x,
      y,
      anchor,
      italic: !line.isCaption && node.style?.italic === true,
      color: line.isCaption ? look.caption : look.text,
      ...line.font,
      ...(line.runs ? { runs: line.runs } : {}),
    };
  });
  return texts.filter(({ text }) => text.trim() !== '');
}

interface SetLine {
  readonly text: string;
  /** Of a label with marks. */
  readonly runs?: readonly LineRun[];
  readonly font: TextFont;
  readonly isCaption: boolean;
}

function mannerOf(node: PathwayNode): KindText {
  const manner = nodeKinds[node.kind].text;
  // An imported heading is drawn as it was written: in its own case, and spaced like other text.
  return manner.isHeading && node.origin !== undefined ? { ...manner, isHeading: false } : manner;
}

/**
 * How a node's text fits into its box: at its own size, only at a smaller size, or not whole (cut, or with a broken
 * word).
 */
export type TextFit = 'at-size' | 'smaller' | 'cut';

/** See `TextFit`. */
export function fitOfText(node: PathwayNode, look: NodeLook): TextFit {
  const manner = mannerOf(node);
  if (!isFitted(node, manner) || pictureOf(node)) return 'at-size';
  const font = labelFont(node, manner);
  const small = captionFontFor(font);
  const room = textRoom(node, look, manner, small);
  const fitting = fittingFont(node, labelOf(node, manner), font, room);
  if (!fitting || !fitsRoom(node.caption, small, { width: room.width, lines: 1 })) return 'cut';
  return fitting.size === font.size ? 'at-size' : 'smaller';
}

/** Whether the text of a node is broken and cut so that it fits into its box. */
export function isTextFitted(node: PathwayNode): boolean {
  return isFitted(node, mannerOf(node));
}

/** An imported label is set as in its own editor: never broken, never cut. */
function isFitted(node: PathwayNode, manner: KindText): boolean {
  return manner.wraps && node.origin === undefined;
}

function captionFontFor({ size }: TextFont): TextFont {
  return { size: Math.min(captionSize, size * 0.85), weight: 400 };
}

/** What is written, and in which manner the whole of it is set. */
interface Label {
  readonly text: string;
  /** Null where all of it is set in one manner. */
  readonly rich: RichText | null;
  readonly italic: boolean;
}

function labelOf(node: PathwayNode, manner: KindText): Label {
  const text = shownLabel(node, manner);
  return { text, rich: shownRichLabel(node, manner), italic: node.style?.italic === true };
}

/** The label with its marks, as it is shown; null where it has none, or where capitals are not as long as letters. */
function shownRichLabel(node: PathwayNode, manner: KindText): RichText | null {
  const rich = richLabel(node);
  // Drawn as it stands: what cannot be drawn would shift the marks.
  if (!rich || visibleLines(rich.text).join('\n') !== rich.text) return null;
  if (!manner.isHeading) return rich;
  const text = rich.text.toUpperCase();
  return text.length === rich.text.length ? { ...rich, text } : null;
}

function setLabel({ text, rich, italic }: Label, font: TextFont, room: TextRoom): SetLine[] {
  if (!rich) return asLines(text, font, room, false);
  const { lines } = layOutRichText(rich, { ...font, italic }, room);
  return lines.map((line) => ({ ...line, font, isCaption: false }));
}

function fitsLabel(
  { text, rich, italic }: Label,
  font: TextFont,
  room: Required<TextRoom>,
): boolean {
  return rich
    ? layOutRichText(rich, { ...font, italic }, room).isWhole
    : fitsRoom(text, font, room);
}

function shownLabel(node: PathwayNode, manner: KindText): string {
  const written = withoutLastBreaks(node.label);
  const shown = node.style?.font === 'Symbol' ? symbolText(written) : written;
  return manner.isHeading ? shown.toUpperCase() : shown;
}

function setLines(node: PathwayNode, look: NodeLook): SetLine[] {
  const manner = mannerOf(node);
  const ownFont = labelFont(node, manner);
  const captionFont = captionFontFor(ownFont);
  const label = labelOf(node, manner);
  if (!isFitted(node, manner)) {
    return [...setLabel(label, ownFont, {}), ...asLines(node.caption, captionFont, {}, true)];
  }
  const room = textRoom(node, look, manner, captionFont);
  const captions = asLines(node.caption, captionFont, { width: room.width, lines: 1 }, true);
  return [...fitLabel(node, label, ownFont, room), ...captions];
}

interface Room {
  readonly width: number;
  readonly height: number;
}

/** The height of the box that is left for the label, above the line of a caption. */
function textRoom(node: PathwayNode, look: NodeLook, manner: KindText, caption: TextFont): Room {
  const width = Math.max(1, node.width - 2 * sideMargin(node, look, manner));
  const margins = manner.valign === 'top' ? topMargin + 6 : 8;
  const captionLine = node.caption === '' ? 0 : caption.size * captionHeight;
  return { width, height: node.height - margins - captionLine };
}

/** Line breaks at the end add no line. PathVisio reads them so, and many files have them. */
function withoutLastBreaks(label: string): string {
  let end = label.length;
  while (label[end - 1] === '\n') end -= 1;
  return label.slice(0, end);
}

const smallestShrunk = 10.5;

/** Wrapped, and set a little smaller if that keeps it from being cut or broken within a word. */
function fitLabel(node: PathwayNode, label: Label, font: TextFont, room: Room): SetLine[] {
  const fitting = fittingFont(node, label, font, room) ?? font;
  return setLabel(label, fitting, lineRoom(fitting, room));
}

/** The largest font in which the label is neither cut nor broken within a word; undefined if there is none. */
function fittingFont(
  node: PathwayNode,
  label: Label,
  font: TextFont,
  room: Room,
): TextFont | undefined {
  const mayShrink = nodeKinds[node.kind].text.mayShrink && node.style?.fontSize === undefined;
  const smallest = mayShrink ? Math.min(font.size, smallestShrunk) : font.size;
  for (let size = font.size; size >= smallest; size -= 0.5) {
    const smaller = { ...font, size };
    if (fitsLabel(label, smaller, lineRoom(smaller, room))) return smaller;
  }
  return undefined;
}

function lineRoom({ size }: TextFont, { width, height }: Room): Required<TextRoom> {
  // Of the first line only the height of its capitals counts.
  const more = Math.max(0, Math.floor((height / size - fontHeights.capHeight) / lineHeight));
  return { width, lines: 1 + more };
}

function asLines(text: string, font: TextFont, room: TextRoom, isCaption: boolean): SetLine[] {
  if (text === '') return [];
  return layOutText(text, font, room).map((line) => ({ text: line, font, isCaption }));
}

function labelFont(node: PathwayNode, manner: KindText): TextFont {
  const { fontSize, bold } = node.style ?? {};
  const weight = bold === undefined ? manner.weight : bold ? 600 : 400;
  const size = fontSize ?? manner.size;
  return manner.isHeading ? { size, weight, letterSpacing: size * 0.06 } : { size, weight };
}

/** Between the edge of the box and the text, left and right, in diagram units. */
function sideMargin(node: PathwayNode, look: NodeLook, manner: KindText): number {
  if (node.style?.padding !== undefined) return Math.min(node.style.padding, node.width / 2);
  if (manner.isHeading) return Math.min(20, node.width / 8);
  return textInset(look.shape, node.width, node.height);
}

/**
 * The baseline of the first line. Between top and bottom the ink is centred: from the capitals to the last baseline.
 */
function firstBaseline(
  node: PathwayNode,
  look: NodeLook,
  manner: KindText,
  lines: readonly SetLine[],
): number {
  const capitals = (lines[0]?.font.size ?? 0) * fontHeights.capHeight;
  const below = lines
    .slice(1)
    .reduce((sum, line) => sum + line.font.size * (line.isCaption ? captionHeight : lineHeight), 0);
  const labelAt = node.style?.labelAt;
  if (labelAt) return (node.height / 2) * (1 + labelAt.y) + (capitals - below) / 2;
  const valign = node.style?.valign ?? manner.valign;
  switch (valign) {
    case 'top':
      return (node.style?.padding ?? (manner.isHeading ? 16 : topMargin)) + capitals;
    case 'middle':
      return textMiddle(look.shape, node.height) + (capitals - below) / 2;
    case 'bottom':
      return node.height - (node.style?.padding ?? topMargin) - below;
    default:
      return unreachable(valign);
  }
}

function horizontalPosition(
  align: 'left' | 'center' | 'right',
  { width, style }: PathwayNode,
  margin: number,
): { x: number; anchor: TextPrimitive['anchor'] } {
  if (style?.labelAt) return { x: (width / 2) * (1 + style.labelAt.x), anchor: 'middle' };
  switch (align) {
    case 'left':
      return { x: Math.min(margin, width / 2), anchor: 'start' };
    case 'center':
      return { x: width / 2, anchor: 'middle' };
    case 'right':
      return { x: Math.max(width - margin, width / 2), anchor: 'end' };
    default:
      return unreachable(align);
  }
}

function isRightToLeft(lines: readonly SetLine[]): boolean {
  return baseDirection(lines[0]?.text ?? '') === 'rtl';
}

function flip(align: KindText['align']): 'left' | 'center' | 'right' {
  return align === 'left' ? 'right' : align;
}

/** How far text may cross the border before people notice, in diagram units. */
const tolerance = 2;

const known = new WeakMap<PathwayNode, boolean>();

/** Whether a node's label and caption are drawn to the last character, and within its box. */
export function showsWholeLabel(node: PathwayNode): boolean {
  const answer = known.get(node) ?? isWhole(node);
  known.set(node, answer);
  return answer;
}

function isWhole(node: PathwayNode): boolean {
  const texts = nodeText(node, nodeLook(node, 'light'));
  const written = inkOf(`${node.label}\n${node.caption}`);
  const drawn = inkOf(texts.map(({ text }) => text).join('\n'));
  return written === drawn && liesWithin(texts, node);
}

/** Without the spaces that line breaks remove and without the capitals of headings. */
function inkOf(text: string): string {
  return visibleLines(text).join('').replaceAll(/\s/gu, '').toUpperCase();
}

function liesWithin(texts: readonly TextPrimitive[], { width, height }: PathwayNode): boolean {
  if (texts.length === 0) return true;
  const { x, y, width: across, height: down } = primitivesBounds(texts);
  return (
    x >= -tolerance &&
    y >= -tolerance &&
    x + across <= width + tolerance &&
    y + down <= height + tolerance
  );
}

/** The signs for the letters of the Symbol font, in the order of their codes from A to Z and a to z. */
const capitals = 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ';
const smalls = 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ';

/** A text in the Symbol font, in the signs that it shows. */
function symbolText(text: string): string {
  return text.replaceAll(/[A-Za-z]/gu, (letter) => {
    const code = letter.charCodeAt(0);
    return (code >= 97 ? smalls[code - 97] : capitals[code - 65]) ?? letter;
  });
}
