import { SaxesParser, type SaxesAttributeNS, type SaxesTagNS } from 'saxes';
import type { ProjectFileError } from '../../project/file-outcome.ts';
import { locate } from '../../project/json-fault.ts';
import { limits } from '../../project/project-schema.ts';
import { countUtf8Bytes } from '../../project/plain-json.ts';
import { failure, success, type Result } from '../../result.ts';
import { xmlnsNamespace, type XmlAttribute, type XmlElement, type XmlNode } from './xml-tree.ts';

/** The limits for reading a document. The largest real pathway has about 40,000 elements, six levels deep. */
export const xmlLimits = {
  /** How deep elements may lie in each other. */
  depth: 250,
  elements: 500_000,
  attributes: 3_000_000,
  attributesOfOne: 1_000,
} as const;

interface XmlReading {
  /**
   * A document type that only names another file is passed over; nothing is ever fetched. One that declares something is
   * refused.
   */
  readonly doctype?: 'ignored';
}

/**
 * Reads a well-formed document (XML 1.0 with namespaces) as a tree. Document types are refused, unless `doctype` lets them
 * pass, and with them all entities but the five of XML itself. Time and memory are in proportion to the text, whose size is limited. The
 * text is decoded already: see `xmlEncoding`.
 */
export function readXml(
  text: string,
  { doctype }: XmlReading = {},
): Result<XmlElement, ProjectFileError> {
  const bytes = text.length * 3 <= limits.fileBytes ? 0 : countUtf8Bytes(text);
  if (bytes > limits.fileBytes) {
    return failure({ kind: 'too-large', bytes, limit: limits.fileBytes });
  }
  const content = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const reader = createReader(content, doctype === 'ignored');
  try {
    return success(reader.read());
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    const location = locate(content, Math.max(0, Math.min(error.offset, content.length)));
    return failure({ kind: 'not-xml', ...location, reason: error.message });
  }
}

/** Ends the parse at the first fault; never leaves this file. */
class XmlFault extends Error {
  readonly offset: number;

  constructor(offset: number, reason: string) {
    super(reason);
    this.offset = offset;
  }
}

interface OpenElement {
  /** Where it ends is known at its end. */
  readonly element: { -readonly [Field in keyof XmlElement]: XmlElement[Field] };
  readonly children: XmlNode[];
}

