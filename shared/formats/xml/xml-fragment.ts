import { readXml } from './read-xml.ts';
import { escapeAttribute, escapeText } from './write-xml.ts';
import { xmlnsNamespace, type XmlElement, type XmlNode } from './xml-tree.ts';

/** Prefixes and what they stand for where an element is written. */
type Scope = ReadonlyMap<string, string>;

/**
 * An element as XML text that can stand alone: it declares the namespaces that it and its attributes need. For what
 * is kept of a file without being understood.
 */
export function fragmentOf(element: XmlElement): string {
  return writeElement(element, new Map([['', '']]));
}

/** The element that a kept text holds; null where it is not one well-formed element. */
export function readFragment(text: string): XmlElement | null {
  const parsed = readXml(text);
  return parsed.ok ? parsed.value : null;
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
