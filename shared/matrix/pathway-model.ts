import { relations } from '../project/relations.ts';
import { indexProject, type ProjectIndex } from '../graph/project-index.ts';
import type { Project, Endpoint, Link } from '../project/project-schema.ts';
import { findReactions, type Reaction } from './reactions.ts';
import { findThings, type Thing, type Things } from './things.ts';

/** What a project's links mean: reactions, what they and their enzymes need, and what raises or lowers what. */
export interface PathwayModel {
  readonly things: readonly Thing[];
  /** Node id to the place of its thing. */
  readonly placeOf: ReadonlyMap<string, number>;
  readonly reactions: readonly Reaction[];
  /** `cofactor-of`: without the one the other does not work. All of sign +1. */
  readonly requirements: readonly Effect[];
  readonly influences: readonly Effect[];
  /** A transmitter or hormone (from) and a receptor that it binds (to). */
  readonly bindings: readonly Effect[];
}

const models = new WeakMap<Project, PathwayModel>();

/** Made once a project value; the project is immutable, so it stays true. */
export function derivePathwayModel(project: Project): PathwayModel {
  const known = models.get(project);
  if (known) return known;
  const index = indexProject(project);
  const { all, placeOf } = findThings(project, index);
  const { reactions, reactionOf } = findReactions(project, index, { all, placeOf });
  const effects = findEffects(project, index, { all, placeOf }, reactionOf);
  const model: PathwayModel = { things: all, placeOf, reactions, ...effects };
  models.set(project, model);
  return model;
}

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

interface Effects {
  readonly requirements: readonly Effect[];
  readonly influences: readonly Effect[];
  readonly bindings: readonly Effect[];
}

/** What needs, raises and lowers what. Whatever ends on a link acts on what that link does. */
function findEffects(
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
    const { effect: kind, sign } = relations[link.relation];
    if (kind === 'requirement') requirements.push({ ...effect, sign: 1 });
    else if (kind === 'binding') bindings.push({ ...effect, sign: 1 });
    else if (kind === 'influence' && sign !== null && !isCatalysis(link, places)) {
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
    if (!host || !relations[host.relation].isClaim) return undefined;
    const reaction = reactionOf.get(host.id);
    if (reaction !== undefined) return { to: things.all.length + reaction, sign };
    sign = multiply(sign, relations[host.relation].sign ?? 1);
    end = host.target;
  }
  return undefined;
}

const tables = new WeakMap<PathwayModel, ReadonlyMap<number, readonly number[]>>();

/** Place of a thing to the reactions, by their place in `reactions`, that make it or bring it. */
export function producersOf(model: PathwayModel): ReadonlyMap<number, readonly number[]> {
  const known = tables.get(model);
  if (known) return known;
  const table = new Map<number, number[]>();
  for (const [place, { products }] of model.reactions.entries()) {
    for (const thing of products) {
      const list = table.get(thing);
      if (list) list.push(place);
      else table.set(thing, [place]);
    }
  }
  tables.set(model, table);
  return table;
}
