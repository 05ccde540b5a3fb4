import type { ProjectFileError, Loss } from '../../project/file-outcome.ts';
import { shorten, nameElement } from '../../project/element-names.ts';
import { failure, success, type Result } from '../../result.ts';
import { withSource, writeIntoSource, type PatchedFormat } from '../kept-source.ts';
import type { ProjectFormat, ReadFile, ReadOptions, WrittenFile } from '../project-format.ts';
import type { NamedElement } from '../xml/align-elements.ts';
import { readXml } from '../xml/read-xml.ts';
import { attributeOf, type XmlElement } from '../xml/xml-tree.ts';
import type { Project } from '../../project/project-schema.ts';
import { writeXml, type Unsayable, type WritableElement } from '../xml/write-xml.ts';
import {
  gpmlNamespaces,
  type GpmlDocument,
  type GpmlVersion,
  type GpmlElement,
  type Word,
} from './gpml-document.ts';
import { numberNames } from './gpml-attributes.ts';
import { asGpml2013, olderVersionOf } from './older-versions.ts';
import { readDocument } from './read-document.ts';
import type { Flaw } from './read-values.ts';
import { formatName, toProject } from './to-project.ts';
import { fromProject, withBoard, type DocumentToWrite } from './from-project.ts';
import { writeDocument, type WrittenDocument } from './write-document.ts';

/** GPML of WikiPathways and PathVisio: reads every version since 2007, writes 2021. */
export const gpmlFormat: ProjectFormat = {
  read: readGpml,
  write: (project) => writeIntoSource(project, patchedGpml('2021')),
};

/** Writes 2013a, which WikiPathways stores. */
export const gpml2013Format: ProjectFormat = {
  read: readGpml,
  write: (project) => writeIntoSource(project, patchedGpml('2013a')),
};

function patchedGpml(version: GpmlVersion): PatchedFormat {
  const treeOf = (project: Project) => {
    const { document, sources } = fromProject(withoutTimes(project), version);
    const { root, elements } = writeDocument(document);
    const keys = new Map<WritableElement, string>();
    for (const [written, element] of elements) {
      const id = sources.get(element)?.id;
      if (id !== undefined) keys.set(written, id);
    }
    return { root, keys };
  };
  return {
    originFormat: formatName({ version }),
    read: (text, name) => readGpml(text, name),
    write: (project) => writeGpml(project, version),
    treeOf,
    isOrdered: true,
    bare: withoutEnd,
    rules: { fileKeyOf, singles, withEnds: new Set(['Point']), numbers: numberNames },
  };
}

/** Saving stamps a time, which is no change of the diagram. */
function withoutTimes(project: Project): Project {
  const { created: _created, modified: _modified, ...metadata } = project.metadata;
  return { ...project, metadata };
}

/** Where an attached end of a line lies follows from what it is attached to, and from the course of that. */
function withoutEnd(element: WritableElement): WritableElement {
  const { name, attributes } = element;
  if (name !== 'Point' || (attributes['GraphRef'] ?? attributes['elementRef']) === undefined) {
    return element;
  }
  const own = Object.entries(attributes).filter(([key]) => !/^[xy]$/iu.test(key));
  return { ...element, attributes: Object.fromEntries(own) };
}

/** What tells an element from its siblings in a file. */
function fileKeyOf({ local, attribute, text }: NamedElement): string | undefined {
  if (local === 'Point') return undefined;
  if (local === 'BiopaxRef') return text;
  return idNames.map(attribute).find((id) => id !== undefined);
}

const idNames = ['GraphId', 'elementId', 'GroupId', 'rdf:id', 'Key', 'key', 'elementRef', 'name'];

const singles: ReadonlySet<string> = new Set([
  'Graphics',
  'Xref',
  'Url',
  'InfoBox',
  'Legend',
  'Biopax',
  'Description',
  'Waypoints',
  'States',
  'Authors',
  'Annotations',
  'Citations',
  'Evidences',
]);

