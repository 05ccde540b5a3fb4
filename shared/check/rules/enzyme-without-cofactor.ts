import { inSequence, type Edit } from '../../edit/edit.ts';
import type { LibraryLink } from '../../library/library-schema.ts';
import type { PathwayNode } from '../../project/node-schema.ts';
import type { CheckContext } from '../check-context.ts';
import type { Finding, Fix, Rule } from '../finding.ts';
import { drawFact, addNodeNear } from '../known-links.ts';
import { listed, nameOf } from '../words.ts';

export const enzymeWithoutCofactor: Rule = {
  title: 'Enzyme without its known cofactor',
  explanation:
    'The library knows cofactors of this enzyme that are not connected to it here, so that the matrix and what-if do not see them.',
  *check(context) {
    for (const node of context.project.nodes) yield describe(context, node);
  },
};

function describe(context: CheckContext, node: PathwayNode): Finding | undefined {
  const entity = context.entityOf(node);
  if (entity === undefined) return undefined;
  const missing = (context.known.linksAt.get(entity) ?? []).filter(
    (fact) =>
      fact.relation === 'cofactor-of' &&
      fact.target === entity &&
      fact.confidence !== 'contested' &&
      !isDrawn(context, fact, node),
  );
  if (missing.length === 0) return undefined;
  const names = missing.map(({ source }) => context.known.entities.get(source)?.label ?? source);
  return {
    rule: 'enzyme-without-cofactor',
    severity: 'warning',
    elements: [node.id],
    sentence: `${nameOf(node)} lacks ${missing.length === 1 ? 'a cofactor that the library knows' : 'cofactors that the library knows'}: ${listed(names)}.`,
    fix: addCofactors(context, missing, names, node),
  };
}

/** Whether the cofactor leads to the enzyme, or to a reaction that the enzyme catalyzes, be it by way of another node. */
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
    label: facts.length === 1 ? `Add ${names[0] ?? 'it'}` : 'Add them',
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
