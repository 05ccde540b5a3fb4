import { projectSchema, type Project } from '../../../../shared/project/project-schema.ts';

/** A small matrix of our own, as drawn in the editor. */
export function ownProject(): Project {
  return projectSchema.parse({
    metadata: {
      title: 'Mine',
      description: 'A matrix.',
      authors: ['Ann'],
      organism: 'Homo sapiens',
    },
    references: [
      { id: 'ref1', pmid: '123', title: 'On iron', authors: ['Doe J'], journal: 'J', year: 2001 },
      { id: 'ref2', doi: '10.1/x' },
    ],
    nodes: [
      { id: 'trp', kind: 'precursor', label: 'Tryptophan', x: 0, y: 0, width: 112, height: 44 },
      {
        id: 'n2',
        kind: 'neurotransmitter',
        label: 'Serotonin',
        caption: '5-HT',
        x: 300,
        y: 0,
        width: 120,
        height: 46,
        xrefs: [
          { database: 'ChEBI', id: 'CHEBI:28790' },
          { database: 'HMDB', id: 'HMDB0000259' },
        ],
        evidence: [{ reference: 'ref1', stance: 'contradicts', grade: 'low', quote: '“No.”' }],
      },
      { id: 'iron', kind: 'micronutrient', label: 'Iron', x: 150, y: 120, width: 88, height: 36 },
      { id: 'box', kind: 'group', label: 'Synthesis', x: -20, y: -20, width: 500, height: 240 },
      {
        id: 'in',
        kind: 'enzyme',
        label: 'TPH',
        x: 120,
        y: 60,
        width: 80,
        height: 40,
        parent: 'box',
      },
    ],
    links: [
      {
        id: 'l1',
        relation: 'converts-to',
        source: { to: 'node', id: 'trp' },
        target: { to: 'node', id: 'n2' },
        anchors: [{ id: 'a1', position: 0.5 }],
        evidence: [{ reference: 'ref2' }],
      },
      {
        id: 'l2',
        relation: 'cofactor-of',
        label: 'needs',
        confidence: 'established',
        routing: 'orthogonal',
        source: { to: 'node', id: 'iron' },
        target: { to: 'anchor', id: 'a1' },
      },
      {
        id: 'l3',
        relation: 'downregulates',
        routing: 'curved',
        source: { to: 'node', id: 'n2', side: 'bottom' },
        target: { to: 'node', id: 'in' },
        style: { color: '#ff0000', width: 3 },
      },
    ],
  });
}
