import {
  attributeOf,
  childElements,
  firstChild,
  textOf,
  type XmlElement,
} from '../xml/xml-tree.ts';
import { xmlElement, type WritableElement } from '../xml/write-xml.ts';
import type { GpmlCitation, GpmlDocument, Values } from './gpml-document.ts';
import { as2021, databases, from2013 } from './gpml-names.ts';

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

/** The lists at the end of a 2021 file, those that hold something. */
export function listsOf({
  terms,
  references,
  evidenceList,
}: GpmlDocument): (WritableElement | null)[] {
  return [
    list('Annotations', terms.map(writeTerm)),
    list('Citations', references.map(writeCitation)),
    list('Evidences', evidenceList.map(writeEvidence)),
  ];
}

function list(name: string, entries: WritableElement[]): WritableElement | null {
  return entries.length === 0 ? null : xmlElement(name, {}, entries);
}

function xref(database: string | undefined, id: string | undefined): WritableElement | null {
  if (database === undefined && id === undefined) return null;
  return xmlElement('Xref', { identifier: id ?? '', dataSource: database ?? '' });
}

function url(values: Values): WritableElement | null {
  const link = values.get('url');
  return link === undefined ? null : xmlElement('Url', { link });
}

/** PW:0000237 is 0000237 of `pw`. */
function writeTerm(term: Values): WritableElement {
  const termId = term.get('termId');
  const colon = termId?.indexOf(':') ?? -1;
  const prefix = termId === undefined || colon < 0 ? undefined : termId.slice(0, colon);
  const database = term.get('termDatabase') ?? prefix?.toLowerCase();
  return xmlElement(
    'Annotation',
    {
      elementId: term.get('elementId'),
      value: term.get('value') ?? '',
      type: term.get('type') ?? 'Ontology',
    },
    [
      termId === undefined || termId === '' ? null : xref(database ?? '', termId.slice(colon + 1)),
      url(term),
    ],
  );
}

/** An entry needs an identifier or a link; titles and authors have no place. */
function writeCitation({ values }: GpmlCitation): WritableElement {
  const database = values.get('xrefDatabase');
  const isLink = database?.toLowerCase() === 'url';
  const [id, link] = [values.get('xrefId'), values.get('url')];
  const shown = isLink || id === undefined ? null : xref(databaseWord(database), id);
  const address = isLink ? id : link;
  const wanted = address ?? (shown ? undefined : '');
  return xmlElement('Citation', { elementId: values.get('elementId') }, [
    shown,
    wanted === undefined ? null : xmlElement('Url', { link: wanted }),
  ]);
}

function databaseWord(database: string | undefined): string {
  return database === undefined ? '' : as2021(databases, from2013(databases, database));
}

function writeEvidence(evidence: Values): WritableElement {
  return xmlElement(
    'Evidence',
    { elementId: evidence.get('elementId'), value: evidence.get('value') },
    [xref(evidence.get('xrefDatabase') ?? '', evidence.get('xrefId') ?? ''), url(evidence)],
  );
}
