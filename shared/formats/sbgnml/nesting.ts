import { limits, type PathwayNode, type Project } from '../../project/project-schema.ts';
import { nodeKinds } from '../../project/node-kinds.ts';
import { overlaps, unionBounds } from '../../scene/primitives.ts';
import { addLoss, type NodeDraft, type Reading } from './reading.ts';
import { attributeOf, keptData } from './sbgn-element.ts';
import { formatsWords } from '../../words/formats.ts';

/** Puts nodes into the compartment that they name, and takes nodes out of containers in which they cannot lie. */
export function readParents(reading: Reading): void {
  const byId = new Map(reading.nodes.map((node) => [node.id, node]));
  for (const node of reading.nodes) {
    const ref = attributeOf(reading.elements.get(node.id), 'compartmentRef');
    if (ref === undefined || node.parent !== undefined) continue;
    const target = reading.targets.get(ref);
    const parent = target && byId.get(target.id);
    if (parent && nodeKinds[parent.kind].contains) node.parent = parent.id;
    else tell(reading, node, formatsWords.namesCompartmentWhichNot(ref.slice(0, 60)));
  }
  takeOutOfRings(reading, byId);
  orderCompartments(reading);
  placeBeside(reading);
  uncoverNames(reading);
}

/** Where only some glyphs have no place, they stand in a column beside the others, or beside what they lie in. */
function placeBeside(reading: Reading): void {
  const { nodes, boxless } = reading;
  const placed = nodes.filter(({ id }) => !boxless.has(id));
  if (placed.length === 0 || placed.length === nodes.length) return;
  const isNear = ({ x, y, width, height }: NodeDraft) =>
    [x, y, width, height].every((length) => Math.abs(length) < limits.coordinate / 4);
  const edge = unionBounds(placed.filter(isNear));
  let y = edge.y;
  for (const node of nodes) {
    if (!boxless.has(node.id)) continue;
    Object.assign(node, { x: edge.x + edge.width + 60, y });
    y += node.height + 20;
    const element = reading.elements.get(node.id);
    const what = formatsWords.hasNoBboxCan;
    if (element) addLoss(reading, 'approximated', element, what, { label: node.label ?? '' });
  }
}

/** The height of a line of letters with the room around it. */
const nameHeight = 18;

/** A name at the border of a complex goes to where none of its members covers it: to the top, or below it. */
function uncoverNames({ nodes }: Reading): void {
  const members = new Map<string, NodeDraft[]>();
  for (const node of nodes) {
    if (node.parent === undefined) continue;
    const list = members.get(node.parent);
    if (list) list.push(node);
    else members.set(node.parent, [node]);
  }
  for (const node of nodes) {
    const { kind, label, style, x, y, width, height } = node;
    const inside = members.get(node.id) ?? [];
    if (kind !== 'complex' || !label || style?.labelAt || inside.length === 0) continue;
    const isFree = (top: number) =>
      !inside.some((member) => overlaps({ x, y: top, width, height: nameHeight }, member));
    if (isFree(y + height - nameHeight)) continue;
    const below = { x: 0, y: 1 + nameHeight / height };
    node.style = isFree(y) ? { ...style, valign: 'top' } : { ...style, labelAt: below };
  }
}

/** Follows every chain of parents once; where one comes back to itself, or goes too deep, it is cut. */
function takeOutOfRings(reading: Reading, byId: ReadonlyMap<string, NodeDraft>): void {
  const depths = new Map<NodeDraft, number>();
  for (const node of reading.nodes) {
    const chain: NodeDraft[] = [];
    const entered = new Set<NodeDraft>();
    let top: NodeDraft | undefined = node;
    while (top && !depths.has(top) && !entered.has(top)) {
      chain.push(top);
      entered.add(top);
      top = top.parent === undefined ? undefined : byId.get(top.parent);
    }
    if (top && entered.has(top)) {
      tell(reading, top, formatsWords.liesCompartmentLies);
      delete top.parent;
    }
    for (const member of chain.reverse()) {
      const parent = member.parent === undefined ? undefined : byId.get(member.parent);
      const depth = parent ? (depths.get(parent) ?? 0) + 1 : 0;
      depths.set(member, depth);
      if (depth <= limits.nesting) continue;
      tell(reading, member, formatsWords.liesMoreThanDeep(limits.nesting));
      delete member.parent;
      depths.set(member, 0);
    }
  }
}

