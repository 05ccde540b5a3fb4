import { useEffect, useRef, useState } from 'react';
import { useWorkbench } from '../../editor/workbench.tsx';

interface InputDraft {
  readonly text: string;
  /** Why the text cannot be taken as it is; null if it can. */
  readonly problem: string | null;
  readonly change: (text: string) => void;
  /** Hands the text over, once: the input was left, or Enter pressed. */
  readonly commit: () => void;
  readonly restore: () => void;
}

/**
 * What is being typed into an input that shows a part of the document. It becomes one edit when the input is left in
 * any way, so that undo takes back a word and not a letter; until then the editor knows of it only that it is there. An
 * input must be given a `key` that names the element, or the text of one would go to the next.
 */
export function useInputDraft(
  value: string,
  check: (text: string) => string | null,
  onCommit: (text: string) => void,
): InputDraft {
  const { editor } = useWorkbench();
  const { store } = editor;
  const [draft, setDraft] = useState<string | null>(null);
  const problem = draft === null ? null : check(draft);
  const commit = () => {
    // A text that cannot be taken stays where it is until it is mended or given up.
    if (draft === null || problem !== null) return;
    setDraft(null);
    if (draft !== value) onCommit(draft);
  };

  const latest = useRef({ commit, saved: store.getState().saved });
  useEffect(() => {
    // Which document the text was typed for: another one may have elements of the same ids.
    latest.current = {
      commit,
      saved: draft === null ? store.getState().saved : latest.current.saved,
    };
  });
  const isTyped = draft !== null && draft !== value && problem === null;
  useEffect(
    () => (isTyped ? editor.beginTyping(() => latest.current.commit()) : undefined),
    [isTyped, editor],
  );
  useEffect(
    () => () => {
      if (store.getState().saved === latest.current.saved) latest.current.commit();
    },
    [store],
  );

  return {
    text: draft ?? value,
    problem,
    change: setDraft,
    commit,
    restore: () => setDraft(null),
  };
}
