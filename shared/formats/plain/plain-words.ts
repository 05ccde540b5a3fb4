import { relationSchema, type Relation } from '../../project/link-schema.ts';
import { nodeKindSchema, type NodeKind } from '../../project/node-schema.ts';

/** The kind of what nothing better is known of. */
export const neutralKind: NodeKind = 'molecule';

/**
 * The kind that a word of a simple format means: one of ours, or a neutral one. Null for a word that means none.
 * Words of the field: BioPAX and Pathway Commons types, GPML data node types, SBGN glyph classes.
 */
export function kindFromWord(word: string): NodeKind | null {
  const plain = simplified(word);
  return ownKinds.get(plain) ?? kindWords.get(plain) ?? null;
}

/** The relation that a word means: one of ours, or its synonym in the field. Null for a word that means none. */
export function relationFromWord(word: string): Relation | null {
  const plain = simplified(word);
  return ownRelations.get(plain) ?? relationWords.get(plain) ?? null;
}

function simplified(word: string): string {
  return word
    .slice(0, 100)
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, '');
}

const ownKinds = new Map(nodeKindSchema.options.map((kind) => [simplified(kind), kind]));
const ownRelations = new Map(relationSchema.options.map((name) => [simplified(name), name]));

const kindWords = new Map<string, NodeKind>([
  ['proteinreference', 'protein'],
  ['geneproduct', 'protein'],
  ['macromolecule', 'protein'],
  ['polypeptide', 'protein'],
  ['dna', 'gene'],
  ['dnaregion', 'gene'],
  ['mrna', 'rna'],
  ['mirna', 'rna'],
  ['rnaregion', 'rna'],
  ['proteincomplex', 'complex'],
  ['smallmolecule', 'molecule'],
  ['smallmoleculereference', 'molecule'],
  ['simplechemical', 'molecule'],
  ['chemical', 'molecule'],
  ['compound', 'molecule'],
  ['drug', 'molecule'],
  ['phenotype', 'outcome'],
]);

const relationWords = new Map<string, Relation>([
  ['conversion', 'converts-to'],
  ['converts', 'converts-to'],
  ['mimconversion', 'converts-to'],
  ['usedtoproduce', 'converts-to'],
  ['catalysis', 'catalyzes'],
  ['catalyses', 'catalyzes'],
  ['mimcatalysis', 'catalyzes'],
  ['activation', 'activates'],
  ['stimulation', 'activates'],
  ['stimulates', 'activates'],
  ['mimstimulation', 'activates'],
  ['inhibition', 'inhibits'],
  ['represses', 'inhibits'],
  ['miminhibition', 'inhibits'],
  ['transport', 'transports'],
  ['translocation', 'transports'],
  ['mimtranslocation', 'transports'],
  ['binding', 'binds'],
  ['incomplexwith', 'binds'],
  ['mimbinding', 'binds'],
  ['degradation', 'degrades'],
  ['interactswith', 'relates-to'],
]);
