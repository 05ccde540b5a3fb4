import type { Confidence } from '../../project/annotation-schema.ts';
import type { Link, LinkStyle, Relation } from '../../project/link-schema.ts';
import { relationSchema } from '../../project/link-schema.ts';
import {
  lineStyleSchema,
  nodeKindSchema,
  type Badge,
  type LineStyle,
  type NodeKind,
  type NodeStyle,
  type PathwayNode,
} from '../../project/node-schema.ts';
import { relations } from '../../project/relations.ts';
import type { DrawnItem } from '../../scene/drawn.ts';

/** The signs that a diagram is drawn with, in the order in which a legend explains them. */
export interface UsedSigns {
  readonly kinds: readonly { readonly kind: NodeKind; readonly style: NodeStyle }[];
  readonly relations: readonly { readonly relation: Relation; readonly style: LinkStyle }[];
  /** Lines that a person drew otherwise than the relation has it, and how certain all of these links are. */
  readonly lines: readonly {
    readonly line: LineStyle;
    readonly confidences: readonly Confidence[];
  }[];
  readonly badges: readonly Badge['kind'][];
}

// They say in words what they are, or nothing at all.
const selfExplaining: ReadonlySet<NodeKind> = new Set(['label', 'note', 'shape']);

/** What of kinds, relations, line styles and badges these nodes and links show; each once. */
export function usedSigns(items: readonly DrawnItem[]): UsedSigns {
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
    if (!own || selfExplaining.has(kind)) return [];
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
    // With a link among them that says nothing, the line cannot be said to mean it.
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
