import { unreachable } from '../result.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import type {
  LineStyle,
  NodeKind,
  NodeShape,
  PathwayNode,
  Head,
  Link,
  Relation,
} from '../project/project-schema.ts';
import { relations } from '../project/relations.ts';
import type { Tint } from '../project/kind-facts.ts';
import { groundOf, lookOf, type Ground, type Theme } from '../project/themes.ts';
import { type PathPrimitive, type Primitive, type Stroke } from './primitives.ts';
import { isOpenShape } from './organelle-shapes.ts';

/** The look of a node: from its kind, its own style and the theme. */
export interface NodeLook {
  readonly shape: NodeShape;
  readonly fill: string;
  readonly border: string;
  readonly borderWidth: number;
  readonly borderStyle: LineStyle;
  readonly text: string;
  readonly caption: string;
}

/**
 * Colours that the person set win. If only the fill was set, the colour of the text is changed so that it can be read.
 */
export function nodeLook(node: PathwayNode, theme: Theme): NodeLook {
  if (node.style) return makeNodeLook(node, theme);
  const key = `${theme} ${node.kind}`;
  const look = usualLooks.get(key) ?? makeNodeLook(node, theme);
  usualLooks.set(key, look);
  return look;
}

/** By theme and kind, of nodes without a style of their own: nearly all. */
const usualLooks = new Map<string, NodeLook>();

function makeNodeLook(node: PathwayNode, theme: Theme): NodeLook {
  const kind = nodeKinds[node.kind];
  const usual = kindTint(node.kind, theme);
  const { style } = node;
  const fill = style?.fill === undefined ? usual.fill : inLook(style.fill, theme);
  const shape = style?.shape ?? kind.shape;
  const isFilled = fill !== 'none' && shape !== 'none' && !isOpenShape(shape);
  const { ground: below } = themeColors(theme);
  const ground = isFilled ? mixColors(below, fill, 1) : below;
  const text = style?.text
    ? inLook(shownInTheme(style.text, ground, theme, isFilled ? undefined : onAnyGround), theme)
    : style?.fill
      ? readableOn(ground, usual.text)
      : usual.text;
  return {
    shape,
    fill,
    border: style?.border ? inLook(shownInTheme(style.border, below, theme), theme) : usual.border,
    borderWidth: style?.borderWidth ?? kind.borderWidth,
    borderStyle: style?.borderStyle ?? kind.borderStyle,
    text,
    caption: quieter(text, ground),
  };
}

/** A colour that a person chose, in a look that has its own: greys, or what stands out from the ground. */
function inLook(color: string, theme: Theme): string {
  return lookOf(theme) === 'greyscale' ? greyOf(color) : color;
}

/** The colours of a kind in a theme. */
export function kindTint(kind: NodeKind, theme: Theme): Tint {
  const key = `${theme} ${kind}`;
  const tint = kindTints.get(key) ?? makeTint(kind, theme);
  kindTints.set(key, tint);
  return tint;
}

const kindTints = new Map<string, Tint>();

function makeTint(kind: NodeKind, theme: Theme): Tint {
  const ground = groundOf(theme);
  const { [ground]: usual, safeColor, isTransmitter } = nodeKinds[kind];
  const look = lookOf(theme);
  switch (look) {
    case 'usual':
      return usual;
    case 'colour-blind':
      return safeColor === null ? usual : safeTint(safeColor, ground);
    case 'greyscale':
      return { fill: greyOf(usual.fill), border: greyOf(usual.border), text: greyOf(usual.text) };
    case 'contrast':
      return contrastTint(usual, ground, isTransmitter);
    default:
      return unreachable(look);
  }
}

/** On a light ground the fill tells kinds apart, on a dark one the border, which is the lighter of the two there. */
function safeTint(color: string, ground: Ground): Tint {
  const { ground: below } = usualColors[ground];
  return ground === 'light'
    ? { fill: color, border: clearerOn(below, color, 4.5), text: '#111827' }
    : { fill: mixColors(below, color, 0.25), border: color, text: '#f8fafc' };
}

