import type { ProjectIndex } from '../graph/project-index.ts';
import type { Endpoint, Link, Relation } from '../project/link-schema.ts';
import type { Project } from '../project/project-schema.ts';
import type { Things } from './things.ts';

/** +1: more leads to more; -1: more leads to less. */
export type Sign = 1 | -1;

/**
 * Something acts on something. Ends are places: that of a thing in `things`, or, from `things.length` on, that of a
 * reaction in `reactions`.
 */
export interface Effect {
  readonly from: number;
  readonly to: number;
  readonly sign: Sign;
  readonly link: Link;
}

const signs: Partial<Record<Relation, Sign>> = {
  activates: 1,
  upregulates: 1,
  // On something that is not a reaction: an enzyme that carries out a process.
  catalyzes: 1,
  inhibits: -1,
  downregulates: -1,
};

interface Effects {
  readonly requirements: readonly Effect[];
  readonly influences: readonly Effect[];
  readonly bindings: readonly Effect[];
}

/** What needs, raises and lowers what. Whatever ends on a link acts on what that link does. */
export function findEffects(
  project: Project,
  index: ProjectIndex,
  things: Things,
  reactionOf: ReadonlyMap<string, number>,
): Effects {
  const requirements: Effect[] = [];
  const influences: Effect[] = [];
  const bindings: Effect[] = [];
  const places: Places = { index, things, reactionOf };
  for (const link of project.links) {
    const from = sourcePlace(link.source, places);
    const target = targetPlace(link, places);
    if (from === undefined || target === undefined || from === target.to) continue;
    const effect = { from, to: target.to, link };
    const sign = signs[link.relation];
    if (link.relation === 'cofactor-of') requirements.push({ ...effect, sign: 1 });
    else if (link.relation === 'binds') bindings.push({ ...effect, sign: 1 });
    else if (sign !== undefined && !isCatalysis(link, places)) {
      influences.push({ ...effect, sign: multiply(sign, target.sign) });
    }
  }
  return { requirements, influences, bindings };
}

interface Places {
  readonly index: ProjectIndex;
  readonly things: Things;
  readonly reactionOf: ReadonlyMap<string, number>;
}

export function multiply(one: Sign, other: Sign): Sign {
  return one === other ? 1 : -1;
}

/** A catalyst of a reaction is part of it, see `reactions.ts`. */
function isCatalysis(link: Link, { index, reactionOf }: Places): boolean {
  if (link.relation !== 'catalyzes' || link.target.to !== 'anchor') return false;
  const host = index.anchors.get(link.target.id)?.link;
  return host !== undefined && reactionOf.has(host.id);
}

function sourcePlace(end: Endpoint, { index, things, reactionOf }: Places): number | undefined {
  if (end.to === 'node') return things.placeOf.get(end.id);
  const host = end.to === 'anchor' ? index.anchors.get(end.id)?.link : undefined;
  const reaction = host && reactionOf.get(host.id);
  return reaction === undefined ? undefined : things.all.length + reaction;
}

/**
 * Where a link acts. On an anchor: on the reaction there; on a catalysis, on the reaction catalysed; on a requirement,
 * influence or binding, on what that one acts on, with its sign.
 */
function targetPlace(link: Link, places: Places): { to: number; sign: Sign } | undefined {
  const { index, things, reactionOf } = places;
  let end = link.target;
  let sign: Sign = 1;
  // Links may hang on links that hang on links; in a damaged file even in a ring.
  for (let depth = 0; depth < 20; depth += 1) {
    if (end.to === 'point') return undefined;
    if (end.to === 'node') {
      const to = things.placeOf.get(end.id);
      return to === undefined ? undefined : { to, sign };
    }
    const host = index.anchors.get(end.id)?.link;
    if (!host || host.relation === 'relates-to') return undefined;
    const reaction = reactionOf.get(host.id);
    if (reaction !== undefined) return { to: things.all.length + reaction, sign };
    sign = multiply(sign, signs[host.relation] ?? 1);
    end = host.target;
  }
  return undefined;
}
