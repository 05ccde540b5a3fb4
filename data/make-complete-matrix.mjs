// Draws the template "The complete support matrix" from the library: node data/make-complete-matrix.mjs
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const path = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));
const { module } = await runnerImport(path('complete-matrix/make.ts'), {
  configFile: false,
  logLevel: 'error',
});
writeFileSync(path('templates/complete-support-matrix.neuromatrix'), module.makeCompleteMatrix());
