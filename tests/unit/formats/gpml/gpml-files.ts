import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gpml2013Format, gpmlFormat } from '../../../../shared/formats/gpml/gpml-format.ts';
import type { GpmlVersion } from '../../../../shared/formats/gpml/gpml-document.ts';
import type { ReadFile, WrittenFile } from '../../../../shared/formats/project-format.ts';
import type { Project } from '../../../../shared/project/project-schema.ts';

const root = join(import.meta.dirname, '../../../..');

export const versions = ['2013a', '2021'] as const;

export function fixtureText(name: string): string {
  return readFileSync(join(root, 'tests/fixtures/gpml', `${name}.gpml`), 'utf8');
}

/** Reads a text that must open. */
export function readFile(text: string): ReadFile {
  const result = gpmlFormat.read?.(text, 'test.gpml');
  if (!result?.ok) throw new Error(`It does not open: ${JSON.stringify(result?.error)}`);
  return result.value;
}

export function writeFile(project: Project, version: GpmlVersion): WrittenFile {
  const written = (version === '2021' ? gpmlFormat : gpml2013Format).write?.(project);
  if (!written) throw new Error('GPML is not written.');
  return written;
}

/** A 2013a file with this content. */
export function aPathway(content: string, attributes = 'Name="Test"'): string {
  return `<?xml version="1.0"?>
<Pathway xmlns="http://pathvisio.org/GPML/2013a" ${attributes}><Graphics BoardWidth="9" BoardHeight="9"/>${content}<InfoBox CenterX="0" CenterY="0"/></Pathway>`;
}

const schemas = join(root, '../shared/formats/xsd');

/** Whether written files can be checked against the published schemas here. */
export const canValidate = existsSync(schemas) && hasXmllint();

function hasXmllint(): boolean {
  try {
    execFileSync('xmllint', ['--version'], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

/** What the schema of the version finds wrong with the texts. */
export function schemaErrors(texts: readonly string[], version: GpmlVersion): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'gpml-'));
  const paths = texts.map((text, index) => {
    const path = join(folder, `${index}.gpml`);
    writeFileSync(path, text);
    return path;
  });
  const schema = join(schemas, `GPML${version}.xsd`);
  try {
    execFileSync('xmllint', ['--noout', '--nonet', '--schema', schema, ...paths], {
      stdio: 'pipe',
    });
    return [];
  } catch (error) {
    const output = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
    return output.split('\n').filter((line) => line.includes('error'));
  }
}

/** Whether two values are the same, numbers as far as files that are written anew spell them. */
export function isSameButForDecimals(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  const [number, twin] = [Number(one), Number(other)];
  if (Number.isFinite(number) && typeof one === typeof other && typeof one !== 'object') {
    return Math.abs(number - twin) < 0.01;
  }
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  const [here, there] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
  return (
    here.size === there.size &&
    [...here].every(([key, value]) => there.has(key) && isSameButForDecimals(value, there.get(key)))
  );
}
