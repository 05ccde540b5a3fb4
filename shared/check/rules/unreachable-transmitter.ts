import type { PathwayNode } from '../../project/node-schema.ts';
import type { CheckContext } from '../check-context.ts';
import type { Finding, Fix, Rule } from '../finding.ts';
import { drawFact } from '../known-links.ts';
import { nameOf } from '../words.ts';

/** From what they start at to what they end at goes matter; an anchor stands for the reaction's substrate. */
const flows = new Set(['converts-to', 'transports', 'releases']);

export const unreachableTransmitter: Rule = {
  title: 'Transmitter that no precursor leads to',
  explanation:
    'A transmitter is made from a precursor by conversions. Without that path the matrix has no precursor for it, and what-if cannot tell what a lack does.',
  *check(context) {
    const reached = reachedFromPrecursors(context);
    for (const node of context.project.nodes) {
      yield node.kind === 'neurotransmitter' && !reached.has(node.id)
        ? describe(context, node)
        : undefined;
    }
  },
};

function reachedFromPrecursors(context: CheckContext): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = context.project.nodes.filter(({ kind }) => kind === 'precursor');
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (reached.has(node.id)) continue;
    reached.add(node.id);
    waiting.push(...twinsOf(context, node), ...productsOf(context, node));
  }
  return reached;
}

/** The same entity drawn elsewhere, as in another compartment. */
function twinsOf(context: CheckContext, node: PathwayNode): readonly PathwayNode[] {
  const entity = context.entityOf(node);
  return entity === undefined ? [] : context.nodesOf(entity);
}

function productsOf({ index }: CheckContext, { id }: PathwayNode): PathwayNode[] {
  const links = (index.linksAt.get(id) ?? []).filter(
    ({ relation, source }) => flows.has(relation) && source.to === 'node' && source.id === id,
  );
  const further = links
    .flatMap(({ anchors }) => anchors)
    .flatMap((anchor) =>
      (index.linksAt.get(anchor.id) ?? []).filter(
        ({ relation, source }) =>
          flows.has(relation) && source.to === 'anchor' && source.id === anchor.id,
      ),
    );
  return [...links, ...further].flatMap(({ target }) =>
    target.to === 'node' ? (index.nodes.get(target.id) ?? []) : [],
  );
}

function describe(context: CheckContext, node: PathwayNode): Finding {
  const fix = drawKnownStep(context, node);
  return {
    rule: 'unreachable-transmitter',
    // A diagram may well begin half-way, or show a transmitter for what it does only.
    severity: fix ? 'warning' : 'hint',
    elements: [node.id],
    sentence: `No path of conversions leads from a precursor to ${nameOf(node)}.`,
    ...(fix ? { fix } : {}),
  };
}

/** The conversion into it that the library knows from something that is in the diagram already. */
function drawKnownStep(context: CheckContext, node: PathwayNode): Fix | undefined {
  const entity = context.entityOf(node);
  const facts = (context.known.linksAt.get(entity ?? '') ?? []).filter(
    ({ relation, target, confidence }) =>
      (relation === 'converts-to' || relation === 'precursor-of') &&
      target === entity &&
      confidence !== 'contested',
  );
  const fact = facts.find(({ source }) => context.nodesOf(source).length > 0);
  const source = fact && context.nodesOf(fact.source)[0];
  if (!fact || !source || isConnected(context, source, node)) return undefined;
  return {
    label: `Draw the step from ${nameOf(source)}`,
    edit: (newId) =>
      drawFact(context.library, fact, { id: newId(), source: source.id, target: node.id }),
  };
}

function isConnected({ index }: CheckContext, from: PathwayNode, to: PathwayNode): boolean {
  return (index.linksAt.get(from.id) ?? []).some(
    ({ relation, target }) => flows.has(relation) && target.to === 'node' && target.id === to.id,
  );
}
