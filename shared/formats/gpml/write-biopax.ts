import { xmlElement, type WritableElement } from '../xml/write-xml.ts';
import type { GpmlCitation, GpmlDocument, Values } from './gpml-document.ts';

const bp = 'http://www.biopax.org/release/biopax-level3.owl#';
const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
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
