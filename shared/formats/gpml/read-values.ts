import {
  attributeOf,
  childElements,
  firstChild,
  textOf,
  type XmlElement,
} from '../xml/xml-tree.ts';
import { shorten } from '../../project/element-names.ts';
import { fragmentOf } from '../xml/write-xml.ts';
import { unreachable } from '../../result.ts';
import {
  defaultOf,
  gpmlPaths,
  spellingOf,
  vocabularyOf,
  type HolderKind,
  type Spelling,
} from './gpml-attributes.ts';
import type { GpmlComment, GpmlVersion, Remarks, Values } from './gpml-document.ts';
import { from2013 } from './gpml-names.ts';
import { formatsWords } from '../../words/formats.ts';

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
  { version, flaws }: Reading,
  kind: HolderKind,
  element: XmlElement,
): Map<string, string> {
  const values = readPaths(version, kind, attributesIn(element, kind), (path, raw) => {
    flaws.push({ element, kind: 'approximated', what: describeUnreadable(path, raw) });
  });
  const unknown = [...values.keys()].filter((name) => name.startsWith('@') && !name.includes(':'));
  if (unknown.length > 0) {
    const names = unknown.slice(0, 5).map((name) => shorten(name.slice(1).replace('/', ' ')));
    const what = formatsWords.saysWhichGpmlDoes(names.join(', '));
    flaws.push({ element, kind: 'approximated', what });
  }
  return values;
}

export function describeUnreadable(path: string, raw: string): string {
  const shown = raw.length > 40 ? `${raw.slice(0, 40)}…` : raw;
  return formatsWords.saysForWhichCannot(shown, path.replace('/', ' '));
}

/** The same from attributes by their paths. Attributes that cannot be read are reported and get their defaults. */
export function readPaths(
  version: GpmlVersion,
  kind: HolderKind,
  paths: Iterable<readonly [string, string]>,
  onUnreadable: (path: string, raw: string) => void,
): Map<string, string> {
  const known = namesByPath(version, kind);
  const values = new Map<string, string>();
  for (const [path, raw] of paths) {
    const name = known.get(path);
    const value = name === undefined ? raw : readValue(version, kind, name, raw);
    if (value === null) onUnreadable(path, raw);
    // What no property is called is kept under a name that none has; an empty half of an identifier says nothing.
    else if (name === undefined) values.set(`@${path}`, raw);
    else if (value !== '' || !name.startsWith('xref')) values.set(name, value);
  }
  addDefaults(version, kind, values);
  return values;
}

/** Also puts the properties in one order, whatever that of the file. */
function addDefaults(version: GpmlVersion, kind: HolderKind, values: Map<string, string>): void {
  const found = new Map(values);
  values.clear();
  const border = found.get('borderColor');
  // In 2013a one colour is that of the border and of the text.
  if (version === '2013a' && border !== undefined) found.set('textColor', border);
  for (const name of Object.keys(gpmlPaths[kind])) {
    const value = found.get(name) ?? defaultOf(version, kind, name);
    if (value !== undefined) values.set(name, value);
    found.delete(name);
  }
  for (const [name, value] of found) values.set(name, value);
}

/** A property of a file in our words; null where it cannot be read. */
export function readValue(
  version: GpmlVersion,
  kind: HolderKind,
  name: string,
  raw: string,
): string | null {
  const value = readSpelling(spellingOf(name), raw);
  const words = version === '2013a' ? vocabularyOf(kind, name) : undefined;
  return value !== null && words ? from2013(words, value) : value;
}

const pathCache = new Map<string, ReadonlyMap<string, string>>();

/** Which property stands at a path of such an element. */
export function namesByPath(version: GpmlVersion, kind: HolderKind): ReadonlyMap<string, string> {
  const key = `${version} ${kind}`;
  const known = pathCache.get(key);
  if (known) return known;
  const names = new Map<string, string>();
  for (const [name, pathByVersion] of Object.entries(gpmlPaths[kind])) {
    const path = pathByVersion[version];
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

/** The text of a property in our one spelling of it; null where it cannot be read as what it should be. */
function readSpelling(spelling: Spelling, raw: string): string | null {
  switch (spelling) {
    case 'number':
    case 'size':
      return spellNumber(raw, spelling === 'size' ? 0 : -Infinity);
    case 'integer':
      return spellNumber(raw, -Infinity, true);
    case 'angle':
      return quarterTurns.get(raw) ?? spellNumber(raw, -Infinity);
    case 'color':
      return spellColor(raw);
    case 'text':
      return raw;
    default:
      return unreachable(spelling);
  }
}

const quarterTurns = new Map([
  ['Top', '0'],
  ['Right', String(Math.PI / 2)],
  ['Bottom', String(Math.PI)],
  ['Left', String((3 * Math.PI) / 2)],
]);

const numberPattern = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/u;

function spellNumber(raw: string, least: number, whole = false): string | null {
  const text = raw.trim();
  if (!numberPattern.test(text)) return null;
  const value = Number(text);
  if (!Number.isFinite(value) || value < least) return null;
  if (whole && !Number.isInteger(value)) return null;
  return String(value === 0 ? 0 : value);
}

/** `rrggbb` or `rrggbbaa`, in small letters. */
function spellColor(raw: string): string | null {
  const named = namedColors.get(raw.toLowerCase());
  if (named !== undefined) return named;
  const digits = raw.replace(/^#/u, '').toLowerCase();
  if (!/^[0-9a-f]{1,8}$/u.test(digits)) return null;
  return digits.length <= 6 ? digits.padStart(6, '0') : digits.padEnd(8, '0');
}

const namedColors = new Map([
  ['aqua', '00ffff'],
  ['black', '000000'],
  ['blue', '0000ff'],
  ['fuchsia', 'ff00ff'],
  ['gray', '808080'],
  ['green', '008000'],
  ['lime', '00ff00'],
  ['maroon', '800000'],
  ['navy', '000080'],
  ['olive', '808000'],
  ['purple', '800080'],
  ['red', 'ff0000'],
  ['silver', 'c0c0c0'],
  ['teal', '008080'],
  ['white', 'ffffff'],
  ['yellow', 'ffff00'],
  ['transparent', '00000000'],
]);
