import { foldText } from '../../../shared/library/fold-text.ts';
import type { LibraryEntity } from '../../../shared/library/library-schema.ts';
import type { Xref } from '../../../shared/project/annotation-schema.ts';
import { idBesideDatabase } from '../xref-words.ts';

/** All that a row has no room for, a line each: the full name, other names, identifiers, and a caution if there is one. */
export function tipOfEntity({ name, synonyms, xrefs, note }: LibraryEntity): string {
  const also = synonyms.length > 0 ? [`Also called: ${synonyms.join(', ')}`] : [];
  const lines = [name, ...also, xrefs.map(wordsOfXref).join(' · '), note ?? ''];
  return lines.filter((line) => line !== '').join('\n');
}

/**
 * What is said beside an entity's label: while searching the other name or identifier that was found, if the label
 * shows no sign of it; else the full name where the label is short for it. Empty where the label says it all.
 */
export function asideOfEntity(entity: LibraryEntity, query: string): string {
  const { label, name, synonyms, xrefs } = entity;
  const wanted = foldText(query).compact;
  const shows = (text: string) => foldText(text).compact.includes(wanted);
  if (wanted === '' || shows(label) || shows(name)) {
    return label.toLowerCase().includes(name.toLowerCase()) ? '' : name;
  }
  return [...synonyms, ...xrefs.map(wordsOfXref)].find(shows) ?? name;
}

const wordsOfXref = (xref: Xref): string => `${xref.database} ${idBesideDatabase(xref)}`;
