import type { z } from 'zod';
import {
  linkBiologySchema,
  nodeBiologySchema,
  type LinkBiology,
  type NodeBiology,
} from '../../project/biology.ts';
import {
  type Xref,
  confidenceSchema,
  limits,
  idSchema,
  labelSchema,
  nodeKindSchema,
  type PathwayNode,
  relationSchema,
  type Link,
} from '../../project/project-schema.ts';
import { findXrefDatabase } from '../../library/xref-patterns.ts';
import { xrefOfAddress } from '../plain/identifier-addresses.ts';
import { isSameValue } from '../../project/plain-json.ts';
import {
  attributeOf,
  childOf,
  childrenOf,
  localName,
  type SbgnElement,
  makeElement,
  type SbgnNode,
} from './sbgn-element.ts';

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
      const xref = xrefOfAddress(attributeOf(item, 'resource') ?? '');
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

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const qualifiers = 'http://biomodels.net/biology-qualifiers/';

/** An extension with these identifiers: unchanged if it names them already, otherwise with our RDF in it. */
export function withXrefs(
  extension: SbgnElement | undefined,
  kept: SbgnElement,
  xrefs: readonly Xref[],
  id: string,
): SbgnElement | undefined {
  if (isSameValue(readXrefs(kept), xrefs)) return extension;
  const rest = (extension?.children ?? []).flatMap((child): SbgnNode | SbgnNode[] =>
    typeof child === 'string' ? child : (withoutIdentity(child) ?? []),
  );
  const said = xrefs.length > 0 ? [annotation(xrefs, id)] : [];
  const children = [...rest, ...said];
  return children.length > 0 ? { name: 'extension', children } : undefined;
}

/** What an element says besides identifiers; undefined where that is nothing. */
function withoutIdentity(element: SbgnElement): SbgnElement | undefined {
  if (localName(element.name) === 'is') return undefined;
  const inner = childrenOf(element);
  if (inner.length === 0) return element;
  const children = (element.children ?? []).flatMap((child): SbgnNode | SbgnNode[] =>
    typeof child === 'string' ? child : (withoutIdentity(child) ?? []),
  );
  const isEmptied = children.every((child) => typeof child === 'string' && child.trim() === '');
  return isEmptied ? undefined : { ...element, children };
}

function annotation(xrefs: readonly Xref[], id: string): SbgnElement {
  const items = xrefs.map((xref) => makeElement('rdf:li', { 'rdf:resource': addressOf(xref) }));
  const statement = makeElement('bqbiol:is', {}, [makeElement('rdf:Bag', {}, items)]);
  const description = makeElement('rdf:Description', { 'rdf:about': `#${id}` }, [statement]);
  return makeElement('rdf:RDF', { 'xmlns:rdf': rdf, 'xmlns:bqbiol': qualifiers }, [description]);
}

/** At identifiers.org: `http://identifiers.org/chebi/CHEBI:28790`, the form that tools for SBGN and SBML write. */
function addressOf({ database, id }: Xref): string {
  const known = findXrefDatabase(database);
  const collection = known ? known.compactPrefix.replace(/:$/u, '').toLowerCase() : database;
  // Half a character has no place in an address.
  const [name, key] = [collection, id].map((part) => part.replaceAll(/\p{Cs}/gu, '\uFFFD'));
  return `http://identifiers.org/${encodeURIComponent(name ?? '')}/${encodeURI(key ?? '')}`;
}

/** The `notes` of an element: unchanged if their text is still the same, otherwise as paragraphs. */
export function notesElement(
  kept: SbgnElement,
  before: string,
  now: string,
): SbgnElement | undefined {
  const element = childOf(kept, 'notes');
  if (now === before.slice(0, limits.notesLength)) return element;
  if (now === '') return undefined;
  const xmlns = 'http://www.w3.org/1999/xhtml';
  const lines = now.split('\n').map((line) => makeElement('p', { xmlns }, [line]));
  return makeElement('notes', {}, lines);
}

/** An element of ours in an extension, for what SBGN has no word for. We read it back with the file. */
const wordName = 'neuromatrix:element';
const wordNamespace = 'https://neuromatrix.example/sbgnml';

export type OwnWords = Readonly<Record<string, string | undefined>>;

/** What our element in an extension says; empty if there is none. */
function wordsOf(extension: SbgnElement | undefined): SbgnElement | undefined {
  return childrenOf(extension).find(({ name }) => name === wordName);
}

export function nodeWordsOf(
  extension: SbgnElement | undefined,
): Partial<Pick<PathwayNode, 'kind' | 'caption' | 'entity'>> & NodeBiology {
  const words = wordsOf(extension);
  if (!words) return {};
  const kind = nodeKindSchema.safeParse(attributeOf(words, 'kind'));
  const caption = labelSchema.safeParse(attributeOf(words, 'caption'));
  return {
    ...(kind.success ? { kind: kind.data } : {}),
    ...(caption.success ? { caption: caption.data } : {}),
    ...entityIn(words),
    ...biologyIn(words, nodeBiologySchema),
  };
}

export function linkWordsOf(
  extension: SbgnElement | undefined,
): Partial<Pick<Link, 'relation' | 'label' | 'confidence' | 'entity'>> & LinkBiology {
  const words = wordsOf(extension);
  if (!words) return {};
  const relation = relationSchema.safeParse(attributeOf(words, 'relation'));
  const label = labelSchema.safeParse(attributeOf(words, 'label'));
  const confidence = confidenceSchema.safeParse(attributeOf(words, 'confidence'));
  return {
    ...(relation.success ? { relation: relation.data } : {}),
    ...(label.success ? { label: label.data } : {}),
    ...(confidence.success ? { confidence: confidence.data } : {}),
    ...entityIn(words),
    ...biologyIn(words, linkBiologySchema),
  };
}

/** The entry of the library that an element stands for. */
function entityIn(words: SbgnElement): { entity?: string } {
  const entity = idSchema.safeParse(attributeOf(words, 'entity'));
  return entity.success ? { entity: entity.data } : {};
}

/** Where, which pool, when and how strongly: as JSON in one attribute, for SBGN has no word for any of it. */
export function biologyWord(fields: NodeBiology | LinkBiology): string | undefined {
  return Object.keys(fields).length === 0 ? undefined : JSON.stringify(fields);
}

function biologyIn<Fields extends object>(
  words: SbgnElement,
  schema: z.ZodType<Fields>,
): Fields | Record<string, never> {
  const parsed = schema.safeParse(parseJson(attributeOf(words, 'biology')));
  return parsed.success ? parsed.data : {};
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '{}');
  } catch {
    // Damaged by hand: the rest of the element is read without it.
    return {};
  }
}

/** The extension with our element saying these words, and no other; without it where there are none. */
export function withOwnWords(
  extension: SbgnElement | undefined,
  words: OwnWords,
): SbgnElement | undefined {
  const said = Object.values(words).some((word) => word !== undefined && word !== '');
  const rest: SbgnNode[] = (extension?.children ?? []).filter(
    (child) => typeof child === 'string' || child.name !== wordName,
  );
  if (!said) {
    if (!wordsOf(extension)) return extension;
    return rest.length > 0 ? { name: 'extension', children: rest } : undefined;
  }
  const element = makeElement(wordName, { 'xmlns:neuromatrix': wordNamespace, ...words });
  return { name: 'extension', children: [...rest, element] };
}
