import { ChevronDown, ChevronRight } from 'lucide-react';
import type { MouseEvent } from 'react';
import { nodeKinds } from '../../../shared/project/node-kinds.ts';
import { KindSwatch } from '../KindSwatch.tsx';
import styles from '../panel.module.css';
import { RelationSwatch } from '../RelationSwatch.tsx';
import type { OutlineRow } from './outline-rows.ts';

/** What a row of the outline shows after its chevron. */
export function OutlineRowContent({ row, onRename }: { row: OutlineRow; onRename: () => void }) {
  if (row.type === 'kind' || row.type === 'loose') {
    return (
      <>
        <span className={styles['heading']}>{headingOf(row)}</span>{' '}
        <span className={styles['quiet']}>{row.count}</span>
      </>
    );
  }
  return (
    <>
      {row.type === 'node' ? (
        <KindSwatch kind={row.node.kind} style={row.node.style} />
      ) : (
        <RelationSwatch relation={row.link.relation} style={row.link.style} />
      )}
      <span className={styles['name']} title={describeRow(row)} onDoubleClick={onRename}>
        {row.type === 'node' ? row.name : row.words}
      </span>
    </>
  );
}

/** Opens and closes a row by pointer. */
export function RowChevron({ row, onToggle }: { row: OutlineRow; onToggle: () => void }) {
  if (row.isOpen === undefined) return <span className={styles['indent']} />;
  const Icon = row.isOpen ? ChevronDown : ChevronRight;
  const toggle = (event: MouseEvent) => {
    event.stopPropagation();
    onToggle();
  };
  return (
    // From the keyboard it is the left and right arrows.
    <span className={styles['chevron']} aria-hidden="true" onClick={toggle}>
      <Icon size={12} />
    </span>
  );
}

/** A row in words, for screen readers and as a tip where it is cut off. */
export function describeRow(row: OutlineRow): string {
  if (row.type === 'node') return `${row.name}, ${nodeKinds[row.node.kind].label}`;
  return row.type === 'link' ? row.words : `${headingOf(row)} ${row.count}`;
}

function headingOf(row: Extract<OutlineRow, { type: 'kind' | 'loose' }>): string {
  return row.type === 'kind' ? nodeKinds[row.kind].plural : 'Links without ends';
}
