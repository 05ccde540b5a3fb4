import type { Head, Relation } from '../../project/link-schema.ts';

/** What a class of arc becomes with us, and the mark at its end. */
export interface ArcClass {
  readonly relation: Relation;
  readonly head: Head;
  readonly sourceHead?: Head;
}

/** The classes of SBGN-ML, and those that Newt writes for other notations. */
const arcClasses: ReadonlyMap<string, ArcClass> = new Map<string, ArcClass>([
  ['consumption', { relation: 'converts-to', head: 'none' }],
  ['production', { relation: 'converts-to', head: 'arrow' }],
  ['catalysis', { relation: 'catalyzes', head: 'circle' }],
  ['stimulation', { relation: 'activates', head: 'triangle' }],
  ['necessary stimulation', { relation: 'activates', head: 'necessary-stimulation' }],
  ['inhibition', { relation: 'inhibits', head: 'bar' }],
  ['modulation', { relation: 'relates-to', head: 'diamond' }],
  ['positive influence', { relation: 'activates', head: 'triangle' }],
  ['negative influence', { relation: 'inhibits', head: 'bar' }],
  ['unknown influence', { relation: 'relates-to', head: 'diamond' }],
  ['logic arc', { relation: 'relates-to', head: 'none' }],
  ['equivalence arc', { relation: 'relates-to', head: 'none' }],
  ['assignment', { relation: 'relates-to', head: 'binding' }],
  ['interaction', { relation: 'binds', head: 'binding', sourceHead: 'binding' }],
  ['absolute inhibition', { relation: 'inhibits', head: 'bar' }],
  ['absolute stimulation', { relation: 'activates', head: 'triangle' }],
  ['inhibits', { relation: 'inhibits', head: 'bar' }],
  ['activates', { relation: 'activates', head: 'triangle' }],
  ['controls-expression-of', { relation: 'upregulates', head: 'triangle' }],
  ['controls-state-change-of', { relation: 'relates-to', head: 'arrow' }],
  ['controls-transport-of', { relation: 'relates-to', head: 'arrow' }],
  ['controls-production-of', { relation: 'relates-to', head: 'arrow' }],
  ['used-to-produce', { relation: 'converts-to', head: 'arrow' }],
  ['consumption-controlled-by', { relation: 'relates-to', head: 'arrow' }],
]);

/** A class that is in no schema is a plain line, and keeps its name. */
const anyArc: ArcClass = { relation: 'relates-to', head: 'none' };

export function arcClassOf(name: string): ArcClass {
  return arcClasses.get(name) ?? anyArc;
}

export function isKnownArcClass(name: string): boolean {
  return arcClasses.has(name);
}
