import { xmlElement, type WritableElement } from '../xml/write-xml.ts';
import type { Bounds } from '../../scene/primitives.ts';
import { propertyTags } from './read-values.ts';
import { biopaxOf } from './gpml-biopax.ts';
import { listsOf } from './gpml-lists.ts';
import {
  elementKinds,
  gpmlNamespaces,
  isLineKind,
  type ElementKind,
  type GpmlDocument,
  type GpmlElement,
  type GpmlVersion,
  type Remarks,
  type Values,
  extraKey,
  wordsBetween,
  wordsKey,
  wordsOfElement,
  type Word,
} from './gpml-document.ts';
import { groupBounds, boxOf, groupLooks, usualLayers } from './node-of-element.ts';
import { keptLists, keptReferences } from './kept-lists.ts';
import { descriptionSource } from './read-document.ts';
import { sayValues, type SaidValues } from './write-values.ts';

export interface WrittenDocument {
  readonly root: WritableElement;
  /** For each element, what the version has no words for, as it is kept beside. */
  readonly unsaid: ReadonlyMap<GpmlElement | GpmlDocument, readonly Word[]>;
  readonly elements: ReadonlyMap<WritableElement, GpmlElement>;
}

interface Writing {
  readonly version: GpmlVersion;
  /** Every id of the file: what names none of these cannot be said. */
  readonly ids: ReadonlySet<string>;
  readonly citable: ReadonlySet<string>;
  /** Where groups lie by their members. */
  readonly boxes: ReadonlyMap<GpmlElement, Bounds>;
  readonly unsaid: Map<GpmlElement | GpmlDocument, readonly Word[]>;
  readonly elements: Map<WritableElement, GpmlElement>;
}

export function writeDocument(document: GpmlDocument): WrittenDocument {
  const writing: Writing = {
    version: document.version,
    ids: idsIn(document),
    citable: new Set(document.references.map(({ values }) => values.get('elementId') ?? '')),
    boxes: document.version === '2013a' ? boxesByMembers(document) : new Map(),
    unsaid: new Map(),
    elements: new Map(),
  };
  const said = sayValues(document.version, 'Pathway', document.values);
  const kept = wordsBetween(document.values, withDescription(said.said, document)).filter(
    ([where, , value]) => value !== null || !filledInRoot.has(where),
  );
  if (kept.length > 0) writing.unsaid.set(document, kept);
  const root =
    document.version === '2013a'
      ? root2013(writing, document, said, kept)
      : root2021(writing, document, said, kept);
  return { root, unsaid: writing.unsaid, elements: writing.elements };
}

/** What 2013a requires of every file. */
const filledInRoot = new Set(['infoX', 'infoY', 'boardWidth', 'boardHeight', 'authorText']);

function idsIn({ elements }: GpmlDocument): ReadonlySet<string> {
  const ids = new Set<string>();
  const add = (values: Values) => ids.add(values.get('elementId') ?? '');
  for (const { values, states, anchors } of elements) {
    add(values);
    for (const state of states) add(state.values);
    for (const anchor of anchors) add(anchor);
  }
  return ids;
}

function boxesByMembers({ elements }: GpmlDocument): ReadonlyMap<GpmlElement, Bounds> {
  const bare = elements.map((element) => {
    if (element.kind !== 'Group') return element;
    const values = [...element.values].filter(([name]) => !boxNames.includes(name));
    return { ...element, values: new Map(values) };
  });
  const groups = new Map<string, GpmlElement>();
  for (const element of bare) {
    if (element.kind === 'Group') groups.set(element.values.get('groupId') ?? '', element);
  }
  const boxes = groupBounds(bare, (it) => groups.get(it.values.get('groupRef') ?? '-'));
  return new Map(
    bare.flatMap((element, index): (readonly [GpmlElement, Bounds])[] => {
      const [box, source] = [boxes.get(element), elements[index]];
      return box && source ? [[source, box]] : [];
    }),
  );
}

/** Description and authors are told by elements of their own. */
function withDescription(said: Values, { values, version, authors }: GpmlDocument): Values {
  const all = new Map(said);
  const description = values.get('description');
  if (description !== undefined) all.set('description', description);
  if (version === '2013a' && authors.length > 0) all.delete('authorText');
  return all;
}

