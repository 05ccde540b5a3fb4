import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { toUtf8 } from '../../../shared/bytes/bytes.ts';
import { atOnce, readCheckedInSteps, writeInSteps } from '../../../shared/project/checked-text.ts';
import { parseProject } from '../../../shared/project/parse-project.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import { aNode, aProject } from '../../support/a-project.ts';
import { arbitraryProject } from '../../support/arbitrary-project.ts';

const anyProject = arbitraryProject({ unknownFields: true });

test('the text that is written in steps is that of the file', () => {
  fc.assert(
    fc.property(anyProject, (project) => {
      expect(atOnce(writeInSteps(project))).toEqual(toUtf8(serializeProject(project)));
    }),
    { numRuns: 40 },
  );
});

test('a project that was checked is read again as its file would be', () => {
  fc.assert(
    fc.property(anyProject, (project) => {
      const text = serializeProject(project);
      const parsed = parseProject(text);
      const read = atOnce(readCheckedInSteps(toUtf8(text)));
      expect({ ok: true, value: read }).toEqual(parsed);
    }),
    { numRuns: 40 },
  );
});

test('a long list is read and written in many steps', () => {
  const project = aProject({
    nodes: Array.from({ length: 3_000 }, (_, i) => aNode({ id: `n${i}` })),
  });
  const bytes = toUtf8(serializeProject(project));
  expect([...writeInSteps(project)].length).toBeGreaterThan(10);
  expect([...readCheckedInSteps(bytes)].length).toBeGreaterThan(3);
});

test('texts of other origin are refused', () => {
  for (const text of ['', '[]', '{"nodes":[\n{}\n'])
    expect(() => atOnce(readCheckedInSteps(toUtf8(text)))).toThrow(/JSON|no text of a project/u);
});
