import { join } from 'node:path';
import { BrowserWindow, nativeTheme, type BrowserWindowConstructorOptions } from 'electron';
import iconPath from '../build/icon.png?asset';

/** Pixels by which a new window stands off the one in front, so that both are seen. */
const windowOffset = 28;

/** Makes a window; `front` is the one to stand beside. */
export type MakeWindow = (front: BrowserWindow | null) => BrowserWindow;

/**
 * Windows show themselves when they have something to show. Electron keeps size and place of each under a name: the
 * first free one of `document-1`, `document-2`, …, so that the first window opens where the first one was.
 */
export function createWindowMaker(pageUrl: string): MakeWindow {
  const taken = new Set<string>();
  return (front) => {
    const name = freeName(taken);
    taken.add(name);
    const window = new BrowserWindow({ ...boundsBeside(front), ...windowOptions(name) });
    window.once('closed', () => taken.delete(name));
    window.once('ready-to-show', () => window.show());
    // The frame says which document it is; the page's own title would only repeat it.
    window.on('page-title-updated', (event) => event.preventDefault());
    void load(window, pageUrl);
    return window;
  };
}

function windowOptions(name: string): BrowserWindowConstructorOptions {
  return {
    name,
    windowStatePersistence: true,
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: 'Neuromatrix',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#11131a' : '#ffffff',
    // The other systems take it from the package.
    ...(process.platform === 'linux' ? { icon: iconPath } : {}),
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      // Its dictionaries would come over the network.
      spellcheck: false,
    },
  };
}

function freeName(taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`document-${number}`)) number += 1;
  return `document-${number}`;
}

function boundsBeside(front: BrowserWindow | null): BrowserWindowConstructorOptions {
  if (front === null || front.isMaximized() || front.isFullScreen()) {
    return { width: 1440, height: 900 };
  }
  const { x, y, width, height } = front.getBounds();
  return { x: x + windowOffset, y: y + windowOffset, width, height };
}

async function load(window: BrowserWindow, pageUrl: string): Promise<void> {
  try {
    await window.loadURL(pageUrl);
  } catch (error) {
    // Closed before it was there: nobody misses it.
    if (!window.isDestroyed()) throw error;
  }
}
