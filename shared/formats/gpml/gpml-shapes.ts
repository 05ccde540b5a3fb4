import { relations } from '../../project/relations.ts';
import type { Head, Relation, NodeKind, NodeShape } from '../../project/project-schema.ts';
import { plainWord } from './gpml-names.ts';

/** Shapes of either version, by name in small letters without blanks and hyphens. */
const shapes = new Map<string, NodeShape>([
  ['rectangle', 'box'],
  ['roundedrectangle', 'rounded-box'],
  ['oval', 'ellipse'],
  ['none', 'none'],
  ['octagon', 'cut-box'],
  ['triangle', 'pointer'],
  ['pentagon', 'pentagon'],
  ['hexagon', 'regular-hexagon'],
  ['arc', 'arc'],
  ['brace', 'brace'],
  ['mitochondria', 'mitochondrion'],
  ['endoplasmicreticulum', 'endoplasmic-reticulum'],
  ['sarcoplasmicreticulum', 'sarcoplasmic-reticulum'],
  ['golgiapparatus', 'golgi-apparatus'],
  ['degradation', 'crossed-circle'],
  ['mimdegradation', 'crossed-circle'],
  ['mimphosphorylated', 'ellipse'],
  ['mimphosphorylatedshape', 'ellipse'],
  ['miminteraction', 'ellipse'],
  ['cell', 'rounded-box'],
  ['nucleus', 'ellipse'],
  ['organelle', 'rounded-box'],
  ['vesicle', 'ellipse'],
  ['membrane', 'rounded-box'],
  ['extracellularregion', 'rounded-box'],
  ['cellularcomponent', 'ellipse'],
  ['organa', 'ellipse'],
  ['organb', 'ellipse'],
  ['organc', 'ellipse'],
  ['cella', 'ellipse'],
  ['ribosome', 'ellipse'],
  ['proteinb', 'ellipse'],
  ['corepressor', 'rounded-box'],
  ['coactivator', 'rounded-box'],
  ['undefined', 'box'],
]);

/** How a shape of a file is drawn; an unknown one as PathVisio does, as a rectangle. */
export function shapeOfWord(word: string): NodeShape {
  return shapes.get(plainWord(word).replaceAll(/[\s-]/gu, '').toLowerCase()) ?? 'box';
}

const shapeWords: Readonly<Record<NodeShape, string>> = {
  box: 'Rectangle',
  'rounded-box': 'RoundedRectangle',
  ellipse: 'Oval',
  none: 'None',
  'cut-box': 'Octagon',
  pointer: 'Triangle',
  pentagon: 'Pentagon',
  'regular-hexagon': 'Hexagon',
  arc: 'Arc',
  brace: 'Brace',
  mitochondrion: 'Mitochondria',
  'endoplasmic-reticulum': 'EndoplasmicReticulum',
  'sarcoplasmic-reticulum': 'SarcoplasmicReticulum',
  'golgi-apparatus': 'GolgiApparatus',
  'crossed-circle': 'Degradation',
  // Shapes that only we or SBGN have are written as the nearest one that every version knows.
  rectangle: 'Rectangle',
  rounded: 'RoundedRectangle',
  capsule: 'RoundedRectangle',
  hexagon: 'Hexagon',
  octagon: 'Octagon',
  'cut-corners': 'Octagon',
  leaf: 'RoundedRectangle',
  trapezoid: 'Rectangle',
  receptor: 'Rectangle',
  chevron: 'Rectangle',
  parallelogram: 'Rectangle',
  'bottom-rounded': 'RoundedRectangle',
  subprocess: 'Rectangle',
  compartment: 'RoundedRectangle',
  note: 'Rectangle',
  triangle: 'Triangle',
  diamond: 'Rectangle',
  'concave-hexagon': 'Hexagon',
  'double-circle': 'Oval',
  'tag-right': 'Rectangle',
  'tag-left': 'Rectangle',
  'tag-up': 'Rectangle',
  'tag-down': 'Rectangle',
};

export function wordOfShape(shape: NodeShape): string {
  return shapeWords[shape];
}

const kinds = new Map<string, NodeKind>([
  ['geneproduct', 'gene'],
  ['dna', 'gene'],
  ['gene', 'gene'],
  ['protein', 'protein'],
  ['rna', 'rna'],
  ['metabolite', 'molecule'],
  ['complex', 'complex'],
  ['pathway', 'pathway'],
  ['pathways', 'pathway'],
  ['event', 'process'],
  ['keyevent', 'process'],
  ['biologicalprocess', 'process'],
  ['disease', 'outcome'],
  ['phenotype', 'outcome'],
]);

/** The neutral kind that the type of a data node names; without a type it is a molecule. */
export function kindOfType(type: string): NodeKind {
  return kinds.get(plainWord(type).replaceAll(/\s/gu, '').toLowerCase()) ?? 'molecule';
}

