import {
  attributeOf,
  childElements,
  firstChild,
  textOf,
  type XmlElement,
} from '../xml/xml-tree.ts';
import type { GpmlCitation, GpmlDocument, Values } from './gpml-document.ts';

type Lists = Pick<GpmlDocument, 'references' | 'terms' | 'evidenceList' | 'authors'>;

/** The lists that a 2021 file ends in, and its authors. */
export function readLists(root: XmlElement): Lists {
  return {
    references: entries(root, 'Citations', 'Citation').map(readCitation),
    terms: entries(root, 'Annotations', 'Annotation').map(readTerm),
    evidenceList: entries(root, 'Evidences', 'Evidence').map((it) => readEntry(it)),
    authors: entries(root, 'Authors', 'Author').map((it) => readEntry(it)),
  };
}

function entries(root: XmlElement, list: string, entry: string): XmlElement[] {
  const found = firstChild(root, list);
  return found ? childElements(found, entry) : [];
}

/** All attributes, with the identifier and link that lie within. */
function readEntry(element: XmlElement): Map<string, string> {
  const values = new Map<string, string>();
  for (const { local, namespace, value } of element.attributes) {
    if (namespace === '') values.set(local, value);
  }
  const xref = firstChild(element, 'Xref');
  const url = firstChild(element, 'Url');
  const set = (name: string, value: string | undefined) => {
    if (value !== undefined) values.set(name, value);
  };
  if (xref) {
    set('xrefDatabase', attributeOf(xref, 'dataSource'));
    set('xrefId', attributeOf(xref, 'identifier'));
  }
  if (url) set('url', attributeOf(url, 'link'));
  return values;
}

function readCitation(element: XmlElement): GpmlCitation {
  return { values: readEntry(element), authors: [], more: [] };
}

/** An identifier such as 0000237 of `pw` is PW:0000237, as 2013a has it. */
function readTerm(element: XmlElement): Values {
  const values = readEntry(element);
  const [database, id] = [values.get('xrefDatabase'), values.get('xrefId')];
  if (database === undefined || id === undefined) return values;
  values.delete('xrefDatabase');
  values.delete('xrefId');
  values.set('termId', `${database.toUpperCase()}:${id}`);
  if (database !== database.toLowerCase()) values.set('termDatabase', database);
  return values;
}

/** The text of the pathway's Description; undefined where it has none. */
export function readDescription(root: XmlElement): string | undefined {
  const element = firstChild(root, 'Description');
  return element && textOf(element);
}
