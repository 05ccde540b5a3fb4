import { imageFormatSchema, rasterFormatSchema, usualImageFormat } from './image-formats.ts';
import { z } from 'zod';
import { colorSchema, idSchema, type Immutable } from './value-schemas.ts';

/** Which part of the project an image shows. */
export const imagePartSchema = z.discriminatedUnion('show', [
  z.object({ show: z.literal('all') }),
  /** Elements and what lies in them, with the links among them. */
  z.object({ show: z.literal('elements'), ids: z.array(idSchema).min(1) }),
  /** Whatever lies within the box of one compartment, group or complex, cut at its border. */
  z.object({ show: z.literal('container'), id: idSchema }),
]);

/** How many pixels a raster image has. */
const imageSizeSchema = z.discriminatedUnion('by', [
  /** Pixels a diagram unit; a unit is 1/96 inch. */
  z.object({ by: z.literal('scale'), scale: z.number().positive().max(100) }),
  z.object({ by: z.literal('width'), pixels: z.int().positive().max(32_000) }),
  /** Pixels an inch of the diagram at actual size, which is written into the file. */
  z.object({ by: z.literal('dpi'), dpi: z.number().positive().max(9_600) }),
]);

/**
 * Pages of a PDF or of a print: one page of the size of the picture, or paper. On paper the picture is fitted or tiled.
 */
export const imagePageSchema = z.discriminatedUnion('paper', [
  z.object({ paper: z.literal('fit') }),
  z.object({
    paper: z.enum(['a4', 'letter']),
    orientation: z.enum(['auto', 'portrait', 'landscape']),
    /** `overlap` in millimetres. At actual size, on as many pages as are needed. */
    tiling: z.object({ overlap: z.number().min(0).max(50) }).nullable(),
  }),
]);

/** All that a person can choose about an image: in the export dialog, in a project, and as flags. */
export const imageOptionsSchema = z.object({
  format: imageFormatSchema.default(usualImageFormat),
  part: imagePartSchema.default({ show: 'all' }),
  size: imageSizeSchema.default({ by: 'scale', scale: 2 }),
  page: imagePageSchema.default({ paper: 'fit' }),
  /** Diagram units round what is shown. */
  margin: z.number().min(0).max(10_000).default(16),
  theme: z.enum(['light', 'dark']).default('light'),
  background: z.union([z.enum(['white', 'transparent', 'theme']), colorSchema]).default('white'),
  legend: z.boolean().default(false),
  /** Small numbers at what has evidence, and the list of references below. */
  references: z.boolean().default(false),
  titleBlock: z.boolean().default(false),
  /** Outlines look the same everywhere; text can be searched, selected and edited. */
  text: z.enum(['text', 'outlines']).default('text'),
  /** Carries the project, so that the image can be opened again. */
  embedProject: z.boolean().default(true),
});

export type ImageOptions = Immutable<z.infer<typeof imageOptionsSchema>>;

/** Why there is no image, where nothing is wrong with the program. */
export const imageFailureSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('cancelled') }),
  z.object({
    kind: z.literal('image-too-large'),
    format: rasterFormatSchema,
    /** What was asked for, in pixels. */
    width: z.number(),
    height: z.number(),
    /** What would fit, in pixels a diagram unit. */
    largestScale: z.number(),
  }),
  /** Of a PDF or a print. */
  z.object({ kind: z.literal('too-many-pages'), pages: z.number(), most: z.number() }),
  /** Memory is missing, or the browser cannot write it; `reason` is a sentence. */
  z.object({ kind: z.literal('not-painted'), reason: z.string() }),
]);

export type ImageFailure = z.infer<typeof imageFailureSchema>;
export type TooManyPages = Extract<ImageFailure, { kind: 'too-many-pages' }>;
export type ImageTooLarge = Extract<ImageFailure, { kind: 'image-too-large' }>;
