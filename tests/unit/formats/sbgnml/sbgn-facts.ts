import { readXml } from '../../../../shared/formats/xml/read-xml.ts';
import {
  attributeOf,
  childElements,
  firstChild,
  type XmlElement,
} from '../../../../shared/formats/xml/xml-tree.ts';

/** What an SBGN-ML text says, told without the reader that is under test: as the corpus's facts are. */
export interface SbgnFacts {
  readonly glyphs: number;
  readonly topGlyphs: number;
  readonly arcs: number;
  readonly ports: number;
  readonly clones: number;
  readonly glyphClasses: Readonly<Record<string, number>>;
  readonly arcClasses: Readonly<Record<string, number>>;
  /** Id, class, source, its glyph, target, its glyph, number of bends; sorted by id. */
  readonly edges: readonly (readonly (string | number | null)[])[];
  readonly states: readonly (readonly (string | null)[])[];
  readonly compartmentRefs: Readonly<Record<string, string>>;
  /** Left, top, right and bottom of all glyphs. */
  readonly bbox: readonly number[];
}

export function factsOf(text: string): SbgnFacts {
  const parsed = readXml(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const map = firstChild(parsed.value, 'map');
  if (!map) throw new Error('There is no map.');
  const glyphs = descendants(map, 'glyph');
  const arcs = descendants(map, 'arc');
  const owners = new Map<string, string | null>();
  for (const glyph of glyphs) {
    const id = attributeOf(glyph, 'id') ?? null;
    if (id !== null) owners.set(id, id);
    for (const port of childElements(glyph, 'port')) owners.set(attributeOf(port, 'id') ?? '', id);
  }
  const end = (arc: XmlElement, side: string) => {
    const ref = attributeOf(arc, side) ?? null;
    return [ref, owners.get(ref ?? '') ?? null];
  };
  return {
    glyphs: glyphs.length,
    topGlyphs: childElements(map, 'glyph').length,
    arcs: arcs.length,
    ports: descendants(map, 'port').length,
    clones: descendants(map, 'clone').length,
    glyphClasses: countClasses(glyphs),
    arcClasses: countClasses(arcs),
    edges: arcs
      .map((arc) => [
        attributeOf(arc, 'id') ?? null,
        attributeOf(arc, 'class') ?? null,
        ...end(arc, 'source'),
        ...end(arc, 'target'),
        childElements(arc, 'next').length,
      ])
      .sort(byFirst),
    states: glyphs.flatMap((glyph) => statesOf(glyph)).sort(byFirst),
    compartmentRefs: Object.fromEntries(
      glyphs.flatMap((glyph) => {
        const ref = attributeOf(glyph, 'compartmentRef');
        return ref === undefined ? [] : [[attributeOf(glyph, 'id') ?? '', ref]];
      }),
    ),
    bbox: unionOf(glyphs),
  };
}

function descendants(element: XmlElement, name: string): XmlElement[] {
  return childElements(element).flatMap((child) => [
    ...(child.local === name ? [child] : []),
    ...descendants(child, name),
  ]);
}

function countClasses(elements: readonly XmlElement[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const element of elements) {
    const name = attributeOf(element, 'class') ?? '';
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

/** The states of the glyphs on a glyph. */
function statesOf(glyph: XmlElement): (string | null)[][] {
  return childElements(glyph, 'glyph').flatMap((child) =>
    childElements(child, 'state').map((state) => [
      attributeOf(glyph, 'id') ?? null,
      attributeOf(state, 'value') ?? null,
      attributeOf(state, 'variable') ?? null,
    ]),
  );
}

function byFirst(a: readonly unknown[], b: readonly unknown[]): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

function unionOf(glyphs: readonly XmlElement[]): number[] {
  const boxes = glyphs.flatMap((glyph) => {
    const bbox = firstChild(glyph, 'bbox');
    const [x = 0, y = 0, w = 0, h = 0] = ['x', 'y', 'w', 'h'].map((name) =>
      Number(bbox && attributeOf(bbox, name)),
    );
    return [{ x, y, right: x + w, bottom: y + h }];
  });
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  const right = Math.max(...boxes.map((box) => box.right));
  const bottom = Math.max(...boxes.map((box) => box.bottom));
  return [x, y, right, bottom];
}
