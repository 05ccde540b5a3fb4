import { describe, expect, test } from 'vitest';
import { bundledLibrary } from '../../../cli/bundled-library.ts';
import {
  applyIdentifiers,
  normalForm,
  reviewIdentifiers,
} from '../../../shared/library/review-identifiers.ts';
import {
  newProject,
  projectSchema,
  type Project,
  type Xref,
} from '../../../shared/project/project-schema.ts';

const library = bundledLibrary();

const aNode = (id: string, kind: string, label: string, xrefs: readonly Xref[]) => ({
  id,
  kind,
  label,
  x: 0,
  y: 0,
  width: 80,
  height: 40,
  xrefs,
});

function aProject(...nodes: ReturnType<typeof aNode>[]): Project {
  return projectSchema.parse({ ...newProject(), nodes });
}

const review = (project: Project, fill = false) => reviewIdentifiers(project, library, { fill });

describe('An identifier', () => {
  test.each<[Xref, Xref]>([
    [
      { database: 'chebi', id: '28790' },
      { database: 'ChEBI', id: 'CHEBI:28790' },
    ],
    [
      { database: 'ChEBI', id: ' chebi:28790 ' },
      { database: 'ChEBI', id: 'CHEBI:28790' },
    ],
    [
      { database: 'UniProt', id: 'uniprot:q8iwu9' },
      { database: 'UniProt', id: 'Q8IWU9' },
    ],
    [
      { database: 'HMDB', id: 'HMDB00259' },
      { database: 'HMDB', id: 'HMDB0000259' },
    ],
    [
      { database: 'ChEBI', id: 'https://identifiers.org/CHEBI:16828' },
      { database: 'ChEBI', id: 'CHEBI:16828' },
    ],
    [
      { database: 'HGNC Accession number', id: '20692' },
      { database: 'HGNC Accession number', id: 'HGNC:20692' },
    ],
  ])('%j is written as %j', (given, wanted) => {
    expect(normalForm(given)).toEqual(wanted);
  });

  test.each<Xref>([
    { database: 'ChEBI', id: 'CHEBI:28790' },
    { database: 'Uniprot-TrEMBL', id: 'Q8IWU9' },
    { database: 'HGNC', id: 'TPH2' },
    { database: 'Own list', id: ' 7 ' },
    { database: 'ChEBI', id: 'serotonin' },
  ])('%j stays as it is', (xref) => {
    expect(normalForm(xref)).toBe(xref);
  });
});

describe('Looking through identifiers', () => {
  test('takes out what is there twice, in whatever spelling', () => {
    const project = aProject(
      aNode('a', 'neurotransmitter', 'Serotonin', [
        { database: 'ChEBI', id: 'CHEBI:28790' },
        { database: 'chebi', id: '28790' },
      ]),
    );
    const { changes } = review(project);
    expect(changes.map(({ after }) => after)).toEqual([[{ database: 'ChEBI', id: 'CHEBI:28790' }]]);
  });

  test('leads from one database to the others, numbers of HGNC beside the symbol', () => {
    const project = aProject(
      aNode('a', 'protein', 'tryptophan hydroxylase', [{ database: 'UniProt', id: 'Q8IWU9' }]),
    );
    expect(review(project).changes).toEqual([]);
    const { changes } = review(project, true);
    const { nodes } = applyIdentifiers(changes)(project);
    expect(nodes[0]?.xrefs).toEqual([
      { database: 'UniProt', id: 'Q8IWU9' },
      { database: 'HGNC Accession number', id: 'HGNC:20692' },
      { database: 'HGNC', id: 'TPH2' },
    ]);
    expect(changes[0]?.what).toEqual([
      'Adds HGNC Accession number HGNC:20692, as Tryptophan hydroxylase 2 in the library.',
      'Adds HGNC TPH2, as Tryptophan hydroxylase 2 in the library.',
    ]);
  });

  test('never gives a gene the identifiers of its protein', () => {
    const gene = aNode('g', 'gene', 'TPH2', [{ database: 'HGNC', id: 'TPH2' }]);
    expect(review(aProject(gene), true).changes).toEqual([]);
  });

  test('leaves what contradicts the library to the person', () => {
    const project = aProject(
      aNode('a', 'neurotransmitter', 'Serotonin', [{ database: 'ChEBI', id: 'CHEBI:16796' }]),
      aNode('b', 'neurotransmitter', 'Dopamine', [
        { database: 'ChEBI', id: 'dopamine' },
        { database: 'Own list', id: '7' },
      ]),
      aNode('c', 'molecule', 'Something unheard of', []),
    );
    const { problems, changes, checked } = review(project);
    expect([checked, changes]).toEqual([3, []]);
    expect(problems.map(({ id, kind }) => [id, kind])).toEqual(
      expect.arrayContaining([
        ['b', 'malformed'],
        ['b', 'unknown-database'],
        ['c', 'missing'],
      ]),
    );
  });

  test('a second time changes nothing', () => {
    const project = aProject(
      aNode('a', 'neurotransmitter', 'Serotonin', [{ database: 'chebi', id: '28790' }]),
      aNode('b', 'enzyme', 'TPH2', []),
    );
    const once = applyIdentifiers(review(project, true).changes)(project);
    expect(review(once, true).changes).toEqual([]);
    expect(once.nodes[1]?.xrefs.length).toBeGreaterThan(0);
  });
});
