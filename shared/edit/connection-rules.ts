import { relations, type LinkRole } from '../project/relations.ts';
import { ancestorsOf, indexProject, type ProjectIndex } from '../graph/project-index.ts';
import {
  relationSchema,
  type Endpoint,
  type Link,
  type Relation,
  type Project,
  type NodeKind,
} from '../project/project-schema.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import { unreachable } from '../result.ts';
import type { NodeRole } from '../project/kind-facts.ts';

/** The role of one end of a link, for choosing a relation. */
export type End =
  | { readonly type: 'node'; readonly kind: NodeKind }
  | { readonly type: 'link'; readonly relation: Relation };

/** Where a link can end. If this is a link as a whole, it gets an anchor there. */
export type EndTarget = Endpoint | { readonly to: 'link'; readonly id: string };

/**
 * The relations that two ends can have, likeliest first; empty if they cannot be connected. Between kinds of the matrix
 * only those that make sense. Neutral kinds claim no role, so all relations follow. `relates-to` is last, or first where
 * the kinds alone do not tell what one does to the other.
 */
export function likelyRelations(from: End, to: End): readonly Relation[] {
  const [source, target] = [roleOf(from), roleOf(to)];
  if (source === null || target === null) return [];
  const likely = relationTable[source][target] ?? [];
  const others = isNeutral(from) || isNeutral(to) ? relationSchema.options : [];
  if (likely.includes('relates-to')) return [...new Set<Relation>([...likely, ...others])];
  const all = [...likely, ...others].filter((relation) => relation !== 'relates-to');
  return [...new Set<Relation>(all), 'relates-to'];
}

/**
 * `likelyRelations` of two ends in a project; empty if `canConnect` refuses them. A relation that the two have already
 * comes first: whoever draws a link a second time does not mean something else.
 */
export function suggestRelations(
  project: Project,
  source: EndTarget,
  target: EndTarget,
): readonly Relation[] {
  if (!canConnect(project, source, target)) return [];
  const index = indexProject(project);
  const [from, to] = [endOf(index, source), endOf(index, target)];
  if (!from || !to) return relationSchema.options;
  const had = linksBetween(project, source, target).map(({ relation }) => relation);
  return [...new Set([...had, ...likelyRelations(from, to)])];
}

/** The relations that two ends can have, whatever they are attached to; all of them for a free point. */
export function relationsBetween(from: End | undefined, to: End | undefined): readonly Relation[] {
  return from && to ? likelyRelations(from, to) : relationSchema.options;
}

/**
 * The relations that a link can have, in an order that does not depend on the one that it has. Those are left out with
 * which a link that ends on it would make no sense any more.
 */
export function relationsFor(project: Project, link: Link): readonly Relation[] {
  const index = indexProject(project);
  const possible = relationsBetween(endOf(index, link.source), endOf(index, link.target));
  const fitting = possible.filter((relation) =>
    link.anchors.every(({ id }) => fitsOn(index, id, relation)),
  );
  return fitting.length > 0 ? fitting : possible;
}

/** Whether the links that end at an anchor make sense on a link of that relation. */
export function fitsOn(index: ProjectIndex, anchor: string, relation: Relation): boolean {
  const host: End = { type: 'link', relation };
  const isHere = (end: Endpoint) => end.to === 'anchor' && end.id === anchor;
  return (index.linksAt.get(anchor) ?? []).every((hanging) => {
    const [from, to] = [hanging.source, hanging.target].map((end) =>
      isHere(end) ? host : endOf(index, end),
    );
    return relationsBetween(from, to).includes(hanging.relation);
  });
}

/** The links that run from one end to the other already: between the same nodes, or links as a whole. */
export function linksBetween(
  project: Project,
  source: EndTarget,
  target: EndTarget,
): readonly Link[] {
  const index = indexProject(project);
  return linksAt(index, source).filter(
    (link) => isAt(index, link.source, source) && isAt(index, link.target, target),
  );
}

export interface ConnectOptions {
  /** The link that is reconnected, if it exists already. */
  readonly link?: string;
  /**
   * The waypoints of the link. A link may lead back to where it starts only if it has some; otherwise it would be
   * invisible.
   */
  readonly waypoints?: number;
}

/**
 * Whether a link can run between two ends. Refused are: ends that do not exist, kinds that take no links, a node with a
 * node that it lies in or contains, a link with its own anchor, links that would hang on each other in a ring, and
 * (unless it has waypoints) a link from a thing to itself.
 */
