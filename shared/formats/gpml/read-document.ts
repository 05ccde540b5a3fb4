import { shorten } from '../../project/element-names.ts';
import { attributeOf, childElements, firstChild, type XmlElement } from '../xml/xml-tree.ts';
import {
  isLineKind,
  elementKinds,
  type ElementKind,
  type GpmlDocument,
  type GpmlElement,
  restoreKept,
} from './gpml-document.ts';
import { readBiopax } from './gpml-biopax.ts';
import { isKnownHead, meaningOfHead } from './gpml-shapes.ts';
import { lineOf } from './older-versions.ts';
import { restoreLists, restoreReferences } from './kept-lists.ts';
import { readDescription, readLists } from './gpml-lists.ts';
import {
  describeUnreadable,
  namesByPath,
  propertyTags,
  readRemarks,
  readValue,
  readValues,
  type Flaw,
  type Reading,
} from './read-values.ts';
import { formatsWords } from '../../words/formats.ts';

export interface ReadDocument {
  readonly document: GpmlDocument;
  readonly flaws: readonly Flaw[];
}

const containers = new Map<string, ElementKind>([
  ['DataNodes', 'DataNode'],
  ['Interactions', 'Interaction'],
  ['GraphicalLines', 'GraphicalLine'],
  ['Labels', 'Label'],
  ['Shapes', 'Shape'],
  ['Groups', 'Group'],
]);

const knownInRoot = new Set<string>([
  ...elementKinds,
  ...containers.keys(),
  'Graphics',
  'Xref',
  'InfoBox',
  'Legend',
  'Biopax',
  'Description',
  'Authors',
  'Annotations',
  'Citations',
  'Evidences',
]);

const knownInElement = new Set(['Graphics', 'Xref', 'States', 'Waypoints', 'Point', 'Anchor']);

/** Reads the tree of a file of either version; what cannot be read is reported as flaws. */
export function readDocument(root: XmlElement, version: GpmlDocument['version']): ReadDocument {
  const reading: Reading = { version, flaws: [] };
  const remarks = readRemarks(version, root, knownInRoot);
  const values = readValues(reading, 'Pathway', root);
  const elements = readElements(reading, root);
  const lists = version === '2013a' ? readBiopax(root) : readLists(root);
  const document: GpmlDocument = {
    version,
    ...restored({ values, ...remarks }),
    elements: version === '2013a' ? withStatesInNodes(elements) : elements,
    ...lists,
  };
  return {
    document: restoreLists(
      version === '2013a' ? from2013Root(document) : withDescription(document, root),
    ),
    flaws: reading.flaws,
  };
}

function restored<T extends Parameters<typeof restoreKept>[0]>(holder: T): T {
  return restoreReferences(restoreKept(holder));
}

export const descriptionSource = 'WikiPathways-description';

/** In 2013a a comment holds the description, and one attribute all authors. */
function from2013Root(document: GpmlDocument): GpmlDocument {
  const values = new Map(document.values);
  const description = document.comments.find(({ source }) => source === descriptionSource);
  if (description) values.set('description', description.text);
  const names = authorNames(values.get('authorText'));
  if (names) values.delete('authorText');
  return {
    ...document,
    values,
    comments: document.comments.filter((comment) => comment !== description),
    authors: (names ?? []).map((name) => new Map([['name', name]])),
  };
}

/** The names in `[A, B]`; null for a text of another form, which is kept as it is. */
function authorNames(text: string | undefined): string[] | null {
  const list = text === undefined ? undefined : /^\[(.+)\]$/su.exec(text)?.[1];
  const names = list?.split(', ');
  return names && names.every((name) => name !== '' && name.trim() === name) ? names : null;
}

function withDescription(document: GpmlDocument, root: XmlElement): GpmlDocument {
  const description = readDescription(root);
  if (description === undefined) return document;
  return { ...document, values: new Map([...document.values, ['description', description]]) };
}

function readElements(reading: Reading, root: XmlElement): GpmlElement[] {
  const elements: GpmlElement[] = [];
  const add = (kind: ElementKind, element: XmlElement) => {
    const read = readElement(reading, kind, element);
    if (read) elements.push(read);
  };
  for (const child of childElements(root)) {
    const direct = elementKinds.find((kind) => kind === child.local);
    const inner = containers.get(child.local);
    if (direct) add(direct, child);
    else if (inner) for (const element of childElements(child, inner)) add(inner, element);
    else if (child.local === 'Line') addLine(reading, child, add);
    else if (!isKnown(child, knownInRoot)) tellUnknown(reading, child);
  }
  return elements;
}

/** The lines of 2010a and before, which some programs still write. */
function addLine(
  { flaws }: Reading,
  child: XmlElement,
  add: (kind: ElementKind, element: XmlElement) => void,
): void {
  const what = formatsWords.elementGpmlDrawnAs;
  flaws.push({ element: child, kind: 'approximated', what });
  add('Interaction', lineOf(child));
}

