// Hands the file named on the command line to the browser edition's page, once.
import { isUtf8 } from 'node:buffer';
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';

/** Bytes; `limits.fileBytes` of the project schema. */
const mostFileBytes = 64 * 1024 * 1024;

/**
 * Answers `/startup-file?SECRET` with `{name, text}` (or `{name, base64}` for what is no text, such as an image that
 * carries a project) once, and everything else that asks for the file with nothing (204). Whoever can reach the port,
 * such as another person on this machine, gets it only with the secret, which stands in the address that is opened.
 *
 * `path` may be `null`. `answer` returns whether the request was for the file; `hash` belongs at the end of the page's
 * address, and never reaches a server. `add` takes another file, for another window, and returns its hash.
 */
export function createStartupFile(path) {
  const waiting = new Map();
  const add = (file) => {
    const secret = randomBytes(24).toString('base64url');
    waiting.set(secret, file);
    return `#file=${secret}`;
  };
  const answer = (request, response) => {
    const [pathname, given = ''] = request.url.split('?');
    if (pathname !== '/startup-file') return false;
    response.setHeader('Cache-Control', 'no-store');
    const secret = [...waiting.keys()].find((one) => isSame(given, one));
    const file = request.method === 'GET' ? waiting.get(secret) : undefined;
    const body = file === undefined ? null : contentOf(file);
    if (file !== undefined) waiting.delete(secret);
    if (body === null) response.writeHead(204).end();
    else response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' }).end(body);
    return true;
  };
  return { answer, add, hash: path === null ? '' : add(path) };
}

/** Takes as long for a wrong secret as for the right one. */
function isSame(given, secret) {
  return given.length === secret.length && timingSafeEqual(Buffer.from(given), Buffer.from(secret));
}

/** Null if the file has gone since the start, which the terminal says. */
function contentOf(path) {
  const problem = whyNotReadable(path);
  if (problem !== null) {
    process.stderr.write(`${problem}\n`);
    return null;
  }
  const bytes = readFileSync(path);
  const content = isUtf8(bytes) ? { text: bytes.toString() } : { base64: bytes.toString('base64') };
  return JSON.stringify({ name: basename(path), ...content });
}

/** The first of the files if the page can get it; otherwise prints why not and returns `null`. */
export function readableFile([file]) {
  if (file === undefined) return null;
  const problem = whyNotReadable(file);
  if (problem !== null) process.stderr.write(`${problem}\n`);
  return problem === null ? file : null;
}

/** Why the file cannot be handed over, in one line; `null` if it can. */
export function whyNotReadable(path) {
  try {
    const found = statSync(path);
    if (!found.isFile()) return `${path} is not a file.`;
    accessSync(path, constants.R_OK);
    return found.size > mostFileBytes ? `${path} is larger than a project can be (64 MB).` : null;
  } catch (error) {
    return `${path} cannot be read: ${error.message}`;
  }
}
