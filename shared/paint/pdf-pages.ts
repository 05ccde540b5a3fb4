import type { Bounds, Primitive } from '../scene/primitives.ts';
import { asciiBytes } from '../bytes/bytes.ts';
import { type ContentTools, paintContent, pageState } from './pdf/content.ts';
import { finishDocument } from './pdf/document.ts';
import { drawMissingTexts } from './pdf/text-line.ts';
import type { DrawMissing } from './pdf/missing-text.ts';
import { boxOperator, point } from './pdf/page-content.ts';
import { createPageStructure, type PageElement, type PageStructure } from './pdf/page-structure.ts';
import {
  createPdfFile,
  type PdfFile,
  type Reference,
  array,
  dictionary,
  real,
  textString,
} from './pdf/pdf-file.ts';
import { createResources, type FontFiles } from './pdf/resources.ts';

/** A page of a document. Lengths are in CSS pixels, 1/96 inch, y down. */
export interface Page {
  readonly width: number;
  readonly height: number;
  /** In the order in which they are read. */
  readonly parts: readonly PagePart[];
}

export interface PagePart {
  readonly x: number;
  readonly y: number;
  /** Pixels a unit of the primitives; 1 without. */
  readonly scale?: number;
  /** Nothing is shown beyond it, in the units of the primitives. */
  readonly clip?: Bounds;
  readonly primitives: readonly Primitive[];
  /** Null for what only decorates, such as lines and page numbers. */
  readonly element: PageElement | null;
}

export interface PdfPagesOptions {
  readonly title: string;
  readonly description: string;
  /** The bundled font as TrueType. */
  readonly fonts: FontFiles;
  /** Draws what the bundled font lacks. */
  readonly drawMissing?: DrawMissing;
}

export interface PaintedPages {
  readonly data: Uint8Array<ArrayBuffer>;
  /** Texts for which boxes stand, as neither the bundled font nor the shell has them. */
  readonly missing: readonly string[];
}

/** Pages as a tagged PDF of vectors and text, with bookmarks. The same pages and options give the same bytes. */
export async function paintPdfPages(
  pages: readonly Page[],
  { title, description, fonts, drawMissing }: PdfPagesOptions,
): Promise<PaintedPages> {
  const resources = createResources(fonts);
  const extras = pages.flatMap(({ parts }) => parts.flatMap(({ primitives }) => primitives));
  const shown = { items: [], extras };
  const { drawnTexts, missing } = await drawMissingTexts(shown, [], resources, drawMissing);
  const tools = { resources, drawnTexts, outlines: false };
  const file = createPdfFile();
  const [pageTree, shared] = [file.reserve(), file.reserve()];
  const structure = createPageStructure();
  const kids = pages.map((page, index) =>
    writePage(file, page, { index, pageTree, shared, tools, structure }),
  );
  file.put(shared, resources.describe(file));
  file.put(pageTree, dictionary({ Type: '/Pages', Kids: array(kids), Count: kids.length }));
  const bookmarks = writeBookmarks(file, bookmarksOf(pages, kids));
  const data = finishDocument(file, {
    title,
    description,
    pageTree,
    structure: structure.write(file, kids),
    ...(bookmarks === undefined ? {} : { bookmarks }),
    project: undefined,
    created: undefined,
  });
  return { data, missing };
}

interface PageContext {
  readonly index: number;
  readonly pageTree: Reference;
  readonly shared: Reference;
  readonly tools: ContentTools;
  readonly structure: PageStructure;
}

function writePage(
  file: PdfFile,
  { width, height, parts }: Page,
  { index, pageTree, shared, tools, structure }: PageContext,
): Reference {
  const pageReference = file.reserve();
  const content = [
    `${real(point)} 0 0 ${real(-point)} 0 ${real(height * point)} cm`,
    pageState(tools.resources),
    ...parts.map((part) => partContent(part, tools, pageReference, structure)),
  ].join('\n');
  const page = dictionary({
    Type: '/Page',
    Parent: pageTree,
    MediaBox: array([0, 0, width * point, height * point]),
    Resources: shared,
    Group: '<</S /Transparency /CS /DeviceRGB>>',
    StructParents: index,
    Tabs: '/S',
    Contents: file.addStream({}, asciiBytes(content)),
  });
  file.put(pageReference, page);
  return pageReference;
}

function partContent(
  { x, y, scale = 1, clip, primitives, element }: PagePart,
  tools: ContentTools,
  page: Reference,
  structure: PageStructure,
): string {
  const begin = element
    ? `/${element.tag} <</MCID ${structure.mark(page, element)}>> BDC`
    : '/Artifact BMC';
  const transform = `${[scale, 0, 0, scale, x, y].map(real).join(' ')} cm`;
  const cutOut = clip ? [`${boxOperator(clip)} W n`] : [];
  return [begin, 'q', transform, ...cutOut, paintContent(primitives, tools), 'Q', 'EMC'].join('\n');
}

function bookmarksOf(pages: readonly Page[], kids: readonly Reference[]): Bookmark[] {
  const seen = new Set<PageElement>();
  return pages.flatMap(({ parts, height }, at) =>
    parts.flatMap(({ element, y }): Bookmark[] => {
      if (element?.bookmark === undefined || seen.has(element)) return [];
      seen.add(element);
      const top = (height - y) * point + 12;
      return [{ title: element.bookmark, page: kids[at] ?? '', top }];
    }),
  );
}

interface Bookmark {
  readonly title: string;
  readonly page: Reference;
  /** From the bottom of the page, in points. */
  readonly top: number;
}

/** The list of bookmarks that a reader shows beside the pages: ISO 32000-1, 12.3.3. */
function writeBookmarks(file: PdfFile, bookmarks: readonly Bookmark[]): Reference | undefined {
  if (bookmarks.length === 0) return undefined;
  const root = file.reserve();
  const references = bookmarks.map(() => file.reserve());
  for (const [at, { title, page, top }] of bookmarks.entries()) {
    const entry = dictionary({
      Title: textString(title),
      Parent: root,
      Prev: references[at - 1],
      Next: references[at + 1],
      Dest: array([page, '/XYZ', 'null', top, 'null']),
    });
    file.put(references[at] ?? '', entry);
  }
  const ends = { First: references[0], Last: references.at(-1), Count: references.length };
  file.put(root, dictionary({ Type: '/Outlines', ...ends }));
  return root;
}
