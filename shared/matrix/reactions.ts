import type { ProjectIndex } from '../graph/project-index.ts';
import type { Endpoint, Link, Project } from '../project/project-schema.ts';
import type { PathwayNode } from '../project/node-schema.ts';
import { unreachable } from '../result.ts';
import { isSubstance, type Thing, type Things } from './things.ts';

/**
 * `conversion`: substrates become products. `supply`: a transporter or process brings, stores or releases its product.
 * `removal`: an enzyme breaks its substrate down, or a transporter takes it up.
 */
type ReactionKind = 'conversion' | 'supply' | 'removal';

export interface Reaction {
  readonly kind: ReactionKind;
  /** Places of things. */
  readonly substrates: readonly number[];
  readonly products: readonly number[];
  /** Alternatives: any one of them will do. */
  readonly catalysts: readonly Catalyst[];
  /** The links that draw it, without those of its catalysts; of several drawings the one that is best founded. */
  readonly links: readonly Link[];
}

interface Catalyst {
  readonly thing: number;
  /** Its own link, and those of the drawing that it ends on. */
  readonly links: readonly Link[];
}

export interface Reactions {
  readonly reactions: readonly Reaction[];
  /** Link id to the place of the reaction in `reactions` that it is part of. */
  readonly reactionOf: ReadonlyMap<string, number>;
}

interface Draft {
  readonly kind: ReactionKind;
  readonly substrates: Set<number>;
  readonly products: Set<number>;
  readonly catalysts: Map<number, Link>;
  readonly links: Link[];
}

/**
 * Conversions of the same substrate to the same product are one reaction with alternative catalysts, and so are
 * transports of the same thing. A conversion whose steps are left out does not count where the steps are drawn too.
 */
export function findReactions(project: Project, index: ProjectIndex, things: Things): Reactions {
  const drafts = new Map<string, Draft>();
  const draftOf = new Map<string, string>();
  const omissions = findOmissions(project, things);
  for (const link of project.links) {
    if (omissions.has(link.id)) continue;
    const part = readReaction(link, things);
    if (!part) continue;
    const key = `${part.kind} ${[...part.substrates].join()} ${[...part.products].join()} ${part.apart}`;
    draftOf.set(link.id, key);
    const draft = drafts.get(key);
    if (draft) mergeInto(draft, part);
    else drafts.set(key, part);
  }
  const places = new Map([...drafts.keys()].map((key, place) => [key, place]));
  const reactionOf = new Map<string, number>();
  for (const [id, key] of draftOf) reactionOf.set(id, places.get(key) ?? -1);
  const list = [...drafts.values()];
  for (const link of project.links) addSidePart(link, index, things, list, reactionOf);
  return { reactions: list.map(toReaction), reactionOf };
}

/** `apart` keeps reactions apart that have the same ends: each way of breaking something down is its own. */
function readReaction(link: Link, things: Things): (Draft & { apart: string }) | undefined {
  const source = placeAt(link.source, things);
  const target = placeAt(link.target, things);
  switch (link.relation) {
    case 'converts-to':
      return isBetweenPools(things, source, target)
        ? undefined
        : readConversion(link, source, target);
    case 'transports':
      if (isCarried(things.all[source ?? -1])) return readConversion(link, source, target);
      return target === undefined ? undefined : readTransport(link, source, target, things);
    case 'releases':
      return target === undefined ? undefined : readSupply(link, source, target);
    case 'degrades':
      return target === undefined ? undefined : readRemoval(link, source, target);
    case 'catalyzes':
    case 'cofactor-of':
    case 'activates':
    case 'inhibits':
    case 'upregulates':
    case 'downregulates':
    case 'binds':
    case 'relates-to':
      return undefined;
    default:
      return unreachable(link.relation);
  }
}

function readConversion(link: Link, source: number | undefined, target: number | undefined) {
  // One end at an anchor: not a reaction of its own but a further part of another; both ends free: nothing to say.
  const isPart = link.source.to === 'anchor' || link.target.to === 'anchor';
  if (isPart || (source === undefined && target === undefined) || source === target)
    return undefined;
  return {
    kind: 'conversion' as const,
    substrates: setOf(source),
    products: setOf(target),
    catalysts: new Map<number, Link>(),
    links: [link],
    // What the liver does makes nothing good for the brain.
    apart: source === undefined || target === undefined ? link.id : (link.place ?? ''),
  };
}

/**
 * Loading into vesicles, release and uptake move a substance and make none. What acts on them acts on release, which is
 * no amount, so they are left out here.
 */