export function canConnect(
  project: Project,
  source: EndTarget,
  target: EndTarget,
  options: ConnectOptions = {},
): boolean {
  const index = indexProject(project);
  if (!isConnectable(index, source) || !isConnectable(index, target)) return false;
  if (isAt(index, source, target) && (options.waypoints ?? 0) === 0) return false;
  if (source.to === 'node' && target.to === 'node' && isNested(index, source.id, target.id)) {
    return false;
  }
  const moved = options.link;
  return moved === undefined || ![source, target].some((end) => hangsOn(index, end, moved));
}

/** Why two ends for which `suggestRelations` has no relation cannot be connected, as a sentence for a person. */
export function whyNot(project: Project, source: EndTarget, target: EndTarget): string {
  const index = indexProject(project);
  for (const end of [source, target]) {
    const node = end.to === 'node' ? index.nodes.get(end.id) : undefined;
    if (node && !nodeKinds[node.kind].connects) {
      return `${nodeKinds[node.kind].label}s take no links: choose a node.`;
    }
  }
  if (isAt(index, source, target)) return 'A link cannot end where it begins.';
  if (source.to === 'node' && target.to === 'node' && isNested(index, source.id, target.id)) {
    return 'One of the two lies in the other, so no link can run between them.';
  }
  return 'These two cannot be linked.';
}

/** The link that an end lies on. */
function hostOf(index: ProjectIndex, end: EndTarget): Link | undefined {
  if (end.to === 'link') return index.links.get(end.id);
  return end.to === 'anchor' ? index.anchors.get(end.id)?.link : undefined;
}

function isConnectable(index: ProjectIndex, end: EndTarget): boolean {
  switch (end.to) {
    case 'node': {
      const node = index.nodes.get(end.id);
      return node !== undefined && nodeKinds[node.kind].connects;
    }
    case 'link':
    case 'anchor':
      return hostOf(index, end) !== undefined;
    case 'point':
      return Number.isFinite(end.x) && Number.isFinite(end.y);
    default:
      return unreachable(end);
  }
}

/** Whether two ends are at the same node or on the same link. */
function isAt(index: ProjectIndex, one: EndTarget, other: EndTarget): boolean {
  if (one.to === 'node' || other.to === 'node') {
    return one.to === 'node' && other.to === 'node' && one.id === other.id;
  }
  const host = hostOf(index, one);
  return host !== undefined && host === hostOf(index, other);
}

function linksAt(index: ProjectIndex, end: EndTarget): readonly Link[] {
  const holders = end.to === 'node' ? [end] : (hostOf(index, end)?.anchors ?? []);
  return holders.flatMap(({ id }) => index.linksAt.get(id) ?? []);
}

function isNested(index: ProjectIndex, one: string, other: string): boolean {
  return ancestorsOf(index, one).includes(other) || ancestorsOf(index, other).includes(one);
}

/** Whether an end lies on a link, or on another link that hangs on it, directly or not. */
export function hangsOn(index: ProjectIndex, end: EndTarget, id: string): boolean {
  const seen = new Set<string>();
  const waiting = [hostOf(index, end)];
  while (waiting.length > 0) {
    const link = waiting.pop();
    if (!link || seen.has(link.id)) continue;
    if (link.id === id) return true;
    seen.add(link.id);
    waiting.push(hostOf(index, link.source), hostOf(index, link.target));
  }
  return false;
}

/** What an end is attached to, for choosing a relation; undefined for a free point. */
export function endOf(index: ProjectIndex, end: EndTarget): End | undefined {
  const node = end.to === 'node' ? index.nodes.get(end.id) : undefined;
  if (node) return { type: 'node', kind: node.kind };
  const link = hostOf(index, end);
  return link && { type: 'link', relation: link.relation };
}

function roleOf(end: End): EndRole | null {
  return end.type === 'node' ? nodeKinds[end.kind].role : relations[end.relation].role;
}

function isNeutral(end: End): boolean {
  return end.type === 'node' && nodeKinds[end.kind].family === 'neutral';
}

/** What an end of a link is to the other one. */
type EndRole = NodeRole | LinkRole;

const activity = ['activates', 'inhibits'] as const;
const amount = ['upregulates', 'downregulates'] as const;
const influences = [...activity, ...amount] as const;
const modulation = [...amount, ...activity] as const;
const made = ['converts-to'] as const;
/** An enzyme may make a substance, break it down or be changed by it: its kind alone does not tell. */
const onSubstance = ['relates-to', 'degrades', ...modulation] as const;
const needed = ['cofactor-of', ...activity] as const;
const onLinks = { reaction: activity, catalysis: activity, influence: activity } as const;

type Row = Partial<Record<EndRole, readonly Relation[]>>;

