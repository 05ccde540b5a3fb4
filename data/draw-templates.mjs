// Draws templates from the library, those named or all: node data/draw-templates.mjs [NAME…]
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const path = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));
const { module } = await runnerImport(path('complete-matrix/make.ts'), {
  configFile: false,
  logLevel: 'error',
});
const named = process.argv.slice(2);
for (const name of named.length > 0 ? named : module.drawnTemplates)
  writeFileSync(path(`templates/${name}.neuromatrix`), module.drawTemplate(name));
