import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const root = import.meta.dirname;

/** Hot reload puts scripts and styles into the page, which the page's policy forbids: rightly, but not here. */
const withoutPolicy: Plugin = {
  name: 'neuromatrix-without-policy',
  apply: 'serve',
  transformIndexHtml: (html) =>
    html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/u, ''),
};

/** What the window fetches as soon as it starts, beside the first picture, in one file instead of eighty small ones. */
const besideStart = [
  'renderer/canvas/Canvas.tsx',
  'renderer/editor/editing.ts',
  'renderer/files/drawing-ahead.ts',
  'renderer/find/FindBar.tsx',
  'renderer/inspector/ProjectSummary.tsx',
  'renderer/library/LibraryPanel.tsx',
  'renderer/start/StartScreen.tsx',
  'shared/project/own-file.ts',
].map((path) => resolve(root, path));

/**
 * Libraries are bundled into the main process too, so that a package ships no `node_modules`. With the package being
 * `"type": "module"` the preload script needs its `.cjs` name: a sandbox loads nothing else.
 */
const parts: Required<UserConfig> = {
  main: {
    // Its form for Node makes a `require` of its own, which the program has already.
    resolve: { alias: { fflate: 'fflate/browser' } },
    build: {
      outDir: 'out/main',
      license: { fileName: 'licences.md' },
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          main: resolve(root, 'electron/main.ts'),
          'format-thread': resolve(root, 'electron/format-thread.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: resolve(root, 'electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'renderer'),
    base: './',
    plugins: [react(), withoutPolicy],
    // Modules, so that a worker fetches only what its image needs.
    worker: { format: 'es' },
    build: {
      outDir: resolve(root, 'out/renderer'),
      license: { fileName: 'licences.md' },
      // The same page is the browser edition, so it is built for every current browser, and small.
      target: 'es2023',
      minify: true,
      // Fonts and pictures as files: the page's policy and its cache know those.
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: resolve(root, 'renderer/index.html'),
        // All that the first picture needs in one file: what it shares with later parts would else be forty small ones.
        output: {
          codeSplitting: {
            groups: [
              { name: 'start', tags: ['$initial'] },
              { name: 'beside', test: (id) => besideStart.includes(resolve(id)) },
            ],
          },
        },
      },
    },
  },
};

/** `NEUROMATRIX_PARTS` names the parts to build, such as `main,preload`; all of them if it is not set. */
export default defineConfig(() => {
  const wanted = process.env['NEUROMATRIX_PARTS']?.split(',');
  const isWanted = ([name]: [string, unknown]) => wanted?.includes(name) ?? true;
  return Object.fromEntries(Object.entries(parts).filter(isWanted));
});
