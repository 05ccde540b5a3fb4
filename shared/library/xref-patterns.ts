import type { Xref } from '../project/project-schema.ts';

/** A database whose identifiers the program recognises by their form. */
export interface XrefDatabase {
  /** The name to show and to store. */
  readonly name: string;
  /** Other names in use for it, such as those of GPML files. */
  readonly aliases: readonly string[];
  readonly pattern: RegExp;
  /** An identifier of the right form, for a hint beside the field. */
  readonly example: string;
  /** Prefix of a compact identifier at identifiers.org; the identifier itself follows. */
  readonly compactPrefix: string;
}

/**
 * Names as in BridgeDb, which GPML files use; patterns and prefixes as in the identifiers.org registry.
 * An identifier with a prefix of its own (`CHEBI:28790`, `GO:0006587`) may be written with or without it.
 */
export const xrefDatabases: readonly XrefDatabase[] = [
  database('ChEBI', /^(?:CHEBI:)?\d+$/u, 'CHEBI:28790', 'CHEBI:'),
  database('HMDB', /^HMDB\d{5}(?:\d{2})?$/u, 'HMDB0000259', 'hmdb:'),
  database(
    'UniProt',
    /^(?:[OPQ]\d[A-Z\d]{3}\d|[A-NR-Z]\d(?:[A-Z][A-Z\d]{2}\d){1,2})(?:-\d+)?$/u,
    'Q8IWU9',
    'uniprot:',
    ['Uniprot-TrEMBL', 'Uniprot-SwissProt', 'UniProtKB', 'UniProtKB/TrEMBL'],
  ),
  database('HGNC', /^[A-Za-z\d][A-Za-z\d_@.-]*$/u, 'TPH2', 'hgnc.symbol:', ['HGNC Symbol']),
  database('HGNC Accession number', /^(?:HGNC:)?\d{1,5}$/u, 'HGNC:20692', 'HGNC:'),
  database('KEGG Compound', /^C\d{5}$/u, 'C00780', 'kegg.compound:'),
  database('KEGG Pathway', /^[a-z]{2,4}\d{5}$/u, 'hsa00380', 'kegg.pathway:'),
  database('PubChem-compound', /^\d+$/u, '5202', 'pubchem.compound:', ['PubChem']),
  database('PubChem-substance', /^\d+$/u, '4031', 'pubchem.substance:'),
  database(
    'Ensembl',
    /^ENS[A-Z]*(?:FM|GT|[EGTPR])\d{11}(?:\.\d+)?$/u,
    'ENSG00000139287',
    'ensembl:',
  ),
  database('Entrez Gene', /^\d+$/u, '121278', 'ncbigene:', ['NCBI Gene']),
  database('RefSeq', /^[ANXYW][CGMPRTWZ]_[A-Z\d]+(?:\.\d+)?$/u, 'NP_775489', 'refseq:'),
  database('Rhea', /^\d{5}$/u, '16709', 'rhea:'),
  database('Reactome', /^R-[A-Z]{3}-\d+(?:-\d+)?(?:\.\d+)?$/u, 'R-HSA-209931', 'reactome:'),
  database('WikiPathways', /^WP\d{1,5}(?:_r?\d+)?$/u, 'WP4220', 'wikipathways:'),
  database('Gene Ontology', /^(?:GO:)?\d{7}$/u, 'GO:0006587', 'GO:', ['GeneOntology', 'GO']),
  database('HPO', /^(?:HP:)?\d{7}$/u, 'HP:0000739', 'HP:', ['Human Phenotype Ontology']),
  database('MeSH', /^[CD]\d{6,9}$/u, 'D001288', 'mesh:'),
  database('CAS', /^\d{1,7}-\d{2}-\d$/u, '50-67-9', 'cas:'),
  database('Wikidata', /^[PQ]\d+$/u, 'Q167934', 'wikidata:'),
  database(
    'LIPID MAPS',
    /^LM(?:FA|GL|GP|SP|ST|PR|SL|PK)\d{4}(?:[\dA-Z]{4,6})?$/u,
    'LMST02010001',
    'lipidmaps:',
    ['LipidMaps'],
  ),
  database(
    'Enzyme Nomenclature',
    /^\d+\.(?:-\.-\.-|\d+\.(?:-\.-|\d+\.(?:-|n?\d+)))$/u,
    '1.14.16.4',
    'ec-code:',
    ['EC', 'EC Number', 'EC code'],
  ),
  database('ChEMBL compound', /^CHEMBL\d+$/u, 'CHEMBL39', 'chembl.compound:'),
  database('DrugBank', /^DB\d{5}$/u, 'DB08839', 'drugbank:'),
  database('InChIKey', /^[A-Z]{14}-[A-Z]{10}-[A-Z]$/u, 'QZAYGJVTTNCVMB-UHFFFAOYSA-N', 'inchikey:'),
  database('InterPro', /^IPR\d{6}$/u, 'IPR001273', 'interpro:'),
  database('OMIM', /^\d{6}$/u, '607478', 'mim:'),
  database('PDB', /^\d[A-Za-z\d]{3}$/u, '4V06', 'pdb:'),
  database('SBO', /^(?:SBO:)?\d{7}$/u, 'SBO:0000247', 'SBO:'),
  database('Uberon', /^(?:UBERON:)?\d{7}$/iu, 'UBERON:0005095', 'UBERON:'),
  database('Cell Ontology', /^(?:CL:)?\d{7}$/u, 'CL:0000062', 'CL:', ['Cell Type Ontology']),
];

const byName = new Map(
  xrefDatabases.flatMap((known) =>
    [known.name, ...known.aliases].map((name) => [name.toLowerCase(), known] as const),
  ),
);

/** The database of that name, whatever its capitals; undefined for one that is not known, which is no error. */
export function findXrefDatabase(name: string): XrefDatabase | undefined {
  return byName.get(name.trim().toLowerCase());
}

/** Does the identifier have its database's form? It says nothing about whether the entry exists. */
export function checkXref(xref: Xref): 'well-formed' | 'malformed' | 'unknown-database' {
  const known = findXrefDatabase(xref.database);
  if (!known) return 'unknown-database';
  return known.pattern.test(xref.id) ? 'well-formed' : 'malformed';
}

/** The entry's address by way of identifiers.org; undefined for an unknown database or a malformed identifier. */
export function xrefUrl(xref: Xref): string | undefined {
  const known = findXrefDatabase(xref.database);
  if (!known?.pattern.test(xref.id)) return undefined;
  // Half a character has no place in an address.
  const id = xref.id.replaceAll(/\p{Cs}/gu, '');
  const accession = withoutOwnPrefix(id, known.compactPrefix);
  return `https://identifiers.org/${known.compactPrefix}${encodeURIComponent(accession)}`;
}

function withoutOwnPrefix(id: string, prefix: string): string {
  return id.toLowerCase().startsWith(prefix.toLowerCase()) ? id.slice(prefix.length) : id;
}

function database(
  name: string,
  pattern: RegExp,
  example: string,
  compactPrefix: string,
  aliases: readonly string[] = [],
): XrefDatabase {
  return { name, aliases, pattern, example, compactPrefix };
}
