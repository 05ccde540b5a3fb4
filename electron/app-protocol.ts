import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { toFileError } from '../shared/session/file-errors.ts';
import { pageFileOf, pageHeaders } from './page-files.ts';

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
