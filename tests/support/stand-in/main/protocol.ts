import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CustomScheme, Net, Protocol } from 'electron';
import type { PageRequest, PageResponse } from '../messages.ts';
import { answerHost } from './host.ts';
import { onlyWhatIsThere } from './only-what-is-there.ts';
import { requireReady, state } from './state.ts';

type Handler = (request: Request) => Response | Promise<Response>;

const handlers = new Map<string, Handler>();
const privileged = new Map<string, CustomScheme>();

export const protocol = onlyWhatIsThere<Protocol>('protocol', {
  registerSchemesAsPrivileged: (schemes: CustomScheme[]) => {
    if (state.isReady) {
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    }
    for (const scheme of schemes) privileged.set(scheme.scheme, scheme);
  },
  handle: (scheme: string, handler: Handler) => {
    requireReady('protocol.handle');
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    // Pages of the stand-in have a standard, secure origin; a scheme that has none in Electron must not get one here.
    const privileges = privileged.get(scheme)?.privileges;
    if (!privileges?.standard || !privileges.secure) {
      throw new Error(`not in the stand-in: the scheme ${scheme} without standard and secure`);
    }
    handlers.set(scheme, handler);
  },
  unhandle: (scheme: string) => handlers.delete(scheme),
  isProtocolHandled: (scheme: string) => handlers.has(scheme),
});

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** Files and what the program serves itself: tests run offline. */
export const net = onlyWhatIsThere<Net>('net', {
  fetch: async (address: string | Request) => {
    const url = new URL(typeof address === 'string' ? address : address.url);
    const own = handlers.get(url.protocol.slice(0, -1));
    if (own) return own(new Request(url));
    if (url.protocol !== 'file:') throw new Error('net::ERR_INTERNET_DISCONNECTED');
    const path = fileURLToPath(url);
    const bytes = await readFile(path).catch(() => {
      throw new Error('net::ERR_FILE_NOT_FOUND');
    });
    const type = contentTypes[extname(path)] ?? 'application/octet-stream';
    return new Response(bytes, { headers: { 'content-type': type } });
  },
  isOnline: () => false,
});

/** `null`: nobody handles this scheme, or the handler threw. */
async function respond(asked: PageRequest): Promise<PageResponse | null> {
  const handler = handlers.get(new URL(asked.url).protocol.slice(0, -1));
  if (!handler) return null;
  const { url, method, headers, isFetch } = asked;
  const privileges = privileged.get(new URL(url).protocol.slice(0, -1))?.privileges;
  if (isFetch && !privileges?.supportFetchAPI) return null;
  const body = asked.body ? new Uint8Array(asked.body) : null;
  try {
    const response = await handler(new Request(url, { method, headers, body }));
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: new Uint8Array(await response.arrayBuffer()),
    };
  } catch (error) {
    console.error('A protocol handler failed:', error);
    return null;
  }
}

answerHost({ request: respond });
