import { type PdfFile, type Reference, array, dictionary, textString } from './pdf-file.ts';

/** What a part of a page is, for readers who do not see it: ISO 32000-1, 14.8.4. */
export interface PageElement {
  readonly tag: 'H1' | 'H2' | 'H3' | 'P' | 'Figure' | 'Sect' | 'Table' | 'TR' | 'TH' | 'TD';
  /** Directly in the document without one. */
  readonly parent?: PageElement;
  /** What a figure shows, in words. */
  readonly alt?: string;
  /** What the heading of a table is for. */
  readonly scope?: 'Row' | 'Column';
  /** Of a heading: it is a bookmark by this name. */
  readonly bookmark?: string;
}

/** The elements of a document, gathered while its pages are painted. */
export interface PageStructure {
  /** Marks the next content of a page; answers its number there. */
  mark(page: Reference, element: PageElement): number;
  /** Writes the tree; after all pages. `pages` in their order. */
  write(file: PdfFile, pages: readonly Reference[]): Reference;
}

type Kid = { readonly page: Reference; readonly id: number } | PageElement;

/** An element on several pages is still one element; elements stand in the order in which they first appear. */
export function createPageStructure(): PageStructure {
  const top: Kid[] = [];
  const kids = new Map<PageElement, Kid[]>();
  const marked = new Map<Reference, PageElement[]>();
  const kidsOf = (element: PageElement): Kid[] => {
    const known = kids.get(element);
    if (known) return known;
    const made: Kid[] = [];
    kids.set(element, made);
    (element.parent ? kidsOf(element.parent) : top).push(element);
    return made;
  };
  return {
    mark(page, element) {
      const onPage = marked.get(page) ?? [];
      marked.set(page, onPage);
      const id = onPage.push(element) - 1;
      kidsOf(element).push({ page, id });
      return id;
    },
    write(file, pages) {
      const [root, whole] = [file.reserve(), file.reserve()];
      const references = new Map([...kids.keys()].map((element) => [element, file.reserve()]));
      const referenceOf = (element: PageElement | undefined) =>
        (element && references.get(element)) ?? whole;
      const list = (all: readonly Kid[]) =>
        array(
          all.map((kid) =>
            'tag' in kid ? referenceOf(kid) : `<</Type /MCR /Pg ${kid.page} /MCID ${kid.id}>>`,
          ),
        );
      for (const [element, reference] of references) {
        const entries = { P: referenceOf(element.parent), K: list(kids.get(element) ?? []) };
        file.put(reference, describeElement(element, entries));
      }
      file.put(whole, `<</Type /StructElem /S /Document /P ${root} /K ${list(top)}>>`);
      const parents = pages.map((page) => array((marked.get(page) ?? []).map(referenceOf)));
      const tree = file.add(`<</Nums ${array(parents.flatMap((list, i) => [i, list]))}>>`);
      const numbers = { ParentTree: tree, ParentTreeNextKey: pages.length };
      file.put(root, dictionary({ Type: '/StructTreeRoot', K: array([whole]), ...numbers }));
      return root;
    },
  };
}

function describeElement(
  { tag, alt, scope }: PageElement,
  entries: Readonly<Record<string, string>>,
): string {
  return dictionary({
    Type: '/StructElem',
    S: `/${tag}`,
    ...entries,
    Alt: alt === undefined ? undefined : textString(alt),
    A: scope && `<</O /Table /Scope /${scope}>>`,
  });
}
