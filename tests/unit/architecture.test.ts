import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { importsOf, wordsOf } from '../support/source-text.ts';

const here = 'tests/unit/architecture.test.ts';
const root = fileURLToPath(new URL('../..', import.meta.url));
const parts = ['shared', 'electron', 'renderer', 'cli'] as const;

/**
 * The floors of the house, lowest first: a folder imports what is on lower floors, never what is above it.
 * Neighbours on one floor may use each other, as long as no circle comes of it. A new folder needs a floor here.
 */
const floors = {
  shared: [
    'result.ts',
    'words',
    'bytes text patched-map.ts',
    'project',
    'worker',
    'scene',
    'graph',
    'edit layout references merge',
    'library kinetics',
    'lab matrix check suggest whatif find',
    'formats paint',
    'open report',
    'session',
    'settings.ts shortcuts.ts commands.ts',
    'host.ts',
    'messages.ts',
  ],
  renderer: [
    'workers offline',
    'host editor',
    'ui',
    'canvas',
    // The features: one folder for each thing that a person does.
    'about arrange compare evidence export files find guide history inspector lab library matrix models ' +
      'layers outline palette preferences problems references report scenario start suggest templates',
    'frame',
    'App.tsx App.module.css actions.ts create-workbench.ts main.tsx',
  ],
} as const;

interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** Packages by name, our own files by their path from the root. */
  readonly imports: readonly string[];
}

function sourcesIn(folder: string): SourceFile[] {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(?:m?[jt]s|tsx)$/u.test(entry.name))
    .map((entry) => readSource(join(entry.parentPath, entry.name)));
}

function readSource(file: string): SourceFile {
  const text = readFileSync(file, 'utf8');
  const imports = importsOf(text).map((name) =>
    name.startsWith('.') ? slashes(relative(root, normalize(join(dirname(file), name)))) : name,
  );
  return { path: slashes(relative(root, file)), text, imports };
}

function slashes(path: string): string {
  return path.replaceAll('\\', '/');
}

/** `file: what it imports`, for every import in `folder` that breaks the rule. */
function importsBreaking(folder: string, isBroken: (name: string, file: string) => boolean) {
  return sourcesIn(folder).flatMap(({ path, imports }) =>
    imports.filter((name) => isBroken(name, path)).map((name) => `${path}: ${name}`),
  );
}

function isIn(folder: string, path: string): boolean {
  return path.startsWith(`${folder}/`);
}

test('the core knows nothing but itself and pure libraries', () => {
  const allowed = ['zod', 'flatbush', 'fflate', 'saxes', 'bidi-js'];
  const broken = importsBreaking(
    'shared',
    (name) => !isIn('shared', name) && !allowed.includes(name),
  );
  expect(broken).toEqual([]);
});

test('the core names nothing of a browser or of Node', () => {
  // A process is also a node of a pathway, and a document what a reader reads: those two the compiler guards alone.
  const platform = new Set(['window', 'navigator', 'globalThis', 'Buffer']);
  const broken = sourcesIn('shared').flatMap(({ path, text }) =>
    wordsOf(text)
      .filter((word) => platform.has(word))
      .map((word) => `${path}: ${word}`),
  );
  expect(broken).toEqual([]);
});

// Node's file system is the same for the main process as for the command line. What both need of it is under cli/, where
// nothing can know of Electron.
const forBothOnNode = 'cli/disk';

test('the shells never import each other, but for the files on a disk', () => {
  const shells = ['electron', 'renderer', 'cli'];
  const broken = shells.flatMap((shell) =>
    importsBreaking(shell, (name) => {
      const isOther = shells.some((other) => other !== shell && isIn(other, name));
      return isOther && !(shell === 'electron' && isIn(forBothOnNode, name));
    }),
  );
  expect(broken).toEqual([]);
});

test('no folder imports a folder above it, be it only a type', () => {
  const broken = Object.entries(floors).flatMap(([part, order]) =>
    importsBreaking(
      part,
      (name, file) => isIn(part, name) && floorOf(order, name) > floorOf(order, file),
    ),
  );
  expect(broken, `Imports that go up. The floors, lowest first, are in ${here}.`).toEqual([]);
});

