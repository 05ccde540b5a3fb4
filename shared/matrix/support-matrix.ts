import type { NodeKind } from '../project/node-schema.ts';
import { derivePathwayModel, type PathwayModel } from './pathway-model.ts';
import type { Project } from '../project/project-schema.ts';
import { findRoles } from './cell-roles.ts';
import type { MatrixCell } from './matrix-cell.ts';

export interface SupportMatrix {
  readonly model: PathwayModel;
  /** Places of things, in the project's order. */
  readonly factors: readonly number[];
  readonly transmitters: readonly number[];
  /** Only cells with a role, by row and then by column. */
  readonly cells: readonly MatrixCell[];
}

/** The kinds that are rows. */
const factorKinds = [
  'precursor',
  'cofactor',
  'micronutrient',
  'hormone',
] as const satisfies readonly NodeKind[];

const matrices = new WeakMap<PathwayModel, SupportMatrix>();

/** The support matrix of a project. Made once a project value. */
export function deriveMatrix(project: Project): SupportMatrix {
  const model = derivePathwayModel(project);
  const known = matrices.get(model);
  if (known) return known;
  const rows: ReadonlySet<NodeKind> = new Set(factorKinds);
  const factors = placesOf(model, (kind) => rows.has(kind));
  const transmitters = placesOf(model, (kind) => kind === 'neurotransmitter');
  const rowOf = new Map(factors.map((factor) => [factor, new Array<MatrixCell>()]));
  const isFactor: ReadonlySet<number> = new Set(factors);
  for (const transmitter of transmitters) {
    for (const [factor, found] of findRoles(model, transmitter, isFactor)) {
      rowOf.get(factor)?.push({ factor, transmitter, roles: found });
    }
  }
  const cells = [...rowOf.values()].flat();
  const matrix: SupportMatrix = { model, factors, transmitters, cells };
  matrices.set(model, matrix);
  return matrix;
}

function placesOf({ things }: PathwayModel, isWanted: (kind: NodeKind) => boolean): number[] {
  return things.flatMap(({ kind }, place) => (isWanted(kind) ? [place] : []));
}
