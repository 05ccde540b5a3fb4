// Finds the browser edition that runs already, so that a second start shows a window of it: drafts and recent files
// belong to one address.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Milliseconds. A server on this machine answers at once. */
const askLimit = 2_000;

/**
 * Leaves a note that only this person can read, and answers those who have read it: `/hand-over?NONCE&PROOF&FILE` takes a
 * file for a new window and gives the hash for its address. Both sides prove that they know the note's key.
 */
export function createHandOver(startupFile) {
  const key = randomBytes(32).toString('base64url');
  const answer = (request, response) => {
    const [pathname, query = ''] = request.url.split('?');
    if (pathname !== '/hand-over') return false;
    const asked = new URLSearchParams(query);
    const [nonce, file, proof] = ['nonce', 'file', 'proof'].map((name) => asked.get(name) ?? '');
    response.setHeader('Cache-Control', 'no-store');
    if (!isSame(proof, sign(key, ['asks', nonce, file]))) {
      response.writeHead(204).end();
      return true;
    }
    const hash = file === '' ? '' : startupFile.add(file);
    const told = { hash, proof: sign(key, ['answers', nonce, hash]) };
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(told));
    return true;
  };
  const leaveNote = (path, address) => {
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      rmSync(path, { force: true });
      writeFileSync(path, JSON.stringify({ address, key }), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      process.stderr.write(`A second start will not find this one: ${error.message}\n`);
    }
  };
  const removeNote = (path) => {
    if (readNote(path)?.key === key) rmSync(path, { force: true });
  };
  return { answer, leaveNote, removeNote };
}

/** The address at which the running browser edition shows the file (`null`: none); `null` if none runs. */
export async function handOver(path, file) {
  const note = readNote(path);
  // Only a server that has proved itself is told the name of a file.
  if (note === null || (await ask(note, '')) === null) return null;
  const hash = file === null ? '' : await ask(note, file);
  return hash === null ? null : note.address + hash;
}

async function ask({ address, key }, file) {
  const nonce = randomBytes(16).toString('base64url');
  const query = new URLSearchParams({ nonce, file, proof: sign(key, ['asks', nonce, file]) });
  try {
    const signal = AbortSignal.timeout(askLimit);
    const reply = await fetch(`${address}hand-over?${query}`, { signal });
    const { hash, proof } = await reply.json();
    return isSame(String(proof), sign(key, ['answers', nonce, hash])) ? hash : null;
  } catch {
    // Nobody answers, or somebody else: the note is from a start that was killed.
    return null;
  }
}

function readNote(path) {
  try {
    const { address, key } = JSON.parse(readFileSync(path, 'utf8'));
    const isOurs = /^http:\/\/127\.0\.0\.1:\d+\/$/u.test(address) && typeof key === 'string';
    return isOurs ? { address, key } : null;
  } catch {
    // There is none, or only a part of one.
    return null;
  }
}

function sign(key, words) {
  return createHmac('sha256', key).update(JSON.stringify(words)).digest('base64url');
}

function isSame(given, wanted) {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}
