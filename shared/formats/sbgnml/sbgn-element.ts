import { z } from 'zod';
import type { Bounds } from '../../scene/primitives.ts';
import type { Point } from '../../project/value-schemas.ts';

/** An element of the file as it is kept with what it became: qualified name, attributes as written, children. */
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

/** As the schema of a project knows it: the very same value, whose type is only said to be changeable. */
export function toJson(element: SbgnElement): z.infer<ReturnType<typeof z.json>> {
  // Nobody changes what an origin holds; a copy of every element would cost time for nothing.
  return element as unknown as z.infer<ReturnType<typeof z.json>>;
}

/** The name without its prefix: files differ in prefixes, and mean the same. */
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
export function pointOf(element: SbgnElement | undefined): Point | undefined {
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
