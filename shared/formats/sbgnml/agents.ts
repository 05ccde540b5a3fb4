import type { Link, Relation } from '../../project/link-schema.ts';
import { classForNode } from './element-class.ts';
import type { Speller } from './speller.ts';

/** What turns, moves or joins substances, rather than changing how fast that goes. */
export const reactions: ReadonlySet<Relation> = new Set([
  'converts-to',
  'transports',
  'releases',
  'degrades',
  'binds',
]);

const ofAgents: ReadonlySet<Relation> = new Set(['transports', 'releases', 'degrades']);

/** Does its source do this to the target, as a transporter does, rather than become it? */
export function isAgent({ byId }: Speller, { relation, source, target }: Link): boolean {
  if (!ofAgents.has(relation) || source.to !== 'node') return false;
  const agent = byId.get(source.id);
  const substance = target.to === 'node' ? byId.get(target.id) : undefined;
  if (!agent || (substance && agent.label === substance.label)) return false;
  const className = classForNode(agent, 'process description');
  return /^(?:macromolecule|complex|nucleic acid feature|compartment)/u.test(className);
}
