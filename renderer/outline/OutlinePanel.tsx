import {
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
} from 'react';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { standingOf, type Standing } from '../../shared/project/shown-part.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import { useEditor, useWorkbench } from '../editor/workbench.tsx';
import styles from '../ui/panel.module.css';
import { PanelSearch } from '../ui/PanelSearch.tsx';
import { Tree } from '../ui/tree/Tree.tsx';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import { KindSwatch, RelationSwatch } from '../ui/Swatches.tsx';
import { typedLabel, type LabelText } from '../../shared/text/rich-text.ts';
import { retypeLabel } from '../../shared/edit/set-element-properties.ts';
import { keepingTextWhole } from '../../shared/edit/move-and-resize.ts';
import { limits } from '../../shared/project/project-schema.ts';
import { useInputDraft } from '../ui/fields/InputFields.tsx';
import type { Library } from '../../shared/library/library.ts';
import { useLoaded } from '../ui/loading.ts';
import { loadLibrary } from '../editor/library.ts';
import { nodesCalled, outlineRows, type OutlineRow } from './outline-rows.ts';
import { listsWords } from '../../shared/words/lists.ts';

const nothingToggled: ReadonlySet<string> = new Set();

const loadNothing = () => Promise.resolve(null);

/** The diagram as a tree of words: what lies where, and what each thing does to other things. */
export function OutlinePanel() {
  const { editor, canvas } = useWorkbench();
  // Not a gesture's draft: a drag changes only positions.
  const project = useEditor((state) => state.history.present);
  const selection = useEditor((state) => state.selection);
  const [filter, setFilter] = useState('');
  const [toggled, setToggled] = useState(nothingToggled);
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const panel = useRef<HTMLDivElement>(null);

  const wanted = useDeferredValue(filter);
  // Only a search needs the names of the library. A damaged library is reported where it is shown.
  const loaded = useLoaded<Library | null>(wanted.trim() === '' ? loadNothing : loadLibrary);
  const library = loaded instanceof Error ? null : loaded;
  const rows = useMemo(() => {
    const called = library ? nodesCalled(project, library, wanted) : undefined;
    return outlineRows(project, toggled, wanted, called);
  }, [project, toggled, wanted, library]);
  const toggleKey = (key: string) => setToggled((now) => withToggled(now, key));
  useFollowSelection(rows, selection, activeKey, setActiveKey, toggleKey);

  const standing = standingOf(project);
  const focusTree = () => panel.current?.querySelector<HTMLElement>('[role="tree"]')?.focus();
  const toggle = (row: OutlineRow) => toggleKey(row.key);
  const pick = (row: OutlineRow, { adds }: { readonly adds: boolean }) => {
    const id = idOf(row);
    if (id === null) return adds ? undefined : toggle(row);
    if (adds) editor.toggleSelection([id]);
    else editor.select([id]);
    canvas.current?.reveal([id]);
  };
  const rename = (row: OutlineRow) => {
    if (row.type !== 'node' && row.type !== 'link') return;
    setActiveKey(row.key);
    setRenaming(row.key);
  };

  return (
    <div ref={panel} className={styles['panel']}>
      <PanelSearch
        label={listsWords.filterOutline}
        placeholder={listsWords.filter}
        value={filter}
        found={rows.filter((row) => idOf(row) !== null).length}
        onChange={setFilter}
        onDown={focusTree}
      />
      {rows.length === 0 ? (
        <p className={styles['empty']}>
          {filter.trim() === ''
            ? listsWords.nothingInDiagramYetDragSomething
            : listsWords.nothingInDiagramMatches(filter.trim())}
        </p>
      ) : (
        <Tree
          label={listsWords.outlineOfDiagram}
          rows={rows}
          activeKey={activeKey}
          onActiveChange={setActiveKey}
          onToggle={toggle}
          onPick={pick}
          onEnter={(row) => (idOf(row) === null ? toggle(row) : pick(row, { adds: false }))}
          onLeave={() => panel.current?.querySelector('input')?.focus()}
          onOtherKey={(event, row) => isRenameKey(event) && (rename(row), true)}
          isSelected={(row) => isIn(selection, row)}
          describe={(row) => describeRow(row, standing)}
        >
          {(row) => (
            <>
              <RowChevron row={row} onToggle={() => toggle(row)} />
              {renaming === row.key && (row.type === 'node' || row.type === 'link') ? (
                <RenameInRow
                  element={row.type === 'node' ? row.node : row.link}
                  onDone={() => {
                    setRenaming(null);
                    focusTree();
                  }}
                />
              ) : (
                <OutlineRowContent
                  row={row}
                  state={stateOf(row, standing)}
                  onRename={() => rename(row)}
                />
              )}
            </>
          )}
        </Tree>
      )}
    </div>
  );
}

