import type { Xref } from '../../project/annotation-schema.ts';
import { limits } from '../../project/limits.ts';
import { xrefDatabases } from '../../library/xref-patterns.ts';
import { attributeOf, childOf, childrenOf, localName, type SbgnElement } from './sbgn-element.ts';

/**
 * The identifiers that an element's extension says it has: RDF with `bqbiol:is` and addresses at identifiers.org, or
 * the older `urn:miriam:`. Other annotations are kept with the element, and say nothing here.
 */
export function readXrefs(element: SbgnElement): Xref[] {
  const extension = childOf(element, 'extension');
  if (!extension) return [];
  const found = new Map<string, Xref>();
  for (const statement of descendants(extension, 'is')) {
    for (const item of descendants(statement, 'li')) {
      const xref = parseIdentifier(attributeOf(item, 'resource') ?? '');
      if (xref) found.set(`${xref.database} ${xref.id}`, xref);
    }
  }
  return [...found.values()].slice(0, limits.listLength);
}

function descendants(element: SbgnElement, name: string): SbgnElement[] {
  const found: SbgnElement[] = [];
  const waiting = [element];
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    if (localName(at.name) === name) found.push(at);
    waiting.push(...childrenOf(at).reverse());
  }
  return found;
}

const address =
  /^(?:https?:\/\/(?:www\.)?identifiers\.org\/(?<path>.+)|urn:miriam:(?<urn>[^:]+:.+))$/u;

/** An identifiers.org address as database and identifier; undefined for what is none. */
function parseIdentifier(uri: string): Xref | undefined {
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

function databaseOf(collection: string) {
  const prefix = `${collection.toLowerCase().replace(/^obo\./u, '')}:`;
  return xrefDatabases.find((known) => known.compactPrefix.toLowerCase() === prefix);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone percent sign: it is meant as it stands.
    return text;
  }
}
