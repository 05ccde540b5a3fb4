import { EventEmitter } from 'node:events';
import type { StandInWindow } from './browser-window.ts';

/** The program's windows, by id, in the order in which they were made. */
export const openWindows = new Map<number, StandInWindow>();

interface WindowEvents {
  opened: [StandInWindow];
  focused: [StandInWindow];
  blurred: [StandInWindow];
  /** The program or the page kept a window that was to close. */
  kept: [];
  closed: [];
}

export const windowEvents = new EventEmitter<WindowEvents>();

let focused: StandInWindow | null = null;

export function focusedWindow(): StandInWindow | null {
  return focused;
}

export function giveFocus(window: StandInWindow | null): void {
  if (window === focused) return;
  const before = focused;
  focused = window;
  if (before && openWindows.has(before.id)) windowEvents.emit('blurred', before);
  if (window) windowEvents.emit('focused', window);
}

export function windowWith(id: number): StandInWindow {
  const window = openWindows.get(id);
  if (!window) throw new Error(`Window ${id} is gone.`);
  return window;
}
