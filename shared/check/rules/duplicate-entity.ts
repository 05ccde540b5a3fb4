import { mergeNodes } from '../../edit/merge-nodes.ts';
import { foldText } from '../../library/fold-text.ts';
import { xrefKey } from '../../library/entity-of-node.ts';
import { nodeKinds } from '../../project/node-kinds.ts';
import type { PathwayNode } from '../../project/node-schema.ts';
import type { CheckContext } from '../check-context.ts';
import type { Finding, Rule } from '../finding.ts';
import { nameOf } from '../words.ts';

export const duplicateEntity: Rule = {
  title: 'Entity drawn twice',
  explanation:
    'Two nodes of one kind, in one compartment, stand for the same thing. What is connected to one of them does not count for the other.',
  *check(context) {
    const groups = new Map<string, PathwayNode[]>();
    for (const node of context.project.nodes) {
      const key = keyOf(context, node);
      if (key === undefined) continue;
      const group = groups.get(key);
      if (group) group.push(node);
      else groups.set(key, [node]);
    }
    for (const group of groups.values()) {
      yield group.length > 1 ? describe(group) : undefined;
    }
  },
};

/** Nodes with the same key are one thing: by the library's entry, else the first identifier, else the label. */
function keyOf(context: CheckContext, node: PathwayNode): string | undefined {
  const { contains, family } = nodeKinds[node.kind];
  if (contains || family === 'drawing') return undefined;
  const prefix = `${node.kind} ${node.parent ?? ''}`;
  const entity = context.entityOf(node);
  if (entity !== undefined) return `${prefix} entity ${entity}`;
  const [xref] = node.xrefs;
  if (xref) return `${prefix} xref ${xrefKey(xref)}`;
  const name = foldText(node.label).compact;
  return name === '' ? undefined : `${prefix} name ${name}`;
}

function describe(group: readonly PathwayNode[]): Finding {
  const [first, ...others] = group;
  const ids = group.map(({ id }) => id);
  const times = group.length === 2 ? 'twice' : `${group.length.toLocaleString('en')} times`;
  return {
    rule: 'duplicate-entity',
    severity: 'warning',
    elements: ids,
    sentence: `${nameOf(first)} is drawn ${times} in the same place.`,
    fix: {
      label: others.length === 1 ? 'Make them one' : `Make the ${group.length} one`,
      edit: () => mergeNodes(first?.id ?? '', ids.slice(1)),
    },
  };
}
