import { Check, ChevronDown, ChevronRight, Plus } from 'lucide-react';
import { useRef, useState, type DragEvent, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import { KindSwatch, kindOrder, kindsOf } from '../ui/Swatches.tsx';
import styles from '../ui/panel.module.css';
import { foldText } from '../../shared/text/fold-text.ts';
import type { LibraryEntity, Library } from '../../shared/library/library.ts';
import {
  type Xref,
  nodeSchema,
  type PathwayNode,
  type NodeKind,
} from '../../shared/project/project-schema.ts';
import { idBesideDatabase } from '../ui/xref-words.ts';
import { drawNode } from '../../shared/scene/draw-node.ts';
import type { DrawnNode } from '../../shared/scene/primitives.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { drawnThemeOf } from '../editor/workspace.ts';
import { Drawing } from '../ui/Drawing.tsx';
import { entityToNode } from '../../shared/library/elements-from-library.ts';
import { searchLibrary } from '../../shared/library/search-library.ts';
import type { TreeRow } from '../ui/tree/tree-rows.ts';

/**
 * What a row of the library shows. The mark on an entity that the diagram has leads to its node; the active row can be
 * added without a drag.
 */
export function LibraryRowContent({
  row,
  query,
  isOwn,
  isPresent,
  isActive,
  onReveal,
  onAdd,
}: {
  row: LibraryRow;
  query: string;
  isOwn: boolean;
  isPresent: boolean;
  isActive: boolean;
  onReveal: () => void;
  onAdd: () => void;
}) {
  if (row.type === 'group') {
    const Chevron = row.isOpen ? ChevronDown : ChevronRight;
    return (
      <>
        <Chevron size="0.75rem" className={styles['quiet']} aria-hidden="true" />
        <span className={styles['heading']}>{row.title}</span>{' '}
        <span className={styles['quiet']}>{row.count}</span>
      </>
    );
  }
  if (row.type === 'kind') {
    return (
      <>
        <KindSwatch kind={row.kind} />
        <span className={styles['name']}>{nodeKinds[row.kind].label}</span>
        {isActive && <AddButton label={nodeKinds[row.kind].label} onAdd={onAdd} />}
      </>
    );
  }
  const { entity } = row;
  const aside = asideOfEntity(entity, query);
  return (
    <>
      <KindSwatch kind={entity.kind} />
      <span className={styles['name']} title={tipOfEntity(entity)}>
        {entity.label}
        {aside !== '' && <span className={styles['full-name']}> {aside}</span>}
      </span>
      {isOwn && <span className={styles['own']}>own</span>}
      {isPresent && (
        <button
          type="button"
          className={styles['present']}
          // The tree has one tab stop; from the keyboard it is Shift+Enter.
          tabIndex={-1}
          title="In the diagram: show it (Shift+Enter)"
          aria-label={`Show ${entity.label} in the diagram`}
          onDoubleClick={(event) => event.stopPropagation()}
          onClick={(event) => {
            event.stopPropagation();
            onReveal();
          }}
        >
          <Check size="0.875rem" aria-hidden="true" />
        </button>
      )}
      {isActive && <AddButton label={entity.label} onAdd={onAdd} />}
    </>
  );
}

/** For a finger, which cannot drag a row or click it twice; from the keyboard it is Enter. */
function AddButton({ label, onAdd }: { label: string; onAdd: () => void }) {
  return (
    <button
      type="button"
      className={styles['add']}
      // The tree has one tab stop.
      tabIndex={-1}
      title="Add to the diagram (Enter)"
      aria-label={`Add ${label} to the diagram`}
      onDoubleClick={(event) => event.stopPropagation()}
      onClick={(event) => {
        event.stopPropagation();
        onAdd();
      }}
    >
      <Plus size="0.875rem" aria-hidden="true" />
    </button>
  );
}

/**
 * All for which a row has no room, one on each line: the full name, other names, identifiers, and a caution if there is
 * one.
 */
function tipOfEntity({ name, synonyms, xrefs, note }: LibraryEntity): string {
  const also = synonyms.length > 0 ? [`Also called: ${synonyms.join(', ')}`] : [];
  const lines = [name, ...also, xrefs.map(wordsOfXref).join(' · '), note ?? ''];
  return lines.filter((line) => line !== '').join('\n');
}

/**
 * The text next to an entity's label: during a search the other name or identifier that was found, if the label does
 * not show it; otherwise the full name, if the label is an abbreviation. Empty if the label is enough.
 */
export function asideOfEntity(entity: LibraryEntity, query: string): string {
  const { label, name, synonyms, xrefs } = entity;
  const wanted = foldText(query).compact;
  const shows = (text: string) => foldText(text).compact.includes(wanted);
  if (wanted === '' || shows(label) || shows(name)) {
    return label.toLowerCase().includes(name.toLowerCase()) ? '' : name;
  }
  return [...synonyms, ...xrefs.map(wordsOfXref)].find(shows) ?? name;
}

const wordsOfXref = (xref: Xref): string => `${xref.database} ${idBesideDatabase(xref)}`;

interface Picture {
  readonly drawn: DrawnNode;
  readonly zoom: number;
}

interface DragImageState {
  readonly element: RefObject<HTMLDivElement | null>;
  readonly picture: Picture | null;
  /** To be called while a drag starts. */
  readonly show: (row: LibraryRow, event: DragEvent) => void;
}

/** The picture at the pointer while a row is dragged: the node as it will look on the canvas. */
export function useDragImage(): DragImageState {
  const workbench = useWorkbench();
  const element = useRef<HTMLDivElement>(null);
  const [picture, setPicture] = useState<Picture | null>(null);
  return {
    element,
    picture,
    show: (row, event) => {
      const node = nodeOfRow(row);
      if (!node) return;
      const state = workbench.workspace.store.getState();
      const zoom = Math.min(Math.max(state.zoom, 0.25), 2);
      // The browser takes its picture before this event is over.
      flushSync(() => setPicture({ drawn: drawNode(node, drawnThemeOf(state)), zoom }));
      const box = element.current;
      if (box) event.dataTransfer.setDragImage(box, box.offsetWidth / 2, box.offsetHeight / 2);
    },
  };
}

/** Outside the window, where the browser can still draw it. */
export function DragImage({ element, picture }: DragImageState) {
  if (!picture) return null;
  const { drawn, zoom } = picture;
  const { width, height } = drawn.bounds;
  const { x, y } = { x: drawn.bounds.x - drawn.node.x, y: drawn.bounds.y - drawn.node.y };
  return (
    <div ref={element} className={styles['drag-image']} aria-hidden="true">
      <svg
        width={width * zoom + 4}
        height={height * zoom + 4}
        viewBox={`${x - 2} ${y - 2} ${width + 4} ${height + 4}`}
      >
        <Drawing primitives={drawn.primitives} />
      </svg>
    </div>
  );
}

/** The node that a row would place, at the origin; null for a heading. */
function nodeOfRow(row: LibraryRow): PathwayNode | null {
  const atOrigin = { id: 'dragged', x: 0, y: 0 };
  if (row.type === 'entity') return entityToNode(row.entity, atOrigin);
  if (row.type === 'group') return null;
  const { width, height, label } = nodeKinds[row.kind];
  return nodeSchema.parse({ ...atOrigin, kind: row.kind, label, width, height });
}

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
