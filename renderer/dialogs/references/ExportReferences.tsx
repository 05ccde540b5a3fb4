import type { Reference } from '../../../shared/project/annotation-schema.ts';
import { exportedFile } from '../../../shared/exported-files.ts';
import type { ReferenceListKind } from '../../editor/export-references.ts';
import { exportReferences } from '../../editor/export-references.ts';
import { useWorkbench } from '../../editor/workbench.tsx';
import { Button } from '../../ui/Button.tsx';
import styles from './references.module.css';

const kinds: readonly ReferenceListKind[] = ['bibtex', 'ris', 'plain-text'];

/** The list as a file, in the formats of reference managers or as a text to paste. */
export function ExportReferences({ references }: { references: readonly Reference[] }) {
  const workbench = useWorkbench();
  return (
    <div className={styles['export']} role="group" aria-label="Export the references">
      {kinds.map((kind) => (
        <Button
          key={kind}
          disabled={references.length === 0}
          onClick={() => void exportReferences(workbench, references, kind)}
        >
          Export {exportedFile(kind).label}…
        </Button>
      ))}
    </div>
  );
}
