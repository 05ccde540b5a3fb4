import { removeElements } from '../../edit/remove.ts';
import type { Link, Relation } from '../../project/link-schema.ts';
import type { CheckContext } from '../check-context.ts';
import type { Finding, Rule } from '../finding.ts';
import { claimOf } from '../words.ts';

/** A thing may well activate, inhibit or bind itself; it can be neither its own product nor its own cofactor. */
const impossible: ReadonlySet<Relation> = new Set([
  'converts-to',
  'catalyzes',
  'cofactor-of',
  'transports',
  'releases',
]);

export const selfLink: Rule = {
  title: 'Link from a thing to itself',
  explanation:
    'Nothing is converted into itself. A thing can regulate itself; make sure that this is what is meant.',
  *check(context) {
    for (const link of context.project.links) {
      yield isLoop(context, link) ? describe(context, link) : undefined;
    }
  },
};

function isLoop({ index }: CheckContext, { source, target }: Link): boolean {
  if (source.to === 'node' || target.to === 'node') {
    return source.to === 'node' && target.to === 'node' && source.id === target.id;
  }
  const host = source.to === 'anchor' ? index.anchors.get(source.id)?.link : undefined;
  const other = target.to === 'anchor' ? index.anchors.get(target.id)?.link : undefined;
  return host !== undefined && host === other;
}

function describe(context: CheckContext, link: Link): Finding {
  return {
    rule: 'self-link',
    severity: impossible.has(link.relation) ? 'error' : 'warning',
    elements: [link.id],
    sentence: `The link ${claimOf(context, link)} leads back to where it starts.`,
    fix: { label: 'Remove the link', edit: () => removeElements([link.id]) },
  };
}
