// npm run build:browser: the browser edition as a folder for any web server and any path on it, in out/browser. It can
// be installed from there and starts without a network after the first visit.
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { buildStale, root } from './build.mjs';

const output = join(root, 'out/browser');

async function buildBrowserEdition() {
  await buildStale(['renderer']);
  rmSync(output, { recursive: true, force: true });
  cpSync(join(root, 'out/renderer'), output, { recursive: true });
  for (const icon of ['icon.png', 'icon.svg'])
    cpSync(join(root, 'build', icon), join(output, icon));
  writeFileSync(join(output, 'manifest.webmanifest'), JSON.stringify(await webManifest(), null, 2));
  linkManifest();
  // What follows is for servers and browsers, and no part of the page.
  const files = filesIn(output);
  await buildServiceWorker({ version: hashOf(files), files });
  writeHeaderFiles();
  return files;
}

function linkManifest() {
  const page = join(output, 'index.html');
  const links = [
    '<link rel="manifest" href="./manifest.webmanifest" />',
    '<link rel="apple-touch-icon" href="./icon.png" />',
    '<meta name="theme-color" content="#4338ca" />',
  ];
  const html = readFileSync(page, 'utf8');
  writeFileSync(page, html.replace('</head>', `  ${links.join('\n    ')}\n  </head>`));
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => path.slice(folder.length + 1).replaceAll('\\', '/'))
    .toSorted();
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(readFileSync(join(output, file)));
  return hash.digest('hex').slice(0, 16);
}

/** The manifest names the formats that the program opens, which our TypeScript knows. */
async function webManifest() {
  const aside = mkdtempSync(join(output, '.build-'));
  try {
    const input = join(root, 'renderer/offline/web-manifest.ts');
    const rolldownOptions = { input, output: { entryFileNames: 'web-manifest.mjs' } };
    await buildQuietly({ outDir: aside, ssr: true, rolldownOptions });
    const module = await import(pathToFileURL(join(aside, 'web-manifest.mjs')).href);
    return module.webManifest();
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

async function buildServiceWorker(builtPages) {
  const input = join(root, 'renderer/offline/service-worker.ts');
  const rolldownOptions = { input, output: { entryFileNames: 'service-worker.js' } };
  const define = { builtPages: JSON.stringify(builtPages) };
  await buildQuietly(
    { outDir: output, emptyOutDir: false, target: 'es2023', rolldownOptions },
    define,
  );
}

function buildQuietly(options, define = {}) {
  const common = { configFile: false, root, logLevel: 'error', publicDir: false, define };
  return build({ ...common, build: { copyPublicDir: false, ...options } });
}

/** The page's policy stands in the page too; some of it only a server can say. */
function writeHeaderFiles() {
  const parts = JSON.parse(readFileSync(join(root, 'shared/security-headers.json'), 'utf8'));
  const headers = Object.entries(parts).map(([name, values]) => [name, values.join('; ')]);
  const lines = (line) => `${headers.map(([name, value]) => line(name, value)).join('\n')}\n`;
  // Netlify, Cloudflare Pages and others read this one.
  writeFileSync(join(output, '_headers'), `/*\n${lines((name, value) => `  ${name}: ${value}`)}`);
  const apache = lines((name, value) => `  Header always set ${name} "${value}"`);
  writeFileSync(
    join(output, '.htaccess'),
    `AddType application/manifest+json .webmanifest\n<IfModule mod_headers.c>\n${apache}</IfModule>\n`,
  );
  const nginx = lines((name, value) => `add_header ${name} "${value}" always;`);
  writeFileSync(join(output, 'nginx-headers.conf'), nginx);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const files = await buildBrowserEdition();
    process.stdout.write(`The browser edition is in ${output}: ${files.length} files.\n`);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
