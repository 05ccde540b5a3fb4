import { isSameValue } from '../project/plain-json.ts';
import type { Project } from '../project/project-schema.ts';
import { diffProjects } from './diff-projects.ts';
import { keepUnchanged } from './keep-unchanged.ts';
import { mergeProjects, type Decide } from './merge-projects.ts';
import type { Conflict } from './merge-values.ts';
import { mergeWords } from '../words/merge.ts';

/** What three people made of a project: what it was, what is in the window, and what is in its file now. */
export interface MergedProjects {
  readonly base: Project;
  readonly ours: Project;
  readonly theirs: Project;
  /** Which element is which can be told; if not, the window shows what is in the file. */
  readonly isNamed: boolean;
}

/** What a window needs to know of a merge. */
export interface WindowMerge {
  /** Elements that say the same as in the window are those of the window. */
  readonly project: Project;
  readonly conflicts: readonly Conflict[];
  /** It says the same as the file. */
  readonly isInFile: boolean;
  /** What is new in the window: "2 added, 1 changed"; empty where only the time of a save differs. */
  readonly words: string;
}

export function mergeForWindow(
  { base, ours, theirs, isNamed }: MergedProjects,
  decide?: Decide,
): WindowMerge {
  const merged = isNamed
    ? mergeProjects(base, ours, theirs, decide)
    : { project: theirs, conflicts: [] };
  return {
    project: keepUnchanged(ours, merged.project),
    conflicts: merged.conflicts,
    isInFile: isSameValue(merged.project, theirs),
    words: changesInWords(ours, merged.project),
  };
}

function changesInWords(before: Project, after: Project): string {
  const changes = diffProjects(before, after);
  const elements = changes.filter(({ list }) => list !== 'project');
  const counts = (['added', 'removed', 'changed', 'moved'] as const).flatMap((kind) => {
    const count = elements.filter((change) => change.kind === kind).length;
    return count === 0 ? [] : [mergeWords.changes[kind](count)];
  });
  const others = changes
    .filter(({ list }) => list === 'project')
    .flatMap(({ fields }) => fields)
    .filter(({ path }) => path[1] !== 'modified' && path[1] !== 'created');
  if (others.length > 0) counts.push(mergeWords.projectProperties);
  return counts.join(', ');
}

const lists = ['nodes', 'links', 'references', 'scenarios'] as const;
type ListName = (typeof lists)[number];

/** How a project comes from another one. The lists of `rest` hold only what is not the same object there. */
export interface ProjectDelta {
  readonly rest: Project;
  /** For each item of a list the index of the same one before; -1: the next one in the list of `rest`. */
  readonly orders: Readonly<Record<ListName, Int32Array<ArrayBuffer>>>;
}

export function deltaBetween(before: Project, after: Project): ProjectDelta {
  const orders = noOrders();
  let rest = after;
  for (const list of lists) {
    const indices = new Map<unknown, number>(before[list].map((item, at) => [item, at]));
    const items: readonly unknown[] = after[list];
    orders[list] = Int32Array.from(items, (item) => indices.get(item) ?? -1);
    const news = items.filter((item) => !indices.has(item));
    rest = { ...rest, [list]: news };
  }
  return { rest, orders };
}

function noOrders(): Record<ListName, Int32Array<ArrayBuffer>> {
  const none = new Int32Array(0);
  return { nodes: none, links: none, references: none, scenarios: none };
}

/** The project to which a delta leads. What did not change is the same object as before. */
export function applyDelta(before: Project, { rest, orders }: ProjectDelta): Project {
  return {
    ...rest,
    nodes: itemsBy(orders.nodes, before.nodes, rest.nodes),
    links: itemsBy(orders.links, before.links, rest.links),
    references: itemsBy(orders.references, before.references, rest.references),
    scenarios: itemsBy(orders.scenarios, before.scenarios, rest.scenarios),
  };
}

function itemsBy<Item>(
  order: Int32Array,
  before: readonly Item[],
  news: readonly Item[],
): readonly Item[] {
  const items: Item[] = [];
  let next = 0;
  for (const at of order) {
    const item = at >= 0 ? before[at] : news[next];
    if (at < 0) next += 1;
    if (item === undefined) throw new Error('This delta leads from another project.');
    items.push(item);
  }
  const isSame = items.length === before.length && items.every((item, at) => item === before[at]);
  return isSame ? before : items;
}
