import { useReactFlow } from '@xyflow/react';
import { ChevronRight } from 'lucide-react';
import { ContextMenu, Popover } from 'radix-ui';
import {
  useState,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useRef,
  type KeyboardEvent,
  type PointerEvent,
} from 'react';
import { arrangeEntries, commands, type CommandId, type MenuEntry } from '../../shared/commands.ts';
import type {
  DiagramPoint,
  Endpoint,
  Project,
  Relation,
} from '../../shared/project/project-schema.ts';
import { pasteFromHost } from '../editor/clipboard.ts';
import { isTextField } from '../editor/key-presses.ts';
import { useWorkbench, useEditor, useWorkspace, type Workbench } from '../editor/workbench.tsx';
import { displayKeys } from '../editor/key-matcher.ts';
import { setRelation } from '../../shared/edit/set-element-properties.ts';
import { idOf, sceneIndexOf } from '../../shared/graph/scene-index.ts';
import { isInNode } from '../../shared/graph/spatial-index.ts';
import { standingOf } from '../../shared/project/shown-part.ts';
import { distanceToRoute } from '../../shared/scene/route-geometry.ts';
import { shownDiagram } from '../editor/diagram.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import { relations } from '../../shared/project/relations.ts';
import { rotatedBounds, type Bounds } from '../../shared/scene/primitives.ts';
import type { RelationMenu as OpenRelationMenu } from '../editor/workspace.ts';
import { useKeys } from '../ui/CommandButton.tsx';
import { RelationSwatch } from '../ui/Swatches.tsx';
import { useToDiagram, windowPointOf } from './window-points.ts';
import styles from './Canvas.module.css';
import { isPane } from './connection-target.ts';
import { ignoreLifting, longPress } from './use-gestures.ts';

/** `arrange` is the menu of that name, one step further. */
const entries: readonly (CommandId | 'separator' | 'arrange')[] = [
  'cut',
  'copy',
  'paste',
  'duplicate',
  'delete',
  'separator',
  'rename',
  'connect',
  'add-anchor',
  'insert-into-link',
  'split-link',
  'separator',
  'connect-known',
  'complete-step',
  'grow',
  'add-to-library',
  'separator',
  'arrange',
  'group',
  'ungroup',
  'collapse',
  'lock',
  'hide',
  'separator',
  'select-all',
  'fit',
];

