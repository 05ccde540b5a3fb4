import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rectangle } from 'electron';
import { app } from './app.ts';

/** Where windows with `windowStatePersistence` were, by their names; Electron keeps this in its user data as well. */
export function loadWindowState(name: string): Partial<Rectangle> {
  return name === '' ? {} : (readStates()[name] ?? {});
}

export function saveWindowState(name: string, bounds: Rectangle): void {
  if (name === '') return;
  writeFileSync(stateFile(), JSON.stringify({ ...readStates(), [name]: bounds }));
}

function readStates(): Record<string, Rectangle> {
  try {
    // Written by `saveWindowState`.
    return JSON.parse(readFileSync(stateFile(), 'utf8')) as Record<string, Rectangle>;
  } catch {
    return {};
  }
}

function stateFile(): string {
  return join(app.getPath('userData'), 'StandInWindows.json');
}
