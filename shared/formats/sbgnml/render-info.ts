import type { NodeStyle } from '../../project/project-schema.ts';
import { attributeOf, childOf, childrenOf, type SbgnElement } from './sbgn-element.ts';

/** How elements are painted, by the `renderInformation` in the map's extension. */
export interface RenderInfo {
  readonly background: string | undefined;
  /** By the id of the glyph or arc in the file. */
  readonly styles: ReadonlyMap<string, RenderStyle>;
  /** Ids of elements that are filled with a gradient, of which only the first colour is shown. */
  readonly gradients: ReadonlySet<string>;
}

export interface RenderStyle {
  readonly fill?: string | undefined;
  readonly stroke?: string | undefined;
  readonly strokeWidth?: number | undefined;
  readonly fontSize?: number | undefined;
  readonly fontColor?: string | undefined;
  readonly bold?: boolean | undefined;
  readonly italic?: boolean | undefined;
}

const noStyles: ReadonlyMap<string, RenderStyle> = new Map();
const noGradients: ReadonlySet<string> = new Set();

/** Reads it in any of its spellings: with or without prefix, hyphens or humps, SBML's namespace or an older one. */
export function readRenderInfo(map: SbgnElement): RenderInfo {
  const info = childrenOf(map, 'extension')
    .flatMap((extension) => childrenOf(extension, 'renderInformation'))
    .at(0);
  if (!info) return { background: undefined, styles: noStyles, gradients: noGradients };
  const palette = readPalette(info);
  const styles = new Map<string, RenderStyle>();
  const gradients = new Set<string>();
  for (const style of childrenOf(childOf(info, 'listOfStyles'), 'style')) {
    const group = childOf(style, 'g');
    if (!group) continue;
    const look = readGroup(group, palette);
    const isGradient = palette.gradients.has(attributeOf(group, 'fill') ?? '');
    for (const id of (attributeOf(style, 'idList') ?? '').split(/\s+/u)) {
      if (id === '') continue;
      styles.set(id, { ...styles.get(id), ...look });
      if (isGradient) gradients.add(id);
    }
  }
  const background = colorOf(spelled(info, 'background-color'), palette);
  return { background, styles, gradients };
}

interface Palette {
  readonly colors: ReadonlyMap<string, string>;
  readonly gradients: ReadonlyMap<string, string>;
}

function readPalette(info: SbgnElement): Palette {
  const colors = new Map<string, string>();
  for (const definition of childrenOf(childOf(info, 'listOfColorDefinitions'), 'colorDefinition')) {
    const color = plainColor(attributeOf(definition, 'value'));
    const id = attributeOf(definition, 'id');
    if (id !== undefined && color !== undefined) colors.set(id, color);
  }
  const gradients = new Map<string, string>();
  for (const gradient of childrenOf(childOf(info, 'listOfGradientDefinitions'))) {
    const first = spelled(childOf(gradient, 'stop'), 'stop-color') ?? '';
    const id = attributeOf(gradient, 'id');
    const color = plainColor(first) ?? colors.get(first);
    if (id !== undefined && color !== undefined) gradients.set(id, color);
  }
  return { colors, gradients };
}

function readGroup(group: SbgnElement, palette: Palette): RenderStyle {
  const weight = spelled(group, 'font-weight');
  const slant = spelled(group, 'font-style');
  const style: RenderStyle = {
    fill: colorOf(attributeOf(group, 'fill'), palette),
    stroke: colorOf(attributeOf(group, 'stroke'), palette),
    strokeWidth: lengthOf(spelled(group, 'stroke-width'), 0, 100),
    fontSize: lengthOf(spelled(group, 'font-size'), 1, 500),
    fontColor: colorOf(spelled(group, 'font-color'), palette),
    bold: weight === undefined ? undefined : weight === 'bold',
    italic: slant === undefined ? undefined : slant === 'italic',
  };
  return Object.fromEntries(Object.entries(style).filter(([, value]) => value !== undefined));
}

/** An attribute by its hyphenated name, or as `strokeWidth`. */
function spelled(element: SbgnElement | undefined, name: string): string | undefined {
  const humps = name.replaceAll(/-(?<letter>[a-z])/gu, (_all, letter: string) =>
    letter.toUpperCase(),
  );
  return attributeOf(element, name) ?? attributeOf(element, humps);
}

function colorOf(text: string | undefined, { colors, gradients }: Palette): string | undefined {
  if (text === undefined) return undefined;
  return colors.get(text) ?? gradients.get(text) ?? plainColor(text);
}

const namedColors: ReadonlyMap<string, string> = new Map([
  ['none', 'none'],
  ['black', '#000000'],
  ['white', '#ffffff'],
  ['red', '#ff0000'],
  ['green', '#008000'],
  ['blue', '#0000ff'],
  ['yellow', '#ffff00'],
  ['gray', '#808080'],
  ['grey', '#808080'],
]);

function plainColor(text: string | undefined): string | undefined {
  const value = text?.trim().toLowerCase() ?? '';
  if (/^#[0-9a-f]{6}ff$/u.test(value)) return value.slice(0, 7);
  if (/^#(?:[0-9a-f]{6}|[0-9a-f]{8})$/u.test(value)) return value;
  if (/^#[0-9a-f]{3}$/u.test(value)) return value.replaceAll(/[0-9a-f]/gu, '$&$&');
  return namedColors.get(value);
}

function lengthOf(text: string | undefined, least: number, most: number): number | undefined {
  const value = Number.parseFloat(text ?? '');
  return value >= least && value <= most ? value : undefined;
}

/** What of a node's style the render information says. */
export function nodeStyleOf(style: RenderStyle | undefined): NodeStyle {
  const { fill, stroke, strokeWidth, fontSize, fontColor, bold, italic } = style ?? {};
  return {
    ...(fill === undefined ? {} : { fill }),
    ...(stroke === undefined ? {} : { border: stroke }),
    ...(strokeWidth === undefined ? {} : { borderWidth: strokeWidth }),
    ...(fontColor === undefined ? {} : { text: fontColor }),
    ...(fontSize === undefined ? {} : { fontSize }),
    ...(bold === undefined ? {} : { bold }),
    ...(italic === undefined ? {} : { italic }),
  };
}
