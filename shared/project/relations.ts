import { relationSchema, type Head, type Relation } from './project-schema.ts';

export interface RelationFacts {
  readonly label: string;
  /** Reads "source <verb> target". */
  readonly verb: string;
  readonly head: Head;
  readonly line: 'solid' | 'dashed' | 'dotted' | 'double';
  /** Stroke width in diagram units. */
  readonly width: number;
  readonly light: string;
  readonly dark: string;
  /** In the look for people who see few colours; null where the usual colour is a grey. */
  readonly safe: { readonly light: string; readonly dark: string } | null;
  /** Main routes run straight; links that act on them are curved. */
  readonly routing: 'straight' | 'curved';

  /** The role of a link of this relation for another link that ends on it. */
  readonly role: LinkRole;
  /** It claims that one thing acts on another. Evidence can support it. */
  readonly isClaim: boolean;
  /** A thing can do this to itself. */
  readonly canLoop: boolean;
  /** The matter of its source goes to its target, changed or not. */
  readonly carriesMatter: boolean;
  /** An enzyme can do this to something. */
  readonly isDeed: boolean;
  /** The source acts on the target; it does not become the target. */
  readonly hasAgent: boolean;
  /** It changes the amount of its target, not the activity of its target. */
  readonly isOnAmount: boolean;
  /** The kind of reaction that the matrix makes of it between two things; null if it is not a reaction. */
  readonly reaction: 'conversion' | 'transport' | 'supply' | 'removal' | null;
  /** The kind of effect that the matrix makes of it otherwise. */
  readonly effect: 'requirement' | 'influence' | 'binding' | null;
  /** More of the source means more (+1) or less (-1) of the target. */
  readonly sign: 1 | -1 | null;

  /** The heading under which the library's suggestions list it. */
  readonly suggestedUnder: SuggestionHeading;
  /** Its position in a description in words; null if the sentences on conversions and needs already mention it. */
  readonly toldAt: number | null;

  /** The arrow head in GPML with this meaning. */
  readonly gpmlArrow: 'Conversion' | 'Translocation' | 'Directed';
  /** Class of arc in SBGN Process Description. */
  readonly sbgnArc: string;
  /** Class of arc in SBGN Activity Flow. */
  readonly sbgnFlowArc: string;
  /**
   * The class of the process that it becomes between two entities in Process Description; null if it acts on one
   * entity.
   */
  readonly sbgnProcess: string | null;
}

/**
 * The role of a link as a target: something happens to a substance, something is catalyzed, or something is influenced.
 */
export type LinkRole = 'reaction' | 'catalysis' | 'influence';

export type SuggestionHeading =
  'steps' | 'cofactors' | 'transport' | 'binding' | 'breakdown' | 'influences' | 'others';

const reaction = {
  width: 1.5,
  line: 'solid',
  routing: 'curved',
  role: 'reaction',
  isClaim: true,
  canLoop: false,
  carriesMatter: true,
  isDeed: true,
  hasAgent: true,
  isOnAmount: false,
  effect: null,
  sign: null,
  suggestedUnder: 'transport',
  gpmlArrow: 'Directed',
  sbgnProcess: 'process',
} as const satisfies Partial<RelationFacts>;

const influence = {
  width: 1.5,
  line: 'solid',
  routing: 'curved',
  role: 'influence',
  isClaim: true,
  canLoop: true,
  carriesMatter: false,
  isDeed: false,
  hasAgent: false,
  isOnAmount: false,
  reaction: null,
  effect: 'influence',
  suggestedUnder: 'influences',
  gpmlArrow: 'Directed',
  sbgnProcess: null,
} as const satisfies Partial<RelationFacts>;

const raises = {
  ...influence,
  head: 'triangle',
  sign: 1,
  sbgnArc: 'stimulation',
  sbgnFlowArc: 'positive influence',
} as const satisfies Partial<RelationFacts>;

const lowers = {
  ...influence,
  head: 'bar',
  sign: -1,
  sbgnArc: 'inhibition',
  sbgnFlowArc: 'negative influence',
} as const satisfies Partial<RelationFacts>;

/**
 * All that is true of each relation, one entry for each relation; the compiler reports what a new one lacks. Heads
 * follow the arcs of SBGN Process Description Level 1 (production, catalysis, necessary stimulation, stimulation,
 * inhibition), and MIM where SBGN has none. Effects on amount (up- and downregulates) have a dashed line, effects on
 * activity a solid one.
 */
