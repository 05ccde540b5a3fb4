import { relations } from '../../project/relations.ts';
import { inSequence, type Edit } from '../../edit/edit.ts';
import type { LibraryLink, LibraryEntity } from '../../library/library.ts';
import type { PathwayNode, Link } from '../../project/project-schema.ts';
import { type CheckContext, type Finding, type Fix, type Rule } from '../finding.ts';
import { nameOf, claimOf } from '../naming.ts';
import { drawFact, addNodeNear, drawCatalysis, isTrueHere } from '../known-links.ts';
import { nodeKinds } from '../../project/node-kinds.ts';
import { checkWords } from '../../words/check.ts';

export const enzymeWithoutCofactor: Rule = {
  get title() {
    return checkWords.enzymeWithoutKnownCofactor;
  },
  get explanation() {
    return checkWords.libraryKnowsCofactorsEnzyme;
  },
  *check(context) {
    for (const node of context.project.nodes) yield describeLackingCofactor(context, node);
  },
};

function describeLackingCofactor(context: CheckContext, node: PathwayNode): Finding | undefined {
  const entity = context.entityOf(node);
  if (entity === undefined) return undefined;
  const missing = (context.known.linksAt.get(entity) ?? []).filter(
    (fact) =>
      fact.relation === 'cofactor-of' &&
      fact.target === entity &&
      fact.confidence !== 'contested' &&
      isTrueHere(context, fact) &&
      !isDrawn(context, fact, node),
  );
  if (missing.length === 0) return undefined;
  const names = missing.map(({ source }) => context.known.entities.get(source)?.label ?? source);
  return {
    rule: 'enzyme-without-cofactor',
    severity: 'warning',
    elements: [node.id],
    sentence: checkWords.lacksCofactors(nameOf(node), names),
    fix: addCofactors(context, missing, names, node),
  };
}

/** Whether the cofactor leads to the enzyme or to a reaction of the enzyme, directly or by way of another node. */
function isDrawn(context: CheckContext, fact: LibraryLink, enzyme: PathwayNode): boolean {
  const { index } = context;
  const targetIds = new Set([enzyme.id]);
  for (const { relation, source, target } of index.linksAt.get(enzyme.id) ?? []) {
    if (relation !== 'catalyzes' || source.to !== 'node' || target.to !== 'anchor') continue;
    const carrier = index.anchors.get(target.id)?.link;
    for (const anchor of carrier?.anchors ?? []) targetIds.add(anchor.id);
    if (carrier?.source.to === 'node') targetIds.add(carrier.source.id);
  }
  return context.nodesOf(fact.source).some(({ id }) =>
    (index.linksAt.get(id) ?? []).some((link) => {
      const { source, target } = link;
      const isFrom = source.to === 'node' && source.id === id;
      return isFrom && target.to !== 'point' && targetIds.has(target.id);
    }),
  );
}

function addCofactors(
  context: CheckContext,
  facts: readonly LibraryLink[],
  names: readonly string[],
  enzyme: PathwayNode,
): Fix {
  return {
    label: checkWords.addAll(names),
    edit: (newId) => inSequence(...facts.map((fact) => addCofactor(context, fact, enzyme, newId))),
  };
}

function addCofactor(
  context: CheckContext,
  fact: LibraryLink,
  enzyme: PathwayNode,
  newId: () => string,
): Edit {
  const { library, known } = context;
  const [present] = context.nodesOf(fact.source);
  const entity = known.entities.get(fact.source);
  const source = present?.id ?? newId();
  const draw = drawFact(library, fact, { id: newId(), source, target: enzyme.id });
  return present || !entity ? draw : inSequence(addNodeNear(entity, source, enzyme.id), draw);
}

export const enzymeWithoutReaction: Rule = {
  get title() {
    return checkWords.enzymeWithoutReaction;
  },
  get explanation() {
    return checkWords.whatEnzymeNeedsReaches;
  },
  *check(context) {
    for (const node of context.project.nodes) {
      yield node.kind === 'enzyme' && !actsOnSomething(context, node)
        ? describeIdleEnzyme(context, node)
        : undefined;
    }
  },
};

/** A further link from it leads to a reaction too. */
function actsOnSomething({ index }: CheckContext, { id }: PathwayNode): boolean {
  return (index.linksAt.get(id) ?? []).some(
    ({ relation, source }) =>
      relations[relation].isDeed && source.to === 'node' && source.id === id,
  );
}

function describeIdleEnzyme(context: CheckContext, node: PathwayNode): Finding {
  const fix = connectReactions(context, node);
  return {
    rule: 'enzyme-without-reaction',
    severity: 'hint',
    elements: [node.id],
    sentence: checkWords.catalyzesNoReactionDiagram(nameOf(node)),
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
    label: checkWords.connectReaction,
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

export const reactionWithoutEnzyme: Rule = {
  get title() {
    return checkWords.reactionWithoutEnzyme;
  },
  get explanation() {
    return checkWords.withoutEnzymeConversionShows;
  },
  *check(context) {
    for (const link of context.project.links) {
      yield isStep(context, link) && !isCatalyzed(context, link)
        ? describeUncatalyzed(context, link)
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

function describeUncatalyzed(context: CheckContext, link: Link): Finding | undefined {
  const facts = factsOf(context, link);
  if (facts.length > 0 && facts.every(({ via }) => via === undefined)) return undefined;
  const fact = facts.find(({ via, confidence }) => via !== undefined && confidence !== 'contested');
  const enzyme = fact && context.known.entities.get(fact.via ?? '');
  return {
    rule: 'reaction-without-enzyme',
    severity: 'hint',
    elements: [link.id],
    sentence: checkWords.noEnzymeDrawnFor(claimOf(context, link), enzyme?.label),
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
  return {
    label: present ? checkWords.connect(entity.label) : checkWords.add(entity.label),
    edit: (newId) => {
      const enzyme = present?.id ?? newId();
      const ends = { id: newId(), anchor: newId(), enzyme, link: link.id };
      const draw = drawCatalysis(context.library, fact, ends);
      return present ? draw : inSequence(addNodeNear(entity, enzyme, link.id), draw);
    },
  };
}
