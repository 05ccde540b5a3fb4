import { renameElement } from '../../../shared/edit/annotate.ts';
import { keepingTextWhole } from '../../../shared/edit/keep-text-whole.ts';
import { limits } from '../../../shared/project/limits.ts';
import { useWorkbench } from '../../editor/workbench.tsx';
import { useInputDraft } from '../fields/input-draft.ts';
import styles from '../panel.module.css';

/** An element's label as an input in its row. Enter or leaving it renames; Escape does not. */
export function RenameInRow({
  element,
  onDone,
}: {
  element: { readonly id: string; readonly label: string };
  onDone: () => void;
}) {
  const { editor } = useWorkbench();
  const draft = useInputDraft(
    element.label,
    () => null,
    (text) => editor.edit(keepingTextWhole(element.id, renameElement(element.id, text))),
  );
  return (
    <input
      className={styles['rename']}
      type="text"
      dir="auto"
      aria-label="Label"
      // It comes in answer to F2 or a double click.
      // eslint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
      maxLength={limits.labelLength}
      value={draft.text}
      onChange={(event) => draft.change(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={() => {
        draft.commit();
        onDone();
      }}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        // The tree and the canvas have other uses for these keys.
        event.stopPropagation();
        if (event.key === 'Escape') {
          draft.restore();
          onDone();
        } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
          draft.commit();
          onDone();
        }
      }}
    />
  );
}
