import type { Xref } from '../../shared/project/project-schema.ts';
import { checkXref, findXrefDatabase } from '../../shared/library/xref-patterns.ts';
import { partsWords } from '../../shared/words/parts.ts';

/** An identifier to show next to the name of its database: `CHEBI:28790` next to ChEBI becomes `28790`. */
export function idBesideDatabase({ database, id }: Xref): string {
  const prefix = `${database}:`;
  return id.toLowerCase().startsWith(prefix.toLowerCase()) ? id.slice(prefix.length) : id;
}

/** A sentence about an identifier's form; null if it is as its database writes them. */
export function patternAdvice(xref: Xref): string | null {
  const verdict = checkXref(xref);
  if (verdict === 'well-formed') return null;
  if (verdict === 'unknown-database') {
    return partsWords.isNotDatabaseThatIsKnown(xref.database);
  }
  const known = findXrefDatabase(xref.database);
  return partsWords.doesNotLookLikeIdentifierOf(known?.name ?? xref.database, known?.example ?? '');
}