/** Everything on the ground itself, in lines and letters of the highest contrast; transmitters are solid, as always. */
function contrastTint({ fill, border, text }: Tint, ground: Ground, isSolid: boolean): Tint {
  const { ground: below, ink } = contrastColors[ground];
  if (isSolid) return { fill: ink, border: ink, text: below };
  const isOpen = fill === 'none' || fill.length > 7;
  return {
    fill: isOpen ? fill : below,
    border: clearerOn(below, border, 7),
    text: clearerOn(below, text, 10),
  };
}

/** A text without a fill may lie on another node's fill, light or dark: a middle shade can be read on both. */
const onAnyGround = 3.5;

/** As quiet next to the label as it can be without being hard to read. */
function quieter(text: string, ground: string): string {
  if (text === 'none') return text;
  const shades = [0.78, 0.9].map((share) => mixColors(ground, text, share));
  return shades.find((shade) => contrast(ground, shade) >= 4.5) ?? text;
}

/** How a line of this style and width is stroked. A double line is a solid line that is stroked twice. */
export function lineStroke(color: string, width: number, style: LineStyle): Stroke {
  switch (style) {
    case 'dashed':
      return { color, width, dash: [Math.max(2, width * 3.6), Math.max(1.5, width * 2.4)] };
    case 'dotted':
      return { color, width, dash: [0.1, width * 2.5], cap: 'round' };
    case 'solid':
    case 'double':
      return { color, width };
    default:
      return unreachable(style);
  }
}

/** How a link is drawn. Width and dashes in diagram units. */
export interface LinkLook {
  readonly color: string;
  readonly width: number;
  readonly line: LineStyle;
  readonly dash?: readonly number[];
  readonly sourceHead: Head;
  readonly targetHead: Head;
  /** The scale of heads; 1 is our own size. */
  readonly headSize: number;
  /** The same of single heads, where another program draws these larger than its others. */
  readonly headSizes: Readonly<Partial<Record<Head, number>>>;
}

/** SBGN programs draw thin lines with large heads: about 13 units on a line of 1.25. */
const sbgnHeadSize = 1.4;

/** PathVisio draws larger heads than ours, on wide lines as on thin ones. */
const gpmlHeadSize = 1.3;
const gpmlHeadSizes = { bar: 1.9, circle: 1.55 } as const;
const noSizes = {} as const;

function headSizeOf(format: string | undefined): number {
  if (format === 'sbgnml') return sbgnHeadSize;
  return isGpml(format) ? gpmlHeadSize : 1;
}

function isGpml(format: string | undefined): boolean {
  return format?.startsWith('GPML') ?? false;
}

/** The look of a link: from its relation, its own style and the theme. */
export function linkLook({ relation, style, origin }: Link, theme: Theme): LinkLook {
  const facts = relations[relation];
  return {
    color: style?.color
      ? inLook(shownInTheme(style.color, themeColors(theme).ground, theme), theme)
      : relationColor(relation, theme),
    width: style?.width ?? facts.width,
    line: style?.line ?? facts.line,
    ...(style?.dash ? { dash: style.dash } : {}),
    sourceHead: style?.sourceHead ?? 'none',
    targetHead: style?.targetHead ?? facts.head,
    headSize: headSizeOf(origin?.format),
    headSizes: isGpml(origin?.format) ? gpmlHeadSizes : noSizes,
  };
}

/** The colour of a relation in a theme. */
export function relationColor(relation: Relation, theme: Theme): string {
  const ground = groundOf(theme);
  const { [ground]: usual, safe } = relations[relation];
  const look = lookOf(theme);
  switch (look) {
    case 'usual':
      return usual;
    case 'colour-blind':
      return safe === null ? usual : safe[ground];
    case 'greyscale':
      return greyOf(usual);
    case 'contrast':
      return clearerOn(contrastColors[ground].ground, usual, 7);
    default:
      return unreachable(look);
  }
}

/** Colours that belong to no kind or relation. */
export interface ThemeColors {
  /** The colour below the diagram. Open heads and plates of labels are filled with it. */
  readonly ground: string;
  readonly ink: string;
  readonly quiet: string;
  /** Marks that a person put on a node to draw attention. */
  readonly status: string;
  readonly badgeFill: string;
  readonly badgeBorder: string;
}

export function themeColors(theme: Theme): ThemeColors {
  const ground = groundOf(theme);
  const look = lookOf(theme);
  if (look === 'contrast') return contrastColors[ground];
  return look === 'greyscale' ? greyColors[ground] : usualColors[ground];
}

