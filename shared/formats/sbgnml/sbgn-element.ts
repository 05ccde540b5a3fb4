import { z } from 'zod';
import type { Bounds } from '../../scene/primitives.ts';
import type { DiagramPoint } from '../../project/project-schema.ts';
import { isRecord, ownValue } from '../../project/plain-json.ts';
import { xmlnsNamespace, type XmlElement } from '../xml/xml-tree.ts';

/** An element of the file as it is kept with the element it became: qualified name, attributes as written, children. */
export interface SbgnElement {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>> | undefined;
  readonly children?: readonly SbgnNode[] | undefined;
}

export type SbgnNode = SbgnElement | string;

export const sbgnElementSchema: z.ZodType<SbgnElement> = z.object({
  name: z.string(),
  attributes: z.record(z.string(), z.string()).optional(),
  get children() {
    return z.array(z.union([z.string(), sbgnElementSchema])).optional();
  },
});

/** In the type of the project's schema: the same value, only its type is mutable. */
export function toJson(element: SbgnElement): z.infer<ReturnType<typeof z.json>> {
  // Nobody changes an origin, and a copy of every element would cost time for nothing.
  return element as unknown as z.infer<ReturnType<typeof z.json>>;
}

/** The name without its prefix: files use different prefixes for the same meaning. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

export function childrenOf(element: SbgnElement | undefined, name?: string): SbgnElement[] {
  const elements = (element?.children ?? []).filter((child) => typeof child !== 'string');
  return name === undefined ? elements : elements.filter((child) => localName(child.name) === name);
}

export function childOf(element: SbgnElement | undefined, name: string): SbgnElement | undefined {
  return childrenOf(element, name)[0];
}

/** The attribute of that local name, whatever its prefix; undefined where there is none. */
export function attributeOf(element: SbgnElement | undefined, name: string): string | undefined {
  const attributes = element?.attributes ?? {};
  if (Object.hasOwn(attributes, name)) return attributes[name];
  return Object.entries(attributes).find(([key]) => localName(key) === name)?.[1];
}

/** An attribute as a finite number; undefined where it is none. */
function numberOf(element: SbgnElement | undefined, name: string): number | undefined {
  const text = attributeOf(element, name)?.trim();
  if (text === undefined || text === '') return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** The place that `x` and `y` of an element name; undefined where either is missing. */
export function pointOf(element: SbgnElement | undefined): DiagramPoint | undefined {
  const x = numberOf(element, 'x');
  const y = numberOf(element, 'y');
  return x === undefined || y === undefined ? undefined : { x, y };
}

/** The rectangle of an element's `bbox`; undefined where it has none that can be read. */
export function boxOf(element: SbgnElement | undefined): Bounds | undefined {
  const bbox = childOf(element, 'bbox');
  const corner = pointOf(bbox);
  const width = numberOf(bbox, 'w');
  const height = numberOf(bbox, 'h');
  if (!corner || width === undefined || height === undefined) return undefined;
  return width < 0 || height < 0 ? undefined : { ...corner, width, height };
}

/** Stands for an empty paragraph: a character that XML cannot hold. */
const blankLine = '\u0001';

/** All text in an element, as a person would read it: one line a block, a blank one where a paragraph is empty. */
export function textOf(element: SbgnElement | undefined): string {
  if (!element) return '';
  const parts: string[] = [];
  collectText(element, parts);
  return parts
    .join('')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => (line === blankLine ? '' : line))
    .join('\n')
    .trim();
}

const blocks = new Set([
  'p',
  'div',
  'br',
  'li',
  'ul',
  'ol',
  'h1',
  'h2',
  'h3',
  'body',
  'table',
  'tr',
]);

function collectText(element: SbgnElement, parts: string[]): void {
  for (const child of element.children ?? []) {
    if (typeof child === 'string') {
      parts.push(child.replaceAll(/\s+/gu, ' '));
      continue;
    }
    const isBlock = blocks.has(localName(child.name).toLowerCase());
    if (isBlock) parts.push('\n');
    if (isEmptyParagraph(child)) parts.push(blankLine);
    else collectText(child, parts);
    if (isBlock) parts.push('\n');
  }
}

function isEmptyParagraph({ name, children = [] }: SbgnElement): boolean {
  const isBlank = children.every((child) => typeof child === 'string' && child.trim() === '');
  return isBlank && localName(name).toLowerCase() === 'p';
}

/** A new element; attributes without a value are left out. */
export function makeElement(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  children: readonly SbgnNode[] = [],
): SbgnElement {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, typeof value === 'number' ? numberText(value) : value]],
  );
  return {
    name,
    ...(given.length > 0 ? { attributes: Object.fromEntries(given) } : {}),
    ...(children.length > 0 ? { children } : {}),
  };
}

/** A number as files have it: short, without an exponent. */
export function numberText(value: number): string {
  const rounded = Math.round(value * 10_000) / 10_000;
  return String(rounded === 0 ? 0 : rounded);
}

/** The element with other attributes laid over its own; `undefined` takes one away. */
export function withAttributes(
  element: SbgnElement,
  changed: Readonly<Record<string, string | number | undefined>>,
): SbgnElement {
  const attributes: Record<string, string | number | undefined> = {
    ...element.attributes,
    ...changed,
  };
  return makeElement(element.name, attributes, element.children);
}

