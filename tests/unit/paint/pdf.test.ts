import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aLink, aNode, aProject } from '../../support/a-project.ts';
import { arbitraryProject } from '../../support/arbitrary-project.ts';
import { aPdf } from '../../support/a-pdf.ts';
import { aPicture } from '../../support/a-picture.ts';

const nodes = [
  aNode({ id: 'n1', label: 'Tryptophan' }),
  aNode({ id: 'n2', label: '5-HTP', x: 200 }),
];
const project = aProject({ nodes, links: [aLink()] });

/** As a program of others reads it. */
async function read(data: Uint8Array): Promise<PDFDocument> {
  return PDFDocument.load(data, { updateMetadata: false, throwOnInvalidObject: true });
}

function contentOf(document: PDFDocument, page = 0): string {
  const stream = document.context.lookup(document.getPage(page).node.get(PDFName.of('Contents')));
  if (!(stream instanceof PDFRawStream)) throw new Error('The page has no content.');
  return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
}

/** All dictionaries of the file that have this type. */
function dictionaries(document: PDFDocument, type: string): PDFDict[] {
  return document.context.enumerateIndirectObjects().flatMap(([, object]) => {
    const found = object instanceof PDFRawStream ? object.dict : object;
    return found instanceof PDFDict && found.get(PDFName.of('Type')) === PDFName.of(type)
      ? [found]
      : [];
  });
}

function textIn(dictionary: PDFDict | undefined, key: string): string | undefined {
  return dictionary?.lookupMaybe(PDFName.of(key), PDFHexString)?.decodeText();
}

test('whatever the project, others can read the file', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryProject(), fc.string({ unit: 'binary' }), async (any, title) => {
      const { data } = await aPdf({ ...aPicture(any), title });
      expect((await read(data)).getPageCount()).toBe(1);
    }),
    { numRuns: 30 },
  );
});

test('the same picture gives the same bytes', async () => {
  const paint = () => aPdf(aPicture(project), { project: '{}' });
  expect((await paint()).data).toEqual((await paint()).data);
});

describe('The page', () => {
  test('is as large as the picture, three quarters of a point a diagram unit', async () => {
    const picture = { ...aPicture(project), frame: { x: -7, y: 3, width: 333, height: 101 } };
    const document = await read((await aPdf(picture)).data);
    expect(document.getPage(0).getMediaBox()).toEqual({ x: 0, y: 0, width: 249.75, height: 75.75 });
  });

  test('counts in larger units where it would be larger than PDF allows', async () => {
    const frame = { x: 0, y: 0, width: 60_000, height: 1000 };
    const document = await read((await aPdf({ ...aPicture(project), frame })).data);
    const unit = document.getPage(0).node.get(PDFName.of('UserUnit'));
    expect(String(unit)).toBe('4');
    expect(document.getPage(0).getWidth()).toBe(11_250);
  });

  test('has on A4 the size of A4, the long side where the picture has it', async () => {
    const page = { paper: 'a4', orientation: 'auto', tiling: null } as const;
    const { width, height } = (await read((await aPdf(aPicture(project), { page })).data))
      .getPage(0)
      .getSize();
    expect([width, height]).toEqual([expect.closeTo(841.89, 2), expect.closeTo(595.276, 2)]);
  });

  test('of a tile holds only what is on it, and says which it is', async () => {
    const far = aProject({ nodes: [aNode({ label: 'Here' }), aNode({ id: 'n2', x: 1500 })] });
    const page = { paper: 'a4', orientation: 'portrait', tiling: { overlap: 10 } } as const;
    const { data, pages } = await aPdf(aPicture(far), { page });
    const document = await read(data);
    expect([pages, document.getPageCount()]).toEqual([3, 3]);
    const texts = [0, 1, 2].map((i) => contentOf(document, i).match(/BT /gu)?.length);
    // A node has one line, and below each tile stands another.
    expect(texts).toEqual([2, 1, 2]);
  });
});