/** For a small molecule that is made, used up and sensed. */
const substanceRow = {
  ...onLinks,
  transmitter: made,
  substance: made,
  cofactor: made,
  molecule: made,
  hormone: made,
  enzyme: ['inhibits', 'activates', 'binds'],
  transporter: ['binds', 'inhibits', 'activates'],
  receptor: ['binds', ...activity],
  protein: ['binds', ...activity],
  gene: amount,
  effect: activity,
  pathway: activity,
} as const satisfies Row;

/** For a protein or a process that acts on something, if nothing more specific is known. */
const actorRow = {
  ...onLinks,
  transmitter: modulation,
  substance: modulation,
  cofactor: modulation,
  hormone: modulation,
  molecule: modulation,
  enzyme: influences,
  transporter: influences,
  receptor: influences,
  protein: influences,
  gene: amount,
  effect: activity,
  pathway: activity,
} as const satisfies Row;

const likely = {
  transmitter: {
    ...substanceRow,
    enzyme: influences,
    hormone: modulation,
    gene: modulation,
  },
  substance: substanceRow,
  molecule: { ...substanceRow, reaction: needed, micronutrient: made },
  cofactor: {
    ...substanceRow,
    enzyme: needed,
    transporter: needed,
    receptor: needed,
    protein: needed,
    reaction: needed,
    catalysis: needed,
    transmitter: ['converts-to', 'cofactor-of'],
    substance: ['converts-to', 'cofactor-of'],
    cofactor: ['converts-to', 'cofactor-of'],
    molecule: ['converts-to', 'cofactor-of'],
  },
  micronutrient: {
    ...actorRow,
    enzyme: needed,
    transporter: needed,
    receptor: [...activity, 'binds', 'cofactor-of'],
    protein: [...needed, 'binds'],
    reaction: needed,
    catalysis: needed,
    cofactor: ['converts-to', ...needed],
    hormone: ['converts-to', ...needed],
    substance: ['converts-to', ...modulation],
    molecule: ['converts-to', ...modulation],
    micronutrient: ['converts-to', ...activity],
  },
  hormone: {
    ...actorRow,
    enzyme: modulation,
    transporter: modulation,
    receptor: [...modulation, 'binds'],
    protein: [...modulation, 'binds'],
    reaction: modulation,
    catalysis: modulation,
    hormone: ['converts-to', ...modulation],
    micronutrient: modulation,
    gene: modulation,
  },
  enzyme: {
    ...actorRow,
    reaction: ['catalyzes', ...activity],
    transmitter: onSubstance,
    substance: onSubstance,
    cofactor: onSubstance,
    hormone: onSubstance,
    molecule: onSubstance,
  },
  transporter: {
    ...actorRow,
    reaction: ['catalyzes', ...activity],
    transmitter: ['transports', 'releases'],
    substance: ['transports', 'releases'],
    cofactor: ['transports', 'releases'],
    micronutrient: ['transports', 'releases'],
    hormone: ['transports', 'releases'],
    molecule: ['transports', 'releases'],
  },
  receptor: {
    ...actorRow,
    transmitter: ['binds', ...modulation],
    hormone: ['binds', ...modulation],
    molecule: ['binds', ...modulation],
  },
  effect: {
    ...actorRow,
    transmitter: ['releases', ...modulation],
    hormone: ['releases', ...modulation],
    micronutrient: modulation,
  },
  protein: {
    ...actorRow,
    reaction: ['catalyzes', ...activity],
    protein: [...influences, 'binds', 'converts-to'],
    receptor: ['binds', ...influences],
    gene: modulation,
  },
  gene: { ...actorRow, gene: modulation, protein: modulation },
  pathway: { ...actorRow, molecule: ['converts-to', ...modulation] },
  drawing: {},
  // From an anchor of a link: the further products of a reaction.
  reaction: {
    transmitter: made,
    substance: made,
    cofactor: made,
    micronutrient: made,
    hormone: made,
    molecule: made,
    protein: made,
    effect: activity,
    pathway: activity,
  },
  catalysis: {},
  influence: {},
} as const satisfies Record<EndRole, Row>;

type Likely<Targets> = Targets[keyof Targets];
type LikelySomewhere = Likely<{ [From in EndRole]: Likely<(typeof likely)[From]> }>;
type Forgotten = Exclude<Relation, 'relates-to' | (LikelySomewhere & readonly Relation[])[number]>;
/** The compiler names a relation that is likely nowhere. */
type HasAll = [Forgotten] extends [never] ? unknown : { readonly likelyNowhere: Forgotten };

/**
 * By source, then by target: the likely relations, likeliest first. `relates-to` is always possible, and is listed only
 * where it comes first.
 */
const relationTable: Readonly<Record<EndRole, Row>> = likely satisfies HasAll;
