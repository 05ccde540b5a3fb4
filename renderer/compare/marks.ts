import { nameElementAt, describeValueAt, nameField } from '../../shared/merge/change-words.ts';
import { diffProjects, type Change, type ElementChange } from '../../shared/merge/diff-projects.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import { drawDiagram } from '../../shared/scene/draw-diagram.ts';
import {
  unionBounds,
  type Bounds,
  type DrawnItem,
  type Theme,
} from '../../shared/scene/primitives.ts';

export type ChangeKind = ElementChange['kind'];

/** One element that differs, as the list and the picture show it. */
export interface Difference {
  readonly key: string;
  readonly kind: ChangeKind;
  readonly noun: string;
  readonly name: string;
  /** One line for each field that differs. */
  readonly fields: readonly string[];
  /** Where it is, and where it was if that is elsewhere. Undefined for what is not drawn. */
  readonly bounds: Bounds | undefined;
  readonly before: Bounds | undefined;
}

export interface Comparison {
  readonly differences: readonly Difference[];
  /** What is in both, and what only one of them has, from back to front. */
  readonly items: readonly ComparedItem[];
  readonly bounds: Bounds;
}

interface ComparedItem {
  readonly key: string;
  readonly item: DrawnItem;
  /** Undefined: the same in both. */
  readonly kind: ChangeKind | undefined;
}

/** Compares two projects: `before` is the older one. What it alone has lies behind the rest. */
export function compareProjects(before: Project, after: Project, theme: Theme): Comparison {
  const changes = diffProjects(before, after);
  const [old, now] = [drawDiagram(before, theme), drawDiagram(after, theme)];
  const kinds = new Map(changes.map(({ list, id, kind }) => [`${list} ${id}`, kind]));
  const gone = old.order.filter((item) => kinds.get(keyOf(item)) === 'removed');
  const items = [...gone, ...now.order].map((item) => {
    const key = keyOf(item);
    return { key, item, kind: kinds.get(key) };
  });
  return {
    differences: changes.map((change) => toDifference(change, { before, after }, [old, now])),
    items,
    bounds: unionBounds([old.bounds, now.bounds]),
  };
}

interface Drawn {
  readonly nodes: ReadonlyMap<string, { readonly bounds: Bounds }>;
  readonly links: ReadonlyMap<string, { readonly bounds: Bounds }>;
}

function toDifference(
  { list, id, kind, fields }: ElementChange,
  { before, after }: { readonly before: Project; readonly after: Project },
  [old, now]: readonly [Drawn, Drawn],
): Difference {
  const path = list === 'project' ? [] : [list, id];
  const { noun, name } = nameElementAt(path, kind === 'removed' ? [before] : [after, before]);
  const boundsIn = (drawn: Drawn) =>
    list === 'nodes' || list === 'links' ? drawn[list].get(id)?.bounds : undefined;
  return {
    key: `${list} ${id}`,
    kind,
    noun,
    name,
    fields: fields.map((field) => fieldLine(field, before, after)),
    bounds: boundsIn(now) ?? boundsIn(old),
    before: kind === 'moved' ? boundsIn(old) : undefined,
  };
}

function fieldLine(change: Change, before: Project, after: Project): string {
  const { kind, path } = change;
  const name = nameField(change, kind === 'removed' ? before : after);
  if (kind === 'order') return `${name} changed`;
  if (kind !== 'changed') return `${name} ${kind}`;
  const [old, now] = [
    describeValueAt(path, change.before, before),
    describeValueAt(path, change.after, after),
  ];
  return `${name}: ${old} → ${now}`;
}

function keyOf(item: DrawnItem): string {
  return item.type === 'link' ? `links ${item.drawn.link.id}` : `nodes ${item.drawn.node.id}`;
}
