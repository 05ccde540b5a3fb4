/** How a part of a text is set. */
export interface Manner {
  readonly bold: boolean;
  readonly italic: boolean;
  /** Raised as in Ca²⁺, or lowered as in H₂O. */
  readonly shift: 'super' | 'sub' | null;
}

/** A part of a text that is set in another manner; UTF-16 code units from its beginning. */
interface Mark extends Manner {
  readonly from: number;
  readonly to: number;
}

/** A text as it reads, and the parts of it that are set in a manner of their own, in order and apart from each other. */
export interface RichText {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** A label, and what a person typed for it where parts of it are set in a manner of their own. */
export interface LabelText {
  readonly label: string;
  readonly formatted?: string | undefined;
}

/**
 * The label with its marks; null where none of it is marked. What was typed for another label counts no more: another
 * program may have changed the label alone.
 */
export function richLabel({ label, formatted }: LabelText): RichText | null {
  if (formatted === undefined) return null;
  const rich = readMarkup(formatted);
  return rich.text === label && rich.marks.length > 0 ? rich : null;
}

/** The label as a person types it: with the signs for its marks. */
export function typedLabel(element: LabelText): string {
  return richLabel(element) ? (element.formatted ?? '') : escapeMarkup(element.label);
}

/** The label and its marks from what a person typed. */
export function labelFromTyped(typed: string): LabelText {
  const formatted = withGreek(typed);
  const { text, marks } = readMarkup(formatted);
  return { label: text, formatted: marks.length > 0 ? formatted : undefined };
}

/** A text with signs that say exactly what it says: nothing of it is taken for a mark. */
export function escapeMarkup(text: string): string {
  const { text: read, marks } = readMarkup(text);
  const isPlain = marks.length === 0 && read === text && withGreek(text) === text;
  return isPlain ? text : escapeAll(text);
}

function escapeAll(text: string): string {
  return text.replaceAll(/[\\^_*{}]/gu, '\\$&');
}

/** What a person would type for a text with these marks. */
export function writeMarkup({ text, marks }: RichText): string {
  let written = '';
  let at = 0;
  for (const mark of marks) {
    const isApart = /^\s?$/u.test(text.charAt(mark.from - 1) + text.charAt(mark.to).trim());
    written += escapeAll(text.slice(at, mark.from)) + writeMark(text, mark, isApart);
    at = mark.to;
  }
  return written + escapeAll(text.slice(at));
}

function writeMark(
  text: string,
  { from, to, bold, italic, shift }: Mark,
  isApart: boolean,
): string {
  const part = text.slice(from, to);
  const stars = `${bold ? '**' : ''}${italic ? '*' : ''}`;
  const isBare = isApart && shift === null && part.trim() === part && !part.includes('\n');
  if (isBare) return stars + escapeAll(part) + stars;
  const inBraces = (inner: string) => `{${inner}}`;
  const shifted =
    shift === null ? escapeAll(part) : (shift === 'super' ? '^' : '_') + inBraces(escapeAll(part));
  return stars === '' ? shifted : stars + inBraces(shifted);
}

const greekNames =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega';
const greekLetters = new Map(
  greekNames.split(' ').flatMap((name, at) => {
    const [small, capital] = ['αβγδεζηθικλμνξοπρστυφχψω'[at], 'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ'[at]];
    return [
      [name, small ?? ''],
      [`${name[0]?.toUpperCase()}${name.slice(1)}`, capital ?? ''],
    ] as const;
  }),
);

/** `\alpha` becomes α. */
function withGreek(typed: string): string {
  return typed.replaceAll(
    /(\\\\)|\\([A-Za-z]+)/gu,
    (whole, pair: string | undefined, name: string | undefined) =>
      pair === undefined ? (greekLetters.get(name ?? '') ?? whole) : whole,
  );
}

const tagSigns = new Map([
  ['b', '\ue000'],
  ['strong', '\ue000'],
  ['i', '\ue001'],
  ['em', '\ue001'],
  ['sup', '\ue002'],
  ['sub', '\ue003'],
]);
const tagEnd = '\ue004';
const tags = /[\ue000-\ue004]/gu;

/**
 * The text and marks of a label in HTML: `<b>`, `<i>`, `<sup>` and `<sub>`, tags within tags included.
 *
 * @param textOf what reads the text of the label and leaves signs alone
 */
export function richFromHtml(html: string, textOf: (html: string) => string): RichText {
  const signed = html
    .replaceAll(tags, '')
    .replaceAll(
      /<(\/?)(b|strong|i|em|sup|sub)(?:\s[^>]*)?>/giu,
      (_, slash: string, name: string) =>
        slash === '/' ? tagEnd : (tagSigns.get(name.toLowerCase()) ?? ''),
    );
  const open: string[] = [];
  const parts: Part[] = [];
  for (const text of textOf(signed).split(/(?<=[\ue000-\ue004])|(?=[\ue000-\ue004])/u)) {
    if (text === tagEnd) open.pop();
    else if (/^[\ue000-\ue003]$/u.test(text)) open.push(text);
    else parts.push({ text, manner: mannerWithin(open) });
  }
  const rich = joined(parts);
  const text = textOf(html);
  // Where the tags are in the way of reading the text, it counts more than they do.
  return rich.text === text ? rich : { text, marks: [] };
}

function mannerWithin(open: readonly string[]): Manner {
  const shift = open.findLast((sign) => sign === '\ue002' || sign === '\ue003');
  return {
    bold: open.includes('\ue000'),
    italic: open.includes('\ue001'),
    shift: shift === undefined ? null : shift === '\ue002' ? 'super' : 'sub',
  };
}

interface Part {
  readonly text: string;
  readonly manner: Manner;
}

/** Signs that stand for themselves, a group in a manner of its own, or stars that may open or close. */
type Token =
  | { readonly type: 'text'; readonly parts: readonly Part[] }
  | {
      readonly type: 'stars';
      readonly count: number;
      readonly opens: boolean;
      readonly closes: boolean;
    };

/**
 * Reads `*italic*`, `**bold**`, `Ca^2+`, `5-HT_1A`, `x^{any text}` and `y_{any text}`. A backslash before a sign makes it
 * an ordinary one. Signs that mark nothing stay as they are: `2 * 3`, `kegg_id`.
 */
export function readMarkup(typed: string): RichText {
  if (!/[\\^_*]/u.test(typed)) return { text: typed, marks: [] };
  const tokens = readTokens(typed);
  const emphasis = pairStars(tokens);
  const parts: Part[] = [];
  let [bold, italic] = [0, 0];
  for (const [at, token] of tokens.entries()) {
    const turn = emphasis.get(at);
    if (token.type === 'stars' && turn !== undefined) {
      if (token.count !== 1) bold += turn;
      if (token.count !== 2) italic += turn;
      continue;
    }
    const own = token.type === 'text' ? token.parts : partsOf('*'.repeat(token.count));
    for (const { text, manner } of own) {
      parts.push({
        text,
        manner: {
          bold: manner.bold || bold > 0,
          italic: manner.italic || italic > 0,
          shift: manner.shift,
        },
      });
    }
  }
  return joined(parts);
}

function joined(parts: readonly Part[]): RichText {
  let text = '';
  const marks: Mark[] = [];
  for (const part of parts) {
    const [from, { bold, italic, shift }] = [text.length, part.manner];
    text += part.text;
    if (!bold && !italic && shift === null) continue;
    const last = marks.at(-1);
    const continues =
      last?.to === from && last.bold === bold && last.italic === italic && last.shift === shift;
    if (continues) marks.splice(-1, 1, { ...last, to: text.length });
    else if (part.text !== '') marks.push({ from, to: text.length, bold, italic, shift });
  }
  return { text, marks };
}

/** Which stars open (1) and which close (-1), by the positions of their tokens. */
function pairStars(tokens: readonly Token[]): ReadonlyMap<number, 1 | -1> {
  const turns = new Map<number, 1 | -1>();
  const open: { at: number; count: number }[] = [];
  for (const [at, token] of tokens.entries()) {
    if (token.type !== 'stars') continue;
    const opener = open.findLastIndex(({ count }) => count === token.count);
    if (token.closes && opener !== -1) {
      turns.set(open[opener]?.at ?? -1, 1).set(at, -1);
      open.length = opener;
    } else if (token.opens) open.push({ at, count: token.count });
  }
  return turns;
}

function readTokens(typed: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < typed.length) {
    const { token, length } = tokenAt(typed, at, tokens);
    tokens.push(token);
    at += length;
  }
  return tokens;
}

