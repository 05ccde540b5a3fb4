import { xmlElement, type WritableElement } from '../xml/write-xml.ts';
import type { GpmlCitation, GpmlDocument, Values } from './gpml-document.ts';
import { as2021, databases, from2013 } from './gpml-names.ts';

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
