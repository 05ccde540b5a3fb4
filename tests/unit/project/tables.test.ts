import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { factorGroups } from '../../../shared/matrix/roles.ts';
import { imageFormats } from '../../../shared/project/image-formats.ts';
import { factorKinds, nodeKinds } from '../../../shared/project/node-kinds.ts';
import { nodeShapeSchema } from '../../../shared/project/project-schema.ts';
import { relations } from '../../../shared/project/relations.ts';
import { listsOf } from '../../support/source-text.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

const sources = ['shared', 'renderer', 'cli', 'electron'].flatMap((part) =>
  readdirSync(join(root, part), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/u.test(name))
    .map((name) => {
      const path = `${part}/${name.replaceAll('\\', '/')}`;
      return { path, text: readFileSync(join(root, path), 'utf8') };
    }),
);

/**
 * What is true of some kinds only is a fact of the table of kinds, so that a new kind is one entry. Files that tell them
 * over are the schemas and the tables themselves; outlines of nodes have a few of the names too, and do not count.
 */
test.each([
  [
    'kinds of node',
    nodeKinds,
    [
      'shared/project/project-schema.ts',
      'shared/project/node-kinds.ts',
      // By what they are to each other, and not by their kind.
      'shared/edit/connection-rules.ts',
      // The terms of another vocabulary.
      'shared/formats/sbml-layout-format.ts',
    ],
  ],
  [
    'relations',
    relations,
    [
      'shared/project/project-schema.ts',
      'shared/project/relations.ts',
      'shared/edit/connection-rules.ts',
      'shared/formats/sbml-layout-format.ts',
    ],
  ],
  [
    'image formats',
    imageFormats,
    [
      'shared/project/image-formats.ts',
      // How each is painted and read.
      'shared/paint/raster-size.ts',
      'shared/open/open-file.ts',
    ],
  ],
] as const)('no list of %s is kept beside their table', (_what, table, tables) => {
  const outlines = new Set<string>(nodeShapeSchema.options);
  const names = new Set(Object.keys(table).filter((name) => !outlines.has(name)));
  const lists = sources.flatMap(({ path, text }) =>
    listsOf(text)
      .map((list) => [...new Set(list)].filter((word) => names.has(word)))
      .filter((list) => list.length >= 3)
      .map((list) => ({ path, list: list.join(' ') })),
  );
  const isTable = (path: string) => tables.some((one) => one === path);
  expect(lists.filter(({ path }) => !isTable(path))).toEqual([]);
  // Where there are such lists they are found.
  expect(lists.some(({ path }) => isTable(path))).toBe(true);
});

test('no table of kinds, relations or image formats leaves some of them out', () => {
  const partial = /Partial<\s*(?:Readonly<\s*)?Record<\s*(?:NodeKind|Relation|ImageFormat)\b/u;
  expect(sources.filter(({ text }) => partial.test(text)).map(({ path }) => path)).toEqual([]);
});

test('every factor of the matrix stands in one of its groups', () => {
  const grouped = factorGroups.flatMap(({ kinds }) => kinds);
  expect(grouped.toSorted()).toEqual(factorKinds.toSorted());
});
