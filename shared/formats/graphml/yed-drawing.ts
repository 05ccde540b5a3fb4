import type { PlainValue } from '../plain/plain-graph.ts';
import { attributeOf, childElements, type XmlElement } from '../xml/xml-tree.ts';

const yedNamespace = 'http://www.yworks.com/xml/graphml';

/**
 * What a drawing of yEd says of a node or edge: its label and, of a node, where it is. Null for the data of other
 * programs. yEd tells the top left corner; GraphML here has the middle.
 */
export function yedValues(data: XmlElement): Map<string, PlainValue> | null {
  const inside = [...elementsIn(data)].filter(({ namespace }) => namespace === yedNamespace);
  if (inside.length === 0) return null;
  const values = new Map<string, PlainValue>();
  const label = inside.find(({ local }) => local === 'NodeLabel' || local === 'EdgeLabel');
  const text = label && ownText(label);
  if (text !== undefined && text !== '') values.set('label', text);
  const box = inside.find(({ local }) => local === 'Geometry');
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) =>
    Number.parseFloat((box && attributeOf(box, name)) ?? ''),
  );
  if (x === undefined || y === undefined || width === undefined || height === undefined) {
    return values;
  }
  const all = { x: x + width / 2, y: y + height / 2, width, height };
  if (Object.values(all).every(Number.isFinite)) {
    for (const [name, value] of Object.entries(all)) values.set(name, value);
  }
  return values;
}

function* elementsIn(element: XmlElement): Iterable<XmlElement> {
  for (const child of childElements(element)) {
    yield child;
    yield* elementsIn(child);
  }
}

/** Without that of the elements within, which say how a label is set. */
function ownText({ children }: XmlElement): string {
  return children
    .flatMap((child) => (child.type === 'text' ? [child.text] : []))
    .join('')
    .trim();
}
