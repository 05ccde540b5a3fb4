import { relations } from '../project/relations.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import type { ProjectIndex } from '../graph/project-index.ts';
import type { Endpoint, Link, Project, PathwayNode } from '../project/project-schema.ts';
import { unreachable } from '../result.ts';
import { listBy, type ListBy, type ReactionIndex, type ThingIndex, type Things } from './things.ts';

/**
 * `conversion`: substrates become products. `supply`: a transporter or process brings, stores or releases its product.
 * `removal`: an enzyme breaks its substrate down, or a transporter takes it up.
 */
type ReactionKind = 'conversion' | 'supply' | 'removal';

export interface Reaction {
  readonly kind: ReactionKind;
  readonly substrates: readonly ThingIndex[];
  readonly products: readonly ThingIndex[];
  /** Alternatives: any one of them is enough. */
  readonly catalysts: readonly Catalyst[];
  /**
   * The links that draw it, without those of its catalysts. If it is drawn several times, those of the best founded
   * drawing.
   */
  readonly links: readonly Link[];
}

interface Catalyst {
  readonly thing: ThingIndex;
  /** Its own link, and the links of the drawing on which it ends. */
  readonly links: readonly Link[];
}

export interface Reactions {
  readonly reactions: ListBy<ReactionIndex, Reaction>;
  /** For a link id, the reaction that it is part of. */
  readonly reactionOf: ReadonlyMap<string, ReactionIndex>;
}

interface Draft {
  readonly kind: ReactionKind;
  readonly substrates: Set<ThingIndex>;
  readonly products: Set<ThingIndex>;
  readonly catalysts: Map<ThingIndex, Link>;
  readonly links: Link[];
}

/**
 * Conversions of the same substrate to the same product are one reaction with alternative catalysts; the same holds for
 * transports of the same thing. A conversion that leaves steps out does not count if the steps are drawn too.
 */
export function findReactions(project: Project, index: ProjectIndex, things: Things): Reactions {
  const drafts = new Map<string, Draft>();
  const draftOf = new Map<string, Draft>();
  const omissions = findOmissions(project, things);
  for (const link of project.links) {
    if (omissions.has(link.id)) continue;
    const part = readReaction(link, things);
    if (!part) continue;
    const key = `${part.kind} ${[...part.substrates].join()} ${[...part.products].join()} ${part.apart}`;
    const draft = drafts.get(key);
    draftOf.set(link.id, draft ?? part);
    if (draft) mergeInto(draft, part);
    else drafts.set(key, part);
  }
  for (const link of project.links) addSidePart(link, index, things, draftOf);
  const list = listBy<ReactionIndex, Draft>([...drafts.values()]);
  const indexOf = new Map([...list.entries()].map(([reaction, draft]) => [draft, reaction]));
  const reactionOf = new Map<string, ReactionIndex>();
  for (const [id, draft] of draftOf) {
    const reaction = indexOf.get(draft);
    if (reaction !== undefined) reactionOf.set(id, reaction);
  }
  return { reactions: list.map(toReaction), reactionOf };
}

/** `apart` separates reactions with the same ends: each way of breaking something down is a reaction of its own. */
function readReaction(link: Link, things: Things): (Draft & { apart: string }) | undefined {
  const source = thingAt(link.source, things);
  const target = thingAt(link.target, things);
  const { reaction } = relations[link.relation];
  switch (reaction) {
    case 'conversion':
      return readConversion(link, source, target);
    case 'transport':
      if (isCarried(things, source)) return readConversion(link, source, target);
      return target === undefined ? undefined : readTransport(link, source, target, things);
    case 'supply':
      return target === undefined ? undefined : readSupply(link, source, target);
    case 'removal':
      return target === undefined ? undefined : readRemoval(link, source, target);
    case null:
      return undefined;
    default:
      return unreachable(reaction);
  }
}

function readConversion(
  link: Link,
  source: ThingIndex | undefined,
  target: ThingIndex | undefined,
) {
  // If one end is an anchor, it is not a reaction itself but a further part of another. If both ends are free, it says
  // nothing.
  const isPart = link.source.to === 'anchor' || link.target.to === 'anchor';
  if (isPart || (source === undefined && target === undefined) || source === target)
    return undefined;
  return {
    kind: 'conversion' as const,
    substrates: setOf(source),
    products: setOf(target),
    catalysts: new Map<ThingIndex, Link>(),
    links: [link],
    // A reaction in the liver does not replace the same reaction in the brain.
    apart: source === undefined || target === undefined ? link.id : (link.place ?? ''),
  };
}

