import { setConfidence } from '../../edit/set-kind.ts';
import type { Link, Relation } from '../../project/link-schema.ts';
import type { CheckContext } from '../check-context.ts';
import type { Finding, Rule } from '../finding.ts';
import { claimOf } from '../words.ts';

const signs: Partial<Record<Relation, 'raises' | 'lowers'>> = {
  activates: 'raises',
  upregulates: 'raises',
  inhibits: 'lowers',
  downregulates: 'lowers',
};

export const contradictingSigns: Rule = {
  title: 'Contradicting signs',
  explanation:
    'One thing cannot plainly raise and lower another. Where the sources disagree, mark both links as contested; where it depends on dose or place, say so in their notes.',
  *check(context) {
    for (const links of byEnds(context).values()) {
      const up = links.filter(({ relation }) => signs[relation] === 'raises');
      const down = links.filter(({ relation }) => signs[relation] === 'lowers');
      const isMarked = [...up, ...down].every(({ confidence }) => confidence === 'contested');
      yield up.length > 0 && down.length > 0 && !isMarked
        ? describe(context, [...up, ...down])
        : undefined;
    }
  },
};

/** The signed links between the same two things, by where they start and end. */
function byEnds(context: CheckContext): ReadonlyMap<string, Link[]> {
  const groups = new Map<string, Link[]>();
  for (const link of context.project.links) {
    if (!signs[link.relation]) continue;
    const ends = [endKey(context, link.source), endKey(context, link.target)];
    if (ends.includes(undefined)) continue;
    const key = ends.join(' ');
    const group = groups.get(key);
    if (group) group.push(link);
    else groups.set(key, [link]);
  }
  return groups;
}

/** One entity drawn twice is one thing, and so are the anchors of one link; a free end is nothing. */
function endKey(context: CheckContext, end: Link['source']): string | undefined {
  if (end.to === 'point') return undefined;
  if (end.to === 'anchor') return `link ${context.index.anchors.get(end.id)?.link.id ?? ''}`;
  const node = context.index.nodes.get(end.id);
  const entity = node && context.entityOf(node);
  return entity === undefined ? `node ${end.id}` : `entity ${entity}`;
}

function describe(context: CheckContext, links: readonly Link[]): Finding {
  const [first, ...others] = links;
  const opposite = others.find((link) => first && signs[link.relation] !== signs[first.relation]);
  const claims = [first, opposite].map((link) => (link ? claimOf(context, link) : ''));
  const ids = links.map(({ id }) => id);
  return {
    rule: 'contradicting-signs',
    severity: 'warning',
    elements: ids,
    sentence: `${claims[0] ?? ''} contradicts ${claims[1] ?? ''}.`,
    fix: {
      label: 'Mark as contested',
      edit: () => setConfidence(ids, 'contested'),
    },
  };
}
