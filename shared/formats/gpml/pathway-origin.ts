import { limits } from '../../project/value-schemas.ts';
import { isRecord } from '../../project/plain-json.ts';
import type { Metadata } from '../../project/project-schema.ts';
import type { ElementKind, GpmlDocument, GpmlElement, Remarks, Values } from './gpml-document.ts';
import { fromJson, pairsOf, toJson, keptBetween, restoreValues, textPairs } from './kept-data.ts';
import { clip } from './node-of-element.ts';
import { isOurs } from './our-properties.ts';

export function metadataOf({ values, authors }: GpmlDocument): Metadata {
  const text = (name: string) => clip(values.get(name) ?? '', limits.shortTextLength);
  const names = authors.map((author) => clip(author.get('name') ?? '', limits.shortTextLength));
  return {
    title: text('title'),
    description: clip(values.get('description') ?? '', limits.notesLength),
    authors: names.slice(0, limits.listLength),
    organism: text('organism'),
    licence: text('license'),
  };
}

/** What the model says of the pathway, as its properties. */
function valuesOfMetadata(metadata: Metadata): Map<string, string> {
  const values = new Map([['title', metadata.title]]);
  const set = (name: string, text: string) => {
    if (text !== '') values.set(name, text);
  };
  set('organism', metadata.organism);
  set('license', metadata.licence);
  set('description', metadata.description);
  return values;
}

/** What of the whole pathway the model has no word for, as JSON. */
export function originOfPathway(document: GpmlDocument, unplaced: readonly GpmlElement[]) {
  const kept = keptBetween(document.values, valuesOfMetadata(metadataOf(document)));
  const lists = {
    authors: document.authors.some(({ size }) => size > 1) ? document.authors.map(pairsOf) : [],
    terms: document.terms.map(pairsOf),
    evidenceList: document.evidenceList.map(pairsOf),
    unplaced: unplaced.map((element) => ({
      ...toJson({ ...element, element: element.kind, kept: [] }),
      values: pairsOf(element.values),
    })),
  };
  const properties = document.properties.filter(([key]) => !isOurs(key));
  return {
    ...toJson({ ...document, properties, element: 'Pathway', kept }),
    ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
  };
}

export interface PathwayParts extends Remarks {
  readonly values: Values;
  readonly authors: readonly Values[];
  readonly terms: readonly Values[];
  readonly evidenceList: readonly Values[];
  readonly unplaced: readonly GpmlElement[];
}

/** What is to be written of the pathway as a whole, from the model and what was kept. */
export function partsOfPathway(metadata: Metadata, data: unknown): PathwayParts {
  const held = isRecord(data) ? data : {};
  const { kept, ...remarks } = fromJson(data);
  return {
    ...remarks,
    values: restoreValues(valuesOfMetadata(metadata), kept, ''),
    authors: authorsFor(metadata, mapsIn(held['authors'])),
    terms: mapsIn(held['terms']),
    evidenceList: mapsIn(held['evidenceList']),
    unplaced: unplacedIn(held['unplaced']),
  };
}

/** The kept authors, where they still are those of the project. */
function authorsFor({ authors }: Metadata, kept: readonly Values[]): readonly Values[] {
  const isSame =
    kept.length === authors.length && kept.every((it, index) => it.get('name') === authors[index]);
  return isSame ? kept : authors.map((name) => new Map([['name', name]]));
}

function mapsIn(value: unknown): Values[] {
  return Array.isArray(value) ? value.map((pairs: unknown) => new Map(textPairs(pairs))) : [];
}

function unplacedIn(value: unknown): GpmlElement[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown): GpmlElement[] => {
    if (!isRecord(entry)) return [];
    const { element, kept: _kept, ...remarks } = fromJson(entry);
    const kind: ElementKind | undefined = unplacedKinds.find((it) => it === element);
    if (kind === undefined) return [];
    const values = new Map(textPairs(entry['values']));
    return [{ kind, values, ...remarks, points: [], anchors: [], states: [], line: 0 }];
  });
}

const unplacedKinds = ['Group', 'State'] as const;
