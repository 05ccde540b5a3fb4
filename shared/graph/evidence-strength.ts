import type { Confidence, Evidence, Project } from '../project/project-schema.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import { indexProject } from './project-index.ts';

interface Claim {
  readonly evidence: readonly Evidence[];
  readonly confidence?: Confidence | undefined;
}

/**
 * How well the supporting evidence founds a claim. `strong`: its grade is moderate or high, or nobody graded it and the
 * source states it or a curator attached it. `weak`: anything less, or the claim is contested.
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
 * What is faded when only claims with `any` or with `strong` evidence should stand out: links without such evidence,
 * and nodes that have none themselves and only such links. Containers, drawings and nodes without links are not faded.
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
