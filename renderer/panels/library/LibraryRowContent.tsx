import { Check, ChevronDown, ChevronRight } from 'lucide-react';
import { nodeKinds } from '../../../shared/project/node-kinds.ts';
import { KindSwatch } from '../KindSwatch.tsx';
import styles from '../panel.module.css';
import { asideOfEntity, tipOfEntity } from './entity-words.ts';
import type { LibraryRow } from './library-rows.ts';

/** What a row of the library shows. The mark of an entity that the diagram has leads to it. */
export function LibraryRowContent({
  row,
  query,
  isOwn,
  isPresent,
  onReveal,
}: {
  row: LibraryRow;
  query: string;
  isOwn: boolean;
  isPresent: boolean;
  onReveal: () => void;
}) {
  if (row.type === 'group') {
    const Chevron = row.isOpen ? ChevronDown : ChevronRight;
    return (
      <>
        <Chevron size={12} className={styles['quiet']} aria-hidden="true" />
        <span className={styles['heading']}>{row.title}</span>{' '}
        <span className={styles['quiet']}>{row.count}</span>
      </>
    );
  }
  if (row.type === 'kind') {
    return (
      <>
        <KindSwatch kind={row.kind} />
        <span className={styles['name']}>{nodeKinds[row.kind].label}</span>
      </>
    );
  }
  const { entity } = row;
  const aside = asideOfEntity(entity, query);
  return (
    <>
      <KindSwatch kind={entity.kind} />
      <span className={styles['name']} title={tipOfEntity(entity)}>
        {entity.label}
        {aside !== '' && <span className={styles['full-name']}> {aside}</span>}
      </span>
      {isOwn && <span className={styles['own']}>own</span>}
      {isPresent && (
        <button
          type="button"
          className={styles['present']}
          // The tree has one tab stop; from the keyboard it is Shift+Enter.
          tabIndex={-1}
          title="In the diagram: show it (Shift+Enter)"
          aria-label={`Show ${entity.label} in the diagram`}
          onDoubleClick={(event) => event.stopPropagation()}
          onClick={(event) => {
            event.stopPropagation();
            onReveal();
          }}
        >
          <Check size={14} aria-hidden="true" />
        </button>
      )}
    </>
  );
}
