import { limits } from '../../project/limits.ts';
import { nodeKinds } from '../../project/node-kinds.ts';
import { addLoss, type NodeDraft, type Reading } from './reading.ts';
import { attributeOf } from './sbgn-element.ts';

/** Puts what names a compartment into it, and takes out what cannot lie where it says. */
export function readParents(reading: Reading): void {
  const byId = new Map(reading.nodes.map((node) => [node.id, node]));
  for (const node of reading.nodes) {
    const ref = attributeOf(reading.elements.get(node.id), 'compartmentRef');
    if (ref === undefined || node.parent !== undefined) continue;
    const target = reading.targets.get(ref);
    const parent = target && byId.get(target.id);
    if (parent && nodeKinds[parent.kind].contains) node.parent = parent.id;
    else tell(reading, node, `names the compartment "${ref.slice(0, 60)}", which is not there`);
  }
  takeOutOfRings(reading, byId);
  orderCompartments(reading);
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
      tell(reading, top, 'lies in a compartment that lies in it');
      delete top.parent;
    }
    for (const member of chain.reverse()) {
      const parent = member.parent === undefined ? undefined : byId.get(member.parent);
      const depth = parent ? (depths.get(parent) ?? 0) + 1 : 0;
      depths.set(member, depth);
      if (depth <= limits.nesting) continue;
      tell(reading, member, `lies more than ${limits.nesting} deep in others`);
      delete member.parent;
      depths.set(member, 0);
    }
  }
}

function tell(reading: Reading, node: NodeDraft, why: string): void {
  const element = reading.elements.get(node.id);
  if (!element) return;
  const label = node.label ?? '';
  addLoss(reading, 'approximated', element, `${why}: it lies in none.`, {
    label,
    elementId: node.id,
  });
}

/** Compartments that say which of them is nearer to the eye are drawn so, beneath all else. */
function orderCompartments({ nodes, elements }: Reading): void {
  const compartments = nodes.filter(({ kind }) => kind === 'compartment');
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
