import type { CDPSession, Page } from 'playwright-core';
import type { StandInCode } from './bundle.ts';
import type { ToPage } from './messages.ts';

/** A window of the program, as a page of Chromium. */
export interface WindowPage {
  readonly id: number;
  readonly page: Page;
  readonly session: CDPSession;
  readonly receive: string;
  /** The isolated world of the document shown; none before the first. */
  world: number | null;
  /** Set while the program itself loads an address, which needs no leave. */
  loading: boolean;
}

/** Before the first document, and between two, there is no one to hear; Electron drops such messages as well. */
export async function post(window: WindowPage, message: ToPage): Promise<void> {
  if (window.world === null) return;
  const call = `globalThis[${JSON.stringify(window.receive)}](${JSON.stringify(message)})`;
  await window.session
    .send('Runtime.evaluate', { contextId: window.world, expression: call })
    .catch((error: unknown) => {
      const isGone = /context|closed|detached/iu.test(String(error));
      if (!isGone) throw error;
    });
}

/** What every document of the page finds: `window` as Electron gives it, and the preload script in a world of its own. */
export async function addScripts(
  session: CDPSession,
  code: StandInCode,
  names: { secret: string; wire: string; receive: string },
  preload: string,
): Promise<void> {
  await session.send('Page.addScriptToEvaluateOnNewDocument', {
    source: `{ ${code.pageWorld}\npageWorld.startPageWorld(${JSON.stringify(names.secret)}); }`,
  });
  await session.send('Page.addScriptToEvaluateOnNewDocument', {
    worldName: names.secret,
    source: `{ ${code.preloadWorld}
preloadWorld.startPreloadWorld(${JSON.stringify(names)}, function (require, module, exports, process, Buffer, global) {
${preload}
}); }`,
  });
}
