import type { Loss } from '../../project/file-outcome.ts';
import {
  attributeOf,
  xmlnsNamespace,
  type XmlAttribute,
  type XmlElement,
  type XmlNode,
} from '../xml/xml-tree.ts';
import { createUnreadParts, type UnreadParts } from './unread-parts.ts';
import { formatsWords } from '../../words/formats.ts';

interface XmlSilence {
  /** Names of attributes and elements that say nothing to a person, such as the number of a version. */
  readonly silent?: ReadonlySet<string>;
  /** By the local name of an element, the attribute that says what it is about: `att` by its `name`. */
  readonly naming?: ReadonlyMap<string, string>;
  /** What such an attribute says where the whole element says nothing to a person. */
  readonly silentAbout?: RegExp;
  /** How a person knows what such an attribute says. */
  readonly meaning?: ReadonlyMap<string, string>;
  /** Local names of elements of which the reader tells by itself that it leaves them out. */
  readonly told?: ReadonlySet<string>;
}

interface WatchedXml {
  /** The same tree, which knows what was read of it. */
  readonly root: XmlElement;
  /** What nobody has read of it so far: values of attributes, texts, and elements without either. */
  readonly losses: () => Loss[];
}

/**
 * A document that remembers what its reader looks at. An attribute is read when its value is, a text when it is, an element
 * when something in it is: to pass by an element on the way to others is not to read it.
 */
export function watchXml(root: XmlElement, silence: XmlSilence = {}): WatchedXml {
  const watched = new WatchedElement(root);
  return {
    root: watched,
    losses: () => {
      const parts = createUnreadParts();
      tellUnread(watched, silence, parts);
      return parts.losses();
    },
  };
}

/** The element as it is in the file: looking at that is not reading. */
export function unwatched(element: XmlElement): XmlElement {
  return element instanceof WatchedElement ? element.bare : element;
}

class WatchedElement implements XmlElement {
  readonly type = 'element';
  readonly name: string;
  readonly local: string;
  readonly namespace: string;
  readonly line: number;
  readonly start: number;
  readonly openEnd: number;
  readonly closeStart: number;
  readonly end: number;
  readonly bare: XmlElement;
  readonly #parent: WatchedElement | undefined;
  #attributes: readonly WatchedAttribute[] | undefined;
  #children: readonly WatchedNode[] | undefined;
  #isRead = false;

  constructor(bare: XmlElement, parent?: WatchedElement) {
    this.bare = bare;
    this.#parent = parent;
    this.name = bare.name;
    this.local = bare.local;
    this.namespace = bare.namespace;
    this.line = bare.line;
    this.start = bare.start;
    this.openEnd = bare.openEnd;
    this.closeStart = bare.closeStart;
    this.end = bare.end;
  }

  get attributes(): readonly WatchedAttribute[] {
    this.#attributes ??= this.bare.attributes.map((one) => new WatchedAttribute(one, this));
    return this.#attributes;
  }

  get children(): readonly WatchedNode[] {
    this.#children ??= this.bare.children.map((one) => watchedNode(one, this));
    return this.#children;
  }

  /** Somebody asked what is in it. */
  get isOpened(): boolean {
    return this.#attributes !== undefined || this.#children !== undefined;
  }

  get isRead(): boolean {
    return this.#isRead;
  }

  /** Something in it was read, and so something in all that it lies in. */
  markRead(): void {
    if (this.#isRead) return;
    this.#isRead = true;
    this.#parent?.markRead();
  }
}

class WatchedAttribute implements XmlAttribute {
  readonly name: string;
  readonly local: string;
  readonly namespace: string;
  readonly #value: string;
  readonly #owner: WatchedElement;
  isRead = false;

  constructor({ name, local, namespace, value }: XmlAttribute, owner: WatchedElement) {
    this.name = name;
    this.local = local;
    this.namespace = namespace;
    this.#value = value;
    this.#owner = owner;
  }

  get value(): string {
    this.isRead = true;
    this.#owner.markRead();
    return this.#value;
  }
}

class WatchedText {
  readonly type = 'text';
  readonly #text: string;
  readonly #owner: WatchedElement;
  isRead = false;

  constructor(text: string, owner: WatchedElement) {
    this.#text = text;
    this.#owner = owner;
  }

