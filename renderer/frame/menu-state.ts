import { commandIds, type CommandId } from '../../shared/commands.ts';
import { isTextField } from '../editor/key-presses.ts';
import type { Workbench } from '../editor/workbench.tsx';

/** In a text field these act on its own text, whatever the diagram could do. */
const textCommands: ReadonlySet<CommandId> = new Set([
  'undo',
  'redo',
  'cut',
  'copy',
  'paste',
  'select-all',
]);

/** The commands that work while a dialog is open. */
const besideDialogs: ReadonlySet<CommandId> = new Set(['new', 'close']);

/** Which entries of the native menu are greyed, and which are marked. */
export function menuState(workbench: Workbench): { disabled: CommandId[]; checked: CommandId[] } {
  return {
    disabled: commandIds.filter((id) => !mayChoose(workbench, id)),
    checked: commandIds.filter((id) => workbench.isOn(id) === true),
  };
}

/** Whether an entry of the native menu makes sense now: for the text being typed, or for the diagram. */
export function mayChoose({ workspace, isEnabled }: Workbench, id: CommandId): boolean {
  if (isForText(id)) return true;
  const { dialog, paletteOpen } = workspace.store.getState();
  if (dialog !== null || paletteOpen) return besideDialogs.has(id);
  return isEnabled(id);
}

/** Whether a command acts on the text being typed, which has its own undo and selection. */
export function isForText(id: CommandId): boolean {
  return textCommands.has(id) && isTextField(document.activeElement);
}
