// npm run dev [-- FILE…] [-- --browser]: hot reload, in a window, or in the browser if there can be no window.
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './build.mjs';
import { findElectron, whyNoWindow } from './electron-runtime.mjs';
import { createStartupFile, readableFile } from './startup-file.mjs';

const words = process.argv.slice(2);
const from = process.env['INIT_CWD'] ?? process.cwd();
const files = words.filter((word) => !word.startsWith('-')).map((word) => resolve(from, word));
const electron = findElectron();
const reason = words.includes('--browser') ? 'as you asked' : (whyNoWindow() ?? whyNoRuntime());

if (reason === null) openWindow();
else await serveBrowserEdition(reason);

function whyNoRuntime() {
  return electron === null ? 'Electron is not here yet (npm start fetches it)' : null;
}

function openWindow() {
  const program = fileURLToPath(import.meta.resolve('electron-vite/package.json'));
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const isRoot = process.platform === 'linux' && process.getuid() === 0;
  const words = ['dev', '--watch', ...(isRoot ? ['--noSandbox'] : []), '--', ...files];
  const child = spawn(process.execPath, [join(program, '../bin/electron-vite.js'), ...words], {
    cwd: root,
    stdio: 'inherit',
    env: { ...env, ELECTRON_EXEC_PATH: electron },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => (process.exitCode = code ?? 0));
}

async function serveBrowserEdition(why) {
  process.stdout.write(`Browser edition, ${why}.\n`);
  const { loadConfigFromFile } = await import('electron-vite');
  const { createServer, mergeConfig } = await import('vite');
  const environment = { command: 'serve', mode: 'development' };
  const { config } = await loadConfigFromFile(environment, undefined, root);
  const startupFile = createStartupFile(readableFile(files));
  const ours = {
    configFile: false,
    server: { host: '127.0.0.1' },
    plugins: [
      {
        name: 'neuromatrix-startup-file',
        configureServer: (server) =>
          void server.middlewares.use((request, response, next) => {
            if (!startupFile.answer(request, response)) next();
          }),
      },
    ],
  };
  const server = await createServer(mergeConfig(config.renderer, ours));
  await server.listen();
  server.printUrls();
  if (startupFile.hash !== '')
    process.stdout.write(`With the file: ${server.resolvedUrls.local[0]}${startupFile.hash}\n`);
}