/** A selection made elsewhere moves the active row to its first entry, and opens a node to show its link. */
function useFollowSelection(
  rows: readonly OutlineRow[],
  selection: ReadonlySet<string>,
  activeKey: string | null,
  go: (key: string) => void,
  open: (key: string) => void,
): void {
  const links = useEditor((state) => indexProject(state.history.present).links);
  useEffect(() => {
    const active = rows.find((row) => row.key === activeKey);
    if (selection.size === 0 || (active && selection.has(idOf(active) ?? ''))) return;
    const first = rows.find((row) => selection.has(idOf(row) ?? ''));
    if (first) return go(first.key);
    const [id = ''] = selection;
    const end = links.get(id)?.source;
    const node = end?.to === 'node' ? rows.find((row) => row.key === end.id) : undefined;
    if (!node) return;
    if (node.isOpen === false) open(node.key);
    go(`${node.key} ${id}`);
    // Moving through the rows without selecting must not be pulled back: only a new selection counts.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [selection]);
}

function idOf(row: OutlineRow): string | null {
  if (row.type === 'node') return row.node.id;
  return row.type === 'link' ? row.link.id : null;
}

/** Undefined for a heading, which cannot be selected. */
function isIn(selection: ReadonlySet<string>, row: OutlineRow): boolean | undefined {
  const id = idOf(row);
  return id === null ? undefined : selection.has(id);
}

const isRenameKey = (event: KeyboardEvent) => event.key === 'F2';

function withToggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** What a row of the outline shows after its chevron. */
export function OutlineRowContent({
  row,
  state,
  onRename,
}: {
  row: OutlineRow;
  /** Hidden, locked, or nothing. */
  state: string;
  onRename: () => void;
}) {
  if (row.type === 'kind' || row.type === 'loose') {
    return (
      <>
        <span className={styles['heading']}>{headingOf(row)}</span>{' '}
        <span className={styles['quiet']}>{row.count}</span>
      </>
    );
  }
  return (
    <>
      {row.type === 'node' ? (
        <KindSwatch kind={row.node.kind} style={row.node.style} />
      ) : (
        <RelationSwatch relation={row.link.relation} style={row.link.style} />
      )}
      <span className={styles['name']} title={describeRow(row)} onDoubleClick={onRename}>
        {row.type === 'node' ? row.name : row.words}
      </span>
      {state !== '' && <span className={styles['quiet']}>{state}</span>}
    </>
  );
}

/** Opens and closes a row by pointer. */
export function RowChevron({ row, onToggle }: { row: OutlineRow; onToggle: () => void }) {
  if (row.isOpen === undefined) return <span className={styles['indent']} />;
  const Icon = row.isOpen ? ChevronDown : ChevronRight;
  const toggle = (event: MouseEvent) => {
    event.stopPropagation();
    onToggle();
  };
  return (
    // From the keyboard it is the left and right arrows.
    <span className={styles['chevron']} aria-hidden="true" onClick={toggle}>
      <Icon size="0.75rem" />
    </span>
  );
}

/** A row in words, for screen readers and as a tip if it is cut off. */
export function describeRow(row: OutlineRow, standing?: Standing): string {
  const state = standing ? stateOf(row, standing) : '';
  const more = state === '' ? '' : `, ${state}`;
  if (row.type === 'node') return `${row.name}, ${nodeKinds[row.node.kind].label}${more}`;
  return row.type === 'link' ? `${row.words}${more}` : `${headingOf(row)} ${row.count}`;
}

/** "hidden", "locked", both or nothing. */
function stateOf(row: OutlineRow, { hidden, locked }: Standing): string {
  const id = idOf(row) ?? '';
  return [hidden.has(id) && 'hidden', locked.has(id) && 'locked'].filter(Boolean).join(', ');
}

function headingOf(row: Extract<OutlineRow, { type: 'kind' | 'loose' }>): string {
  return row.type === 'kind' ? nodeKinds[row.kind].plural : listsWords.linksWithoutEnds;
}

/** An input for an element's label in its row. Enter or leaving renames; Escape does not. */
export function RenameInRow({
  element,
  onDone,
}: {
  element: LabelText & { readonly id: string };
  onDone: () => void;
}) {
  const { editor } = useWorkbench();
  const draft = useInputDraft(
    typedLabel(element),
    () => null,
    (text) => editor.edit(keepingTextWhole(element.id, retypeLabel(element.id, text))),
  );
  return (
    <input
      className={styles['rename']}
      type="text"
      dir="auto"
      aria-label={listsWords.label}
      // It comes in answer to F2 or a double click.
      // eslint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
      maxLength={limits.labelLength}
      value={draft.text}
      onChange={(event) => draft.change(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={() => {
        draft.commit();
        onDone();
      }}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        // The tree and the canvas have other uses for these keys.
        event.stopPropagation();
        if (event.key === 'Escape') {
          draft.restore();
          onDone();
        } else if (event.key === 'Enter') {
          draft.commit();
          onDone();
        }
      }}
    />
  );
}
