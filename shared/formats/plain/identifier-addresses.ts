import { xrefDatabases } from '../../library/xref-patterns.ts';
import { limits, type Xref } from '../../project/project-schema.ts';

const address =
  /^(?:https?:\/\/(?:www\.)?identifiers\.org\/(?<path>.+)|urn:miriam:(?<urn>[^:]+:.+))$/u;

/** An identifiers.org address as database and identifier; undefined for what is none. */
export function xrefOfAddress(uri: string): Xref | undefined {
  const groups = address.exec(uri.trim())?.groups;
  const text = groups?.['path'] ?? groups?.['urn'] ?? '';
  const parts = /^(?<collection>[^:/]+)[:/](?<id>.+)$/u.exec(text)?.groups;
  const collection = decoded(parts?.['collection'] ?? '').trim();
  const id = decoded(parts?.['id'] ?? '').trim();
  if (collection === '' || id === '' || text.length > limits.shortTextLength) return undefined;
  const known = databaseOf(collection);
  if (!known) return { database: collection, id };
  // `chebi/CHEBI:28790` and `CHEBI:28790` are one: the identifier has its prefix in our form of it.
  const hasOwnPrefix = known.example.startsWith(known.compactPrefix);
  const isBare = hasOwnPrefix && !id.toLowerCase().startsWith(known.compactPrefix.toLowerCase());
  return { database: known.name, id: isBare ? `${known.compactPrefix}${id}` : id };
}

/** `uniprot:P12345` as database and identifier; undefined for a prefix that is not known. */
export function xrefOfCompact(text: string): Xref | undefined {
  const parts = /^(?<collection>[\w.]+):(?<id>\S+)$/u.exec(text.trim())?.groups;
  const known = databaseOf(parts?.['collection'] ?? '');
  if (!parts || !known) return undefined;
  return xrefOfAddress(`urn:miriam:${parts['collection']}:${parts['id']}`);
}

/** Names that databases call others by, and an identifier, in the names that we use. */
export function xrefOfNames(database: string, id: string): Xref | undefined {
  const [name, plain] = [database.trim(), id.trim()];
  if (name === '' || plain === '' || plain.length > limits.shortTextLength) return undefined;
  const word = name.toLowerCase().replaceAll(/[\s_-]+(?:knowledgebase|database|id)?/gu, '');
  const known = xrefDatabases.find((one) =>
    [one.name, ...one.aliases, one.compactPrefix.replace(/:$/u, '')].some(
      (alias) => alias.toLowerCase().replaceAll(/[\s_-]+/gu, '') === word,
    ),
  );
  return { database: known?.name ?? name.slice(0, limits.shortTextLength), id: plain };
}

function databaseOf(collection: string) {
  const prefix = `${collection.toLowerCase().replace(/^obo\./u, '')}:`;
  return xrefDatabases.find((known) => known.compactPrefix.toLowerCase() === prefix);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone percent sign is meant literally.
    return text;
  }
}
