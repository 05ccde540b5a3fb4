import { relations } from '../../project/relations.ts';
import { setEvidence, setConfidence } from '../../edit/set-element-properties.ts';
import { inSequence } from '../../edit/edit.ts';
import { addReference } from '../../edit/references.ts';
import { factToCatalysis, factToLink } from '../../library/elements-from-library.ts';
import type { LibraryLink } from '../../library/library.ts';
import type { Link } from '../../project/project-schema.ts';
import { type CheckContext, type Finding, type Fix, type Rule } from '../finding.ts';
import { claimOf } from '../naming.ts';
import { checkWords } from '../../words/check.ts';

export const linkWithoutEvidence: Rule = {
  get title() {
    return checkWords.linkWithoutEvidence;
  },
  get explanation() {
    return checkWords.nothingSaysWhoFound;
  },
  *check(context) {
    for (const link of context.project.links) {
      yield isClaim(link) && link.evidence.length === 0
        ? describeUnfounded(context, link)
        : undefined;
    }
  },
};

/** A line between two things that says what one of them does to the other. */
function isClaim({ relation, source, target }: Link): boolean {
  return relations[relation].isClaim && source.to !== 'point' && target.to !== 'point';
}

function describeUnfounded(context: CheckContext, link: Link): Finding {
  const fact = factOf(context, link);
  return {
    rule: 'link-without-evidence',
    severity: 'hint',
    elements: [link.id],
    sentence: checkWords.hasNoEvidence(claimOf(context, link)),
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
    label: checkWords.attachLibrarysEvidence,
    edit: () =>
      inSequence(
        ...placed.references.map(addReference),
        setEvidence(link.id, placed.link.evidence),
      ),
  };
}

export const contestedUnmarked: Rule = {
  get title() {
    return checkWords.contestedClaimNotMarked;
  },
  get explanation() {
    return checkWords.claimLibraryCallsContested;
  },
  *check(context) {
    for (const link of context.project.links) {
      const reason = link.confidence === 'contested' ? undefined : whyContested(context, link);
      yield reason === undefined ? undefined : describeUnmarked(context, link, reason);
    }
  },
};

function whyContested({ known }: CheckContext, link: Link): string | undefined {
  if (known.links.get(link.entity ?? '')?.confidence === 'contested')
    return checkWords.librarySaysSo;
  const against = link.evidence.filter(({ stance }) => stance === 'contradicts').length;
  if (against === 0) return undefined;
  return checkWords.referencesContradict(against);
}

function describeUnmarked(context: CheckContext, link: Link, reason: string): Finding {
  return {
    rule: 'contested-unmarked',
    severity: 'warning',
    elements: [link.id],
    sentence: checkWords.contestedButNotMarked(claimOf(context, link), reason),
    fix: { label: checkWords.markAsContested, edit: () => setConfidence([link.id], 'contested') },
  };
}

/** Whether a link says that more of its source means more or less of its target; null if it says neither. */
function signOf({ relation }: Link): 1 | -1 | null {
  const { role, sign } = relations[relation];
  return role === 'influence' ? sign : null;
}

export const contradictingSigns: Rule = {
  get title() {
    return checkWords.contradictingSigns;
  },
  get explanation() {
    return checkWords.oneThingCannotPlainly;
  },
  *check(context) {
    for (const links of byEnds(context).values()) {
      const up = links.filter((link) => signOf(link) === 1);
      const down = links.filter((link) => signOf(link) === -1);
      const isMarked = [...up, ...down].every(({ confidence }) => confidence === 'contested');
      yield up.length > 0 && down.length > 0 && !isMarked
        ? describeContradiction(context, [...up, ...down])
        : undefined;
    }
  },
};

/** The signed links between the same two things, by where they start and end. */
function byEnds(context: CheckContext): ReadonlyMap<string, Link[]> {
  const groups = new Map<string, Link[]>();
  for (const link of context.project.links) {
    if (signOf(link) === null) continue;
    const ends = [endKey(context, link.source), endKey(context, link.target)];
    if (ends.includes(undefined)) continue;
    const key = ends.join(' ');
    const group = groups.get(key);
    if (group) group.push(link);
    else groups.set(key, [link]);
  }
  return groups;
}

/** An entity drawn twice is one thing, and so are the anchors of one link; a free end is none. */
function endKey(context: CheckContext, end: Link['source']): string | undefined {
  if (end.to === 'point') return undefined;
  if (end.to === 'anchor') return `link ${context.index.anchors.get(end.id)?.link.id ?? ''}`;
  const node = context.index.nodes.get(end.id);
  const entity = node && context.entityOf(node);
  return entity === undefined ? `node ${end.id}` : `entity ${entity}`;
}

function describeContradiction(context: CheckContext, links: readonly Link[]): Finding {
  const [first, ...others] = links;
  const opposite = others.find((link) => first && signOf(link) !== signOf(first));
  const claims = [first, opposite].map((link) => (link ? claimOf(context, link) : ''));
  const ids = links.map(({ id }) => id);
  return {
    rule: 'contradicting-signs',
    severity: 'warning',
    elements: ids,
    sentence: checkWords.contradicts(claims[0] ?? '', claims[1] ?? ''),
    fix: {
      label: checkWords.markAsContested,
      edit: () => setConfidence(ids, 'contested'),
    },
  };
}
