import { expect, test } from 'vitest';
import { statusMarkersOf, tellMarker } from '../../../shared/lab/status-markers.ts';
import { makeReport } from '../../../shared/report/report.ts';
import { markerWords } from '../../../shared/report/report-scenarios.ts';
import { scenarioSchema } from '../../../shared/project/project-schema.ts';
import { aNode, aProject } from '../../support/a-project.ts';
import { known } from '../whatif/known.ts';

const { library } = known;

test('what is measured for vitamin B12 and B6 is told in the words of the library, with its sources', () => {
  expect(statusMarkersOf(library, 'vitamin-b12').map(tellMarker)).toEqual([
    'Methylmalonic acid: Marker of vitamin B12 status. Methylmalonic acid rises when B12 is short.',
  ]);
  for (const entity of ['vitamin-b6', 'plp']) {
    const markers = statusMarkersOf(library, entity);
    expect(markers.map(({ id }) => id)).toEqual(['xanthurenic-acid', 'cystathionine']);
    for (const { references } of markers) expect(references.length).toBeGreaterThan(0);
  }
});

test('where the library calls nothing a marker, nothing is shown', () => {
  for (const entity of ['iron', 'copper', 'zinc', 'thyroxine', 'vitamin-d', 'vitamin-b9', null]) {
    expect(statusMarkersOf(library, entity)).toEqual([]);
  }
});

test('every entry that the library calls a marker of a status is told', () => {
  const called = library.entities.filter(({ note = '' }) => /\bmarker of .* status\b/iu.test(note));
  const told = library.entities.flatMap(({ id }) => statusMarkersOf(library, id));
  expect(new Set(told.map(({ id }) => id))).toEqual(new Set(called.map(({ id }) => id)));
});

test('a title in a list of references is no source of a marker', () => {
  const [marker] = statusMarkersOf(library, 'vitamin-b12');
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
  const [line = ''] = report.scenarios[0]?.markers.map(markerWords) ?? [];
  expect(line).toMatch(/^B12\. Methylmalonic acid: .* \[\d+\]$/u);
  const number = Number(/\[(\d+)\]/u.exec(line)?.[1]);
  expect(report.references[number - 1]?.words).toContain('Methylmalonic Acidemias');
});
