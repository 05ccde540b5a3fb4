import { xmlnsNamespace, type XmlElement } from '../xml/xml-tree.ts';
import type { SbgnElement, SbgnNode } from './sbgn-element.ts';

/** Prefixes and what they stand for where an element will be written; `` is the namespace without prefix. */
type Scope = ReadonlyMap<string, string>;

/** Any version of SBGN-ML: the few differences between them need no telling apart. */
const sbgnNamespace = /^http:\/\/sbgn\.org\/libsbgn\//u;
/** What is written, whatever was read. */
export const writtenNamespace = 'http://sbgn.org/libsbgn/0.3';

export function isSbgnNamespace(namespace: string): boolean {
  return sbgnNamespace.test(namespace);
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
  // Every prefix declared at the top stays declared there; elsewhere it is declared again by what needs it.
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

/** White space between elements is only how the file was set; that between words is not. */
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
