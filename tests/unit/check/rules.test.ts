import { describe, expect, test } from 'vitest';
import { checkProject } from '../../../shared/check/check-project.ts';
import { ruleIds, type Finding, type RuleId } from '../../../shared/check/finding.ts';
import { findCrossProblems } from '../../../shared/project/cross-checks.ts';
import type { Project } from '../../../shared/project/project-schema.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';
import { bundledLibrary } from '../library/bundled-library.ts';

const library = bundledLibrary();

function found(project: Project, rule: RuleId): readonly Finding[] {
  return checkProject(project, library).filter((finding) => finding.rule === rule);
}

function fixed(project: Project, finding: Finding | undefined): Project {
  let count = 0;
  const next = finding?.fix?.edit(() => `new${++count}`)(project);
  if (!next || next === project) throw new Error('The fix changed nothing.');
  expect(findCrossProblems(next)).toEqual([]);
  return next;
}

const tph2 = aNode({ id: 'tph2', label: 'TPH2', entity: 'tph2', y: 100 });
const trp = aNode({ id: 'trp', kind: 'precursor', label: 'L-Tryptophan', entity: 'tryptophan' });
const htp = aNode({ id: 'htp', kind: 'intermediate', label: '5-HTP', entity: '5-htp', x: 300 });
const step = aLink({
  id: 'step',
  source: 'trp',
  target: 'htp',
  entity: 'tryptophan--converts-to--5-htp--via-tph2',
});
const anchored = { ...step, anchors: [{ id: 'a', position: 0.5 }] };
const catalysis = aLink({
  id: 'cat',
  relation: 'catalyzes',
  source: 'tph2',
  target: { to: 'anchor', id: 'a' },
});
const reference = { id: 'r', authors: [], title: 'Walther 2003' };

interface Case {
  readonly rule: RuleId;
  readonly what: string;
  readonly project: Project;
  readonly finding: Partial<Finding>;
  /** Ids that the fix leaves, where it takes the problem away. */
  readonly after?: readonly string[];
}

