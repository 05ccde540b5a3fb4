import { describe, expect, test } from 'vitest';
import { makeReport } from '../../../shared/report/report.ts';
import { aNode, aProject } from '../../support/a-project.ts';
import { known } from '../whatif/known.ts';
import { aStory } from './a-story.ts';

describe('A report', () => {
  const report = makeReport(aStory(), 'file', known);

  test('numbers references as a reader of the figure meets them, and what nothing cites at the end', () => {
    expect(report.references.slice(0, 3).map(({ number, words }) => [number, words])).toEqual([
      [1, 'Crick F. On iron. 1953.'],
      [2, 'On conversions.'],
      [3, 'Nobody cites this.'],
    ]);
    expect(report.references[1]?.identifiers).toEqual([
      { text: 'doi:10.1000/late', url: 'https://doi.org/10.1000/late' },
      { text: 'PMID 12511643', url: 'https://pubmed.ncbi.nlm.nih.gov/12511643/' },
    ]);
  });

  test('has the matrix with the numbers behind each role, and names what supports nothing', () => {
    const plain = { isContested: false, isSignal: false, strength: 'strong' };
    expect(report.matrix).toEqual({
      columns: ['Serotonin'],
      factorCount: 2,
      supportedCount: 1,
      isTooLarge: false,
      words: expect.stringMatching(/refer to references\.$/u),
      limits: [],
      idle: ['Zinc'],
      groups: [
        {
          label: 'Precursors',
          rows: [
            {
              label: 'Tryptophan',
              cells: [
                {
                  roles: [{ role: 'precursor', brief: '1 step', ...plain, numbers: '2' }],
                  more: 0,
                },
              ],
            },
          ],
        },
        {
          label: 'Cofactors and micronutrients',
          rows: [
            {
              label: 'Iron',
              cells: [
                {
                  roles: [{ role: 'cofactor', brief: 'TPH2', ...plain, numbers: '1, 2' }],
                  more: 0,
                },
              ],
            },
          ],
        },
      ],
    });
  });

  test('tells of each scenario what is low, why, and what else changes', () => {
    const [scenario] = report.scenarios;
    expect(scenario).toMatchObject({
      name: 'What if: Little tryptophan',
      supplies: 'Set low: Tryptophan.',
      outcome: 'Serotonin lower.',
      findings: [
        {
          label: 'Serotonin',
          level: 'low',
          verdict: expect.stringMatching(/^Somewhat lower, about .* by the serotonin model/u),
        },
      ],
    });
    const [reasons] = scenario?.reasons ?? [];
    expect(reasons?.ways[0]?.steps.map(({ sentence }) => sentence)).toContain(
      'Less 5-HTP means less serotonin.',
    );
    expect(scenario?.also).toContain(
      'The diagram leaves out: 5-HTP, Vesicular serotonin, Released serotonin.',
    );
    expect(scenario?.method.join(' ')).toContain('References prove the single steps');
  });

  test('tells with the findings what is decided, and what is not known after the reasons', () => {
    const [scenario] = report.scenarios;
    const [also, rest] = [scenario?.also ?? [], scenario?.rest ?? []];
    expect(also.filter((text) => text.startsWith('Also drawn'))).toEqual([]);
    expect(rest.join(' ')).toMatch(
      /^Also drawn\. .*Not known here: |^Not drawn, and changed too\. /u,
    );
  });

  test('says a note once that several elements carry', () => {
    expect(report.notes).toEqual([
      { name: 'Serotonin; TPH2 catalyzes Tryptophan → Serotonin', text: 'Made here.' },
      { name: 'TPH2', text: 'Rate-limiting.' },
    ]);
  });

  test('keeps what names records of databases apart from what a person reads', () => {
    const notes = 'Needs iron.\n\nAlso in: ENZYME, EC 1.14.16.4 (file enzyme.dat)';
    const told = makeReport(aProject({ nodes: [aNode({ label: 'TPH2', notes })] }), 'a', known);
    expect(told.notes).toEqual([{ name: 'TPH2', text: 'Needs iron.' }]);
    expect(told.records).toEqual([
      { name: 'TPH2', text: 'Also in: ENZYME, EC 1.14.16.4 (file enzyme.dat)' },
    ]);
  });

  test('of an empty project has a title and says that it is none of medicine', () => {
    const empty = makeReport(aProject(), 'my file', known);
    expect(empty).toMatchObject({ title: 'my file', figure: null, matrix: null, references: [] });
    expect(empty.caution).toContain('not medical advice');
  });
});
