import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sbgnFormat } from '../../../../shared/formats/sbgnml/sbgn-format.ts';
import type { ReadFile, WrittenFile } from '../../../../shared/formats/project-format.ts';
import type { Project } from '../../../../shared/project/project-schema.ts';

const fixtures = join(import.meta.dirname, '../../../fixtures/sbgnml');

export const fixtureNames = [
  'process-description',
  'activity-flow',
  'entity-relationship',
  'newt',
  'broken-elements',
] as const;

export function fixtureText(name: (typeof fixtureNames)[number]): string {
  return readFileSync(join(fixtures, `${name}.sbgn`), 'utf8');
}

/** Reads a text that must open. */
export function readFile(text: string, name = 'test.sbgn'): ReadFile {
  const result = sbgnFormat.read?.(text, name);
  if (!result?.ok) throw new Error(`It does not open: ${JSON.stringify(result?.error)}`);
  return result.value;
}

export function readFixture(name: (typeof fixtureNames)[number]): ReadFile {
  return readFile(fixtureText(name), `${name}.sbgn`);
}

export function writeFile(project: Project): WrittenFile {
  const written = sbgnFormat.write?.(project);
  if (!written) throw new Error('SBGN-ML is not written.');
  return written;
}

/** A document of a map with this content. */
export function aMap(
  content: string,
  attributes = 'id="map1" language="process description"',
): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<sbgn xmlns="http://sbgn.org/libsbgn/0.3"><map ${attributes}>${content}</map></sbgn>`;
}