function createReader(text: string, passesDoctype: boolean): { read: () => XmlElement } {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const locator = createLocator(text);
  const open: OpenElement[] = [];
  const counts = { elements: 0, attributes: 0, ofThis: 0 };
  let root: XmlElement | undefined;
  let closed: XmlElement | undefined;
  let start = { offset: 0, line: 1 };
  let encoding: string | undefined;
  const stop = (reason: string, offset = parser.position): never => {
    throw new XmlFault(offset, reason);
  };
  parser.on('xmldecl', (declaration) => {
    encoding = declaration.encoding;
  });
  parser.on('error', ({ message }) =>
    stop(explainFault(message, open.at(-1)?.element, closed, text, encoding)),
  );
  parser.on('doctype', (doctype) => {
    if (passesDoctype && !doctype.includes('[')) return;
    stop(
      'there is a document type (DOCTYPE), which is not allowed, for it can hold entities that fetch files or fill the memory',
      Math.max(0, text.lastIndexOf('<!DOCTYPE', parser.position)),
    );
  });
  parser.on('opentagstart', () => {
    counts.elements += 1;
    counts.ofThis = 0;
    // The parser has read the name and what follows it; a name holds no "<".
    start = locator.at(Math.max(0, text.lastIndexOf('<', parser.position - 1)));
    if (counts.elements > xmlLimits.elements) stop(tooMany('elements', xmlLimits.elements));
    if (open.length >= xmlLimits.depth) {
      stop(`elements lie more than ${xmlLimits.depth} deep in each other`, start.offset);
    }
  });
  parser.on('attribute', () => {
    counts.attributes += 1;
    counts.ofThis += 1;
    if (counts.attributes > xmlLimits.attributes) stop(tooMany('attributes', xmlLimits.attributes));
    if (counts.ofThis > xmlLimits.attributesOfOne) {
      stop(`an element has more than ${xmlLimits.attributesOfOne} attributes`);
    }
  });
  parser.on('opentag', (tag) => {
    const children: XmlNode[] = [];
    const element = toElement(tag, children, start, parser.position);
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push({ element, children });
  });
  parser.on('closetag', () => {
    const element = open.pop()?.element;
    closed = element;
    if (!element || parser.position === element.openEnd) return;
    element.closeStart = text.lastIndexOf('<', parser.position - 1);
    element.end = parser.position;
  });
  const addText = (data: string) => {
    const siblings = open.at(-1)?.children;
    const last = siblings?.at(-1);
    if (last?.type === 'text') siblings?.splice(-1, 1, { type: 'text', text: last.text + data });
    else if (data !== '') siblings?.push({ type: 'text', text: data });
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('comment', (comment) => {
    open.at(-1)?.children.push({ type: 'comment', text: comment });
  });
  return {
    read: () => {
      whyWronglyDecoded(text, stop);
      parser.write(text).close();
      return root ?? stop('there is no element');
    },
  };
}

/** An element that ends where its start tag does, until its end is found. */
function toElement(
  tag: SaxesTagNS,
  children: readonly XmlNode[],
  { offset, line }: { offset: number; line: number },
  openEnd: number,
): XmlElement {
  return {
    type: 'element',
    name: tag.name,
    local: tag.local,
    namespace: tag.uri,
    attributes: Object.values(tag.attributes).map(toAttribute),
    children,
    line,
    start: offset,
    openEnd,
    closeStart: openEnd,
    end: openEnd,
  };
}

function toAttribute({ name, local, uri, value }: SaxesAttributeNS): XmlAttribute {
  return { name, local, namespace: name === 'xmlns' ? xmlnsNamespace : uri, value };
}

/** The lines of ever later offsets, in one walk over the text. */
function createLocator(text: string) {
  let line = 1;
  let next = text.indexOf('\n');
  return {
    at: (offset: number) => {
      while (next !== -1 && next < offset) {
        line += 1;
        next = text.indexOf('\n', next + 1);
      }
      return { offset, line };
    },
  };
}

function tooMany(what: string, most: number): string {
  return `there are more than ${most.toLocaleString('en')} ${what}`;
}

/** Tells bytes that were read in the wrong encoding, which a parser would only call a wrong character. */
function whyWronglyDecoded(text: string, stop: (reason: string, offset?: number) => never): void {
  if (text.trim() === '') stop('the file is empty', 0);
  // eslint-disable-next-line no-control-regex -- NUL is what gives it away
  if (/^(?:\uFFFD{2})?(?:<\u0000|\u0000<)/u.test(text)) {
    stop('the text is in UTF-16 but was read as UTF-8; save it as UTF-8', 0);
  }
  const declared = /^<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.-]{1,40})["']/u.exec(text)?.[1];
  const broken = text.indexOf('\uFFFD');
  if (declared === undefined || broken === -1 || /^utf-?8$/iu.test(declared)) return;
  stop(`the file says that it is in ${declared}, but was read as UTF-8; save it as UTF-8`, broken);
}

/** Rewords the parser's message for a person who looks for the position. */
function explainFault(
  message: string,
  open: XmlElement | undefined,
  closed: XmlElement | undefined,
  text: string,
  encoding: string | undefined,
): string {
  if (message.startsWith('unclosed tag')) return `the file ends within ${nameOpened(open)}`;
  if (message.startsWith('unexpected close tag')) {
    return `an end tag does not fit ${nameOpened(closed)}`;
  }
  if (message.startsWith('unmatched closing tag')) return 'an end tag has no start tag';
  if (message === 'undefined entity.') {
    return 'an entity is not defined; XML knows &lt; &gt; &amp; &quot; &apos; and numbers such as &#233;';
  }
  if (message === 'disallowed character.' && text.includes('\u0000')) {
    return `a character is not allowed in XML${encoding ? `, and the file says that it is in ${encoding}` : ''}`;
  }
  if (message === 'document must contain a root element.') return 'there is no element';
  return message.replace(/\.$/u, '');
}

function nameOpened(element: XmlElement | undefined): string {
  return element ? `<${element.name}>, which was opened at line ${element.line}` : 'the start tag';
}
