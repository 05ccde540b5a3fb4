import { Popover } from 'radix-ui';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { setRelation } from '../../shared/edit/set-element-properties.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import type { Relation } from '../../shared/project/project-schema.ts';
import { relations } from '../../shared/project/relations.ts';
import { useEditor, useWorkbench, useWorkspace } from '../editor/workbench.tsx';
import type { RelationMenu as OpenRelationMenu } from '../editor/workspace.ts';
import { RelationSwatch } from '../ui/Swatches.tsx';
import styles from './Canvas.module.css';

/** Opens beside a link that was just drawn, so that its relation can be changed at once. */
export function RelationMenu() {
  const menu = useWorkspace((state) => state.relationMenu);
  return menu && <OpenMenu key={menu.linkId} menu={menu} />;
}

function OpenMenu({ menu }: { menu: OpenRelationMenu }) {
  const { editor, workspace, canvas } = useWorkbench();
  const list = useRef<HTMLDivElement>(null);
  const current = useEditor(
    (state) => indexProject(state.history.present).links.get(menu.linkId)?.relation,
  );
  const close = () => {
    workspace.set({ relationMenu: null });
    canvas.current?.focus();
  };
  const choose = (relation: Relation) => {
    // Part of drawing the link, so that one undo takes it away.
    if (editor.store.getState().history.present === menu.project)
      editor.amend(setRelation([menu.linkId], relation));
    else editor.edit(setRelation([menu.linkId], relation));
    workspace.announce(`Changed to ${relations[relation].label}.`);
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const items = [...(list.current?.querySelectorAll('button') ?? [])];
    const labels = items.map((item) => item.textContent);
    const index = items.findIndex((item) => item === document.activeElement);
    const next = indexForKey(event.key, labels, index);
    if (next === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    items[next]?.focus();
  };
  useEffect(() => {
    // The link is gone, by undo perhaps, and with it what the menu is about.
    if (current === undefined) workspace.set({ relationMenu: null });
  }, [current, workspace]);
  if (current === undefined) return null;
  return (
    <Popover.Root open onOpenChange={(isOpen) => !isOpen && close()}>
      <Popover.Anchor asChild>
        <span className={styles['menuAnchor']} style={{ left: menu.x, top: menu.y }} />
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          ref={list}
          className={styles['relationMenu']}
          side="right"
          align="start"
          sideOffset={12}
          collisionPadding={8}
          aria-label="Relation of the new link"
          onKeyDown={onKeyDown}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            list.current?.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
          }}
        >
          {menu.choices.map((relation) => (
            <button
              key={relation}
              type="button"
              aria-pressed={relation === current}
              onClick={() => choose(relation)}
            >
              <RelationSwatch relation={relation} />
              {relations[relation].label}
            </button>
          ))}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** Which entry of a list a key leads to: arrows go round, a letter to the next entry that begins with it. */
function indexForKey(key: string, labels: readonly string[], index: number): number | null {
  const { length } = labels;
  if (length === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return (index + 1) % length;
    case 'ArrowUp':
      return (index - 1 + length) % length;
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return startingWith(key, labels, index);
  }
}

function startingWith(key: string, labels: readonly string[], index: number): number | null {
  if (key.length !== 1 || key === ' ') return null;
  const isWanted = (label: string) => label.toLowerCase().startsWith(key.toLowerCase());
  const later = labels.findIndex((label, at) => at > index && isWanted(label));
  const found = later >= 0 ? later : labels.findIndex(isWanted);
  return found >= 0 ? found : null;
}
