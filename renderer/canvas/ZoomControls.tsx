import { Maximize, ZoomIn, ZoomOut } from 'lucide-react';
import { commands, type CommandId } from '../../shared/commands.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import styles from './Canvas.module.css';

const buttons = [
  { id: 'zoom-out', Icon: ZoomOut },
  { id: 'zoom-in', Icon: ZoomIn },
  { id: 'fit', Icon: Maximize },
] as const satisfies readonly { id: CommandId; Icon: typeof ZoomIn }[];

export function ZoomControls() {
  const { run } = useWorkbench();
  return (
    <div className={styles['zoomControls']} role="group" aria-label="Zoom">
      {buttons.map(({ id, Icon }) => (
        <button
          key={id}
          type="button"
          title={commands[id].label}
          aria-label={commands[id].label}
          onClick={() => run(id)}
        >
          <Icon size={15} aria-hidden="true" />
        </button>
      ))}
    </div>
  );
}
