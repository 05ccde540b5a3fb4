import type { CommandId } from '../../shared/commands.ts';
import { useDesk } from '../editor/workbench.tsx';
import type { ShownView } from '../matrix/matrix-desk.ts';
import { CommandButton } from '../ui/CommandButton.tsx';
import styles from './ViewSwitch.module.css';

const views: readonly {
  readonly view: ShownView;
  readonly id: CommandId;
  readonly name: string;
}[] = [
  { view: 'diagram', id: 'view-diagram', name: 'Diagram' },
  { view: 'split', id: 'view-split', name: 'Split' },
  { view: 'matrix', id: 'view-matrix', name: 'Matrix' },
];

/** Diagram, matrix, or both. */
export function ViewSwitch() {
  const current = useDesk((state) => state.view);
  return (
    <span className={styles['switch']} role="group" aria-label="View">
      {views.map(({ view, id, name }) => (
        <CommandButton
          key={view}
          id={id}
          name={name}
          className={styles['choice']}
          pressed={view === current}
        >
          {name}
        </CommandButton>
      ))}
    </span>
  );
}
