import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paintSvg } from '../../../shared/paint/svg.ts';
import { readSvgProject } from '../../../shared/paint/svg-project.ts';
import { parseProject } from '../../../shared/project/parse-project.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import { success } from '../../../shared/result.ts';
import { aPicture } from '../../support/a-picture.ts';
import { aNode, aProject } from '../../support/a-project.ts';
import { arbitraryProject } from '../../support/arbitrary-project.ts';
import { readElements } from './well-formed.ts';

const read = (svg: string) => readSvgProject(new TextEncoder().encode(svg));

test('whatever the project, the file that carries it gives the very same back', () => {
  fc.assert(
    fc.property(arbitraryProject(), (project) => {
      const text = serializeProject(project);
      const svg = paintSvg(aPicture(project), { fonts: null, project: text });
      expect(readElements(svg).names).toContain('metadata');
      const found = read(svg);
      if (!found.ok || found.value === null) throw new Error('The project is not there.');
      expect(parseProject(found.value)).toEqual(parseProject(text));
    }),
    { numRuns: 30 },
  );
});

test('characters that XML cannot write come back all the same', () => {
  const label = 'a\u0000\uffff\ufffe]]>&lt;\u{1f9e0}';
  const text = serializeProject(aProject({ nodes: [aNode({ label })] }));
  const svg = paintSvg(aPicture(aProject()), { fonts: null, project: text });
  const found = read(svg);
  expect(found.ok && found.value !== null && parseProject(found.value)).toMatchObject({
    ok: true,
    value: { nodes: [{ label }] },
  });
});

describe('A project is found in a file that another program wrote anew', () => {
  test.each([
    [
      'with another prefix',
      '<svg xmlns:ns1="urn:neuromatrix:project"><ns1:project>{"a":1}</ns1:project>',
    ],
    ['without one', `<svg><project xmlns='urn:neuromatrix:project' id="x">{"a":1}</project>`],
    [
      'as character data',
      '<svg xmlns:n="urn:neuromatrix:project"><n:project><![CDATA[{"a":1}]]></n:project>',
    ],
    [
      'with references',
      '<svg xmlns:n="urn:neuromatrix:project"><n:project>{&quot;a&#34;:&#x31;}</n:project>',
    ],
  ])('%s', (_how, svg) => {
    expect(read(svg)).toEqual(success('{"a":1}'));
  });
});

test.each([
  ['<svg><metadata/></svg>', success(null)],
  ['<svg xmlns:nm="urn:neuromatrix:project"></svg>', success(null)],
  ['<svg xmlns:nm="urn:neuromatrix:project"><nm:project>{"a":', { ok: false, error: 'damaged' }],
  ['<svg xmlns:nm="urn:neuromatrix:project"><nm:project/></svg>', { ok: false, error: 'damaged' }],
])('%s carries no project that could be read', (svg, found) => {
  expect(read(svg)).toEqual(found);
});

test('a text of the diagram cannot pass for a project', () => {
  const label = '<nm:project xmlns:nm="urn:neuromatrix:project">{}</nm:project>';
  const svg = paintSvg(aPicture(aProject({ nodes: [aNode({ label })] })), { fonts: null });
  expect(read(svg)).toEqual(success(null));
});
