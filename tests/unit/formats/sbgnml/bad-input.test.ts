import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sbgnFormat } from '../../../../shared/formats/sbgnml/sbgn-format.ts';
import { findCrossProblems } from '../../../../shared/project/cross-checks.ts';
import { projectSchema } from '../../../../shared/project/project-schema.ts';
import { drawDiagram } from '../../../../shared/scene/draw-diagram.ts';
import { aMap, fixtureNames, fixtureText, readFile, writeFile } from './sbgn-files.ts';

const read = (text: string) => sbgnFormat.read?.(text, 'bad.sbgn');

const glyph = '<glyph id="g" class="macromolecule"><bbox x="0" y="0" w="9" h="9"/></glyph>';

test.each([
  ['is cut off', aMap(glyph).slice(0, 150), { kind: 'not-xml', line: 2 }],
  ['is empty', '', { kind: 'not-xml', line: 1 }],
  [
    'has a document type',
    `<!DOCTYPE sbgn [<!ENTITY a "b">]>${aMap(glyph).slice(39)}`,
    { kind: 'not-xml', line: 1 },
  ],
  ['is another format', '<svg xmlns="http://www.w3.org/2000/svg"/>', { kind: 'not-a-project' }],
  [
    'has another namespace',
    '<sbgn xmlns="http://example.org"><map/></sbgn>',
    { kind: 'damaged', problems: [{ where: '<sbgn>, line 1' }] },
  ],
  [
    'has no map',
    '\n<sbgn xmlns="http://sbgn.org/libsbgn/0.3"/>',
    { kind: 'damaged', problems: [{ where: '<sbgn>, line 2', why: 'holds no map' }] },
  ],
  [
    'nests without end',
    aMap('<glyph class="complex">'.repeat(5_000)),
    { kind: 'not-xml', line: 2 },
  ],
] as const)('A file that %s is refused with place and reason', (_what, text, error) => {
  expect(read(text)).toMatchObject({ ok: false, error });
});

test('Complexes deeper than a project can nest are taken out, and told of', () => {
  const open = Array.from(
    { length: 120 },
    (_, at) => `<glyph id="c${at}" class="complex"><bbox x="0" y="0" w="9" h="9"/>`,
  );
  const { project, report } = readFile(aMap(open.join('') + '</glyph>'.repeat(120)));
  expect(project.nodes).toHaveLength(120);
  expect(findCrossProblems(project)).toEqual([]);
  expect(report.losses).toHaveLength(1);
});

/** Cuts, doubles, swaps or overwrites a part of the text. */
const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 0, max: 60 }),
  to: fc.oneof(
    fc.constantFrom('', '"', '<', '>', '</glyph>', '&#x0;', '1e400', '-0', 'NaN', '__proto__'),
    fc.string({ maxLength: 6 }),
  ),
});

test('Whatever happens to a file, it opens as a sound project that is drawn and written, or says why not', () => {
  const names = fc.constantFrom(...fixtureNames);
  fc.assert(
    fc.property(names, fc.array(mutation, { minLength: 1, maxLength: 4 }), (name, mutations) => {
      let text = fixtureText(name);
      for (const { at, length, to } of mutations) {
        const start = Math.floor(at * text.length);
        text = text.slice(0, start) + to + text.slice(start + length);
      }
      expect(faultsOf(text)).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

test('Whatever its attributes say, a well-formed file opens', () => {
  const values = fc.constantFrom(
    '',
    'trp',
    'neuron',
    'p-two',
    'nan',
    '-1',
    '1e9',
    'complex',
    'process',
    'compartment',
    'left',
    'tph-state',
    'a-in',
  );
  const choices = fc.array(fc.tuple(fc.nat(), values), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(choices, (changes) => {
      const parts = fixtureText('process-description').split(/(?<==")([^"]*)(?=")/u);
      // Odd parts are values; those of the head are left, or it would be another format.
      for (const [index, value] of changes) {
        const at = 21 + 2 * (index % Math.floor((parts.length - 22) / 2));
        parts[at] = value;
      }
      expect(faultsOf(parts.join(''))).toEqual([]);
    }),
    { numRuns: 10 },
  );
});

/** What is wrong with the answer to a text: nothing, whether it opens or is refused with a reason. */
function faultsOf(text: string): unknown[] {
  const result = read(text);
  if (!result?.ok) {
    const kind = result?.error.kind ?? '';
    return ['not-xml', 'not-a-project', 'damaged', 'too-large'].includes(kind) ? [] : [kind];
  }
  const { project } = result.value;
  const isDrawn = Number.isFinite(drawDiagram(project, 'light').bounds.width);
  return [
    ...(projectSchema.safeParse(project).error?.issues ?? []),
    ...findCrossProblems(project),
    ...(isDrawn ? [] : ['is not drawn']),
    ...(read(writeFile(project).text)?.ok ? [] : ['is written wrongly']),
  ];
}
