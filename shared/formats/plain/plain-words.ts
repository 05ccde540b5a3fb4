import { z } from 'zod';
import {
  relationSchema,
  type Relation,
  nodeKindSchema,
  type NodeKind,
  type PathwayNode,
  type Xref,
  limits,
} from '../../project/project-schema.ts';
import { relations } from '../../project/relations.ts';
import { cut } from './clean-text.ts';
import type { PlainValue } from './plain-graph.ts';

/** The kind of a node about which nothing better is known. */
export const neutralKind: NodeKind = 'molecule';

/**
 * The kind that a word of a simple format means: one of ours, or a neutral one. Null for an unknown word. Words of the
 * field: BioPAX and Pathway Commons types, GPML data node types, SBGN glyph classes.
 */
export function kindFromWord(word: string): NodeKind | null {
  const plain = simplified(word);
  return ownKinds.get(plain) ?? kindWords.get(plain) ?? null;
}

/** The relation that a word means: one of ours, or its synonym in the field. Null for an unknown word. */
export function relationFromWord(word: string): Relation | null {
  const plain = simplified(word);
  return ownRelations.get(plain) ?? relationWords.get(plain) ?? null;
}

function simplified(word: string): string {
  return word
    .slice(0, 100)
    .toLowerCase()
    .replace(/^bel:/u, '')
    .replaceAll(/[\s_-]+/gu, '');
}

const ownKinds = new Map(nodeKindSchema.options.map((kind) => [simplified(kind), kind]));
/** By id, and by the words in which the program itself says a relation: its label, its verb, and the verb the other way round. */
const ownRelations = new Map(
  relationSchema.options.flatMap((name): [string, Relation][] => {
    const { label, verb } = relations[name];
    const plain = verb.replace(/^(?:is|are)\s+(?:an?\s+)?/u, '');
    return [name, label, verb, plain].map((words) => [simplified(words), name]);
  }),
);

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
  ['convertsinto', 'converts-to'],
  ['isconvertedinto', 'converts-to'],
  ['convertedinto', 'converts-to'],
  ['becomes', 'converts-to'],
  ['ismadeinto', 'converts-to'],
  ['cofactor', 'cofactor-of'],
  ['iscofactorof', 'cofactor-of'],
  ['iscofactorfor', 'cofactor-of'],
  ['cofactorfor', 'cofactor-of'],
  ['isacofactorfor', 'cofactor-of'],
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
  // Of the Biological Expression Language (language.bel.bio).
  ['increases', 'activates'],
  ['directlyincreases', 'activates'],
  ['decreases', 'inhibits'],
  ['directlydecreases', 'inhibits'],
  ['interactswith', 'relates-to'],
  ['isrelatedto', 'relates-to'],
  ['relatedto', 'relates-to'],
]);

/** Identifiers as one text: `ChEBI:28790; HMDB:HMDB0000259`. A backslash takes a mark's meaning away. */
export function writeXrefs(xrefs: readonly Xref[]): string | undefined {
  if (xrefs.length === 0) return undefined;
  return xrefs
    .map(({ database, id }) => `${escaped(database, /[\\;:]/gu)}:${escaped(id, /[\\;]/gu)}`)
    .join('; ');
}

/** The reverse. What is not an identifier is left out and counted. */
export function readXrefs(text: string): { readonly xrefs: Xref[]; readonly unread: number } {
  const wanted = splitAt(text, ';')
    .map(trimmed)
    .filter(({ length }) => length > 0);
  const xrefs = wanted.flatMap(readXref).slice(0, limits.listLength);
  return { xrefs, unread: wanted.length - xrefs.length };
}

function readXref(part: readonly string[]): Xref[] {
  const colon = part.indexOf(':');
  if (colon < 1) return [];
  const database = plain(trimmed(part.slice(0, colon)));
  const id = plain(trimmed(part.slice(colon + 1)));
  const isFit = [database, id].every((one) => one !== '' && one.length <= limits.shortTextLength);
  return isFit ? [{ database, id }] : [];
}

/** Marks, and spaces at the ends, which a reader would take away. */
function escaped(text: string, marks: RegExp): string {
  const ends = /^\s|\s$/gu;
  return text.replaceAll(marks, (mark) => `\\${mark}`).replaceAll(ends, (space) => `\\${space}`);
}

/** Signs of each part; an escaped one keeps its backslash, so that it is no mark. */
function splitAt(text: string, mark: string): string[][] {
  const parts: string[][] = [[]];
  for (const sign of text.match(/\\[^]|[^]/gu) ?? []) {
    if (sign === mark) parts.push([]);
    else parts.at(-1)?.push(sign);
  }
  return parts;
}

function trimmed(signs: readonly string[]): readonly string[] {
  const isSpace = (sign: string) => /^\s$/u.test(sign);
  const start = signs.findIndex((sign) => !isSpace(sign));
  const end = signs.findLastIndex((sign) => !isSpace(sign));
  return start === -1 ? [] : signs.slice(start, end + 1);
}

function plain(signs: readonly string[]): string {
  return signs
    .map((sign) => (sign.length > 1 && sign.startsWith('\\') ? sign.slice(1) : sign))
    .join('');
}

type Attributes = Readonly<Record<string, PlainValue>>;

const dataSchema = z.object({
  word: z.string().optional(),
  attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});

/** The formats that keep the origin of their elements in this way. */
const plainFormats = [
  'sif',
  'graphml',
  'cyjs',
  'cx2',
  'csv',
  'kgml',
  'sbml',
  'dot',
  'gml',
  'cx',
  'xgmml',
  'escher',
  'biopax',
] as const;

export type PlainFormat = (typeof plainFormats)[number];

/** What an import keeps with an element: the file's word for its kind or relation, and what we have no field for. */
export function originOf(
  id: string | undefined,
  format: PlainFormat,
  word: string | undefined,
  attributes: Attributes = {},
): object {
  const hasAttributes = Object.keys(attributes).length > 0;
  const data = {
    ...(word === undefined ? {} : { word }),
    ...(hasAttributes ? { attributes } : {}),
  };
  return {
    format,
    ...(id === undefined ? {} : { id: cut(id, limits.shortTextLength) }),
    ...(Object.keys(data).length > 0 ? { data } : {}),
  };
}

/** What `originOf` kept; null for an element that came from another format. */
export function keptOf(origin: PathwayNode['origin']): z.infer<typeof dataSchema> | null {
  if (!plainFormats.some((format) => format === origin?.format)) return null;
  const data = dataSchema.safeParse(origin?.data ?? {});
  return data.success ? data.data : null;
}

/** Of a label whose parts are set in manners of their own, in a format that has one manner for all of it. */
export const plainName =
  'is written with its plain name: what is bold, italic, raised or lowered in it is for Neuromatrix only.';