  get text(): string {
    this.isRead = true;
    // Blanks between elements say nothing, so that nothing is read with them.
    if (!isBlank(this.#text)) this.#owner.markRead();
    return this.#text;
  }
}

type WatchedNode = WatchedElement | WatchedText | XmlNode;

function isBlank(text: string): boolean {
  return text.trim() === '';
}

function watchedNode(node: XmlNode, owner: WatchedElement): WatchedNode {
  if (node.type === 'element') return new WatchedElement(node, owner);
  return node.type === 'text' ? new WatchedText(node.text, owner) : node;
}

/** Of an element that is read in part. */
function tellUnread(element: WatchedElement, silence: XmlSilence, parts: UnreadParts): void {
  const { bare, line } = element;
  const holder = nameOf(bare, silence);
  const own = silence.naming?.get(bare.local);
  const { attributes } = element;
  const said = textsRead(element, own);
  for (const [at, attribute] of bare.attributes.entries()) {
    const isNothing =
      attribute.local === own || said.has(attribute.value) || saysNothing(attribute, silence);
    if (!isNothing && attributes[at]?.isRead === false) parts.add(holder, attribute.name, line);
  }
  const { children } = element;
  for (const [at, child] of bare.children.entries()) {
    const seen = children[at];
    if (child.type === 'text') {
      const isRead = seen instanceof WatchedText && seen.isRead;
      if (!isRead && !isBlank(child.text)) parts.add(holder, formatsWords.text, line);
    } else if (child.type === 'element' && seen instanceof WatchedElement) {
      if (isSilent(child, silence)) continue;
      if (seen.isRead) tellUnread(seen, silence, parts);
      else if (
        !silence.told?.has(child.local) &&
        !said.has(onlyText(child) ?? '') &&
        saysSomething(child, silence, seen.isOpened)
      )
        parts.add(holder, nameOf(child, silence), line);
    }
  }
}

/** What is read of an element itself: the same once more, such as a name as another kind of name, says nothing new. */
function textsRead(
  { bare, attributes, children }: WatchedElement,
  naming: string | undefined,
): ReadonlySet<string> {
  const name = naming === undefined ? undefined : attributeOf(bare, naming);
  const found = new Set(name === undefined ? [] : [name]);
  for (const [at, { value }] of bare.attributes.entries())
    if (value.length >= leastTold && attributes[at]?.isRead) found.add(value);
  for (const [at, child] of bare.children.entries()) {
    const seen = children[at];
    const text = child.type === 'element' ? onlyText(child) : undefined;
    if (text !== undefined && seen instanceof WatchedElement && seen.isRead) found.add(text);
  }
  return found;
}

/** Shorter values, such as "1" and "true", are alike by chance. */
const leastTold = 3;

/** The text of an element that holds nothing else. */
function onlyText({ children, attributes }: XmlElement): string | undefined {
  const [child, more] = children;
  const isPlain = attributes.every(({ local }) => local === 'datatype');
  if (more !== undefined || child?.type !== 'text' || !isPlain) return undefined;
  const text = child.text.trim();
  return text.length >= leastTold ? text : undefined;
}

function nameOf(element: XmlElement, { naming, meaning }: XmlSilence): string {
  const own = naming?.get(element.local);
  const about = own && attributeOf(element, own);
  return about === undefined
    ? `<${element.name}>`
    : `<${element.name}> ${meaning?.get(about) ?? about}`;
}

function saysNothing({ name, local, namespace, value }: XmlAttribute, { silent }: XmlSilence) {
  return (
    value === '' ||
    namespace === xmlnsNamespace ||
    /^(?:xsi|xml):/u.test(name) ||
    (silent?.has(name) ?? false) ||
    (silent?.has(local) ?? false)
  );
}

function isSilent(element: XmlElement, { silent, silentAbout, naming }: XmlSilence): boolean {
  if (silent?.has(element.local)) return true;
  const about = attributeOf(element, naming?.get(element.local) ?? '');
  return about !== undefined && (silentAbout?.test(about) ?? false);
}

/** `isOpened`: somebody looked in, and an element with nothing in it says all that it has to say by being there. */
function saysSomething(element: XmlElement, silence: XmlSilence, isOpened: boolean): boolean {
  const { attributes, children } = element;
  if (isSilent(element, silence)) return false;
  if (attributes.length === 0 && children.length === 0) return !isOpened;
  // Without a value it names what it does not say.
  const name = attributeOf(element, silence.naming?.get(element.local) ?? '');
  return (
    attributes.some((attribute) => attribute.value !== name && !saysNothing(attribute, silence)) ||
    children.some(
      (child) =>
        (child.type === 'text' && !isBlank(child.text)) ||
        (child.type === 'element' && saysSomething(child, silence, isOpened)),
    )
  );
}
