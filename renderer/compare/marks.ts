import { nameElementAt, describeValueAt, nameField } from '../../shared/merge/change-words.ts';
import { diffInSteps, type Change, type ElementChange } from '../../shared/merge/diff-projects.ts';
import { scaled, type Steps } from '../../shared/project/checked-text.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import { idOf } from '../../shared/graph/scene-index.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import { drawAsideInSteps } from '../../shared/scene/draw-diagram.ts';
import type { Theme } from '../../shared/project/themes.ts';
import {
  unionBounds,
  type Bounds,
  type DrawnDiagram,
  type DrawnItem,
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
  readonly items: readonly DrawnItem[];
  /** The ids of nodes and links that do not differ. */
  readonly same: ReadonlySet<string>;
  readonly bounds: Bounds;
  /** In whose colours it is drawn. */
  readonly theme: Theme;
}

/** Of all steps, the share that is done when the differences are found, and when the first version is drawn. */
const shares = [0.1, 0.35, 0.6] as const;
/** Elements that are named in one step. */
const namedAtOnce = 20;

/**
 * Compares two projects step by step: `before` is the older one. What it alone has lies behind the rest. Large projects
 * take seconds, in which the window goes on.
 */
export function* compareInSteps(before: Project, after: Project, theme: Theme): Steps<Comparison> {
  const [found, drawnOld, drawnNow] = shares;
  const changes = yield* scaled(diffInSteps(before, after), 0, found);
  const old = yield* scaled(drawAsideInSteps(before, theme), found, drawnOld);
  const now = yield* scaled(drawAsideInSteps(after, theme), drawnOld, drawnNow);
  // Each of these takes a while.
  for (const version of [before, after]) {
    indexProject(version);
    yield drawnNow;
  }
  const differences: Difference[] = [];
  for (const change of changes) {
    differences.push(toDifference(change, { before, after }, [old, now]));
    if (differences.length % namedAtOnce === 0)
      yield drawnNow + (1 - drawnNow) * (differences.length / changes.length);
  }
  const kinds = new Map(changes.map(({ list, id, kind }) => [`${list} ${id}`, kind]));
  const gone = old.order.filter((item) => kinds.get(keyOf(item)) === 'removed');
  const items = [...gone, ...now.order];
  yield 1;
  const same = sameIn(now.order, kinds);
  yield 1;
  return { differences, items, same, bounds: boundsOfBoth(old, now), theme };
}

function sameIn(
  order: readonly DrawnItem[],
  kinds: ReadonlyMap<string, ChangeKind>,
): ReadonlySet<string> {
  const same = order.filter((item) => !kinds.has(keyOf(item)));
  return new Set(same.map(idOf));
}

function boundsOfBoth(old: DrawnDiagram, now: DrawnDiagram): Bounds {
  return unionBounds([old, now].filter(({ order }) => order.length > 0).map((one) => one.bounds));
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
