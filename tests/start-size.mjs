// npm run start-size: what the window loads before its first picture, compressed, against the budget in start-size.json.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildStale, root } from '../cli/build.mjs';

await buildStale(['renderer']);
const page = join(root, 'out', 'renderer');
const html = readFileSync(join(page, 'index.html'), 'utf8');
const { mostBytes } = JSON.parse(readFileSync(new URL('start-size.json', import.meta.url), 'utf8'));

const files = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css))"/gu)].map(([, path]) => {
  const bytes = gzipSync(readFileSync(join(page, path))).length;
  return { path, bytes };
});
const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
for (const { path, bytes } of files) process.stdout.write(`${inKilobytes(bytes)}  ${path}\n`);
process.stdout.write(`${inKilobytes(total)}  of at most ${inKilobytes(mostBytes).trim()}\n`);

if (files.length === 0) fail('The built page names no script: what it loads cannot be measured.');
if (total > mostBytes) {
  fail(
    'The window loads more before its first picture than the budget in tests/start-size.json. What the first picture does ' +
      'not need belongs behind `loadLater` (renderer/ui/loading.ts) or an `import()`.',
  );
}

function inKilobytes(bytes) {
  return `${(bytes / 1_000).toFixed(1).padStart(7)} kB`;
}

function fail(why) {
  process.stderr.write(`${why}\n`);
  process.exitCode = 1;
}
