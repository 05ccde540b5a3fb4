import type { ReactNode } from 'react';
import { commands, type CommandId } from '../../shared/commands.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { keysOf } from './command-keys.ts';
import { ariaShortcut } from './aria-shortcut.ts';
import { Tip } from './Tip.tsx';
import { useCommandEnabled } from './use-command-enabled.ts';
import styles from './CommandButton.module.css';

interface CommandButtonProps {
  readonly id: CommandId;
  readonly children: ReactNode;
  /** For a command that switches something: whether it is on. */
  readonly pressed?: boolean;
  /** Shows no difference between on and off, because the window does. */
  readonly quiet?: boolean;
  readonly className?: string | undefined;
  /** Where the menu's words are too long or end in an ellipsis. */
  readonly name?: string;
}

/** A button that runs a command: named, enabled and with the keys that the command table and the actions give. */
export function CommandButton(props: CommandButtonProps) {
  const { id, children, pressed, quiet, className, name } = props;
  const workbench = useWorkbench();
  const enabled = useCommandEnabled(id);
  const [keys] = keysOf(id, workbench.host);
  const text = name ?? commands[id].label;
  return (
    <Tip text={text} keys={keys}>
      {/* Not `disabled`: that would take the button from under the focus the moment its work is done. */}
      <button
        type="button"
        className={className ?? styles['button']}
        data-quiet={quiet}
        aria-label={text}
        aria-disabled={!enabled}
        aria-pressed={pressed}
        aria-keyshortcuts={keys === undefined ? undefined : ariaShortcut(keys, workbench.platform)}
        onClick={() => {
          if (enabled) workbench.run(id);
        }}
      >
        {children}
      </button>
    </Tip>
  );
}