function isCarried({ things }: Things, thing: ThingIndex | undefined): boolean {
  const carried = thing === undefined ? undefined : things[thing];
  return carried !== undefined && nodeKinds[carried.kind].isSubstance;
}

function readTransport(
  link: Link,
  source: ThingIndex | undefined,
  target: ThingIndex,
  { things }: Things,
) {
  const cargo = things[target];
  const carrier = source === undefined ? undefined : things[source];
  if (!cargo || !nodeKinds[cargo.kind].isTransmitter || carrier?.nodes.some(fillsVesicles)) {
    return readSupply(link, source, target);
  }
  return readRemoval(link, source, target);
}

function readSupply(link: Link, source: ThingIndex | undefined, target: ThingIndex) {
  return {
    kind: 'supply' as const,
    substrates: new Set<ThingIndex>(),
    products: setOf(target),
    catalysts: new Map(source === undefined ? [] : [[source, link]]),
    links: [link],
    apart: link.relation,
  };
}

function readRemoval(link: Link, source: ThingIndex | undefined, target: ThingIndex) {
  return {
    ...readSupply(link, source, target),
    kind: 'removal' as const,
    substrates: setOf(target),
    products: new Set<ThingIndex>(),
    apart: link.id,
  };
}

/**
 * A carrier of a transmitter takes it up, unless it is one of those that load vesicles for release: the gene families
 * SLC17A6 to 8, SLC18 and SLC32 (HGNC), also written as VGLUT, VMAT, VAChT and VGAT.
 */
function fillsVesicles({ label, caption, xrefs }: PathwayNode): boolean {
  const names = [label, caption, ...xrefs.map(({ id }) => id)];
  return names.some((name) =>
    /^(?:SLC(?:17A[678]|18A\d|32A\d)|V(?:GLUT|MAT|ACHT|GAT|IAAT))/iu.test(name),
  );
}

/** Adds further substrates, products and catalysts that join a reaction at an anchor. */
function addSidePart(
  link: Link,
  index: ProjectIndex,
  things: Things,
  draftOf: ReadonlyMap<string, Draft>,
): void {
  const reactionAt = (end: Endpoint) => {
    const host = end.to === 'anchor' ? index.anchors.get(end.id)?.link : undefined;
    return host && draftOf.get(host.id);
  };
  const [source, target] = [thingAt(link.source, things), thingAt(link.target, things)];
  const into = reactionAt(link.target);
  const outOf = reactionAt(link.source);
  if (into && source !== undefined) {
    if (
      link.relation === 'catalyzes' ||
      (link.relation === 'transports' && !isCarried(things, source))
    ) {
      if (!into.catalysts.has(source)) into.catalysts.set(source, link);
    } else if (link.relation === 'converts-to' && !into.products.has(source)) {
      into.substrates.add(source);
      into.links.push(link);
    }
  }
  if (
    outOf &&
    target !== undefined &&
    link.relation === 'converts-to' &&
    !outOf.substrates.has(target)
  ) {
    outOf.products.add(target);
    outOf.links.push(link);
  }
}

function mergeInto(draft: Draft, part: Draft): void {
  draft.links.push(...part.links);
  for (const [thing, link] of part.catalysts) {
    if (!draft.catalysts.has(thing)) draft.catalysts.set(thing, link);
  }
}

function toReaction({ kind, substrates, products, catalysts, links }: Draft): Reaction {
  const drawings = links.filter((link) => !joins(link));
  const wholes = wholesOf(drawings, links);
  const [best] = drawings.toSorted((one, other) => weaknessOf(one) - weaknessOf(other));
  const whole = (drawing: Link | undefined) => (drawing && wholes.of.get(drawing)) ?? [];
  return {
    kind,
    substrates: [...substrates],
    products: [...products],
    catalysts: [...catalysts].map(([thing, link]) => {
      const [host = best] = wholes.hostsOf(link);
      const drawing = whole(host);
      // Each catalyst of a hub would else carry along all of its links.
      const told = drawing.length > mostOfDrawing ? drawing.slice(0, mostOfDrawing) : drawing;
      return { thing, links: [...new Set([link, ...told])] };
    }),
    links: whole(best),
  };
}

