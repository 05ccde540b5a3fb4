import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { lenientUtf8, toUtf8 } from '../../../shared/bytes/bytes.ts';
import { atOnce, readCheckedInSteps } from '../../../shared/project/checked-text.ts';
import { readOwnInSteps } from '../../../shared/project/own-file.ts';
import { parseProject } from '../../../shared/project/parse-project.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import { generatedProject } from '../../bench/generated-project.ts';
import { aNode, aProject } from '../../support/a-project.ts';
import { arbitraryProject } from '../../support/arbitrary-project.ts';

const anyProject = arbitraryProject({ unknownFields: true });
const readOwn = (text: string) => atOnce(readOwnInSteps(toUtf8(text)));

test('a file that this program wrote is read as it always is', () => {
  fc.assert(
    fc.property(anyProject, (project) => {
      const text = serializeProject(project);
      const read = readOwn(text);
      // Some names make it leave the file to the slower way.
      const isLeft = read === null && /__proto__|\\u005/u.test(text);
      expect(isLeft ? parseProject(text) : { ok: true, value: read }).toEqual(parseProject(text));
    }),
    { numRuns: 60 },
  );
});

test('a file in which something was changed is read as it always is, or not here', () => {
  const pieces = [',', '\n', '{', '}', '[', ']', '"', '-0', '1e999', '"nodes":[\n', '],\n', 'null'];
  const change = fc.tuple(
    fc.nat(),
    fc.nat({ max: 4 }),
    fc.oneof(fc.constantFrom('', ...pieces), fc.string({ maxLength: 3 })),
  );
  let taken = 0;
  fc.assert(
    fc.property(anyProject, change, (project, [where, length, put]) => {
      const text = serializeProject(project);
      const at = where % text.length;
      // A cut may halve a character of two units.
      const changed = lenientUtf8(toUtf8(text.slice(0, at) + put + text.slice(at + length)));
      const read = readOwn(changed);
      if (read === null) return;
      taken += 1;
      expect({ ok: true, value: read }).toEqual(parseProject(changed));
      // Another window gets these bytes and only fills in what is left out.
      expect(atOnce(readCheckedInSteps(toUtf8(changed)))).toEqual(read);
    }),
    { numRuns: 200, endOnFailure: true },
  );
  expect(taken).toBeGreaterThan(5);
});

const [node] = aProject({ nodes: [aNode({ id: 'n' })] }).nodes;
const line = (more: object) => JSON.stringify({ ...node, ...more });

test.each([
  ['a list twice', `"nodes":[\n${line({})}\n],\n"nodes":[\n${line({})}\n]}\n`],
  ['a list on one line', `"nodes":[${line({})}]}\n`],
  ['a list within another field', `"x":{\n"nodes":[\n${line({})}\n]}}\n`],
  ['a version of its own', `"version":7}\n`],
  ['a position below nothing', `"nodes":[\n${line({ x: -0 }).replace('"x":0', '"x":-0')}\n]}\n`],
  ['an end in the middle', `"nodes":[\n${line({})}\n`],
  ['more after the end', `"nodes":[\n${line({})}\n]}\n{}`],
  ['two nodes of one id', `"nodes":[\n${line({})},\n${line({})}\n]}\n`],
  ['a wrong node', `"nodes":[\n${line({ x: 'left' })}\n]}\n`],
])('a file with %s is left to the reader that can say more', (_what, rest) => {
  expect(readOwn(`{"format":"neuromatrix","version":1,\n${rest}`)).toBeNull();
});

test('a large file is read in many steps', () => {
  const project = generatedProject(2_000);
  const bytes = toUtf8(serializeProject(project));
  expect([...readOwnInSteps(bytes)].length).toBeGreaterThan(15);
  expect(atOnce(readOwnInSteps(bytes))).toEqual(project);
});