/** The menu of the secondary mouse button and of the menu key. It first selects the element under the pointer. */
export function CanvasMenu({ children }: { children: ReactNode }) {
  const workbench = useWorkbench();
  const { editor } = workbench;
  const toDiagram = useToDiagram();
  const [opened, setOpened] = useState<OpenedAt>({});
  const touch = useLongPress();
  const prepare = (event: MouseEvent) => {
    const { target } = event;
    const id =
      (target instanceof Element ? idAt(target) : null) ??
      (isPane(target) ? lockedAt(workbench, toDiagram(windowPointOf(event))) : null);
    const { selection } = editor.store.getState();
    if (id !== null && !selection.has(id)) editor.select([id]);
    // Over empty canvas the menu acts on the canvas; opened by the menu key it acts on the selection.
    const isEmpty = isPane(target) && id === null;
    if (isEmpty) editor.select([]);
    const isByPointer = event.button === 2;
    const at = toDiagram(windowPointOf(event));
    setOpened(isEmpty ? { empty: at } : isByPointer ? { under: at } : {});
  };
  return (
    <ContextMenu.Root modal={false}>
      <ContextMenu.Trigger asChild onContextMenuCapture={prepare} {...touch}>
        <div className={styles['menuArea']}>{children}</div>
      </ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content className={styles['menu']} collisionPadding={8}>
          {entries.map((entry, number) => {
            if (entry === 'separator')
              return (
                <ContextMenu.Separator key={`line ${number}`} className={styles['menuLine']} />
              );
            if (entry === 'arrange') return <ArrangeEntries key={entry} />;
            return <Entry key={entry} id={entry} opened={opened} />;
          })}
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

/** How far a resting finger may tremble, in window pixels. */
const tremble = 10;

/**
 * A finger that rests asks for the menu, as the secondary button does, wherever the system does not ask by itself. What
 * the browser makes of its lifting, a click there, does not count.
 */
function useLongPress(): { onPointerDownCapture(event: PointerEvent): void } {
  const { editor } = useWorkbench();
  return {
    onPointerDownCapture: (start) => {
      const isFinger = start.pointerType !== 'mouse' && start.isPrimary;
      if (!isFinger || isTextField(start.target)) return;
      const { target, clientX, clientY, pointerId } = start;
      const stop = new AbortController();
      const options = { capture: true, signal: stop.signal };
      const end = () => {
        clearTimeout(timer);
        stop.abort();
      };
      const timer = setTimeout(() => {
        end();
        // The finger has not moved: what it began to drag stays where it was.
        editor.cancel();
        target.dispatchEvent(
          new window.MouseEvent('contextmenu', {
            bubbles: true,
            cancelable: true,
            clientX,
            clientY,
          }),
        );
        ignoreLifting();
      }, longPress);
      window.addEventListener(
        'pointermove',
        (event) => {
          const way = Math.hypot(event.clientX - clientX, event.clientY - clientY);
          if (event.pointerId !== pointerId || way > tremble) end();
        },
        options,
      );
      for (const name of ['pointerup', 'pointercancel', 'pointerdown'] as const)
        window.addEventListener(name, end, options);
      window.addEventListener(
        'contextmenu',
        (event) => {
          end();
          if (event.isTrusted) ignoreLifting();
        },
        options,
      );
    },
  };
}

/** The locked element under a point of the diagram, which lets the pointer through; the menu can unlock it. */
function lockedAt(workbench: Workbench, { x, y }: DiagramPoint): string | null {
  const { locked } = standingOf(workbench.editor.shown());
  if (locked.size === 0) return null;
  const under = sceneIndexOf(shownDiagram(workbench)).within({ x, y, width: 0, height: 0 });
  const found = under.findLast((item) => {
    if (!locked.has(idOf(item))) return false;
    if (item.type === 'node') return isInNode(item.drawn.node, { x, y });
    return distanceToRoute(item.drawn.route, { x, y }).distance <= lockedReach;
  });
  return found ? idOf(found) : null;
}

/** Diagram units from a locked link within which the menu means it. */
const lockedReach = 6;

/** The id of the element to which a part of the canvas belongs. */
function idAt(target: Element): string | null {
  return target.closest('[data-id]')?.getAttribute('data-id') ?? null;
}

function ArrangeEntries() {
  return (
    <ContextMenu.Sub>
      <ContextMenu.SubTrigger className={styles['menuEntry']}>
        Arrange
        <ChevronRight size="0.875rem" aria-hidden />
      </ContextMenu.SubTrigger>
      <ContextMenu.Portal>
        <ContextMenu.SubContent className={styles['menu']} collisionPadding={8} sideOffset={2}>
          {arrangeEntries.map((entry, number) =>
            isCommand(entry) ? (
              <Entry key={entry} id={entry} opened={{}} />
            ) : (
              <ContextMenu.Separator key={`line ${number}`} className={styles['menuLine']} />
            ),
          )}
        </ContextMenu.SubContent>
      </ContextMenu.Portal>
    </ContextMenu.Sub>
  );
}

function isCommand(entry: MenuEntry): entry is CommandId {
  return Object.hasOwn(commands, entry);
}

/** Where the menu was opened by the pointer: over empty canvas, where pasting goes, or over an element. */
interface OpenedAt {
  readonly empty?: DiagramPoint;
  readonly under?: DiagramPoint;
}

function Entry({ id, opened }: { id: CommandId; opened: OpenedAt }) {
  const workbench = useWorkbench();
  const { run, isEnabled, isOn, platform, editing } = workbench;
  const act = () => {
    if (id === 'paste') void pasteFromHost(workbench, opened.empty);
    else if (id === 'split-link' && opened.under)
      void editing.use(({ splitLink }) => splitLink(workbench, opened.under));
    else run(id);
  };
  const { label } = commands[id];
  const [keys] = useKeys(id);
  const mark = isOn(id);
  const common = {
    className: styles['menuEntry'],
    disabled: !isEnabled(id),
    // After the menu has given the focus back, so that a command that takes the focus keeps it.
    onSelect: () => requestAnimationFrame(() => setTimeout(act)),
  };
  const content = (
    <>
      <span>
        {label}
        {mark === true && ' ✓'}
      </span>
      {keys && <kbd>{displayKeys(keys, platform)}</kbd>}
    </>
  );
  if (mark === undefined) return <ContextMenu.Item {...common}>{content}</ContextMenu.Item>;
  return (
    <ContextMenu.CheckboxItem {...common} checked={mark}>
      {content}
    </ContextMenu.CheckboxItem>
  );
}

/** Opens next to a link that was just drawn, so that its relation can be changed at once. */
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
  const { flowToScreenPosition, getZoom } = useReactFlow();
  const [beside] = useState(() =>
    besideTarget(editor.shown(), menu, (node) => {
      const { x, y } = flowToScreenPosition(node);
      return { x, y, width: node.width * getZoom(), height: node.height * getZoom() };
    }),
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
    // The link is gone, perhaps by undo, so the menu closes.
    if (current === undefined) workspace.set({ relationMenu: null });
  }, [current, workspace]);
  if (current === undefined) return null;
  return (
    <Popover.Root open onOpenChange={(isOpen) => !isOpen && close()}>
      <Popover.Anchor asChild>
        <span className={styles['menuAnchor']} style={beside.box} />
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          ref={list}
          className={styles['relationMenu']}
          side={beside.side}
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
          {menu.note !== undefined && <p className={styles['menuNote']}>{menu.note}</p>}
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

interface MenuSide {
  /** In window pixels. */
  readonly box: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
  readonly side: 'right' | 'bottom';
}

/** The largest node beside which the menu opens, as a share of the window. */
const mostOfWindow = 0.4;

/**
 * Where the menu opens so that it covers neither the node at which the new link ends nor the link: across the link. If
 * it ends elsewhere, beside the point where it was let go.
 */
function besideTarget(
  project: Project,
  { linkId, at }: OpenRelationMenu,
  onScreen: (box: Bounds) => Bounds,
): MenuSide {
  const { nodes, links } = indexProject(project);
  const link = links.get(linkId);
  const boxOf = (end: Endpoint | undefined) => {
    const node = end?.to === 'node' ? nodes.get(end.id) : undefined;
    return node && onScreen(rotatedBounds(node, node.rotation));
  };
  const [from, to] = [boxOf(link?.source), boxOf(link?.target)];
  if (!to || to.width > window.innerWidth * mostOfWindow)
    return { box: { left: at.x, top: at.y, width: 0, height: 0 }, side: 'right' };
  const { x: left, y: top, width, height } = to;
  const isLevel = from && Math.abs(from.x - to.x) > Math.abs(from.y - to.y);
  return { box: { left, top, width, height }, side: isLevel ? 'bottom' : 'right' };
}

/**
 * The entry of a list to which a key leads: arrow keys go round, a letter goes to the next entry that begins with it.
 */
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
