import { z } from 'zod';
import {
  bases,
  confidenceSchema,
  referenceSchema,
  stances,
  studyKinds,
  type Reference,
  controls,
  occasions,
  relationSchema,
  nodeKindSchema,
  poolSchema,
  receptorEffects,
  idSchema,
  labelSchema,
  notesSchema,
  shortTextSchema,
  type Immutable,
} from '../project/project-schema.ts';
import { relations } from '../project/relations.ts';

/** The limit for each list: more than a person writes, and few enough for a fast window. */
const ownLibraryMost = 5_000;

/** Relations of a library link. `precursor-of` says that one is made from the other, steps left out. */
const libraryRelationSchema = z.enum([...relationSchema.options, 'precursor-of']);

// Strict objects, unlike those of a project: these files are written by hand, and a misspelt key must be reported.
const libraryXrefSchema = z.strictObject({
  database: shortTextSchema.min(1),
  id: shortTextSchema.min(1),
});

const libraryEntitySchema = z.strictObject({
  id: idSchema,
  /** The full name. */
  name: shortTextSchema.min(1),
  /** What people write on a node: a symbol or the usual acronym. */
  label: labelSchema.min(1),
  /** A second, quieter line on the node: the gene symbol, the name behind a vitamin's number. */
  caption: labelSchema.optional(),
  kind: nodeKindSchema,
  synonyms: z.array(shortTextSchema.min(1)),
  xrefs: z.array(libraryXrefSchema),
  /** A caution or an explanation for the reader. */
  note: notesSchema.optional(),
  /** Where its identifiers were found. */
  identifiersSeenIn: notesSchema.optional(),
  /** Of a receptor: its G protein or kind, what it does to its cell, and from where both are known. */
  coupling: shortTextSchema.min(1).optional(),
  effect: z.enum(receptorEffects).optional(),
  couplingBasis: notesSchema.optional(),
  /** Of a receptor: it sits on the terminal that releases. */
  presynaptic: z.boolean().optional(),
  /** The substance that it is a pool of, and which one. */
  poolOf: idSchema.optional(),
  pool: poolSchema.optional(),
  place: shortTextSchema.min(1).optional(),
  /** False for a transmitter that is not one of the matrix's columns. */
  matrixRow: z.literal(false).optional(),
});

const libraryEvidenceSchema = z.strictObject({
  reference: idSchema,
  basis: z.enum(bases),
  /** Where the connection between claim and reference was seen. */
  source: notesSchema.min(1),
  /** Outcome of a second, independent look-up of the reference; absent where a script did the checking. */
  checked: z.enum(['confirmed', 'plausible']).optional(),
  /** Absent: it supports the claim. */
  stance: z.enum(stances).optional(),
  studyKind: z.enum([...studyKinds, 'not recorded']).optional(),
  organism: shortTextSchema.optional(),
  tissue: shortTextSchema.optional(),
  /** False where the identifier comes from a curators' table and the title was not read. */
  titleSeen: z.boolean().optional(),
  /** How far it supports the claim, if only in part. */
  note: notesSchema.optional(),
});

const libraryLinkSchema = z.strictObject({
  id: idSchema,
  source: idSchema,
  target: idSchema,
  relation: libraryRelationSchema,
  /** The enzyme, transporter or process of a conversion. */
  via: idSchema.optional(),
  /** The transmitters whose matrix columns the link belongs to. */
  neurotransmitters: z.array(idSchema).min(1),
  /** The claim in one sentence. */
  summary: notesSchema.min(1),
  confidence: confidenceSchema,
  evidence: z.array(libraryEvidenceSchema),
  /** A stored database file that carries the same fact, in words. */
  databaseConfirmation: notesSchema.optional(),
  /** A caution, mostly on contested links. */
  note: notesSchema.optional(),
  /** Where it happens, and in what it was shown. */
  place: shortTextSchema.min(1).optional(),
  organism: shortTextSchema.optional(),
  tissue: shortTextSchema.optional(),
  /** The pool that it sees, in words where it is none of a transmitter's. */
  pool: shortTextSchema.min(1).optional(),
  /** A step between pools, or an enzyme in its place. */
  stepKind: z.enum(['transport', 'release', 'uptake', 'located-in']).optional(),
  presynaptic: z.boolean().optional(),
  /** Low or high: it says what a shortage or a surplus does, and nothing of the other. */
  when: z.enum(occasions).optional(),
  control: z.enum(controls).optional(),
  controlBasis: notesSchema.optional(),
  controlByTransmitter: z.record(idSchema, z.enum(controls)).optional(),
  /** Whom, or which dose, the result holds for. */
  scope: notesSchema.optional(),
  /** Of an effect that is not one of more or less alone. */
  shape: shortTextSchema.optional(),
  /** A result of trials in people beside the paths: evidence to show, nothing to add to a path. */
  shortcut: z.literal(true).optional(),
  /** No sentence that states the link was read. */
  evidenceLevel: z.literal('title or list only').optional(),
});

