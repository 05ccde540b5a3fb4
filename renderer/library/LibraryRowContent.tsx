import { Check, ChevronDown, ChevronRight } from 'lucide-react';
import { useRef, useState, type DragEvent, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import { KindSwatch } from '../ui/Swatches.tsx';
import styles from '../ui/panel.module.css';
import { foldText } from '../../shared/text/fold-text.ts';
import type { LibraryEntity } from '../../shared/library/library.ts';
import type { Xref } from '../../shared/project/annotation-schema.ts';
import { idBesideDatabase } from '../ui/xref-words.ts';
import { drawNode } from '../../shared/scene/draw-node.ts';
import type { DrawnNode } from '../../shared/scene/primitives.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { themeOf } from '../editor/workspace.ts';
import { Drawing } from '../ui/Drawing.tsx';
import { entityToNode } from '../../shared/library/elements-from-library.ts';
import { nodeSchema, type PathwayNode } from '../../shared/project/node-schema.ts';
import type { LibraryRow } from './library-rows.ts';

/** What a row of the library shows. The mark on an entity that the diagram has leads to its node. */
export function LibraryRowContent({
  row,
  query,
  isOwn,
  isPresent,
  onReveal,
}: {
  row: LibraryRow;
  query: string;
  isOwn: boolean;
  isPresent: boolean;
  onReveal: () => void;
}) {
  if (row.type === 'group') {
    const Chevron = row.isOpen ? ChevronDown : ChevronRight;
    return (
      <>
        <Chevron size={12} className={styles['quiet']} aria-hidden="true" />
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
          <Check size={14} aria-hidden="true" />
        </button>
      )}
    </>
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
      flushSync(() => setPicture({ drawn: drawNode(node, themeOf(state)), zoom }));
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
