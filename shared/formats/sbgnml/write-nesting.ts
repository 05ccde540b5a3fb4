import { limits } from '../../project/limits.ts';
import { nodeKinds } from '../../project/node-kinds.ts';
import type { PathwayNode } from '../../project/node-schema.ts';
import type { Project } from '../../project/project-schema.ts';
import { keptData } from './kept.ts';

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

/** Does the chain of holders end before it is too deep to be read again? A project file may say anything. */
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
  // Groups are nothing in SBGN: what lies in one lies in the compartment around it.
  for (let depth = 0; at && depth <= limits.nesting; depth += 1) {
    if (at.kind === 'compartment') return at.id;
    at = at.parent === undefined ? undefined : byId.get(at.parent);
  }
  return undefined;
}
