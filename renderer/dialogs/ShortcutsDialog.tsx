import { commands, menus, type Command, type CommandId } from '../../shared/commands.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Shortcut } from '../ui/Shortcut.tsx';
import { useCloseDialog } from './use-close-dialog.ts';
import styles from './ShortcutsDialog.module.css';

/** What the pointer and bare keys do on the canvas; the rest is in the command table. */
const gestures: readonly { readonly what: string; readonly how: string }[] = [
  { what: 'Move the selection', how: 'Arrow keys' },
  { what: 'Move by one unit', how: 'Alt + Arrow keys' },
  { what: 'Add to the selection', how: 'Shift + Click' },
  { what: 'Move the view', how: 'Space + Drag' },
  { what: 'Rename', how: 'Double-click' },
];

/** Every key, by menu. */
export function ShortcutsDialog() {
  const close = useCloseDialog();
  return (
    <Dialog title="Keyboard Shortcuts" width="wide" onClose={close}>
      <div className={styles['columns']}>
        {menus.map(({ label, entries }) => (
          <Section key={label} label={label} ids={entries.filter(isCommandWithKeys)} />
        ))}
        <section className={styles['section']}>
          <h3>On the canvas</h3>
          <dl>
            {gestures.map(({ what, how }) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>{how}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}

function Section({ label, ids }: { label: string; ids: readonly CommandId[] }) {
  return (
    <section className={styles['section']}>
      <h3>{label}</h3>
      <dl>
        {ids.map((id) => (
          <div key={id}>
            <dt>{commands[id].label.replace('…', '')}</dt>
            <dd>
              {keysOf(id).map((keys) => (
                <Shortcut key={keys} keys={keys} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function isCommandWithKeys(entry: string): entry is CommandId {
  return entry in commands && keysOf(entry as CommandId).length > 0;
}

function keysOf(id: CommandId): readonly string[] {
  const { keys, otherKeys = [] }: Command = commands[id];
  return keys === undefined ? otherKeys : [keys, ...otherKeys];
}
