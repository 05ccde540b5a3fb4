import { LayoutTemplate } from 'lucide-react';
import { useEditor, useWorkbench } from '../editor/workbench.tsx';
import { Button } from '../ui/Button.tsx';
import styles from './EmptyHint.module.css';

/** A quiet word on an empty canvas about how to begin; the pointer goes through all but its button. */
export function EmptyHint() {
  const workbench = useWorkbench();
  const isEmpty = useEditor(({ history, draft }) => {
    const { nodes, links } = draft ?? history.present;
    return nodes.length === 0 && links.length === 0;
  });
  if (!isEmpty) return null;
  const showTemplates = () => {
    workbench.run('templates');
    // Its button goes with the first element; and where that tab was open already, something has to move.
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus(),
    );
  };
  return (
    <div className={styles['hint']}>
      <p>Drag an entity from the library onto the canvas</p>
      <p>or</p>
      <Button className={styles['button']} onClick={showTemplates}>
        <LayoutTemplate size={15} aria-hidden />
        Start from a Template
      </Button>
    </div>
  );
}
