import type { Link } from '../project/link-schema.ts';
import type { Project } from '../project/project-schema.ts';
import type { Things } from './things.ts';

/** Enough for every drawn route; a search without end would cost much in a large diagram and say little. */
const mostSteps = 12;

/** Whether a conversion stands for steps that are left out: dashed, as the omitted process of SBGN. */
function leavesOutSteps({ relation, label, style }: Link): boolean {
  return relation === 'converts-to' && (style?.line === 'dashed' || label === 'precursor of');
}

/** The ids of conversions with steps left out whose steps are drawn beside them. */
export function findOmissions(project: Project, { placeOf }: Things): ReadonlySet<string> {
  const shortcuts: { readonly id: string; readonly from: number; readonly to: number }[] = [];
  const steps = new Map<number, number[]>();
  for (const link of project.links) {
    if (link.relation !== 'converts-to') continue;
    const from = link.source.to === 'node' ? placeOf.get(link.source.id) : undefined;
    const to = link.target.to === 'node' ? placeOf.get(link.target.id) : undefined;
    if (from === undefined || to === undefined) continue;
    if (leavesOutSteps(link)) shortcuts.push({ id: link.id, from, to });
    else steps.set(from, [...(steps.get(from) ?? []), to]);
  }
  const reach = new Map<number, ReadonlySet<number>>();
  const found = new Set<string>();
  for (const { id, from, to } of shortcuts) {
    const reached = reach.get(from) ?? reachableFrom(from, steps);
    reach.set(from, reached);
    if (reached.has(to)) found.add(id);
  }
  return found;
}

function reachableFrom(start: number, steps: ReadonlyMap<number, readonly number[]>): Set<number> {
  const found = new Set<number>();
  let border = [start];
  for (let step = 0; step < mostSteps && border.length > 0; step += 1) {
    const next: number[] = [];
    for (const place of border) {
      for (const to of steps.get(place) ?? []) {
        if (found.has(to)) continue;
        found.add(to);
        next.push(to);
      }
    }
    border = next;
  }
  return found;
}
