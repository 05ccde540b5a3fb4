import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { factsOf } from './sbgn-facts.ts';
import { fixtureNames, fixtureText, readFile, readFixture, writeFile } from './sbgn-files.ts';

/** Of libxml2; not every machine has it. */
const validator = 'xmllint';
const schema = join(import.meta.dirname, '../../../../../shared/formats/xsd/SBGN.xsd');

const sound = ['process-description', 'activity-flow', 'entity-relationship'] as const;

describe.each(sound)('The sound file %s', (name) => {
  const { project } = readFixture(name);
  const written = writeFile(project);

  test('comes back as it was', () => {
    expect(readFile(written.text, `${name}.sbgn`).project).toEqual(project);
  });

  test('keeps its facts and loses nothing', () => {
    expect(written.report.losses).toEqual([]);
    expect(factsOf(written.text)).toEqual(factsOf(fixtureText(name)));
  });

  test.skipIf(!existsSync(schema) || !hasXmllint())('is written as the schema wants it', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'sbgnml-')), 'written.sbgn');
    writeFileSync(path, written.text);
    expect(() =>
      execFileSync(validator, ['--noout', '--nonet', '--schema', schema, path], { stdio: 'pipe' }),
    ).not.toThrow();
  });
});

test.each(fixtureNames)('What was written of the file %s is written the same again', (name) => {
  const written = writeFile(readFixture(name).project);
  expect(writeFile(readFile(written.text, `${name}.sbgn`).project).text).toBe(written.text);
});

function hasXmllint(): boolean {
  try {
    execFileSync(validator, ['--version'], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

test('What no program of ours understands is written back word for word', () => {
  const { text } = writeFile(readFixture('process-description').project);
  expect(text).toContain('<tool:er>kept</tool:er>');
  expect(text).toContain('render:stop-color="leaf"');
  expect(text).toContain('http://identifiers.org/pubmed/123');
  expect(text).toContain('An <b>amino acid</b>.');
  expect(writeFile(readFixture('newt').project).text).toContain(
    '<compoundPadding>10</compoundPadding>',
  );
});

test('Maps beside the one that is shown are written back', () => {
  const { text } = writeFile(readFixture('activity-flow').project);
  expect(text).toContain('<map id="second">');
});

test('Arcs stay in their group', () => {
  const { text } = writeFile(readFixture('entity-relationship').project);
  const group = /<arcgroup class="interaction">[^]*<\/arcgroup>/u.exec(text)?.[0] ?? '';
  expect(group.match(/id="(?:hub|r4|r5)"/gu)).toEqual(['id="hub"', 'id="r4"', 'id="r5"']);
});
