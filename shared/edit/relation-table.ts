import type { Relation } from '../project/project-schema.ts';
import type { NodeRole } from '../project/kind-facts.ts';
import type { LinkRole } from '../project/relations.ts';

/** What an end of a link is to the other one. */
export type EndRole = NodeRole | LinkRole;

const activity = ['activates', 'inhibits'] as const;
const amount = ['upregulates', 'downregulates'] as const;
const influences = [...activity, ...amount] as const;
const modulation = [...amount, ...activity] as const;
const made = ['converts-to'] as const;
const needed = ['cofactor-of', ...activity] as const;
const onLinks = { reaction: activity, catalysis: activity, influence: activity } as const;

type Row = Partial<Record<EndRole, readonly Relation[]>>;

/** For a small molecule that is made, used up and sensed. */
const substanceRow = {
  ...onLinks,
  transmitter: made,
  substance: made,
  cofactor: made,
  molecule: made,
  hormone: made,
  enzyme: ['inhibits', 'activates', 'binds'],
  transporter: ['binds', 'inhibits', 'activates'],
  receptor: ['binds', ...activity],
  protein: ['binds', ...activity],
  gene: amount,
  effect: activity,
  pathway: activity,
} as const satisfies Row;

/** For a protein or a process that acts on something, if nothing more specific is known. */
const actorRow = {
  ...onLinks,
  transmitter: modulation,
  substance: modulation,
  cofactor: modulation,
  hormone: modulation,
  molecule: modulation,
  enzyme: influences,
  transporter: influences,
  receptor: influences,
  protein: influences,
  gene: amount,
  effect: activity,
  pathway: activity,
} as const satisfies Row;

const likely = {
  transmitter: {
    ...substanceRow,
    enzyme: influences,
    hormone: modulation,
    gene: modulation,
  },
  substance: substanceRow,
  molecule: { ...substanceRow, reaction: needed, micronutrient: made },
  cofactor: {
    ...substanceRow,
    enzyme: needed,
    transporter: needed,
    receptor: needed,
    protein: needed,
    reaction: needed,
    catalysis: needed,
    transmitter: ['converts-to', 'cofactor-of'],
    substance: ['converts-to', 'cofactor-of'],
    cofactor: ['converts-to', 'cofactor-of'],
    molecule: ['converts-to', 'cofactor-of'],
  },
  micronutrient: {
    ...actorRow,
    enzyme: needed,
    transporter: needed,
    receptor: [...activity, 'binds', 'cofactor-of'],
    protein: [...needed, 'binds'],
    reaction: needed,
    catalysis: needed,
    cofactor: ['converts-to', ...needed],
    hormone: ['converts-to', ...needed],
    substance: ['converts-to', ...modulation],
    molecule: ['converts-to', ...modulation],
    micronutrient: ['converts-to', ...activity],
  },
  hormone: {
    ...actorRow,
    enzyme: modulation,
    transporter: modulation,
    receptor: [...modulation, 'binds'],
    protein: [...modulation, 'binds'],
    reaction: modulation,
    catalysis: modulation,
    hormone: ['converts-to', ...modulation],
    micronutrient: modulation,
    gene: modulation,
  },
  enzyme: {
    ...actorRow,
    reaction: ['catalyzes', ...activity],
    transmitter: ['degrades', ...modulation],
    substance: ['degrades', ...modulation],
    cofactor: ['degrades', ...modulation],
    hormone: ['degrades', ...modulation],
    molecule: ['degrades', ...modulation],
  },
  transporter: {
    ...actorRow,
    reaction: ['catalyzes', ...activity],
    transmitter: ['transports', 'releases'],
    substance: ['transports', 'releases'],
    cofactor: ['transports', 'releases'],
    micronutrient: ['transports', 'releases'],
    hormone: ['transports', 'releases'],
    molecule: ['transports', 'releases'],
  },
  receptor: {
    ...actorRow,
    transmitter: ['binds', ...modulation],
    hormone: ['binds', ...modulation],
    molecule: ['binds', ...modulation],
  },
  effect: {
    ...actorRow,
    transmitter: ['releases', ...modulation],
    hormone: ['releases', ...modulation],
    micronutrient: modulation,
  },
  protein: {
    ...actorRow,
    reaction: ['catalyzes', ...activity],
    protein: [...influences, 'binds', 'converts-to'],
    receptor: ['binds', ...influences],
    gene: modulation,
  },
  gene: { ...actorRow, gene: modulation, protein: modulation },
  pathway: { ...actorRow, molecule: ['converts-to', ...modulation] },
  drawing: {},
  // From an anchor of a link: the further products of a reaction.
  reaction: {
    transmitter: made,
    substance: made,
    cofactor: made,
    micronutrient: made,
    hormone: made,
    molecule: made,
    protein: made,
    effect: activity,
    pathway: activity,
  },
  catalysis: {},
  influence: {},
} as const satisfies Record<EndRole, Row>;

type Likely<Targets> = Targets[keyof Targets];
type LikelySomewhere = Likely<{ [From in EndRole]: Likely<(typeof likely)[From]> }>;
type Forgotten = Exclude<Relation, 'relates-to' | (LikelySomewhere & readonly Relation[])[number]>;
/** The compiler names a relation that is likely nowhere. */
type HasAll = [Forgotten] extends [never] ? unknown : { readonly likelyNowhere: Forgotten };

/**
 * By source, then by target: the likely relations, likeliest first. `relates-to` is always possible and is not listed.
 */
export const relationTable: Readonly<Record<EndRole, Row>> = likely satisfies HasAll;
