import { createWorldBridge } from './world-bridge.ts';

/** Runs in the page's own world before any script of the page. */
export function startPageWorld(secret: string): void {
  createWorldBridge(secret, 'page', (key, api) => {
    if (key in window) {
      throw new Error('Cannot bind an API on top of an existing property on the window object');
    }
    Object.defineProperty(window, key, { value: deepFreeze(api), enumerable: true });
  });
  // A window that the program refuses is never made; Chromium alone would show it for a moment.
  window.open = (url = 'about:blank') => {
    const detail = new URL(String(url), document.baseURI).href;
    window.dispatchEvent(new CustomEvent(`${secret}:window-open`, { detail }));
    return null;
  };
}

function deepFreeze(value: unknown): unknown {
  if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}
