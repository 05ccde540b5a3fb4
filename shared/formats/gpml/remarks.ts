import { limits, type Reference, type PathwayNode } from '../../project/project-schema.ts';
import { nameElement } from '../../project/element-names.ts';
import type { Loss } from '../../project/file-outcome.ts';
import { isRecord } from '../../project/plain-json.ts';
import type { Bounds } from '../../scene/primitives.ts';
import {
  type GpmlComment,
  type GpmlCitation,
  type GpmlDocument,
  type GpmlElement,
  wordsBetween,
  wordsIn,
  withWords,
  textPairs,
  type Word,
} from './gpml-document.ts';
import { clip } from './node-of-element.ts';
import { formatsWords } from '../../words/formats.ts';

/** Comments with these sources were written by programs, not for readers. */
const noise = new Set([
  'GenMAPP notes',
  'GenMAPP remarks',
  'HomologyMapper',
  'KeggConverter',
  'OCR',
]);

/** What people wrote of an element. */
export function notesOf(comments: readonly GpmlComment[]): string {
  const texts = comments.filter(isForPeople).map(({ text }) => text.trim());
  return clip(texts.filter((text) => text !== '').join('\n\n'), limits.notesLength);
}

/**
 * The comments to write: unchanged if the notes are unchanged, otherwise the notes as one comment next to those of
 * programs.
 */
export function commentsFor(notes: string, kept: readonly GpmlComment[]): readonly GpmlComment[] {
  if (notes === notesOf(kept)) return kept;
  const traces = kept.filter((comment) => !isForPeople(comment));
  return notes === '' ? traces : [...traces, { text: notes }];
}

function isForPeople({ source }: GpmlComment): boolean {
  return source === undefined || !noise.has(source);
}

const idOfReference = /^[^\s\p{Cc}]{1,200}$/u;

/** References by the ids that elements cite them by; a second one of an id gets another. */
export function readReferences(
  citations: readonly GpmlCitation[],
  format: string,
): { references: Reference[]; byId: ReadonlyMap<string, string> } {
  const byId = new Map<string, string>();
  const taken = new Set<string>();
  const references: Reference[] = [];
  for (const [index, citation] of citations.slice(0, limits.references).entries()) {
    const own = citation.values.get('elementId');
    const id =
      own !== undefined && idOfReference.test(own) && !taken.has(own) ? own : freeId(index, taken);
    taken.add(id);
    if (own !== undefined && !byId.has(own)) byId.set(own, id);
    references.push(readReference(citation, id, format));
  }
  return { references, byId };
}

function freeId(index: number, taken: ReadonlySet<string>): string {
  let id = `reference-${index + 1}`;
  while (taken.has(id)) id += '-';
  return id;
}

function readReference(citation: GpmlCitation, id: string, format: string): Reference {
  const { values, authors, more } = citation;
  const parts = referenceOf(citation);
  const own = values.get('elementId');
  const kept = wordsBetween(values, citationOf({ id, ...parts }, own).values);
  const data = {
    ...(kept.length > 0 ? { kept: kept.map((entry) => [...entry]) } : {}),
    ...(more.length > 0 ? { more: more.map((entry) => [...entry]) } : {}),
    ...(authors.length > parts.authors.length ? { authors: [...authors] } : {}),
  };
  const origin = {
    format,
    ...(own === undefined ? {} : { id: clip(own, limits.shortTextLength) }),
    ...(Object.keys(data).length > 0 ? { data } : {}),
  };
  return { id, ...parts, origin };
}

function referenceOf({ values, authors }: GpmlCitation): Omit<Reference, 'id'> {
  const short = (name: string) => clip(values.get(name) ?? '', limits.shortTextLength);
  const database = short('xrefDatabase').toLowerCase();
  const xrefId = short('xrefId');
  const year = Number(short('year'));
  const url = database === 'url' ? xrefId : short('url');
  const has = (text: string) => text !== '';
  return {
    authors: authors.slice(0, limits.listLength).map((name) => clip(name, limits.shortTextLength)),
    ...(database === 'doi' && has(xrefId) ? { doi: xrefId } : {}),
    ...(database === 'pubmed' && has(xrefId) ? { pmid: xrefId } : {}),
    ...(has(short('title')) ? { title: short('title') } : {}),
    ...(has(short('source')) ? { journal: short('source') } : {}),
    ...(Number.isInteger(year) && year >= 1000 && year <= 3000 ? { year } : {}),
    ...(has(url) ? { url } : {}),
  };
}