function root2013(
  writing: Writing,
  document: GpmlDocument,
  { paths }: SaidValues,
  kept: readonly Word[],
): WritableElement {
  const description = document.values.get('description');
  const comments = [
    ...(description === undefined ? [] : [{ source: descriptionSource, text: description }]),
    ...document.comments,
  ];
  const authors = document.authors.map((author) => author.get('name') ?? '');
  const attributes = {
    xmlns: gpmlNamespaces['2013a'],
    ...attributesAt(paths, ''),
    ...(authors.length > 0 ? { Author: `[${authors.join(', ')}]` } : {}),
  };
  const groups = document.elements.map((element) => element.kind);
  const ordered = elementKinds.flatMap((kind) =>
    groups.includes(kind) || kind === 'State' ? elementsOfKind(writing, document, kind) : [],
  );
  return xmlElement('Pathway', attributes, [
    ...remarkElements(
      writing,
      { ...document, comments, properties: [...document.properties, ...keptLists(document)] },
      kept,
    ),
    xmlElement('Graphics', attributesAt(paths, 'Graphics/')),
    ...ordered,
    xmlElement('InfoBox', attributesAt(paths, 'InfoBox/')),
    spreadElement('Legend', paths),
    biopaxOf(document),
  ]);
}

function elementsOfKind(
  writing: Writing,
  { elements }: GpmlDocument,
  kind: ElementKind,
): WritableElement[] {
  const found = elements.filter((element) => element.kind === kind);
  const own = found.map((element) => write2013(writing, element));
  if (kind !== 'State') return own;
  const states = elements.flatMap((node) =>
    node.states.map((state) => {
      const parent = node.values.get('elementId');
      const values = new Map(state.values);
      if (parent !== undefined) values.set('elementRef', parent);
      return write2013(writing, state, { ...state, values });
    }),
  );
  return [...states, ...own];
}

function write2013(
  writing: Writing,
  source: GpmlElement,
  element: GpmlElement = source,
): WritableElement {
  const { kind } = element;
  const wanted = kind === 'Group' ? bareGroup(writing, element) : element.values;
  const { paths, said } = sayValues('2013a', kind, wanted);
  const points = element.points.map((point) => sayPoint(writing, point));
  const anchors = element.anchors.map((anchor) => sayValues('2013a', 'Anchor', anchor));
  const kept = keepUnsaid(writing, { ...source, values: wanted }, source, said, points);
  const graphics = xmlElement('Graphics', attributesAt(paths, 'Graphics/'), [
    ...points.map((point) => xmlElement('Point', attributesAt(point.paths, ''))),
    ...anchors.map((anchor) => xmlElement('Anchor', attributesAt(anchor.paths, ''))),
  ]);
  const written = xmlElement(kind, attributesAt(paths, ''), [
    ...remarkElements(writing, element, kept, paths),
    kind === 'Group' ? null : graphics,
    spreadElement('Xref', paths),
  ]);
  writing.elements.set(written, source);
  return written;
}

const boxNames = ['centerX', 'centerY', 'width', 'height'];
/** A group of 2013a has neither a place nor looks: both follow from its members and its style. */
function bareGroup(writing: Writing, group: GpmlElement): Values {
  const looks = groupLooks(group.values.get('type') ?? '');
  const isWhere = isAt(group.values, writing.boxes.get(group));
  return new Map(
    [...group.values].filter(([name, value]) => {
      if (boxNames.includes(name)) return !isWhere;
      if (name === 'zOrder') return value !== String(usualLayers.Group);
      return looks.get(name) !== value;
    }),
  );
}

function isAt(values: Values, box: Bounds | undefined): boolean {
  if (!box) return false;
  const own = boxOf(values);
  return (['x', 'y', 'width', 'height'] as const).every(
    (name) => Math.abs(own[name] - box[name]) < 0.02,
  );
}

/** An end that names something unknown cannot be written: the schema requires the other. */
function sayPoint({ version, ids }: Writing, point: Values): SaidValues {
  const target = point.get('elementRef');
  if (target === undefined || ids.has(target)) return sayValues(version, 'Point', point);
  const free = [...point].filter(([name]) => !['elementRef', 'relX', 'relY'].includes(name));
  return sayValues(version, 'Point', new Map(free));
}

function root2021(
  writing: Writing,
  document: GpmlDocument,
  { paths }: SaidValues,
  kept: readonly Word[],
): WritableElement {
  const { elements, values, authors } = document;
  const description = values.get('description');
  const lists = elementKinds
    .filter((kind) => kind !== 'State')
    .map((kind) => {
      const own = elements.filter((element) => element.kind === kind);
      if (own.length === 0) return null;
      return xmlElement(
        `${kind}s`,
        {},
        own.map((element) => write2021(writing, element)),
      );
    });
  return xmlElement('Pathway', { xmlns: gpmlNamespaces['2021'], ...attributesAt(paths, '') }, [
    spreadElement('Xref', paths),
    description === undefined ? null : xmlElement('Description', {}, [description]),
    authors.length === 0 ? null : xmlElement('Authors', {}, authors.map(writeAuthor)),
    ...remarkElements(
      writing,
      { ...document, properties: [...document.properties, ...keptLists(document)] },
      kept,
    ),
    xmlElement('Graphics', attributesAt(paths, 'Graphics/')),
    ...lists,
    ...listsOf(document),
  ]);
}

