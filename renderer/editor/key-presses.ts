import type { CommandId } from '../../shared/commands.ts';
import { moveElements } from '../../shared/edit/move-nodes.ts';
import { commandFor } from './keys.ts';
import { isTextField } from './text-field.ts';
import type { Workbench } from './workbench.tsx';

/** The browser's own copy, cut and paste events do these; see `clipboard.ts`. */
const nativeCommands: ReadonlySet<CommandId> = new Set(['cut', 'copy', 'paste']);

/** Turns key presses into commands and arrow keys into moves, wherever in the window the focus is. */
export function listenToKeys(workbench: Workbench): void {
  let isNudging = false;
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || isModalOpen()) return;
    if (isOnCanvas(event.target) && nudge(workbench, event)) {
      isNudging = true;
      event.preventDefault();
      return;
    }
    const id = commandFor(event, workbench.platform);
    if (!id || nativeCommands.has(id) || !mayRun(event)) return;
    event.preventDefault();
    workbench.run(id);
  });
  window.addEventListener('keyup', (event) => {
    if (!isNudging || !event.key.startsWith('Arrow')) return;
    isNudging = false;
    workbench.editor.commit();
  });
}

/** Bare keys belong to whatever has the focus, but for the canvas; a text field keeps its own undo and select-all. */
function mayRun(event: KeyboardEvent): boolean {
  const isBare = !event.ctrlKey && !event.metaKey && !event.key.startsWith('F');
  if (isBare) return isOnCanvas(event.target);
  const isTextKey = ['z', 'y', 'a'].includes(event.key.toLowerCase()) && !event.altKey;
  return !(isTextKey && isTextField(event.target));
}

function isOnCanvas(target: EventTarget | null): boolean {
  if (target === document.body) return true;
  return (
    target instanceof Element && target.closest('.react-flow') !== null && !isTextField(target)
  );
}

function isModalOpen(): boolean {
  return document.querySelector('dialog[open]') !== null;
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Moves the selection a step: by the grid, with Alt by one unit. Keys held down make one undo step. */
function nudge({ editor }: Workbench, event: KeyboardEvent): boolean {
  const direction = directions[event.key];
  const { selection, history } = editor.store.getState();
  if (!direction || selection.size === 0 || event.ctrlKey || event.metaKey) return false;
  const { grid, snap } = history.present.canvas;
  const step = snap && !event.altKey ? grid : 1;
  const shown = editor.shown();
  const delta = { x: direction[0] * step, y: direction[1] * step };
  const moved = moveElements({ nodes: selection, links: selection }, delta)(shown);
  editor.preview(() => moved);
  return true;
}
