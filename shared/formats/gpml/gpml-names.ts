/**
 * Words of GPML 2013a and 2021 for the same thing. Inside we use those of 2021. A word of 2013a that several share, or
 * that 2021 uses for another thing, keeps a mark, so that it is written back unchanged.
 */
interface Vocabulary {
  readonly to2021: ReadonlyMap<string, string>;
  readonly to2013: ReadonlyMap<string, string>;
}

const mark = '2013a:';

export const dataNodeTypes = vocabulary([
  ['Unknown', 'Undefined'],
  ['Rna', 'RNA'],
]);

export const stateTypes = vocabulary([['Unknown', 'Undefined']]);

export const groupTypes = vocabulary([
  ['None', 'Group'],
  ['Group', 'Transparent'],
]);

export const arrowHeads = vocabulary([
  ['Line', 'Undirected'],
  ['Arrow', 'Directed'],
  ['mim-conversion', 'Conversion'],
  ['mim-catalysis', 'Catalysis'],
  ['mim-stimulation', 'Stimulation'],
  ['mim-inhibition', 'Inhibition'],
  ['mim-binding', 'Binding'],
  ['mim-transcription-translation', 'TranscriptionTranslation'],
  ['mim-translocation', 'Translocation'],
  ['TBar', 'Inhibition'],
  ['mim-modification', 'Conversion'],
  ['mim-necessary-stimulation', 'Stimulation'],
  ['mim-cleavage', 'Conversion'],
  ['mim-branching-left', 'Conversion'],
  ['mim-branching-right', 'Conversion'],
  ['mim-gap', 'Conversion'],
  ['mim-covalent-bond', 'Binding'],
]);

export const shapeTypes = vocabulary([
  ['Endoplasmic Reticulum', 'EndoplasmicReticulum'],
  ['Sarcoplasmic Reticulum', 'SarcoplasmicReticulum'],
  ['Golgi Apparatus', 'GolgiApparatus'],
  ['mim-degradation', 'Degradation'],
]);

export const lineStyles = vocabulary([['Broken', 'Dashed']]);

/** BridgeDb's full names and compact prefixes. */
export const databases = vocabulary([
  ['Ensembl', 'ensembl'],
  ['Entrez Gene', 'ncbigene'],
  ['ChEBI', 'chebi'],
  ['Uniprot-TrEMBL', 'uniprot'],
  ['HMDB', 'hmdb'],
  ['LIPID MAPS', 'lipidmaps'],
  ['WikiPathways', 'wikipathways'],
  ['CAS', 'cas'],
  ['HGNC', 'hgnc.symbol'],
  ['HGNC Accession number', 'hgnc'],
  ['Wikidata', 'wikidata'],
  ['KEGG Compound', 'kegg.compound'],
  ['KEGG Genes', 'kegg.genes'],
  ['KEGG Pathway', 'kegg.pathway'],
  ['KEGG Reaction', 'kegg.reaction'],
  ['KEGG Drug', 'kegg.drug'],
  ['PubChem-compound', 'pubchem.compound'],
  ['PubChem-substance', 'pubchem.substance'],
  ['Enzyme Nomenclature', 'ec-code'],
  ['Rhea', 'rhea'],
  ['Reactome', 'reactome'],
  ['PubMed', 'pubmed'],
  ['Pfam', 'pfam'],
  ['InterPro', 'interpro'],
  ['miRBase Sequence', 'mirbase'],
  ['miRBase mature sequence', 'mirbase.mature'],
  ['DrugBank', 'drugbank'],
  ['ChEMBL compound', 'chembl.compound'],
  ['Chemspider', 'chemspider'],
  ['InChIKey', 'inchikey'],
  ['RefSeq', 'refseq'],
  ['TAIR', 'tair.locus'],
  ['SGD', 'sgd'],
  ['MGI', 'mgi'],
  ['RGD', 'rgd'],
  ['ZFIN', 'zfin'],
  ['FlyBase', 'fb'],
  ['WormBase', 'wormbase'],
  ['GeneOntology', 'go'],
  ['OMIM', 'mim'],
  ['PDB', 'pdb'],
  ['SwissLipids', 'slm'],
]);

function vocabulary(pairs: readonly (readonly [string, string])[]): Vocabulary {
  const to2013 = new Map<string, string>();
  // If 2013a has several words for one of 2021, the first one is written.
  for (const [older, newer] of pairs) if (!to2013.has(newer)) to2013.set(newer, older);
  return { to2021: new Map(pairs), to2013 };
}

/** Our word for a word of a 2013a file. */
export function from2013(words: Vocabulary, raw: string): string {
  const newer = words.to2021.get(raw) ?? raw;
  return as2013(words, newer) === raw ? newer : mark + raw;
}

export function as2013(words: Vocabulary, word: string): string {
  if (word.startsWith(mark)) return word.slice(mark.length);
  return words.to2013.get(word) ?? word;
}

export function as2021(words: Vocabulary, word: string): string {
  if (!word.startsWith(mark)) return word;
  const plain = plainWord(word);
  return words.to2021.get(plain) ?? plain;
}

/** The word without its mark, to look up what it means. */
export function plainWord(word: string): string {
  return word.startsWith(mark) ? word.slice(mark.length) : word;
}
