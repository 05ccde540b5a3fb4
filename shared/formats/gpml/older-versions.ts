import type { XmlAttribute, XmlElement, XmlNode } from '../xml/xml-tree.ts';
import { attributeOf, childElements, firstChild } from '../xml/xml-tree.ts';
import { gpmlNamespaces } from './gpml-document.ts';

const older = /^http:\/\/(?:genmapp\.org|pathvisio\.org)\/GPML\/(2007|2008a|2010a)$/u;

/** The older version of GPML that a document is in; `undefined` for others. */
export function olderVersionOf({ local, namespace }: XmlElement): string | undefined {
  return local === 'Pathway' ? older.exec(namespace)?.[1] : undefined;
}

/** Units of 2007 and 2008a to one of today. */
const unitsOfOld = 15;

/** The tree of a file of 2007, 2008a or 2010a as PathVisio would save it in 2013a. */
export function asGpml2013(root: XmlElement): XmlElement {
  const hasOldUnits = olderVersionOf(root) !== '2010a';
  const children = root.children.map((child) =>
    child.type === 'element' ? elementOf(child, hasOldUnits) : child,
  );
  const values = withNames(root.attributes, namesOfRoot);
  return inNewNamespace({ ...root, attributes: values, children }, root.namespace);
}

const namesOfRoot = new Map([['Copyright', 'License']]);

function elementOf(element: XmlElement, hasOldUnits: boolean): XmlElement {
  switch (element.local) {
    case 'Line':
      return lineOf(element, hasOldUnits);
    case 'DataNode':
    case 'Label':
    case 'Shape':
    case 'State':
      return hasOldUnits ? oldBoxOf(element) : withLooksOfOutline(element);
    case 'Graphics':
    case 'InfoBox':
    case 'Legend':
      return hasOldUnits ? scaled(element) : element;
    default:
      return element;
  }
}

/** A line of theirs is an interaction today; an `Interaction` has an identifier, which theirs lacks. */
export function lineOf(element: XmlElement, hasOldUnits = false): XmlElement {
  const renamed = { ...element, name: renameLocal(element, 'Interaction'), local: 'Interaction' };
  if (!hasOldUnits) return renamed;
  const graphics = firstChild(element, 'Graphics');
  const points = graphics ? childElements(graphics, 'Point') : [];
  const head = points[0] && attributeOf(points[0], 'Head');
  const inner = (child: XmlElement): XmlElement => {
    if (child.local === 'Anchor') return withAttributes(child, withNames(child.attributes, lower));
    if (child.local !== 'Point') return child;
    const named = scaled({ ...child, attributes: withNames(child.attributes, lower) }, 'Head');
    const isEnd = child === points.at(-1) && head !== undefined;
    return isEnd && attributeOf(child, 'ArrowHead') === undefined
      ? withOne(named, 'ArrowHead', head)
      : named;
  };
  const drawn = mapGraphics(renamed, (own) => {
    const style = attributeOf(element, 'Style');
    const styled = style === undefined ? own : withOne(own, 'LineStyle', style);
    return withChildren(styled, inner);
  });
  return without(drawn, 'Style');
}

const lower = new Map([
  ['x', 'X'],
  ['y', 'Y'],
  ['relX', 'RelX'],
  ['relY', 'RelY'],
  ['position', 'Position'],
]);

/** Their looks stand on the element itself, text is always in the middle, and letters are measured as boxes are. */
function oldBoxOf(element: XmlElement): XmlElement {
  const own = (name: string) => attributeOf(element, name);
  const shape =
    element.local === 'Label'
      ? own('Outline')
      : own(element.local === 'Shape' ? 'Type' : 'ShapeType');
  const drawn = mapGraphics(element, (graphics) => {
    const sized = scaled({ ...graphics, attributes: withNames(graphics.attributes, lower) });
    const colored = attributeOf(sized, 'Color') === 'Transparent' ? without(sized, 'Color') : sized;
    const shaped = shape === undefined ? colored : withOne(colored, 'ShapeType', shape);
    const style = own('Style');
    const styled = style === undefined ? shaped : withOne(shaped, 'LineStyle', style);
    return element.local === 'State' ? styled : withOne(styled, 'Valign', 'Middle');
  });
  const kept = drawn.attributes.flatMap(({ name, value }) =>
    keptNames.has(name) ? [attributeElement(element, `org.pathvisio.model.${name}`, value)] : [],
  );
  const gone = [...keptNames, 'ObjectType', 'Style', 'Outline'];
  const bare = without(drawn, ...gone, ...(element.local === 'Shape' ? ['Type'] : []), 'ShapeType');
  return withLooksOfOutline({ ...bare, children: [...kept, ...bare.children] });
}

