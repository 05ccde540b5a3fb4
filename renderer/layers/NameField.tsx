import { limits } from '../../shared/project/project-schema.ts';
import { useInputDraft } from '../ui/fields/InputFields.tsx';
import styles from './layers.module.css';

interface NameFieldProps {
  readonly label: string;
  readonly name: string;
  readonly onRename: (name: string) => void;
}

/** The name of a row, to be changed where it stands: Enter or leaving it takes the text, Escape gives back what was there. */
export function NameField({ label, name, onRename }: NameFieldProps) {
  const draft = useInputDraft(name, () => null, onRename);
  return (
    <input
      className={styles['name']}
      type="text"
      dir="auto"
      aria-label={label}
      maxLength={limits.shortTextLength}
      value={draft.text}
      onChange={(event) => draft.change(event.target.value)}
      onBlur={draft.commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') draft.commit();
        if (event.key === 'Escape') {
          draft.restore();
          event.stopPropagation();
        }
      }}
    />
  );
}
