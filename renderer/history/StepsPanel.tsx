import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { nameStep } from '../../shared/edit/name-step.ts';
import type { History } from '../../shared/edit/history.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import { useEditor, useWorkbench } from '../editor/workbench.tsx';
import { PanelHeader } from '../ui/fields/Section.tsx';
import inspector from '../ui/inspector.module.css';
import styles from './history.module.css';
import { filesWords } from '../../shared/words/files.ts';

/** Rows that are listed before a person asks for earlier ones. */
const listStep = 100;

interface Row {
  readonly name: string;
  /** Steps from the present: negative ones are undone by going there. */
  readonly by: number;
}

/** The steps of this window's work, the oldest first. A click goes there; what was undone is still listed. */
export function StepsPanel() {
  const { editor, workspace } = useWorkbench();
  const history = useEditor((state) => state.history);
  const [listed, setListed] = useState(listStep);
  const list = useRef<HTMLOListElement>(null);
  const first = Math.max(0, history.past.length - listed);
  const here = history.past.length - first;
  useLayoutEffect(() => {
    list.current?.children[here]?.scrollIntoView({ block: 'nearest' });
  }, [here]);
  const rows = rowsOf(history, first);
  const go = ({ by, name }: Row) => {
    editor.travel(by);
    workspace.announce(by === 0 ? filesWords.alreadyThere(name) : filesWords.diagramAsOf(name));
  };
  return (
    <>
      <PanelHeader
        title={filesWords.undoHistory}
        onClose={() => workspace.set({ inspectorPanel: null })}
      />
      <p className={styles['hint']}>{filesWords.whatWasDoneInThisWindow}</p>
      {first > 0 && (
        <button
          type="button"
          className={inspector['button']}
          onClick={() => setListed(listed + listStep)}
        >
          {filesWords.showEarlier(Math.min(first, listStep))}
        </button>
      )}
      <ol ref={list} className={styles['steps']} aria-label={filesWords.steps} start={first}>
        {rows.map((row) => (
          <li key={first + row.by}>
            <button
              type="button"
              aria-current={row.by === 0 ? 'step' : undefined}
              data-undone={row.by > 0 ? true : undefined}
              onClick={() => go(row)}
              onKeyDown={moveFocus}
            >
              <bdi>{row.name}</bdi>
              {row.by > 0 && <small>{filesWords.undone}</small>}
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}

/** From the row at `first` on; the row before all steps is the diagram as it was opened. */
function rowsOf({ past, present, future }: History<Project>, first: number): Row[] {
  const states = [...past.slice(first), present, ...future];
  const here = past.length - first;
  return states.map((state, at) => {
    const before = at === 0 ? past[first - 1] : states[at - 1];
    return { name: before ? nameStep(before, state) : filesWords.asItWasOpened, by: at - here };
  });
}

/** The arrow keys lead through the list. */
function moveFocus(event: KeyboardEvent<HTMLButtonElement>): void {
  const row = event.currentTarget.parentElement;
  const goals = {
    ArrowDown: row?.nextElementSibling,
    ArrowUp: row?.previousElementSibling,
    Home: row?.parentElement?.firstElementChild,
    End: row?.parentElement?.lastElementChild,
  };
  const goal = new Map(Object.entries(goals)).get(event.key);
  if (!goal) return;
  event.preventDefault();
  goal.querySelector('button')?.focus();
}
