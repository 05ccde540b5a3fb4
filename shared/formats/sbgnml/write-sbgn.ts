import { type Link, type Project, limits, type PathwayNode } from '../../project/project-schema.ts';
import { nameElement } from '../../project/element-names.ts';
import { isRecord } from '../../project/plain-json.ts';
import { drawDiagram } from '../../scene/draw-diagram.ts';
import type { DrawnDiagram } from '../../scene/primitives.ts';
import type { Loss } from '../../project/file-outcome.ts';
import type { WrittenFile } from '../project-format.ts';
import { writeXml, xmlElement, type WritableElement } from '../xml/write-xml.ts';
import { classForLink, classForNode, languageOf, type Language } from './element-class.ts';
import {
  writtenNamespace,
  keptData,
  keptElement,
  attributeOf,
  childOf,
  childrenOf,
  localName,
  makeElement,
  sbgnElementSchema,
  textOf,
  withAttributes,
  type SbgnElement,
} from './sbgn-element.ts';
import { expandProcesses } from './expand-processes.ts';
import { spellOut } from './spell-out.ts';
import { writeArc } from './write-arc.ts';
import { isCallout, writeCallouts } from './callouts.ts';
import { writeGlyph } from './write-glyph.ts';
import { nestNodes, type Nesting } from './nesting.ts';
import { notesElement } from './annotations.ts';
import { withStyles } from './write-styles.ts';
import { findLosses, isUnsaid } from './speller.ts';
import { createWrittenIds, type WrittenIds } from './written-ids.ts';
import { formatsWords } from '../../words/formats.ts';

/** A file on its way out. */
interface Writing {
  readonly project: Project;
  readonly language: Language;
  readonly ids: WrittenIds;
  readonly nesting: Nesting;
  readonly diagram: DrawnDiagram;
  readonly nodes: ReadonlyMap<string, PathwayNode>;
  readonly callouts: ReadonlyMap<string, SbgnElement>;
  /** Glyphs by what they are, made before arcs, which name their ports. */
  readonly glyphs: Map<string, SbgnElement>;
  readonly losses: Loss[];
}

/** Writes SBGN-ML 0.3. What was read from such a file and has not changed is written unchanged. */
export function writeSbgn(original: Project): WrittenFile {
  const { root, report } = sbgnTree(original);
  return { text: writeXml(root).text, report };
}

/** What is written, as a tree. */
export function sbgnTree(
  original: Project,
): { readonly root: WritableElement } & Pick<WrittenFile, 'report'> {
  const head = readHead(original);
  const { project, losses } = spellOut(expandProcesses(original), head.language);
  const writing = beginWriting(project, head.language);
  writing.losses.push(...findLosses(original, head.language), ...losses);
  const top = (writing.nesting.within.get('') ?? []).filter((node) => !isUnsaid(node));
  const isIn = (group: number | undefined) => (element: PathwayNode | Link) =>
    groupOf(element, head.groups.length) === group;
  const glyphs = top.filter(isIn(undefined)).map((node) => glyphOf(writing, node));
  const grouped = head.groups.map((group, index) => ({
    group,
    glyphs: top.filter(isIn(index)).map((node) => glyphOf(writing, node)),
  }));
  const arcs = project.links.filter(isIn(undefined)).flatMap((link) => arcOf(writing, link) ?? []);
  const groups = grouped.map(({ group, glyphs: inner }, index): SbgnElement => {
    const lines = project.links.filter(isIn(index)).flatMap((link) => arcOf(writing, link) ?? []);
    return { ...group, children: [...(group.children ?? []), ...inner, ...lines] };
  });
  const map = mapElement(writing, head, [...glyphs, ...arcs, ...groups]);
  const root: SbgnElement = {
    ...head.root,
    children: [...(head.root.children ?? []), map, ...head.others],
  };
  const xmlns = withAttributes(head.root, { xmlns: undefined }).attributes;
  return {
    root: toXml({ ...root, attributes: { xmlns: writtenNamespace, ...xmlns } }),
    report: reportOf(original, writing),
  };
}

interface Head {
  readonly root: SbgnElement;
  readonly map: SbgnElement;
  readonly groups: readonly SbgnElement[];
  readonly others: readonly SbgnElement[];
  readonly language: Language;
}

function readHead({ origin }: Project): Head {
  const element = (key: string) => sbgnElementSchema.safeParse(keptData(origin, key)).data;
  const list = (key: string) => sbgnElementSchema.array().safeParse(keptData(origin, key)).data;
  const map = element('map') ?? makeElement('map');
  const said = keptData(origin, 'language');
  const language =
    said === 'activity flow' || said === 'entity relationship' ? said : languageOf(map).language;
  return {
    root: element('root') ?? makeElement('sbgn'),
    map,
    groups: list('groups') ?? [],
    others: list('others') ?? [],
    language,
  };
}