interface HeadMeaning {
  readonly head: Head;
  readonly relation: Relation;
}

const meanings = new Map<string, HeadMeaning>([
  ['Undirected', { head: 'none', relation: 'relates-to' }],
  ['Line', { head: 'none', relation: 'relates-to' }],
  ['Directed', { head: 'arrow', relation: 'activates' }],
  ['Arrow', { head: 'arrow', relation: 'activates' }],
  ['Conversion', { head: 'arrow', relation: 'converts-to' }],
  ['mim-conversion', { head: 'arrow', relation: 'converts-to' }],
  ['Catalysis', { head: 'circle', relation: 'catalyzes' }],
  ['mim-catalysis', { head: 'circle', relation: 'catalyzes' }],
  ['Stimulation', { head: 'triangle', relation: 'activates' }],
  ['mim-stimulation', { head: 'triangle', relation: 'activates' }],
  ['Inhibition', { head: 'bar', relation: 'inhibits' }],
  ['mim-inhibition', { head: 'bar', relation: 'inhibits' }],
  ['TBar', { head: 'bar', relation: 'inhibits' }],
  ['Binding', { head: 'binding', relation: 'binds' }],
  ['mim-binding', { head: 'binding', relation: 'binds' }],
  ['TranscriptionTranslation', { head: 'transcription', relation: 'upregulates' }],
  ['mim-transcription-translation', { head: 'transcription', relation: 'upregulates' }],
  ['mim-modification', { head: 'binding', relation: 'activates' }],
  ['mim-necessary-stimulation', { head: 'necessary-stimulation', relation: 'activates' }],
  ['mim-cleavage', { head: 'cleavage', relation: 'degrades' }],
  ['mim-covalent-bond', { head: 'covalent-bond', relation: 'binds' }],
  ['Translocation', { head: 'arrow', relation: 'transports' }],
  ['mim-translocation', { head: 'arrow', relation: 'transports' }],
  ['mim-branching-left', { head: 'branching-left', relation: 'relates-to' }],
  ['mim-branching-right', { head: 'branching-right', relation: 'relates-to' }],
  ['mim-gap', { head: 'gap', relation: 'relates-to' }],
  ['ReceptorRound', { head: 'receptor-round', relation: 'binds' }],
  ['ReceptorSquare', { head: 'receptor-square', relation: 'binds' }],
  ['Receptor', { head: 'receptor-vee', relation: 'binds' }],
  ['LigandRound', { head: 'ligand-round', relation: 'binds' }],
  ['LigandSquare', { head: 'ligand-square', relation: 'binds' }],
]);

/**
 * How an arrow head is drawn and what it means. An unknown one is what its word says of itself, such as
 * `SBGN-Inhibition`; of others nothing is known but that something is there.
 */
export function meaningOfHead(word: string): HeadMeaning {
  const plain = plainWord(word);
  return meanings.get(plain) ?? telling.find(([part]) => part.test(plain))?.[1] ?? unknownHead;
}

export function isKnownHead(word: string): boolean {
  return meanings.has(plainWord(word));
}

const unknownHead: HeadMeaning = { head: 'arrow', relation: 'relates-to' };

/** Parts of words of which none is ever used for the opposite. */
const telling: readonly (readonly [RegExp, HeadMeaning])[] = [
  [/inhib|repress|suppress|block|tbar/iu, { head: 'bar', relation: 'inhibits' }],
  [/necessary/iu, { head: 'necessary-stimulation', relation: 'activates' }],
  [/stimul|activat/iu, { head: 'triangle', relation: 'activates' }],
  [/catal/iu, { head: 'circle', relation: 'catalyzes' }],
];

const headWords: Readonly<Record<Exclude<Head, 'arrow'>, string>> = {
  none: 'Undirected',
  triangle: 'Stimulation',
  circle: 'Catalysis',
  bar: 'Inhibition',
  'necessary-stimulation': '2013a:mim-necessary-stimulation',
  diamond: 'Directed',
  binding: 'Binding',
  translocation: 'Translocation',
  vee: 'Directed',
  degradation: '2013a:mim-cleavage',
  cleavage: '2013a:mim-cleavage',
  transcription: 'TranscriptionTranslation',
  'covalent-bond': '2013a:mim-covalent-bond',
  gap: '2013a:mim-gap',
  'branching-left': '2013a:mim-branching-left',
  'branching-right': '2013a:mim-branching-right',
  'ligand-round': 'LigandRound',
  'ligand-square': 'LigandSquare',
  'receptor-round': 'ReceptorRound',
  'receptor-square': 'ReceptorSquare',
  'receptor-vee': 'Receptor',
};

export function wordOfHead(head: Head, relation: Relation): string {
  return head === 'arrow' ? relations[relation].gpmlArrow : headWords[head];
}
