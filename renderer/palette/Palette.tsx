import { Command as Listbox, defaultFilter } from 'cmdk';
import { useState } from 'react';
import { useWorkbench, useWorkspace, type Workbench } from '../editor/workbench.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Shortcut, keysOf } from '../ui/CommandButton.tsx';
import { commandIds, commands, type CommandId } from '../../shared/commands.ts';
import { describeLink, nameOfNode } from '../../shared/graph/link-words.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import { relations } from '../../shared/project/relations.ts';
import { unreachable } from '../../shared/result.ts';
import { connectChoices, connectSelectedTo } from '../editor/connecting.ts';
import type { WorkspaceState } from '../editor/workspace.ts';
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

export interface PaletteEntry {
  readonly id: string;
  readonly label: string;
  /** Said quietly beside the label. */
  readonly aside?: string;
  readonly keys?: string;
  run(): void;
}

/** What the palette offers in a mode, as things stand. */
export function paletteEntries(
  workbench: Workbench,
  mode: WorkspaceState['paletteMode'],
): readonly PaletteEntry[] {
  switch (mode) {
    case 'commands':
      return commandEntries(workbench);
    case 'find':
      return elementEntries(workbench);
    case 'connect':
      return targetEntries(workbench);
    default:
      return unreachable(mode);
  }
}

function commandEntries(workbench: Workbench): PaletteEntry[] {
  // A page cannot close its tab, and this list need not offer itself.
  const left: readonly CommandId[] =
    workbench.host.edition === 'browser' ? ['palette', 'close'] : ['palette'];
  return commandIds
    .filter((id) => !left.includes(id) && workbench.isEnabled(id))
    .map((id) => {
      const { label } = commands[id];
      const [keys] = keysOf(id, workbench.host);
      return { id, label, run: () => workbench.run(id), ...(keys === undefined ? {} : { keys }) };
    });
}

function elementEntries(workbench: Workbench): PaletteEntry[] {
  const project = workbench.editor.shown();
  const index = indexProject(project);
  const show = (id: string) => () => {
    workbench.editor.select([id]);
    workbench.canvas.current?.reveal([id]);
    workbench.canvas.current?.focus();
  };
  const nodes = project.nodes.map((node) => ({
    id: node.id,
    label: nameOfNode(node),
    aside: nodeKinds[node.kind].label,
    run: show(node.id),
  }));
  const links = project.links.map((link) => ({
    id: link.id,
    label: link.label.trim() || describeLink(index, link),
    aside: 'Link',
    run: show(link.id),
  }));
  return [...nodes, ...links];
}

function targetEntries(workbench: Workbench): PaletteEntry[] {
  return connectChoices(workbench).map(({ target, name, relation }) => ({
    id: target.id,
    label: name,
    aside: relations[relation].label,
    run: () => connectSelectedTo(workbench, target),
  }));
}

const MOST = 100;
/** Scoring takes time with the length; what is typed is found near a label's beginning. */
const LOOKED_AT = 200;

/** The entries that a person may mean, the likeliest first; without a query the first ones as they are. */
export function bestMatches<Entry extends { readonly label: string }>(
  entries: readonly Entry[],
  query: string,
): readonly Entry[] {
  const wanted = query.trim();
  if (wanted === '') return entries.slice(0, MOST);
  return entries
    .map((entry) => ({ entry, score: defaultFilter(entry.label.slice(0, LOOKED_AT), wanted) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ entry }) => entry);
}
