import { inSequence } from '../../edit/edit.ts';
import type { LibraryEntity, LibraryLink } from '../../library/library-schema.ts';
import { nodeKinds } from '../../project/node-kinds.ts';
import type { Link } from '../../project/link-schema.ts';
import type { CheckContext } from '../check-context.ts';
import type { Finding, Fix, Rule } from '../finding.ts';
import { drawCatalysis, addNodeNear } from '../known-links.ts';
import { claimOf } from '../words.ts';

export const reactionWithoutEnzyme: Rule = {
  title: 'Reaction without an enzyme',
  explanation:
    'Without its enzyme a conversion shows none of the cofactors that it needs. Conversions that leave steps out, and those that the library knows to need none, are left alone.',
  *check(context) {
    for (const link of context.project.links) {
      yield isStep(context, link) && !isCatalyzed(context, link)
        ? describe(context, link)
        : undefined;
    }
  },
};

/** One conversion of one substance into another. A dashed one leaves its steps out. */
function isStep({ index }: CheckContext, link: Link): boolean {
  if (link.relation !== 'converts-to' || link.style?.line === 'dashed') return false;
  return [link.source, link.target].every((end) => {
    const node = end.to === 'node' ? index.nodes.get(end.id) : undefined;
    return node !== undefined && nodeKinds[node.kind].family === 'matrix';
  });
}

function isCatalyzed({ index }: CheckContext, link: Link): boolean {
  return link.anchors.some((anchor) =>
    (index.linksAt.get(anchor.id) ?? []).some(
      ({ relation, target }) =>
        (relation === 'catalyzes' || relation === 'transports') &&
        target.to === 'anchor' &&
        target.id === anchor.id,
    ),
  );
}

function describe(context: CheckContext, link: Link): Finding | undefined {
  const facts = factsOf(context, link);
  if (facts.length > 0 && facts.every(({ via }) => via === undefined)) return undefined;
  const fact = facts.find(({ via, confidence }) => via !== undefined && confidence !== 'contested');
  const enzyme = fact && context.known.entities.get(fact.via ?? '');
  return {
    rule: 'reaction-without-enzyme',
    severity: 'hint',
    elements: [link.id],
    sentence: `No enzyme is drawn for ${claimOf(context, link)}${enzyme ? `; the library knows ${enzyme.label}` : ''}.`,
    ...(fact && enzyme ? { fix: addEnzyme(context, link, fact, enzyme) } : {}),
  };
}

function factsOf(context: CheckContext, { source, target }: Link): LibraryLink[] {
  const [from, to] = [source, target].map((end) => {
    const node = end.to === 'node' ? context.index.nodes.get(end.id) : undefined;
    return node && context.entityOf(node);
  });
  if (from === undefined || to === undefined) return [];
  return (context.known.linksAt.get(from) ?? []).filter(
    (fact) => fact.relation === 'converts-to' && fact.source === from && fact.target === to,
  );
}

function addEnzyme(
  context: CheckContext,
  link: Link,
  fact: LibraryLink,
  entity: LibraryEntity,
): Fix {
  const [present] = context.nodesOf(entity.id);
  const near = link.target.to === 'node' ? link.target.id : '';
  return {
    label: present ? `Connect ${entity.label}` : `Add ${entity.label}`,
    edit: (newId) => {
      const enzyme = present?.id ?? newId();
      const ends = { id: newId(), anchor: newId(), enzyme, link: link.id };
      const draw = drawCatalysis(context.library, fact, ends);
      return present ? draw : inSequence(addNodeNear(entity, enzyme, near), draw);
    },
  };
}