describe('The fonts', () => {
  test('are embedded, with only the letters that are used', async () => {
    const document = await read((await aPdf(aPicture(project))).data);
    const fonts = dictionaries(document, 'FontDescriptor');
    expect(fonts).toHaveLength(1);
    expect(String(fonts[0]?.get(PDFName.of('FontName')))).toMatch(/^\/[A-Z]{6}\+Inter-SemiBold$/u);
    const file = fonts[0]?.lookup(PDFName.of('FontFile2'));
    const program = file instanceof PDFRawStream && decodePDFRawStream(file).decode();
    // 14 letters and digits of 900 glyphs.
    expect(program && program.length).toBeLessThan(5_000);
  });

  test('are left out where letters are shapes', async () => {
    const document = await read((await aPdf(aPicture(project), { outlines: true })).data);
    expect(dictionaries(document, 'Font')).toEqual([]);
    expect(contentOf(document)).not.toContain('BT');
    expect(contentOf(document)).toMatch(/\/S600-\d+ Do/u);
  });
});

describe('For those who do not see it', () => {
  test('the picture is one figure with its description, in a document with a title and a language', async () => {
    const picture = {
      ...aPicture(project),
      title: 'Серотонин 🧠',
      description: 'Tryptophan is converted to 5-HTP.',
    };
    const document = await read((await aPdf(picture)).data);
    const { catalog } = document;
    const figure = dictionaries(document, 'StructElem').find(
      (element) => element.get(PDFName.of('S')) === PDFName.of('Figure'),
    );
    expect(textIn(figure, 'Alt')).toBe('Tryptophan is converted to 5-HTP.');
    expect(figure?.get(PDFName.of('Pg'))).toBeInstanceOf(PDFRef);
    expect(document.getTitle()).toBe('Серотонин 🧠');
    expect(textIn(catalog, 'Lang')).toBe('en');
    expect(String(catalog.lookup(PDFName.of('MarkInfo')))).toContain('/Marked true');
    expect(String(catalog.lookup(PDFName.of('ViewerPreferences')))).toContain(
      '/DisplayDocTitle true',
    );
    expect(contentOf(document)).toContain('/Figure <</MCID 0>> BDC');
  });

  test('every page of a tiled picture belongs to the figure', async () => {
    const wide = aProject({ nodes: [aNode(), aNode({ id: 'n2', x: 1500 })] });
    const page = { paper: 'letter', orientation: 'portrait', tiling: { overlap: 0 } } as const;
    const document = await read((await aPdf(aPicture(wide), { page })).data);
    const figure = dictionaries(document, 'StructElem').find(
      (element) => element.get(PDFName.of('S')) === PDFName.of('Figure'),
    );
    const parts = figure?.lookup(PDFName.of('K'), PDFArray).asArray();
    const pages = parts?.map((part) => part instanceof PDFDict && part.get(PDFName.of('Pg')));
    expect(pages).toEqual(document.getPages().map(({ ref }) => ref));
  });
});

test('a date is in the file only if it is given', async () => {
  const dated = await read(
    (await aPdf(aPicture(project), { created: '2026-11-23T08:09:10.000Z' })).data,
  );
  expect(dated.getCreationDate()?.toISOString()).toBe('2026-11-23T08:09:10.000Z');
  const undated = await read((await aPdf(aPicture(project))).data);
  expect([undated.getCreationDate(), undated.getProducer()]).toEqual([undefined, 'Neuromatrix']);
});

test('transparent colours and dashes are what they are, and nothing stays set after its group', async () => {
  const look = { fill: '#11223380', border: '#ff0000', borderStyle: 'dashed' } as const;
  const document = await read(
    (await aPdf(aPicture(aProject({ nodes: [aNode({ style: look })] })))).data,
  );
  const content = contentOf(document);
  expect(content).toContain('0.06667 0.13333 0.2 rg\n/O128 gs');
  expect(content).toMatch(/1 0 0 RG\n\/O255 gs\n(?:.* w\n)?\[[\d. ]+\] 0 d/u);
  expect(content.match(/^q$|^Q$/gmu)?.filter((one) => one === 'q')).toHaveLength(
    content.match(/^Q$/gmu)?.length ?? 0,
  );
});