interface HasOrigin {
  readonly origin?: { readonly format: string; readonly data?: unknown } | undefined;
}

const known = new WeakMap<object, SbgnElement | null>();

/** The element of an SBGN-ML file that something was read from; undefined where it came from elsewhere. */
export function keptElement({ origin }: HasOrigin): SbgnElement | undefined {
  const xml = keptData(origin, 'xml');
  if (!isRecord(xml)) return undefined;
  const remembered = known.get(xml);
  if (remembered !== undefined) return remembered ?? undefined;
  // A project file is plain text, and may say anything here.
  const element = sbgnElementSchema.safeParse(xml).data ?? null;
  known.set(xml, element);
  return element ?? undefined;
}

/** A fact kept beside the element: what it was nested in, its group. */
export function keptData(origin: HasOrigin['origin'], key: string): unknown {
  return origin?.format === 'sbgnml' ? ownValue(origin.data, key) : undefined;
}

/** Prefixes and what they stand for where an element will be written; `` is the namespace without prefix. */
type Scope = ReadonlyMap<string, string>;

/** Any version of SBGN-ML: their few differences do not matter here. */
const sbgnNamespace = /^http:\/\/sbgn\.org\/libsbgn\//u;
/** What is written, whatever was read. */
export const writtenNamespace = 'http://sbgn.org/libsbgn/0.3';

export function isSbgnNamespace(namespace: string): boolean {
  return sbgnNamespace.test(namespace);
}

/** A document that names no namespace anywhere, with that of SBGN-ML for all that has none. */
export function inSbgnNamespace(element: XmlElement): XmlElement {
  return {
    ...element,
    namespace: element.namespace === '' ? writtenNamespace : element.namespace,
    children: element.children.map((child) =>
      child.type === 'element' ? inSbgnNamespace(child) : child,
    ),
  };
}

interface Converted {
  readonly element: SbgnElement;
  readonly lineOf: (element: SbgnElement) => number | undefined;
}

/** A document as elements to keep, and where each of them stands in the file. */
export function fromXml(root: XmlElement): Converted {
  const lines = new WeakMap<SbgnElement, number>();
  const scope: Scope = new Map([['', writtenNamespace]]);
  return { element: convert(root, scope, lines), lineOf: (element) => lines.get(element) };
}

function convert(
  source: XmlElement,
  outer: Scope,
  lines: WeakMap<SbgnElement, number>,
): SbgnElement {
  const isSbgn = isSbgnNamespace(source.namespace);
  // Every prefix declared at the top stays declared there. Elsewhere each element that needs a prefix declares it
  // again.
  const isTop = isSbgn && (source.local === 'sbgn' || source.local === 'map');
  const declared = isTop ? declarationsOf(source) : neededBy(source, isSbgn, outer);
  const scope = new Map([...outer, ...declared]);
  const attributes = [
    ...declared.map(([prefix, namespace]) => [
      prefix === '' ? 'xmlns' : `xmlns:${prefix}`,
      namespace,
    ]),
    ...source.attributes
      .filter(({ namespace }) => namespace !== xmlnsNamespace)
      .map(({ name, value }) => [name, value]),
  ];
  const children = source.children.flatMap((child): SbgnNode[] => {
    if (child.type === 'element') return [convert(child, scope, lines)];
    return child.type === 'text' && !isLayout(child.text, source, isSbgn) ? [child.text] : [];
  });
  const element: SbgnElement = {
    name: isSbgn ? source.local : source.name,
    ...(attributes.length > 0 ? { attributes: Object.fromEntries(attributes) } : {}),
    ...(children.length > 0 ? { children } : {}),
  };
  lines.set(element, source.line);
  return element;
}

/** White space between elements only formats the file; white space between words is content. */
function isLayout(text: string, { children }: XmlElement, isSbgn: boolean): boolean {
  if (text.trim() !== '') return false;
  if (isSbgn) return true;
  const isMixed = children.some((child) => child.type === 'text' && child.text.trim() !== '');
  return !isMixed && text.includes('\n');
}

type Declaration = readonly [prefix: string, namespace: string];

function declarationsOf({ attributes }: XmlElement): Declaration[] {
  return attributes
    .filter(({ name, namespace }) => namespace === xmlnsNamespace && name !== 'xmlns')
    .map(({ local, value }) => [local, value]);
}

function neededBy(source: XmlElement, isSbgn: boolean, outer: Scope): Declaration[] {
  const needed = new Map<string, string>();
  if (isSbgn) needed.set('', writtenNamespace);
  else needed.set(prefixOf(source.name), source.namespace);
  for (const { name, namespace } of source.attributes) {
    const prefix = prefixOf(name);
    const isPlain = prefix === '' || prefix === 'xml' || namespace === xmlnsNamespace;
    if (!isPlain) needed.set(prefix, namespace);
  }
  return [...needed].filter(([prefix, namespace]) => outer.get(prefix) !== namespace);
}

function prefixOf(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? '' : name.slice(0, colon);
}
