import { useDeferredValue, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { indexProject } from '../../shared/graph/project-index.ts';
import { useEditor, useWorkbench } from '../editor/workbench.tsx';
import { outlineRows, type OutlineRow } from './outline/outline-rows.ts';
import { describeRow, OutlineRowContent, RowChevron } from './outline/OutlineRowContent.tsx';
import { RenameInRow } from './outline/RenameInRow.tsx';
import styles from './panel.module.css';
import { PanelSearch } from './PanelSearch.tsx';
import { Tree } from './tree/Tree.tsx';

const nothingToggled: ReadonlySet<string> = new Set();

/** The diagram as a tree of words: what lies where, and what each thing does to which. */
export function OutlinePanel() {
  const { editor, canvas } = useWorkbench();
  // Not what a gesture shows: a drag changes places only.
  const project = useEditor((state) => state.history.present);
  const selection = useEditor((state) => state.selection);
  const [filter, setFilter] = useState('');
  const [toggled, setToggled] = useState(nothingToggled);
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const panel = useRef<HTMLDivElement>(null);

  const wanted = useDeferredValue(filter);
  const rows = useMemo(() => outlineRows(project, toggled, wanted), [project, toggled, wanted]);
  const toggleKey = (key: string) => setToggled((now) => withToggled(now, key));
  useFollowSelection(rows, selection, activeKey, setActiveKey, toggleKey);

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
        label="Filter the outline"
        placeholder="Filter…"
        value={filter}
        found={rows.filter((row) => idOf(row) !== null).length}
        onChange={setFilter}
        onDown={focusTree}
      />
      {rows.length === 0 ? (
        <p className={styles['empty']}>
          {filter.trim() === ''
            ? 'Nothing in the diagram yet. Drag something in from the library.'
            : `Nothing in the diagram matches “${filter.trim()}”.`}
        </p>
      ) : (
        <Tree
          label="Outline of the diagram"
          rows={rows}
          activeKey={activeKey}
          onActiveChange={setActiveKey}
          onToggle={toggle}
          onPick={pick}
          onEnter={(row) => (idOf(row) === null ? toggle(row) : pick(row, { adds: false }))}
          onLeave={() => panel.current?.querySelector('input')?.focus()}
          onOtherKey={(event, row) => isRenameKey(event) && (rename(row), true)}
          isSelected={(row) => isIn(selection, row)}
          describe={describeRow}
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
                <OutlineRowContent row={row} onRename={() => rename(row)} />
              )}
            </>
          )}
        </Tree>
      )}
    </div>
  );
}

/** A selection made elsewhere moves the active row to where it is listed first, and opens a node to show its link. */
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
