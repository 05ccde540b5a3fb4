import {
  alignSiblings,
  isSameElement,
  isSameValue,
  localName,
  pairWithSource,
  type PatchRules,
} from './align-elements.ts';
import { sourceTagOf } from './source-tag.ts';
import {
  escapeAttribute,
  escapeText,
  isWritableElement,
  xmlLines,
  type WritableElement,
} from './write-xml.ts';
import { childElements, type XmlElement } from './xml-tree.ts';

export interface XmlPatch {
  readonly text: string;
  /** The text as it is read. */
  readonly source: XmlElement;
  /** What we would write for the source. */
  readonly before: WritableElement;
  /** What we would write now. */
  readonly after: WritableElement;
  readonly rules: PatchRules;
  /** Elements of `after` of which all must be in the text, also what the source need not say. */
  readonly isForced?: (element: WritableElement) => boolean;
  /** The encoding of the file has this character; others are written as numbers. */
  readonly canWrite?: (character: string) => boolean;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The text with the differences between two trees worked into it: what does not differ stays as it is, to the last
 * blank. `null` where the differences cannot be told in it.
 */
export function patchXml(patch: XmlPatch): string | null {
  const edits: Edit[] = [];
  patchElement({ ...patch, edits }, patch.source, patch.before, patch.after);
  return applyEdits(patch.text, edits);
}

function applyEdits(text: string, edits: readonly Edit[]): string | null {
  const ordered = edits.toSorted((one, other) => one.start - other.start || one.end - other.end);
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, text: added } of ordered) {
    if (start < at) return null;
    pieces.push(text.slice(at, start), added);
    at = end;
  }
  return pieces.join('') + text.slice(at);
}

interface Patching extends XmlPatch {
  readonly edits: Edit[];
}

function patchElement(
  patching: Patching,
  source: XmlElement,
  before: WritableElement,
  after: WritableElement,
): void {
  const [oldText, newText] = [textIn(before), textIn(after)];
  const inner = childElements(source).length;
  const isMixed = elementsIn(before).length + elementsIn(after).length + inner > 0;
  if (oldText !== newText && isMixed) {
    replaceElement(patching, source, after);
    return;
  }
  patchAttributes(patching, source, before, after);
  if (oldText === newText) patchChildren(patching, source, before, after);
  else patchText(patching, source, newText);
}

/** Text among elements, as in notes, is written anew as a whole. */
function replaceElement(patching: Patching, source: XmlElement, after: WritableElement): void {
  const { start, end, name, local } = source;
  const { indent } = blanksBefore(patching.text, start);
  const style = { ...styleIn(patching.text, source), indent };
  const named = { name: name.slice(0, name.length - local.length), local: '' };
  patching.edits.push({ start, end, text: blockOf(patching, named, after, style) });
}

/** White space between elements counts for nothing. */
function textIn({ children }: WritableElement): string {
  const whole = children.filter((child) => typeof child === 'string').join('');
  return whole.trim() === '' && children.some(isWritableElement) ? '' : whole;
}

function elementsIn({ children }: WritableElement): WritableElement[] {
  return children.filter(isWritableElement);
}

function patchAttributes(
  { text, edits, canWrite, isForced, rules }: Patching,
  source: XmlElement,
  before: WritableElement,
  after: WritableElement,
): void {
  const tag = sourceTagOf(text, source);
  const there = new Map(tag.attributes.map((attribute) => [attribute.name, attribute]));
  const isWhole = isForced?.(after) ?? false;
  let last = tag.nameEnd;
  for (const [name, value] of Object.entries(after.attributes)) {
    if (isDeclaration(name)) continue;
    const own = there.get(name);
    const isSame = value === before.attributes[name];
    if (own) last = own.end;
    if (value === undefined || (isSame && (own || !isWhole))) continue;
    const written = inEncoding(escapeAttribute(value), canWrite);
    const isNumber = rules.numbers.has(localName(name));
    if (!own) edits.push({ start: last, end: last, text: ` ${name}="${written}"` });
    else if (isNumber ? !isSameValue(own.value, value) : own.value !== value) {
      const quoted = own.quote === "'" ? written.replaceAll("'", '&apos;') : written;
      edits.push({ start: own.valueStart, end: own.valueEnd, text: quoted });
    }
  }
  for (const [index, { name, end }] of tag.attributes.entries()) {
    const isGone = before.attributes[name] !== undefined && after.attributes[name] === undefined;
    if (!isGone || isDeclaration(name)) continue;
    edits.push({ start: tag.attributes[index - 1]?.end ?? tag.nameEnd, end, text: '' });
  }
}

