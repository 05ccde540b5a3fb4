import { type ReactNode, useSyncExternalStore, type ReactElement } from 'react';
import { Tooltip } from 'radix-ui';
import { commands, type CommandId } from '../../shared/commands.ts';
import { keysOf } from '../../shared/shortcuts.ts';
import { useWorkbench, useWorkspace, type Workbench } from '../editor/workbench.tsx';
import { displayKeys } from '../editor/key-matcher.ts';
import styles from './CommandButton.module.css';

interface CommandButtonProps {
  readonly id: CommandId;
  readonly children: ReactNode;
  /** For a command that switches something: whether it is on. */
  readonly pressed?: boolean;
  /** Shows no difference between on and off, because the window shows it. */
  readonly quiet?: boolean;
  readonly className?: string | undefined;
  /** Used if the menu's words are too long or end in an ellipsis. */
  readonly name?: string;
}

/** A button that runs a command: named, enabled and with the keys that the command table and the actions give. */
export function CommandButton(props: CommandButtonProps) {
  const { id, children, pressed, quiet, className, name } = props;
  const workbench = useWorkbench();
  const enabled = useCommandEnabled(id);
  const [keys] = useKeys(id);
  const text = name ?? commands[id].label;
  return (
    <Tip text={text} keys={keys}>
      {/* Not `disabled`: a disabled button would lose the focus as soon as its work is done. */}
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

/** Whether a command can be run now; it follows document and window. */
export function useCommandEnabled(id: CommandId): boolean {
  const workbench = useWorkbench();
  return useSyncExternalStore(subscribeTo(workbench), () => workbench.isEnabled(id));
}

/** Whether what a command switches or chooses is on; undefined for other commands. */
export function useCommandOn(id: CommandId): boolean | undefined {
  const workbench = useWorkbench();
  return useSyncExternalStore(subscribeTo(workbench), () => workbench.isOn(id));
}

const subscriptions = new WeakMap<Workbench, (listener: () => void) => () => void>();

/** The same function for the same workbench, so that React does not subscribe anew on each render. */
function subscribeTo(workbench: Workbench): (listener: () => void) => () => void {
  const known = subscriptions.get(workbench);
  if (known) return known;
  const subscribe = (listener: () => void) => {
    const ends = [
      workbench.editor.store.subscribe(listener),
      workbench.workspace.store.subscribe(listener),
      workbench.desk.store.subscribe(listener),
    ];
    return () => ends.forEach((end) => end());
  };
  subscriptions.set(workbench, subscribe);
  return subscribe;
}

/** Commands whose keys browsers always keep: new window, new private window, close tab. */
const keptByBrowsers: ReadonlySet<CommandId> = new Set(['new', 'templates', 'close']);

/** The keys that run a command in this edition, the main ones first. Accelerators. */
export function shownKeys(
  id: CommandId,
  { host, workspace }: Pick<Workbench, 'host' | 'workspace'>,
): readonly string[] {
  const { shortcuts } = workspace.store.getState().settings;
  if (host.edition === 'browser' && keptByBrowsers.has(id) && !shortcuts[id]) return [];
  return keysOf(id, shortcuts);
}

/** The same for a component, which follows a change of keys. */
export function useKeys(id: CommandId): readonly string[] {
  useWorkspace(({ settings }) => settings.shortcuts);
  return shownKeys(id, useWorkbench());
}

/** An accelerator for `aria-keyshortcuts`, whose words the ARIA specification fixes. */
function ariaShortcut(accelerator: string, platform: 'mac' | 'windows' | 'linux'): string {
  return accelerator.replace('CmdOrCtrl', platform === 'mac' ? 'Meta' : 'Control');
}

/** A tip that says what a button does, for pointer and keyboard. The button needs its own name. */
export function Tip({
  text,
  keys,
  children,
}: {
  text: string;
  keys?: string | undefined;
  children: ReactElement;
}) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content className={styles['tip']} sideOffset={6} collisionPadding={8}>
          {text}
          {keys !== undefined && <Shortcut keys={keys} />}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}

/** The keys of a command, as this platform writes them. */
export function Shortcut({ keys }: { keys: string }) {
  return <kbd className={styles['keys']}>{displayKeys(keys, useWorkbench().platform)}</kbd>;
}