const cases: readonly Case[] = [
  {
    rule: 'enzyme-without-reaction',
    what: 'an enzyme that does nothing, whose reaction is drawn',
    project: aProject({ nodes: [trp, htp, tph2], links: [step] }),
    finding: {
      severity: 'hint',
      elements: ['tph2'],
      sentence: 'TPH2 catalyzes no reaction in this diagram.',
    },
    after: ['trp', 'htp', 'tph2', 'step', 'new1'],
  },
  {
    rule: 'reaction-without-enzyme',
    what: 'a step whose enzyme the library knows',
    project: aProject({ nodes: [trp, htp], links: [step] }),
    finding: {
      severity: 'hint',
      elements: ['step'],
      sentence:
        'No enzyme is drawn for “L-Tryptophan is converted to 5-HTP”; the library knows TPH2.',
    },
    after: ['trp', 'htp', 'new1', 'step', 'new2'],
  },
  {
    rule: 'enzyme-without-cofactor',
    what: 'an enzyme alone',
    project: aProject({ nodes: [trp, htp, tph2], links: [anchored, catalysis] }),
    finding: {
      severity: 'warning',
      elements: ['tph2'],
      sentence: 'TPH2 lacks cofactors that the library knows: BH4 and Iron.',
    },
    after: ['trp', 'htp', 'tph2', 'new1', 'new3', 'step', 'cat', 'new2', 'new4'],
  },
  {
    rule: 'cofactor-without-target',
    what: 'a cofactor beside an enzyme that needs it',
    project: aProject({
      nodes: [tph2, aNode({ id: 'bh4', kind: 'cofactor', label: 'BH4', x: 300 })],
    }),
    finding: {
      severity: 'warning',
      elements: ['bh4'],
      sentence: 'BH4 is a cofactor of nothing in this diagram.',
    },
    after: ['tph2', 'bh4', 'new1'],
  },
  {
    rule: 'cofactor-without-target',
    what: 'a cofactor’s link with a loose end',
    project: aProject({
      nodes: [aNode({ id: 'bh4', kind: 'cofactor', label: 'BH4' })],
      links: [
        aLink({ relation: 'cofactor-of', source: 'bh4', target: { to: 'point', x: 9, y: 9 } }),
      ],
    }),
    finding: {
      elements: ['l1'],
      sentence: 'The link “BH4 is a cofactor of a free point” ends at nothing.',
    },
  },
  {
    rule: 'unreachable-transmitter',
    what: 'a transmitter that its drawn precursor does not lead to',
    project: aProject({
      nodes: [trp, aNode({ id: 's', kind: 'neurotransmitter', label: 'Serotonin', x: 300 })],
    }),
    finding: {
      severity: 'warning',
      elements: ['s'],
      sentence: 'No path of conversions leads from a precursor to Serotonin.',
    },
    after: ['trp', 's', 'new1'],
  },
  {
    rule: 'contradicting-signs',
    what: 'a hormone that both raises and lowers',
    project: aProject({
      nodes: [aNode({ id: 'h', kind: 'hormone', label: 'Cortisol' }), tph2],
      links: [
        aLink({ id: 'up', relation: 'upregulates', source: 'h', target: 'tph2' }),
        aLink({ id: 'down', relation: 'inhibits', source: 'h', target: 'tph2' }),
      ],
    }),
    finding: {
      severity: 'warning',
      elements: ['up', 'down'],
      sentence: '“Cortisol upregulates TPH2” contradicts “Cortisol inhibits TPH2”.',
    },
    after: ['h', 'tph2', 'up', 'down'],
  },
  {
    rule: 'link-without-evidence',
    what: 'a claim that the library can back',
    project: aProject({ nodes: [trp, htp], links: [step] }),
    finding: {
      severity: 'hint',
      sentence: '“L-Tryptophan is converted to 5-HTP” has no evidence.',
    },
    after: ['trp', 'htp', 'step'],
  },
  {
    rule: 'contested-unmarked',
    what: 'a claim that a reference contradicts',
    project: aProject({
      nodes: [trp, htp],
      references: [reference],
      links: [
        { ...step, evidence: [{ reference: 'r', stance: 'contradicts', grade: 'ungraded' }] },
      ],
    }),
    finding: {
      severity: 'warning',
      sentence:
        '“L-Tryptophan is converted to 5-HTP” is contested (a reference contradicts it) but not marked as contested.',
    },
    after: ['trp', 'htp', 'step'],
  },
  {
    rule: 'duplicate-entity',
    what: 'one enzyme drawn twice, by two names',
    project: aProject({
      nodes: [trp, htp, tph2, aNode({ id: 'twin', label: 'tryptophan hydroxylase 2', x: 500 })],
      links: [anchored, { ...catalysis, source: { to: 'node', id: 'twin' } }],
    }),
    finding: {
      severity: 'warning',
      elements: ['tph2', 'twin'],
      sentence: 'TPH2 is drawn twice in the same place.',
    },
    after: ['trp', 'htp', 'tph2', 'step', 'cat'],
  },
  {
    rule: 'malformed-identifier',
    what: 'an identifier with what was copied along',
    project: aProject({ nodes: [aNode({ xrefs: [{ database: 'uniprot', id: ' q8iwu9' }] })] }),
    finding: {
      severity: 'error',
      sentence: '“q8iwu9” of Node is not an identifier of uniprot, such as Q8IWU9.',
    },
    after: ['n1'],
  },
  {
    rule: 'missing-identifier',
    what: 'an entity that the library has identifiers of',
    project: aProject({ nodes: [tph2] }),
    finding: { severity: 'hint', elements: ['tph2'], sentence: 'TPH2 has no identifier.' },
    after: ['tph2'],
  },
  {
    rule: 'orphan-node',
    what: 'an enzyme in the corner',
    project: aProject({ nodes: [aNode({ label: 'Unknown to all' })] }),
    finding: {
      severity: 'warning',
      elements: ['n1'],
      sentence: 'Unknown to all is not connected to anything.',
    },
  },
  {
    rule: 'self-link',
    what: 'a conversion into itself',
    project: aProject({ nodes: [trp], links: [aLink({ source: 'trp', target: 'trp' })] }),
    finding: { severity: 'error', elements: ['l1'] },
    after: ['trp'],
  },
  {
    rule: 'self-link',
    what: 'a thing that inhibits itself, which may be meant',
    project: aProject({
      nodes: [trp],
      links: [aLink({ relation: 'inhibits', source: 'trp', target: 'trp' })],
    }),
    finding: { severity: 'warning', elements: ['l1'] },
  },
  {
    rule: 'overlapping-nodes',
    what: 'one node on another',
    project: aProject({ nodes: [trp, { ...tph2, y: 20 }] }),
    finding: {
      severity: 'warning',
      elements: ['tph2', 'trp'],
      sentence: 'TPH2 overlaps L-Tryptophan.',
    },
    after: ['trp', 'tph2'],
  },
  {
    rule: 'label-overflow',
    what: 'a label that is cut',
    project: aProject({
      nodes: [aNode({ label: 'Aromatic-L-amino-acid decarboxylase of the brain' })],
    }),
    finding: { severity: 'warning', elements: ['n1'] },
    after: ['n1'],
  },
  {
    rule: 'broken-reference',
    what: 'a DOI copied as an address',
    project: aProject({
      references: [{ ...reference, doi: 'https://doi.org/10.1126/science.1078197' }],
      nodes: [aNode({ evidence: [{ reference: 'r', stance: 'supports', grade: 'high' }] })],
    }),
    finding: { severity: 'error', elements: ['n1'] },
    after: ['n1'],
  },
  {
    rule: 'duplicate-reference',
    what: 'one publication under two names',
    project: aProject({
      references: [
        { ...reference, doi: '10.1000/1' },
        { id: 'r2', authors: [], doi: '10.1000/1', year: 2003 },
      ],
      nodes: [aNode({ evidence: [{ reference: 'r2', stance: 'supports', grade: 'high' }] })],
    }),
    finding: {
      severity: 'warning',
      elements: ['n1'],
      sentence: '“Walther 2003” is listed twice in the references.',
    },
    after: ['n1'],
  },
  {
    rule: 'broken-reference',
    what: 'evidence whose reference is not there',
    project: aProject({
      nodes: [aNode({ evidence: [{ reference: 'gone', stance: 'supports', grade: 'high' }] })],
    }),
    finding: { severity: 'error', elements: ['n1'] },
    after: ['n1'],
  },
];

