import {
  attributeOf,
  childElements,
  firstChild,
  textOf,
  type XmlElement,
} from '../xml/xml-tree.ts';
import { fragmentOf } from '../xml/xml-fragment.ts';
import {
  defaultOf,
  gpmlPlaces,
  spellingOf,
  vocabularyOf,
  type HolderKind,
} from './gpml-attributes.ts';
import type { GpmlComment, GpmlVersion, Remarks, Values } from './gpml-document.ts';
import { from2013 } from './gpml-names.ts';
import { readSpelling } from './gpml-spelling.ts';

/** Something of a file that cannot be read as what it should be. */
export interface Flaw {
  readonly element: XmlElement;
  readonly kind: 'approximated' | 'dropped';
  readonly what: string;
}

export interface Reading {
  readonly version: GpmlVersion;
  readonly flaws: Flaw[];
}

/** An element's properties in our words, with the version's defaults for what it does not say. */
export function readValues(
  reading: Reading,
  kind: HolderKind,
  element: XmlElement,
): Map<string, string> {
  const { version } = reading;
  const known = namesByPath(version, kind);
  const values = new Map<string, string>();
  for (const [path, raw] of attributesIn(element, kind)) {
    const name = known.get(path);
    // Kept under a name that no property has.
    if (name === undefined) values.set(`@${path}`, raw);
    else setValue(reading, kind, element, values, name, path, raw);
  }
  if (version === '2013a' && values.has('borderColor')) {
    values.set('textColor', values.get('borderColor') ?? '');
  }
  for (const name of Object.keys(gpmlPlaces[kind])) {
    const fallback = defaultOf(version, kind, name);
    if (fallback !== undefined && !values.has(name)) values.set(name, fallback);
  }
  return values;
}

/** Sets a property from the text of a file; one that cannot be read is told, and left to its default. */
export function setValue(
  reading: Reading,
  kind: HolderKind,
  element: XmlElement,
  values: Map<string, string>,
  name: string,
  path: string,
  raw: string,
): void {
  const value = readSpelling(spellingOf(name), raw);
  if (value === null) {
    const shown = raw.length > 40 ? `${raw.slice(0, 40)}…` : raw;
    const what = `its ${path.replace('/', ' ')} “${shown}” cannot be read, so the usual value stands in its place`;
    reading.flaws.push({ element, kind: 'approximated', what });
    return;
  }
  const words = reading.version === '2013a' ? vocabularyOf(kind, name) : undefined;
  values.set(name, words ? from2013(words, value) : value);
}

const pathCache = new Map<string, ReadonlyMap<string, string>>();

/** Which property stands at a path of such an element. */
export function namesByPath(version: GpmlVersion, kind: HolderKind): ReadonlyMap<string, string> {
  const key = `${version} ${kind}`;
  const known = pathCache.get(key);
  if (known) return known;
  const names = new Map<string, string>();
  for (const [name, place] of Object.entries(gpmlPlaces[kind])) {
    const path = place[version];
    if (path !== undefined) names.set(path, name);
  }
  pathCache.set(key, names);
  return names;
}

/** Children whose attributes are properties of their parent. */
const spread = ['Graphics', 'Xref'];
const spreadOfRoot = [...spread, 'InfoBox', 'Legend'];

function* attributesIn(element: XmlElement, kind: HolderKind): Iterable<readonly [string, string]> {
  yield* attributePaths(element, '');
  if (kind === 'Point' || kind === 'Anchor') return;
  for (const name of kind === 'Pathway' ? spreadOfRoot : spread) {
    const child = firstChild(element, name);
    if (child) yield* attributePaths(child, `${name}/`);
  }
}

function* attributePaths(element: XmlElement, before: string): Iterable<readonly [string, string]> {
  for (const { name, local, namespace, value } of element.attributes) {
    if (namespace === '') yield [before + local, value];
    else if (namespace !== xmlns) yield [`${before}${name}`, value];
  }
}

const xmlns = 'http://www.w3.org/2000/xmlns/';

/** What an element carries beside its properties. `known` names those children that are read elsewhere. */
export function readRemarks(
  version: GpmlVersion,
  element: XmlElement,
  known: ReadonlySet<string>,
): Remarks {
  const comments: GpmlComment[] = [];
  const properties: (readonly [string, string])[] = [];
  const refs = { citations: new Array<string>(), annotations: new Array<string>() };
  const evidences: string[] = [];
  const extras: string[] = [];
  for (const child of childElements(element)) {
    const reference = attributeOf(child, 'elementRef');
    if (child.local === 'Comment') comments.push(readComment(version, child));
    else if (child.local === 'BiopaxRef') refs.citations.push(textOf(child).trim());
    else if (child.local === 'CitationRef' && reference) refs.citations.push(reference);
    else if (child.local === 'AnnotationRef' && reference) refs.annotations.push(reference);
    else if (child.local === 'EvidenceRef' && reference) evidences.push(reference);
    else if (child.local === propertyTags[version]) properties.push(readProperty(version, child));
    else if (!known.has(child.local)) extras.push(fragmentOf(child));
  }
  return { comments, properties, ...refs, evidences, extras };
}

export const propertyTags: Readonly<Record<GpmlVersion, string>> = {
  '2013a': 'Attribute',
  '2021': 'Property',
};

function readComment(version: GpmlVersion, element: XmlElement): GpmlComment {
  const source = attributeOf(element, version === '2013a' ? 'Source' : 'source');
  const text = textOf(element);
  return source === undefined ? { text } : { source, text };
}

function readProperty(version: GpmlVersion, element: XmlElement): readonly [string, string] {
  const [key, value] = version === '2013a' ? ['Key', 'Value'] : ['key', 'value'];
  return [attributeOf(element, key) ?? '', attributeOf(element, value) ?? ''];
}

/** Properties as text: for what is looked up often. */
export function numberOf(values: Values, name: string, fallback = 0): number {
  const text = values.get(name);
  return text === undefined ? fallback : Number(text);
}
