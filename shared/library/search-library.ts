import type { Xref } from '../project/project-schema.ts';
import { namesOfEntity } from './entity-names.ts';
import { foldText, type FoldedText } from '../text/fold-text.ts';
import type { Library, LibraryEntity } from './library.ts';

interface SearchEntry {
  readonly entity: LibraryEntity;
  /** Label, name, gene symbols and synonyms, the ones that people look for first in front. */
  readonly names: readonly FoldedText[];
  /** Identifiers with their database, with their own prefix, and bare. */
  readonly identifiers: ReadonlySet<string>;
}

const searchEntries = new WeakMap<Library, readonly SearchEntry[]>();

/**
 * From best to worst: the whole name, its beginning, the beginning of a word in it, anywhere in it, all words in any
 * order.
 */
const ranks = { exact: 0, prefix: 1, wordPrefix: 2, substring: 3, allWords: 4, none: 5 } as const;
type Rank = (typeof ranks)[keyof typeof ranks];

/**
 * Entities whose name, label, synonym or identifier matches, best first; equally good ones in the library's order.
 * An empty query finds all. Capitals, accents, hyphens and the spelling of Greek letters make no difference.
 */
export function searchLibrary(library: Library, query: string): readonly LibraryEntity[] {
  const folded = foldText(query);
  if (folded.compact === '') return query.trim() === '' ? library.entities : [];
  const words = wordsOf(folded);
  return entriesOf(library)
    .flatMap((entry) => scoreEntry(entry, folded.compact, words) ?? [])
    .sort((a, b) => a.rank - b.rank || a.name - b.name || a.length - b.length)
    .map((found) => found.entity);
}

/** The entries that a text means: by id, else by any name that people use, else by identifier. Several if it fits several. */
export function entitiesCalled(library: Library, text: string): readonly LibraryEntity[] {
  const own = library.entities.filter(({ id }) => id === text.trim());
  const { compact } = foldText(text);
  if (own.length > 0 || compact === '') return own;
  const entries = entriesOf(library);
  const named = entries.filter(({ names }) => names.some((one) => one.compact === compact));
  const found = named.length > 0 ? named : entries.filter((one) => one.identifiers.has(compact));
  return found.map(({ entity }) => entity);
}

function entriesOf(library: Library): readonly SearchEntry[] {
  const known = searchEntries.get(library);
  if (known) return known;
  const entries = library.entities.map(toSearchEntry);
  searchEntries.set(library, entries);
  return entries;
}

function toSearchEntry(entity: LibraryEntity): SearchEntry {
  return {
    entity,
    names: namesOfEntity(entity).map(foldText),
    // A pool has the identifiers of the substance, which is what they name.
    identifiers: new Set(entity.poolOf === undefined ? entity.xrefs.flatMap(waysToWrite) : []),
  };
}

/** An identifier as it is, without its own prefix, and both with the database in front. */
function waysToWrite({ database, id }: Xref): string[] {
  const whole = foldText(id).compact;
  const bare = foldText(id.slice(id.lastIndexOf(':') + 1)).compact;
  const prefix = foldText(database).compact;
  return [whole, bare, prefix + whole, prefix + bare];
}

interface Found {
  readonly entity: LibraryEntity;
  /** For the best name of the entity: how well it matches, which name it is, and its length. */
  readonly rank: Rank;
  readonly name: number;
  readonly length: number;
}

function scoreEntry(
  { entity, names, identifiers }: SearchEntry,
  query: string,
  words: readonly string[],
): Found | undefined {
  let best: Found | undefined;
  if (identifiers.has(query)) best = { entity, rank: ranks.exact, name: 0, length: 0 };
  for (const [name, text] of names.entries()) {
    const rank = rankName(text, query, words);
    if (rank < (best?.rank ?? ranks.none))
      best = { entity, rank, name, length: text.compact.length };
  }
  return best;
}

function rankName(name: FoldedText, query: string, words: readonly string[]): Rank {
  const at = name.compact.indexOf(query);
  if (at === 0) return name.compact.length === query.length ? ranks.exact : ranks.prefix;
  if (at > 0) return startsAtWord(name, query) ? ranks.wordPrefix : ranks.substring;
  const hasAll = words.length > 1 && words.every((word) => startsAtWord(name, word));
  return hasAll ? ranks.allWords : ranks.none;
}

function startsAtWord(name: FoldedText, text: string): boolean {
  return name.wordStarts.some((start) => name.compact.startsWith(text, start));
}

function wordsOf({ compact, wordStarts }: FoldedText): string[] {
  return wordStarts.map((start, index) => compact.slice(start, wordStarts[index + 1]));
}