const ordinary: Manner = { bold: false, italic: false, shift: null };

function partsOf(text: string, manner: Partial<Manner> = {}): readonly Part[] {
  return [{ text, manner: { ...ordinary, ...manner } }];
}

const plain = (text: string, shift: Manner['shift'] = null): Token => ({
  type: 'text',
  parts: partsOf(text, { shift }),
});

function tokenAt(
  typed: string,
  at: number,
  before: readonly Token[],
): { readonly token: Token; readonly length: number } {
  const sign = typed[at] ?? '';
  const next = typed[at + 1] ?? '';
  if (sign === '\\' && /[\\^_*{}]/u.test(next)) return { token: plain(next), length: 2 };
  if (sign === '*') return starsAt(typed, at);
  if (sign === '^' || sign === '_') {
    const group = groupAt(typed, at, before);
    if (group) return group;
  }
  // As far as nothing special comes.
  const length = Math.max(1, /^[^\\^_*]*/u.exec(typed.slice(at))?.[0].length ?? 1);
  return { token: plain(typed.slice(at, at + length)), length };
}

const inWord = /[\p{L}\p{N}]/u;

function starsAt(typed: string, at: number): { readonly token: Token; readonly length: number } {
  const count = /^\*+/u.exec(typed.slice(at))?.[0].length ?? 1;
  const group = count > 3 ? null : starredBraces.exec(typed.slice(at + count, at + count + 500));
  if (group) {
    const [bold, italic] = [count !== 1, count !== 2];
    return {
      token: { type: 'text', parts: emphasized(readMarkup(group[1] ?? ''), bold, italic) },
      length: count + group[0].length,
    };
  }
  const [before, after] = [typed[at - 1] ?? ' ', typed[at + count] ?? ' '];
  if (count > 3) return { token: plain('*'.repeat(count)), length: count };
  const opens = !/\s/u.test(after) && !inWord.test(before);
  const closes = !/\s/u.test(before) && !inWord.test(after);
  return { token: { type: 'stars', count, opens, closes }, length: count };
}

