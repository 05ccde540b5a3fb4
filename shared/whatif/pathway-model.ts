import { relations } from '../project/relations.ts';
import { indexProject, type ProjectIndex } from '../graph/project-index.ts';
import type { Project, Endpoint, Link } from '../project/project-schema.ts';
import {
  subjectOfReaction,
  type ListBy,
  type ReactionIndex,
  type SubjectIndex,
  type ThingIndex,
  findThings,
  type Thing,
  type Things,
} from './things.ts';
import { findReactions, type Reaction } from './reactions.ts';

/** What the links of a project mean: reactions, what these and their enzymes need, and what raises or lowers what. */
export interface PathwayModel {
  readonly things: ListBy<ThingIndex, Thing>;
  /** For a node id, its thing. Nodes that only draw have none. */
  readonly thingOf: ReadonlyMap<string, ThingIndex>;
  readonly reactions: ListBy<ReactionIndex, Reaction>;
  /** From `cofactor-of`: without the one, the other does not work. All have the sign +1. */
  readonly requirements: readonly Effect[];
  readonly influences: readonly Effect[];
  /** A transmitter or hormone (from) and a receptor that it binds (to). */
  readonly bindings: readonly Effect[];
}

const models = new WeakMap<Project, PathwayModel>();

/** Made once for each project value. The project is immutable, so the model stays valid. */
export function derivePathwayModel(project: Project): PathwayModel {
  const known = models.get(project);
  if (known) return known;
  const index = indexProject(project);
  const things = findThings(project, index);
  const { reactions, reactionOf } = findReactions(project, index, things);
  const effects = findEffects(project, { index, things, reactionOf });
  const model: PathwayModel = { ...things, reactions, ...effects };
  models.set(project, model);
  return model;
}

/** +1: more leads to more; -1: more leads to less. */
type Sign = 1 | -1;

/** A thing or reaction acts on a thing or reaction. */
export interface Effect {
  readonly from: SubjectIndex;
  readonly to: SubjectIndex;
  readonly sign: Sign;
  readonly link: Link;
}

interface Effects {
  readonly requirements: readonly Effect[];
  readonly influences: readonly Effect[];
  readonly bindings: readonly Effect[];
}

/** Finds what needs, raises and lowers what. What ends on a link acts on what that link acts on. */
function findEffects(project: Project, found: Found): Effects {
  const requirements: Effect[] = [];
  const influences: Effect[] = [];
  const bindings: Effect[] = [];
  for (const link of project.links) {
    const from = findActor(link.source, found);
    const target = findTarget(link, found);
    if (from === undefined || target === undefined || from === target.to) continue;
    const effect = { from, to: target.to, link };
    const { effect: kind, sign } = relations[link.relation];
    if (kind === 'requirement') requirements.push({ ...effect, sign: 1 });
    else if (kind === 'binding') bindings.push({ ...effect, sign: 1 });
    else if (kind === 'influence' && sign !== null && !isCatalysis(link, found)) {
      influences.push({ ...effect, sign: multiply(sign, target.sign) });
    }
  }
  return { requirements, influences, bindings };
}

/** What the ends of links can be. */
interface Found {
  readonly index: ProjectIndex;
  readonly things: Things;
  /** For a link id, the reaction that it is part of. */
  readonly reactionOf: ReadonlyMap<string, ReactionIndex>;
}

/** The id of the node that stands for a thing. */
export function idOf({ things }: PathwayModel, thing: ThingIndex): string {
  return things[thing]?.id ?? '';
}

function multiply(one: Sign, other: Sign): Sign {
  return one === other ? 1 : -1;
}

/** The catalyst of a reaction is part of that reaction, see `reactions.ts`. */
function isCatalysis(link: Link, { index, reactionOf }: Found): boolean {
  if (link.relation !== 'catalyzes' || link.target.to !== 'anchor') return false;
  const host = index.anchors.get(link.target.id)?.link;
  return host !== undefined && reactionOf.has(host.id);
}

function findActor(end: Endpoint, { index, things, reactionOf }: Found): SubjectIndex | undefined {
  if (end.to === 'node') return things.thingOf.get(end.id);
  const host = end.to === 'anchor' ? index.anchors.get(end.id)?.link : undefined;
  const reaction = host && reactionOf.get(host.id);
  return reaction === undefined ? undefined : subjectOfReaction(things, reaction);
}

/**
 * What a link acts on. If it ends on an anchor: on a reaction, that reaction; on a catalysis, the reaction that is
 * catalyzed; on a requirement, influence or binding, the target of that one, with its sign.
 */
function findTarget(
  link: Link,
  { index, things, reactionOf }: Found,
): { to: SubjectIndex; sign: Sign } | undefined {
  let end = link.target;
  let sign: Sign = 1;
  // Links may hang on links that hang on links; in a damaged file they may even form a ring.
  for (let depth = 0; depth < 20; depth += 1) {
    if (end.to === 'point') return undefined;
    if (end.to === 'node') {
      const to = things.thingOf.get(end.id);
      return to === undefined ? undefined : { to, sign };
    }
    const host = index.anchors.get(end.id)?.link;
    if (!host || !relations[host.relation].isClaim) return undefined;
    const reaction = reactionOf.get(host.id);
    if (reaction !== undefined) return { to: subjectOfReaction(things, reaction), sign };
    sign = multiply(sign, relations[host.relation].sign ?? 1);
    end = host.target;
  }
  return undefined;
}
