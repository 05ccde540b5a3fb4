import { xmlnsNamespace, type XmlElement, type XmlNode } from './xml-tree.ts';

/** An element to be written. Attributes are written in this order; those without a value are left out. */
export interface WritableElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly children: readonly WritableNode[];
}

/** A string is text. */
export type WritableNode = WritableElement | string;

/** The attribute from which characters were left out that XML 1.0 cannot write; the text if there is no attribute. */
export interface Unsayable {
  readonly element: WritableElement;
  readonly attribute?: string;
}

export interface WrittenXml {
  readonly text: string;
  readonly unsayable: readonly Unsayable[];
}

export function xmlElement(
  name: string,
  attributes: WritableElement['attributes'] = {},
  children: readonly (WritableNode | null)[] = [],
): WritableElement {
  return { name, attributes, children: children.filter((child) => child !== null) };
}

/**
 * Writes a document: UTF-8 declared, two spaces a level, elements that hold text on one line, so that the text stays
 * as it is. The same tree gives the same text.
 */
export function writeXml(root: WritableElement): WrittenXml {
  const unsayable: Unsayable[] = [];
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', ...xmlLines(root, '', '  ', unsayable)];
  return { text: `${lines.join('\n')}\n`, unsayable };
}

/** The lines of an element: the first begins with `indent`, what lies in it has one `step` more. */
export function xmlLines(
  element: WritableElement,
  indent: string,
  step: string,
  unsayable: Unsayable[] = [],
): string[] {
  const lines: string[] = [];
  const write = (one: WritableElement, before: string) => {
    const { name, children } = one;
    const tag = openTag(one, unsayable);
    if (children.length === 0) lines.push(`${before}<${tag}/>`);
    else if (children.every(isWritableElement)) {
      lines.push(`${before}<${tag}>`);
      for (const child of children) write(child, before + step);
      lines.push(`${before}</${name}>`);
    } else lines.push(`${before}<${tag}>${writeMixed(one, unsayable)}</${name}>`);
  };
  write(element, indent);
  return lines;
}

export function isWritableElement(node: WritableNode): node is WritableElement {
  return typeof node !== 'string';
}

function writeMixed(element: WritableElement, unsayable: Unsayable[]): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') {
        if (hasUnsayable(child)) unsayable.push({ element });
        return escapeText(child);
      }
      return writeInline(child, unsayable);
    })
    .join('');
}

function writeInline(element: WritableElement, unsayable: Unsayable[]): string {
  const tag = openTag(element, unsayable);
  if (element.children.length === 0) return `<${tag}/>`;
  return `<${tag}>${writeMixed(element, unsayable)}</${element.name}>`;
}

/** Name and attributes. */
function openTag(element: WritableElement, unsayable: Unsayable[]): string {
  let tag = element.name;
  for (const [attribute, value] of Object.entries(element.attributes)) {
    if (value === undefined) continue;
    if (hasUnsayable(value)) unsayable.push({ element, attribute });
    tag += ` ${attribute}="${escapeAttribute(value)}"`;
  }
  return tag;
}

// XML 1.0 has no way to write these, not even escaped.
// eslint-disable-next-line no-control-regex -- they are what it looks for
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\p{Cs}\ufffe\uffff]/gu;

function hasUnsayable(text: string): boolean {
  return text.search(impossible) !== -1;
}

/** Line ends in text would be read as \n, and white space in attributes as blanks, were they not written as numbers. */
const escapes = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ['\t', '&#x9;'],
  ['\n', '&#xA;'],
  ['\r', '&#xD;'],
]);

/** Between tags. */
export function escapeText(text: string): string {
  return text
    .replaceAll(impossible, '')
    .replaceAll(/[&<>\r]/gu, (character) => escapes.get(character) ?? character);
}

/** In double quotes. */
export function escapeAttribute(value: string): string {
  return value
    .replaceAll(impossible, '')
    .replaceAll(/[&<>"\t\n\r]/gu, (character) => escapes.get(character) ?? character);
}

/** Prefixes and what they stand for where an element is written. */
type Scope = ReadonlyMap<string, string>;

/**
 * An element as XML text that can stand alone: it declares the namespaces that it and its attributes need. Used for
 * parts of a file that are kept without being understood.
 */
export function fragmentOf(element: XmlElement): string {
  return writeElement(element, new Map([['', '']]));
}

function writeElement(element: XmlElement, outer: Scope): string {
  const scope = new Map(outer);
  let tag = element.name;
  for (const [prefix, namespace] of neededNamespaces(element)) {
    if (scope.get(prefix) === namespace) continue;
    scope.set(prefix, namespace);
    const name = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
    tag += ` ${name}="${escapeAttribute(namespace)}"`;
  }
  for (const { name, namespace, value } of element.attributes) {
    if (namespace !== xmlnsNamespace) tag += ` ${name}="${escapeAttribute(value)}"`;
  }
  if (element.children.length === 0) return `<${tag}/>`;
  const inner = element.children.map((child) => writeNode(child, scope)).join('');
  return `<${tag}>${inner}</${element.name}>`;
}

function writeNode(node: XmlNode, scope: Scope): string {
  if (node.type === 'element') return writeElement(node, scope);
  return node.type === 'text' ? escapeText(node.text) : `<!--${node.text}-->`;
}

function neededNamespaces(element: XmlElement): Map<string, string> {
  const needed = new Map([[prefixOf(element.name), element.namespace]]);
  for (const { name, namespace } of element.attributes) {
    const prefix = prefixOf(name);
    if (namespace !== xmlnsNamespace && prefix !== '' && prefix !== 'xml') {
      needed.set(prefix, namespace);
    }
  }
  return needed;
}

function prefixOf(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? '' : name.slice(0, colon);
}
