import { isSameValue } from '../project/plain-json.ts';
import { atOnce, type Steps } from '../project/checked-text.ts';
import type { Project } from '../project/project-schema.ts';
import {
  itemsByKey,
  projectShape,
  readUnit,
  unitsOf,
  type KeyedList,
  type Shape,
} from './shapes.ts';

/**
 * Where something is in a project: `['nodes', 'n1', 'style', 'fill']`. Items of lists go by their key, fields that are
 * compared together by the name of their group.
 */
export type Path = readonly string[];

/** One difference between two values. */
export interface Change {
  readonly kind: 'added' | 'removed' | 'changed' | 'order';
  readonly path: Path;
  /** Undefined where there was nothing. Of an order, the keys one after the other. */
  readonly before: unknown;
  readonly after: unknown;
}

/** The lists of a project whose items are elements by themselves. */
const elementLists = ['nodes', 'links', 'references', 'scenarios'] as const;
export type ElementList = (typeof elementLists)[number];

/** What became of one element, or of the project as a whole. */
export interface ElementChange {
  /** `project` for title, canvas and all else that belongs to no element. */
  readonly list: ElementList | 'project';
  /** Empty for the project. */
  readonly id: string;
  /** Moved: nothing but its position on the canvas, or the course of a link, is another. */
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  /** The fields that differ, for an element that both have. */
  readonly fields: readonly Change[];
}

/** All that differs from `before` to `after`, by element: first the project, then each list in its order. */
export function diffProjects(before: Project, after: Project): readonly ElementChange[] {
  return atOnce(diffInSteps(before, after));
}

/** The same step by step. */
export function* diffInSteps(before: Project, after: Project): Steps<readonly ElementChange[]> {
  const changes: Change[] = [];
  yield* compareLists(withoutSource(before), withoutSource(after), changes);
  const byElement = new Map<string, Change[]>();
  for (const [at, change] of changes.entries()) {
    const key = JSON.stringify(elementPath(change.path));
    const group = byElement.get(key);
    if (group === undefined) byElement.set(key, [change]);
    else group.push(change);
    if (at % itemsAtOnce === 0) yield 1;
  }
  return [...byElement.values()].map(toElementChange);
}

/** Items that are compared in one step. */
const itemsAtOnce = 100;

/** Compares two projects list by list, and item by item within these. */
function* compareLists(before: Project, after: Project, changes: Change[]): Steps<void> {
  const shape = projectShape;
  if (shape.type !== 'fields') return compare(shape, before, after, [], changes);
  const units = unitsOf(shape.units, [before, after]);
  for (const [at, unit] of units.entries()) {
    const [old, now] = [readUnit(before, unit), readUnit(after, unit)];
    const items = unit.shape.type === 'list' ? itemsOfBoth(unit.shape, old, now) : null;
    if (unit.shape.type !== 'list' || items === null || old === now)
      compare(unit.shape, old, now, [unit.name], changes);
    else
      for (const share of compareItems(unit.shape, items, [unit.name], changes))
        yield (at + share) / units.length;
  }
  return undefined;
}

/** Line ends and the order of attributes in the file that a project came from are no work on the diagram. */
export function withoutSource(project: Project): Project {
  if (!project.origin?.source) return project;
  const { source: _source, ...origin } = project.origin;
  return { ...project, origin };
}

/** All that differs between two values at one path. */
export function findChangesAt(path: Path, before: unknown, after: unknown): readonly Change[] {
  const changes: Change[] = [];
  compare(shapeAt(projectShape, path), before, after, path, changes);
  return changes;
}

function shapeAt(shape: Shape, [step, ...others]: Path): Shape {
  if (step === undefined) return shape;
  if (shape.type === 'list') return shapeAt(shape.item, others);
  const unit = shape.type === 'fields' ? shape.units.find(({ name }) => name === step) : undefined;
  return unit === undefined ? { type: 'whole' } : shapeAt(unit.shape, others);
}

/** The path of the element that a path lies in; empty for the project. */
export function elementPath([list, id]: Path): Path {
  return isElementList(list) && id !== undefined ? [list, id] : [];
}

function isElementList(name: string | undefined): name is ElementList {
  return elementLists.some((list) => list === name);
}

const movements = new Set(['position', 'waypoints']);

function toElementChange(changes: readonly Change[]): ElementChange {
  const [first] = changes;
  const [list, id = ''] = elementPath(first?.path ?? []);
  if (!isElementList(list)) return { list: 'project', id: '', kind: 'changed', fields: changes };
  const isWhole = first?.path.length === 2 && (first.kind === 'added' || first.kind === 'removed');
  if (isWhole) return { list, id, kind: first.kind === 'added' ? 'added' : 'removed', fields: [] };
  const isMoved = changes.every(({ path }) => path.length === 3 && movements.has(path[2] ?? ''));
  return { list, id, kind: isMoved ? 'moved' : 'changed', fields: changes };
}

function compare(
  shape: Shape,
  before: unknown,
  after: unknown,
  path: Path,
  changes: Change[],
): void {
  if (isSameValue(before, after)) return;
  const items = shape.type === 'list' ? itemsOfBoth(shape, before, after) : null;
  if (shape.type === 'list' && items !== null)
    return atOnce(compareItems(shape, items, path, changes));
  if (shape.type !== 'fields') {
    changes.push({ kind: 'changed', path, before, after });
    return;
  }
  for (const unit of unitsOf(shape.units, [before, after])) {
    const inner = [...path, unit.name];
    compare(unit.shape, readUnit(before, unit), readUnit(after, unit), inner, changes);
  }
}

interface Items {
  readonly before: ReadonlyMap<string, unknown>;
  readonly after: ReadonlyMap<string, unknown>;
}

function itemsOfBoth({ keyOf }: KeyedList, before: unknown, after: unknown): Items | null {
  const old = itemsByKey(before, keyOf);
  const now = itemsByKey(after, keyOf);
  return old && now && { before: old, after: now };
}

function* compareItems(
  { item }: KeyedList,
  { before, after }: Items,
  path: Path,
  changes: Change[],
): Steps<void> {
  let done = 0;
  for (const [key, old] of before) {
    if (!after.has(key))
      changes.push({ kind: 'removed', path: [...path, key], before: old, after: undefined });
  }
  for (const [key, now] of after) {
    done += 1;
    if (done % itemsAtOnce === 0) yield done / after.size;
    if (before.has(key)) compare(item, before.get(key), now, [...path, key], changes);
    else changes.push({ kind: 'added', path: [...path, key], before: undefined, after: now });
  }
  const oldOrder = [...before.keys()].filter((key) => after.has(key));
  const newOrder = [...after.keys()].filter((key) => before.has(key));
  if (!isSameValue(oldOrder, newOrder))
    changes.push({ kind: 'order', path, before: oldOrder, after: newOrder });
}
