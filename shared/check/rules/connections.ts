import { relations } from '../../project/relations.ts';
import { removeElements } from '../../edit/elements.ts';
import type { Link, PathwayNode } from '../../project/project-schema.ts';
import { type CheckContext, type Finding, type Rule, type Fix } from '../finding.ts';
import { claimOf, nameOf } from '../naming.ts';
import { ancestorsOf } from '../../graph/project-index.ts';
import { nodeKinds } from '../../project/node-kinds.ts';
import { connectKnown, drawFact } from '../known-links.ts';
import { checkWords } from '../../words/check.ts';

export const selfLink: Rule = {
  get title() {
    return checkWords.linkFromThingItself;
  },
  get explanation() {
    return checkWords.nothingConvertedIntoItself;
  },
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
    sentence: checkWords.linkLeadsBackWhere(claimOf(context, link)),
    fix: { label: checkWords.removeLink, edit: () => removeElements([link.id]) },
  };
}

export const orphanNode: Rule = {
  get title() {
    return checkWords.nodeWithoutLinks;
  },
  get explanation() {
    return checkWords.saysNothingAboutHow;
  },
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
    sentence: checkWords.connectedNothing(nameOf(node)),
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
  get title() {
    return checkWords.cofactorAttachedNothing;
  },
  get explanation() {
    return checkWords.cofactorMattersByWhat;
  },
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
    sentence: checkWords.cofactorNothingDiagram(nameOf(node)),
    ...connectingFix(context, node),
  };
}

function describeLooseLink(context: CheckContext, link: Link): Finding {
  return {
    rule: 'cofactor-without-target',
    severity: 'warning',
    elements: [link.id],
    sentence: checkWords.linkEndsNothing(claimOf(context, link)),
    fix: { label: checkWords.removeLink, edit: () => removeElements([link.id]) },
  };
}

export const unreachableTransmitter: Rule = {
  get title() {
    return checkWords.transmitterNoPrecursorLeads;
  },
  get explanation() {
    return checkWords.transmitterMadeFromPrecursor;
  },
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
    sentence: checkWords.noPathConversionsLeads(nameOf(node)),
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
    label: checkWords.drawStepFrom(nameOf(source)),
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
