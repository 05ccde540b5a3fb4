import { commandIds, type CommandId } from '../../shared/commands.ts';
import { isTextField } from '../editor/key-presses.ts';
import type { Workbench } from '../editor/workbench.tsx';

/** What a text field does to its own text, whatever the diagram could do. */
const textCommands: ReadonlySet<CommandId> = new Set([
  'undo',
  'redo',
  'cut',
  'copy',
  'paste',
  'select-all',
]);

/** What works beside an open dialog. */
const besideDialogs: ReadonlySet<CommandId> = new Set(['new', 'close']);

/** Which entries of the native menu are greyed, and which are marked. */
export function menuState(workbench: Workbench): { disabled: CommandId[]; checked: CommandId[] } {
  return {
    disabled: commandIds.filter((id) => !mayChoose(workbench, id)),
    checked: commandIds.filter((id) => workbench.isOn(id) === true),
  };
}

/** Whether an entry of the native menu means something now: to the text being typed, or to the diagram. */
export function mayChoose({ workspace, isEnabled }: Workbench, id: CommandId): boolean {
  if (isForText(id)) return true;
  const { dialog, paletteOpen } = workspace.store.getState();
  if (dialog !== null || paletteOpen) return besideDialogs.has(id);
  return isEnabled(id);
}

/** Whether a command goes to the text being typed, which undoes and selects for itself. */
export function isForText(id: CommandId): boolean {
  return textCommands.has(id) && isTextField(document.activeElement);
}
