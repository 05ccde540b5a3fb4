// Serves the browser edition to this machine only.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { root } from './build.mjs';

const securityHeaders = Object.entries(
  JSON.parse(readFileSync(join(root, 'shared', 'security-headers.json'), 'utf8')),
).map(([name, parts]) => [name, parts.join('; ')]);

/** Drafts and recent files of a page belong to its address, so the port stays the same if it is free. */
const usualPort = 47_813;

/**
 * `folder` holds the built page; `startupFile` is that of `startup-file.mjs`, `handOver` that of `running-server.mjs`. No
 * request can end the server.
 */
export function createBrowserServer(folder, startupFile, handOver) {
  // Reads the list of its files at the start and serves no other path.
  const pages = sirv(folder, { etag: true, extensions: ['html'] });
  return createServer((request, response) => {
    for (const [name, value] of securityHeaders) response.setHeader(name, value);
    response.setHeader('Cache-Control', 'no-cache');
    if (!isForThisMachine(request)) return refuse(response, 403);
    if (!['GET', 'HEAD'].includes(request.method)) return refuse(response, 405);
    try {
      if (startupFile.answer(request, response)) return;
      if (handOver?.answer(request, response)) return;
      pages(request, response, () => refuse(response, 404));
    } catch (error) {
      process.stderr.write(`A request for ${request.url} failed: ${error.message}\n`);
      if (response.headersSent) response.destroy();
      else refuse(response, 500);
    }
  });
}

/** Listens on the loopback address; answers the address of the page. Port 0 takes any that is free. */
export async function listen(server, port = usualPort) {
  try {
    return await listenOn(server, port);
  } catch (error) {
    if (error.code !== 'EADDRINUSE' || port === 0) throw error;
    return listenOn(server, 0);
  }
}

function listenOn(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve(`http://127.0.0.1:${server.address().port}/`);
    });
  });
}

/**
 * A foreign host name that leads here is an attack by another site (DNS rebinding), and so is a request from its page.
 */
function isForThisMachine(request) {
  const { port } = request.socket.address();
  const isNamedSo = [`127.0.0.1:${port}`, `localhost:${port}`].includes(request.headers.host);
  const site = request.headers['sec-fetch-site'];
  const isNavigation = request.headers['sec-fetch-mode'] === 'navigate';
  return (
    isNamedSo && (isNavigation || site === undefined || ['same-origin', 'none'].includes(site))
  );
}

function refuse(response, status) {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end();
}
