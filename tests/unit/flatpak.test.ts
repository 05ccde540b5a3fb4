import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { name, version } from '../../package.json';

const folder = new URL('../../build/linux/', import.meta.url);
const id = 'org.neuromatrix.editor';

const sourceSchema = z.union([
  z.strictObject({
    type: z.literal('archive'),
    'only-arches': z.array(z.enum(['x86_64', 'aarch64'])),
    path: z.string(),
  }),
  z.strictObject({
    type: z.literal('script'),
    'dest-filename': z.string(),
    commands: z.array(z.string()),
  }),
]);
const manifestSchema = z.strictObject({
  id: z.literal(id),
  runtime: z.literal('org.freedesktop.Platform'),
  'runtime-version': z.string(),
  sdk: z.literal('org.freedesktop.Sdk'),
  base: z.literal('org.electronjs.Electron2.BaseApp'),
  'base-version': z.string(),
  command: z.string(),
  'separate-locales': z.boolean(),
  'finish-args': z.array(z.string().regex(/^--(?:socket|share|device|filesystem)=[\w-]+$/u)),
  modules: z.tuple([
    z.strictObject({
      name: z.string(),
      buildsystem: z.literal('simple'),
      'build-commands': z.array(z.string()),
      sources: z.array(sourceSchema),
    }),
  ]),
});

const manifest = manifestSchema.parse(parse(readFileSync(new URL(`${id}.yml`, folder), 'utf8')));
const [program] = manifest.modules;

test('Flatpak packs the archives that the Linux packages are made with', () => {
  const archives = program.sources.flatMap((source) =>
    source.type === 'archive' ? [source.path] : [],
  );
  expect(archives).toEqual(
    ['x64', 'arm64'].map((processor) => `../../dist/${name}-${version}-linux-${processor}.tar.gz`),
  );
});

test('Flatpak starts what the menu entry starts, under the name that the program has', () => {
  const entry = readFileSync(new URL(`${id}.desktop`, folder), 'utf8');
  const metainfo = readFileSync(new URL(`${id}.metainfo.xml`, folder), 'utf8');
  expect(entry).toContain(`Exec=${manifest.command} %F`);
  expect(entry).toContain(`Icon=${id}`);
  expect(metainfo).toContain(`<id>${id}</id>`);
  expect(program['build-commands'].at(-1)).toContain(`/app/bin/${manifest.command}`);
});

test('Flatpak gives the program no network, and one version of its base', () => {
  expect(manifest['finish-args']).not.toContain('--share=network');
  expect(manifest['base-version']).toBe(manifest['runtime-version']);
});
