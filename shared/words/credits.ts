import { catalogue } from './language.ts';

/** What the bundled library took from each of its sources. */
export const creditsWords = catalogue('credits', {
  proteins: 'accessions, and the cofactors, reactions and references of human proteins',
  smallMolecules: 'identifiers of small molecules',
  interactions: 'interactions and the references attached to them',
  confirmedReactions: 'confirmation of reactions and genes',
  reactions: 'single reactions',
  metabolites: 'identifiers of metabolites',
  genes: 'gene symbols',
  processes: 'identifiers of processes, outcomes and places',
  identifiers: 'single identifiers',
  cofactors: 'confirmation of cofactors and reactions',
  receptors: 'single facts on receptors and transporters',
  disorders: 'single facts on inherited disorders',
  regulation: 'single facts on regulation',
});
