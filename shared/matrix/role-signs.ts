import type { NodeShape } from '../project/node-schema.ts';
import type { Role } from './matrix-cell.ts';

/** Shapes and colours of the signs, as in the window. */
export const roleSigns: Readonly<
  Record<Role, { shape: NodeShape; fill: string; border: string; rotation?: number }>
> = {
  precursor: { shape: 'ellipse', fill: '#fef3c7', border: '#b45309' },
  cofactor: { shape: 'diamond', fill: '#dcfce7', border: '#15803d' },
  indirect: { shape: 'hexagon', fill: '#ccfbf1', border: '#0f766e' },
  clearance: { shape: 'rectangle', fill: '#f1f5f9', border: '#475569' },
  raises: { shape: 'triangle', fill: '#fce7f3', border: '#be185d' },
  lowers: { shape: 'triangle', fill: '#fce7f3', border: '#be185d', rotation: 180 },
};
