import { expect, test } from 'vitest';
import { addScenario, setMarkers } from '../../../shared/edit/scenarios.ts';
import { compareMarkers, toScenario } from '../../../shared/lab/lab-scenario.ts';
import { matchMarkers } from '../../../shared/lab/match-markers.ts';
import type { LabMarker } from '../../../shared/lab/read-lab-table.ts';
import { parseStandIns } from '../../../shared/lab/stand-ins.ts';
import { composePicture } from '../../../shared/paint/picture.ts';
import { imageOptionsSchema } from '../../../shared/project/image-formats.ts';
import { parseProject } from '../../../shared/project/parse-project.ts';
import type { Project } from '../../../shared/project/project-schema.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import { aNode, aProject } from '../../support/a-project.ts';
import standIns from '../../../data/lab/stand-ins.json';
import { bundledLibrary } from '../library/bundled-library.ts';

const aMarker = (fields: Partial<LabMarker> = {}): LabMarker => ({
  name: 'Zinc',
  value: '0.4',
  unit: 'mg/L',
  low: 0.6,
  high: 1.2,
  row: 1,
  ...fields,
});

const project = aProject({
  nodes: [
    aNode({ id: 'zn', kind: 'micronutrient', label: 'Zinc' }),
    aNode({ id: 'fe', kind: 'micronutrient', label: 'Fe', entity: 'iron' }),
    aNode({
      id: 'b6',
      kind: 'cofactor',
      label: 'Active B6',
      xrefs: [{ database: 'ChEBI', id: 'CHEBI:18405' }],
    }),
    aNode({ id: 'note', kind: 'note', label: 'Ferritin' }),
  ],
});

test.each([
  ['Zinc', undefined, 'zn', 'name'],
  ['Zinc, serum', undefined, 'zn', 'name'],
  ['zinc (plasma)', undefined, 'zn', 'name'],
  ['Iron', undefined, 'fe', 'library-name'],
  ['Fe2+', undefined, 'fe', 'library-name'],
  ['Anything', 'CHEBI:18405', 'b6', 'identifier'],
  ['Vitamin B6, plasma', undefined, 'b6', 'similar'],
  ['Ferritin', undefined, 'fe', 'similar'],
  ['C-reactive protein', undefined, undefined, undefined],
  ['__proto__', undefined, undefined, undefined],
])('the marker %s (%s) means the node %s by its %s', (name, identifier, node, reason) => {
  const marker = aMarker({ name, ...(identifier === undefined ? {} : { identifier }) });
  expect(matchMarkers([marker], project, bundledLibrary(), parseStandIns(standIns))).toEqual([
    { marker, ...(node === undefined ? {} : { node, reason }) },
  ]);
});

const matches = [
  { marker: aMarker(), node: 'zn' },
  { marker: aMarker({ name: 'Iron', value: '50', low: 10, high: 30 }), node: 'fe' },
  { marker: aMarker({ name: 'B6', value: '20', low: 10, high: 30 }), node: 'b6' },
  { marker: aMarker({ name: 'CRP', value: '9', high: 5 }) },
];

test('what is out of range becomes a supply; the values stay out of the project unless they are wanted', () => {
  const scenario = toScenario({ id: 's', name: 'Lab', matches, keepsValues: false });
  const next = addScenario(scenario)(project);
  expect(next.scenarios).toEqual([
    {
      id: 's',
      name: 'Lab',
      description: '',
      supplies: [
        { node: 'zn', level: 'low' },
        { node: 'fe', level: 'high' },
      ],
    },
  ]);
  expect(serializeProject(next)).not.toContain('mg/L');
});

test('kept values come back from the file as they were reported', () => {
  const scenario = toScenario({ id: 's', name: 'Lab', matches, keepsValues: true });
  const read = parseProject(serializeProject(addScenario(scenario)(project)));
  expect(read.ok && read.value.scenarios[0]?.markers?.[0]).toEqual({
    name: 'Zinc',
    value: '0.4',
    unit: 'mg/L',
    low: 0.6,
    high: 1.2,
  });
});

test('kept values can be taken out again, and stand in the legend of images while they are there', () => {
  const scenario = toScenario({ id: 's', name: 'March', matches, keepsValues: true });
  const kept = addScenario(scenario)(project);
  const wordsOf = (one: Project) =>
    JSON.stringify(composePicture(one, imageOptionsSchema.parse({ legend: true })).extras);
  expect(wordsOf(kept)).toContain('"MARCH"');
  expect(wordsOf(kept)).toContain('Zinc: 0.4 mg/L (0.6–1.2), low');
  const without = setMarkers('s', [])(kept);
  expect(without.scenarios[0]).not.toHaveProperty('markers');
  expect(wordsOf(without)).not.toContain('mg/L');
  expect(setMarkers('s', [])(without)).toBe(without);
});

test('of two values of one node the later one counts', () => {
  const again = [...matches, { marker: aMarker({ value: '0.9' }), node: 'zn' }];
  const { supplies } = toScenario({ id: 's', name: '', matches: again, keepsValues: false });
  expect(supplies).toEqual([{ node: 'fe', level: 'high' }]);
});

test('scenarios for nodes that have gone meanwhile are not added', () => {
  const scenario = toScenario({ id: 's', name: '', matches, keepsValues: false });
  const empty = aProject();
  expect(addScenario(scenario)(empty)).toBe(empty);
});

test('two dates stand side by side by marker and unit', () => {
  const before = [aMarker({ date: '2026-01-01' }), aMarker({ name: 'Iron' })];
  const after = [aMarker({ name: 'zinc', value: '0.8' }), aMarker({ name: 'Copper' })];
  expect(compareMarkers(before, after)).toEqual([
    { name: 'Zinc', before: before[0], after: after[0] },
    { name: 'Iron', before: before[1] },
    { name: 'Copper', after: after[1] },
  ]);
});