const remarkTags = new Set([
  'Comment',
  'BiopaxRef',
  'CitationRef',
  'AnnotationRef',
  'EvidenceRef',
  ...Object.values(propertyTags),
]);

function isKnown({ local }: XmlElement, known: ReadonlySet<string>): boolean {
  return known.has(local) || remarkTags.has(local);
}

function tellUnknown({ flaws }: Reading, element: XmlElement): void {
  const what = formatsWords.elementGpmlDoesNot;
  flaws.push({ element, kind: 'approximated', what });
}

function readElement(reading: Reading, kind: ElementKind, element: XmlElement): GpmlElement | null {
  const graphics = firstChild(element, 'Graphics');
  if (!graphics && kind !== 'Group') {
    const what = formatsWords.hasNoGraphicsSo;
    reading.flaws.push({ element, kind: 'dropped', what });
    return null;
  }
  const values = readValues(reading, kind, element);
  const remarks = readRemarks(reading.version, element, knownInElement);
  const properties = takeProperties(reading, kind, element, values, remarks.properties);
  const path = reading.version === '2013a' ? graphics : firstChild(element, 'Waypoints');
  const points = isLineKind(kind) ? childElements(path ?? element, 'Point') : [];
  if (isLineKind(kind) && points.length < 2) {
    reading.flaws.push({ element, kind: 'dropped', what: formatsWords.hasFewerThanTwo });
    return null;
  }
  for (const child of childElements(element)) {
    if (!isKnown(child, knownInElement)) tellUnknown(reading, child);
  }
  for (const point of points) tellUnknownHead(reading, point);
  const states = firstChild(element, 'States');
  return restored({
    kind,
    values,
    ...remarks,
    properties,
    points: points.map((point) => readValues(reading, 'Point', point)),
    anchors: isLineKind(kind)
      ? childElements(path ?? element, 'Anchor').map((it) => readValues(reading, 'Anchor', it))
      : [],
    states: states
      ? childElements(states, 'State').flatMap((it) => readElement(reading, 'State', it) ?? [])
      : [],
    line: element.line,
  });
}

function tellUnknownHead({ flaws }: Reading, point: XmlElement): void {
  const word = attributeOf(point, 'ArrowHead') ?? attributeOf(point, 'arrowHead');
  if (word === undefined || isKnownHead(word)) return;
  const { head } = meaningOfHead(word);
  const what = formatsWords.hasUnknownHeadDrawn(
    JSON.stringify(shorten(word)),
    head === 'none' ? formatsWords.plainEnd : formatsWords.headForm(head),
  );
  flaws.push({ element: point, kind: 'approximated', what });
}

export const doubleLineKey = 'org.pathvisio.DoubleLineProperty';

/** In 2013a some properties are Attribute elements: those become values, the others are left. */
function takeProperties(
  reading: Reading,
  kind: ElementKind,
  element: XmlElement,
  values: Map<string, string>,
  properties: GpmlElement['properties'],
): GpmlElement['properties'] {
  if (reading.version !== '2013a' || properties.length === 0) return properties;
  const known = namesByPath('2013a', kind);
  return properties.filter(([key, value]) => {
    const path = `Attribute/${key}`;
    const name = known.get(path);
    if (name !== undefined) {
      const read = readValue('2013a', kind, name, value);
      if (read !== null) values.set(name, read);
      else
        reading.flaws.push({ element, kind: 'approximated', what: describeUnreadable(key, value) });
      return false;
    }
    if (key !== doubleLineKey || value !== 'Double') return true;
    const style = isLineKind(kind) ? 'lineStyle' : 'borderStyle';
    const beneath = values.get(style);
    if (beneath !== undefined && beneath !== 'Solid') values.set('styleBeneath', beneath);
    values.set(style, 'Double');
    return false;
  });
}

/** In 2013a, states stand next to the nodes that they name; a state that names none stays where it is. */
function withStatesInNodes(elements: readonly GpmlElement[]): GpmlElement[] {
  const owners = new Set<string>();
  for (const { kind, values } of elements) {
    const id = values.get('elementId');
    if (kind === 'DataNode' && id !== undefined) owners.add(id);
  }
  const states = new Map<string, GpmlElement[]>();
  const others = elements.filter((element) => {
    const owner = element.values.get('elementRef');
    if (element.kind !== 'State' || owner === undefined || !owners.has(owner)) return true;
    const values = new Map(element.values);
    values.delete('elementRef');
    const list = states.get(owner);
    if (list) list.push({ ...element, values });
    else states.set(owner, [{ ...element, values }]);
    return false;
  });
  if (states.size === 0) return others;
  return others.map((element) => {
    const own =
      element.kind === 'DataNode' ? states.get(element.values.get('elementId') ?? '') : [];
    return own && own.length > 0 ? { ...element, states: own } : element;
  });
}
