import { Popover } from 'radix-ui';
import { useRef, type KeyboardEvent } from 'react';
import { setRelation } from '../../shared/edit/set-kind.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import type { Relation } from '../../shared/project/link-schema.ts';
import { relations } from '../../shared/project/relations.ts';
import { useEditor, useWorkbench, useWorkspace } from '../editor/workbench.tsx';
import type { RelationMenu as OpenRelationMenu } from '../editor/workspace.ts';
import styles from './Canvas.module.css';
import { RelationSwatch } from '../panels/RelationSwatch.tsx';

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
    editor.edit(setRelation([menu.linkId], relation));
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const items = [...(list.current?.querySelectorAll('button') ?? [])];
    const place = items.findIndex((item) => item === document.activeElement);
    items.at((place + step + items.length) % items.length)?.focus();
  };
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