test('every rule has a case, here or in a file of its own', () => {
  const ownFiles: readonly RuleId[] = ['spreadsheet-name'];
  expect(new Set([...cases.map(({ rule }) => rule), ...ownFiles])).toEqual(new Set(ruleIds));
});

describe.each(cases)('$rule: $what', ({ rule, project, finding, after }) => {
  test('is found once, where it is', () => {
    expect(found(project, rule)).toEqual([expect.objectContaining({ rule, ...finding })]);
  });

  test.runIf(after)('is gone after its fix, and nothing else is', () => {
    const next = fixed(project, found(project, rule)[0]);
    expect(found(next, rule)).toEqual([]);
    expect([...next.nodes, ...next.links].map(({ id }) => id)).toEqual(after);
  });
});

describe('What is as it should be is left alone:', () => {
  test.each<[string, RuleId, Project]>([
    [
      'a transmitter made from a precursor by steps with a side product',
      'unreachable-transmitter',
      aProject({
        nodes: [trp, htp, aNode({ id: 's', kind: 'neurotransmitter', label: 'Serotonin' })],
        links: [anchored, aLink({ id: 'side', source: { to: 'anchor', id: 'a' }, target: 's' })],
      }),
    ],
    [
      'the same transmitter in two compartments',
      'duplicate-entity',
      aProject({
        nodes: [
          aNode({ id: 'c', kind: 'compartment', width: 500, height: 500 }),
          aNode({ id: 's1', kind: 'neurotransmitter', label: 'Serotonin', parent: 'c' }),
          aNode({ id: 's2', kind: 'neurotransmitter', label: 'Serotonin', x: 900 }),
        ],
      }),
    ],
    [
      'a gene and its protein of one name',
      'duplicate-entity',
      aProject({ nodes: [tph2, aNode({ id: 'g', kind: 'gene', label: 'TPH2' })] }),
    ],
    [
      'a contradiction that is marked as contested',
      'contradicting-signs',
      aProject({
        nodes: [trp, tph2],
        links: (['activates', 'inhibits'] as const).map((relation) =>
          aLink({ id: relation, relation, source: 'trp', target: 'tph2', confidence: 'contested' }),
        ),
      }),
    ],
    [
      'a receptor on the border of its compartment',
      'overlapping-nodes',
      aProject({
        nodes: [aNode({ id: 'c', kind: 'compartment', width: 500, height: 500 }), trp],
      }),
    ],
    [
      'a conversion that leaves its steps out',
      'reaction-without-enzyme',
      aProject({ nodes: [trp, htp], links: [{ ...step, style: { line: 'dashed' } }] }),
    ],
    [
      'a part of a complex',
      'orphan-node',
      aProject({
        nodes: [
          aNode({ id: 'c', kind: 'complex', width: 300, height: 300 }),
          { ...tph2, parent: 'c' },
        ],
        links: [aLink({ source: 'c', target: { to: 'point', x: 0, y: 0 } })],
      }),
    ],
    [
      'an enzyme whose cofactors lead to its reaction',
      'enzyme-without-cofactor',
      aProject({
        nodes: [
          trp,
          htp,
          tph2,
          aNode({ id: 'bh4', kind: 'cofactor', label: 'BH4' }),
          aNode({ id: 'fe', kind: 'micronutrient', label: 'Iron' }),
        ],
        links: [
          { ...anchored, anchors: [...anchored.anchors, { id: 'b', position: 0.2 }] },
          catalysis,
          aLink({
            id: 'c1',
            relation: 'cofactor-of',
            source: 'bh4',
            target: { to: 'anchor', id: 'b' },
          }),
          aLink({ id: 'c2', relation: 'cofactor-of', source: 'fe', target: 'tph2' }),
        ],
      }),
    ],
    [
      'an identifier of a database that nobody here knows',
      'malformed-identifier',
      aProject({ nodes: [aNode({ xrefs: [{ database: '__proto__', id: 'what ever' }] })] }),
    ],
  ])('%s', (_what, rule, project) => {
    expect(found(project, rule)).toEqual([]);
  });
});
