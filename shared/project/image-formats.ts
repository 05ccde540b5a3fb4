import { z } from 'zod';

export const rasterFormatSchema = z.enum(['png', 'jpeg', 'webp']);
export const imageFormatSchema = z.enum(['svg', 'pdf', ...rasterFormatSchema.options]);

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
