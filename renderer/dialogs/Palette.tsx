import { Command as Listbox } from 'cmdk';
import { useState } from 'react';
import { useWorkbench, useWorkspace } from '../editor/workbench.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Shortcut } from '../ui/Shortcut.tsx';
import { paletteEntries, type PaletteEntry } from './palette-entries.ts';
import { bestMatches } from './best-matches.ts';
import styles from './Palette.module.css';

const titles = {
  commands: 'Commands',
  find: 'Find in the diagram',
  connect: 'Connect to',
} as const;
const prompts = {
  commands: 'Type a command…',
  find: 'Type a label…',
  connect: 'Type the name of a node or link…',
} as const;

/** One field that reaches every command, every element and all that a node can be connected to. */
export function Palette() {
  const workbench = useWorkbench();
  const mode = useWorkspace((state) => state.paletteMode);
  const [query, setQuery] = useState('');
  // Nothing changes behind a modal: the entries are those of the moment it opened.
  const [entries] = useState(() => paletteEntries(workbench, mode));
  const shown = bestMatches(entries, query);
  const close = () => workbench.workspace.set({ paletteOpen: false });
  const choose = (entry: PaletteEntry) => {
    close();
    // After this dialog is gone, so that one that the command opens is the last to take the focus.
    setTimeout(() => entry.run());
  };
  return (
    <Dialog title={titles[mode]} kind="bare" onClose={close}>
      <Listbox className={styles['palette']} label={titles[mode]} shouldFilter={false} loop>
        <Listbox.Input
          className={styles['input']}
          value={query}
          onValueChange={setQuery}
          placeholder={prompts[mode]}
          data-initial-focus
        />
        <Listbox.List className={styles['list']} label={titles[mode]}>
          <Listbox.Empty className={styles['empty']}>Nothing matches.</Listbox.Empty>
          {shown.map((entry) => (
            <Listbox.Item
              key={entry.id}
              className={styles['entry']}
              value={entry.id}
              onSelect={() => choose(entry)}
            >
              <bdi className={styles['label']}>{entry.label}</bdi>
              {entry.aside !== undefined && <span className={styles['aside']}>{entry.aside}</span>}
              {entry.keys !== undefined && <Shortcut keys={entry.keys} />}
            </Listbox.Item>
          ))}
        </Listbox.List>
      </Listbox>
    </Dialog>
  );
}
