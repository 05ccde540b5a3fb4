import { ancestorsOf } from '../../graph/project-index.ts';
import { nodeKinds } from '../../project/node-kinds.ts';
import type { PathwayNode } from '../../project/node-schema.ts';
import type { CheckContext } from '../check-context.ts';
import type { Finding, Rule } from '../finding.ts';
import { connectKnown } from '../known-links.ts';
import { nameOf } from '../words.ts';

export const orphanNode: Rule = {
  title: 'Node without links',
  explanation: 'It says nothing about how it bears on the rest of the diagram.',
  *check(context) {
    for (const node of context.project.nodes) {
      yield isOrphan(context, node) ? describe(context, node) : undefined;
    }
  },
};

/** A part of a complex or group is connected by what holds it. Cofactors have a rule of their own. */
function isOrphan({ index }: CheckContext, node: PathwayNode): boolean {
  const { family, contains } = nodeKinds[node.kind];
  if (family === 'drawing' || node.kind === 'cofactor' || index.linksAt.has(node.id)) return false;
  if (contains && index.children.has(node.id)) return false;
  return ancestorsOf(index, node.id).every((id) => {
    const kind = index.nodes.get(id)?.kind;
    return kind !== 'complex' && kind !== 'group';
  });
}

function describe(context: CheckContext, node: PathwayNode): Finding {
  const entity = context.entityOf(node);
  const fix = entity === undefined ? undefined : connectKnown(context, node.id, entity);
  return {
    rule: 'orphan-node',
    severity: 'warning',
    elements: [node.id],
    sentence: `${nameOf(node)} is connected to nothing.`,
    ...(fix ? { fix } : {}),
  };
}