function isOneTag({ openEnd, end }: XmlElement): boolean {
  return openEnd === end;
}

function isDeclaration(name: string): boolean {
  return name === 'xmlns' || name.startsWith('xmlns:');
}

function patchText({ text, edits, canWrite }: Patching, source: XmlElement, value: string) {
  const written = inEncoding(escapeText(value), canWrite);
  if (isOneTag(source)) {
    const slash = text.lastIndexOf('/', source.openEnd - 1);
    edits.push({ start: slash, end: source.end, text: `>${written}</${source.name}>` });
    return;
  }
  const content = text.slice(source.openEnd, source.closeStart);
  const comments = [...content.matchAll(/<!--[^]*?-->/gu)].map(([comment]) => comment);
  edits.push({
    start: source.openEnd,
    end: source.closeStart,
    text: written + comments.join(''),
  });
}

/** The characters that an encoding lacks as numbers. */
function inEncoding(escaped: string, canWrite: XmlPatch['canWrite']): string {
  if (!canWrite) return escaped;
  return Array.from(escaped, (sign) =>
    canWrite(sign) ? sign : `&#x${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()};`,
  ).join('');
}

interface Added {
  /** Behind this child of the source; `null`: before all. */
  readonly after: XmlElement | null;
  readonly elements: WritableElement[];
}

function patchChildren(
  patching: Patching,
  source: XmlElement,
  before: WritableElement,
  after: WritableElement,
): void {
  const { rules } = patching;
  const isWhole = patching.isForced?.(after) ?? false;
  const [old, now] = [elementsIn(before), elementsIn(after)];
  if (old.length + now.length === 0) return;
  const { partners, removed } = alignSiblings(old, now, rules);
  const { own, spare } = pairWithSource(childElements(source), old, rules);
  const added: Added[] = [];
  let last: XmlElement | null = null;
  const add = (element: WritableElement) => {
    const open = added.at(-1);
    if (open && open.after === last) open.elements.push(element);
    else added.push({ after: last, elements: [element] });
  };
  for (const child of now) {
    const earlier = partners.get(child);
    const there: XmlElement | undefined = earlier
      ? own.get(earlier)
      : takeSpare(spare, child, rules);
    if (there) {
      patchElement(patching, there, earlier ?? { ...child, attributes: {}, children: [] }, child);
      last = there;
    } else if (!earlier || isWhole || !isSameElement(earlier, child)) add(child);
  }
  for (const child of removed) {
    const there = own.get(child);
    if (there) patching.edits.push(removal(patching.text, there));
  }
  insertAll(patching, source, added);
}

/** The one child of its kind that the source has, but that means nothing to us, such as an empty identifier. */
function takeSpare(
  spare: Set<XmlElement>,
  { name }: WritableElement,
  { singles }: PatchRules,
): XmlElement | undefined {
  const local = localName(name);
  if (!singles.has(local)) return undefined;
  const found = [...spare].find((child) => child.local === local);
  if (found) spare.delete(found);
  return found;
}

/** An element that stands alone on its lines goes with them. */
function removal(text: string, { start, end }: XmlElement): Edit {
  const before = /\r?\n[ \t]*$/u.exec(text.slice(Math.max(0, start - 1_000), start))?.[0];
  const isLast = /^[ \t]*(?:\r?\n|<\/)/u.test(text.slice(end, end + 1_000));
  return { start: before !== undefined && isLast ? start - before.length : start, end, text: '' };
}

