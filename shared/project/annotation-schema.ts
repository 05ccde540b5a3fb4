import { z } from 'zod';
import {
  limits,
  idSchema,
  notesSchema,
  record,
  shortTextSchema,
  type Immutable,
} from './value-schemas.ts';

/** An identifier in a database, the database named as identifiers.org or BridgeDb name it: ChEBI, UniProt, HGNC. */
export const xrefSchema = record({
  database: shortTextSchema.min(1),
  id: shortTextSchema.min(1),
});

export const stances = ['supports', 'contradicts'] as const;

/** How certain a body of evidence is, in the words of GRADE (gradeworkinggroup.org); `ungraded` until someone judged it. */
export const grades = ['high', 'moderate', 'low', 'very-low', 'ungraded'] as const;

/** What connects the reference with the claim: the source states it, a curator attached it, or a page only lists it. */
export const bases = ['stated', 'curated', 'bibliography'] as const;

/** What kind of work a reference reports. `model` is a computed one. */
export const studyKinds = ['human', 'animal', 'cell', 'in vitro', 'model', 'review'] as const;

export const confidences = ['established', 'supported', 'contested'] as const;
export const confidenceSchema = z.enum(confidences);

export const evidenceSchema = record({
  reference: idSchema,
  stance: z.enum(stances).default('supports'),
  grade: z.enum(grades).default('ungraded'),
  basis: z.enum(bases).optional(),
  quote: notesSchema.optional(),
  /** Where the connection between claim and reference was seen. */
  source: notesSchema.optional(),
  studyKind: z.enum(studyKinds).optional(),
  /** What was studied: "rat", "human". */
  organism: shortTextSchema.optional(),
  /** Where in it: "cerebrospinal fluid", "hippocampus". */
  tissue: shortTextSchema.optional(),
  /** How far it bears the claim, where it does so only in part. */
  note: notesSchema.optional(),
});

/**
 * What an imported element has and the model has no field for. It is kept, so that writing the file back loses nothing.
 */
export const originSchema = record({
  format: shortTextSchema.min(1),
  /** The element's id in the file it came from. */
  id: shortTextSchema.optional(),
  data: z.json().optional(),
});

const referenceKinds = ['article', 'review', 'book-chapter', 'database', 'page'] as const;

/** A publication. Any field may be missing: references are often copied from places that show only part of them. */
export const referenceSchema = record({
  id: idSchema,
  doi: shortTextSchema.optional(),
  pmid: shortTextSchema.optional(),
  pmcid: shortTextSchema.optional(),
  authors: z.array(shortTextSchema).max(limits.listLength).default([]),
  /** There are more authors than those listed. */
  etAl: z.boolean().optional(),
  title: shortTextSchema.optional(),
  journal: shortTextSchema.optional(),
  year: z.int().min(1000).max(3000).optional(),
  volume: shortTextSchema.optional(),
  issue: shortTextSchema.optional(),
  /** "301–312", or the number of an article. */
  pages: shortTextSchema.optional(),
  url: shortTextSchema.optional(),
  /** The whole reference as one line, where its parts are not known. */
  citation: shortTextSchema.optional(),
  kind: z.enum(referenceKinds).optional(),
  /** Which of its fields nobody has compared with the publication: "volume, pages". */
  fromMemory: shortTextSchema.optional(),
  /** Where its title and authors were read. */
  seenAt: shortTextSchema.optional(),
  note: notesSchema.optional(),
  origin: originSchema.optional(),
});

/** What every node and link can carry beside its own fields. */
export const annotationShape = {
  notes: notesSchema.default(''),
  xrefs: z.array(xrefSchema).max(limits.listLength).default([]),
  evidence: z.array(evidenceSchema).max(limits.listLength).default([]),
  /** The entry of the library that the element was placed from. */
  entity: idSchema.optional(),
  origin: originSchema.optional(),
};

export type Xref = Immutable<z.infer<typeof xrefSchema>>;
export type Evidence = Immutable<z.infer<typeof evidenceSchema>>;
export type Reference = Immutable<z.infer<typeof referenceSchema>>;
export type Confidence = z.infer<typeof confidenceSchema>;