/** What PathVisio keeps in an `Attribute`. */
const keptNames = new Set(['BackpageHead', 'GenMAPP-Xref', 'PathwayRef']);

function attributeElement(near: XmlElement, key: string, value: string): XmlElement {
  const attributes = [plainAttribute('Key', key), plainAttribute('Value', value)];
  const name = renameLocal(near, 'Attribute');
  return { ...near, name, local: 'Attribute', attributes, children: [] };
}

/** Outlines of cells and their parts that are no more: PathVisio draws ovals and boxes with a double grey border. */
function withLooksOfOutline(element: XmlElement): XmlElement {
  const graphics = firstChild(element, 'Graphics');
  const outline = (graphics && attributeOf(graphics, 'ShapeType')) ?? '';
  const shape = outlines.get(outline);
  if (shape === undefined) return element;
  const drawn = mapGraphics(element, (own) => {
    const shaped = withOne(own, 'ShapeType', shape);
    if (shape === 'Hexagon') return shaped;
    return withOne(withOne(shaped, 'Color', 'c0c0c0'), 'LineThickness', '3.0');
  });
  if (shape === 'Hexagon') return drawn;
  const double = attributeElement(element, 'org.pathvisio.DoubleLineProperty', 'Double');
  return { ...drawn, children: [double, ...drawn.children] };
}

const outlines = new Map([
  ['Cell', 'RoundedRectangle'],
  ['Organelle', 'RoundedRectangle'],
  ['Membrane', 'RoundedRectangle'],
  ['CellA', 'Oval'],
  ['Nucleus', 'Oval'],
  ['OrganA', 'Oval'],
  ['OrganB', 'Oval'],
  ['OrganC', 'Oval'],
  ['Vesicle', 'Oval'],
  ['ProteinB', 'Hexagon'],
  ['Ribosome', 'Hexagon'],
]);

const lengths = new Set([
  'CenterX',
  'CenterY',
  'Width',
  'Height',
  'X',
  'Y',
  'FontSize',
  'BoardWidth',
  'BoardHeight',
]);

/** With lengths in units of today; what is no number stays, and is reported when it is read. */
function scaled(element: XmlElement, ...gone: string[]): XmlElement {
  const attributes = element.attributes.map((attribute) => {
    const length = Number(attribute.value.trim() || NaN) / unitsOfOld;
    if (!lengths.has(attribute.name) || !Number.isFinite(length)) return attribute;
    const whole = attribute.name === 'FontSize' ? Math.floor(length) : length;
    return { ...attribute, value: String(whole) };
  });
  return without({ ...element, attributes }, 'WindowWidth', 'WindowHeight', ...gone);
}

function mapGraphics(element: XmlElement, change: (graphics: XmlElement) => XmlElement) {
  return withChildren(element, (child) => (child.local === 'Graphics' ? change(child) : child));
}

function withChildren(element: XmlElement, change: (child: XmlElement) => XmlElement): XmlElement {
  const children = element.children.map((child) =>
    child.type === 'element' ? change(child) : child,
  );
  return { ...element, children };
}

function withNames(attributes: readonly XmlAttribute[], names: ReadonlyMap<string, string>) {
  return attributes.map((attribute) => {
    const name = names.get(attribute.name);
    return name === undefined ? attribute : { ...attribute, name, local: name };
  });
}

function withAttributes(element: XmlElement, attributes: readonly XmlAttribute[]): XmlElement {
  return { ...element, attributes };
}

function withOne(element: XmlElement, name: string, value: string): XmlElement {
  const others = element.attributes.filter((attribute) => attribute.name !== name);
  return { ...element, attributes: [...others, plainAttribute(name, value)] };
}

function without(element: XmlElement, ...names: string[]): XmlElement {
  return {
    ...element,
    attributes: element.attributes.filter(({ name }) => !names.includes(name)),
  };
}

function plainAttribute(name: string, value: string): XmlAttribute {
  return { name, local: name, namespace: '', value };
}

function renameLocal({ name, local }: XmlElement, renamed: string): string {
  return name.slice(0, name.length - local.length) + renamed;
}

/** No deeper than reading lets elements lie. */
function inNewNamespace(element: XmlElement, old: string): XmlElement {
  const change = (child: XmlNode): XmlNode =>
    child.type === 'element' ? inNewNamespace(child, old) : child;
  const { namespace } = element;
  return {
    ...element,
    namespace: namespace === old ? gpmlNamespaces['2013a'] : namespace,
    attributes: element.attributes.map((attribute) =>
      attribute.value === old && attribute.name.startsWith('xmlns')
        ? { ...attribute, value: gpmlNamespaces['2013a'] }
        : attribute,
    ),
    children: element.children.map(change),
  };
}