const usualColors: Readonly<Record<Ground, ThemeColors>> = {
  light: {
    ground: '#ffffff',
    ink: '#1e293b',
    quiet: '#64748b',
    status: '#dc2626',
    badgeFill: '#ffffff',
    badgeBorder: '#cbd5e1',
  },
  dark: {
    ground: '#0f172a',
    ink: '#e2e8f0',
    quiet: '#94a3b8',
    status: '#f87171',
    badgeFill: '#0f172a',
    badgeBorder: '#475569',
  },
};

const greyColors: Readonly<Record<Ground, ThemeColors>> = {
  light: inGrey(usualColors.light),
  dark: inGrey(usualColors.dark),
};

function inGrey(colors: ThemeColors): ThemeColors {
  return {
    ground: greyOf(colors.ground),
    ink: greyOf(colors.ink),
    quiet: greyOf(colors.quiet),
    status: greyOf(colors.status),
    badgeFill: greyOf(colors.badgeFill),
    badgeBorder: greyOf(colors.badgeBorder),
  };
}

const contrastColors: Readonly<Record<Ground, ThemeColors>> = {
  light: {
    ground: '#ffffff',
    ink: '#000000',
    quiet: '#333333',
    status: '#a30000',
    badgeFill: '#ffffff',
    badgeBorder: '#333333',
  },
  dark: {
    ground: '#000000',
    ink: '#ffffff',
    quiet: '#d4d4d4',
    status: '#ff9b9b',
    badgeFill: '#000000',
    badgeBorder: '#d4d4d4',
  },
};

/** What a scenario does to a thing, as it is marked. */
type MarkedLevel = 'low' | 'high' | 'uncertain';
type LevelColors = Readonly<Record<MarkedLevel, string>>;

const usualLevels: Readonly<Record<Ground, LevelColors>> = {
  light: { low: '#b91c1c', high: '#4338ca', uncertain: '#b45309' },
  dark: { low: '#f87171', high: '#a5b4fc', uncertain: '#fbbf24' },
};

/** Orange, blue and grey stay apart for people who see few colours. */
const safeLevels: Readonly<Record<Ground, LevelColors>> = {
  light: { low: '#a83c00', high: '#145bfe', uncertain: '#5b6470' },
  dark: { low: '#ff9d5c', high: '#6ea3ff', uncertain: '#d1d5db' },
};

/** The colour of a level in a theme; a look of greys or of high contrast makes it of the usual one. */
export function levelColor(level: MarkedLevel, theme: Theme): string {
  const ground = groundOf(theme);
  const look = lookOf(theme);
  if (look === 'colour-blind') return safeLevels[ground][level];
  const color = usualLevels[ground][level];
  if (look === 'greyscale') return greyOf(color);
  return look === 'contrast' ? clearerOn(themeColors(theme).ground, color, 7) : color;
}

/**
 * A colour that a person chose, probably on a light ground. On the dark ground it needs enough contrast, so that it
 * does not vanish.
 */
function shownInTheme(color: string, ground: string, theme: Theme, enough = 4): string {
  if (color === 'none') return color;
  if (lookOf(theme) === 'contrast') return clearerOn(ground, color, 4.5);
  if (groundOf(theme) === 'light') return color;
  const isFaint = contrast(ground, mixColors(ground, color, 1)) < 1.6;
  return isFaint ? clearerOn(ground, color, enough) : color;
}

interface Rgba {
  readonly r: number;
  readonly g: number;
  readonly b: number;
  readonly a: number;
}

/** Lays `share` (0..1) of `over`, with the transparency of `over`, on an opaque `under`. `none` adds nothing. */
export function mixColors(under: string, over: string, share: number): string {
  const low = readColor(under);
  const high = readColor(over);
  const part = high.a * share;
  const channel = (a: number, b: number) =>
    Math.round(a + (b - a) * part)
      .toString(16)
      .padStart(2, '0');
  return `#${channel(low.r, high.r)}${channel(low.g, high.g)}${channel(low.b, high.b)}`;
}

/** The paint made transparent; an opacity of 1 changes nothing. */
export function fadeColor(color: string, opacity: number): string {
  if (opacity >= 1 || color === 'none') return color;
  const alpha = Math.round(readColor(color).a * opacity * 255);
  return `${color.slice(0, 7)}${alpha.toString(16).padStart(2, '0')}`;
}

