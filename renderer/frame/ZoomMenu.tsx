import { DropdownMenu } from 'radix-ui';
import { commands, type CommandId } from '../../shared/commands.ts';
import { useWorkbench, useWorkspace } from '../editor/workbench.tsx';
import { keysOf } from '../ui/command-keys.ts';
import menuStyles from '../ui/menu.module.css';
import { Shortcut } from '../ui/Shortcut.tsx';
import { useCommandEnabled } from '../ui/use-command-enabled.ts';
import styles from './StatusBar.module.css';

const levels = [0.25, 0.5, 1, 2, 4];
const zoomCommands = ['zoom-in', 'zoom-out', 'fit', 'fit-selection'] as const;

/** The zoom, and a menu to change it. */
export function ZoomMenu() {
  const { canvas } = useWorkbench();
  const zoom = useWorkspace((state) => percent(state.zoom));
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className={styles['button']} aria-label={`Zoom: ${zoom}`}>
        {zoom}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={menuStyles['menu']} align="end" side="top" sideOffset={6}>
          {levels.map((level) => (
            <DropdownMenu.Item
              key={level}
              className={menuStyles['item']}
              onSelect={() => canvas.current?.zoomTo(level)}
            >
              {percent(level)}
              {level === 1 && <Shortcut keys={commands['zoom-actual'].keys} />}
            </DropdownMenu.Item>
          ))}
          <DropdownMenu.Separator className={menuStyles['line']} />
          {zoomCommands.map((id) => (
            <ZoomCommand key={id} id={id} />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function ZoomCommand({ id }: { id: CommandId }) {
  const workbench = useWorkbench();
  const enabled = useCommandEnabled(id);
  const [keys] = keysOf(id, workbench.host);
  return (
    <DropdownMenu.Item
      className={menuStyles['item']}
      disabled={!enabled}
      onSelect={() => workbench.run(id)}
    >
      {commands[id].label}
      {keys !== undefined && <Shortcut keys={keys} />}
    </DropdownMenu.Item>
  );
}

const percent = (zoom: number) => `${Math.round(zoom * 100)} %`;
