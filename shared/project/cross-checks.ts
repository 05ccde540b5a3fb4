import type { Damage } from './file-outcome.ts';
import {
  type Evidence,
  type Reference,
  limits,
  type Endpoint,
  type Link,
  type Project,
  type Scenario,
  type PathwayNode,
} from './project-schema.ts';
import { nameElement, shorten } from './element-names.ts';
import { nodeKinds } from './node-kinds.ts';

/** The names by which parts of a project refer to each other. Maps and sets, because an id may be `__proto__`. */
interface Known {
  /** Every element of the diagram by id, and what to call it. */
  readonly elements: ReadonlyMap<string, Named>;
  readonly nodes: ReadonlyMap<string, PathwayNode>;
  readonly references: ReadonlySet<string>;
}

/** The noun for an element, and its name for messages. The name is made only when something is wrong. */
interface Named {
  readonly noun: 'node' | 'badge' | 'link' | 'anchor';
  readonly name: () => string;
}

/** Checks the rules between parts of a project that the schema cannot express. Empty when all of them hold. */
export function findCrossProblems(project: Project): Damage[] {
  const problems: Damage[] = [];
  const known: Known = {
    elements: collectElements(project, problems),
    nodes: new Map(project.nodes.map((node) => [node.id, node])),
    references: collectIds(project.references, nameReference, problems),
  };
  collectIds(project.scenarios, nameScenario, problems);
  for (const node of project.nodes) checkNode(node, known, problems);
  checkNesting(project.nodes, known.nodes, problems);
  for (const link of project.links) checkLink(link, known, problems);
  for (const scenario of project.scenarios) checkScenario(scenario, known, problems);
  return problems;
}

function collectElements(project: Project, problems: Damage[]): Map<string, Named> {
  const elements = new Map<string, Named>();
  let total = 0;
  const add = (id: string, noun: Named['noun'], name: () => string) => {
    total += 1;
    const holder = elements.get(id);
    if (holder) {
      problems.push({
        where: name(),
        why: `has the id ${shorten(id)}, which ${holder.name()} has too; ids must differ`,
      });
    } else elements.set(id, { noun, name });
  };
  for (const node of project.nodes) {
    add(node.id, 'node', () => nameNode(node));
    for (const { id, label } of node.badges) {
      add(id, 'badge', () => `${nameNode(node)}, ${nameElement('badge', id, label)}`);
    }
  }
  for (const link of project.links) {
    add(link.id, 'link', () => nameLink(link));
    for (const { id } of link.anchors) {
      add(id, 'anchor', () => `${nameLink(link)}, ${nameElement('anchor', id, '')}`);
    }
  }
  if (total > limits.elements) problems.push(tooMany(total));
  return elements;
}

function tooMany(total: number): Damage {
  const counts = `${total.toLocaleString('en')} elements; at most ${limits.elements.toLocaleString('en')}`;
  return {
    where: 'the project',
    why: `has ${counts} nodes, badges, links and anchors can be held`,
  };
}

function collectIds<Item extends { readonly id: string }>(
  items: readonly Item[],
  name: (item: Item) => string,
  problems: Damage[],
): Set<string> {
  const ids = new Set<string>();
  for (const item of items) {
    if (ids.has(item.id)) {
      problems.push({
        where: name(item),
        why: 'has the id of another one in the list; ids must differ',
      });
    }
    ids.add(item.id);
  }
  return ids;
}

function checkNode(node: PathwayNode, known: Known, problems: Damage[]): void {
  const why = node.parent === undefined ? null : whyNoParent(node.parent, known);
  if (why !== null) problems.push({ where: `${nameNode(node)}, parent`, why });
  checkEvidence(node.evidence, () => nameNode(node), known, problems);
}