function beginWriting(project: Project, language: Language): Writing {
  const ids = createWrittenIds(project);
  const nodes = new Map(project.nodes.map((node) => [node.id, node]));
  const diagram = drawDiagram(project, 'light');
  return {
    project,
    language,
    ids,
    nodes,
    diagram,
    nesting: nestNodes(project),
    callouts: writeCallouts(project, ids, diagram),
    glyphs: new Map(),
    losses: [],
  };
}

function groupOf({ origin }: PathwayNode | Link, groups: number): number | undefined {
  const group = keptData(origin, 'group');
  return typeof group === 'number' && group >= 0 && group < groups ? group : undefined;
}

function glyphOf(writing: Writing, node: PathwayNode, isNested = false): SbgnElement {
  const { ids, nesting, language, callouts, glyphs } = writing;
  const element = writeGlyph(node, {
    ids,
    className: classForNode(node, language),
    compartment: compartmentRef(writing, node, isNested),
    nested: (nesting.within.get(node.id) ?? []).map((inner) => glyphOf(writing, inner, true)),
    callout: callouts.get(node.id),
  });
  glyphs.set(node.id, element);
  return element;
}

/** A glyph within another glyph names a compartment only if it did when it was read. */
function compartmentRef(
  { ids, nesting }: Writing,
  node: PathwayNode,
  isNested: boolean,
): string | undefined {
  const said = attributeOf(keptElement(node), 'compartmentRef');
  const compartment = nesting.compartmentOf(node);
  const wasInVain = said !== undefined && ids.ownerOf(said) === undefined;
  if (compartment === undefined) return wasInVain ? said : undefined;
  const ref = ids.of(compartment);
  return isNested && said !== ref ? undefined : ref;
}

function arcOf(writing: Writing, link: Link): SbgnElement | undefined {
  if (isCallout(link, writing.nodes)) return undefined;
  const drawn = writing.diagram.links.get(link.id);
  const hasEnds = [link.source, link.target].every(
    (end, index) => end.to !== 'point' || nameInVain(link, index) !== undefined,
  );
  if (!drawn || !hasEnds) {
    tellFreeEnd(writing, link);
    return undefined;
  }
  const inner = writing.nesting.within.get(link.id) ?? [];
  return writeArc(link, {
    ids: writing.ids,
    className: classForLink(link, writing.language),
    drawn,
    nodes: writing.nodes,
    portOf: (node, index) => portId(writing.glyphs.get(node.id), index),
    nested: inner.map((node) => glyphOf(writing, node, true)),
  });
}

/** What the end of an arc names in the file that it was read from. */
function nameInVain(link: Link, index: number): string | undefined {
  return attributeOf(keptElement(link), index === 0 ? 'source' : 'target');
}

function portId(glyph: SbgnElement | undefined, index: number): string | undefined {
  return attributeOf(childrenOf(glyph, 'port')[index], 'id');
}

function tellFreeEnd(writing: Writing, link: Link): void {
  writing.losses.push({
    kind: 'dropped',
    elementId: link.id,
    where: nameElement('link', link.id, link.label),
    what: formatsWords.endsFreePointWhich,
  });
}

const versions: Readonly<Record<Language, string>> = {
  'process description':
    'http://identifiers.org/combine.specifications/sbgn.pd.level-1.version-1.3',
  'activity flow': 'http://identifiers.org/combine.specifications/sbgn.af.level-1.version-1.2',
  'entity relationship': 'http://identifiers.org/combine.specifications/sbgn.er.level-1.version-2',
};

function mapElement(
  writing: Writing,
  { root, map, language }: Head,
  children: readonly SbgnElement[],
): SbgnElement {
  const { project, ids } = writing;
  const before = [root, map].map((element) => textOf(childOf(element, 'notes')));
  const said = before
    .filter((text) => text !== '')
    .join('\n')
    .slice(0, limits.notesLength);
  const { description } = project.metadata;
  const notes =
    description === said
      ? childOf(map, 'notes')
      : notesElement(map, `${description} `, description);
  const extension = withStyles(map, project, ids);
  const rest = (map.children ?? []).filter(
    (child) => typeof child === 'string' || !['notes', 'extension'].includes(localName(child.name)),
  );
  const isNew = !isRecord(project.origin?.data) || project.origin.format !== 'sbgnml';
  const element = withAttributes(map, {
    id: attributeOf(map, 'id') ?? ids.fresh('map1'),
    ...(isNew ? { language, version: versions[language] } : {}),
  });
  return {
    ...element,
    children: [...(notes ? [notes] : []), ...(extension ? [extension] : []), ...rest, ...children],
  };
}

function toXml({ name, attributes = {}, children = [] }: SbgnElement): WritableElement {
  const inner = children.map((child) => (typeof child === 'string' ? child : toXml(child)));
  return xmlElement(name, attributes, inner);
}

function reportOf(project: Project, { losses }: Writing): WrittenFile['report'] {
  const touched = new Set(losses.map(({ elementId }) => elementId));
  const elements = [
    ...project.nodes,
    ...project.nodes.flatMap(({ badges }) => badges),
    ...project.links,
  ];
  return { kept: elements.filter(({ id }) => !touched.has(id)).length, losses };
}