/** The form of the three library files together; the rules between them are in `parse-library.ts`. */
export const librarySchema = z.strictObject({
  entities: z.array(libraryEntitySchema),
  links: z.array(libraryLinkSchema),
  references: z.array(z.strictObject(referenceSchema.shape)),
});

/** A library of a person's own in a file: the same form, but a link need not belong to a transmitter's column. */
export const ownLibrarySchema = z.strictObject({
  entities: z.array(libraryEntitySchema).max(ownLibraryMost),
  links: z
    .array(libraryLinkSchema.extend({ neurotransmitters: z.array(idSchema) }))
    .max(ownLibraryMost),
  references: z.array(z.strictObject(referenceSchema.shape)).max(ownLibraryMost),
});

export type LibraryEntity = Immutable<z.infer<typeof libraryEntitySchema>>;
export type LibraryLink = Immutable<z.infer<typeof libraryLinkSchema>>;

/** The bundled knowledge: entities, the links between them, and the sources. Never changed. */
export interface Library {
  readonly entities: readonly LibraryEntity[];
  readonly links: readonly LibraryLink[];
  readonly references: readonly Reference[];
}

/** One thing wrong with a library: where, and what. */
export interface LibraryProblem {
  readonly where: string;
  readonly problem: string;
}

/** Look-ups over one library. */
export interface LibraryIndex {
  readonly entities: ReadonlyMap<string, LibraryEntity>;
  readonly links: ReadonlyMap<string, LibraryLink>;
  readonly references: ReadonlyMap<string, Reference>;
  /** Entity id to the links that start or end there, or go by way of it. */
  readonly linksAt: ReadonlyMap<string, readonly LibraryLink[]>;
}

const indexes = new WeakMap<Library, LibraryIndex>();

/** Made once a library value; the library is immutable, so it stays true. */
export function indexLibrary(library: Library): LibraryIndex {
  const known = indexes.get(library);
  if (known) return known;
  const index = buildIndex(library);
  indexes.set(library, index);
  return index;
}

function buildIndex(library: Library): LibraryIndex {
  const linksAt = new Map<string, LibraryLink[]>();
  for (const link of library.links) {
    for (const id of new Set([link.source, link.target, link.via])) {
      if (id === undefined) continue;
      const list = linksAt.get(id);
      if (list) list.push(link);
      else linksAt.set(id, [link]);
    }
  }
  return {
    entities: byId(library.entities),
    links: byId(library.links),
    references: byId(library.references),
    linksAt,
  };
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

/** "L-Tryptophan is converted to 5-HTP by TPH2". */
export function sentenceOfFact({ entities }: LibraryIndex, fact: LibraryLink): string {
  const labelOf = (id: string) => entities.get(id)?.label ?? id;
  const by = fact.via === undefined ? '' : ` by ${labelOf(fact.via)}`;
  return `${labelOf(fact.source)} ${verbOf(fact)} ${labelOf(fact.target)}${by}`;
}

function verbOf({ relation }: LibraryLink): string {
  return relation === 'precursor-of' ? 'is a precursor of' : relations[relation].verb;
}
