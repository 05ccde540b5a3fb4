import { isRecord } from '../../project/plain-json.ts';
import {
  type GpmlCitation,
  type GpmlDocument,
  type Remarks,
  type Values,
  textsIn,
  textPairs,
} from './gpml-document.ts';

/** Properties of ours for lists that a version cannot express completely. */
const listKeys = {
  citations: 'nsm.citations',
  annotations: 'nsm.annotations',
  evidences: 'nsm.evidences',
  terms: 'nsm.terms',
  evidenceList: 'nsm.evidence-list',
  references: 'nsm.references',
  authors: 'nsm.authors',
} as const;

type Property = readonly [string, string];

/** What of an element's references the version has no place for. */
export function keptReferences(
  { citations, annotations, evidences }: Remarks,
  canCite: (id: string) => boolean,
  hasTerms: boolean,
): Property[] {
  const list = (key: string, ids: readonly string[]): Property[] =>
    ids.length === 0 ? [] : [[key, JSON.stringify(ids)]];
  return [
    ...list(
      listKeys.citations,
      citations.filter((id) => !canCite(id)),
    ),
    ...(hasTerms ? [] : list(listKeys.annotations, annotations)),
    ...(hasTerms ? [] : list(listKeys.evidences, evidences)),
  ];
}

/** Puts these references back. The same object where there are none. */
export function restoreReferences<T extends Remarks>(holder: T): T {
  const found = new Map(holder.properties.filter(([key]) => refKeys.has(key)));
  if (found.size === 0) return holder;
  const more = (key: string) => textsIn(parse(found.get(key)));
  return {
    ...holder,
    properties: holder.properties.filter(([key]) => !refKeys.has(key)),
    citations: [...holder.citations, ...more(listKeys.citations)],
    annotations: [...holder.annotations, ...more(listKeys.annotations)],
    evidences: [...holder.evidences, ...more(listKeys.evidences)],
  };
}

const refKeys = new Set<string>([listKeys.citations, listKeys.annotations, listKeys.evidences]);

/** What of the lists of a whole file the version has no place for. */
export function keptLists(document: GpmlDocument): Property[] {
  const isOlder = document.version === '2013a';
  const { terms, evidenceList, references, authors } = document;
  const properties: Property[] = [];
  const add = (key: string, isNeeded: boolean, value: unknown) => {
    if (isNeeded) properties.push([key, JSON.stringify(value)]);
  };
  const isPlain = isOlder ? isPlainIn2013 : isPlainIn2021;
  add(
    listKeys.terms,
    terms.some((term) => !isPlain(term)),
    terms.map((term) => [...term]),
  );
  add(
    listKeys.evidenceList,
    isOlder && evidenceList.length > 0,
    evidenceList.map((it) => [...it]),
  );
  const rich = references.filter((reference) => isRich(reference, isOlder));
  add(listKeys.references, rich.length > 0, rich.map(referenceToJson));
  const isKnown = authors.every(({ size }) => size <= 1);
  add(
    listKeys.authors,
    isOlder && !isKnown,
    authors.map((author) => [...author]),
  );
  return properties;
}

function isPlainIn2013(term: Values): boolean {
  return [...term.keys()].every((name) => ['value', 'termId', 'ontology'].includes(name));
}

function isPlainIn2021(term: Values): boolean {
  return !term.has('ontology');
}

function isRich({ values, authors, more }: GpmlCitation, isOlder: boolean): boolean {
  if (isOlder) return values.has('url') && values.has('xrefId');
  const hasText = ['title', 'source', 'year'].some((name) => values.has(name));
  return hasText || authors.length > 0 || more.length > 0;
}

function referenceToJson({ values, authors, more }: GpmlCitation) {
  return { values: [...values], authors, more };
}

/** Puts the lists back where they still fit what the file says itself. The same object where there are none. */
export function restoreLists(document: GpmlDocument): GpmlDocument {
  const found = new Map(document.properties.filter(([key]) => docKeys.has(key)));
  if (found.size === 0) return document;
  const evidence = mapsIn(parse(found.get(listKeys.evidenceList)));
  return {
    ...document,
    properties: document.properties.filter(([key]) => !docKeys.has(key)),
    terms: merged(document.terms, mapsIn(parse(found.get(listKeys.terms))), 'value'),
    authors: merged(document.authors, mapsIn(parse(found.get(listKeys.authors))), 'name'),
    evidenceList: [...document.evidenceList, ...evidence],
    references: richer(document.references, parse(found.get(listKeys.references))),
  };
}

const docKeys = new Set<string>([
  listKeys.terms,
  listKeys.evidenceList,
  listKeys.references,
  listKeys.authors,
]);

/** With what was kept of the entry of the same name. */
function merged(said: readonly Values[], kept: readonly Values[], by: string): readonly Values[] {
  const keyOf = (entry: Values) => `${entry.get(by)}\n${entry.get('termId')}`;
  const known = new Map(kept.map((entry) => [keyOf(entry), entry]));
  return said.map((entry) => new Map([...entry, ...(known.get(keyOf(entry)) ?? [])]));
}

function richer(said: readonly GpmlCitation[], kept: unknown): readonly GpmlCitation[] {
  const list: unknown[] = Array.isArray(kept) ? kept : [];
  const byId = new Map<string, GpmlCitation>();
  for (const entry of list) {
    if (!isRecord(entry)) continue;
    const values = new Map(textPairs(entry['values']));
    const authors = textsIn(entry['authors']);
    byId.set(values.get('elementId') ?? '', { values, authors, more: textPairs(entry['more']) });
  }
  return said.map((reference) => {
    const twin = byId.get(reference.values.get('elementId') ?? '');
    if (!twin || !namesTheSame(twin.values, reference.values)) return reference;
    return twin;
  });
}

function namesTheSame(one: Values, other: Values): boolean {
  return ['xrefId', 'url'].some((name) => one.get(name) === other.get(name));
}

function mapsIn(value: unknown): Values[] {
  return Array.isArray(value) ? value.map((pairs: unknown) => new Map(textPairs(pairs))) : [];
}

function parse(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Damaged by hand: what the file itself says is used.
    return undefined;
  }
}