function readGpml(
  text: string,
  name: string,
  options?: ReadOptions,
): Result<ReadFile, ProjectFileError> {
  const tree = readXml(text);
  if (!tree.ok) return tree;
  const older = olderVersionOf(tree.value);
  if (older === undefined) {
    const read = readRoot(tree.value, name);
    return read.ok ? success(withSource(read.value.file, text, name, options)) : read;
  }
  const read = readRoot(asGpml2013(tree.value), name);
  if (!read.ok) return read;
  const file = withLoss(read.value.file, lossOfVersion(older));
  // It cannot be written in its own version: what is kept is the same file as it is in 2013a.
  const { text: renewed } = writeXml(writeDocument(read.value.document).root);
  const source: ReadOptions['source'] = options?.source && { encoding: 'utf-8', marked: false };
  return success(withSource(file, renewed, name, { ...options, source }));
}

function withLoss(file: ReadFile, loss: Loss): ReadFile {
  const { project, report } = file;
  return { project, report: { ...report, losses: [loss, ...report.losses] } };
}

function lossOfVersion(version: string): Loss {
  const what = `is in GPML ${version}, an older version; it is saved as GPML 2013a, and then all of it is written anew.`;
  return { kind: 'approximated', where: 'the file', what };
}

function readRoot(
  root: XmlElement,
  name: string,
): Result<{ file: ReadFile; document: GpmlDocument }, ProjectFileError> {
  const version = versionOf(root);
  if (!version) return failure({ kind: 'not-a-project', found: describeRoot(root) });
  const { document, flaws } = readDocument(root, version);
  const { project, losses } = toProject(document);
  const elements = elementsByOrigin(project);
  const all = [...flaws.map((flaw) => lossOfFlaw(flaw, elements)), ...losses];
  const touched = new Set(all.map(({ where }) => where)).size;
  const count = project.nodes.length + project.links.length;
  const file: ReadFile = {
    project: project.metadata.title === '' ? titled(project, name) : project,
    report: { kept: Math.max(0, count - touched), losses: all },
  };
  return success({ file, document });
}

function titled(project: ReadFile['project'], name: string): ReadFile['project'] {
  const title = name.replace(/\.(?:gpml|xml)$/iu, '');
  return { ...project, metadata: { ...project.metadata, title } };
}

function versionOf({ local, namespace }: XmlElement): GpmlVersion | null {
  if (local !== 'Pathway') return null;
  if (namespace === gpmlNamespaces['2013a']) return '2013a';
  return namespace === gpmlNamespaces['2021'] ? '2021' : null;
}

const anyVersion = /^http:\/\/(?:genmapp\.org|pathvisio\.org)\/GPML\/(\w+)$/u;

function describeRoot({ local, namespace }: XmlElement): string {
  const version = anyVersion.exec(namespace)?.[1];
  if (local === 'Pathway' && version !== undefined) {
    return `a GPML ${shorten(version)} pathway, a version that cannot be read; save it from its program as GPML 2013a or 2021`;
  }
  if (local === 'Pathway')
    return 'a pathway in XML, but not in the namespace of GPML 2013a or 2021';
  return `an XML document whose outermost element is <${shorten(local)}>`;
}

/** Our elements by their ids in the file; none for an id that several have. */
function elementsByOrigin({ nodes, links }: ReadFile['project']): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const twice = new Set<string>();
  for (const { id, origin } of [...nodes, ...nodes.flatMap(({ badges }) => badges), ...links]) {
    if (origin?.id === undefined) continue;
    if (found.has(origin.id)) twice.add(origin.id);
    found.set(origin.id, id);
  }
  for (const id of twice) found.delete(id);
  return found;
}

function lossOfFlaw({ element, kind, what }: Flaw, elements: ReadonlyMap<string, string>): Loss {
  const id = attributeOf(element, 'GraphId') ?? attributeOf(element, 'elementId');
  const elementId = kind === 'dropped' ? undefined : elements.get(id ?? '');
  const label = attributeOf(element, 'TextLabel') ?? attributeOf(element, 'textLabel');
  const name =
    label === undefined || label === ''
      ? element.local
      : `${element.local} ${JSON.stringify(shorten(label))}`;
  return {
    kind,
    ...(elementId === undefined ? {} : { elementId }),
    ...(id === undefined ? {} : { originId: id }),
    where: `${name} in line ${element.line}`,
    what: `${what}.`,
  };
}

