import type { BrowserContext, Page } from 'playwright-core';
import { isOwn, toOwn, toShownHeader } from './addresses.ts';
import type { Link } from './link.ts';
import type { MainCalls } from './messages.ts';
import type { WindowPage } from './window-page.ts';

/** A request of a page, to be answered. */
export type Route = Parameters<Parameters<BrowserContext['route']>[1]>[0];

/** Playwright knows no frame yet while a page that it did not make loads its first document. */
export function isPopup(route: Route): boolean {
  return route.request().isNavigationRequest() && isGone(route);
}

/** Playwright's own words, sometimes a moment before the page says so itself. */
export function saysClosed(error: unknown): boolean {
  return error instanceof Error && error.message.includes('has been closed');
}

/** The window that asked was closed before it had its answer. */
export function isGone(route: Route): boolean {
  try {
    return route.request().frame().page().isClosed();
  } catch {
    return true;
  }
}

/** Our addresses are answered by the program, after it had its say where a page wants to go elsewhere. */
export async function answerRoute(
  route: Route,
  main: Link<MainCalls>,
  find: (page: Page) => Promise<WindowPage | null>,
): Promise<void> {
  const request = route.request();
  const url = toOwn(request.url());
  if (request.isNavigationRequest()) {
    const frame = request.frame();
    const window = await find(frame.page());
    const isMainFrame = frame === frame.page().mainFrame();
    if (window && !(window.loading && isMainFrame)) {
      const allowed = await main.call('mayNavigate', { id: window.id, url, isMainFrame });
      if (!allowed) return route.abort('aborted');
    }
  }
  if (!isOwn(request.url())) return route.abort('internetdisconnected');
  const response = await main
    .call('request', {
      url,
      method: request.method(),
      isFetch: ['fetch', 'xhr'].includes(request.resourceType()),
      headers: await request.allHeaders(),
      body: request.postDataBuffer(),
    })
    .catch(() => null);
  // Electron's windows go with the program and see none of their requests fail: nor do these, which are about to be closed.
  if (!response) return main.isCut() ? undefined : route.abort('failed');
  return route.fulfill({
    status: response.status,
    headers: mapValues(response.headers, toShownHeader),
    body: Buffer.from(response.body),
  });
}

function mapValues(record: Record<string, string>, change: (value: string) => string) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
