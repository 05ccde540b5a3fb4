// npm start [-- FILE…] [-- --browser] [-- --no-open]: opens the program in a window, or the browser edition where that
// cannot be; with --no-open the browser edition's address is only printed.
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { createBrowserServer, listen } from './browser-server.mjs';
import { buildStale, root } from './build.mjs';
import { findElectron, firstReason, installElectron, whyNoWindow } from './electron-runtime.mjs';
import { openInBrowser, profileFolder } from './open-browser.mjs';
import { createHandOver, handOver } from './running-server.mjs';
import { sandboxSwitch } from './sandbox-switch.mjs';
import { createStartupFile, readableFile } from './startup-file.mjs';

/** Milliseconds. An Electron that fails sooner counts as not started. */
const startLimit = 15_000;

const words = process.argv.slice(2);
// npm runs scripts in the package's folder; a person names files from where they are.
const from = process.env['INIT_CWD'] ?? process.cwd();
const files = words.filter((word) => !word.startsWith('-')).map((word) => resolve(from, word));
/** Where a running browser edition says how a second start finds it. */
const note = join(profileFolder(process.env), 'running.json');
const port = words.find((word) => word.startsWith('--port='))?.slice('--port='.length);

const starting = words.includes('--browser') ? serveBrowserEdition() : openWindow();
await starting.catch((error) => {
  process.stderr.write(`Neuromatrix cannot start: ${firstReason(error.message)}\n`);
  process.exitCode = 1;
});

async function openWindow() {
  const noWindow = whyNoWindow();
  if (noWindow !== null) return openBrowserInstead(noWindow);
  await buildStale();
  try {
    const electron = findElectron() ?? (await installElectron());
    process.exitCode = await runElectron(electron);
  } catch (error) {
    await openBrowserInstead(error.message);
  }
}

async function openBrowserInstead(reason) {
  process.stdout.write(`The desktop window cannot open: ${reason}.\n`);
  await serveBrowserEdition();
}

/** Resolves with Electron's exit code when the program ends; rejects if it does not even start. */
function runElectron(electron) {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const child = spawn(electron, [...sandboxSwitch(), root, ...files], {
    stdio: ['inherit', 'inherit', 'pipe'],
    env,
  });
  const started = Date.now();
  // Kept back until it has started: if it does not start, one line says why.
  let errors = '';
  let isHeld = true;
  child.stderr.on('data', (chunk) => {
    if (!isHeld) process.stderr.write(chunk);
    else if (errors.length < 10_000) errors += chunk;
  });
  const release = () => {
    if (isHeld) process.stderr.write(errors);
    isHeld = false;
  };
  const holding = setTimeout(release, startLimit);
  const passOn = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, passOn);
  return new Promise((end, reject) => {
    child.on('error', (error) => reject(new Error(`Electron does not start: ${error.message}`)));
    child.on('close', (code, signal) => {
      for (const each of ['SIGINT', 'SIGTERM']) process.off(each, passOn);
      clearTimeout(holding);
      const wasStopped = ['SIGINT', 'SIGTERM'].includes(signal);
      const failed = code !== 0 && !wasStopped && Date.now() - started < startLimit;
      if (failed) return reject(new Error(`Electron does not start: ${firstReason(errors)}`));
      release();
      end(code ?? (wasStopped ? 0 : 1));
    });
  });
}

async function serveBrowserEdition() {
  const file = readableFile(files);
  const running = await findRunning(file);
  if (running !== null) return showRunning(running);
  await buildStale(['renderer']);
  const startupFile = createStartupFile(file);
  const receiver = createHandOver(startupFile);
  const server = createBrowserServer(join(root, 'out', 'renderer'), startupFile, receiver);
  const page = await listen(server, port === undefined ? undefined : Number(port));
  // Another start may have been quicker while this one built.
  const quicker = await findRunning(file);
  if (quicker !== null) {
    stop(server);
    return showRunning(quicker);
  }
  if (port === undefined) receiver.leaveNote(note, page);
  server.on('close', () => receiver.removeNote(note));
  const address = page + startupFile.hash;
  process.stdout.write(`The browser edition is at ${address} (Ctrl+C ends it).\n`);
  let opened = null;
  const end = () => {
    stop(server);
    if (opened?.type === 'window') opened.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, end);
  if (words.includes('--no-open')) return;
  opened = await openInBrowser(address);
  if (opened === null) process.stdout.write('Open that address in a browser.\n');
  if (opened?.type !== 'window') return;
  if (!server.listening) {
    opened.close();
    return;
  }
  process.stdout.write('Its window is open; closing the window ends the program.\n');
  await opened.closed;
  stop(server);
}

/** The address of the browser edition that runs already; who asks for a port wants one of his own. */
function findRunning(file) {
  return port === undefined ? handOver(note, file) : null;
}

/** Opens a window of the program that runs already, and leaves it to that. */
async function showRunning(address) {
  process.stdout.write(`The browser edition runs already, at ${address}.\n`);
  if (words.includes('--no-open')) return;
  const opened = await openInBrowser(address);
  if (opened === null) process.stdout.write('Open that address in a browser.\n');
  if (opened?.type === 'window') opened.leave();
}

function stop(server) {
  server.close();
  server.closeAllConnections();
}
