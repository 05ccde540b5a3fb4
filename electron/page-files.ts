import { extname, isAbsolute, relative, resolve } from 'node:path';
import securityHeaders from '../shared/security-headers.json' with { type: 'json' };

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.neuromatrix': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.webmanifest': 'application/manifest+json',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/**
 * The file inside `folder` that a request for `url` means, or `null` if the URL is not of our page or would lead
 * outside the folder.
 */
export function pageFileOf(folder: string, url: string, origin: string): string | null {
  if (!isOwnPage(url, origin)) return null;
  const path = decodedPath(url);
  if (path === null || path.includes('\0') || path.includes('\\')) return null;
  const file = resolve(folder, `.${path.endsWith('/') ? `${path}index.html` : path}`);
  const inside = relative(folder, file);
  return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? null : file;
}

/** Is this the address of a page of ours? `origin` is scheme and host, such as `app://neuromatrix`. */
export function isOwnPage(url: string, origin: string): boolean {
  const page = parsedUrl(url);
  const own = parsedUrl(origin);
  return page !== null && own !== null && page.protocol === own.protocol && page.host === own.host;
}

/** The headers of every answer: the kind of file, and what its page may do. */
export function pageHeaders(file: string): Record<string, string> {
  const headers: Record<string, string> = {
    'Content-Type': mediaTypes[extname(file).toLowerCase()] ?? 'application/octet-stream',
  };
  for (const [name, parts] of Object.entries(securityHeaders)) headers[name] = parts.join('; ');
  return headers;
}

function parsedUrl(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null;
}

function decodedPath(url: string): string | null {
  try {
    return decodeURIComponent(new URL(url).pathname);
  } catch {
    return null;
  }
}