function whyNoParent(id: string, known: Known): string | null {
  const parent = known.nodes.get(id);
  if (!parent) return `names ${describeTarget(id, known)}; it must name a node, or be left out`;
  const facts = nodeKinds[parent.kind];
  if (facts.contains) return null;
  return `names ${nameNode(parent)}, of the kind ${facts.label}, which cannot contain others; only compartments, groups and complexes can`;
}

function checkLink(link: Link, known: Known, problems: Damage[]): void {
  for (const end of ['source', 'target'] as const) {
    const why = whyNoEnd(link[end], known);
    if (why !== null) problems.push({ where: `${nameLink(link)}, ${end}`, why });
  }
  checkEvidence(link.evidence, () => nameLink(link), known, problems);
}

function whyNoEnd(endpoint: Endpoint, known: Known): string | null {
  if (endpoint.to === 'point' || known.elements.get(endpoint.id)?.noun === endpoint.to) return null;
  const wanted = endpoint.to === 'node' ? 'a node' : 'an anchor of a link';
  return `ends at ${describeTarget(endpoint.id, known)}; it must be the id of ${wanted}, or the end a free point`;
}

function describeTarget(id: string, known: Known): string {
  const target = known.elements.get(id);
  return target ? target.name() : `${shorten(id)}, which does not exist`;
}

function checkEvidence(
  evidence: readonly Evidence[],
  name: () => string,
  known: Known,
  problems: Damage[],
): void {
  for (const [index, { reference }] of evidence.entries()) {
    if (known.references.has(reference)) continue;
    problems.push({
      where: `${name()}, evidence ${index + 1}`,
      why: `names the reference ${shorten(reference)}, which is not in the list of references`,
    });
  }
}

function checkScenario(scenario: Scenario, known: Known, problems: Damage[]): void {
  for (const [index, { node }] of scenario.supplies.entries()) {
    if (known.nodes.has(node)) continue;
    problems.push({
      where: `${nameScenario(scenario)}, supply ${index + 1}`,
      why: `is for ${describeTarget(node, known)}; it must name a node`,
    });
  }
}

/** Walks up from every node once. A chain of parents is measured only as far as it is not known yet. */
function checkNesting(
  nodes: readonly PathwayNode[],
  byId: ReadonlyMap<string, PathwayNode>,
  problems: Damage[],
): void {
  const depths = new Map<PathwayNode, number>();
  for (const node of nodes) {
    const chain = new Set<PathwayNode>();
    let top: PathwayNode | undefined = node;
    while (top && !depths.has(top) && !chain.has(top)) {
      chain.add(top);
      top = top.parent === undefined ? undefined : byId.get(top.parent);
    }
    if (top && chain.has(top)) problems.push(parentRing(top, chain));
    let depth = (top && depths.get(top)) ?? -1;
    for (const member of [...chain].reverse()) {
      depth += 1;
      depths.set(member, depth);
      if (depth === limits.nesting + 1) problems.push(tooDeep(member));
    }
  }
}

function parentRing(start: PathwayNode, chain: ReadonlySet<PathwayNode>): Damage {
  const members = [...chain];
  const ring = members.slice(members.indexOf(start));
  const via =
    ring.length === 1 ? 'itself' : `itself by way of ${ring.slice(1, 4).map(nameNode).join(', ')}`;
  return {
    where: `${nameNode(start)}, parent`,
    why: `lies in ${via}${ring.length > 4 ? ' and others' : ''}; take one of them out of its parent`,
  };
}

function tooDeep(node: PathwayNode): Damage {
  return {
    where: `${nameNode(node)}, parent`,
    why: `lies more than ${limits.nesting} deep in compartments and groups`,
  };
}

function nameNode(node: PathwayNode): string {
  return nameElement('node', node.id, node.label);
}

function nameLink(link: Link): string {
  return nameElement('link', link.id, link.label);
}

function nameReference(reference: Reference): string {
  return nameElement('reference', reference.id, reference.title ?? '');
}

function nameScenario(scenario: Scenario): string {
  return nameElement('scenario', scenario.id, scenario.name);
}
