// Takes what the library says over into templates, and keeps their layout: node data/refresh-templates.mjs FILE…
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const { module } = await runnerImport(
  fileURLToPath(new URL('refresh/refresh.ts', import.meta.url)),
  {
    configFile: false,
    logLevel: 'error',
  },
);
for (const file of process.argv.slice(2))
  writeFileSync(file, module.refresh(readFileSync(file, 'utf8')));
