import type { NodeEndpoint, PathwayNode } from '../project/project-schema.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import { outlineAtSide } from '../scene/node-outline.ts';
import { pitch, type Port } from './route-grid.ts';

/** A port of a node, with the end that a link there has. */
export interface NodePort extends Port {
  readonly endpoint: NodeEndpoint;
}

const sides = ['right', 'bottom', 'left', 'top'] as const;
const normals = [
  { x: 1, y: 0 },
  { x: 0, y: 1 },
  { x: -1, y: 0 },
  { x: 0, y: -1 },
] as const;

/** Diagram units between ports on a side, and how near to a corner they may lie. */
const apart = 20;
const fromCorner = { rectangle: 14, other: 26 } as const;

/**
 * The cost of leaving away from the middle of a side, for each diagram unit; a port that another line uses costs so
 * much that it is hardly ever taken.
 */
const offCentre = 1.2;
const inUse = 1_500;

/**
 * Where links can end at a node: along its flat sides, else at their middles. `used` says which net ends where already,
 * `reach` how far lines run straight out, in diagram units.
 */
export function portsOf(
  node: PathwayNode,
  used: ReadonlyMap<string, string>,
  net: string,
  reach: number,
): NodePort[] {
  return sides.flatMap((side, outwards) =>
    shiftsAlong(node, side).map((shift): NodePort => {
      const normal = normals[outwards] ?? normals[0];
      const middle = outlineAtSide(node, side);
      const end = {
        x: middle.x + shift * Math.abs(normal.y),
        y: middle.y + shift * Math.abs(normal.x),
      };
      const key = `${node.id} ${side} ${shift}`;
      const owner = used.get(key);
      const taken = owner !== undefined && owner !== net ? inUse : 0;
      return {
        end,
        outside: outsideOf(node, end, normal, reach),
        outwards,
        cost: Math.abs(shift) * offCentre + taken,
        endpoint: endpointAt(node, side, shift),
      };
    }),
  );
}

export const keyOfPort = (node: PathwayNode, { end, outwards }: Port): string => {
  const side = sides[outwards] ?? 'right';
  const middle = outlineAtSide(node, side);
  return `${node.id} ${side} ${end.x - middle.x + (end.y - middle.y)}`;
};

function shiftsAlong(node: PathwayNode, side: (typeof sides)[number]): number[] {
  const { shape } = nodeKinds[node.kind];
  if (shape === 'trapezoid') return [0];
  const isBlunt = shape === 'rectangle' || shape === 'rounded';
  const isAcross = side === 'top' || side === 'bottom';
  if (!isAcross) return isBlunt || shape === 'receptor' ? [0, -10, 10] : [0];
  if (shape === 'receptor') return [0];
  const room = node.width / 2 - (isBlunt ? fromCorner.rectangle : fromCorner.other);
  const shifts = [0];
  for (let shift = apart; shift <= room; shift += apart) shifts.push(-shift, shift);
  return shifts;
}

/** A point of the grid at least so far out. */
function outsideOf(
  node: PathwayNode,
  end: { x: number; y: number },
  normal: { x: number; y: number },
  reach: number,
): { x: number; y: number } {
  const box = {
    x: normal.x > 0 ? node.x + node.width : node.x,
    y: normal.y > 0 ? node.y + node.height : node.y,
  };
  return {
    x: normal.x === 0 ? end.x : snapped(box.x + normal.x * reach, normal.x),
    y: normal.y === 0 ? end.y : snapped(box.y + normal.y * reach, normal.y),
  };
}

const snapped = (value: number, direction: number): number =>
  (direction > 0 ? Math.floor(value / pitch) : Math.ceil(value / pitch)) * pitch;

function endpointAt(node: PathwayNode, side: (typeof sides)[number], shift: number): NodeEndpoint {
  if (shift === 0) return { to: 'node', id: node.id, side };
  const round = (value: number) => Math.round(value * 10_000) / 10_000;
  const isAcross = side === 'top' || side === 'bottom';
  const along = round(shift / ((isAcross ? node.width : node.height) / 2));
  const out = side === 'right' || side === 'bottom' ? 1 : -1;
  return {
    to: 'node',
    id: node.id,
    position: isAcross ? { x: along, y: out } : { x: out, y: along },
  };
}
