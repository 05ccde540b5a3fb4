import { unreachable } from '../result.ts';

/** The first position where a text is no longer JSON (RFC 8259), described for a person, not for a parser. */
export interface JsonFault {
  /** In UTF-16 code units from the start of the text. */
  readonly offset: number;
  readonly reason: string;
}

type Expecting = 'value' | 'first-item' | 'key' | 'first-key' | 'colon' | 'comma' | 'end';

interface Scan {
  readonly text: string;
  offset: number;
  expecting: Expecting;
  /** The brackets that are open, outermost first. */
  readonly open: ('{' | '[')[];
}

const space = /[ \t\n\r]*/y;
const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const word = /[\p{L}\p{N}_$.+-]+/uy;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/**
 * Finds what `JSON.parse` refused; null for a text that is JSON. Each engine words this differently, and most do not
 * tell the position, so we look for it ourselves, only after parsing failed. Uses no call stack, so nesting may be
 * deep.
 */
export function findJsonFault(text: string): JsonFault | null {
  const scan: Scan = { text, offset: 0, expecting: 'value', open: [] };
  for (;;) {
    skip(scan, space);
    const start = scan.offset;
    if (start >= text.length) return scan.expecting === 'end' ? null : truncated(scan);
    const fault = takeToken(scan);
    if (fault) return fault;
  }
}

/** Line and column of an offset, both from 1; the column in UTF-16 code units, as editors count. */
export function locate(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let end = text.indexOf('\n'); end !== -1 && end < offset; end = text.indexOf('\n', start)) {
    line += 1;
    start = end + 1;
  }
  return { line, column: offset - start + 1 };
}

function takeToken(scan: Scan): JsonFault | null {
  switch (scan.expecting) {
    case 'value':
    case 'first-item':
      return takeValue(scan);
    case 'key':
    case 'first-key':
      return takeKey(scan);
    case 'colon':
      return takeColon(scan);
    case 'comma':
      return takeComma(scan);
    case 'end':
      return faultAt(scan, `there is ${found(scan)} after the end of the data`);
    default:
      return unreachable(scan.expecting);
  }
}

function takeValue(scan: Scan): JsonFault | null {
  const first = scan.text[scan.offset];
  if (first === '"') return takeString(scan, afterValue(scan));
  if (first === '{') return enter(scan, '{', 'first-key');
  if (first === '[') return enter(scan, '[', 'first-item');
  if (first === ']' && scan.expecting === 'first-item') return leave(scan);
  for (const literal of ['true', 'false', 'null']) {
    if (scan.text.startsWith(literal, scan.offset)) return advance(scan, literal.length);
  }
  number.lastIndex = scan.offset;
  const digits = number.exec(scan.text);
  if (digits) return advance(scan, digits[0].length);
  return faultAt(scan, whyNoValue(scan, first));
}

function takeKey(scan: Scan): JsonFault | null {
  const first = scan.text[scan.offset];
  if (first === '"') return takeString(scan, 'colon');
  if (first === '}' && scan.expecting === 'first-key') return leave(scan);
  if (first === '}') return faultAt(scan, 'there is a comma too many before this "}"');
  return faultAt(scan, `a field name in double quotes is missing; there is ${found(scan)}`);
}

function takeColon(scan: Scan): JsonFault | null {
  if (scan.text[scan.offset] !== ':') {
    return faultAt(scan, `a colon is missing after the field name; there is ${found(scan)}`);
  }
  scan.offset += 1;
  scan.expecting = 'value';
  return null;
}

function takeComma(scan: Scan): JsonFault | null {
  const first = scan.text[scan.offset];
  const inList = scan.open.at(-1) === '[';
  if (first === (inList ? ']' : '}')) return leave(scan);
  if (first !== ',') {
    const close = inList ? ']' : '}';
    return faultAt(scan, `a comma or "${close}" is missing; there is ${found(scan)}`);
  }
  scan.offset += 1;
  scan.expecting = inList ? 'value' : 'key';
  return null;
}

function takeString(scan: Scan, next: Expecting): JsonFault | null {
  const { text } = scan;
  scan.offset += 1;
  for (; scan.offset < text.length; scan.offset += 1) {
    const code = text.charCodeAt(scan.offset);
    if (code === 0x22) {
      scan.offset += 1;
      scan.expecting = next;
      return null;
    }
    if (code < 0x20) return faultAt(scan, whyNoControl(code));
    if (code === 0x5c) {
      escape.lastIndex = scan.offset;
      const escaped = escape.exec(text);
      if (!escaped)
        return faultAt(scan, 'a backslash in a text must begin an escape such as \\n or \\u00e9');
      scan.offset += escaped[0].length - 1;
    }
  }
  return truncated(scan);
}

function enter(scan: Scan, bracket: '{' | '[', expecting: Expecting): null {
  scan.open.push(bracket);
  scan.offset += 1;
  scan.expecting = expecting;
  return null;
}

function leave(scan: Scan): null {
  scan.open.pop();
  return advance(scan, 1);
}

function advance(scan: Scan, length: number): null {
  scan.offset += length;
  scan.expecting = afterValue(scan);
  return null;
}

function afterValue(scan: Scan): Expecting {
  return scan.open.length === 0 ? 'end' : 'comma';
}

function skip(scan: Scan, pattern: RegExp): void {
  pattern.lastIndex = scan.offset;
  scan.offset += pattern.exec(scan.text)?.[0].length ?? 0;
}

function whyNoValue(scan: Scan, first: string | undefined): string {
  if (first === ']' || first === '}') return `a value is missing before this "${first}"`;
  if (first === "'") return 'texts must be in double quotes, not in single ones';
  if (first === '/') return 'JSON cannot hold comments';
  return `a value is missing; there is ${found(scan)}, which is none`;
}

function whyNoControl(code: number): string {
  if (code === 0x0a || code === 0x0d) {
    return 'a text goes on over the end of the line: a closing quote is missing, or a line break that is not written as \\n';
  }
  return `a text holds the control character ${codePoint(code)}, which must be written as an escape`;
}

/** The character or word at the current position, in quotes, shortened. */
function found(scan: Scan): string {
  if (/^[<=>]{7}/u.test(scan.text.slice(scan.offset, scan.offset + 7))) {
    return 'the mark of an unresolved merge of two versions';
  }
  word.lastIndex = scan.offset;
  const name = word.exec(scan.text)?.[0];
  if (name !== undefined) return `"${Array.from(name.slice(0, 40)).slice(0, 20).join('')}"`;
  const code = scan.text.codePointAt(scan.offset) ?? 0;
  if (code === 0x22) return 'a double quote';
  return code < 0x20 || code === 0x7f ? codePoint(code) : `"${String.fromCodePoint(code)}"`;
}

function codePoint(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

function truncated(scan: Scan): JsonFault {
  return {
    offset: scan.text.length,
    reason: 'the text ends in the middle, as if part of the file were missing',
  };
}

function faultAt(scan: Scan, reason: string): JsonFault {
  return { offset: scan.offset, reason };
}
