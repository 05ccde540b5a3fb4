import { relations } from '../../project/relations.ts';
import { removeElements } from '../../edit/elements.ts';
import type { Link, PathwayNode } from '../../project/project-schema.ts';
import {
  type CheckContext,
  claimOf,
  nameOf,
  type Finding,
  type Rule,
  type Fix,
} from '../finding.ts';
import { ancestorsOf } from '../../graph/project-index.ts';
import { nodeKinds } from '../../project/node-kinds.ts';
import { connectKnown, drawFact } from '../known-links.ts';

export const selfLink: Rule = {
  title: 'Link from a thing to itself',
  explanation:
    'Nothing is converted into itself. A thing can regulate itself; make sure that this is what is meant.',
  *check(context) {
    for (const link of context.project.links) {
      yield isLoop(context, link) ? describeLoop(context, link) : undefined;
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

function describeLoop(context: CheckContext, link: Link): Finding {
  return {
    rule: 'self-link',
    // A thing may activate, inhibit or bind itself; it cannot be its own product or its own cofactor.
    severity: relations[link.relation].canLoop ? 'warning' : 'error',
    elements: [link.id],
    sentence: `The link ${claimOf(context, link)} leads back to where it starts.`,
    fix: { label: 'Remove the link', edit: () => removeElements([link.id]) },
  };
}

export const orphanNode: Rule = {
  title: 'Node without links',
  explanation: 'It says nothing about how it bears on the rest of the diagram.',
  *check(context) {
    for (const node of context.project.nodes) {
      yield isOrphan(context, node) ? describeOrphan(context, node) : undefined;
    }
  },
};

/** A part of a complex or group is connected by its container. Cofactors have a rule of their own. */
function isOrphan({ index }: CheckContext, node: PathwayNode): boolean {
  const { family, contains } = nodeKinds[node.kind];
  if (family === 'drawing' || node.kind === 'cofactor' || index.linksAt.has(node.id)) return false;
  if (contains && index.children.has(node.id)) return false;
  return ancestorsOf(index, node.id).every((id) => {
    const kind = index.nodes.get(id)?.kind;
    return kind === undefined || !nodeKinds[kind].contains || nodeKinds[kind].isPlace;
  });
}

function describeOrphan(context: CheckContext, node: PathwayNode): Finding {
  return {
    rule: 'orphan-node',
    severity: 'warning',
    elements: [node.id],
    sentence: `${nameOf(node)} is connected to nothing.`,
    ...connectingFix(context, node),
  };
}

/** Connects a node with what the library knows about it. */
function connectingFix(context: CheckContext, node: PathwayNode): Pick<Finding, 'fix'> {
  const entity = context.entityOf(node);
  const fix = entity === undefined ? undefined : connectKnown(context, node.id, entity);
  return fix ? { fix } : {};
}

export const cofactorWithoutTarget: Rule = {
  title: 'Cofactor attached to nothing',
  explanation: 'A cofactor matters by what needs it: an enzyme, a transporter, a reaction.',
  *check(context) {
    for (const node of context.project.nodes) {
      yield node.kind === 'cofactor' && !isOfUse(context, node)
        ? describeIdleCofactor(context, node)
        : undefined;
    }
    for (const link of context.project.links) {
      const isLoose = link.relation === 'cofactor-of' && link.target.to === 'point';
      yield isLoose ? describeLooseLink(context, link) : undefined;
    }
  },
};

/** A coenzyme that is made in one compartment may be drawn again in each where it acts. */
function isOfUse(context: CheckContext, node: PathwayNode): boolean {
  return [node, ...twinsOf(context, node)].some((twin) => leadsOn(context, twin));
}

/** Whether it acts on anything: a link starts at it, or it is the substrate of a reaction. */
function leadsOn({ index }: CheckContext, { id }: PathwayNode): boolean {
  return (index.linksAt.get(id) ?? []).some(
    ({ source }) => source.to === 'node' && source.id === id,
  );
}

function describeIdleCofactor(context: CheckContext, node: PathwayNode): Finding {
  return {
    rule: 'cofactor-without-target',
    severity: 'warning',
    elements: [node.id],
    sentence: `${nameOf(node)} is a cofactor of nothing in this diagram.`,
    ...connectingFix(context, node),
  };
}

function describeLooseLink(context: CheckContext, link: Link): Finding {
  return {
    rule: 'cofactor-without-target',
    severity: 'warning',
    elements: [link.id],
    sentence: `The link ${claimOf(context, link)} ends at nothing.`,
    fix: { label: 'Remove the link', edit: () => removeElements([link.id]) },
  };
}

export const unreachableTransmitter: Rule = {
  title: 'Transmitter that no precursor leads to',
  explanation:
    'A transmitter is made from a precursor by conversions. Without that path the matrix has no precursor for it, and what-if cannot tell what a lack does.',
  *check(context) {
    const reached = reachedFromPrecursors(context);
    for (const node of context.project.nodes) {
      yield nodeKinds[node.kind].isTransmitter && !reached.has(node.id)
        ? describeUnreachable(context, node)
        : undefined;
    }
  },
};

function reachedFromPrecursors(context: CheckContext): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = context.project.nodes.filter(
    ({ kind }) => nodeKinds[kind].nutrient === 'precursor',
  );
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

/** The end to which matter goes; an anchor stands for the reaction's substrate. */
function productsOf({ index }: CheckContext, { id }: PathwayNode): PathwayNode[] {
  const links = (index.linksAt.get(id) ?? []).filter(
    ({ relation, source }) =>
      relations[relation].carriesMatter && source.to === 'node' && source.id === id,
  );
  const further = links
    .flatMap(({ anchors }) => anchors)
    .flatMap((anchor) =>
      (index.linksAt.get(anchor.id) ?? []).filter(
        ({ relation, source }) =>
          relations[relation].carriesMatter && source.to === 'anchor' && source.id === anchor.id,
      ),
    );
  return [...links, ...further].flatMap(({ target }) =>
    target.to === 'node' ? (index.nodes.get(target.id) ?? []) : [],
  );
}

function describeUnreachable(context: CheckContext, node: PathwayNode): Finding {
  const fix = drawKnownStep(context, node);
  return {
    rule: 'unreachable-transmitter',
    // A diagram may begin half-way, or show a transmitter only for what it does.
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
    ({ relation, target }) =>
      relations[relation].carriesMatter && target.to === 'node' && target.id === to.id,
  );
}
