import type { Xref } from '../../shared/project/project-schema.ts';
import { checkXref, findXrefDatabase } from '../../shared/library/xref-patterns.ts';

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
    return `“${xref.database}” is not a database that is known here, so its form cannot be checked.`;
  }
  const known = findXrefDatabase(xref.database);
  return `Does not look like an identifier of ${known?.name ?? xref.database}, such as ${known?.example ?? ''}.`;
}
