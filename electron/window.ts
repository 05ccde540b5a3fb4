import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { BrowserWindow, nativeTheme, screen, type BrowserWindowConstructorOptions } from 'electron';
import iconPath from '../build/icon.png?asset';
import { boundsBeside, firstBounds, inside, leastSize } from './window-bounds.ts';

/** Makes a window; `front` is the one to stand beside. */
export type MakeWindow = (front: BrowserWindow | null) => BrowserWindow;

/**
 * Windows show themselves when they have something to show. Electron keeps size and place of each under a name: the
 * first free one of `document-1`, `document-2`, …, so that the first window opens where the first one was.
 */
export function createWindowMaker(pageUrl: string): MakeWindow {
  const taken = new Set<string>();
  nativeTheme.on('updated', () => {
    for (const window of BrowserWindow.getAllWindows()) window.setBackgroundColor(background());
  });
  return (front) => {
    const name = freeName(taken);
    taken.add(name);
    const window = new BrowserWindow({ ...boundsFor(front), ...windowOptions(name) });
    window.once('closed', () => taken.delete(name));
    window.once('ready-to-show', () => window.show());
    // The screen may be another one than when the window was last open.
    window.once('persisted-state-restored', () => keepOnScreen(window));
    // The frame names the document; the page's own title would only repeat it.
    window.on('page-title-updated', (event) => event.preventDefault());
    void load(window, pageUrl);
    return window;
  };
}

function windowOptions(name: string): BrowserWindowConstructorOptions {
  return {
    name,
    windowStatePersistence: true,
    show: false,
    title: 'Neuromatrix',
    backgroundColor: background(),
    // For the frame that a Linux desktop draws; the other systems follow the program's theme by themselves.
    darkTheme: nativeTheme.shouldUseDarkColors,
    // The other systems take it from the package.
    ...(process.platform === 'linux' ? { icon: iconPath } : {}),
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      // macOS has dictionaries of its own; elsewhere they would come over the network.
      spellcheck: process.platform === 'darwin',
      // The second start already finds the page compiled, and not only one of several starts in three days.
      v8CacheOptions: 'bypassHeatCheck',
    },
  };
}

/** The colour before the page has drawn itself, and at its edge while the window grows. */
function background(): string {
  return nativeTheme.shouldUseDarkColors ? '#11131a' : '#ffffff';
}

function freeName(taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`document-${number}`)) number += 1;
  return `document-${number}`;
}

function boundsFor(front: BrowserWindow | null): BrowserWindowConstructorOptions {
  if (front === null || front.isMaximized() || front.isFullScreen()) {
    const { workArea } =
      front === null ? screen.getPrimaryDisplay() : screen.getDisplayMatching(front.getBounds());
    return { ...firstBounds(workArea), ...leastSize(workArea) };
  }
  const bounds = front.getBounds();
  const { workArea } = screen.getDisplayMatching(bounds);
  return { ...boundsBeside(bounds, workArea), ...leastSize(workArea) };
}

function keepOnScreen(window: BrowserWindow): void {
  if (window.isDestroyed() || window.isMaximized() || window.isFullScreen()) return;
  const bounds = window.getBounds();
  window.setBounds(inside(bounds, screen.getDisplayMatching(bounds).workArea));
}

/** Milliseconds. */
const closingTime = 1_000;

async function load(window: BrowserWindow, pageUrl: string): Promise<void> {
  try {
    await window.loadURL(pageUrl);
  } catch {
    // Closed before it was ready: nothing to do. Electron may tell of the page first and of the window a moment later.
    await setTimeout(closingTime);
    // Seldom, on a busy system, the first load fails with ERR_UNEXPECTED; a second failure is told.
    if (!window.isDestroyed()) await window.loadURL(pageUrl);
  }
}
