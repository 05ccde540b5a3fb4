import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { gpmlFormat } from '../../../../shared/formats/gpml/gpml-format.ts';
import { findCrossProblems } from '../../../../shared/project/cross-checks.ts';
import { projectSchema } from '../../../../shared/project/project-schema.ts';
import { drawDiagram } from '../../../../shared/scene/draw-diagram.ts';
import { aPathway, fixtureText, readFile, versions, writeFile } from './gpml-files.ts';

const read = (text: string) => gpmlFormat.read?.(text, 'bad.gpml');

test.each([
  ['is cut off', fixtureText('everything-2013a').slice(0, 900), { kind: 'not-xml' }],
  ['is empty', '', { kind: 'not-xml', line: 1 }],
  ['has a document type', `<!DOCTYPE a []>${aPathway('').slice(21)}`, { kind: 'not-xml', line: 1 }],
  ['is another format', '<svg xmlns="http://www.w3.org/2000/svg"/>', { kind: 'not-a-project' }],
  ['has no namespace', '<Pathway Name="x"/>', { kind: 'not-a-project' }],
  [
    'is of a version to come',
    '<Pathway xmlns="http://pathvisio.org/GPML/2031" Name="x"/>',
    { kind: 'not-a-project', found: expect.stringContaining('GPML 2031') as string },
  ],
  ['nests without end', aPathway('<x>'.repeat(5_000)), { kind: 'not-xml', line: 2 }],
] as const)('A file that %s is refused with a reason', (_what, text, error) => {
  expect(read(text)).toMatchObject({ ok: false, error });
});

test('A file with a few broken elements opens, with those listed', () => {
  const { project, report } = readFile(fixtureText('broken-elements'));
  expect(faultsOf(fixtureText('broken-elements'))).toEqual([]);
  expect(project.nodes.map(({ label }) => label)).toEqual(['fine', 'odd', 'twin']);
  expect(
    report.losses.map(({ kind, originId, where }) => `${kind} ${originId ?? '-'} ${where}`),
  ).toEqual([
    'approximated - Pathway in line 2',
    'approximated - Pathway in line 2',
    'dropped nowhere DataNode "no place" in line 5',
    ...Array.from({ length: 5 }, () => 'approximated odd DataNode "odd" in line 6'),
    'approximated - Unknown in line 6',
    'dropped short Interaction in line 8',
    'approximated fine DataNode in line 7',
  ]);
  // So that the window can show them.
  expect(report.losses.find(({ originId }) => originId === 'odd')?.elementId).toBe('odd');
  expect(report.losses.find(({ originId }) => originId === 'short')).not.toHaveProperty(
    'elementId',
  );
  const again = readFile(writeFile(project, '2013a').text).project;
  expect(JSON.stringify(again)).toContain('kept=');
  expect(JSON.stringify(again.origin)).toContain('green');
});

test('What a project cannot hold is cut, and told', () => {
  const far =
    '<Graphics CenterX="1e9" CenterY="0" Width="9" Height="2e6"/><Xref Database="" ID=""/>';
  const line =
    '<Graphics><Point X="0" Y="0"/><Point X="-2e6" Y="0"/></Graphics><Xref Database="" ID=""/>';
  const { project, report } = readFile(
    aPathway(
      `<DataNode TextLabel="far" GraphId="far">${far}</DataNode><Interaction GraphId="i">${line}</Interaction>`,
      `Name="${'x'.repeat(3_000)}"`,
    ),
  );
  expect(projectSchema.safeParse(project).success).toBe(true);
  expect(report.losses.map(({ where, what }) => `${where} ${what}`)).toEqual([
    expect.stringMatching(/^the pathway has a title of more than 2,000 characters/u),
    expect.stringMatching(/^node "far" \(far\) lies further out than 1,000,000/u),
    expect.stringMatching(/^node "far" \(far\) is larger than 1,000,000/u),
    expect.stringMatching(/^link i lies further out than 1,000,000/u),
  ]);
});

test('Groups in each other without end, and lines on lines without end, open in bounded time', () => {
  const groups = Array.from(
    { length: 250 },
    (_, at) => `<Group GroupId="g${at}" GroupRef="g${at + 1}" Style="None"/>`,
  );
  const node =
    '<DataNode TextLabel="a" GroupRef="g0"><Graphics CenterX="1" CenterY="1" Width="2" Height="2"/></DataNode>';
  const lines = Array.from(
    { length: 250 },
    (_, at) =>
      `<Interaction><Graphics ConnectorType="Elbow"><Point X="1" Y="1"/><Point X="5" Y="5" GraphRef="a${at + 1}" RelX="0" RelY="0"/><Anchor Position="0.5" GraphId="a${at}"/></Graphics></Interaction>`,
  );
  expect(faultsOf(aPathway(node + lines.join('') + groups.join('')))).toEqual([]);
});

/** Cuts, doubles, swaps or overwrites a part of the text. */
const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 0, max: 60 }),
  to: fc.oneof(
    fc.constantFrom('', '"', '<', '>', '</Graphics>', '&#x0;', '1e400', '-0', 'NaN', '__proto__'),
    fc.string({ maxLength: 6 }),
  ),
});

const fixtures = fc.constantFrom('everything-2013a', 'everything-2021', 'broken-elements');

test('Whatever happens to a file, it opens as a sound project that is drawn and written, or says why not', () => {
  fc.assert(
    fc.property(fixtures, fc.array(mutation, { minLength: 1, maxLength: 3 }), (name, mutations) => {
      let text = fixtureText(name);
      for (const { at, length, to } of mutations) {
        const start = Math.floor(at * text.length);
        text = text.slice(0, start) + to + text.slice(start + length);
      }
      expect(faultsOf(text)).toEqual([]);
    }),
    { numRuns: 15 },
  );
});

test('Whatever its attributes say, a well-formed file opens', () => {
  const words =
    ' dopa g1 group1 anchor1 anchor2 line1 phospho NaN -1 1e9 1e300 None Complex Elbow Curved Segmented Double Group a1';
  const values = fc.constantFrom(...words.split(' '));
  const changes = fc.array(fc.tuple(fc.nat(), values), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fixtures, changes, (name, list) => {
      const parts = fixtureText(name).split(/(?<==")([^"]*)(?=")/u);
      // Odd parts are values; those of the head are left, or it would be another format.
      for (const [index, value] of list) {
        parts[7 + 2 * (index % Math.floor((parts.length - 8) / 2))] = value;
      }
      expect(faultsOf(parts.join(''))).toEqual([]);
    }),
    { numRuns: 15 },
  );
});

/** What is wrong with how a text is read: nothing where it is refused with a reason, or opens as a sound project. */
function faultsOf(text: string): unknown[] {
  const result = read(text);
  if (!result?.ok) {
    const kinds: (string | undefined)[] = ['not-xml', 'not-a-project', 'too-large'];
    return kinds.includes(result?.error.kind) ? [] : [result?.error];
  }
  const { project } = result.value;
  const parsed = projectSchema.safeParse(project);
  const isDrawn = Number.isFinite(drawDiagram(project, 'light').bounds.width);
  const written = versions.map((version) => read(writeFile(project, version).text));
  return [
    ...(parsed.success ? [] : parsed.error.issues),
    ...findCrossProblems(project),
    ...(isDrawn ? [] : ['It cannot be drawn.']),
    ...written.flatMap((again) => (again?.ok ? [] : [again?.error])),
  ];
}