/** Between braces: anything, raised and lowered groups included. */
const starredBraces =
  /^\{((?:\\[\\^_*{}]|\\(?![\\^_*{}])|[^{}\\]|[\^_]\{(?:\\[\\^_*{}]|\\(?![\\^_*{}])|[^{}\\])+\})+)\}/u;

/** The parts of a text, each bold or italic besides what it is. */
function emphasized({ text, marks }: RichText, bold: boolean, italic: boolean): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const { from, to, ...manner } of marks) {
    if (from > at) parts.push(...partsOf(text.slice(at, from), { bold, italic }));
    parts.push({
      text: text.slice(from, to),
      manner: { ...manner, bold: bold || manner.bold, italic: italic || manner.italic },
    });
    at = to;
  }
  return at < text.length ? [...parts, ...partsOf(text.slice(at), { bold, italic })] : parts;
}

/** Between braces: anything, in which a backslash keeps the next sign. */
const braces = /^\{((?:\\[\\^_*{}]|\\(?![\\^_*{}])|[^{}\\])+)\}/u;
/** `2+`, `-6`, `n`: a charge, a power. */
const raised = /^(?:\d*[+−-]+(?![\p{L}\p{N}])|[+−-]?\d+(?:[.,]\d+)?|\p{L}{1,3}(?![\p{L}\p{N}_]))/u;
/** `1A`, `12`, `A`, `GIRK`, `m`, `max`: a subtype, a count, a constant. Words such as `id` are none. */
const lowered =
  /^(?:\d+(?:\.\d+)*(?:\p{L}{1,2}(?![\p{L}\p{N}]))?|[\p{Lu}\p{sc=Greek}][\p{L}\d.]{0,3}(?![\p{L}\p{N}_])|(?:\p{Ll}|max|min|cat|in|out|tot|ext|int|cyt)(?![\p{L}\p{N}_]))/u;
const loweredCount = /^\d+/u;

function groupAt(
  typed: string,
  at: number,
  before: readonly Token[],
): { readonly token: Token; readonly length: number } | null {
  const isRaised = typed[at] === '^';
  const shift = isRaised ? 'super' : 'sub';
  const rest = typed.slice(at + 1, at + 1 + 500);
  const inner = braces.exec(rest);
  if (inner) {
    const text = (inner[1] ?? '').replaceAll(/\\([\\^_*{}])/gu, '$1');
    return { token: plain(text, shift), length: 1 + inner[0].length };
  }
  if (!/[\p{L}\p{N}\p{M})\]}+−'′*]/u.test(typed[at - 1] ?? ' ')) return null;
  const form = isRaised ? raised : isFormula(before) ? formulaCount(rest) : lowered;
  const text = form.exec(rest)?.[0];
  return text === undefined ? null : { token: plain(text, shift), length: 1 + text.length };
}

/** In a chemical formula a number counts the atoms before it: H_2O, C_6H_12O_6. */
function formulaCount(rest: string): RegExp {
  return /^\d/u.test(rest) ? loweredCount : lowered;
}

// The elements that substances of the body are made of, with the metals of enzymes.
const formula = /^(?:Cl|Ca|Co|Cr|Cu|Fe|Mg|Mn|Mo|Na|Ni|Se|Zn|Li|Br|Si|[HBCNOFPSKVIR]|\d|[()[\]])+$/u;

/** Characters. What is longer is no formula that a person reads. */
const longestFormula = 60;

/** Whether the word before is made of the signs of elements and their numbers. */
function isFormula(before: readonly Token[]): boolean {
  let word = '';
  for (let at = before.length - 1; at >= 0 && word.length < longestFormula; at -= 1) {
    const token = before[at];
    if (token?.type !== 'text') break;
    const text = token.parts.map((part) => part.text).join('');
    word = text + word;
    if (/\s/u.test(text)) break;
  }
  return formula.test(word.split(/\s/u).at(-1) ?? '');
}
