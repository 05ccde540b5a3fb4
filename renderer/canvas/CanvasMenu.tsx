import { ContextMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { commands, type Command, type CommandId } from '../../shared/commands.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { displayKeys } from '../editor/keys.ts';
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
  const selectUnder = (target: EventTarget) => {
    const element = target instanceof Element ? target.closest('[data-id]') : null;
    const id = element?.getAttribute('data-id');
    if (id && !editor.store.getState().selection.has(id)) editor.select([id]);
  };
  return (
    <ContextMenu.Root modal={false}>
      <ContextMenu.Trigger asChild onContextMenuCapture={(event) => selectUnder(event.target)}>
        <div className={styles['menuArea']}>{children}</div>
      </ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content className={styles['menu']} collisionPadding={8}>
          {entries.map((entry, place) =>
            entry === 'separator' ? (
              <ContextMenu.Separator key={`line ${place}`} className={styles['menuLine']} />
            ) : (
              <Entry key={entry} id={entry} />
            ),
          )}
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

function Entry({ id }: { id: CommandId }) {
  const { run, isEnabled, platform } = useWorkbench();
  const { label, keys }: Command = commands[id];
  return (
    <ContextMenu.Item
      className={styles['menuEntry']}
      disabled={!isEnabled(id)}
      // After the menu has given the focus back, so that a command that takes it keeps it.
      onSelect={() => requestAnimationFrame(() => run(id))}
    >
      {label}
      {keys && <kbd>{displayKeys(keys, platform)}</kbd>}
    </ContextMenu.Item>
  );
}
