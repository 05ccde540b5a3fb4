import { setEvidence } from '../../edit/annotate.ts';
import { inSequence } from '../../edit/edit.ts';
import { addReference } from '../../edit/references.ts';
import { factToCatalysis, factToLink } from '../../library/place-link.ts';
import type { LibraryLink } from '../../library/library-schema.ts';
import type { Link } from '../../project/link-schema.ts';
import type { CheckContext } from '../check-context.ts';
import type { Finding, Fix, Rule } from '../finding.ts';
import { claimOf } from '../words.ts';

export const linkWithoutEvidence: Rule = {
  title: 'Link without evidence',
  explanation: 'Nothing says who found this out. A reader cannot check it.',
  *check(context) {
    for (const link of context.project.links) {
      yield isClaim(link) && link.evidence.length === 0 ? describe(context, link) : undefined;
    }
  },
};

/** A line between two things that says what one does to the other. */
function isClaim({ relation, source, target }: Link): boolean {
  return relation !== 'relates-to' && source.to !== 'point' && target.to !== 'point';
}

function describe(context: CheckContext, link: Link): Finding {
  const fact = factOf(context, link);
  return {
    rule: 'link-without-evidence',
    severity: 'hint',
    elements: [link.id],
    sentence: `${claimOf(context, link)} has no evidence.`,
    ...(fact ? { fix: attach(context, link, fact) } : {}),
  };
}

/** The library's entry for the same claim, if it has evidence. */
function factOf(context: CheckContext, link: Link): LibraryLink | undefined {
  const placed = context.known.links.get(link.entity ?? '');
  const fact = placed ?? sameClaim(context, link);
  return fact && fact.evidence.length > 0 ? fact : undefined;
}

function sameClaim(context: CheckContext, link: Link): LibraryLink | undefined {
  const { index, known } = context;
  const entityAt = (end: Link['source']) => {
    const node = end.to === 'node' ? index.nodes.get(end.id) : undefined;
    return node && context.entityOf(node);
  };
  const from = entityAt(link.source);
  if (from === undefined) return undefined;
  const facts = known.linksAt.get(from) ?? [];
  if (link.relation === 'catalyzes' && link.target.to === 'anchor') {
    const carrier = index.anchors.get(link.target.id)?.link;
    const [source, target] = carrier ? [entityAt(carrier.source), entityAt(carrier.target)] : [];
    return facts.find(
      (fact) => fact.via === from && fact.source === source && fact.target === target,
    );
  }
  const to = entityAt(link.target);
  return facts.find(
    (fact) => fact.source === from && fact.target === to && fact.relation === link.relation,
  );
}

function attach({ library }: CheckContext, link: Link, fact: LibraryLink): Fix {
  const toLink = link.relation === 'catalyzes' ? factToCatalysis : factToLink;
  const placed = toLink(library, fact, link);
  return {
    label: 'Attach the library’s evidence',
    edit: () =>
      inSequence(
        ...placed.references.map(addReference),
        setEvidence(link.id, placed.link.evidence),
      ),
  };
}
