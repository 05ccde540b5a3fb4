import { childElements, firstChild, textOf, type XmlElement } from '../xml/xml-tree.ts';
import { xmlElement, type WritableElement } from '../xml/write-xml.ts';
import type { GpmlCitation, GpmlDocument, Values } from './gpml-document.ts';

type Lists = Pick<GpmlDocument, 'references' | 'terms' | 'evidenceList' | 'authors'>;

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

/** The bibliography and ontology terms of a 2013a file. */
export function readBiopax(root: XmlElement): Lists {
  const biopax = firstChild(root, 'Biopax');
  const entries = biopax ? childElements(biopax) : [];
  return {
    references: entries.filter(({ local }) => isReference(local)).map(readReference),
    terms: entries.filter(({ local }) => isTerm(local)).map(readTerm),
    evidenceList: [],
    authors: [],
  };
}

// Both spellings of the first letter are met.
function isReference(local: string): boolean {
  return local.toLowerCase() === 'publicationxref';
}

function isTerm(local: string): boolean {
  return local.toLowerCase() === 'opencontrolledvocabulary';
}

const fields = new Map([
  ['ID', 'xrefId'],
  ['DB', 'xrefDatabase'],
  ['TITLE', 'title'],
  ['SOURCE', 'source'],
  ['YEAR', 'year'],
]);

/** If a child occurs twice, the first with content counts; the others are kept. */
function readReference(element: XmlElement): GpmlCitation {
  const values = new Map<string, string>();
  const authors: string[] = [];
  const more: (readonly [string, string])[] = [];
  const id = element.attributes.find((it) => it.local === 'id' && it.namespace === rdf)?.value;
  if (id !== undefined) values.set('elementId', id);
  for (const child of childElements(element)) {
    const text = textOf(child).trim();
    const field = fields.get(child.local);
    if (child.local === 'AUTHORS') {
      if (text !== '') authors.push(text);
    } else if (field !== undefined && text !== '' && !values.has(field)) values.set(field, text);
    else if (text !== '' && (field === undefined || values.get(field) !== text))
      more.push([child.local, text]);
  }
  return { values, authors, more };
}

const termFields = new Map([
  ['TERM', 'value'],
  ['ID', 'termId'],
  ['Ontology', 'ontology'],
]);

function readTerm(element: XmlElement): Values {
  const values = new Map<string, string>();
  for (const child of childElements(element)) {
    const field = termFields.get(child.local);
    const text = textOf(child).trim();
    if (field !== undefined && !values.has(field)) values.set(field, text);
  }
  return values;
}

const bp = 'http://www.biopax.org/release/biopax-level3.owl#';
const text = 'http://www.w3.org/2001/XMLSchema#string';

/** The bibliography and ontology terms as 2013a has them; null where there are none. */
export function biopaxOf({ references, terms }: GpmlDocument): WritableElement | null {
  if (references.length + terms.length === 0) return null;
  return xmlElement('Biopax', {}, [...terms.map(writeTerm), ...references.map(writeReference)]);
}

function field(name: string, value: string): WritableElement {
  return xmlElement(`bp:${name}`, { 'rdf:datatype': text }, [value]);
}

function writeReference({ values, authors, more }: GpmlCitation): WritableElement {
  const get = (name: string) => values.get(name) ?? '';
  const hasXref = values.has('xrefId');
  const [id, database] = hasXref
    ? [get('xrefId'), get('xrefDatabase')]
    : [get('url'), values.has('url') ? 'URL' : get('xrefDatabase')];
  return xmlElement(
    'bp:PublicationXref',
    { 'xmlns:bp': bp, 'xmlns:rdf': rdf, 'rdf:id': values.get('elementId') },
    [
      field('ID', id),
      field('DB', database),
      field('TITLE', get('title')),
      field('SOURCE', get('source')),
      field('YEAR', get('year')),
      ...authors.map((name) => field('AUTHORS', name)),
      ...more.map(([name, value]) => field(name, value)),
    ],
  );
}

function writeTerm(term: Values): WritableElement {
  return xmlElement('bp:openControlledVocabulary', { 'xmlns:bp': bp, 'xmlns:rdf': rdf }, [
    field('TERM', term.get('value') ?? ''),
    field('ID', term.get('termId') ?? ''),
    field('Ontology', term.get('ontology') ?? ''),
  ]);
}
