import type { Picture } from '../picture.ts';
import type { PdfFile, Reference } from './pdf-file.ts';
import { array, dictionary, textString } from './syntax.ts';

interface FigureOnPages {
  readonly picture: Picture;
  readonly pages: readonly Reference[];
  /** Of the first page, in points: left, bottom, right, top. */
  readonly figureBox: readonly number[];
}

/** One figure with the description as its text for those who do not see it. ISO 32000-1, 14.7 and 14.8. */
export function writeFigureStructure(
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
