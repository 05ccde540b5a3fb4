// Lets the browser edition start without a network. It keeps every file of its version, fetched once when it is
// installed, and answers with nothing else. A new version waits until no page of the old one is open, so that no page
// ever gets parts of two versions.

/** Put here when the browser edition is built: a hash over all files, and their addresses relative to this script. */
declare const builtPages: { readonly version: string; readonly files: readonly string[] };

/** The DOM's types know only windows. */
interface ServiceWorkerScope {
  readonly registration: { readonly scope: string };
  addEventListener(type: 'install' | 'activate', listener: (event: LastingEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: AskedEvent) => void): void;
}

interface LastingEvent {
  waitUntil(work: Promise<unknown>): void;
}

interface AskedEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const scope = self as unknown as ServiceWorkerScope; // this script runs as nothing else
const home = scope.registration.scope;
const prefix = `neuromatrix ${home} `;
const current = `${prefix}${builtPages.version}`;
const addresses = new Set(builtPages.files.map((file) => new URL(file, home).href));
/** Holds the file that another program has shared, until the page takes it. */
const sharedFiles = `shared ${home}`;
const sharedFile = new URL('startup-file', home).href;

scope.addEventListener('install', (event) => event.waitUntil(keepPages()));
scope.addEventListener('activate', (event) => event.waitUntil(forgetOldVersions()));
scope.addEventListener('fetch', (event) => {
  const answer = answerTo(event.request);
  if (answer !== null) event.respondWith(answer);
});

/** All of them or none: with one missing the version is not installed. */
async function keepPages(): Promise<void> {
  const cache = await caches.open(current);
  await cache.addAll([...addresses].map((address) => new Request(address, { cache: 'reload' })));
}

async function forgetOldVersions(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(prefix) && name !== current);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** `null`: not a file of ours, so the browser asks the server. */
function answerTo(request: Request): Promise<Response> | null {
  const address = new URL(request.url);
  address.search = '';
  address.hash = '';
  if (request.method === 'POST' && address.href === new URL('share-target', home).href)
    return takeShared(request);
  if (request.method !== 'GET') return null;
  if (address.href === sharedFile && request.url.endsWith('?shared')) return giveShared();
  const wanted = address.href === home ? new URL('index.html', home).href : address.href;
  return addresses.has(wanted) ? kept(wanted) : null;
}

async function kept(address: string): Promise<Response> {
  const found = await caches.match(address, { cacheName: current });
  return found ?? fetch(address);
}

/** Keeps the file and shows the page, which fetches it as it fetches any file that it is started with. */
async function takeShared(request: Request): Promise<Response> {
  const form = await request.formData();
  const file = form.get('file');
  if (file instanceof File) {
    const cache = await caches.open(sharedFiles);
    const given = JSON.stringify({ name: file.name, base64: await base64Of(file) });
    await cache.put(sharedFile, new Response(given));
  }
  return Response.redirect(file instanceof File ? `${home}#file=shared` : home, 303);
}

async function giveShared(): Promise<Response> {
  const cache = await caches.open(sharedFiles);
  const found = await cache.match(sharedFile);
  await cache.delete(sharedFile);
  return found ?? new Response(null, { status: 204 });
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  // A function takes no more arguments at once.
  for (let at = 0; at < bytes.length; at += 0x80_00)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x80_00));
  return btoa(text);
}
