import { Check, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { commands, type CommandId } from '../../shared/commands.ts';
import { useWorkbench, useWorkspace, type Workbench } from '../editor/workbench.tsx';
import { Button } from '../ui/Button.tsx';
import { Shortcut, useKeys } from '../ui/CommandButton.tsx';
import styles from './guide.module.css';
import { seenIn, tourSteps } from './tour-steps.ts';
import { helpWords } from '../../shared/words/help.ts';

/** Leads through the program beside the work itself: nothing is blocked, and it can be left at any time. */
export function Tour() {
  const at = useWorkspace((state) => state.tour);
  const step = at === null ? undefined : tourSteps[at];
  return at !== null && step !== undefined ? <Step key={at} at={at} /> : null;
}

function Step({ at }: { at: number }) {
  const workbench = useWorkbench();
  const { workspace } = workbench;
  const card = useRef<HTMLElement>(null);
  const isDone = useIsDone(at);
  const step = tourSteps[at];
  const isLast = at === tourSteps.length - 1;
  useEffect(() => {
    // The menu or button that it was asked for in takes the focus back when it closes.
    const frame = requestAnimationFrame(() => card.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  useEffect(() => {
    const element = card.current;
    const leaveOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      leaveTour(workbench);
    };
    element?.addEventListener('keydown', leaveOnEscape);
    return () => element?.removeEventListener('keydown', leaveOnEscape);
  }, [workbench]);
  const leave = () => leaveTour(workbench);
  const goTo = (next: number) => workspace.set({ tour: next });
  if (step === undefined) return null;
  return (
    <section ref={card} className={styles['tour']} aria-label={helpWords.tour} tabIndex={-1}>
      <header>
        <p>{helpWords.stepOf(at + 1, tourSteps.length)}</p>
        <button type="button" aria-label={helpWords.leaveTour} onClick={leave}>
          <X size="1rem" aria-hidden />
        </button>
      </header>
      <h2>{step.title}</h2>
      <p>
        {step.text.map((part) =>
          typeof part === 'string' ? part : <Keys key={part.keysOf} id={part.keysOf} />,
        )}
      </p>
      <p role="status" className={styles['done']}>
        {isDone && (
          <>
            <Check size="1rem" aria-hidden />
            {isLast ? helpWords.doneF1OpensGuideHelpHas : helpWords.done}
          </>
        )}
      </p>
      <footer>
        <Button disabled={at === 0} onClick={() => goTo(at - 1)}>
          {helpWords.back}
        </Button>
        {isLast ? (
          <Button look="primary" onClick={leave}>
            {helpWords.end}
          </Button>
        ) : (
          <Button look={isDone ? 'primary' : 'plain'} onClick={() => goTo(at + 1)}>
            {isDone ? helpWords.next : helpWords.skip}
          </Button>
        )}
      </footer>
    </section>
  );
}

function leaveTour({ workspace, canvas }: Workbench): void {
  workspace.set({ tour: null });
  canvas.current?.focus();
}

/** Once a step is done it stays so, even if the person takes it back. */
function useIsDone(at: number): boolean {
  const workbench = useWorkbench();
  const [before] = useState(() => seenIn(workbench));
  const [isDone, setDone] = useState(false);
  useEffect(() => {
    const look = () => {
      if (tourSteps[at]?.isDone(seenIn(workbench), before) === true) setDone(true);
    };
    look();
    const { editor, workspace, desk } = workbench;
    const stops = [editor.store, workspace.store, desk.store].map((store) => store.subscribe(look));
    return () => {
      for (const stop of stops) stop();
    };
  }, [at, before, workbench]);
  return isDone;
}

function Keys({ id }: { id: CommandId }) {
  const [keys] = useKeys(id);
  return keys === undefined ? <em>{commands[id].label}</em> : <Shortcut keys={keys} />;
}
