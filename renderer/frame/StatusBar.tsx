import { Check, CircleDot, LoaderCircle } from 'lucide-react';
import { useEffect, useState } from 'react';
import { DropdownMenu } from 'radix-ui';
import { commands, type CommandId } from '../../shared/commands.ts';
import { useEditor, useWorkbench, useWorkspace } from '../editor/workbench.tsx';
import { Tip, Shortcut, useKeys, useCommandEnabled } from '../ui/CommandButton.tsx';
import { isEdited, isPristine, type EditorState } from '../editor/editor.ts';
import menuStyles from '../ui/menu.module.css';
import styles from './StatusBar.module.css';
import { windowWords } from '../../shared/words/window.ts';

/** The state of the work: saved or not, its size, the selection, and how it is shown. */
export function StatusBar() {
  return (
    <footer className={styles['bar']} aria-label={windowWords.status}>
      <SaveState />
      <Counts />
      <span className={styles['space']} />
      <Snap />
      <Selection />
      <ZoomMenu />
    </footer>
  );
}

function Counts() {
  const nodes = useEditor(({ history }) => history.present.nodes.length);
  const links = useEditor(({ history }) => history.present.links.length);
  const references = useEditor(({ history }) => history.present.references.length);
  const counts = [counted(nodes, 'node'), counted(links, 'link'), counted(references, 'reference')];
  return <p>{counts.join(' · ')}</p>;
}

function Snap() {
  const workbench = useWorkbench();
  const snap = useEditor(({ history }) => history.present.canvas.snap);
  return (
    <Tip text={commands['toggle-snap'].label} keys={useKeys('toggle-snap')[0]}>
      <button
        type="button"
        className={styles['button']}
        aria-pressed={snap}
        onClick={() => workbench.run('toggle-snap')}
      >
        Snap {snap ? 'on' : 'off'}
      </button>
    </Tip>
  );
}

function Selection() {
  const count = useEditor(({ selection }) => selection.size);
  return count > 0 && <p>{windowWords.selected2(count)}</p>;
}

function counted(count: number, name: string): string {
  return `${count.toLocaleString('en')} ${name}${count === 1 ? '' : 's'}`;
}

/** Whether the work is in its file, and since when. */
function SaveState() {
  const { host } = useWorkbench();
  const saving = useWorkspace((state) => state.saving > 0);
  const situation = useEditor(situationOf);
  const savedAt = useEditor((state) => state.savedAt);
  if (saving) {
    return (
      <p className={styles['state']}>
        <LoaderCircle className={styles['turning']} size="0.8125rem" aria-hidden />
        {windowWords.saving}
      </p>
    );
  }
  const Icon = situation === 'saved' ? Check : CircleDot;
  return (
    <p className={styles['state']} data-situation={situation}>
      <Icon size="0.8125rem" aria-hidden />
      <span>
        {wordsFor(situation, host.savesByDownload === true)}
        {situation === 'saved' && savedAt !== null && <SavedAge since={savedAt} />}
      </span>
    </p>
  );
}

type Situation = 'new' | 'no-file' | 'edited' | 'opened' | 'saved';

function wordsFor(situation: Situation, isDownload: boolean): string {
  // Nobody can know what happened to a file after it was downloaded.
  const downloaded: Partial<Record<Situation, string>> = isDownload
    ? windowWords.downloadWords
    : {};
  return downloaded[situation] ?? windowWords.words[situation];
}

function situationOf(state: EditorState): Situation {
  if (isPristine(state)) return 'new';
  if (state.fileName === null) return 'no-file';
  if (isEdited(state)) return 'edited';
  return state.savedAt === null ? 'opened' : 'saved';
}

function SavedAge({ since }: { since: number }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const { changesIn } = describeAge(now - since);
    const timer = setTimeout(() => setNow(Date.now()), changesIn);
    return () => clearTimeout(timer);
  }, [now, since]);
  return ` ${describeAge(now - since).text}`;
}

const levels = [0.25, 0.5, 1, 2, 4];
const zoomCommands = ['zoom-in', 'zoom-out', 'fit', 'fit-selection'] as const;

/** The zoom, and a menu to change it. */
function ZoomMenu() {
  const { canvas } = useWorkbench();
  const zoom = useWorkspace((state) => percent(state.zoom));
  const [actualSize] = useKeys('zoom-actual');
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className={styles['button']} aria-label={windowWords.zoom(zoom)}>
        {zoom}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={menuStyles['menu']} align="end" side="top" sideOffset={6}>
          {levels.map((level) => (
            <DropdownMenu.Item
              key={level}
              className={menuStyles['item']}
              onSelect={() => canvas.current?.zoomTo(level)}
            >
              {percent(level)}
              {level === 1 && actualSize !== undefined && <Shortcut keys={actualSize} />}
            </DropdownMenu.Item>
          ))}
          <DropdownMenu.Separator className={menuStyles['line']} />
          {zoomCommands.map((id) => (
            <ZoomCommand key={id} id={id} />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function ZoomCommand({ id }: { id: CommandId }) {
  const workbench = useWorkbench();
  const enabled = useCommandEnabled(id);
  const [keys] = useKeys(id);
  return (
    <DropdownMenu.Item
      className={menuStyles['item']}
      disabled={!enabled}
      onSelect={() => workbench.run(id)}
    >
      {commands[id].label}
      {keys !== undefined && <Shortcut keys={keys} />}
    </DropdownMenu.Item>
  );
}

const percent = (zoom: number) => `${Math.round(zoom * 100)} %`;

export interface Age {
  readonly text: string;
  /** Milliseconds until the text changes. */
  readonly changesIn: number;
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** How long ago something was, in words that become less exact with time. Milliseconds. */
export function describeAge(milliseconds: number): Age {
  const age = Math.max(0, milliseconds);
  if (age < 2 * second) return { text: windowWords.justNow, changesIn: 2 * second - age };
  if (age < 10 * second) return ago(age, second, second, 's');
  if (age < minute) return ago(age, second, 10 * second, 's');
  if (age < hour) return ago(age, minute, minute, 'min');
  if (age < day) return ago(age, hour, hour, 'h');
  return ago(age, day, day, 'd');
}

function ago(age: number, unit: number, step: number, name: string): Age {
  const steps = Math.floor(age / step);
  return {
    text: windowWords.ago((steps * step) / unit, name),
    changesIn: (steps + 1) * step - age,
  };
}