/** The text of a GPML file of that version, and what other programs will not find in it of the project. */
export function writeGpml(project: Project, version: GpmlVersion): WrittenFile {
  const made = withBoard(fromProject(project, version), project);
  const written = writeDocument(made.document);
  const { text, unsayable } = writeXml(written.root);
  const losses = [
    ...made.losses,
    ...lossesOfUnsaid(made, written, version),
    ...unsayable.flatMap((part) => lossOfUnsayable(made, written, part)),
  ];
  const touched = new Set(losses.map(({ elementId }) => elementId).filter((id) => id)).size;
  const count = project.nodes.length + project.links.length;
  return { text, report: { kept: Math.max(0, count - touched), losses } };
}

/** Names of properties whose loss a person would notice, for a sentence. */
const words = new Map([
  ['arrowHead', 'arrow head'],
  ['shapeType', 'shape'],
  ['type', 'type'],
  ['textColor', 'text colour'],
  ['fillColor', 'fill'],
  ['borderColor', 'colour'],
  ['lineColor', 'colour'],
  ['borderStyle', 'border'],
  ['lineStyle', 'line'],
  ['fontName', 'font'],
  ['fontSize', 'font size'],
  ['fontWeight', 'font weight'],
  ['fontStyle', 'font style'],
  ['hAlign', 'alignment'],
  ['vAlign', 'alignment'],
  ['rotation', 'rotation'],
  ['width', 'size'],
  ['height', 'size'],
  ['centerX', 'place'],
  ['centerY', 'place'],
  ['href', 'link'],
  ['xrefId', 'identifier'],
  ['groupRef', 'group'],
  ['elementRef', 'attached end'],
]);

function lossesOfUnsaid(
  { sources }: DocumentToWrite,
  { unsaid }: WrittenDocument,
  version: GpmlVersion,
): Loss[] {
  const losses: Loss[] = [];
  for (const [holder, kept] of unsaid) {
    if (!('kind' in holder)) continue;
    const lost = [...new Set(kept.flatMap(wordOf))];
    if (lost.length === 0) continue;
    losses.push({
      kind: 'approximated',
      ...identify(holder, sources),
      what: `is written with the nearest ${joinWords(lost)} that GPML ${version} knows; what it was is kept beside.`,
    });
  }
  return losses;
}

/** "a", "a and b", "a, b and c". */
function joinWords(words: readonly string[]): string {
  const rest = words.slice(0, -1).join(', ');
  const last = words.at(-1) ?? '';
  return rest === '' ? last : `${rest} and ${last}`;
}

function wordOf([where, , value]: Word): string[] {
  if (value === null) return [];
  const word = words.get(where.replace(/^(?:start|end)\./u, ''));
  return word === undefined ? [] : [word];
}

function identify(
  element: GpmlElement,
  sources: DocumentToWrite['sources'],
): Pick<Loss, 'elementId' | 'originId' | 'where'> {
  const source = sources.get(element);
  const own = element.values.get('elementId');
  const noun =
    source && 'relation' in source ? 'link' : element.kind === 'State' ? 'badge' : 'node';
  return {
    ...(source ? { elementId: source.id } : {}),
    ...(own === undefined ? {} : { originId: own }),
    where: nameElement(noun, source?.id ?? own ?? '?', source?.label ?? ''),
  };
}

function lossOfUnsayable(
  { sources }: DocumentToWrite,
  { elements }: WrittenDocument,
  { element, attribute }: Unsayable,
): Loss[] {
  const owner = elements.get(element);
  const what = `has characters in its ${attribute ?? 'text'} that XML cannot hold: they were left out.`;
  return [
    owner
      ? { kind: 'approximated', ...identify(owner, sources), what }
      : { kind: 'approximated', where: `the element ${element.name}`, what },
  ];
}
