import type { Library, LibraryEntity } from '../../shared/library/library.ts';
import { searchLibrary } from '../../shared/library/search-library.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import type { NodeKind } from '../../shared/project/node-schema.ts';
import { kindOrder, kindsOf } from '../ui/Swatches.tsx';
import type { TreeRow } from '../ui/tree/tree-rows.ts';

export type LibraryRow = TreeRow &
  (
    | { readonly type: 'group'; readonly title: string; readonly count: number }
    | { readonly type: 'entity'; readonly entity: LibraryEntity }
    | { readonly type: 'kind'; readonly kind: NodeKind }
  );

interface Group {
  readonly key: string;
  readonly title: string;
  readonly items: readonly Item[];
}

type Item =
  | { readonly type: 'entity'; readonly entity: LibraryEntity }
  | { readonly type: 'kind'; readonly kind: NodeKind };

/** Groups that are closed until a person opens them. */
export const closedAtFirst: ReadonlySet<string> = new Set(['other kinds']);

/**
 * The library as rows: entities by kind, then what can be placed without the library. A query keeps what it finds,
 * the group with the best find first, and opens every group.
 */
export function libraryRows(
  library: Library,
  query: string,
  closed: ReadonlySet<string>,
): LibraryRow[] {
  const isSearch = query.trim() !== '';
  const found = searchLibrary(library, query);
  const groups = [...(isSearch ? byBestFind(found) : byKind(found)), ...plainGroups(query)];
  return groups.flatMap((group, at) => {
    const isOpen = isSearch || !closed.has(group.key);
    const treeRow = { level: 1, position: at + 1, siblings: groups.length, isOpen };
    const { key, title, items } = group;
    const heading: LibraryRow = { ...treeRow, key, type: 'group', title, count: items.length };
    return isOpen ? [heading, ...items.map((item, i) => rowOf(item, i, items.length))] : [heading];
  });
}

function rowOf(item: Item, at: number, siblings: number): LibraryRow {
  const treeRow = { level: 2, position: at + 1, siblings };
  return item.type === 'entity'
    ? { ...treeRow, ...item, key: `entity ${item.entity.id}` }
    : { ...treeRow, ...item, key: `kind ${item.kind}` };
}

function byKind(entities: readonly LibraryEntity[]): Group[] {
  const groups = entityGroups(entities);
  return kindOrder.flatMap((kind) => groups.get(kind) ?? []);
}

function byBestFind(entities: readonly LibraryEntity[]): Group[] {
  return [...entityGroups(entities).values()];
}

/** In the order in which each kind occurs first. */
function entityGroups(entities: readonly LibraryEntity[]): Map<NodeKind, Group> {
  const lists = new Map<NodeKind, Item[]>();
  for (const entity of entities) {
    const list = lists.get(entity.kind) ?? [];
    list.push({ type: 'entity', entity });
    lists.set(entity.kind, list);
  }
  const groups = [...lists].map(([kind, items]) => {
    return [kind, { key: kind, title: nodeKinds[kind].plural, items }] as const;
  });
  return new Map(groups);
}

function plainGroups(query: string): Group[] {
  const wanted = query.trim().toLowerCase();
  const pick = (kinds: readonly NodeKind[]): Item[] =>
    kinds
      .filter((kind) => nodeKinds[kind].label.toLowerCase().includes(wanted))
      .map((kind) => ({ type: 'kind', kind }));
  const groups: Group[] = [
    { key: 'shapes', title: 'Shapes and notes', items: pick(kindsOf('drawing')) },
    {
      key: 'other kinds',
      title: 'Not in the library',
      items: pick([...kindsOf('matrix'), ...kindsOf('neutral')]),
    },
  ];
  return groups.filter((group) => group.items.length > 0);
}
