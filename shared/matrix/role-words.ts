import type { CellRole, Role } from './matrix-cell.ts';
import type { PathwayModel } from './pathway-model.ts';

/** What the legend calls each role. */
const roleLabels: Readonly<Record<Role, string>> = {
  precursor: 'precursor',
  cofactor: 'cofactor of a step',
  indirect: 'stands behind a cofactor',
  clearance: 'needed for clearance',
  raises: 'raises',
  lowers: 'lowers',
};

/** The few words that stand in a cell: "2 steps" for a precursor, else the enzyme or cofactor by way of which. */
function describeBriefly(model: PathwayModel, { role, via, path }: CellRole): string {
  if (via !== null && via === path.things.at(-1)) return 'directly';
  if (role !== 'precursor' && via !== null) return model.things[via]?.label ?? '';
  const steps = path.things.length - 1;
  return steps === 1 ? '1 step' : `${steps} steps`;
}

/** "cofactor of a step: TH", for lists and exports. */
export function describeRole(model: PathwayModel, role: CellRole): string {
  return `${roleLabels[role.role]}: ${describeBriefly(model, role)}`;
}

/** What is always said beside a scenario. */
export const scenarioCaution =
  'Qualitative and educational: directions, not amounts, worked out from the links of this diagram. Not medical advice.';
