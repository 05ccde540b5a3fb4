import { useEffect, useRef } from 'react';
import { useWorkbench } from '../../editor/workbench.tsx';

/**
 * Submits a complete form that goes away without an answer, as when something else is selected: what was typed is
 * not lost. `submit` is null while there is nothing to submit. Answers go through the returned function.
 */
export function useSubmitOnLeaving(submit: (() => void) | null): (answer: () => void) => void {
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
