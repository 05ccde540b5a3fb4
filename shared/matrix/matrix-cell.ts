import type { Sign } from './effects.ts';
import type { Path } from './standing-behind.ts';

/** How a factor supports a transmitter, see architecture, decision 8. */
export const roles = [
  'precursor',
  'cofactor',
  'indirect',
  'clearance',
  'raises',
  'lowers',
] as const;
export type Role = (typeof roles)[number];

export interface CellRole {
  readonly role: Role;
  /** The place of the enzyme, transporter, receptor or cofactor by way of which; null for a precursor. */
  readonly via: number | null;
  /** Whether more of the factor means more (+1) or less (-1) of the transmitter, as far as this path goes. */
  readonly sign: Sign;
  /** From the factor to the transmitter, the shortest for this role and way. */
  readonly path: Path;
}

export interface MatrixCell {
  /** Places of things. */
  readonly factor: number;
  readonly transmitter: number;
  /** In the order of `roles`, the shortest of a role first; never empty. */
  readonly roles: readonly CellRole[];
}
