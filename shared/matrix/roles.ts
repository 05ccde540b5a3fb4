import type { FactorGroup } from '../project/kind-facts.ts';
import { kindsThat, nodeKinds } from '../project/node-kinds.ts';
import { unreachable } from '../result.ts';
import type { NodeShape } from '../project/project-schema.ts';
import type { Path } from './paths.ts';
import { labelOf, nameOf, type Sign, type SupportGraph } from './support-graph.ts';

/** How a factor supports a transmitter, see `docs/what-if.md`. */
export const roles = [
  'precursor',
  'cofactor',
  'indirect',
  'release',
  'clearance',
  'raises',
  'lowers',
] as const;
export type Role = (typeof roles)[number];

/** How much of a change of the factor reaches the transmitter this way, in the middle of what is thought possible. */
export const strengths = ['strong', 'moderate', 'weak'] as const;
export type Strength = (typeof strengths)[number];

export interface CellRole {
  readonly role: Role;
  /** The row of the enzyme, transporter, receptor or cofactor through which it acts; null for a precursor. */
  readonly via: number | null;
  /** Whether more of the factor means more (+1) or less (-1) of the transmitter along this path. */
  readonly sign: Sign;
  /** It acts on what a receptor makes of the transmitter, not on how much of it there is. */
  readonly isSignal: boolean;
  /** From the factor to the transmitter, the shortest for this role and way. */
  readonly path: Path;
}

/** A role with how much it weighs. */
export interface WeighedRole extends CellRole {
  /** The part of a small change of the factor that reaches the transmitter this way. */
  readonly carried: number;
}

/** What the legend calls each role. */
export const roleLabels: Readonly<Record<Role, string>> = {
  precursor: 'precursor',
  cofactor: 'cofactor of a step',
  indirect: 'stands behind a cofactor',
  release: 'needed for release',
  clearance: 'needed for clearance',
  raises: 'raises',
  lowers: 'lowers',
};

/** Half as much of the factor takes away a fifth and more; a twentieth and more; less. */
export function strengthOf({ carried }: Pick<WeighedRole, 'carried'>): Strength {
  if (carried >= 0.32) return 'strong';
  return carried >= 0.07 ? 'moderate' : 'weak';
}

/** The legend's words for a cell that one side of a comparison lacks. */
export const standingLabels = {
  'only-library': 'not in the diagram',
  'only-diagram': 'not in the library',
} as const;

/** Used where an influence acts through nothing else. */
const directly = 'directly';

/** The few words in a cell: "2 steps" for a precursor, otherwise the enzyme or cofactor through which it acts. */
export function describeBriefly(graph: SupportGraph, { role, via, path }: CellRole): string {
  const { rows } = path;
  if (via !== null && via === rows.at(-1)) {
    return rows.length > 2 ? nameOf(graph, rows.at(-2)) : directly;
  }
  if (role !== 'precursor' && via !== null) return nameOf(graph, via);
  const steps = stepsOf(graph, path);
  return steps === 1 ? '1 step' : `${steps} steps`;
}

/** Loading and release make nothing new, so they are no steps from a precursor. */
function stepsOf({ subjects }: SupportGraph, { rows }: Path): number {
  return rows.filter((row) => (subjects[row]?.pool ?? null) === null).length - 1;
}

/** What a role is told by, in a cell and elsewhere. */
export interface ToldRole {
  readonly role: Role;
  readonly brief: string;
  readonly isSignal: boolean;
  readonly strength: Strength;
  readonly isContested: boolean;
}

/**
 * "cofactor of a step: TH (strong)", for lists and exports. Raised is the transmitter or its signal, not the thing
 * through which the factor acts.
 */
export function tellRole(
  { role, brief, isSignal, strength, isContested }: ToldRole,
  between = ': ',
): string {
  const how = ` (${strength}${isContested ? ', contested' : ''})`;
  if (role !== 'raises' && role !== 'lowers') return `${roleLabels[role]}${between}${brief}${how}`;
  const what = isSignal ? 'its signal' : 'it';
  const way = brief === directly ? directly : `by way of ${brief}`;
  return `${role} ${what} ${way}${how}`;
}

/** The words in a cell beside the sign of its role. */
export function briefWords({ brief, isSignal }: Pick<ToldRole, 'brief' | 'isSignal'>): string {
  return isSignal ? `signal of ${brief}` : brief;
}

/** The same with the strength, where nothing else shows that. */
export function cellWords(told: ToldRole): string {
  return `${briefWords(told)}, ${told.strength}`;
}

/** A sentence that says what a factor does for a transmitter, and through what. */
export function describeInFull(graph: SupportGraph, role: CellRole): string {
  const { rows } = role.path;
  const [factor, goal] = [nameOf(graph, rows[0]), nameOf(graph, rows.at(-1))];
  const isDirect = role.via === rows.at(-1) && rows.length === 2;
  const via = nameOf(graph, role.via === rows.at(-1) ? rows.at(-2) : (role.via ?? undefined));
  const what = role.isSignal ? `signal of ${goal}` : goal;
  switch (role.role) {
    case 'precursor':
      return `${factor} becomes ${goal} in ${describeBriefly(graph, role)}.`;
    case 'cofactor':
      if (role.isSignal) return `${factor} is needed by ${via}, which senses ${goal}.`;
      return isDirect
        ? `${factor} is needed to make ${goal}.`
        : `${factor} is needed by ${via}, on the way to ${goal}.`;
    case 'indirect':
      return `${factor} stands behind ${via}, which is needed on the way to ${goal}.`;
    case 'release':
      return `${factor} is needed to store or release ${goal}, by way of ${via}.`;
    case 'clearance':
      return `${factor} ${describeClearing(graph, role)}.`;
    case 'raises':
    case 'lowers': {
      // What was seen in a shortage says nothing of a surplus.
      const isShortage = role.path.claims.some(({ when }) => when === 'low');
      const start = isShortage ? 'Less' : 'More';
      const end = (role.role === 'raises') === isShortage ? 'less' : 'more';
      return `${start} ${factor} means ${end} ${what}${isDirect ? '' : `, by way of ${via}`}.`;
    }
    default:
      return unreachable(role.role);
  }
}

function describeClearing(graph: SupportGraph, { path: { rows }, via }: CellRole): string {
  const at = via === null ? -1 : rows.indexOf(via);
  const goal = nameOf(graph, rows.at(-1));
  // If `via` is a step and not an enzyme, the thing that is cleared there; otherwise the thing on which the enzyme
  // acts.
  const kind = via === null ? undefined : graph.subjects[via]?.kind;
  const isStep = kind !== undefined && nodeKinds[kind].isSubstance;
  const cleared = rows[isStep ? at : at + 1];
  const what =
    cleared === rows.at(-1) ? goal : `${labelOf(graph, cleared)}, which ${goal} is broken down to`;
  const actor = isStep ? at - 1 : at;
  if (actor === 0) return `is needed to clear ${what}`;
  const behind = actor === 1 && !isStep ? 'is needed by' : 'stands behind';
  const does = isStep ? 'is needed to clear' : 'clears';
  return `${behind} ${nameOf(graph, rows[actor])}, which ${does} ${what}`;
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
  release: {
    shape: 'parallelogram',
    fill: '#e0f2fe',
    border: '#0369a1',
    dark: { fill: '#0b2e45', border: '#38bdf8' },
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
