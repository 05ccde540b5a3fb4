import { removeElements } from '../../edit/remove.ts';
import type { Link } from '../../project/link-schema.ts';
import type { PathwayNode } from '../../project/node-schema.ts';
import type { CheckContext } from '../check-context.ts';
import type { Finding, Rule } from '../finding.ts';
import { connectKnown } from '../known-links.ts';
import { claimOf, nameOf } from '../words.ts';

export const cofactorWithoutTarget: Rule = {
  title: 'Cofactor attached to nothing',
  explanation: 'A cofactor matters by what needs it: an enzyme, a transporter, a reaction.',
  *check(context) {
    for (const node of context.project.nodes) {
      yield node.kind === 'cofactor' && !leadsOn(context, node)
        ? describeNode(context, node)
        : undefined;
    }
    for (const link of context.project.links) {
      const isLoose = link.relation === 'cofactor-of' && link.target.to === 'point';
      yield isLoose ? describeLoose(context, link) : undefined;
    }
  },
};

/** Whether anything comes of it: a link from it, or a reaction that it is the substrate of. */
function leadsOn({ index }: CheckContext, { id }: PathwayNode): boolean {
  return (index.linksAt.get(id) ?? []).some(
    ({ source }) => source.to === 'node' && source.id === id,
  );
}

function describeNode(context: CheckContext, node: PathwayNode): Finding {
  const entity = context.entityOf(node);
  const fix = entity === undefined ? undefined : connectKnown(context, node.id, entity);
  return {
    rule: 'cofactor-without-target',
    severity: 'warning',
    elements: [node.id],
    sentence: `${nameOf(node)} is a cofactor of nothing in this diagram.`,
    ...(fix ? { fix } : {}),
  };
}

function describeLoose(context: CheckContext, link: Link): Finding {
  return {
    rule: 'cofactor-without-target',
    severity: 'warning',
    elements: [link.id],
    sentence: `The link ${claimOf(context, link)} ends at nothing.`,
    fix: { label: 'Remove the link', edit: () => removeElements([link.id]) },
  };
}
