import { Search, X } from 'lucide-react';
import hiddenStyles from './hidden.module.css';
import styles from './panel.module.css';
import { partsWords } from '../../shared/words/parts.ts';

/** The search box at the top of a panel. Arrow down moves into the list; Escape empties the box. */
export function PanelSearch(props: {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  /** How many rows are left, for screen readers. */
  readonly found: number;
  readonly onChange: (text: string) => void;
  readonly onDown: () => void;
  readonly onEnter?: () => void;
}) {
  return (
    <div className={styles['search']}>
      <Search size="0.875rem" aria-hidden="true" />
      <input
        type="text"
        role="searchbox"
        aria-label={props.label}
        placeholder={props.placeholder}
        spellCheck={false}
        autoComplete="off"
        maxLength={200}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') props.onDown();
          else if (event.key === 'Enter') props.onEnter?.();
          else if (event.key === 'Escape' && props.value !== '') props.onChange('');
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      {props.value !== '' && (
        <button
          type="button"
          aria-label={partsWords.clearSearch}
          onClick={(event) => {
            props.onChange('');
            event.currentTarget.parentElement?.querySelector('input')?.focus();
          }}
        >
          <X size="0.875rem" aria-hidden="true" />
        </button>
      )}
      <span className={hiddenStyles['hidden']} role="status">
        {props.value === '' ? '' : partsWords.found(props.found)}
      </span>
    </div>
  );
}
