import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import styles from '../inspector.module.css';
import { useWorkbench } from '../../editor/workbench.tsx';
import { windowWords } from '../../../shared/words/window.ts';
import { partsWords } from '../../../shared/words/parts.ts';

/**
 * A few inputs that become one edit when they are submitted, or when the person moves elsewhere while they are
 * complete; Escape is Cancel.
 */
export function SmallForm({
  label,
  submit,
  isComplete,
  onSubmit,
  onRemove,
  onClose,
  children,
}: {
  label: string;
  submit: string;
  isComplete: boolean;
  onSubmit: () => void;
  onRemove?: (() => void) | undefined;
  onClose: () => void;
  children: ReactNode;
}) {
  const settle = useSubmitOnLeaving(isComplete ? onSubmit : null);
  const finish = (event: FormEvent) => {
    event.preventDefault();
    if (isComplete) settle(onSubmit);
  };
  return (
    // Escape is heard from whichever input has the focus.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className={styles['form']}
      aria-label={label}
      onSubmit={finish}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        settle(onClose);
      }}
    >
      {children}
      <div className={styles['actions']}>
        <button type="submit" className={styles['primary']} disabled={!isComplete}>
          {submit}
        </button>
        <button type="button" onClick={() => settle(onClose)}>
          {windowWords.cancel}
        </button>
        {onRemove && (
          <button type="button" className={styles['remove']} onClick={() => settle(onRemove)}>
            {partsWords.remove}
          </button>
        )}
      </div>
    </form>
  );
}

/**
 * Submits a complete form that is removed without an answer, for example when something else is selected, so that what
 * was typed is not lost. `submit` is null while there is nothing to submit. Answers go through the returned function.
 */
function useSubmitOnLeaving(submit: (() => void) | null): (answer: () => void) => void {
  const { store } = useWorkbench().editor;
  const latest = useRef(submit);
  const isSettled = useRef(false);
  useEffect(() => {
    latest.current = submit;
  });
  useEffect(() => {
    // Another document may have elements of the same ids.
    const { generation } = store.getState();
    return () => {
      const isSameDocument = store.getState().generation === generation;
      if (!isSettled.current && isSameDocument) latest.current?.();
    };
  }, [store]);
  return (answer) => {
    isSettled.current = true;
    answer();
  };
}
