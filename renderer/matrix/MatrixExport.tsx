import { Download } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { MatrixView } from '../../shared/matrix/matrix-view.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import inspectorStyles from '../panels/inspector/inspector.module.css';
import menuStyles from '../ui/menu.module.css';
import { copyMatrix, exportMatrix, type MatrixFormat } from './export-matrix.ts';
import type { GridRow } from './grid-rows.ts';

const formats: readonly { readonly format: MatrixFormat; readonly label: string }[] = [
  { format: 'csv', label: 'CSV Table…' },
  { format: 'svg', label: 'SVG Image…' },
  { format: 'png', label: 'PNG Image…' },
  { format: 'pdf', label: 'PDF Document…' },
];

/** The table as it is shown, as a file or on the clipboard. */
export function MatrixExport({
  view,
  rows,
}: {
  view: MatrixView | null;
  rows: readonly GridRow[];
}) {
  const workbench = useWorkbench();
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        className={inspectorStyles['button']}
        disabled={!view}
        aria-label="Export matrix"
      >
        <Download size={13} aria-hidden /> Export
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={menuStyles['menu']} align="end" sideOffset={6}>
          {view &&
            formats.map(({ format, label }) => (
              <DropdownMenu.Item
                key={format}
                className={menuStyles['item']}
                onSelect={() => void exportMatrix(workbench, { view, rows }, format)}
              >
                {label}
              </DropdownMenu.Item>
            ))}
          <DropdownMenu.Separator className={menuStyles['line']} />
          {view && (
            <DropdownMenu.Item
              className={menuStyles['item']}
              onSelect={() => void copyMatrix(workbench, { view, rows })}
            >
              Copy as Table
            </DropdownMenu.Item>
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
