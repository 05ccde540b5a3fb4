import type { FactorGroup } from '../project/kind-facts.ts';
import { nodeKinds, kindsThat } from '../project/node-kinds.ts';
import { unreachable } from '../result.ts';
import type { NodeShape } from '../project/project-schema.ts';
import type { ThingIndex } from '../whatif/things.ts';
import { labelOf, type PathwayModel, type Sign } from '../whatif/pathway-model.ts';
import type { Path } from './paths.ts';

/** How a factor supports a transmitter, see `docs/what-if.md`. */
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
  /** The enzyme, transporter, receptor or cofactor through which it acts; null for a precursor. */
  readonly via: ThingIndex | null;
  /** Whether more of the factor means more (+1) or less (-1) of the transmitter along this path. */
  readonly sign: Sign;
  /** From the factor to the transmitter, the shortest for this role and way. */
  readonly path: Path;
}

export interface MatrixCell {
  readonly factor: ThingIndex;
  readonly transmitter: ThingIndex;
  /** In the order of `roles`, the shortest path of a role first; never empty. */
  readonly roles: readonly CellRole[];
}

/** What the legend calls each role. */
export const roleLabels: Readonly<Record<Role, string>> = {
  precursor: 'precursor',
  cofactor: 'cofactor of a step',
  indirect: 'stands behind a cofactor',
  clearance: 'needed for clearance',
  raises: 'raises',
  lowers: 'lowers',
};

/** The legend's words for a cell that one side of a comparison lacks. */
export const standingLabels = {
  'only-library': 'not in the diagram',
  'only-diagram': 'not in the library',
} as const;

/** Used where an influence acts through nothing else. */
const directly = 'directly';

/** The few words in a cell: "2 steps" for a precursor, otherwise the enzyme or cofactor through which it acts. */
export function describeBriefly(model: PathwayModel, { role, via, path }: CellRole): string {
  if (via !== null && via === path.things.at(-1)) {
    const before = path.things.length > 2 ? path.things.at(-2) : undefined;
    return before === undefined ? directly : labelOf(model, before);
  }
  if (role !== 'precursor' && via !== null) return labelOf(model, via);
  const steps = path.things.length - 1;
  return steps === 1 ? '1 step' : `${steps} steps`;
}

/** "cofactor of a step: TH", for lists and exports. */
export function describeRole(model: PathwayModel, role: CellRole): string {
  return tellRole(role.role, describeBriefly(model, role));
}

/** The same from the few words of a cell. Raised is the transmitter, not the thing through which the factor acts. */
export function tellRole(role: Role, brief: string, between = ': '): string {
  if (role !== 'raises' && role !== 'lowers') return `${roleLabels[role]}${between}${brief}`;
  return brief === directly ? `${role} it directly` : `${role} it by way of ${brief}`;
}

/** A sentence that says what a factor does for a transmitter, and through what. */
export function describeInFull(model: PathwayModel, role: CellRole): string {
  const { things } = role.path;
  const [factor, goal] = [labelOf(model, things[0]), labelOf(model, things.at(-1))];
  const isDirect = role.via === things.at(-1) && things.length === 2;
  const via = labelOf(model, role.via === things.at(-1) ? things.at(-2) : role.via);
  switch (role.role) {
    case 'precursor':
      return `${factor} becomes ${goal} in ${describeBriefly(model, role)}.`;
    case 'cofactor':
      return isDirect
        ? `${factor} is needed to make ${goal}.`
        : `${factor} is needed by ${via}, on the way to ${goal}.`;
    case 'indirect':
      return `${factor} stands behind ${via}, which is needed on the way to ${goal}.`;
    case 'clearance':
      return `${factor} ${describeClearing(model, role)}.`;
    case 'raises':
      return `More ${factor} means more ${goal}${isDirect ? '' : `, by way of ${via}`}.`;
    case 'lowers':
      return `More ${factor} means less ${goal}${isDirect ? '' : `, by way of ${via}`}.`;
    default:
      return unreachable(role.role);
  }
}

function describeClearing(model: PathwayModel, { path: { things }, via }: CellRole): string {
  const at = via === null ? -1 : things.indexOf(via);
  const goal = labelOf(model, things.at(-1));
  // If `via` is a step and not an enzyme, the thing that is cleared there; otherwise the thing on which the enzyme
  // acts.
  const isStep = via !== null && nodeKinds[model.things[via]?.kind ?? 'enzyme'].isSubstance;
  const cleared = things[isStep ? at : at + 1];
  const what =
    cleared === things.at(-1)
      ? goal
      : `${labelOf(model, cleared)}, which ${goal} is broken down to`;
  const actor = isStep ? at - 1 : at;
  if (actor === 0) return `is needed to clear ${what}`;
  const behind = actor === 1 && !isStep ? 'is needed by' : 'stands behind';
  const does = isStep ? 'is needed to clear' : 'clears';
  return `${behind} ${labelOf(model, things[actor])}, which ${does} ${what}`;
}

/** This sentence always stands next to a scenario. */
export const scenarioCaution =
  'Educational: worked out from this diagram and the library around it, with what is not measured drawn from ranges. Not medical advice.';

interface SignColors {
  readonly fill: string;
  readonly border: string;
}

const pink = {
  fill: '#fce7f3',
  border: '#be185d',
  dark: { fill: '#451028', border: '#f472b6' },
};

/** Shapes and colours of the signs; `dark` in the window's dark theme. */
export const roleSigns: Readonly<
  Record<Role, SignColors & { shape: NodeShape; rotation?: number; dark: SignColors }>
> = {
  precursor: {
    shape: 'ellipse',
    fill: '#fef3c7',
    border: '#b45309',
    dark: { fill: '#453009', border: '#f59e0b' },
  },
  cofactor: {
    shape: 'diamond',
    fill: '#dcfce7',
    border: '#15803d',
    dark: { fill: '#0f3320', border: '#4ade80' },
  },
  indirect: {
    shape: 'hexagon',
    fill: '#ccfbf1',
    border: '#0f766e',
    dark: { fill: '#0c3532', border: '#2dd4bf' },
  },
  clearance: {
    shape: 'rectangle',
    fill: '#f1f5f9',
    border: '#475569',
    dark: { fill: '#232f42', border: '#94a3b8' },
  },
  raises: { shape: 'triangle', ...pink },
  lowers: { shape: 'triangle', ...pink, rotation: 180 },
};

const groupLabels = {
  precursors: 'Precursors',
  cofactors: 'Cofactors and micronutrients',
  hormones: 'Hormones',
} as const satisfies Record<FactorGroup, string>;

/** The groups in which the rows of a matrix stand, by the kinds of the factors. */
export const factorGroups: readonly {
  readonly label: string;
  readonly kinds: readonly string[];
}[] = Object.entries(groupLabels).map(([group, label]) => ({
  label,
  kinds: kindsThat(({ factorGroup }) => factorGroup === group),
}));
