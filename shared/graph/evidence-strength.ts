import type { Confidence, Evidence } from '../project/annotation-schema.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import type { Project } from '../project/project-schema.ts';
import { indexProject } from './project-index.ts';

interface Claim {
  readonly evidence: readonly Evidence[];
  readonly confidence?: Confidence | undefined;
}

/**
 * How well the evidence that speaks for a claim holds it: `strong` from a moderate grade on, or, where nobody graded it,
 * if the source states it or a curator attached it; `weak` with anything less, or if it is contested.
 */
export function evidenceStrength({ evidence, confidence }: Claim): 'none' | 'weak' | 'strong' {
  const support = evidence.filter(({ stance }) => stance === 'supports');
  if (support.length === 0) return 'none';
  if (confidence === 'contested') return 'weak';
  return support.some(isStrong) ? 'strong' : 'weak';
}

function isStrong({ grade, basis }: Evidence): boolean {
  if (grade !== 'ungraded') return grade === 'high' || grade === 'moderate';
  return basis === 'stated' || basis === 'curated';
}

/**
 * What steps back when only claims with `any` evidence, or with `strong` one, are to stand out: the links without it, and
 * nodes that have no such evidence of their own and only such links. Containers, drawings and nodes without links stay.
 */
export function lackingEvidence(project: Project, least: 'any' | 'strong'): ReadonlySet<string> {
  const { linksAt } = indexProject(project);
  const lacks = (claim: Claim) => {
    const strength = evidenceStrength(claim);
    return strength === 'none' || (least === 'strong' && strength === 'weak');
  };
  const faded = new Set(project.links.filter(lacks).map(({ id }) => id));
  for (const node of project.nodes) {
    const { contains, family } = nodeKinds[node.kind];
    const links = linksAt.get(node.id) ?? [];
    if (contains || family === 'drawing' || links.length === 0 || !lacks(node)) continue;
    if (links.every(({ id }) => faded.has(id))) faded.add(node.id);
  }
  return faded;
}
