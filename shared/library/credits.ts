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
    used: 'accessions, and the cofactors, reactions and references of human proteins',
    licence: 'CC BY 4.0',
  },
  {
    name: 'ChEBI',
    url: 'https://www.ebi.ac.uk/chebi',
    used: 'identifiers of small molecules',
    licence: 'CC BY 4.0',
  },
  {
    name: 'WikiPathways',
    url: 'https://www.wikipathways.org',
    used: 'interactions and the references attached to them',
    licence: 'CC0',
  },
  {
    name: 'Human-GEM',
    url: 'https://github.com/SysBioChalmers/Human-GEM',
    used: 'confirmation of reactions and genes',
    licence: 'CC BY 4.0',
  },
  {
    name: 'Reactome',
    url: 'https://reactome.org',
    used: 'single reactions',
    licence: 'CC0',
  },
  {
    name: 'HMDB',
    url: 'https://hmdb.ca',
    used: 'identifiers of metabolites',
  },
  {
    name: 'HGNC',
    url: 'https://www.genenames.org',
    used: 'gene symbols',
  },
  {
    name: 'Gene Ontology, UBERON, Cell Ontology',
    url: 'https://geneontology.org',
    used: 'identifiers of processes, outcomes and places',
    licence: 'CC BY 4.0',
  },
  {
    name: 'HPO, MeSH, NCBI Gene, KEGG',
    used: 'single identifiers',
  },
  {
    name: 'ENZYME nomenclature database',
    url: 'https://enzyme.expasy.org',
    used: 'confirmation of cofactors and reactions',
  },
  {
    name: 'Guide to Pharmacology',
    url: 'https://www.guidetopharmacology.org',
    used: 'single facts on receptors and transporters',
  },
  {
    name: 'GeneReviews',
    url: 'https://www.ncbi.nlm.nih.gov/books/NBK1116',
    used: 'single facts on inherited disorders',
  },
  {
    name: 'TRRUST, NeuroMMSig and CONIB',
    used: 'single facts on regulation',
  },
];