function writeAuthor(author: Values): WritableElement {
  const [database, id] = [author.get('xrefDatabase'), author.get('xrefId')];
  const attributes = Object.fromEntries(
    ['name', 'username', 'order'].map((name) => [name, author.get(name)]),
  );
  const xref =
    database === undefined && id === undefined
      ? null
      : xmlElement('Xref', { identifier: id ?? '', dataSource: database ?? '' });
  return xmlElement('Author', { ...attributes, name: author.get('name') ?? '' }, [xref]);
}

function write2021(writing: Writing, element: GpmlElement): WritableElement {
  const { kind, states } = element;
  const { paths, said } = sayValues('2021', kind, withKnownRefs(writing, element.values));
  const points = element.points.map((point) => sayPoint(writing, point));
  const anchors = element.anchors.map((anchor) => sayValues('2021', 'Anchor', anchor));
  const kept = keepUnsaid(writing, element, element, said, points);
  const waypoints = xmlElement('Waypoints', {}, [
    ...points.map((point) => xmlElement('Point', attributesAt(point.paths, ''))),
    ...anchors.map((anchor) => xmlElement('Anchor', attributesAt(anchor.paths, ''))),
  ]);
  const written = xmlElement(kind, attributesAt(paths, ''), [
    spreadElement('Xref', paths),
    isLineKind(kind) ? waypoints : null,
    states.length === 0
      ? null
      : xmlElement(
          'States',
          {},
          states.map((it) => write2021(writing, it)),
        ),
    xmlElement('Graphics', attributesAt(paths, 'Graphics/')),
    ...remarkElements(writing, element, kept),
  ]);
  writing.elements.set(written, element);
  return written;
}

/** In 2021 what is named must be there. */
function withKnownRefs({ ids }: Writing, values: Values): Values {
  const isLoose = (name: string, value: string) =>
    (name === 'groupRef' || name === 'aliasRef') && !ids.has(value);
  return new Map([...values].filter(([name, value]) => !isLoose(name, value)));
}

function keepUnsaid(
  { unsaid }: Writing,
  wanted: GpmlElement,
  source: GpmlElement,
  values: Values,
  points: readonly SaidValues[],
): readonly Word[] {
  const heard = { values, points: points.map(({ said }) => said) };
  const kept = wordsOfElement(wanted, heard).filter(
    ([where, , word]) => word !== null || !isFilledIn(source, where),
  );
  if (kept.length > 0) unsaid.set(source, kept);
  return kept;
}

/** What only the version's defaults add says nothing that was not meant. */
function isFilledIn({ kind }: GpmlElement, where: string): boolean {
  return kind !== 'Group' && (boxNames.includes(where) || where === 'textLabel');
}

function attributesAt(paths: ReadonlyMap<string, string>, before: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [path, value] of paths) {
    const name = path.slice(before.length);
    if (path.startsWith(before) && !name.includes('/')) attributes[name] = value;
  }
  return attributes;
}

/** A child element that only carries properties of its parent; null where it would carry none. */
function spreadElement(name: string, paths: ReadonlyMap<string, string>): WritableElement | null {
  const attributes = attributesAt(paths, `${name}/`);
  return Object.keys(attributes).length === 0 ? null : xmlElement(name, attributes);
}

function remarkElements(
  { version, citable }: Writing,
  remarks: Remarks,
  kept: readonly Word[],
  paths: ReadonlyMap<string, string> = new Map(),
): WritableElement[] {
  const isOlder = version === '2013a';
  const canCite = (id: string) => isOlder || citable.has(id);
  const comments = remarks.comments.map(({ source, text }) =>
    xmlElement('Comment', { [isOlder ? 'Source' : 'source']: source }, [text]),
  );
  const properties = [
    ...remarks.properties,
    ...[...paths].flatMap(([path, value]) =>
      path.startsWith('Attribute/') ? [[path.slice('Attribute/'.length), value] as const] : [],
    ),
    ...(kept.length > 0 ? [[wordsKey, JSON.stringify(kept)] as const] : []),
    ...remarks.extras.map((extra) => [extraKey, extra] as const),
    ...keptReferences(remarks, canCite, !isOlder),
  ].map(([key, value]) =>
    xmlElement(propertyTags[version], isOlder ? { Key: key, Value: value } : { key, value }),
  );
  const citations = remarks.citations
    .filter(canCite)
    .map((id) =>
      isOlder ? xmlElement('BiopaxRef', {}, [id]) : xmlElement('CitationRef', { elementRef: id }),
    );
  if (isOlder) return [...comments, ...citations, ...properties];
  const annotations = remarks.annotations.map((id) =>
    xmlElement('AnnotationRef', { elementRef: id }),
  );
  const evidences = remarks.evidences.map((id) => xmlElement('EvidenceRef', { elementRef: id }));
  return [...comments, ...properties, ...annotations, ...citations, ...evidences];
}
