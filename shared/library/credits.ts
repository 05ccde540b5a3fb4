import { creditsWords } from '../words/credits.ts';

/** A source whose facts the bundled library holds, as its terms ask to be named. */
export interface Credit {
  readonly name: string;
  readonly url?: string;
  /** What was taken from it. */
  readonly used: string;
  /** Its licence where it is known; otherwise only single facts were used. */
  readonly licence?: string;
}

/** Shown in the About box; `data/README.md` says the same at length. */
export const credits: readonly Credit[] = [
  {
    name: 'UniProt',
    url: 'https://www.uniprot.org',
    get used() {
      return creditsWords.proteins;
    },
    licence: 'CC BY 4.0',
  },
  {
    name: 'ChEBI',
    url: 'https://www.ebi.ac.uk/chebi',
    get used() {
      return creditsWords.smallMolecules;
    },
    licence: 'CC BY 4.0',
  },
  {
    name: 'WikiPathways',
    url: 'https://www.wikipathways.org',
    get used() {
      return creditsWords.interactions;
    },
    licence: 'CC0',
  },
  {
    name: 'Human-GEM',
    url: 'https://github.com/SysBioChalmers/Human-GEM',
    get used() {
      return creditsWords.confirmedReactions;
    },
    licence: 'CC BY 4.0',
  },
  {
    name: 'Reactome',
    url: 'https://reactome.org',
    get used() {
      return creditsWords.reactions;
    },
    licence: 'CC0',
  },
  {
    name: 'HMDB',
    url: 'https://hmdb.ca',
    get used() {
      return creditsWords.metabolites;
    },
  },
  {
    name: 'HGNC',
    url: 'https://www.genenames.org',
    get used() {
      return creditsWords.genes;
    },
  },
  {
    name: 'Gene Ontology, UBERON, Cell Ontology',
    url: 'https://geneontology.org',
    get used() {
      return creditsWords.processes;
    },
    licence: 'CC BY 4.0',
  },
  {
    name: 'HPO, MeSH, NCBI Gene, KEGG',
    get used() {
      return creditsWords.identifiers;
    },
  },
  {
    name: 'ENZYME nomenclature database',
    url: 'https://enzyme.expasy.org',
    get used() {
      return creditsWords.cofactors;
    },
  },
  {
    name: 'Guide to Pharmacology',
    url: 'https://www.guidetopharmacology.org',
    get used() {
      return creditsWords.receptors;
    },
  },
  {
    name: 'GeneReviews',
    url: 'https://www.ncbi.nlm.nih.gov/books/NBK1116',
    get used() {
      return creditsWords.disorders;
    },
  },
  {
    name: 'TRRUST, NeuroMMSig and CONIB',
    get used() {
      return creditsWords.regulation;
    },
  },
];
