import { expect, test } from 'vitest';
import { checkProject } from '../../../shared/check/check-project.ts';
import { aNode, aProject } from '../../support/a-project.ts';
import { bundledLibrary } from '../library/bundled-library.ts';

function saidOf(label: string) {
  const project = aProject({ nodes: [aNode({ kind: 'protein', label })] });
  const findings = checkProject(project, bundledLibrary());
  return findings.find(({ rule }) => rule === 'spreadsheet-name')?.sentence ?? '';
}

test.each([
  ['2-Sep', 'SEPT2 (now SEPTIN2)'],
  ['02. Sep', 'SEPT2 (now SEPTIN2)'],
  ['2-sept.', 'SEPT2 (now SEPTIN2)'],
  ['1-Mar', 'MARCH1 (now MARCHF1) or MARC1 (now MTARC1)'],
  ['01. Mrz', 'MARCH1 (now MARCHF1)'],
  ['5-mars', 'MARCH5 (now MARCHF5)'],
  ['Mar-03', 'MARCH3 (now MARCHF3)'],
  ['1-Dec', 'DEC1'],
  ['1-déc', 'DEC1'],
  ['4-Oct', 'OCT4'],
  ['2026-09-07', 'SEPT7 (now SEPTIN7)'],
  ['44257', 'MARCH2 (now MARCHF2) or MARC2 (now MTARC2)'],
  ['1.23E+05', '123E03'],
  ['2.31E+19', '231E17'],
  ['#N/A', 'failed formula'],
  ['#REF!', 'failed formula'],
  ['#NAME?', 'failed formula'],
  ['#NV', 'failed formula'],
  ['#¡REF!', 'failed formula'],
  ['SEPT2', 'SEPTIN2'],
  ['MARCH1', 'MARCHF1'],
])('%s is told with what it may have been', (label, candidate) => {
  expect(saidOf(label)).toContain(candidate);
});

test.each(['SEPTIN2', '5-HTP', 'TPH2', 'March', 'Sep', '12345', '2310009E13', 'B-12', 'DEC2'])(
  '%s is a name as it stands, or nobody knows better',
  (label) => {
    expect(saidOf(label)).toBe('');
  },
);

test.each(['Oct-1', 'Oct-4', 'Oct-6'])('%s is a protein, no date', (label) => {
  expect(saidOf(label)).toBe('');
});

test.each(['Oct-04', 'Oct-3', 'Oct-4-2026'])('%s is still taken for a date', (label) => {
  expect(saidOf(label)).toContain('a date');
});