function insertAll(patching: Patching, source: XmlElement, added: readonly Added[]): void {
  if (added.length === 0) return;
  const { text, edits } = patching;
  const isEmpty = childElements(source).length === 0;
  for (const { after, elements } of added) {
    const style = styleIn(text, source, after ?? undefined);
    const blocks = elements.map((it) => style.before + blockOf(patching, source, it, style));
    const block = blocks.join('');
    if (!isEmpty || after) {
      const at = after?.end ?? source.openEnd;
      edits.push({ start: at, end: at, text: block });
    } else if (isOneTag(source)) {
      const slash = text.lastIndexOf('/', source.openEnd - 1);
      const close = `</${source.name}>`;
      const content = `>${block}${style.closing}${close}`;
      edits.push({ start: slash, end: source.end, text: content });
    } else {
      const rest = text.slice(source.openEnd, source.closeStart);
      const isOpen = !/\n[ \t]*$/u.test(rest);
      const closing = isOpen ? style.closing : '';
      edits.push({ start: source.openEnd, end: source.openEnd, text: block + closing });
    }
  }
}

interface InsertStyle {
  /** Stands before each child: a line end and its indentation. */
  readonly before: string;
  /** Stands before the end tag of an element that had no children. */
  readonly closing: string;
  readonly indent: string;
  readonly lineEnd: string;
  /** The indentation that each level adds. */
  readonly step: string;
}

/** Indentation and line ends as around the element, or none where the file has none. */
function styleIn(text: string, source: XmlElement, beside = childElements(source)[0]): InsertStyle {
  const own = blanksBefore(text, source.start);
  const inner = beside && blanksBefore(text, beside.start);
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const hasLines = inner ? inner.startsLine : own.startsLine || source.start === firstTag(text);
  if (!hasLines) return { before: '', closing: '', indent: '', lineEnd: '', step: '' };
  const usual = own.indent.includes('\t') ? '\t' : '  ';
  const grown = inner?.indent.startsWith(own.indent) ? inner.indent.slice(own.indent.length) : '';
  const indent = inner ? inner.indent : own.indent + usual;
  return {
    before: lineEnd + indent,
    closing: lineEnd + own.indent,
    indent,
    lineEnd,
    step: grown === '' ? usual : grown,
  };
}

function firstTag(text: string): number {
  return text.search(/<[^!?]/u);
}

function blanksBefore(text: string, at: number): { startsLine: boolean; indent: string } {
  let start = at;
  while (start > 0 && /[ \t]/u.test(text.charAt(start - 1))) start -= 1;
  const startsLine = start > 0 && text.charAt(start - 1) === '\n';
  return { startsLine, indent: startsLine ? text.slice(start, at) : '' };
}

function blockOf(
  { canWrite }: Patching,
  parent: Pick<XmlElement, 'name' | 'local'>,
  element: WritableElement,
  { indent, step, lineEnd }: InsertStyle,
): string {
  const prefix = parent.name.slice(0, parent.name.length - parent.local.length);
  const complete = withPrefix(element, prefix);
  const lines = xmlLines(complete, indent, step).map((line) => inEncoding(line, canWrite));
  const isBare = lineEnd === '';
  return isBare ? lines.map((line) => line.trimStart()).join('') : lines.join(lineEnd).trimStart();
}

/** In a file whose elements have a prefix, so do new ones; what says its own namespace is of another vocabulary. */
function withPrefix(element: WritableElement, prefix: string): WritableElement {
  const { name, attributes, children } = element;
  if (prefix === '' || attributes['xmlns'] !== undefined) return element;
  return {
    name: name.includes(':') ? name : prefix + name,
    attributes,
    children: children.map((child) =>
      isWritableElement(child) ? withPrefix(child, prefix) : child,
    ),
  };
}
