import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import {
  headSchema,
  linkSchema,
  relationSchema,
  nodeKindSchema,
  nodeShapeSchema,
} from '../../../shared/project/project-schema.ts';
import { parseProject } from '../../../shared/project/parse-project.ts';

const gallery = new URL('../../fixtures/golden/gallery.neuromatrix', import.meta.url);

test('the picture by which the painters are compared shows all that there is', async () => {
  const parsed = parseProject(await readFile(gallery, 'utf8'));
  if (!parsed.ok) throw new Error('The gallery is damaged.');
  const { nodes, links } = parsed.value;
  const badges = nodes.flatMap((node) => node.badges.map(({ kind }) => kind));
  const shown = {
    kinds: nodes.map(({ kind }) => kind),
    shapes: nodes.map(({ style }) => style?.shape),
    relations: links.map(({ relation }) => relation),
    heads: links.flatMap(({ style }) => [style?.sourceHead, style?.targetHead]),
    routings: links.map(({ routing }) => routing),
    badges,
  };
  const all = {
    kinds: nodeKindSchema.options,
    shapes: nodeShapeSchema.options,
    relations: relationSchema.options,
    heads: headSchema.options,
    routings: linkSchema.shape.routing.unwrap().options,
    badges: ['state', 'modification', 'status', 'information'],
  };
  expect(lacking(all, shown)).toEqual([]);
  expect(nodes.some(({ rotation }) => rotation !== 0)).toBe(true);
  expect(
    links.some(({ source, target }) => [source, target].some(({ to }) => to === 'anchor')),
  ).toBe(true);
});

function lacking(
  all: Readonly<Record<string, readonly string[]>>,
  shown: Readonly<Record<string, readonly (string | undefined)[]>>,
): string[] {
  return Object.entries(all).flatMap(([what, names]) =>
    names.filter((name) => !shown[what]?.includes(name)).map((name) => `${what}: ${name}`),
  );
}
