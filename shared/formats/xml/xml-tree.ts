/** An XML document as a tree. Names keep their prefixes; what a name means is its namespace and local name. */
export interface XmlElement {
  readonly type: 'element';
  /** With its prefix, as written. */
  readonly name: string;
  readonly local: string;
  /** Empty where it has none. */
  readonly namespace: string;
  /** In the order of the file, declarations of namespaces included. */
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlNode[];
  /** In which its tag begins, from 1. */
  readonly line: number;
  /** Where it stands in its text, in UTF-16 code units: of the `<` of its start tag. */
  readonly start: number;
  /** Behind the `>` of its start tag. */
  readonly openEnd: number;
  /** Of the `<` of its end tag; the same as `openEnd` where it is one tag, such as `<a/>`. */
  readonly closeStart: number;
  /** Behind all of it. */
  readonly end: number;
}

export interface XmlAttribute {
  readonly name: string;
  readonly local: string;
  readonly namespace: string;
  readonly value: string;
}

/** Character data, CDATA sections included; adjacent pieces are one. */
interface XmlText {
  readonly type: 'text';
  readonly text: string;
}

interface XmlComment {
  readonly type: 'comment';
  readonly text: string;
}

export type XmlNode = XmlElement | XmlText | XmlComment;

/** What `xmlns` itself and its prefix stand for. */
export const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/';

/** The value of an attribute without a namespace. */
export function attributeOf(element: XmlElement, local: string): string | undefined {
  return element.attributes.find((it) => it.local === local && it.namespace === '')?.value;
}

/** The child elements, of that local name if one is given. */
export function childElements(element: XmlElement, local?: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (const child of element.children) {
    if (child.type === 'element' && (local === undefined || child.local === local)) {
      found.push(child);
    }
  }
  return found;
}

export function firstChild(element: XmlElement, local: string): XmlElement | undefined {
  return element.children.find(
    (child): child is XmlElement => child.type === 'element' && child.local === local,
  );
}

/** The text directly in an element. */
export function ownTextOf(element: XmlElement): string {
  return element.children.map((child) => (child.type === 'text' ? child.text : '')).join('');
}

/** All text in an element, also in the elements within; no deeper than reading lets them lie. */
export function textOf(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (child.type === 'text') return child.text;
      return child.type === 'element' ? textOf(child) : '';
    })
    .join('');
}
