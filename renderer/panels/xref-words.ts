import type { Xref } from '../../shared/project/annotation-schema.ts';

/** An identifier to stand beside the word for its database: `CHEBI:28790` beside ChEBI is `28790`. */
export function idBesideDatabase({ database, id }: Xref): string {
  const prefix = `${database}:`;
  return id.toLowerCase().startsWith(prefix.toLowerCase()) ? id.slice(prefix.length) : id;
}
