import { readXml } from '../formats/xml/read-xml.ts';
import {
  writeXml,
  xmlElement,
  type WritableElement,
  type WritableNode,
} from '../formats/xml/write-xml.ts';
import {
  attributeOf,
  childElements,
  type XmlAttribute,
  type XmlElement,
} from '../formats/xml/xml-tree.ts';
import { failure, success, type Result } from '../result.ts';

/** A drawing that holds nothing but what it draws. */
export interface HarmlessSvg {
  readonly text: string;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** `outside`: it refers to something that is not in the file. `too-much`: its parts name each other without end. */
export type SvgFault = 'no-svg' | 'script' | 'outside' | 'empty' | 'too-much';

/**
 * Writes an SVG file anew with only what is on the lists below, so that nothing in it can run, load or tell. A file that
 * tries is refused; what merely draws nothing (metadata, links, other vocabularies) is left out. See
 * docs/decisions/pictures.md.
 */
export function harmlessSvg(text: string): Result<HarmlessSvg, SvgFault> {
  const read = readXml(text, { doctype: 'ignored' });
  if (!read.ok || read.value.local !== 'svg' || read.value.namespace !== svg)
    return failure('no-svg');
  const root = read.value;
  const fault = findFault(root);
  if (fault) return failure(fault);
  if (isTooMuch(root)) return failure('too-much');
  const size = sizeOf(root);
  if (!size) return failure('empty');
  const { width, height } = size;
  const drawn = cleaned(root);
  const attributes = {
    ...drawn.attributes,
    xmlns: svg,
    'xmlns:xlink': xlink,
    viewBox: attributeOf(root, 'viewBox') ?? `0 0 ${width} ${height}`,
    width: String(width),
    height: String(height),
  };
  const whole = writeXml(xmlElement('svg', attributes, drawn.children));
  return success({ text: whole.text, width, height });
}

const svg = 'http://www.w3.org/2000/svg';
const xlink = 'http://www.w3.org/1999/xlink';

/** What draws, and what it is drawn with. A link is drawn as the group that it is. */
const elements: ReadonlySet<string> = new Set(
  `svg g a defs symbol use switch path rect circle ellipse line polyline polygon text tspan textPath image linearGradient
  radialGradient stop clipPath mask pattern marker style filter feBlend feColorMatrix feComponentTransfer feComposite
  feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset`.split(
    /\s+/u,
  ),
);

const attributes: ReadonlySet<string> = new Set(
  `id class style transform x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d points width height viewBox preserveAspectRatio
  pathLength offset gradientUnits gradientTransform spreadMethod clipPathUnits maskUnits maskContentUnits patternUnits
  patternContentUnits patternTransform markerUnits markerWidth markerHeight refX refY orient dx dy rotate textLength
  lengthAdjust startOffset filterUnits primitiveUnits in in2 result mode type values tableValues slope intercept
  amplitude exponent operator k1 k2 k3 k4 stdDeviation radius requiredFeatures systemLanguage requiredExtensions
  alignment-baseline baseline-shift clip-path clip-rule color color-interpolation color-interpolation-filters direction
  display dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity font-family font-size
  font-stretch font-style font-variant font-weight letter-spacing marker-end marker-mid marker-start mask
  mix-blend-mode opacity overflow paint-order shape-rendering stop-color stop-opacity stroke stroke-dasharray
  stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor
  text-decoration text-rendering unicode-bidi vector-effect visibility word-spacing writing-mode`.split(
    /\s+/u,
  ),
);

/** Pictures in the file itself. */
const ownImage = /^data:image\/(?:png|jpeg);base64,[A-Za-z\d+/=\s]*$/u;
const part = /^\s*#[^\s]+\s*$/u;

function* withAllInside(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of childElements(element)) yield* withAllInside(child);
}

function findFault(root: XmlElement): 'script' | 'outside' | null {
  for (const element of withAllInside(root)) {
    if (element.local.toLowerCase() === 'script') return 'script';
    for (const attribute of element.attributes) {
      if (isScript(attribute)) return 'script';
      if (isDrawn(element) && pointsOutside(element, attribute)) return 'outside';
    }
    if (element.local === 'style' && isDrawn(element) && loads(textIn(element))) return 'outside';
  }
  return null;
}

function isDrawn({ local, namespace }: XmlElement): boolean {
  return namespace === svg && elements.has(local);
}

