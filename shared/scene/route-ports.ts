import type { DiagramPoint, PathwayNode, Side } from '../project/project-schema.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import { stub, type Port } from './detour.ts';
import type { LinkEnd } from './link-ends.ts';
import { outlineAtSide, sideNormals } from './node-outline.ts';

const sides = ['right', 'bottom', 'left', 'top'] as const;

/** Diagram units between ports on a side, and how near to a corner they may lie. */
const apart = { across: 14, down: 10 } as const;
const fromCorner = { across: 12, down: 8 } as const;
/** The cost of leaving away from the middle of a side, for each diagram unit. */
const offCentre = 0.8;

/** Those of a node do not change, and are asked for again whenever something close to it moves. */
const known = new WeakMap<PathwayNode, Port[]>();

function portsOfNode(node: PathwayNode): Port[] {
  const had = known.get(node);
  if (had) return had;
  const ports = sides.flatMap((side) => portsOfSide(node, side));
  known.set(node, ports);
  return ports;
}

/** At how many points of its outline links can end at a node. */
export function portCount(node: PathwayNode): number {
  return portsOfNode(node).length;
}

/** Where a link can leave one of its ends; none where its direction there cannot be kept. */
export function portsAt(end: LinkEnd, node: PathwayNode | undefined, floats: boolean): Port[] {
  if (node && floats) return portsOfNode(node);
  const axes = sides.map((side) => directionOf(side));
  const { normal } = end;
  const main = normal && axes.find(({ x, y }) => x * normal.x + y * normal.y > 0.99);
  if (end.at === 'node') return main && node ? [portOfNode(node, end.point, main, 0)] : [];
  const chosen =
    end.at === 'anchor' && main ? axes.filter(({ x }) => (x === 0) === (main.x === 0)) : axes;
  const reach = end.at === 'anchor' ? stub : 0;
  return chosen.map(({ x, y }) => ({
    end: end.point,
    outwards: { x, y },
    turn: { x: end.point.x + x * reach, y: end.point.y + y * reach },
    cost: 0,
  }));
}

function portsOfSide(node: PathwayNode, side: Side): Port[] {
  return shiftsAlong(node, side).map((shift) => {
    const cost = Math.abs(shift) * offCentre;
    return portOfNode(node, outlineAtSide(node, side, shift), directionOf(side), cost);
  });
}

function directionOf(side: Side): DiagramPoint {
  const { x, y } = sideNormals[side];
  return { x, y };
}

function portOfNode(
  { x, y, width, height }: PathwayNode,
  end: DiagramPoint,
  outwards: DiagramPoint,
  cost: number,
): Port {
  const beyond = (low: number, length: number, way: number) =>
    way > 0 ? low + length + stub : low - stub;
  const turn = {
    x: outwards.x === 0 ? end.x : beyond(x, width, outwards.x),
    y: outwards.y === 0 ? end.y : beyond(y, height, outwards.y),
  };
  return { end, outwards, turn, cost };
}

/** Distances from the middle of a side: along its flat part, or close to the middle where it has none. */
function shiftsAlong(node: PathwayNode, side: Side): number[] {
  const shape = node.style?.shape ?? nodeKinds[node.kind].shape;
  const isFlat =
    nodeKinds[node.kind].contains ||
    ['rectangle', 'rounded', 'note', 'box', 'none'].includes(shape);
  const isAcross = side === 'top' || side === 'bottom';
  const half = (isAcross ? node.width : node.height) / 2;
  const room = !isAcross
    ? half - fromCorner.down
    : half - (isFlat ? fromCorner.across : node.height / 2);
  const step = isAcross ? apart.across : apart.down;
  const shifts = [0];
  for (let shift = step; shift <= room && shifts.length < 13; shift += step) {
    shifts.push(-shift, shift);
  }
  return shifts;
}
