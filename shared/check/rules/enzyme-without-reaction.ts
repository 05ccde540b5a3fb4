import { inSequence } from '../../edit/edit.ts';
import type { Link } from '../../project/link-schema.ts';
import type { PathwayNode } from '../../project/node-schema.ts';
import type { CheckContext } from '../check-context.ts';
import type { Finding, Fix, Rule } from '../finding.ts';
import { drawCatalysis } from '../known-links.ts';
import { nameOf } from '../words.ts';

/** An enzyme with one of these from it does something; so does one that a further link leads to a reaction of. */
const doings = new Set(['catalyzes', 'degrades', 'transports', 'releases', 'converts-to']);

export const enzymeWithoutReaction: Rule = {
  title: 'Enzyme without a reaction',
  explanation:
    'What an enzyme needs reaches a transmitter only through the reaction that the enzyme catalyzes.',
  *check(context) {
    for (const node of context.project.nodes) {
      yield node.kind === 'enzyme' && !actsOnSomething(context, node)
        ? describe(context, node)
        : undefined;
    }
  },
};

function actsOnSomething({ index }: CheckContext, { id }: PathwayNode): boolean {
  return (index.linksAt.get(id) ?? []).some(
    ({ relation, source }) => doings.has(relation) && source.to === 'node' && source.id === id,
  );
}

function describe(context: CheckContext, node: PathwayNode): Finding {
  const fix = connectReactions(context, node);
  return {
    rule: 'enzyme-without-reaction',
    severity: 'hint',
    elements: [node.id],
    sentence: `${nameOf(node)} catalyzes no reaction in this diagram.`,
    ...(fix ? { fix } : {}),
  };
}

/** Joins the enzyme to the conversions of the diagram that the library says are its own. */
function connectReactions(context: CheckContext, node: PathwayNode): Fix | undefined {
  const entity = context.entityOf(node);
  const facts = (context.known.linksAt.get(entity ?? '') ?? []).filter(
    ({ via, relation }) => via === entity && relation === 'converts-to',
  );
  const pairs = facts.flatMap((fact) =>
    conversions(context, fact.source, fact.target).map((link) => ({ fact, link: link.id })),
  );
  if (pairs.length === 0) return undefined;
  return {
    label: 'Connect it to its reaction',
    edit: (newId) =>
      inSequence(
        ...pairs.map(({ fact, link }) =>
          drawCatalysis(context.library, fact, {
            id: newId(),
            anchor: newId(),
            enzyme: node.id,
            link,
          }),
        ),
      ),
  };
}

/** The conversions drawn from one entity of the library to another. */
function conversions(context: CheckContext, source: string, target: string): Link[] {
  const targets = new Set(context.nodesOf(target).map(({ id }) => id));
  return context
    .nodesOf(source)
    .flatMap(({ id }) =>
      (context.index.linksAt.get(id) ?? []).filter(
        (link) =>
          link.relation === 'converts-to' &&
          link.source.to === 'node' &&
          link.source.id === id &&
          link.target.to === 'node' &&
          targets.has(link.target.id),
      ),
    );
}
