import { withRoomForText } from '../../edit/keep-text-whole.ts';
import { resizeNode } from '../../edit/resize-node.ts';
import { indexProject } from '../../graph/project-index.ts';
import { nodeKinds } from '../../project/node-kinds.ts';
import type { PathwayNode } from '../../project/node-schema.ts';
import { showsWholeLabel } from '../../scene/whole-label.ts';
import type { Finding, Fix, Rule } from '../finding.ts';
import { nameOf } from '../words.ts';

/** Diagram units. */
const step = 10;
const widest = 480;
const tallest = 600;

export const labelOverflow: Rule = {
  title: 'Label that does not fit',
  explanation: 'A part of the text is cut off, or runs out of the node’s border.',
  *check({ project }) {
    for (const node of project.nodes) {
      const isFree = node.kind === 'label' || node.kind === 'shape';
      yield isFree || showsWholeLabel(node) ? undefined : describe(node);
    }
  },
};

function describe(node: PathwayNode): Finding {
  const what = nodeKinds[node.kind].contains ? 'The heading of' : 'The label of';
  return {
    rule: 'label-overflow',
    severity: 'warning',
    elements: [node.id],
    sentence: `${what} ${nameOf(node)} does not fit into it.`,
    fix: enlarge(node.id),
  };
}

/** About its centre; first wider, then higher. A container keeps its left edge, for what lies in it keeps its place. */
function enlarge(id: string): Fix {
  return {
    label: 'Make the node fit',
    edit: () => (project) => {
      const node = indexProject(project).nodes.get(id);
      const size = node && fittingSize(node);
      if (!node || !size) return project;
      const isContainer = nodeKinds[node.kind].contains;
      const x = isContainer ? node.x : node.x - (size.width - node.width) / 2;
      const y = isContainer ? node.y : node.y - (size.height - node.height) / 2;
      return resizeNode(id, { x, y, ...size })(project);
    },
  };
}

/** What a rename would make of it, or more where that is not enough. */
function fittingSize(node: PathwayNode): { width: number; height: number } {
  const roomy = withRoomForText(node);
  if (showsWholeLabel(roomy)) return { width: roomy.width, height: roomy.height };
  let { width, height } = node;
  const fits = () => showsWholeLabel({ ...node, width, height });
  while (!fits() && width < widest) width += step;
  while (!fits() && height < tallest) height += step;
  return { width, height };
}