function tell(reading: Reading, node: NodeDraft, why: string): void {
  const element = reading.elements.get(node.id);
  if (!element) return;
  const label = node.label ?? '';
  addLoss(reading, 'approximated', element, formatsWords.liesNone(why), {
    label,
    elementId: node.id,
  });
}

/** Compartments that say which of them is nearer to the eye are drawn in that order, below everything else. */
function orderCompartments({ nodes, elements }: Reading): void {
  const compartments = nodes.filter(({ kind }) => nodeKinds[kind].isPlace);
  const orders = compartments.map((node) => {
    const order = Number(attributeOf(elements.get(node.id), 'compartmentOrder') ?? 0);
    return { node, order: Number.isFinite(order) ? order : 0 };
  });
  if (new Set(orders.map(({ order }) => order)).size < 2) return;
  orders
    .sort((a, b) => a.order - b.order)
    .forEach(({ node }, index) => {
      node.z = index - orders.length;
    });
}

/** Where each node is written: within another glyph or an arc, or in the map itself. */
export interface Nesting {
  /** Nodes by the id of the node or link that they are written in; `` for the map. */
  readonly within: ReadonlyMap<string, readonly PathwayNode[]>;
  /** The compartment that a node names; undefined for none. */
  compartmentOf(node: PathwayNode): string | undefined;
}

/** What is written where. A glyph lies in a complex by being written in it, in a compartment by naming it. */
export function nestNodes(project: Project): Nesting {
  const byId = new Map(project.nodes.map((node) => [node.id, node]));
  const linkIds = new Set(project.links.map(({ id }) => id));
  const holderOf = (node: PathwayNode): string | undefined => {
    const read = keptData(node.origin, 'within');
    const holder = typeof read === 'string' ? byId.get(read) : undefined;
    if (
      holder &&
      holder !== node &&
      (node.parent === holder.id || !nodeKinds[holder.kind].contains)
    ) {
      return holder.id;
    }
    if (typeof read === 'string' && linkIds.has(read)) return read;
    const parent = node.parent === undefined ? undefined : byId.get(node.parent);
    return parent?.kind === 'complex' ? parent.id : undefined;
  };
  const within = new Map<string, PathwayNode[]>();
  for (const node of project.nodes) {
    const key = isSound(node, holderOf, byId) ? (holderOf(node) ?? '') : '';
    const list = within.get(key);
    if (list) list.push(node);
    else within.set(key, [node]);
  }
  return { within, compartmentOf: (node) => compartmentAbove(node, byId) };
}

/**
 * Whether the chain of containers ends before it is too deep to be read again. A project file may contain any chain.
 */
function isSound(
  node: PathwayNode,
  holderOf: (node: PathwayNode) => string | undefined,
  byId: ReadonlyMap<string, PathwayNode>,
): boolean {
  let at: PathwayNode | undefined = node;
  for (let depth = 0; depth <= limits.nesting; depth += 1) {
    const holder: string | undefined = holderOf(at);
    at = holder === undefined ? undefined : byId.get(holder);
    if (!at) return true;
  }
  return false;
}

function compartmentAbove(
  node: PathwayNode,
  byId: ReadonlyMap<string, PathwayNode>,
): string | undefined {
  let at = node.parent === undefined ? undefined : byId.get(node.parent);
  // SBGN has no groups: what lies in one lies in the compartment around it.
  for (let depth = 0; at && depth <= limits.nesting; depth += 1) {
    if (nodeKinds[at.kind].isPlace) return at.id;
    at = at.parent === undefined ? undefined : byId.get(at.parent);
  }
  return undefined;
}