/** So many links of one drawing are told with each of its catalysts. No reaction that is known has more. */
const mostOfDrawing = 300;

interface Wholes {
  /** The links of each drawing of a reaction: itself, and what joins it. */
  readonly of: ReadonlyMap<Link, readonly Link[]>;
  /** The drawings that a link is, or ends on, in their order. */
  hostsOf(link: Link): readonly Link[];
}

function wholesOf(drawings: readonly Link[], links: readonly Link[]): Wholes {
  const position = new Map(drawings.map((drawing, at) => [drawing, at]));
  const owners = new Map(
    drawings.flatMap((drawing) => drawing.anchors.map(({ id }) => [id, drawing] as const)),
  );
  const ownerOf = (end: Endpoint) => (end.to === 'anchor' ? (owners.get(end.id) ?? []) : []);
  const hostsOf = (link: Link) => {
    if (position.has(link) && !joins(link)) return [link];
    const found = new Set([ownerOf(link.source), ownerOf(link.target)].flat());
    return [...found].toSorted(
      (one, other) => (position.get(one) ?? 0) - (position.get(other) ?? 0),
    );
  };
  const of = new Map(drawings.map((drawing) => [drawing, new Array<Link>()]));
  for (const link of links) for (const host of hostsOf(link)) of.get(host)?.push(link);
  return { of, hostsOf };
}

/** Whether a link brings a further substrate or product to a reaction, or takes one from it. */
function joins({ source, target }: Link): boolean {
  return source.to === 'anchor' || target.to === 'anchor';
}

function weaknessOf({ confidence, evidence }: Link): number {
  const doubt = { established: 0, supported: 2, contested: 6 };
  return (confidence ? doubt[confidence] : 4) + Number(evidence.length === 0);
}

function thingAt(end: Endpoint, { thingOf }: Things): ThingIndex | undefined {
  return end.to === 'node' ? thingOf.get(end.id) : undefined;
}

function setOf(thing: ThingIndex | undefined): Set<ThingIndex> {
  return new Set(thing === undefined ? [] : [thing]);
}

/** Enough for every drawn route. A search without a limit would cost much in a large diagram and find little. */
const mostSteps = 12;

/** Whether a conversion leaves steps out: drawn dashed, as the omitted process of SBGN. */
export function leavesOutSteps({ relation, label, style }: Link): boolean {
  return relation === 'converts-to' && (style?.line === 'dashed' || label === 'precursor of');
}

/** The ids of conversions that leave out steps which are drawn elsewhere in the diagram. */
function findOmissions(project: Project, things: Things): ReadonlySet<string> {
  const shortcuts: { readonly id: string; readonly from: ThingIndex; readonly to: ThingIndex }[] =
    [];
  const steps = new Map<ThingIndex, ThingIndex[]>();
  for (const link of project.links) {
    if (link.relation !== 'converts-to') continue;
    const [from, to] = [thingAt(link.source, things), thingAt(link.target, things)];
    if (from === undefined || to === undefined) continue;
    if (leavesOutSteps(link)) shortcuts.push({ id: link.id, from, to });
    else listIn(steps, from).push(to);
  }
  const reach = new Map<ThingIndex, ReadonlySet<ThingIndex>>();
  const found = new Set<string>();
  for (const { id, from, to } of shortcuts) {
    const reached = reach.get(from) ?? reachableFrom(from, steps);
    reach.set(from, reached);
    if (reached.has(to)) found.add(id);
  }
  return found;
}

/** The list under a key, made where there is none. */
export function listIn<Key, Item>(lists: Map<Key, Item[]>, key: Key): Item[] {
  const known = lists.get(key);
  if (known) return known;
  const made: Item[] = [];
  lists.set(key, made);
  return made;
}

function reachableFrom(
  start: ThingIndex,
  steps: ReadonlyMap<ThingIndex, readonly ThingIndex[]>,
): Set<ThingIndex> {
  const found = new Set<ThingIndex>();
  let border = [start];
  for (let step = 0; step < mostSteps && border.length > 0; step += 1) {
    const next: ThingIndex[] = [];
    for (const thing of border) {
      for (const to of steps.get(thing) ?? []) {
        if (found.has(to)) continue;
        found.add(to);
        next.push(to);
      }
    }
    border = next;
  }
  return found;
}