function isBetweenPools(
  { all }: Things,
  source: number | undefined,
  target: number | undefined,
): boolean {
  return [source, target].some((place) =>
    all[place ?? -1]?.nodes.some(({ pool }) => pool === 'vesicular' || pool === 'released'),
  );
}

function isCarried(thing: Thing | undefined): boolean {
  return thing !== undefined && isSubstance(thing.kind);
}

function readTransport(link: Link, source: number | undefined, target: number, things: Things) {
  const cargo = things.all[target];
  const carrier = things.all[source ?? -1];
  if (cargo?.kind !== 'neurotransmitter' || carrier?.nodes.some(fillsVesicles)) {
    return readSupply(link, source, target);
  }
  return readRemoval(link, source, target);
}

function readSupply(link: Link, source: number | undefined, target: number) {
  return {
    kind: 'supply' as const,
    substrates: new Set<number>(),
    products: setOf(target),
    catalysts: new Map(source === undefined ? [] : [[source, link]]),
    links: [link],
    apart: link.relation,
  };
}

function readRemoval(link: Link, source: number | undefined, target: number) {
  return {
    ...readSupply(link, source, target),
    kind: 'removal' as const,
    substrates: setOf(target),
    products: new Set<number>(),
    apart: link.id,
  };
}

/**
 * A carrier of a transmitter takes it up, unless it is one of those that load it into vesicles for release: the gene
 * families SLC17A6 to 8, SLC18 and SLC32 (HGNC), written as VGLUT, VMAT, VAChT and VGAT.
 */
function fillsVesicles({ label, caption, xrefs }: PathwayNode): boolean {
  const names = [label, caption, ...xrefs.map(({ id }) => id)];
  return names.some((name) =>
    /^(?:SLC(?:17A[678]|18A\d|32A\d)|V(?:GLUT|MAT|ACHT|GAT|IAAT))/iu.test(name),
  );
}

/** Further substrates, products and catalysts join at an anchor of a reaction. */
function addSidePart(
  link: Link,
  index: ProjectIndex,
  things: Things,
  drafts: readonly Draft[],
  reactionOf: ReadonlyMap<string, number>,
): void {
  const reactionAt = (end: Endpoint) => {
    const host = end.to === 'anchor' ? index.anchors.get(end.id)?.link : undefined;
    return host && drafts[reactionOf.get(host.id) ?? -1];
  };
  const [source, target] = [placeAt(link.source, things), placeAt(link.target, things)];
  const into = reactionAt(link.target);
  const outOf = reactionAt(link.source);
  if (into && source !== undefined) {
    if (
      link.relation === 'catalyzes' ||
      (link.relation === 'transports' && !isCarried(things.all[source]))
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
  const whole = (drawing: Link | undefined) =>
    links.filter((link) => link === drawing || (joins(link) && isOn(link, drawing)));
  const [best] = drawings.toSorted((one, other) => weaknessOf(one) - weaknessOf(other));
  return {
    kind,
    substrates: [...substrates],
    products: [...products],
    catalysts: [...catalysts].map(([thing, link]) => {
      const host = drawings.find((drawing) => drawing === link || isOn(link, drawing));
      return { thing, links: [...new Set([link, ...whole(host ?? best)])] };
    }),
    links: whole(best),
  };
}

/** Whether a link brings a further substrate or product to a reaction, or takes one from it. */
function joins({ source, target }: Link): boolean {
  return source.to === 'anchor' || target.to === 'anchor';
}

function isOn({ source, target }: Link, host: Link | undefined): boolean {
  const isThere = (end: Endpoint) =>
    end.to === 'anchor' && host?.anchors.some(({ id }) => id === end.id) === true;
  return isThere(source) || isThere(target);
}

function weaknessOf({ confidence, evidence }: Link): number {
  const doubt = { established: 0, supported: 2, contested: 6 };
  return (confidence ? doubt[confidence] : 4) + Number(evidence.length === 0);
}

function placeAt(end: Endpoint, { placeOf }: Things): number | undefined {
  return end.to === 'node' ? placeOf.get(end.id) : undefined;
}

function setOf(place: number | undefined): Set<number> {
  return new Set(place === undefined ? [] : [place]);
}

/** Enough for every drawn route; a search without end would cost much in a large diagram and say little. */
const mostSteps = 12;

/** Whether a conversion stands for steps that are left out: dashed, as the omitted process of SBGN. */
function leavesOutSteps({ relation, label, style }: Link): boolean {
  return relation === 'converts-to' && (style?.line === 'dashed' || label === 'precursor of');
}

/** The ids of conversions with steps left out whose steps are drawn beside them. */
function findOmissions(project: Project, { placeOf }: Things): ReadonlySet<string> {
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
