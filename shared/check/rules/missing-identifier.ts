import { setXrefs } from '../../edit/annotate.ts';
import type { NodeKind, PathwayNode } from '../../project/node-schema.ts';
import type { CheckContext } from '../check-context.ts';
import type { Finding, Fix, Rule } from '../finding.ts';
import { nameOf } from '../words.ts';

/** Kinds of things that databases list one by one. */
const listedKinds: ReadonlySet<NodeKind> = new Set([
  'neurotransmitter',
  'precursor',
  'intermediate',
  'metabolite',
  'cofactor',
  'micronutrient',
  'hormone',
  'enzyme',
  'transporter',
  'receptor',
  'protein',
  'gene',
  'rna',
  'molecule',
]);

export const missingIdentifier: Rule = {
  title: 'Node without an identifier',
  explanation:
    'A name alone leaves open which molecule is meant. With an identifier other programs know it too.',
  *check(context) {
    for (const node of context.project.nodes) {
      yield listedKinds.has(node.kind) && node.xrefs.length === 0
        ? describe(context, node)
        : undefined;
    }
  },
};

function describe(context: CheckContext, node: PathwayNode): Finding | undefined {
  const entity = context.known.entities.get(context.entityOf(node) ?? '');
  // Some things, such as a whole family of receptors, have none even in the library.
  if (entity && entity.xrefs.length === 0) return undefined;
  const fix: Fix | undefined = entity && {
    label: 'Take it from the library',
    edit: () => setXrefs(node.id, entity.xrefs),
  };
  return {
    rule: 'missing-identifier',
    severity: 'hint',
    elements: [node.id],
    sentence: `${nameOf(node)} has no identifier.`,
    ...(fix ? { fix } : {}),
  };
}
