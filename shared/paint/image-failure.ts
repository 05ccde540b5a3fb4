import { z } from 'zod';

/** Why there is no image, where nothing is wrong with the program. */
export const imageFailureSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('cancelled') }),
  z.object({
    kind: z.literal('image-too-large'),
    format: z.enum(['png', 'jpeg', 'webp']),
    /** What was asked for, in pixels. */
    width: z.number(),
    height: z.number(),
    /** What would fit, in pixels a diagram unit. */
    largestScale: z.number(),
  }),
  /** Of a PDF or a print. */
  z.object({ kind: z.literal('too-many-pages'), pages: z.number(), most: z.number() }),
  /** For want of memory, or of what a browser can write; `reason` is a sentence. */
  z.object({ kind: z.literal('not-painted'), reason: z.string() }),
]);

export type ImageFailure = z.infer<typeof imageFailureSchema>;
export type TooManyPages = Extract<ImageFailure, { kind: 'too-many-pages' }>;
export type ImageTooLarge = Extract<ImageFailure, { kind: 'image-too-large' }>;