/** Contrast of two opaque colours, 1..21, as WCAG 2 defines it. */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** `color`, or the closest shade that can be read on the opaque `ground`. */
export function readableOn(ground: string, color: string): string {
  return clearerOn(ground, color, 4.5);
}

/** `color`, moved towards black or white until its contrast to the opaque `ground` is enough (at most 4.5). */
export function clearerOn(ground: string, color: string, enough: number): string {
  if (color === 'none') return color;
  const key = `${ground} ${color} ${enough}`;
  const known = clearer.get(key);
  if (known !== undefined) return known;
  if (clearer.size >= mostColors) clearer.clear();
  const made = findClearer(ground, color, enough);
  clearer.set(key, made);
  return made;
}

/** A diagram has few colours and many elements. */
const clearer = new Map<string, string>();
const mostColors = 2_000;

function findClearer(ground: string, color: string, enough: number): string {
  const shown = mixColors(ground, color, 1);
  if (contrast(ground, shown) >= enough) return color;
  const far = contrast(ground, '#000000') >= contrast(ground, '#ffffff') ? '#000000' : '#ffffff';
  const shades = [0.15, 0.3, 0.45, 0.6, 0.8].map((share) => mixColors(shown, far, share));
  return shades.find((shade) => contrast(ground, shade) >= enough) ?? far;
}

function luminance(color: string): number {
  const { r, g, b } = readColor(color);
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

function linear(channel: number): number {
  const value = channel / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** Reads `#rrggbb` and `#rrggbbaa`; `none` is fully transparent. */
function readColor(color: string): Rgba {
  if (!color.startsWith('#')) return { r: 0, g: 0, b: 0, a: 0 };
  const channel = (start: number) => Number.parseInt(color.slice(start, start + 2), 16);
  const a = color.length > 7 ? channel(7) / 255 : 1;
  return { r: channel(1), g: channel(3), b: channel(5), a };
}

/**
 * The grey of the same lightness: two colours have the same contrast as their greys, so what could be read still can.
 * Transparency and `none` stay.
 */
export function greyOf(color: string): string {
  if (!color.startsWith('#')) return color;
  const light = luminance(color.slice(0, 7));
  const value = light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
  const channel = Math.round(value * 255)
    .toString(16)
    .padStart(2, '0');
  return `#${channel}${channel}${channel}${color.slice(7)}`;
}

/** Primitives in shades of grey. */
export function inGreys(primitives: readonly Primitive[]): readonly Primitive[] {
  return primitives.map((primitive) => {
    switch (primitive.type) {
      case 'path':
        return recoloredPath(primitive, greyOf);
      case 'text':
        return { ...primitive, color: greyOf(primitive.color) };
      case 'image':
        return { ...primitive, isGrey: true };
      case 'group':
        return { ...primitive, children: inGreys(primitive.children) };
      default:
        return unreachable(primitive);
    }
  });
}

/**
 * Makes primitives transparent by changing their colours. The opacity of a group would need a layer of its own, which
 * Canvas2D does not have; with colours all painters agree.
 */
export function fade(primitives: readonly Primitive[], opacity: number): readonly Primitive[] {
  return opacity >= 1 ? primitives : primitives.map((primitive) => fadeOne(primitive, opacity));
}

function fadeOne(primitive: Primitive, opacity: number): Primitive {
  switch (primitive.type) {
    case 'path':
      return recoloredPath(primitive, (color) => fadeColor(color, opacity));
    case 'text':
      return { ...primitive, color: fadeColor(primitive.color, opacity) };
    case 'image':
      return { ...primitive, opacity: primitive.opacity * opacity };
    case 'group':
      return { ...primitive, children: fade(primitive.children, opacity) };
    default:
      return unreachable(primitive);
  }
}

function recoloredPath(
  { type, path, fill, stroke }: PathPrimitive,
  recolor: (color: string) => string,
): PathPrimitive {
  return {
    type,
    path,
    ...(fill === undefined ? {} : { fill: recolor(fill) }),
    ...(stroke ? { stroke: { ...stroke, color: recolor(stroke.color) } } : {}),
  };
}
