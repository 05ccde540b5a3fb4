import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useWorkbench, useWorkspace } from '../editor/workbench.tsx';
import type { Toast } from '../editor/workspace.ts';
import hiddenStyles from '../ui/hidden.module.css';
import styles from './Toasts.module.css';
import { windowWords } from '../../shared/words/window.ts';

const shownAtOnce = 3;
/** Milliseconds; longer if there is something to decide. */
const stayTime = 6_000;
const stayTimeWithAction = 12_000;

/** Short messages over the canvas that go away by themselves, but not while pointed at or focused. */
export function Toasts() {
  const toasts = useWorkspace((state) => state.toasts);
  const [held, setHeld] = useState(false);
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    // A message that goes takes the pointer's place and the focus with it, and no event tells.
    setHeld(toasts.length > 0 && section.current?.matches(':hover, :focus-within') === true);
  }, [toasts]);
  return (
    // The announcer reads them out; a second live region would say them twice. It listens only to wait for its reader.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={section}
      className={styles['toasts']}
      aria-label={windowWords.messages}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {toasts.slice(-shownAtOnce).map((toast) => (
        <ToastView key={toast.id} toast={toast} held={held} />
      ))}
      <ProgressToast />
    </section>
  );
}

function ToastView({ toast, held }: { toast: Toast; held: boolean }) {
  const { workspace } = useWorkbench();
  const { id, text, action } = toast;
  const dismiss = () => workspace.dismissToast(id);
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(
      () => workspace.dismissToast(id),
      action ? stayTimeWithAction : stayTime,
    );
    return () => clearTimeout(timer);
  }, [held, id, action, workspace]);
  return (
    <div className={styles['toast']}>
      <p>{text}</p>
      {action && (
        <button
          type="button"
          className={styles['action']}
          onClick={() => {
            action.run();
            dismiss();
          }}
        >
          {action.label}
        </button>
      )}
      <button
        type="button"
        className={styles['cross']}
        aria-label={windowWords.dismiss}
        onClick={dismiss}
      >
        <X size="0.875rem" aria-hidden />
      </button>
    </div>
  );
}

/** Milliseconds: shorter work needs no message, which would only flash. */
const patience = 400;

/** Work that takes a while, its progress, and a button to cancel it. */
function ProgressToast() {
  const isBusy = useWorkspace(({ progress }) => progress !== null);
  // Begins anew with each piece of work.
  return isBusy && <LateProgress />;
}

function LateProgress() {
  const progress = useWorkspace((state) => state.progress);
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patience);
    return () => clearTimeout(timer);
  }, []);
  if (!isLate || !progress) return null;
  return (
    <div className={styles['toast']}>
      <p>{progress.text}</p>
      {/* Without a value the element says that the progress is not known. */}
      <progress
        className={styles['progress']}
        aria-label={progress.text}
        {...(progress.share === null ? {} : { value: progress.share })}
      />
      <button type="button" className={styles['action']} onClick={progress.cancel}>
        {windowWords.cancel}
      </button>
    </div>
  );
}

/** Tells what happened to people who cannot see it. */
export function Announcer() {
  return (
    <div className={hiddenStyles['hidden']} role="status" aria-live="polite">
      {useWorkspace((state) => state.announcement)}
    </div>
  );
}
