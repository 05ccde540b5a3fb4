import type { Reference } from '../../project/project-schema.ts';
import type { Primitive } from '../../scene/primitives.ts';
import { layOutText, lineWidth, type TextFont, fontHeights } from '../../scene/text-layout.ts';
import {
  heading,
  paragraph,
  placed,
  stack,
  textLine,
  type Block,
  type ExtrasLook,
} from './block.ts';
import { paintWords } from '../../words/paint.ts';

const font: TextFont = { size: 10, weight: 400 };
const numberFont: TextFont = { size: 10, weight: 600 };
const leading = 13;
const entryGap = 8;
const columnGap = 32;
const narrowest = 300;

/** References with their numbers, 1 for the first, in columns that are read one after the other. */
export function referenceList(
  references: readonly Reference[],
  width: number,
  look: ExtrasLook,
): Block {
  if (references.length === 0) return { height: 0, primitives: [] };
  const most = Math.max(1, Math.floor((width + columnGap) / (narrowest + columnGap)));
  const columns = Math.min(most, references.length);
  const columnWidth = (width + columnGap) / columns - columnGap;
  const entries = references.map((reference, index) =>
    entry(reference, index + 1, references.length, columnWidth, look),
  );
  const blocks = fill(entries, columns).map((column) => stack(column, entryGap));
  const primitives = blocks.map((block, index): Primitive =>
    placed(block, index * (columnWidth + columnGap), 0),
  );
  const height = Math.max(...blocks.map((block) => block.height));
  return stack([heading('References', look), { height, primitives }], 12);
}

function entry(
  reference: Reference,
  number: number,
  last: number,
  width: number,
  look: ExtrasLook,
): Block {
  const gutter = lineWidth('0'.repeat(String(last).length), numberFont) + 7;
  const manner = { font, leading, color: look.ink };
  const words = paragraph(brokenText(reference, width - gutter), manner, { width: width - gutter });
  const baseline = font.size * fontHeights.capHeight;
  const mark = textLine(String(number), gutter - 7, baseline, numberFont, look.quiet, 'end');
  return { height: words.height, primitives: [mark, placed(words, gutter, 0)] };
}

/** The text with line breaks, placed so that identifiers stay whole where possible. */
function brokenText(reference: Reference, width: number): string {
  const { words, identifiers } = referenceText(reference);
  const lines = layOutText(words, font, { width });
  for (const identifier of identifiers) {
    const longer = `${lines.at(-1) ?? ''} ${identifier}`;
    if (lineWidth(longer, font) <= width) lines.splice(-1, 1, longer);
    else lines.push(identifier);
  }
  return lines.join('\n');
}

/** Entries in order in at most so many columns, so that the highest column is as low as possible. */
function fill(entries: readonly Block[], columns: number): Block[][] {
  const highest = Math.max(...entries.map(({ height }) => height));
  let low = highest;
  let high = entries.reduce((sum, { height }) => sum + height + entryGap, 0);
  while (high - low > 1) {
    const middle = (low + high) / 2;
    if (fillTo(entries, middle).length <= columns) high = middle;
    else low = middle;
  }
  return fillTo(entries, high);
}

function fillTo(entries: readonly Block[], limit: number): Block[][] {
  const columns: Block[][] = [[]];
  let height = 0;
  for (const entry of entries) {
    const column = columns.at(-1);
    const next = height + (height > 0 ? entryGap : 0) + entry.height;
    if (next <= limit || !column || column.length === 0) {
      (column ?? []).push(entry);
      height = next;
    } else {
      columns.push([entry]);
      height = entry.height;
    }
  }
  return columns;
}

const mostAuthors = 6;

/** A reference as a list sets it. */
export interface ReferenceText {
  /** Authors, title, journal, year; never empty. */
  readonly words: string;
  /** Where to find it: identifiers, which are best not broken. */
  readonly identifiers: readonly string[];
}

export function referenceText(reference: Reference): ReferenceText {
  const { citation, url, doi, pmid, pmcid } = reference;
  const found = [doi ? `doi:${doi}` : '', pmid ? `PMID ${pmid}` : ''].filter((part) => part !== '');
  const [other] = [pmcid, url].filter((part) => part !== undefined && part !== '');
  const identifiers = found.length === 0 && other !== undefined ? [other] : found;
  const parts = [authorWords(reference.authors), reference.title, sourceWords(reference)];
  const known = parts.flatMap((part) => (part?.trim() ? [asSentence(part.trim())] : []));
  // Authors or year alone say too little; the citation that was copied as a whole says more.
  const isPoor = !reference.title && !(reference.authors.length > 0 && reference.journal);
  const words = isPoor && citation?.trim() ? [asSentence(citation.trim())] : known;
  const [first = paintWords.referenceWithoutTitle, ...others] =
    words.length > 0 ? words : identifiers;
  return words.length > 0
    ? { words: words.join(' '), identifiers }
    : { words: first, identifiers: others };
}

function authorWords(authors: readonly string[]): string {
  const named = authors.slice(0, mostAuthors).join(', ');
  return authors.length > mostAuthors ? paintWords.etAl(named) : named;
}

function sourceWords({ journal, year }: Reference): string {
  return [journal, year].filter((part) => part !== undefined && part !== '').join(', ');
}

function asSentence(text: string): string {
  return /[.!?…。]$/u.test(text) ? text : `${text}.`;
}
