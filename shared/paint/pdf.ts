import { success, type Result } from '../result.ts';
import { asciiBytes } from '../bytes/bytes.ts';
import type { TooManyPages, ImageOptions } from '../project/image-formats.ts';
import type { ContentTools } from './pdf/content.ts';
import { finishDocument } from './pdf/document.ts';
import { drawMissingTexts } from './pdf/text-line.ts';
import type { DrawMissing } from './pdf/missing-text.ts';
import { pageContent, paintPicture, point, type PaintedPicture } from './pdf/page-content.ts';
import {
  createPdfFile,
  type PdfFile,
  type Reference,
  array,
  dictionary,
  textString,
} from './pdf/pdf-file.ts';
import { createResources, type FontFiles } from './pdf/resources.ts';
import type { Picture } from './picture.ts';
import { layOutSheets, type Sheet, tileLabel } from './sheets.ts';

export interface PdfOptions {
  /** The bundled font as TrueType. */
  readonly fonts: FontFiles;
  readonly page: ImageOptions['page'];
  /** Letters as shapes, which look the same everywhere, instead of text. */
  readonly outlines: boolean;
  /** The project file's text, to be attached. */
  readonly project?: string;
  /** ISO 8601 in UTC; without it the file has no date. */
  readonly created?: string;
  /** Draws what the bundled font lacks. */
  readonly drawMissing?: DrawMissing;
}

export interface PaintedPdf {
  readonly data: Uint8Array<ArrayBuffer>;
  readonly pages: number;
  /** Texts for which boxes stand, as neither the bundled font nor the shell has them. */
  readonly missing: readonly string[];
}

/** The picture as a PDF of vectors and text. The same picture and options give the same bytes. */
export async function paintPdf(
  picture: Picture,
  options: PdfOptions,
): Promise<Result<PaintedPdf, TooManyPages>> {
  const sheets = layOutSheets(picture, options.page);
  if (!sheets.ok) return sheets;
  const resources = createResources(options.fonts);
  const labels = sheets.value.flatMap((sheet) => tileLabel(picture.title, sheet) ?? []);
  const { drawMissing } = options;
  const { drawnTexts, missing } = await drawMissingTexts(picture, labels, resources, drawMissing);
  const tools = { resources, drawnTexts, outlines: options.outlines };
  const data = writeDocument(picture, sheets.value, tools, options);
  return success({ data, pages: sheets.value.length, missing });
}

function writeDocument(
  picture: Picture,
  sheets: readonly Sheet[],
  tools: ContentTools,
  { project, created }: PdfOptions,
): Uint8Array<ArrayBuffer> {
  const file = createPdfFile();
  const painted = paintPicture(picture, tools);
  const [pageTree, resources] = [file.reserve(), file.reserve()];
  const shared = { picture, painted, tools, pageTree, resources };
  const pages = sheets.map((sheet, i) => writePage(file, sheet, i, shared));
  // Last, when all pages have asked for what they need.
  file.put(resources, tools.resources.describe(file));
  file.put(pageTree, dictionary({ Type: '/Pages', Kids: array(pages), Count: pages.length }));
  const figureBox = sheets.slice(0, 1).flatMap(figureBoxOf);
  const structure = writeFigureStructure(file, { picture, pages, figureBox });
  const { title, description } = picture;
  return finishDocument(file, { title, description, pageTree, structure, project, created });
}

interface PageTools {
  readonly picture: Picture;
  readonly painted: PaintedPicture;
  readonly tools: ContentTools;
  readonly pageTree: Reference;
  readonly resources: Reference;
}

function writePage(
  file: PdfFile,
  sheet: Sheet,
  index: number,
  { picture, painted, tools, pageTree, resources }: PageTools,
): Reference {
  const unit = unitOf(sheet);
  const content = pageContent(picture, painted, sheet, tools, unit);
  return file.add(
    dictionary({
      Type: '/Page',
      Parent: pageTree,
      MediaBox: array([0, 0, ...[sheet.width, sheet.height].map((side) => (side * point) / unit)]),
      UserUnit: unit === 1 ? undefined : unit,
      Resources: resources,
      Group: '<</S /Transparency /CS /DeviceRGB>>',
      StructParents: index,
      Tabs: '/S',
      Contents: file.addStream({}, asciiBytes(content)),
    }),
  );
}

/** The longest side that a page may have, in units of its own: ISO 32000-1, annex C. */
const longestSide = 14_400;

/** Points that a page counts as one: more than one only for pages of more than five metres. */
function unitOf({ width, height }: Sheet): number {
  return Math.max(1, Math.ceil((Math.max(width, height) * point) / longestSide));
}

function figureBoxOf(sheet: Sheet): number[] {
  const { part, scale, x, y, height } = sheet;
  const size = point / unitOf(sheet);
  const bottom = height - y - part.height * scale;
  return [x, bottom, x + part.width * scale, height - y].map((value) => value * size);
}

interface FigureOnPages {
  readonly picture: Picture;
  readonly pages: readonly Reference[];
  /** Of the first page, in points: left, bottom, right, top. */
  readonly figureBox: readonly number[];
}

/** One figure with the description as its text for those who do not see it. ISO 32000-1, 14.7 and 14.8. */
function writeFigureStructure(
  file: PdfFile,
  { picture, pages, figureBox }: FigureOnPages,
): Reference {
  const [root, whole, figure] = [file.reserve(), file.reserve(), file.reserve()];
  const marked = pages.map((page) => `<</Type /MCR /Pg ${page} /MCID 0>>`);
  const isWhole = pages.length === 1;
  const alt = picture.description || picture.title || 'Diagram';
  file.put(
    figure,
    dictionary({
      Type: '/StructElem',
      S: '/Figure',
      P: whole,
      Alt: textString(alt),
      T: picture.title === '' ? undefined : textString(picture.title),
      Pg: pages[0],
      A: isWhole ? `<</O /Layout /Placement /Block /BBox ${array(figureBox)}>>` : undefined,
      K: array(marked),
    }),
  );
  file.put(whole, `<</Type /StructElem /S /Document /P ${root} /K ${array([figure])}>>`);
  const parents = pages.map((_, i) => `${i} [${figure}]`);
  const tree = file.add(`<</Nums ${array(parents)}>>`);
  file.put(
    root,
    dictionary({
      Type: '/StructTreeRoot',
      K: array([whole]),
      ParentTree: tree,
      ParentTreeNextKey: pages.length,
    }),
  );
  return root;
}
