import type { Head, Relation } from './project-schema.ts';

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
}

/**
 * One entry a relation: words, line and head. Heads follow the arcs of SBGN Process Description Level 1
 * (production, catalysis, necessary stimulation, stimulation, inhibition) and MIM where SBGN has none.
 * Effects on amount rather than activity (up- and downregulates) have a dashed line.
 */
export const relations = {
  'converts-to': {
    label: 'Converts to',
    verb: 'is converted to',
    head: 'arrow',
    line: 'solid',
    width: 2,
    light: '#1e293b',
    dark: '#e2e8f0',
  },
  catalyzes: {
    label: 'Catalyzes',
    verb: 'catalyzes',
    head: 'circle',
    line: 'solid',
    width: 1.5,
    light: '#0369a1',
    dark: '#38bdf8',
  },
  'cofactor-of': {
    label: 'Cofactor of',
    verb: 'is a cofactor of',
    head: 'necessary-stimulation',
    line: 'solid',
    width: 1.5,
    light: '#15803d',
    dark: '#4ade80',
  },
  activates: {
    label: 'Activates',
    verb: 'activates',
    head: 'triangle',
    line: 'solid',
    width: 1.5,
    light: '#c2410c',
    dark: '#fb923c',
  },
  inhibits: {
    label: 'Inhibits',
    verb: 'inhibits',
    head: 'bar',
    line: 'solid',
    width: 1.5,
    light: '#be123c',
    dark: '#fb7185',
  },
  upregulates: {
    label: 'Upregulates',
    verb: 'upregulates',
    head: 'triangle',
    line: 'dashed',
    width: 1.5,
    light: '#be185d',
    dark: '#f472b6',
  },
  downregulates: {
    label: 'Downregulates',
    verb: 'downregulates',
    head: 'bar',
    line: 'dashed',
    width: 1.5,
    light: '#be185d',
    dark: '#f472b6',
  },
  transports: {
    label: 'Transports',
    verb: 'transports',
    head: 'translocation',
    line: 'solid',
    width: 1.5,
    light: '#6d28d9',
    dark: '#a78bfa',
  },
  binds: {
    label: 'Binds',
    verb: 'binds',
    head: 'binding',
    line: 'solid',
    width: 1.5,
    light: '#6d28d9',
    dark: '#a78bfa',
  },
  releases: {
    label: 'Releases',
    verb: 'releases',
    head: 'vee',
    line: 'solid',
    width: 1.5,
    light: '#6d28d9',
    dark: '#a78bfa',
  },
  degrades: {
    label: 'Degrades',
    verb: 'degrades',
    head: 'degradation',
    line: 'dashed',
    width: 1.5,
    light: '#64748b',
    dark: '#94a3b8',
  },
  'relates-to': {
    label: 'Relates to',
    verb: 'relates to',
    head: 'none',
    line: 'solid',
    width: 1.5,
    light: '#64748b',
    dark: '#94a3b8',
  },
} as const satisfies Record<Relation, RelationFacts>;
