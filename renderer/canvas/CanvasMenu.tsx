import { ContextMenu } from 'radix-ui';
import { useReactFlow } from '@xyflow/react';
import { useState, type MouseEvent, type ReactNode } from 'react';
import { commands, type Command, type CommandId } from '../../shared/commands.ts';
import type { Point } from '../../shared/project/value-schemas.ts';
import { pasteFromHost } from '../editor/clipboard.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { displayKeys } from '../editor/key-matcher.ts';
import styles from './Canvas.module.css';

const entries: readonly (CommandId | 'separator')[] = [
  'cut',
  'copy',
  'paste',
  'duplicate',
  'delete',
  'separator',
  'rename',
  'connect',
  'add-anchor',
  'separator',
  'connect-known',
  'complete-step',
  'grow',
  'add-to-library',
  'separator',
  'group',
  'ungroup',
  'separator',
  'bring-to-front',
  'bring-forward',
  'send-backward',
  'send-to-back',
  'separator',
  'select-all',
  'fit',
];

/** The menu of the secondary mouse button and of the menu key; the element under the pointer is selected first. */
export function CanvasMenu({ children }: { children: ReactNode }) {
  const { editor } = useWorkbench();
  const { screenToFlowPosition } = useReactFlow();
  const [position, setPosition] = useState<Point | undefined>();
  const prepare = (event: MouseEvent) => {
    const { target } = event;
    const id = target instanceof Element ? idAt(target) : null;
    const { selection } = editor.store.getState();
    if (id !== null && !selection.has(id)) editor.select([id]);
    // Over empty canvas it is about the canvas; the menu key there is about the selection.
    if (isPane(target)) editor.select([]);
    const at = screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false });
    setPosition(isPane(target) ? at : undefined);
  };
  return (
    <ContextMenu.Root modal={false}>
      <ContextMenu.Trigger asChild onContextMenuCapture={prepare}>
        <div className={styles['menuArea']}>{children}</div>
      </ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content className={styles['menu']} collisionPadding={8}>
          {entries.map((entry, number) =>
            entry === 'separator' ? (
              <ContextMenu.Separator key={`line ${number}`} className={styles['menuLine']} />
            ) : (
              <Entry key={entry} id={entry} position={position} />
            ),
          )}
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

/** Of the element that a part of the canvas belongs to. */
function idAt(target: Element): string | null {
  return target.closest('[data-id]')?.getAttribute('data-id') ?? null;
}

function isPane(target: EventTarget): boolean {
  return target instanceof Element && target.matches('.react-flow__pane');
}

/** `place` is where the menu was asked for, if over empty canvas: what is pasted goes there. */
function Entry({ id, position }: { id: CommandId; position: Point | undefined }) {
  const workbench = useWorkbench();
  const { run, isEnabled, platform } = workbench;
  const act = () => (id === 'paste' ? void pasteFromHost(workbench, position) : run(id));
  const { label, keys }: Command = commands[id];
  return (
    <ContextMenu.Item
      className={styles['menuEntry']}
      disabled={!isEnabled(id)}
      // After the menu has given the focus back, so that a command that takes it keeps it.
      onSelect={() => requestAnimationFrame(act)}
    >
      {label}
      {keys && <kbd>{displayKeys(keys, platform)}</kbd>}
    </ContextMenu.Item>
  );
}
