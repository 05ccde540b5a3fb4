import { isWritableElement, type WritableElement } from './write-xml.ts';
import { childElements, ownTextOf, type XmlElement } from './xml-tree.ts';

/** How the elements of a format are told apart. Nothing is found by its position where it has a name or a role. */
export interface PatchRules {
  /** What tells an element from its siblings of the same name, in the trees that we write. */
  readonly keyOf: (element: WritableElement) => string | undefined;
  /** The same from what a file says. */
  readonly fileKeyOf: (element: NamedElement) => string | undefined;
  /** Local names of elements of which another element has at most one. */
  readonly singles: ReadonlySet<string>;
  /** Local names of elements of which the first and the last have a role of their own, such as the ends of a line. */
  readonly withEnds: ReadonlySet<string>;
  /** Local names of attributes that hold numbers: 60.0 says the same as 60. */
  readonly numbers: ReadonlySet<string>;
}

/** What both a source and a tree to be written say about an element. */
export interface NamedElement {
  readonly local: string;
  readonly attribute: (name: string) => string | undefined;
  readonly text: string;
}

interface AlignedSiblings {
  /** For elements of the later list, the same element of the earlier one. */
  readonly partners: ReadonlyMap<WritableElement, WritableElement>;
  /** Of the earlier list: those that are gone, or stand in another order. */
  readonly removed: readonly WritableElement[];
}

/** Which children of an element are the same in two trees. What has changed its order counts as gone and new. */
export function alignSiblings(
  earlier: readonly WritableElement[],
  later: readonly WritableElement[],
  rules: PatchRules,
): AlignedSiblings {
  const pairs = new Map<WritableElement, WritableElement>();
  const groups = byLocalName(earlier, ({ name }) => localName(name));
  for (const [local, now] of byLocalName(later, ({ name }) => localName(name))) {
    const old = groups.get(local) ?? [];
    const { rest, others } = pairByKey(old, now, rules.keyOf, rules.keyOf, pairs);
    if (rules.withEnds.has(local)) pairEnds(rest, others, pairs);
    else pairInOrder(rest, others, pairs);
  }
  return inOrder(earlier, later, pairs);
}

/** Pairs of equal keys; of several with the same key the first with the first. Gives what is left of both. */
function pairByKey<Old>(
  old: readonly Old[],
  now: readonly WritableElement[],
  keyOfOld: (element: Old) => string | undefined,
  keyOfNow: (element: WritableElement) => string | undefined,
  pairs: Map<WritableElement, Old>,
): { rest: Old[]; others: WritableElement[] } {
  const waiting = new Map<string, Old[]>();
  const rest = new Set(old);
  for (const element of old) {
    const key = keyOfOld(element);
    if (key === undefined) continue;
    const list = waiting.get(key);
    if (list) list.push(element);
    else waiting.set(key, [element]);
  }
  for (const list of waiting.values()) list.reverse();
  const others = now.filter((element) => {
    const key = keyOfNow(element);
    const found = key === undefined ? undefined : waiting.get(key)?.pop();
    if (found === undefined) return true;
    pairs.set(element, found);
    rest.delete(found);
    return false;
  });
  return { rest: [...rest], others };
}

type Pairs = Map<WritableElement, WritableElement>;

/** The ends of a line are its ends, however many bends come between them. */
function pairEnds(
  old: readonly WritableElement[],
  now: readonly WritableElement[],
  pairs: Pairs,
): void {
  const [first, last] = [old[0], old.at(-1)];
  const [newFirst, newLast] = [now[0], now.at(-1)];
  if (first && newFirst) pairs.set(newFirst, first);
  if (old.length < 2 || now.length < 2) return;
  if (last && newLast) pairs.set(newLast, last);
  pairInOrder(old.slice(1, -1), now.slice(1, -1), pairs);
}

/** Without names only what is said tells: equal ones from both ends, then what lies between by its order. */
function pairInOrder(
  old: readonly WritableElement[],
  now: readonly WritableElement[],
  pairs: Pairs,
): void {
  let [start, oldEnd, newEnd] = [0, old.length, now.length];
  const pairIfSame = (one: number, other: number): boolean => {
    const [earlier, later] = [old[one], now[other]];
    if (!earlier || !later || !isSameElement(earlier, later)) return false;
    pairs.set(later, earlier);
    return true;
  };
  while (start < Math.min(oldEnd, newEnd) && pairIfSame(start, start)) start += 1;
  while (Math.min(oldEnd, newEnd) > start && pairIfSame(oldEnd - 1, newEnd - 1)) {
    oldEnd -= 1;
    newEnd -= 1;
  }
  for (let at = start; at < Math.min(oldEnd, newEnd); at += 1) {
    const [earlier, later] = [old[at], now[at]];
    if (earlier && later) pairs.set(later, earlier);
  }
}

function inOrder(
  earlier: readonly WritableElement[],
  later: readonly WritableElement[],
  pairs: Pairs,
): AlignedSiblings {
  const positions = new Map(earlier.map((element, index) => [element, index]));
  const paired = later.filter((element) => pairs.has(element));
  const where = paired.map((element) => positions.get(pairs.get(element) ?? element) ?? 0);
  const staying = longestRise(where);
  const partners = new Map<WritableElement, WritableElement>();
  const kept = new Set<WritableElement>();
  for (const index of staying) {
    const element = paired[index];
    const partner = element && pairs.get(element);
    if (!element || !partner) continue;
    partners.set(element, partner);
    kept.add(partner);
  }
  return { partners, removed: earlier.filter((element) => !kept.has(element)) };
}

