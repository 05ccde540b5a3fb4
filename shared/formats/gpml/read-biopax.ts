import { childElements, firstChild, textOf, type XmlElement } from '../xml/xml-tree.ts';
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

/** Of children that occur twice the first that holds something counts; others are kept. */
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
