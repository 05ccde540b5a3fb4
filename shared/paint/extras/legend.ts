import {
  type Confidence,
  type Link,
  type LinkStyle,
  type Relation,
  relationSchema,
  linkSchema,
  lineStyleSchema,
  nodeKindSchema,
  type Badge,
  type LineStyle,
  type NodeKind,
  type NodeStyle,
  type PathwayNode,
  nodeSchema,
} from '../../project/project-schema.ts';
import { nodeKinds } from '../../project/node-kinds.ts';
import { relations } from '../../project/relations.ts';
import type { Theme } from '../../project/themes.ts';
import type { DrawnItem, Primitive } from '../../scene/primitives.ts';
import { type TextFont, fontHeights } from '../../scene/text-layout.ts';
import { badgePrimitives } from '../../scene/node-marks.ts';
import { drawLink } from '../../scene/draw-link.ts';
import { routeLink } from '../../scene/routes.ts';
import { drawNode } from '../../scene/draw-node.ts';
import { lineStroke, nodeLook } from '../../scene/looks.ts';
import { heading, placed, stack, textLine, widest, type Block, type ExtrasLook } from './block.ts';
import { paintWords } from '../../words/paint.ts';
import { listText } from '../../words/grammar.ts';

interface Entry {
  readonly label: string;
  readonly swatch: readonly Primitive[];
}

const font: TextFont = { size: 11.5, weight: 400 };
const rowHeight = 25;
const textGap = 9;
const columnGap = 26;

/** Explains the signs that are used in the diagram, each once; empty where there are none. */
export function legend(items: readonly DrawnItem[], width: number, look: ExtrasLook): Block {
  const used = usedSigns(items);
  const groups = [
    [...kindEntries(used, look), ...badgeEntries(used, look)],
    [...relationEntries(used, look), ...lineEntries(used, look)],
  ];
  const longest = widest(
    groups.flatMap((entries) => entries.map(({ label }) => label)),
    font,
  );
  const cell = swatchSize.width + textGap + longest + columnGap;
  const columns = Math.max(1, Math.floor((width + columnGap) / cell));
  const grids = groups.map((entries) =>
    grid(entries, balanced(entries.length, columns), cell, look),
  );
  const body = stack(grids, rowHeight - swatchSize.height + 5);
  return body.primitives.length === 0 ? body : stack([heading('Legend', look), body], 12);
}

/** As many columns as fit without adding rows. */
function balanced(entries: number, columns: number): number {
  return Math.max(1, Math.ceil(entries / Math.max(1, Math.ceil(entries / columns))));
}

/** Row by row, as they are read. */
function grid(entries: readonly Entry[], columns: number, cell: number, look: ExtrasLook): Block {
  const baseline = swatchSize.height / 2 + (font.size * fontHeights.capHeight) / 2;
  const primitives = entries.flatMap(({ label, swatch }, index): Primitive[] => {
    const x = (index % columns) * cell;
    const y = Math.floor(index / columns) * rowHeight;
    const text = textLine(label, swatchSize.width + textGap, baseline, font, look.ink);
    return [placed({ height: rowHeight, primitives: [...swatch, text] }, x, y)];
  });
  const rows = Math.ceil(entries.length / columns);
  return { height: (rows - 1) * rowHeight + swatchSize.height, primitives };
}

function kindEntries({ kinds }: UsedSigns, { theme }: ExtrasLook): Entry[] {
  const entries = kinds.map(({ kind, style }) => ({
    label: nodeKinds[kind].label,
    swatch: kindSwatch(kind, style, theme),
  }));
  // Imported groups are often unseen.
  return entries.filter(({ swatch }) => swatch.length > 0);
}

function relationEntries({ relations: used }: UsedSigns, { theme }: ExtrasLook): Entry[] {
  return used.map(({ relation, style }) => ({
    label: relations[relation].label,
    swatch: relationSwatch(relation, style, theme),
  }));
}

function lineEntries({ lines }: UsedSigns, { quiet, ground }: ExtrasLook): Entry[] {
  return lines.map(({ line, confidences }) => ({
    label: lineLabel(line, confidences),
    swatch: lineSwatch(line, quiet, ground),
  }));
}

function badgeEntries({ badges }: UsedSigns, { theme }: ExtrasLook): Entry[] {
  return badges.map((kind) => ({
    label: paintWords.badges[kind],
    swatch: badgeSwatch(kind, theme),
  }));
}

/** "Dotted line: contested" */
function lineLabel(line: LineStyle, confidences: readonly Confidence[]): string {
  const name = paintWords.lines[line];
  return confidences.length === 0
    ? name
    : paintWords.lineMeaning(name, listText(confidences, 'or'));
}

/** The signs that a diagram is drawn with, in the order in which a legend explains them. */
interface UsedSigns {
  readonly kinds: readonly { readonly kind: NodeKind; readonly style: NodeStyle }[];
  readonly relations: readonly { readonly relation: Relation; readonly style: LinkStyle }[];
  /** Lines whose style a person changed, and the confidence of all of these links. */
  readonly lines: readonly {
    readonly line: LineStyle;
    readonly confidences: readonly Confidence[];
  }[];
  readonly badges: readonly Badge['kind'][];
}

