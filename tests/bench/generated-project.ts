import {
  projectSchema,
  type Project,
  relationSchema,
  nodeKindSchema,
} from '../../shared/project/project-schema.ts';

const kinds = nodeKindSchema.options.slice(0, 18);
const relations = relationSchema.options;

interface Arrangement {
  /** Nodes in a row. */
  readonly columns?: number;
  /** Whether links end at a neighbour, as in pathways that people lay out, or anywhere. */
  readonly links?: 'near' | 'far';
}

/** A made-up project of a size: nodes in rows, three links for two nodes, a third of them ending on other links. */
export function generatedProject(
  nodeCount: number,
  { columns = 50, links: reach = 'far' }: Arrangement = {},
): Project {
  const targetOf = (i: number): number => {
    if (reach === 'far') return (i * 7 + 1) % nodeCount;
    return (i + (i % 3 === 0 ? 1 : columns)) % nodeCount;
  };
  const nodes = Array.from({ length: nodeCount }, (_, i) => ({
    id: `n${i}`,
    kind: kinds[i % kinds.length],
    label: `Entity ${i}`,
    caption: i % 3 === 0 ? `CHEBI:${10_000 + i}` : '',
    x: (i % columns) * 160,
    y: Math.floor(i / columns) * 110,
    width: 110,
    height: 40,
    xrefs: [{ database: 'ChEBI', id: `CHEBI:${10_000 + i}` }],
    notes: 'Made for measuring.',
  }));
  const links = Array.from({ length: Math.floor((nodeCount * 3) / 2) }, (_, i) => ({
    id: `l${i}`,
    relation: relations[i % relations.length],
    source: { to: 'node', id: `n${i % nodeCount}` },
    target: i % 3 === 2 ? { to: 'anchor', id: `a${i - 1}` } : { to: 'node', id: `n${targetOf(i)}` },
    routing: (['straight', 'curved', 'orthogonal'] as const)[i % 3],
    anchors: i % 3 === 1 ? [{ id: `a${i}`, position: 0.5 }] : [],
  }));
  return projectSchema.parse({ metadata: { title: 'Generated' }, nodes, links });
}
