import type { Endpoint, Link, Relation } from '../../project/link-schema.ts';
import type { PathwayNode } from '../../project/node-schema.ts';
import { isAgent, reactions } from './agents.ts';
import { classForNode, modulationClass } from './element-class.ts';
import { isProcessClass } from './glyph-classes.ts';
import { arcFor, ended, paintOf } from './link-arcs.ts';
import { atPort } from './made-parts.ts';
import { sinkOf, sourceOf } from './spell-sources.ts';
import { idOf, isAtGlyph, isProcessEnd, processOn, tell, type Speller } from './speller.ts';

/** An influence, or a leg of a reaction: it ends at the process of what it is on. */
export function spellInfluence(speller: Speller, link: Link): void {
  const drawn = speller.diagram.links.get(link.id);
  const isLeg = reactions.has(link.relation) && !isAgent(speller, link);
  const source = isProcessEnd(speller.byId, link.source)
    ? processOn(speller, link.source)
    : undefined;
  const hasSource = source ? isLeg : isAtGlyph(speller, link.source);
  const isProduct = isLeg && !isProcessEnd(speller.byId, link.target);
  const target = isProduct ? undefined : targetOf(speller, link);
  if (!drawn || !hasSource || (!target && !isAtGlyph(speller, link.target))) {
    tell(
      speller,
      'dropped',
      link,
      'ends where no arc of SBGN can: at a free point, or on what is no reaction.',
    );
    return;
  }
  const className = isLeg ? (source ? 'production' : 'consumption') : modulationClass(link);
  const arc = arcFor(link, className, paintOf(link));
  const toProcess: Endpoint = target
    ? isLeg
      ? atPort(target, 0)
      : { to: 'node', id: target.id }
    : ended(link.target, drawn.route.at(-1), speller);
  speller.links.push({
    ...arc,
    source: source ? atPort(source, 1) : ended(link.source, drawn.route[0], speller),
    target: toProcess,
    waypoints: link.routing === 'curved' ? [] : drawn.route.slice(1, -1),
  });
  const made = [speller.sources, speller.sinks].map((all) => all.get(idOf(link.target)));
  if (target && made.includes(target)) {
    tell(
      speller,
      'approximated',
      link,
      'is written as acting on a process that makes or ends its target, for SBGN has no arc between entities.',
    );
  }
}

/** The process that an influence acts on; undefined for what it can act on itself. */
function targetOf(speller: Speller, link: Link): PathwayNode | undefined {
  if (link.target.to === 'anchor') return processOn(speller, link.target);
  if (link.target.to === 'point') return undefined;
  const node = speller.byId.get(link.target.id);
  if (!node) return undefined;
  const className = classForNode(node, 'process description');
  if (isProcessClass(className)) return node;
  if (!isEntity(className)) return undefined;
  if (link.relation === 'degrades') return sinkOf(speller, node);
  return (isOnActivity(link) ? catalyzedBy(speller, node) : undefined) ?? sourceOf(speller, node);
}

/** Does it change what its target does, rather than how much of it there is? */
function isOnActivity({ relation }: Link): boolean {
  return !onAmount.has(relation);
}

const onAmount: ReadonlySet<Relation> = new Set([
  'upregulates',
  'downregulates',
  'transports',
  'releases',
]);

/** The process of the first reaction that an entity catalyzes: what acts on an enzyme's activity acts there. */
function catalyzedBy(speller: Speller, { id }: PathwayNode): PathwayNode | undefined {
  for (const link of speller.catalyses.get(id) ?? []) {
    const process = processOn(speller, link.target);
    if (process) return process;
  }
  return undefined;
}

function isEntity(className: string): boolean {
  return /^(?:simple chemical|macromolecule|nucleic acid feature|complex|unspecified entity)/u.test(
    className,
  );
}
