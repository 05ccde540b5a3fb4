import { useDeferredValue, useMemo, useRef, useState, type DragEvent, useId } from 'react';
import { ChevronDown, ChevronRight, Check, Plus } from 'lucide-react';
import {
  type Library,
  type LibraryEntity,
  type LibraryLink,
  indexLibrary,
  sentenceOfFact,
} from '../../shared/library/library.ts';
import { mergeLibraries, type OwnLibrary } from '../../shared/library/own-library.ts';
import { presentEntities } from '../../shared/library/match-nodes.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import { loadLibrary } from '../editor/library.ts';
import {
  entityDragType,
  kindDragType,
  addEntity,
  addNodeOfKind,
  addNamedNode,
} from '../editor/adding.ts';
import { useEditor, useWorkbench, useWorkspace } from '../editor/workbench.tsx';
import styles from '../ui/panel.module.css';
import { PanelSearch } from '../ui/PanelSearch.tsx';
import { Tree } from '../ui/tree/Tree.tsx';
import { useLoaded } from '../ui/loading.ts';
import { kindsOf, KindSwatch } from '../ui/Swatches.tsx';
import { findDrawnFacts } from '../../shared/suggest/drawn-facts.ts';
import { ScrolledList } from '../ui/ScrolledList.tsx';
import type { Link, NodeKind, Project } from '../../shared/project/project-schema.ts';
import { addFact } from '../suggest/suggesting.ts';
import { FactEvidence, FactSummary, wordsOfEvidence } from '../evidence/FactEvidence.tsx';
import hiddenStyles from '../ui/hidden.module.css';
import {
  DragImage,
  useDragImage,
  asideOfEntity,
  LibraryRowContent,
  closedAtFirst,
  libraryRows,
  type LibraryRow,
} from './LibraryRowContent.tsx';
import factStyles from './EntityLinks.module.css';

/** All that can be placed: the bundled entities, and plain elements of every kind. */
export function LibraryPanel() {
  const library = useLoaded(loadLibrary);
  const own = useWorkspace((state) => state.ownLibrary);
  if (library === null) return <div className={styles['panel']} aria-busy="true" />;
  if (library instanceof Error) return <p className={styles['empty']}>{library.message}</p>;
  return <LoadedLibrary library={mergeLibraries(library, own)} own={own} />;
}

