import { readFile } from 'node:fs/promises';
import { protocol, app, session } from 'electron';
import { toFileError } from '../shared/session/file-store.ts';
import { pageFileOf, pageHeaders, isOwnPage } from './page-files.ts';

const scheme = 'app';
export const appOrigin = `${scheme}://neuromatrix`;

/** Must run before the app is ready: makes `app://` a secure origin of its own, as `https://` would be. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the window's files from `folder`, and nothing else. */
export function serveAppPages(folder: string): void {
  protocol.handle(scheme, async (request) => {
    if (request.method !== 'GET') return refuse(405);
    const file = pageFileOf(folder, request.url, appOrigin);
    return file === null ? refuse(404) : answerWith(file);
  });
}

async function answerWith(file: string): Promise<Response> {
  try {
    return new Response(await readFile(file), { headers: pageHeaders(file) });
  } catch (error) {
    if (['missing', 'is-a-folder'].includes(toFileError(error).kind)) return refuse(404);
    throw error;
  }
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: pageHeaders('.txt') });
}

/**
 * No page of ours goes elsewhere, opens a window or uses a device, so whatever it contains stays in it. A page of the
 * development server may be loaded again, for hot reload.
 */
export function lockDownPages(developmentServer: string | null): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-frame-navigate', (event) => {
      const isReload = developmentServer !== null && isOwnPage(event.url, developmentServer);
      if (!isReload) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** Can run only when the app is ready. The clipboard is read and written by the main process. */
export function denyPermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) =>
    answer(false),
  );
  session.defaultSession.setPermissionCheckHandler(() => false);
  session.defaultSession.setDevicePermissionHandler(() => false);
  session.defaultSession.on('will-download', (event) => event.preventDefault());
}
