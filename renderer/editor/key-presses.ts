import type { CommandId } from '../../shared/commands.ts';
import { windowPoint, type DiagramPoint } from '../../shared/project/project-schema.ts';
import type { Nudging } from './editing-part.ts';
import { commandFor, type Press } from './key-matcher.ts';
import type { Workbench } from './workbench.tsx';

/** The browser's own copy, cut and paste events do this; see `clipboard.ts`. */
const nativeCommands: ReadonlySet<CommandId> = new Set(['cut', 'copy', 'paste']);

/** In a text field these act on its own text. */
const textCommands: ReadonlySet<CommandId> = new Set(['undo', 'redo', 'select-all']);

/** Turns key presses into commands and arrow keys into moves, wherever in the window the focus is. */
export function listenToKeys(workbench: Workbench): void {
  let nudging: Nudging = noNudging;
  void workbench.editing.use(({ createNudging }) => void (nudging = createNudging(workbench)));
  window.addEventListener('keydown', leaveToComposing, { capture: true });
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || isModalOpen()) return;
    if (isOnCanvas(event.target) && pressedOnCanvas(workbench, nudging, event)) {
      event.preventDefault();
      return;
    }
    // Every other key acts on what is shown, that is, on the moved diagram.
    if (!isModifier(event.key)) nudging.finish();
    const { shortcuts } = workbench.workspace.store.getState().settings;
    const id = commandFor(pressOf(event), workbench.platform, shortcuts);
    if (!id || nativeCommands.has(id) || !mayRun(id, event)) return;
    event.preventDefault();
    workbench.run(id);
  });
  window.addEventListener('keyup', (event) => {
    if (event.key in directions) nudging.finish();
  });
  // If the key is released in another window, this window does not hear it.
  window.addEventListener('blur', () => nudging.finish());
  window.addEventListener('pointerdown', () => nudging.finish(), { capture: true });
}

/**
 * While an input method composes, its keys choose and confirm words (w3.org/TR/uievents: 229 is its key code where an
 * engine ends the composition first). No handler of the window gets them.
 */
function leaveToComposing(event: KeyboardEvent): void {
  if (event.isComposing || event.keyCode === 229) event.stopImmediatePropagation();
}

/** What of a key press decides. */
export function pressOf(event: KeyboardEvent): Press {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
  const altGraph = event.getModifierState('AltGraph');
  return { key, code, ctrlKey, metaKey, altKey, shiftKey, altGraph };
}

/**
 * Keys without Ctrl or Alt belong to what has the focus, except on the canvas; a text field keeps its own undo and
 * select-all.
 */
function mayRun(id: CommandId, event: KeyboardEvent): boolean {
  const isBare = !event.ctrlKey && !event.metaKey && !/^F\d+$/u.test(event.key);
  if (isBare) return isOnCanvas(event.target);
  return !(textCommands.has(id) && isTextField(event.target));
}

/**
 * Whether a key in a text field runs a command on the diagram, such as Save. All other keys, with Ctrl held or not, and
 * Ctrl itself, are part of typing.
 */
export function isCommandInField(
  event: KeyboardEvent,
  { platform, workspace }: Pick<Workbench, 'platform' | 'workspace'>,
): boolean {
  const id = commandFor(pressOf(event), platform, workspace.store.getState().settings.shortcuts);
  return id !== undefined && !nativeCommands.has(id) && mayRun(id, event);
}

function isModalOpen(): boolean {
  return document.querySelector('dialog[open]') !== null;
}

const isModifier = (key: string) => ['Alt', 'Control', 'Meta', 'Shift'].includes(key);

const directions: Readonly<Record<string, DiagramPoint>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** How far an arrow key moves the view if nothing is selected, in window pixels. */
const panStep = 60;
/** How many steps an arrow key does with Shift. */
const stride = 5;

/** Arrow keys and Escape; true if the key had a meaning here. */
function pressedOnCanvas(workbench: Workbench, nudging: Nudging, event: KeyboardEvent): boolean {
  const { editor, workspace, canvas } = workbench;
  const { selection } = editor.store.getState();
  if (event.key === 'Escape') {
    if (nudging.cancel()) return true;
    const { tool, linkingFrom, focus } = workspace.store.getState();
    if (focus !== null && linkingFrom === null && tool === 'select') workspace.set({ focus: null });
    else if (linkingFrom !== null) workspace.set({ linkingFrom: null });
    else if (tool !== 'select') workspace.set({ tool: 'select' });
    else editor.select([]);
    return true;
  }
  const direction = directions[event.key];
  if (!direction || event.ctrlKey || event.metaKey) return false;
  const strides = event.shiftKey ? stride : 1;
  if (selection.size > 0) nudging.nudge(direction, strides, event.altKey);
  else
    canvas.current?.pan(
      windowPoint(-direction.x * panStep * strides, -direction.y * panStep * strides),
    );
  return true;
}

/** Before anything can be moved. */
const noNudging: Nudging = { nudge: () => undefined, finish: () => undefined, cancel: () => false };

/** Whether the person types text there, so that keys and the clipboard belong to that text. */
export function isTextField(element: Element | EventTarget | null): boolean {
  if (element instanceof HTMLTextAreaElement) return true;
  if (element instanceof HTMLInputElement) return !unwritten.has(element.type);
  return element instanceof HTMLElement && element.isContentEditable;
}

const unwritten = new Set(['button', 'checkbox', 'color', 'radio', 'range', 'submit']);

/** Whether keys act on the diagram there: on the canvas, or on no particular element. */
export function isOnCanvas(target: EventTarget | null): boolean {
  if (target === document.body) return true;
  return (
    target instanceof Element && target.closest('.react-flow') !== null && !isTextField(target)
  );
}
