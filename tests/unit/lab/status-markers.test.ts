import { expect, test } from 'vitest';
import { statusMarkersOf, tellMarker } from '../../../shared/lab/status-markers.ts';
import { makeReport } from '../../../shared/report/report.ts';
import { markerWords } from '../../../shared/report/report-scenarios.ts';
import { scenarioSchema } from '../../../shared/project/project-schema.ts';
import { aNode, aProject } from '../../support/a-project.ts';
import { known } from '../whatif/known.ts';

const { library } = known;

test('what is measured for vitamin B12 and B6 is told with its sources', () => {
  expect(statusMarkersOf(library, 'vitamin-b12').map(tellMarker)).toEqual([
    'Holotranscobalamin: The bioactive form of B12 in serum, bound to its carrier.',
    'Homocysteine: It accumulates where methionine synthase lacks B12.',
    'Methylmalonic acid: Marker of vitamin B12 status. Methylmalonic acid rises when B12 is short.',
  ]);
  for (const entity of ['vitamin-b6', 'plp']) {
    const markers = statusMarkersOf(library, entity);
    expect(markers.map(({ id }) => id)).toEqual([
      'plasma-plp',
      'xanthurenic-acid',
      'cystathionine',
    ]);
  }
});

test.each([
  ['iron', ['ferritin'], '10.1093/jn/nxx036'],
  ['zinc', ['plasma-zinc'], '10.3945/jn.115.220079'],
  ['copper', ['serum-copper', 'ceruloplasmin'], '10.3945/ajcn.2009.27230E'],
  ['vitamin-b9', ['red-cell-folate', 'homocysteine'], '10.3945/jn.114.206599'],
  ['thyroxine', ['tsh', 'free-thyroxine'], '10.3343/alm.2019.39.1.3'],
  ['vitamin-d', ['calcidiol'], '10.11613/BM.2024.020706'],
])('the markers of %s are told with the publication that says so', (entity, ids, doi) => {
  const markers = statusMarkersOf(library, entity);
  expect(markers.map(({ id }) => id)).toEqual(ids);
  for (const { references } of markers) {
    expect(references.map((reference) => reference.doi)).toEqual([doi]);
    expect(references.every(({ title = '', authors }) => title !== '' && authors)).toBe(true);
  }
});

test('no marker is told without a source, and none of what nobody measures so', () => {
  for (const { id } of library.entities) {
    for (const { references } of statusMarkersOf(library, id)) {
      expect(references.length).toBeGreaterThan(0);
    }
  }
  for (const entity of ['vitamin-c', 'magnesium', null]) {
    expect(statusMarkersOf(library, entity)).toEqual([]);
  }
});

test('every entry that the library calls a marker of a status is told', () => {
  const called = library.entities.filter(({ note = '' }) => /\bmarker of .* status\b/iu.test(note));
  const told = library.entities.flatMap(({ id }) => statusMarkersOf(library, id));
  const ids = new Set(told.map(({ id }) => id));
  expect(called.filter(({ id }) => !ids.has(id))).toEqual([]);
});

test('a title in a list of references is no source of a marker', () => {
  const marker = statusMarkersOf(library, 'vitamin-b12').at(-1);
  expect(marker?.references.map(({ id }) => id)).not.toContain('riedel-1999');
});

test('a report has the markers of what a scenario sets, with numbers of listed references', () => {
  const b12 = aNode({ id: 'b12', kind: 'micronutrient', label: 'B12', entity: 'vitamin-b12' });
  const scenario = scenarioSchema.parse({
    id: 's',
    name: 'Low B12',
    supplies: [{ node: 'b12', level: 'low' }],
  });
  const report = makeReport(aProject({ nodes: [b12], scenarios: [scenario] }), 'file', known);
  const line = report.scenarios[0]?.markers.map(markerWords).at(-1) ?? '';
  expect(line).toMatch(/^B12\. Methylmalonic acid: .* \[\d+\]$/u);
  const number = Number(/\[(\d+)\]/u.exec(line)?.[1]);
  expect(report.references[number - 1]?.words).toContain('Methylmalonic Acidemias');
});