function LoadedLibrary({ library, own }: { library: Library; own: OwnLibrary }) {
  const workbench = useWorkbench();
  const [query, setQuery] = useState('');
  const [closed, setClosed] = useState(closedAtFirst);
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const panel = useRef<HTMLDivElement>(null);
  const dragImage = useDragImage();
  /** The project when a drag began: some systems do not tell at its end that something was dropped. */
  const before = useRef<Project | null>(null);

  const sought = useDeferredValue(query);
  const rows = useMemo(() => libraryRows(library, sought, closed), [library, sought, closed]);
  // The present project, not a gesture's draft: a drag changes positions, never which elements exist.
  // What a file brings is on the screen before it is compared with the library.
  const nodes = useDeferredValue(useEditor((state) => state.history.present.nodes));
  const present = useMemo(() => presentEntities(library, nodes), [library, nodes]);

  const ownIds = useMemo(() => new Set(own.entities.map(({ id }) => id)), [own]);
  const isOwn = (row: LibraryRow) => row.type === 'entity' && ownIds.has(row.entity.id);
  const active = rows.find((row) => row.key === activeKey);
  const focusSearch = () => panel.current?.querySelector('input')?.focus();
  const reveal = (row: LibraryRow): boolean => {
    const ids = row.type === 'entity' ? present.get(row.entity.id) : undefined;
    if (!ids) return false;
    workbench.editor.select(ids);
    workbench.canvas.current?.reveal(ids);
    return true;
  };
  const toggle = (row: LibraryRow) => setClosed((now) => withToggled(now, row.key));
  const enter = (row: LibraryRow, { shiftKey }: { readonly shiftKey: boolean }) => {
    if (shiftKey && reveal(row)) return;
    if (row.type === 'entity') addEntity(workbench, row.entity);
    else if (row.type === 'kind') addNodeOfKind(workbench, row.kind);
    else toggle(row);
  };
  // For the present text of the field: the rows on the screen may still belong to fewer letters.
  const firstMatch = () => libraryRows(library, query, closed).find((row) => row.type !== 'group');
  const enterTree = () => {
    const first = firstMatch();
    if (!first) return;
    // In this order: a tree that is focused without an active row makes its first row active.
    panel.current?.querySelector<HTMLElement>('[role="tree"]')?.focus();
    setActiveKey(first.key);
  };

  return (
    <div ref={panel} className={styles['panel']}>
      <PanelSearch
        label="Find an entity"
        placeholder="Find an entity…"
        value={query}
        found={rows.filter((row) => row.type !== 'group').length}
        onChange={(text) => {
          setQuery(text);
          setActiveKey(null);
        }}
        onDown={enterTree}
        onEnter={() => {
          const first = firstMatch();
          if (first && query.trim() !== '') enter(first, { shiftKey: false });
        }}
      />
      {rows.length === 0 ? (
        <NothingFound text={query.trim()} />
      ) : (
        <Tree
          label="Library"
          rows={rows}
          activeKey={activeKey}
          onActiveChange={setActiveKey}
          onToggle={toggle}
          onEnter={enter}
          onLeave={focusSearch}
          onOtherKey={(event) => {
            if (event.key !== 'Escape') return false;
            setQuery('');
            focusSearch();
            return true;
          }}
          isDraggable={(row) => row.type !== 'group'}
          onDragStart={(row, event) => {
            startDrag(row, event);
            workbench.workspace.set({ dragged: kindOf(row) });
            before.current = workbench.editor.store.getState().history.present;
            dragImage.show(row, event);
          }}
          onDragEnd={(row, { dataTransfer }) => {
            workbench.workspace.set({ dragged: null, dropLink: null });
            const { present: now } = workbench.editor.store.getState().history;
            if (dataTransfer.dropEffect !== 'none' || now !== before.current) return;
            const name = describe(row, '', new Map());
            workbench.workspace.refuse(`${name} was not placed: let it go over the canvas.`);
          }}
          describe={(row) => describe(row, sought, present) + (isOwn(row) ? ' own' : '')}
        >
          {(row) => (
            <LibraryRowContent
              row={row}
              query={sought}
              isOwn={isOwn(row)}
              isPresent={row.type === 'entity' && present.has(row.entity.id)}
              isActive={row.key === activeKey}
              onAdd={() => enter(row, { shiftKey: false })}
              onReveal={() => reveal(row)}
            />
          )}
        </Tree>
      )}
      {active?.type === 'entity' && (
        <EntityLinks key={active.entity.id} library={library} entity={active.entity} />
      )}
      <DragImage {...dragImage} />
    </div>
  );
}

function startDrag(row: LibraryRow, { dataTransfer }: DragEvent): void {
  dataTransfer.effectAllowed = 'copy';
  if (row.type === 'entity') {
    dataTransfer.setData(entityDragType, row.entity.id);
  } else if (row.type === 'kind') {
    dataTransfer.setData(kindDragType, row.kind);
  }
}

function kindOf(row: LibraryRow): NodeKind | null {
  if (row.type === 'group') return null;
  return row.type === 'kind' ? row.kind : row.entity.kind;
}

/** What the row shows, in the same order: people who speak to the computer say what they see. */
function describe(row: LibraryRow, query: string, present: ReadonlyMap<string, unknown>): string {
  if (row.type === 'group') return `${row.title} ${row.count}`;
  if (row.type === 'kind') return nodeKinds[row.kind].label;
  const { label, id } = row.entity;
  const parts = [label, asideOfEntity(row.entity, query)];
  if (present.has(id)) parts.push('(in the diagram)');
  return parts.filter((part) => part !== '').join(' ');
}

function withToggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** Shown if the library does not know a name: adds a node with that name, of a kind to choose. */
function NothingFound({ text }: { text: string }) {
  const workbench = useWorkbench();
  const kinds = [...kindsOf('matrix'), ...kindsOf('neutral')];
  return (
    <div className={styles['scroll']}>
      <p className={styles['empty']}>The library has nothing called “{text}”.</p>
      <p className={styles['empty']} id="place-as">
        Place “{text}” as:
      </p>
      <ul className={styles['choices']} aria-labelledby="place-as">
        {kinds.map((kind) => (
          <li key={kind}>
            <button type="button" onClick={() => addNamedNode(workbench, kind, text)}>
              <KindSwatch kind={kind} />
              {nodeKinds[kind].label}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The library's links of an entity, with their evidence. They can be placed one by one. */
function EntityLinks({ library, entity }: { library: Library; entity: LibraryEntity }) {
  const id = useId();
  const [isOpen, setOpen] = useState(true);
  const own = useWorkspace((state) => state.ownLibrary);
  const project = useEditor((state) => state.history.present);
  const drawn = useMemo(() => findDrawnFacts(library, project), [library, project]);
  const facts: readonly LibraryLink[] = indexLibrary(library).linksAt.get(entity.id) ?? [];
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <section className={factStyles['pane']} aria-labelledby={id}>
      <h2 id={id}>
        <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <Chevron size="0.75rem" aria-hidden="true" />
          <span>
            Known links of <bdi>{entity.label}</bdi>
          </span>
          <span className={factStyles['count']}>{facts.length}</span>
        </button>
      </h2>
      {isOpen && facts.length === 0 && (
        <p className={factStyles['empty']}>The library has no links of it.</p>
      )}
      {isOpen && facts.length > 0 && (
        <ScrolledList aria-labelledby={id}>
          {facts.map((fact) => (
            <EntityLink
              key={fact.id}
              library={library}
              fact={fact}
              isOwn={own.links.includes(fact)}
              link={drawn.linkOf(fact)}
            />
          ))}
        </ScrolledList>
      )}
    </section>
  );
}

/** A link of the library; `link` is the same claim in the diagram. */
function EntityLink({
  library,
  fact,
  isOwn,
  link,
}: {
  library: Library;
  fact: LibraryLink;
  isOwn: boolean;
  link: Link | undefined;
}) {
  const workbench = useWorkbench();
  const [isOpen, setOpen] = useState(false);
  const sentence = sentenceOfFact(indexLibrary(library), fact);
  const show = (id: string) => {
    workbench.editor.select([id]);
    workbench.canvas.current?.reveal([id]);
  };
  return (
    <li>
      <p className={factStyles['claim']}>
        <FactSummary library={library} fact={fact} />
      </p>
      <p className={factStyles['tools']}>
        {isOwn && <span className={factStyles['own']}>own</span>}
        <button
          type="button"
          aria-expanded={isOpen}
          data-lacks={fact.evidence.length === 0 || undefined}
          onClick={() => setOpen(!isOpen)}
        >
          {wordsOfEvidence(fact)}
          <span className={hiddenStyles['hidden']}> for {sentence}</span>
        </button>
        {link ? (
          <button type="button" onClick={() => show(link.id)}>
            <Check size="0.75rem" aria-hidden="true" /> In the diagram
            <span className={hiddenStyles['hidden']}>: show {sentence}</span>
          </button>
        ) : (
          <button type="button" onClick={() => void addFact(workbench, library, fact)}>
            <Plus size="0.75rem" aria-hidden="true" /> Place
            <span className={hiddenStyles['hidden']}> {sentence}</span>
          </button>
        )}
      </p>
      {isOpen && <FactEvidence library={library} fact={fact} />}
    </li>
  );
}
