import {
  isRaster,
  type RasterFormat,
  type ImageOptions,
} from '../../shared/project/image-formats.ts';
import { describeTooLarge, describeTooManyPages } from '../../shared/messages.ts';
import type { Picture } from '../../shared/paint/picture.ts';
import { rasterSize } from '../../shared/paint/raster-size.ts';
import { layOutSheets, type Sheet } from '../../shared/paint/sheets.ts';
import { unreachable } from '../../shared/result.ts';
import type { Bounds } from '../../shared/scene/primitives.ts';

/** What the image will be, for the person to see before there is a file. */
export interface ImageFacts {
  /** How large it gets, on screen and on paper. */
  readonly size: string;
  /** The pages of a PDF or a print; null for an image without pages, and if there are too many. */
  readonly sheets: readonly Sheet[] | null;
  readonly problem: ImageProblem | null;
}

interface ImageProblem {
  readonly text: string;
  /** The possible scale, in pixels for each diagram unit; null if the size is not the problem. */
  readonly largestScale: number | null;
}

/** What these options make of a picture. */
export function imageFacts(
  picture: Pick<Picture, 'frame' | 'parts'>,
  options: Pick<ImageOptions, 'format' | 'size' | 'page'>,
): ImageFacts {
  const { frame } = picture;
  if (isRaster(options.format)) return rasterFacts(frame, options.size, options.format);
  switch (options.format) {
    case 'svg':
      return fine(`${pixels(frame)} at 100 %, sharp at any size · ${paperSize(frame)}`);
    case 'pptx':
      return fine(`One slide of ${paperSize(frame)}, to be edited`);
    case 'pdf':
      return pageFacts(picture, options.page);
    default:
      return unreachable(options.format);
  }
}

function rasterFacts(frame: Bounds, size: ImageOptions['size'], format: RasterFormat): ImageFacts {
  const made = rasterSize(frame, size, format);
  if (made.ok) {
    const dots = count(made.value.dotsPerInch);
    return fine(`${pixels(made.value)} · ${paperSize(frame)} at ${dots} DPI`);
  }
  const { largestScale } = made.error;
  const problem = { text: describeTooLarge(made.error), largestScale };
  return { size: pixels(made.error), sheets: null, problem };
}

function pageFacts(
  picture: Pick<Picture, 'frame' | 'parts'>,
  page: ImageOptions['page'],
): ImageFacts {
  const made = layOutSheets(picture, page);
  if (made.ok) return { size: pageWords(made.value, page), sheets: made.value, problem: null };
  const problem = { text: describeTooManyPages(made.error), largestScale: null };
  return { size: `${count(made.error.pages)} pages`, sheets: null, problem };
}

const paperNames = { a3: 'A3', a4: 'A4', letter: 'Letter' } as const;

function pageWords(sheets: readonly Sheet[], page: ImageOptions['page']): string {
  const [sheet] = sheets;
  if (!sheet) return '';
  if (page.paper === 'fit') {
    if (sheets.length > 1) return `${sheets.length} pages, each of its own size`;
    return `One page of ${paperSize(sheet)}`;
  }
  const paper = paperNames[page.paper];
  if (sheets.length > 1 && !page.tiling) {
    const smallest = Math.min(...sheets.map(({ scale }) => scale));
    return `${sheets.length} ${paper} pages, each at ${percent(smallest)} of actual size or more`;
  }
  const isOneGrid = sheets.length === (sheet.tile?.columns ?? 1) * (sheet.tile?.rows ?? 1);
  if (!isOneGrid) {
    return `${sheets.length} ${paper} pages, at actual size`;
  }
  const way = sheet.width > sheet.height ? 'landscape' : 'portrait';
  const scale = `at ${percent(sheet.scale)} of actual size`;
  if (!sheet.tile || sheets.length === 1) return `One ${paper} page, ${way}, ${scale}`;
  const { columns, rows } = sheet.tile;
  return `${sheets.length} ${paper} pages, ${way}, ${columns} across and ${rows} down, at actual size`;
}

function fine(size: string): ImageFacts {
  return { size, sheets: null, problem: null };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function pixels({ width, height }: Size): string {
  return `${count(width)} × ${count(height)} pixels`;
}

/** Of a size in diagram units, each 1/96 inch. */
function paperSize({ width, height }: Size): string {
  const [across, down] = [width, height].map((units) => count((units * 25.4) / 96));
  return `${across} × ${down} mm`;
}

/** Two digits at least, no more than a person reads. */
function count(number: number): string {
  return number.toLocaleString('en', { maximumFractionDigits: number < 10 ? 1 : 0 });
}

function percent(share: number): string {
  return `${count(share * 100)} %`;
}
