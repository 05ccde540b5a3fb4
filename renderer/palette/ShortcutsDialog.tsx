import { commands, menus, type CommandId, type MenuEntry } from '../../shared/commands.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { shownKeys, Shortcut } from '../ui/CommandButton.tsx';
import { Dialog, useCloseDialog } from '../ui/Dialog.tsx';
import styles from './ShortcutsDialog.module.css';
import { paletteWords } from '../../shared/words/palette.ts';

/** What the pointer and single keys do on the canvas; the rest is in the command table. */
const gestures: readonly { readonly what: string; readonly how: string }[] = [
  {
    get what() {
      return paletteWords.moveSelection;
    },
    get how() {
      return paletteWords.arrowKeys;
    },
  },
  {
    get what() {
      return paletteWords.moveByOneUnit;
    },
    get how() {
      return paletteWords.altArrowKeys;
    },
  },
  {
    get what() {
      return paletteWords.addToSelection;
    },
    how: 'Shift + Click',
  },
  {
    get what() {
      return paletteWords.moveView;
    },
    how: 'Space + Drag',
  },
  { what: 'Rename', how: 'Double-click' },
];

/** Every key, by menu. */
export function ShortcutsDialog() {
  const workbench = useWorkbench();
  const close = useCloseDialog();
  const hasKeys = (id: CommandId) => shownKeys(id, workbench).length > 0;
  return (
    <Dialog title={paletteWords.keyboardShortcuts} width="wide" onClose={close}>
      <div
        className={styles['columns']}
        role="region"
        aria-label={paletteWords.keysByMenu}
        // The keyboard must reach it too, so that it can be scrolled.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        {menus.map(({ label, entries }) => (
          <Section key={label} label={label} ids={entries.filter(isCommand).filter(hasKeys)} />
        ))}
        <section className={styles['section']}>
          <h3>{paletteWords.onCanvas}</h3>
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
  const workbench = useWorkbench();
  return (
    <section className={styles['section']}>
      <h3>{label}</h3>
      <dl>
        {ids.map((id) => (
          <div key={id}>
            <dt>{commands[id].label.replace('…', '')}</dt>
            <dd>
              {shownKeys(id, workbench).map((keys) => (
                <Shortcut key={keys} keys={keys} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const isCommand = (entry: MenuEntry): entry is CommandId => entry in commands;