/** The indices of a longest part of the numbers that rises. */
function longestRise(numbers: readonly number[]): number[] {
  const ends: number[] = [];
  const before: number[] = [];
  for (const [index, number] of numbers.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    before.push(ends[low - 1] ?? -1);
    ends[low] = index;
  }
  const rise: number[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) rise.push(at);
  return rise.reverse();
}

interface SourcePairs {
  /** Where each element stands in the source. */
  readonly own: ReadonlyMap<WritableElement, XmlElement>;
  /** What the source has and we would not write. */
  readonly spare: Set<XmlElement>;
}

/** Where in a source the elements stand that we would write for it. */
export function pairWithSource(
  source: readonly XmlElement[],
  written: readonly WritableElement[],
  rules: PatchRules,
): SourcePairs {
  const own = new Map<WritableElement, XmlElement>();
  const groups = byLocalName(source, ({ local }) => local);
  for (const [local, elements] of byLocalName(written, ({ name }) => localName(name))) {
    const there = groups.get(local) ?? [];
    const named = pairByKey(there, elements, keyInSource(rules), keyInFile(rules), own);
    const { rest, others } = pairByKey(named.rest, named.others, contentOfSource, contentOf, own);
    if (rest.length === others.length) {
      for (const [index, element] of others.entries()) {
        const found = rest[index];
        if (found) own.set(element, found);
      }
    } else pairAlike(rest, others, own);
  }
  const found = new Set(own.values());
  return { own, spare: new Set(source.filter((element) => !found.has(element))) };
}

function keyInSource({ fileKeyOf }: PatchRules): (element: XmlElement) => string | undefined {
  return (element) =>
    fileKeyOf({
      local: element.local,
      text: ownTextOf(element),
      attribute: (name) => element.attributes.find((it) => it.name === name)?.value,
    });
}

function keyInFile({ fileKeyOf }: PatchRules): (element: WritableElement) => string | undefined {
  return (element) => fileKeyOf(namedElement(element));
}

export function namedElement({ name, attributes, children }: WritableElement): NamedElement {
  const text = children.filter((child) => typeof child === 'string').join('');
  return { local: localName(name), attribute: (key) => attributes[key], text };
}

/** All that an element says whose content is text; `undefined` for others. */
function contentOf({ attributes, children }: WritableElement): string | undefined {
  const texts = children.filter((child) => typeof child === 'string');
  if (texts.length < children.length) return undefined;
  const said = Object.entries(attributes).filter(([, value]) => value !== undefined);
  return JSON.stringify([said.sort(byName), texts.join('')]);
}

function contentOfSource(element: XmlElement): string | undefined {
  if (childElements(element).length > 0) return undefined;
  const said = element.attributes.map(({ name, value }): [string, string] => [name, value]);
  return JSON.stringify([said.sort(byName), ownTextOf(element)]);
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

/** So many elements without a counterpart may follow each other: beyond them the search would take too long. */
const farthest = 200;

/** In their order, those that agree in all that both say. */
function pairAlike(
  source: readonly XmlElement[],
  written: readonly WritableElement[],
  own: Map<WritableElement, XmlElement>,
): void {
  let from = 0;
  for (const element of written) {
    const offset = source.slice(from, from + farthest).findIndex((it) => isAlike(it, element));
    const there = offset === -1 ? undefined : source[from + offset];
    if (!there) continue;
    own.set(element, there);
    from += offset + 1;
  }
}

function isAlike(source: XmlElement, element: WritableElement): boolean {
  const shared = source.attributes.filter(({ name }) => element.attributes[name] !== undefined);
  const hasSame = shared.every(({ name, value }) => isSameValue(value, element.attributes[name]));
  const inner = element.children.filter(isWritableElement);
  return (
    hasSame &&
    shared.length + inner.length > 0 &&
    inner.every((child) => {
      const there = childElements(source, localName(child.name));
      return there.length === 0 || there.some((one) => isAlike(one, child));
    })
  );
}

/** Two spellings of one number, or the same text. */
export function isSameValue(one: string, other: string | undefined): boolean {
  return one === other || (other !== undefined && one !== '' && Number(one) === Number(other));
}

function byLocalName<Element>(
  elements: readonly Element[],
  nameOf: (element: Element) => string,
): Map<string, Element[]> {
  const groups = new Map<string, Element[]>();
  for (const element of elements) {
    const name = nameOf(element);
    const group = groups.get(name);
    if (group) group.push(element);
    else groups.set(name, [element]);
  }
  return groups;
}

export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Whether an attribute of this name says the same in both of two elements. */
type SameValue = (one: string | undefined, other: string | undefined, name: string) => boolean;

const isEqual: SameValue = (one, other) => one === other;

export function isSameElement(
  one: WritableElement,
  other: WritableElement,
  isSame: SameValue = isEqual,
): boolean {
  if (one === other) return true;
  if (one.name !== other.name || one.children.length !== other.children.length) return false;
  const names = new Set([...Object.keys(one.attributes), ...Object.keys(other.attributes)]);
  if ([...names].some((name) => !isSame(one.attributes[name], other.attributes[name], name))) {
    return false;
  }
  return one.children.every((child, index) => {
    const twin = other.children[index];
    if (typeof child === 'string' || typeof twin === 'string') return child === twin;
    return twin !== undefined && isSameElement(child, twin, isSame);
  });
}
