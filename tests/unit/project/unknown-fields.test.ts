import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseProject } from '../../../shared/project/parse-project.ts';
import { findUnknownFields } from '../../../shared/project/unknown-fields.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/project');

test('Every field that this version does not know is named by its element', () => {
  expect(unknownPaths('unknown-fields.neuromatrix')).toEqual([
    'metadata.mood',
    'canvas.ruler',
    'reference "A paper" (r1), stars',
    'node "Serotonin" (n1), badge "P" (b1), blink',
    'node "Serotonin" (n1), style.glow',
    'node "Serotonin" (n1), identifier 1, checked',
    'node "Serotonin" (n1), evidence 1, page',
    'node "Serotonin" (n1), origin.tool',
    'node "Serotonin" (n1), constructor',
    'node "Serotonin" (n1), toString',
    'node "Serotonin" (n1), weight',
    'link l1, source.port',
    'link l1, target.pin',
    'link l1, waypoint 1, w',
    'link l1, anchor a1, kind',
    'link l1, style.taper',
    'scenario s1, supply 1, dose',
    'scenario s1, when',
    '$schema',
    'future',
  ]);
});

test('What an import keeps in its origin is not unknown', () => {
  expect(unknownPaths('v1.neuromatrix')).toEqual([]);
});

function unknownPaths(name: string): string[] {
  const result = parseProject(readFileSync(join(fixtures, name), 'utf8'));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return findUnknownFields(result.value).map(({ path }) => path);
}
