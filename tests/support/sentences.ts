import { parseSync } from 'vite';

/** A text in a source file that a person seems to read. */
export interface Sentence {
  readonly line: number;
  readonly text: string;
  readonly start: number;
}

interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** What leads to a node, the nearest first. */
type Ancestors = readonly SyntaxNode[];

/**
 * The texts in a program that a person seems to read: what stands between JSX tags, attributes and properties that are
 * shown, and literals of several words that begin like a sentence or end like one. What goes to the log, and what an error
 * says that nobody can cause, is in English and does not count.
 */
export function sentencesIn(path: string, text: string): Sentence[] {
  const { program } = parseSync(path, text, { lang: path.endsWith('x') ? 'tsx' : 'ts' });
  const found: Sentence[] = [];
  const lines = lineStarts(text);
  const visit = (value: unknown, ancestors: Ancestors): void => {
    if (Array.isArray(value)) for (const one of value) visit(one, ancestors);
    if (!isNode(value) || isForMachines(value)) return;
    const words = wordsRead(value, ancestors);
    if (words !== null) {
      found.push({
        line: lines.findLastIndex((start) => start <= value.start) + 1,
        text: words,
        start: value.start,
      });
    }
    for (const child of Object.values(value)) visit(child, [value, ...ancestors]);
  };
  visit(program, []);
  return found;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\n/gu)].map(({ index }) => index + 1)];
}

const unread = new Set([
  'ImportDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSLiteralType',
  'TSTypeAnnotation',
  'TSTypeAliasDeclaration',
  'TSInterfaceDeclaration',
]);

/** Whether nobody reads what is in a node: imports, types, the log, errors that are a fault of the program. */
function isForMachines(node: SyntaxNode): boolean {
  if (unread.has(node.type)) return true;
  if (node.type === 'JSXAttribute') return /^(?:className|style|d|viewBox)$/u.test(nameOf(node));
  if (node.type === 'NewExpression')
    return /^(?:\w*Error|Pdf(?:Fault|Exhausted)|RegExp)$/u.test(calleeOf(node));
  if (node.type === 'CallExpression')
    return /^(?:log|report\w*Error|RegExp)$/u.test(calleeOf(node));
  return false;
}

/** The name of an attribute. */
function nameOf(node: object): string {
  const name = 'name' in node ? node.name : null;
  return isNode(name) && 'name' in name ? String(name.name) : '';
}

function calleeOf(node: object): string {
  const callee = 'callee' in node ? node.callee : null;
  return isNode(callee) && 'name' in callee ? String(callee.name) : '';
}

/** What a person reads in a node itself; `null` for nothing. */
function wordsRead(node: SyntaxNode, ancestors: Ancestors): string | null {
  const text = textOf(node);
  if (text === null || !/\p{L}{2}/u.test(text) || text === 'Neuromatrix') return null;
  if (node.type === 'JSXText') return text.trim();
  if (isSentence(text)) return text;
  return isShown(node, ancestors) && /^\p{Lu}/u.test(text) ? text : null;
}

/** The text of a literal. What a template inserts is shown as `…`. */
function textOf(node: SyntaxNode): string | null {
  if (node.type === 'JSXText' || node.type === 'Literal') {
    return 'value' in node && typeof node.value === 'string' ? node.value : null;
  }
  if (node.type !== 'TemplateLiteral' || !('quasis' in node) || !Array.isArray(node.quasis))
    return null;
  const text = node.quasis
    .map(({ value }: { value: { cooked: string } }) => value.cooked)
    .join('…');
  // Of a page that is built from text, what stands between its tags.
  return text.replaceAll(/<\/?\w[^>]*>/gu, ' ').trim();
}

/** Several words that begin or end as a sentence does, and are no path, style, address or name of a key. */
function isSentence(text: string): boolean {
  if (
    /^[\s\d.,…MLHVCSQTAZmlhvcsqtaz-]+$/u.test(text) ||
    /[<{}]|^[\w-]+\s*:[^;]*;|^\p{L}[\w-]*:\S|:\/\/|;\w+=/u.test(text)
  )
    return false;
  if (!/[\p{L}\d…”)’]\s+[\p{L}\d…“(‘]/u.test(text.trim())) return false;
  return /^\s*[“‘(]?(?:\p{Lu}|…\s)/u.test(text)
    ? /\p{Ll}{2}/u.test(text)
    : /\p{Ll}[.?!:]\s*$/u.test(text) || /\p{Ll}{2,} \p{Ll}{2,}/u.test(text);
}

const shownKeys =
  /^(?:label|title|detail|advice|message|hint|placeholder|caption|heading|alt|buttons|aria-\w+|\w+Label|\w+Title)$/u;

/** Whether a literal is the value of an attribute or a property that is shown to people, or one of several such values. */
function isShown(node: SyntaxNode, ancestors: Ancestors): boolean {
  const at = ancestors.findIndex((one) => !choices.has(one.type));
  const [parent, child] = [ancestors[at], ancestors[at - 1] ?? node];
  if (parent === undefined) return false;
  if (parent.type === 'JSXExpressionContainer') return isOutside(ancestors[at + 1]);
  if (parent.type === 'JSXAttribute') return shownKeys.test(nameOf(parent));
  if (parent.type !== 'Property' || !('key' in parent) || parent.key === child) return false;
  return shownKeys.test(keyOf(parent.key));
}

/** What an expression can be one of several values of. */
const choices = new Set(['ConditionalExpression', 'LogicalExpression', 'ArrayExpression']);

/** Whether a value in braces stands between tags, or in an attribute that is shown. */
function isOutside(owner: SyntaxNode | undefined): boolean {
  return owner?.type === 'JSXAttribute' ? shownKeys.test(nameOf(owner)) : true;
}

function keyOf(key: unknown): string {
  if (!isNode(key)) return '';
  return String('name' in key ? key.name : 'value' in key ? key.value : '');
}