function isScript({ local, value }: XmlAttribute): boolean {
  return /^on/iu.test(local) || /^\s*(?:java|vb)script\s*:/iu.test(value);
}

function pointsOutside({ local: tag }: XmlElement, { local, value }: XmlAttribute): boolean {
  // A link leads somewhere only when it is followed; it is left out.
  if (local === 'href') return tag !== 'a' && value.trim() !== '' && !isOwn(tag, value);
  return attributes.has(local) && loads(value);
}

function isOwn(tag: string, value: string): boolean {
  return part.test(value) || (tag === 'image' && ownImage.test(value));
}

/** Whether a style, or a value like one, fetches something. An escape could hide that. */
function loads(css: string): boolean {
  return /\\|@import|@font-face|image-set|(?:^|[^-\w])(?:src|image)\s*\(/iu.test(css)
    ? true
    : [...css.matchAll(/url\s*\(\s*(["']?)\s*(.?)/giu)].some(([, , first]) => first !== '#');
}

function textIn({ children }: XmlElement): string {
  return children.map((child) => (child.type === 'text' ? child.text : '')).join('');
}

function cleaned(element: XmlElement): WritableElement {
  const name = element.local === 'a' ? 'g' : element.local;
  const children = element.children.flatMap((child): WritableNode[] => {
    if (child.type === 'text') return [child.text];
    return child.type === 'element' && isDrawn(child) ? [cleaned(child)] : [];
  });
  return xmlElement(
    name,
    Object.fromEntries(element.attributes.flatMap(keptOf(element))),
    children,
  );
}

function keptOf({ local: tag }: XmlElement) {
  return ({ local, name, namespace, value }: XmlAttribute): (readonly [string, string])[] => {
    if (local === 'href' && isOwn(tag, value)) return [['xlink:href', value.trim()]];
    if (name === 'xml:space') return [[name, value]];
    return namespace === '' && attributes.has(local) ? [[local, value]] : [];
  };
}

/** Parts that are drawn, uses of other parts counted as what they draw. */
const mostParts = 200_000;

function isTooMuch(root: XmlElement): boolean {
  const byId = new Map<string, XmlElement>();
  for (const element of withAllInside(root)) {
    const id = attributeOf(element, 'id');
    if (id !== undefined && !byId.has(id)) byId.set(id, element);
  }
  const known = new Map<XmlElement, number>();
  const partsOf = (element: XmlElement): number => {
    const counted = known.get(element);
    if (counted !== undefined) return counted;
    // Browsers draw nothing for a part that uses itself.
    known.set(element, 0);
    const href = element.attributes.find(({ local }) => local === 'href')?.value.trim() ?? '';
    const used = element.local === 'use' ? byId.get(href.slice(1)) : undefined;
    const inside = childElements(element).reduce((sum, child) => sum + partsOf(child), 0);
    const parts = Math.min(mostParts + 1, 1 + inside + (used ? partsOf(used) : 0));
    known.set(element, parts);
    return parts;
  };
  return partsOf(root) > mostParts;
}

const pixelsOf: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 96 / 72,
  pc: 16,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
};

/** What it says of its size, else that of what it shows, else what browsers take; null for nothing. */
function sizeOf(root: XmlElement): { readonly width: number; readonly height: number } | null {
  const shown = (attributeOf(root, 'viewBox') ?? '')
    .trim()
    .split(/[\s,]+/u)
    .map(Number);
  const [, , across = Number.NaN, down = Number.NaN] = shown;
  const [width, height] = [lengthIn(root, 'width'), lengthIn(root, 'height')];
  const ratio = across > 0 && down > 0 ? across / down : 2;
  const size = {
    width: width ?? (height === null ? (across > 0 ? across : 300) : height * ratio),
    height: height ?? (width === null ? (down > 0 ? down : 150) : width / ratio),
  };
  const isEmpty = !(size.width > 0 && size.height > 0) || across === 0 || down === 0;
  return isEmpty || !Number.isFinite(size.width * size.height) ? null : size;
}

function lengthIn(root: XmlElement, name: string): number | null {
  const written = (attributeOf(root, name) ?? '').trim();
  const [, number = '', unit = ''] = /^([+\d.eE-]+)\s*([a-z]*)$/u.exec(written) ?? [];
  const factor = pixelsOf[unit];
  return number === '' || factor === undefined ? null : Number(number) * factor;
}