/** What the model says of a reference, as the properties of a bibliography entry. */
function citationOf(reference: Reference, id: string | undefined): GpmlCitation {
  const values = new Map<string, string>();
  const set = (name: string, value: string | undefined) => {
    if (value !== undefined && value !== '') values.set(name, value);
  };
  set('elementId', id);
  const { pmid, doi, url } = reference;
  const [database, xrefId] = pmid ? ['PubMed', pmid] : doi ? ['DOI', doi] : [undefined, undefined];
  set('xrefDatabase', database);
  set('xrefId', xrefId);
  set('title', reference.title ?? reference.citation);
  set('source', reference.journal);
  set('year', reference.year === undefined ? undefined : String(reference.year));
  set('url', url);
  return { values, authors: reference.authors, more: [] };
}

/** A citation has one identifier: of a reference with two, the one of PubMed is written. */
export function lossesOfReferences(references: readonly Reference[]): Loss[] {
  return references
    .filter(({ pmid, doi }) => pmid && doi)
    .map((reference) => ({
      kind: 'dropped',
      where: nameElement('reference', reference.id, reference.title ?? reference.citation ?? ''),
      what: formatsWords.losesDoiBesidePubmed,
    }));
}

/** A reference as it is to be written, with what was kept of the file that it came from. */
export function writeReference(reference: Reference, id: string): GpmlCitation {
  const plain = citationOf(reference, id);
  const data = reference.origin?.data;
  if (!isRecord(data)) return plain;
  const kept: Word[] = wordsIn(data['kept']);
  return {
    ...plain,
    values: new Map([...withWords(plain.values, kept), ['elementId', id]]),
    more: textPairs(data['more']),
  };
}

/** The texts of the pathway that are too long for a project and were cut. */
export function cutsOfPathway({ values, authors }: GpmlDocument): Loss[] {
  const length = (name: string) => values.get(name)?.length ?? 0;
  const cut = (what: string, most: number): Loss => ({
    kind: 'approximated',
    where: formatsWords.pathway,
    what: formatsWords.hasMoreThanCharacters(what, count(most)),
  });
  const many = formatsWords.hasMoreThanAuthors(count(limits.listLength));
  return [
    ...(length('title') > limits.shortTextLength ? [cut('a title', limits.shortTextLength)] : []),
    ...(length('organism') > limits.shortTextLength
      ? [cut(formatsWords.organism, limits.shortTextLength)]
      : []),
    ...(length('description') > limits.notesLength
      ? [cut('a description', limits.notesLength)]
      : []),
    ...(authors.length > limits.listLength
      ? [{ kind: 'dropped' as const, where: formatsWords.pathway, what: many }]
      : []),
  ];
}

/** The properties of a node that are larger than a project allows. */
export function cutsOfNode(element: GpmlElement, box: Bounds, node: PathwayNode): Loss[] {
  const about = {
    kind: 'approximated' as const,
    elementId: node.id,
    ...ownId(element),
    where: nameElement('node', node.id, node.label),
  };
  const text = element.values.get('textLabel') ?? '';
  const length = count(limits.labelLength);
  const isMoved = node.x !== box.x || node.y !== box.y;
  const isShrunk = node.width !== box.width || node.height !== box.height;
  return [
    ...(text.length > node.label.length
      ? [
          {
            ...about,
            what: formatsWords.hasLabelMoreThan(length),
          },
        ]
      : []),
    ...(isMoved ? [{ ...about, what: tooFar }] : []),
    ...(isShrunk ? [{ ...about, what: formatsWords.largerThanMostCan(count(limits.size)) }] : []),
  ];
}

/** Reports a line that leads farther out than a project allows. */
export function cutsOfLine(line: GpmlElement, id: string): Loss[] {
  const isFar = line.points.some(
    (point) =>
      !point.has('elementRef') &&
      ['x', 'y'].some((name) => Math.abs(Number(point.get(name) ?? 0)) > limits.coordinate),
  );
  if (!isFar) return [];
  const where = nameElement('link', id, '');
  return [{ kind: 'approximated', elementId: id, ...ownId(line), where, what: tooFar }];
}

/** The id of an element in its file, for a loss. */
export function ownId({ values }: GpmlElement): { originId?: string } {
  const id = values.get('elementId');
  return id === undefined ? {} : { originId: id };
}

const tooFar = `lies further out than ${count(limits.coordinate)}, the most that can be held: it was moved there.`;

function count(number: number): string {
  return number.toLocaleString('en');
}