export const relations: Readonly<Record<Relation, RelationFacts>> = {
  'converts-to': {
    ...reaction,
    label: 'Converts to',
    verb: 'is converted to',
    head: 'arrow',
    width: 2,
    light: '#1e293b',
    dark: '#e2e8f0',
    safe: null,
    routing: 'straight',
    hasAgent: false,
    reaction: 'conversion',
    suggestedUnder: 'steps',
    toldAt: null,
    gpmlArrow: 'Conversion',
    sbgnArc: 'production',
    sbgnFlowArc: 'positive influence',
  },
  catalyzes: {
    ...influence,
    label: 'Catalyzes',
    verb: 'catalyzes',
    head: 'circle',
    light: '#0369a1',
    dark: '#38bdf8',
    safe: { light: '#145bfe', dark: '#0d82fd' },
    routing: 'straight',
    role: 'catalysis',
    canLoop: false,
    isDeed: true,
    // Only where it ends on something other than a reaction, as an enzyme that carries out a process.
    sign: 1,
    suggestedUnder: 'steps',
    toldAt: 1,
    sbgnArc: 'catalysis',
    sbgnFlowArc: 'positive influence',
  },
  'cofactor-of': {
    ...influence,
    label: 'Cofactor of',
    verb: 'is a cofactor of',
    head: 'necessary-stimulation',
    light: '#15803d',
    dark: '#4ade80',
    safe: { light: '#138074', dark: '#3dfc6b' },
    role: 'catalysis',
    canLoop: false,
    effect: 'requirement',
    sign: 1,
    suggestedUnder: 'cofactors',
    toldAt: null,
    sbgnArc: 'necessary stimulation',
    sbgnFlowArc: 'necessary stimulation',
  },
  activates: {
    ...raises,
    label: 'Activates',
    verb: 'activates',
    light: '#c2410c',
    dark: '#fb923c',
    safe: { light: '#57390e', dark: '#d35f16' },
    toldAt: 2,
  },
  inhibits: {
    ...lowers,
    label: 'Inhibits',
    verb: 'inhibits',
    light: '#be123c',
    dark: '#fb7185',
    safe: { light: '#df2b24', dark: '#f18e89' },
    toldAt: 3,
  },
  upregulates: {
    ...raises,
    label: 'Upregulates',
    verb: 'upregulates',
    line: 'dashed',
    light: '#be185d',
    dark: '#f472b6',
    safe: { light: '#7f157a', dark: '#ce589d' },
    isOnAmount: true,
    toldAt: 4,
  },
  downregulates: {
    ...lowers,
    label: 'Downregulates',
    verb: 'downregulates',
    line: 'dashed',
    light: '#be185d',
    dark: '#f472b6',
    safe: { light: '#7f157a', dark: '#ce589d' },
    isOnAmount: true,
    toldAt: 5,
  },
  transports: {
    ...reaction,
    label: 'Transports',
    verb: 'transports',
    head: 'translocation',
    light: '#6d28d9',
    dark: '#a78bfa',
    safe: { light: '#290ccc', dark: '#bdaffb' },
    isOnAmount: true,
    reaction: 'transport',
    toldAt: 6,
    gpmlArrow: 'Translocation',
    sbgnArc: 'stimulation',
    sbgnFlowArc: 'positive influence',
  },
  binds: {
    ...influence,
    label: 'Binds',
    verb: 'binds',
    head: 'binding',
    light: '#6d28d9',
    dark: '#a78bfa',
    safe: { light: '#290ccc', dark: '#bdaffb' },
    role: 'catalysis',
    effect: 'binding',
    sign: 1,
    suggestedUnder: 'binding',
    toldAt: 9,
    sbgnArc: 'production',
    sbgnFlowArc: 'positive influence',
    sbgnProcess: 'association',
  },
  releases: {
    ...reaction,
    label: 'Releases',
    verb: 'releases',
    head: 'vee',
    light: '#6d28d9',
    dark: '#a78bfa',
    safe: { light: '#290ccc', dark: '#bdaffb' },
    isOnAmount: true,
    reaction: 'supply',
    toldAt: 7,
    sbgnArc: 'stimulation',
    sbgnFlowArc: 'positive influence',
    sbgnProcess: 'omitted process',
  },
  degrades: {
    ...reaction,
    label: 'Degrades',
    verb: 'degrades',
    head: 'degradation',
    line: 'dashed',
    light: '#64748b',
    dark: '#94a3b8',
    safe: null,
    canLoop: true,
    carriesMatter: false,
    reaction: 'removal',
    suggestedUnder: 'breakdown',
    toldAt: 8,
    sbgnArc: 'catalysis',
    sbgnFlowArc: 'negative influence',
  },
  'relates-to': {
    ...influence,
    label: 'Relates to',
    verb: 'relates to',
    head: 'none',
    light: '#64748b',
    dark: '#94a3b8',
    safe: null,
    isClaim: false,
    effect: null,
    sign: null,
    suggestedUnder: 'others',
    toldAt: 10,
    sbgnArc: 'modulation',
    sbgnFlowArc: 'unknown influence',
  },
};

/** The relations for which something is true, in the order of the table. */
export function relationsThat(isTrue: (facts: RelationFacts) => boolean): readonly Relation[] {
  return relationSchema.options.filter((relation) => isTrue(relations[relation]));
}