/** The kinds, relations, line styles and badges of these nodes and links, each one once. */
function usedSigns(items: readonly DrawnItem[]): UsedSigns {
  const nodes = items.flatMap((item) => (item.type === 'node' ? [item.drawn.node] : []));
  const links = items.flatMap((item) => (item.type === 'link' ? [item.drawn.link] : []));
  return {
    kinds: usedKinds(nodes),
    relations: usedRelations(links),
    lines: usedLines(links),
    badges: usedBadges(nodes),
  };
}

function usedKinds(nodes: readonly PathwayNode[]): UsedSigns['kinds'] {
  const byKind = grouped(nodes, ({ kind }) => kind);
  return nodeKindSchema.options.flatMap((kind) => {
    const own = byKind.get(kind);
    if (!own || !nodeKinds[kind].isInLegend) return [];
    const styles = own.map(({ style }) => style ?? {});
    const shape = shared(styles.map((style) => style.shape));
    const fill = shared(styles.map((style) => style.fill));
    const border = shared(styles.map((style) => style.border));
    const borderStyle = shared(styles.map((style) => style.borderStyle));
    return [{ kind, style: withoutAbsent({ shape, fill, border, borderStyle }) }];
  });
}

function usedRelations(links: readonly Link[]): UsedSigns['relations'] {
  const byRelation = grouped(links, ({ relation }) => relation);
  return relationSchema.options.flatMap((relation) => {
    const own = byRelation.get(relation);
    if (!own) return [];
    const styles = own.map(({ style }) => style ?? {});
    const color = shared(styles.map((style) => style.color));
    const line = shared(styles.map((style) => style.line));
    const sourceHead = shared(styles.map((style) => style.sourceHead));
    const targetHead = shared(styles.map((style) => style.targetHead));
    return [{ relation, style: withoutAbsent({ color, line, sourceHead, targetHead }) }];
  });
}

function usedLines(links: readonly Link[]): UsedSigns['lines'] {
  const unusual = links.filter(
    ({ relation, style }) => style?.line !== undefined && style.line !== relations[relation].line,
  );
  const byLine = grouped(unusual, ({ style }) => style?.line);
  return lineStyleSchema.options.flatMap((line) => {
    const own = byLine.get(line);
    if (!own) return [];
    const found = new Set(own.map(({ confidence }) => confidence));
    const confidences = [...found].filter((one) => one !== undefined);
    // If one of these links states nothing, the line cannot be explained by it.
    return [{ line, confidences: confidences.length === found.size ? confidences : [] }];
  });
}

function usedBadges(nodes: readonly PathwayNode[]): UsedSigns['badges'] {
  const found = new Set(nodes.flatMap(({ badges }) => badges.map(({ kind }) => kind)));
  return (['state', 'modification', 'information', 'status'] as const).filter((kind) =>
    found.has(kind),
  );
}

function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** The value that all have; undefined if they differ. */
function shared<Value>(values: readonly Value[]): Value | undefined {
  return values.every((value) => value === values[0]) ? values[0] : undefined;
}

type Present<Fields> = { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> };

function withoutAbsent<Fields extends object>(fields: Fields): Present<Fields> {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  // What is left has the keys and values that it came with.
  return Object.fromEntries(entries) as Present<Fields>;
}

/** Every swatch fills a box of this size from its top left corner. In diagram units. */
const swatchSize = { width: 36, height: 18 } as const;

const { width, height } = swatchSize;
// A border that suits a node would fill a swatch.
const widestBorder = 3.5;
const middle = height / 2;

/** A kind's shape, tint and border. */
function kindSwatch(kind: NodeKind, style: NodeStyle, theme: Theme): readonly Primitive[] {
  const borderWidth = Math.min(nodeKinds[kind].borderWidth, widestBorder);
  const node = nodeSchema.parse({
    id: 'swatch',
    kind,
    x: 0,
    y: 0,
    width,
    height,
    style: { ...style, borderWidth },
  });
  return drawNode(node, theme).primitives;
}

/** A relation's line and head. */
function relationSwatch(relation: Relation, style: LinkStyle, theme: Theme): readonly Primitive[] {
  const link = linkSchema.parse({
    id: 'swatch',
    relation,
    source: { to: 'point', x: 0, y: middle },
    target: { to: 'point', x: width, y: middle },
    style,
  });
  const route = routeLink(link, { node: () => undefined, anchor: () => undefined });
  return drawLink(link, route, theme).primitives;
}

/** A line's style, whatever it joins. */
function lineSwatch(line: LineStyle, color: string, ground: string): readonly Primitive[] {
  const path = [
    ['M', 0, middle],
    ['L', width, middle],
  ] as const;
  const stroke = lineStroke(color, 1.5, line);
  if (line !== 'double') return [{ type: 'path', path, stroke }];
  return [
    { type: 'path', path, stroke: { ...stroke, width: 4.2 } },
    { type: 'path', path, stroke: { color: ground, width: 1.5 } },
  ];
}

/** A badge's border, without a text. */
function badgeSwatch(kind: Badge['kind'], theme: Theme): readonly Primitive[] {
  const badge = { id: 'badge', kind, x: 0, y: 0 };
  const node = nodeSchema.parse({
    id: 'swatch',
    kind: 'protein',
    x: 0,
    y: 0,
    width,
    height,
    badges: [badge],
  });
  const look = nodeLook(node, theme);
  return node.badges.flatMap((one) => badgePrimitives(one, node, look, theme));
}
