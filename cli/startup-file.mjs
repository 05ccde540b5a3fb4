// Hands the file named on the command line to the browser edition's page, once.
import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';

/** Bytes; `limits.fileBytes` of the project schema. */
const mostFileBytes = 64 * 1024 * 1024;

/**
 * Answers `/startup-file` with `{name, text}` (or `{name, base64}` for what is no text, such as an image that carries
 * a project) for the first who asks and with nothing (204) ever after. Returns whether the request was for it.
 * `path` may be `null`.
 */
export function createStartupFile(path) {
  let waiting = path;
  return (request, response) => {
    if (new URL(request.url, 'http://127.0.0.1').pathname !== '/startup-file') return false;
    response.setHeader('Cache-Control', 'no-store');
    const file = request.method === 'GET' ? waiting : null;
    if (file === null) {
      response.writeHead(204).end();
      return true;
    }
    waiting = null;
    const bytes = readFileSync(file);
    const content = isUtf8(bytes)
      ? { text: bytes.toString() }
      : { base64: bytes.toString('base64') };
    const body = JSON.stringify({ name: basename(file), ...content });
    response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' }).end(body);
    return true;
  };
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
    return found.size > mostFileBytes ? `${path} is larger than a project can be (64 MB).` : null;
  } catch (error) {
    return `${path} cannot be read: ${error.message}`;
  }
}