test('every folder has a floor', () => {
  const missing = Object.entries(floors).flatMap(([part, order]) =>
    sourcesIn(part).filter(({ path }) => floorOf(order, path) < 0),
  );
  const paths = missing.map(({ path }) => path);
  expect(paths, `Folders or files without a floor: give them one in ${here}.`).toEqual([]);
});

test('no folder imports what imports it, by whatever files', () => {
  const imports = new Map<string, string[]>();
  for (const { path, imports: names } of parts.flatMap(sourcesIn)) {
    const folder = folderOf(path);
    const others = names.map(folderOf).filter((name) => name !== folder);
    imports.set(folder, [...(imports.get(folder) ?? []), ...others]);
  }
  expect(findCircle(imports), 'A circle of folders.').toEqual([]);
});

test('only the canvas knows React Flow', () => {
  const broken = parts.flatMap((part) =>
    importsBreaking(
      part,
      (name, file) => name.startsWith('@xyflow/') && !isIn('renderer/canvas', file),
    ),
  );
  expect(broken).toEqual([]);
});

test('points of the window become points of the diagram in one file', () => {
  const named = sourcesIn('renderer').filter(({ text }) => text.includes('screenToFlowPosition'));
  expect(named.map(({ path }) => path)).toEqual(['renderer/canvas/window-points.ts']);
});

test('only the desktop shell knows Electron, and the page knows no Node', () => {
  const broken = ['shared', 'renderer'].flatMap((part) =>
    importsBreaking(part, (name) => name === 'electron' || name.startsWith('node:')),
  );
  const onCommandLine = importsBreaking('cli', (name) => name === 'electron');
  expect([broken, onCommandLine]).toEqual([[], []]);
});

test('only the host’s folder names what the preload script shows', () => {
  const broken = sourcesIn('renderer').filter(
    ({ path, text }) => !isIn('renderer/host', path) && /\bwindow\.neuromatrix\b/u.test(text),
  );
  expect(broken.map(({ path }) => path)).toEqual([]);
});

test('no file imports what imports it, be it only a type', () => {
  const imports = new Map(
    parts.flatMap((part) => sourcesIn(part)).map((file) => [file.path, file.imports]),
  );
  expect(findCircle(imports)).toEqual([]);
});

test('constants are spelt like all other names', () => {
  const shouted = [...parts, 'data', 'tests']
    .flatMap(sourcesIn)
    .flatMap(({ path, text }) =>
      [...text.matchAll(/^[ \t]*(?:export )?const ([A-Z][A-Z0-9_]+)\b/gmu)].map(
        ([, name]) => `${path}: ${name}`,
      ),
    );
  expect(shouted).toEqual([]);
});

test('the program does not know that it is tested', () => {
  const broken = parts.flatMap((part) =>
    importsBreaking(part, (name) => isIn('tests', name) || /^(?:vitest|playwright)/u.test(name)),
  );
  const named = parts
    .flatMap((part) => sourcesIn(part))
    .filter(({ text }) => /stand-in\/|NEUROMATRIX_TEST/u.test(text));
  expect([broken, named.map(({ path }) => path)]).toEqual([[], []]);
});

/** How high a file lies, by the folder of its part that it is in, or its own name; -1 where that has no floor. */
function floorOf(order: readonly string[], path: string): number {
  const [, name = ''] = path.split('/');
  return order.findIndex((floor) => floor.split(' ').includes(name));
}

/** `shared/edit` for all that is in it, however deep; a file beside the folders counts as one of its own. */
function folderOf(path: string): string {
  return path.split('/').slice(0, 2).join('/');
}

/** The first circle found, as the way around it; none is an empty one. */
function findCircle(imports: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (file: string): readonly string[] => {
    const index = way.indexOf(file);
    if (index >= 0) return [...way.slice(index), file];
    if (done.has(file)) return [];
    way.push(file);
    for (const name of imports.get(file) ?? []) {
      const circle = visit(name);
      if (circle.length > 0) return circle;
    }
    way.pop();
    done.add(file);
    return [];
  };
  for (const file of imports.keys()) {
    const circle = visit(file);
    if (circle.length > 0) return circle;
  }
  return [];
}
