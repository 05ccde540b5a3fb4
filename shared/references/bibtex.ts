import type { Reference } from '../project/project-schema.ts';
import {
  readBibtexName,
  splitName,
  toReference,
  type FoundReferences,
  type RawReference,
} from './raw-reference.ts';
import { parseBibtex, type BibtexEntry } from './bibtex-syntax.ts';
import { decodeLatex, encodeLatex } from './latex-text.ts';
import { readingWords } from '../words/reading.ts';

/** Reads a BibTeX or BibLaTeX file. Broken entries are left out and reported; unknown fields are left out. */
export function readBibtex(text: string): FoundReferences {
  const { entries, badLines, stoppedAt } = parseBibtex(text);
  const found = entries.flatMap((entry) => toReference(readEntry(entry)) ?? []);
  const empty = entries.length - found.length;
  const problems = describeProblems(badLines, empty);
  if (stoppedAt !== null) {
    problems.push(readingWords.stoppedInLine(stoppedAt));
  }
  return { references: found, problems };
}

/** More lines would not help a person to find the first fault. */
const shownLines = 20;

function describeProblems(badLines: readonly number[], empty: number): string[] {
  const problems = badLines.slice(0, shownLines).map((line) => readingWords.brokenEntry(line));
  const more = badLines.length - shownLines;
  if (more > 0) problems.push(readingWords.moreBroken(more));
  if (empty > 0) problems.push(readingWords.emptyEntries(empty));
  return problems;
}

function readEntry({ key, fields }: BibtexEntry): RawReference {
  const text = (...names: readonly string[]) => {
    const name = names.find((one) => (fields.get(one) ?? '').trim() !== '');
    return name === undefined ? undefined : decodeLatex(fields.get(name) ?? '');
  };
  const title = text('title');
  const isPubmed = /^(?:pubmed|pmid|medline)$/iu.test(text('eprinttype', 'archiveprefix') ?? '');
  return {
    id: key,
    doi: verbatim(fields.get('doi')),
    pmid: text('pmid') ?? (isPubmed ? text('eprint') : undefined),
    authors: readAuthors(fields.get('author') ?? fields.get('editor') ?? ''),
    etAl: /\sand\s+others\s*$/iu.test(fields.get('author') ?? ''),
    title,
    journal: text('journal', 'journaltitle', 'booktitle', 'publisher', 'institution', 'school'),
    year: text('year', 'date'),
    volume: text('volume'),
    issue: text('number', 'issue'),
    pages: text('pages', 'eid')?.replaceAll(/\s*–\s*/gu, '–'),
    url: verbatim(fields.get('url')),
    citation: text('citation') ?? (title === undefined ? text('note', 'howpublished') : undefined),
  };
}

/** Addresses are not LaTeX, but many programs escape characters in them nevertheless. */
function verbatim(text: string | undefined): string | undefined {
  return text?.replaceAll(/\\([{}%&#$_~^\\])/gu, '$1').trim();
}

function readAuthors(source: string): string[] {
  return splitOutside(source, /\sand(?=\s)/iy)
    .map((name) => name.trim())
    .filter((name) => name !== '' && name.toLowerCase() !== 'others')
    .map((name) =>
      isBraced(name)
        ? decodeLatex(name)
        : readBibtexName(splitOutside(name, /,/y).map(decodeLatex)),
    )
    .filter((name) => name !== '');
}

/** The positions outside all braces where a sticky expression matches. */
function splitOutside(source: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let [depth, start] = [0, 0];
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at];
    separator.lastIndex = at;
    const found = depth === 0 ? separator.exec(source)?.[0] : undefined;
    if (found !== undefined) {
      parts.push(source.slice(start, at));
      start = at + found.length;
      at = start - 1;
    } else if (character === '\\') at += 1;
    else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
  }
  return [...parts, source.slice(start)];
}

/** Braces round a whole name keep it in one piece, such as the name of an organisation. */
function isBraced(name: string): boolean {
  if (!name.startsWith('{') || !name.endsWith('}')) return false;
  let depth = 0;
  for (const [at, character] of Array.from(name).entries()) {
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if (depth === 0) return at === Array.from(name).length - 1;
  }
  return false;
}

/** A BibTeX file for this and other programs. The keys are the ids of the references, as far as BibTeX allows. */
export function writeBibtex(references: readonly Reference[]): string {
  const keys = new Set<string>();
  return references.map((reference) => writeEntry(reference, keys)).join('\n');
}

function writeEntry(reference: Reference, keys: Set<string>): string {
  const { doi, pmid, etAl, title, journal, year, volume, issue, pages, url, citation } = reference;
  // BibTeX's own word for further authors.
  const authors = [...reference.authors.map(writeName), ...(etAl === true ? ['others'] : [])];
  const texts: readonly (readonly [string, string | undefined])[] = [
    ['author', authors.length > 0 ? authors.join(' and ') : undefined],
    // Doubled braces keep the capitals of names and symbols.
    ['title', title === undefined ? undefined : `{${encodeLatex(title)}}`],
    ['journal', plain(journal)],
    ['year', year === undefined ? undefined : String(year)],
    ['volume', plain(volume)],
    ['number', plain(issue)],
    ['pages', plain(pages)?.replaceAll('–', '--')],
    ['doi', address(doi)],
    ['pmid', plain(pmid)],
    ['url', address(url)],
    [title === undefined ? 'note' : 'citation', plain(citation)],
  ];
  const fields = texts.flatMap(([name, text]) =>
    text === undefined ? [] : `,\n  ${name} = {${text}}`,
  );
  const type = journal === undefined ? 'misc' : 'article';
  return `@${type}{${freeKey(reference.id, keys)}${fields.join('')}\n}\n`;
}

function plain(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : encodeLatex(text);
}

/** Not LaTeX. Characters that would confuse BibTeX are escaped as in addresses. */
function address(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  return text.replaceAll('\\', '%5C').replaceAll('{', '%7B').replaceAll('}', '%7D');
}

function writeName(name: string): string {
  const { family, given } = splitName(name);
  if (given === '') return `{${encodeLatex(family)}}`;
  return [family, given].map((part) => kept(encodeLatex(part))).join(', ');
}

/** In braces if a word or a comma in it would split it. */
function kept(part: string): string {
  return /,|\sand\s/iu.test(` ${part} `) ? `{${part}}` : part;
}

function freeKey(id: string, keys: Set<string>): string {
  const key = id.replaceAll(/[\s,{}()"#%=~\\]/gu, '-');
  let free = key;
  for (let count = 2; keys.has(free); count += 1) free = `${key}-${count}`;
  keys.add(free);
  return free;
}
