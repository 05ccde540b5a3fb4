import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { commandIds, commands, type CommandId } from '../../shared/commands.ts';
import { foldText } from '../../shared/text/fold-text.ts';
import {
  fixedCommands,
  keysOf,
  ownerOf,
  type OwnShortcuts,
  withoutShortcut,
  withShortcut,
  withUsualKeys,
} from '../../shared/shortcuts.ts';
import { acceleratorOf, commandFor, displayKeys } from '../editor/key-matcher.ts';
import { pressOf } from '../editor/key-presses.ts';
import { useWorkbench, useWorkspace } from '../editor/workbench.tsx';
import { Button } from '../ui/Button.tsx';
import { Shortcut } from '../ui/CommandButton.tsx';
import form from '../ui/form.module.css';
import styles from './preferences.module.css';
import { settingsWords } from '../../shared/words/settings.ts';

const changeable = commandIds.filter((id) => !fixedCommands.has(id));

/** Every command with its keys, which can be changed, taken away, and brought back. */
export function ShortcutEditor() {
  const { workspace } = useWorkbench();
  const own = useWorkspace(({ settings }) => settings.shortcuts);
  const [query, setQuery] = useState('');
  const [changing, setChanging] = useState<CommandId | null>(null);
  const wanted = foldText(query).compact;
  const shown = changeable.filter((id) => foldText(wordsOf(id, own)).compact.includes(wanted));
  const change = (shortcuts: OwnShortcuts, said: string) => {
    workspace.changeSettings({ shortcuts });
    workspace.announce(said);
    setChanging(null);
  };
  return (
    <section className={styles['shortcuts']} aria-label={settingsWords.keyboardShortcuts}>
      <h3>{settingsWords.keyboardShortcuts}</h3>
      <label className={form['field']}>
        <span>{settingsWords.findCommandOrKeys}</span>
        <input type="search" value={query} onChange={({ target }) => setQuery(target.value)} />
      </label>
      {shown.length === 0 && <p className={form['hint']}>{settingsWords.noCommandHasTheseWords}</p>}
      <ul className={styles['commands']} aria-label={settingsWords.commands}>
        {shown.map((id) => (
          <CommandRow
            key={id}
            id={id}
            own={own}
            isChanging={changing === id}
            onChanging={(isChanging) => setChanging(isChanging ? id : null)}
            onChange={change}
          />
        ))}
      </ul>
    </section>
  );
}

interface CommandRowProps {
  readonly id: CommandId;
  readonly own: OwnShortcuts;
  readonly isChanging: boolean;
  readonly onChanging: (isChanging: boolean) => void;
  readonly onChange: (own: OwnShortcuts, said: string) => void;
}

function CommandRow({ id, own, isChanging, onChanging, onChange }: CommandRowProps) {
  const name = nameOf(id);
  const keys = keysOf(id, own);
  const button = useRef<HTMLButtonElement>(null);
  const end = () => {
    onChanging(false);
    button.current?.focus();
  };
  return (
    <li>
      <span className={styles['name']}>{name}</span>
      {isChanging ? (
        <NewKeys
          id={id}
          own={own}
          onEnd={end}
          onKeys={(chosen) => {
            onChange(withShortcut(own, id, chosen), settingsWords.hasNewKeys(name));
            button.current?.focus();
          }}
        />
      ) : (
        <span className={styles['keys']}>
          {keys.length === 0 && <span className={form['hint']}>{settingsWords.noKeys}</span>}
          {keys.map((one) => (
            <Shortcut key={one} keys={one} />
          ))}
        </span>
      )}
      <span className={styles['actions']}>
        <Button
          ref={button}
          aria-label={settingsWords.changeKeysOf(name)}
          aria-expanded={isChanging}
          onClick={() => onChanging(!isChanging)}
        >
          {isChanging ? settingsWords.cancel : settingsWords.change}
        </Button>
        <Button
          disabled={keys.length === 0}
          aria-label={settingsWords.removeKeysOf(name)}
          onClick={() => onChange(withoutShortcut(own, id), settingsWords.hasNoKeysNow(name))}
        >
          {settingsWords.remove}
        </Button>
        <Button
          disabled={own[id] === undefined}
          aria-label={settingsWords.resetKeysOf(name)}
          onClick={() => onChange(withUsualKeys(own, id), settingsWords.hasItsUsualKeys(name))}
        >
          {settingsWords.reset}
        </Button>
      </span>
    </li>
  );
}

interface NewKeysProps {
  readonly id: CommandId;
  readonly own: OwnShortcuts;
  readonly onKeys: (keys: string) => void;
  readonly onEnd: () => void;
}

/** Listens for keys, and asks before it takes them from another command. */
function NewKeys({ id, own, onKeys, onEnd }: NewKeysProps) {
  const { platform } = useWorkbench();
  const [taken, setTaken] = useState<{ keys: string; owner: CommandId } | null>(null);
  const [isRefused, setRefused] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const listen = (event: KeyboardEvent) => {
    // Tab leads on, as everywhere.
    if (event.key === 'Tab' || ['Shift', 'Control', 'Meta', 'Alt'].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return onEnd();
    const press = pressOf(event.nativeEvent);
    const keys = acceleratorOf(press, platform);
    const owner = keys === null ? null : ownerOf(keys, own);
    // On this keyboard another command may come first, by the character that the key types.
    const meant = commandFor(press, platform, own) ?? null;
    const isFree = meant === owner && !(owner !== null && fixedCommands.has(owner));
    setRefused(keys === null || !isFree);
    setTaken(null);
    if (keys === null || !isFree) return;
    if (owner === null || owner === id) onKeys(keys);
    else setTaken({ keys, owner });
  };
  return (
    <span className={styles['new-keys']}>
      <input
        ref={field}
        readOnly
        value={taken === null ? '' : displayKeys(taken.keys, platform)}
        placeholder={settingsWords.pressNewKeys}
        aria-label={settingsWords.newKeysOfPressThem(nameOf(id))}
        onKeyDown={listen}
      />
      <span role="status">
        {taken && settingsWords.theyAreKeysOf(nameOf(taken.owner))}
        {isRefused && settingsWords.theseKeysCannotBeUsed}
      </span>
      {taken && <Button onClick={() => onKeys(taken.keys)}>{settingsWords.takeHereInstead}</Button>}
    </span>
  );
}

function nameOf(id: CommandId): string {
  return commands[id].label.replace('…', '');
}

/** What a search looks in. */
function wordsOf(id: CommandId, own: OwnShortcuts): string {
  return [nameOf(id), ...keysOf(id, own).map((keys) => keys.replace('CmdOrCtrl', 'Ctrl'))].join(
    ' ',
  );
}
