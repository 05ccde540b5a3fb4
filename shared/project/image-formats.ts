import { z } from 'zod';
import {
  colorSchema,
  idSchema,
  limits,
  shortTextSchema,
  type Immutable,
} from './project-schema.ts';

const rasterFormatSchema = z.enum(['png', 'jpeg', 'webp', 'tiff']);
export const imageFormatSchema = z.enum(['svg', 'pdf', 'pptx', ...rasterFormatSchema.options]);

export type RasterFormat = z.infer<typeof rasterFormatSchema>;
export type ImageFormat = z.infer<typeof imageFormatSchema>;

export interface ImageFormatFacts {
  /** Within a sentence. */
  readonly name: string;
  /** In dialogs of the system. */
  readonly label: string;
  /** Without dots; the first is the one that is written. */
  readonly extensions: readonly [string, ...string[]];
  readonly mediaType: string;
  /** What it is good for, for a person who chooses one. */
  readonly use: string;
  /** It can hold the project that it shows, so that the image can be opened again. */
  readonly carriesProject: boolean;
  /** Nothing lies behind it: what would be transparent has a colour. */
  readonly isOpaque: boolean;
}

/** All that is true of each image format, except how it is painted; one entry for each format. */
export const imageFormats: Readonly<Record<ImageFormat, ImageFormatFacts>> = {
  svg: {
    name: 'SVG',
    label: 'SVG drawing',
    extensions: ['svg'],
    mediaType: 'image/svg+xml',
    use: 'For web pages and drawing programs: sharp at any size.',
    carriesProject: true,
    isOpaque: false,
  },
  pdf: {
    name: 'PDF',
    label: 'PDF document',
    extensions: ['pdf'],
    mediaType: 'application/pdf',
    use: 'For print and papers: sharp at any size, with text to select.',
    carriesProject: true,
    isOpaque: false,
  },
  pptx: {
    name: 'PowerPoint',
    label: 'PowerPoint slide',
    extensions: ['pptx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    use: 'For slides: shapes, connectors and text that can be moved and edited there.',
    carriesProject: false,
    isOpaque: false,
  },
  png: {
    name: 'PNG',
    label: 'PNG image',
    extensions: ['png'],
    mediaType: 'image/png',
    use: 'For documents and slides. 2× is sharp on most screens, 4× in print.',
    carriesProject: true,
    isOpaque: false,
  },
  jpeg: {
    name: 'JPEG',
    label: 'JPEG image',
    extensions: ['jpg', 'jpeg'],
    mediaType: 'image/jpeg',
    use: 'For what takes nothing else: a little blurred, and never transparent.',
    carriesProject: false,
    isOpaque: true,
  },
  webp: {
    name: 'WebP',
    label: 'WebP image',
    extensions: ['webp'],
    mediaType: 'image/webp',
    use: 'For web pages that ask for it: as exact as PNG.',
    carriesProject: false,
    isOpaque: false,
  },
  tiff: {
    name: 'TIFF',
    label: 'TIFF image',
    extensions: ['tif', 'tiff'],
    mediaType: 'image/tiff',
    use: 'For journals: without loss, with its resolution. They ask for 300 to 1,200 DPI.',
    carriesProject: false,
    isOpaque: true,
  },
};

export const usualImageFormat = 'png' satisfies ImageFormat;

/** Every format in the order in which people are offered them: the usual one first. */
export const offeredImageFormats: readonly ImageFormat[] = [
  usualImageFormat,
  ...imageFormatSchema.options.filter((format) => format !== usualImageFormat),
];

export const carrierFormats = offeredImageFormats.filter(
  (format) => imageFormats[format].carriesProject,
);

/** Extensions of the formats that can carry a project, without dots. */
export const carrierExtensions: readonly string[] = carrierFormats.flatMap(
  (format) => imageFormats[format].extensions,
);

/** How many pixels an image has where nobody says it. Journals want at least 300 an inch, for lines 600 and more. */
export function usualImageSize(format: ImageFormat): ImageSize {
  return format === 'tiff' ? { by: 'dpi', dpi: 600 } : { by: 'scale', scale: 2 };
}

/** Is it made of pixels, and not of lines and letters? */
export function isRaster(format: ImageFormat): format is RasterFormat {
  return rasterFormatSchema.options.some((one) => one === format);
}

/** The format that a file with this extension has; without a dot, in lower case. */
export function imageFormatByExtension(extension: string): ImageFormat | undefined {
  return imageFormatSchema.options.find((format) =>
    imageFormats[format].extensions.includes(extension),
  );
}

/** The colours in which all of a diagram is shown. Shapes, lines and heads are the same in all of them. */
export const diagramLooks = ['usual', 'colour-blind', 'greyscale', 'contrast'] as const;

export type DiagramLook = (typeof diagramLooks)[number];

/** With a capital, as in menus and lists. */
export const diagramLookLabels: Readonly<Record<DiagramLook, string>> = {
  usual: 'Usual',
  'colour-blind': 'Colour-blind Safe',
  greyscale: 'Greyscale',
  contrast: 'High Contrast',
};

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

type ImageSize = z.infer<typeof imageSizeSchema>;

/**
 * Pages of a PDF or of a print: one page of the size of the picture, or paper. On paper the picture is fitted or tiled.
 */
export const imagePageSchema = z.discriminatedUnion('paper', [
  z.object({ paper: z.literal('fit') }),
  z.object({
    paper: z.enum(['a3', 'a4', 'letter']),
    orientation: z.enum(['auto', 'portrait', 'landscape']),
    /** `overlap` in millimetres. At actual size, on as many pages as are needed. */
    tiling: z.object({ overlap: z.number().min(0).max(50) }).nullable(),
  }),
]);

/** A what-if as an image shows it: its result, not how it was found. */
const shownWhatIfSchema = z.object({
  name: shortTextSchema,
  /** What changes, by node. */
  marks: z
    .array(
      z.object({
        node: idSchema,
        level: z.enum(['low', 'high', 'uncertain']),
        /** Set by the scenario itself. */
        isSupply: z.boolean(),
      }),
    )
    .max(limits.elements),
  /** Why, a sentence each, the most important first. */
  why: z.array(z.string().max(limits.notesLength)).max(limits.listLength),
});

export type ShownWhatIf = Immutable<z.infer<typeof shownWhatIfSchema>>;

/** All that a person can choose about an image: in the export dialog, in a project, and as flags. */
export const imageOptionsSchema = z.object({
  format: imageFormatSchema.default(usualImageFormat),
  part: imagePartSchema.default({ show: 'all' }),
  size: imageSizeSchema.default(usualImageSize(usualImageFormat)),
  page: imagePageSchema.default({ paper: 'fit' }),
  /** Of a PDF or a print: one page for each outer compartment or group, as far as there are any. */
  sheets: z.boolean().default(false),
  /** Diagram units round what is shown. */
  margin: z.number().min(0).max(10_000).default(16),
  theme: z.enum(['light', 'dark']).default('light'),
  background: z.union([z.enum(['white', 'transparent', 'theme']), colorSchema]).default('white'),
  legend: z.boolean().default(false),
  /** Small numbers at what has evidence, and the list of references below. */
  references: z.boolean().default(false),
  titleBlock: z.boolean().default(false),
  /** The colours of all of the diagram. */
  look: z.enum(diagramLooks).default('usual'),
  /** Marks at what a scenario changes, and below the diagram what they mean and why. */
  whatIf: shownWhatIfSchema.nullable().default(null),
  /** Outlines look the same everywhere; text can be searched, selected and edited. */
  text: z.enum(['text', 'outlines']).default('text'),
  /** Carries the project, so that the image can be opened again. */
  embedProject: z.boolean().default(true),
  /** With notes, what-ifs and laboratory values, which may be about a person. */
  embedNotes: z.boolean().default(true),
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
