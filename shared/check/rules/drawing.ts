import { moveNodes, withRoomForText, resizeNode } from '../../edit/move-and-resize.ts';
import { findFreePosition } from '../../graph/find-free-position.ts';
import { indexProject } from '../../graph/project-index.ts';
import { createSpatialIndex } from '../../graph/spatial-index.ts';
import { nodeKinds } from '../../project/node-kinds.ts';
import type { PathwayNode } from '../../project/project-schema.ts';
import { rotatedBounds, type Bounds } from '../../scene/primitives.ts';
import { type Finding, type Fix, type Rule } from '../finding.ts';
import { nameOf } from '../naming.ts';
import { showsWholeLabel } from '../../scene/node-text.ts';
import { checkWords } from '../../words/check.ts';

/** Diagram units. Borders that touch, or boxes rounded to whole units, do not overlap. */
const tolerance = 2;

export const overlappingNodes: Rule = {
  get title() {
    return checkWords.nodesOnTopEach;
  },
  get explanation() {
    return checkWords.oneHidesPartOther;
  },
  *check({ project }) {
    const boxes = new Map(
      project.nodes
        .filter(({ kind }) => nodeKinds[kind].family !== 'drawing' && !nodeKinds[kind].contains)
        .map((node) => [node.id, { node, box: rotatedBounds(node, node.rotation) }] as const),
    );
    const index = createSpatialIndex([...boxes].map(([id, { box }]) => ({ id, bounds: box })));
    const seen = new Set<string>();
    for (const [id, { node, box }] of boxes) {
      // One finding for each node is enough: a pile of a thousand nodes gives a thousand findings, not half a million.
      let found: string | undefined;
      index.within(inner(box), (other) => {
        if (found === undefined && seen.has(other)) found = other;
        return false;
      });
      const under = found === undefined ? undefined : boxes.get(found)?.node;
      yield under && describeOverlap(node, under);
      seen.add(id);
    }
  },
};

function inner({ x, y, width, height }: Bounds): Bounds {
  const margin = Math.min(tolerance, width / 2, height / 2);
  return {
    x: x + margin,
    y: y + margin,
    width: width - 2 * margin,
    height: height - 2 * margin,
  };
}

function describeOverlap(node: PathwayNode, under: PathwayNode): Finding {
  return {
    rule: 'overlapping-nodes',
    severity: 'warning',
    elements: [node.id, under.id],
    sentence: checkWords.liesOn(nameOf(node), nameOf(under)),
    fix: moveAside(node),
  };
}

function moveAside({ id }: PathwayNode): Fix {
  return {
    label: checkWords.moveAside,
    edit: () => (project) => {
      const node = indexProject(project).nodes.get(id);
      if (!node) return project;
      const { x, y } = findFreePosition(project, {
        width: node.width,
        height: node.height,
        near: node,
        ignored: new Set([id]),
      });
      return moveNodes([id], { x: x - node.x, y: y - node.y })(project);
    },
  };
}

/** Diagram units. */
const step = 10;
const widest = 480;
const tallest = 600;

export const labelOverflow: Rule = {
  get title() {
    return checkWords.labelThatDoesNotFit;
  },
  get explanation() {
    return checkWords.partTextCutOff;
  },
  *check({ project }) {
    for (const node of project.nodes) {
      const isFree = nodeKinds[node.kind].textMayRunOut;
      yield isFree || showsWholeLabel(node) ? undefined : describeOverflow(node);
    }
  },
};

function describeOverflow(node: PathwayNode): Finding {
  const isContainer = nodeKinds[node.kind].contains;
  return {
    rule: 'label-overflow',
    severity: 'warning',
    elements: [node.id],
    sentence: isContainer
      ? checkWords.headingDoesNotFit(nameOf(node))
      : checkWords.labelDoesNotFit(nameOf(node)),
    fix: enlarge(node.id),
  };
}

/**
 * Grows about its centre, first wider, then higher. A container keeps its left edge, so that what lies in it does not
 * move.
 */
function enlarge(id: string): Fix {
  return {
    label: checkWords.makeNodeFit,
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

/** The size that a rename would give it, or a larger one if that is not enough. */
function fittingSize(node: PathwayNode): { width: number; height: number } {
  const roomy = withRoomForText(node);
  if (showsWholeLabel(roomy)) return { width: roomy.width, height: roomy.height };
  let { width, height } = node;
  const fits = () => showsWholeLabel({ ...node, width, height });
  while (!fits() && width < widest) width += step;
  while (!fits() && height < tallest) height += step;
  return { width, height };
}
