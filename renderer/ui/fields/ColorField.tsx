import { RotateCcw } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { useWorkbench } from '../../editor/workbench.tsx';
import type { Edit } from '../../../shared/edit/edit.ts';
import styles from './fields.module.css';

/** A colour that can be set by hand or left to follow the kind. Choosing shows at once and is one undo step. */
export function ColorField({
  label,
  value,
  inherited,
  source = 'kind',
  editTo,
}: {
  label: string;
  /** What is set by hand; undefined where the kind decides. `null` where several elements differ. */
  value: string | null | undefined;
  /** The colour that holds while none is set. */
  inherited: string;
  /** What it follows while none is set. */
  source?: 'kind' | 'relation';
  /** The edit that sets the colour, or with undefined gives it back to the kind. */
  editTo: (color: string | undefined) => Edit;
}) {
  const { editor } = useWorkbench();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const choosing = useRef(false);
  const shown = value ?? inherited;
  // The system's dialog reports every colour on the way: that is one gesture, which ends with the dialog.
  useEffect(() => {
    const element = input.current;
    const finish = () => {
      if (choosing.current) editor.commit();
      choosing.current = false;
    };
    // React's onChange is the DOM's `input`; the DOM's `change` has no name in React.
    element?.addEventListener('change', finish);
    element?.addEventListener('blur', finish);
    return () => {
      element?.removeEventListener('change', finish);
      element?.removeEventListener('blur', finish);
      finish();
    };
  }, [editor]);
  return (
    <div className={styles['color']}>
      <label htmlFor={id}>{label}</label>
      <span>
        <input
          ref={input}
          id={id}
          type="color"
          value={shown.startsWith('#') ? shown.slice(0, 7) : '#ffffff'}
          onChange={(event) => {
            choosing.current = true;
            editor.preview(editTo(event.target.value));
          }}
        />
        <span className={styles['color-name']}>{nameOfColor(value, source)}</span>
        {value !== undefined && (
          <button
            type="button"
            aria-label={`${label}: as its ${source}`}
            title={`As its ${source}`}
            onClick={() => editor.edit(editTo(undefined))}
          >
            <RotateCcw size={12} aria-hidden="true" />
          </button>
        )}
      </span>
    </div>
  );
}

function nameOfColor(value: string | null | undefined, source: string): string {
  if (value === null) return 'Mixed';
  if (value === undefined) return `As ${source}`;
  return value === 'none' ? 'None' : value;
}
