import type { Damage, ProjectFileError, Loss } from '../../project/file-outcome.ts';
import { arrangeNodes } from '../../layout/arrange-nodes.ts';
import { layLinks } from '../../layout/lay-links.ts';
import { findCrossProblems } from '../../project/cross-checks.ts';
import {
  limits,
  projectSchema,
  type Link,
  type LinkStyle,
  type Relation,
  idSchema,
  type NodeKind,
} from '../../project/project-schema.ts';
import { failure, success, type Result } from '../../result.ts';
import type { ReadFile } from '../project-format.ts';
import { nameElement } from '../../project/element-names.ts';
import { nodeKinds } from '../../project/node-kinds.ts';
import { relations } from '../../project/relations.ts';
import { textInset } from '../../scene/node-shapes.ts';
import { measureText } from '../../scene/text-layout.ts';
import { createIdMaker, cut, limited, type IdMaker, type Note } from './clean-text.ts';
import type { PlainGraph, PlainLink, PlainNode } from './plain-graph.ts';
import {
  originOf,
  type PlainFormat,
  relationFromWord,
  readXrefs,
  kindFromWord,
  neutralKind,
} from './plain-words.ts';
import { findParents } from './find-parents.ts';
import { formatsWords } from '../../words/formats.ts';
import { placesWords } from '../../words/places.ts';

/** What is kept of the file as a whole, as JSON. */
type OriginData = Readonly<Record<string, unknown>>;

export interface PlainFile {
  readonly graph: PlainGraph;
  /** What the file has and the graph has not. */
  readonly losses: readonly Loss[];
}

/** Makes a project from what a simple format says. `name` is the file's name, used if there is no title. */
export function buildProject(
  file: PlainFile,
  format: PlainFormat,
  name: string,
  origin?: OriginData,
): Result<ReadFile, ProjectFileError> {
  const built = buildRoughProject(file, format, name, origin);
  if (!built.ok) return built;
  const { isPlaced, project, report } = built.value;
  return success({ project: isPlaced ? project : layLinks(project), report });
}

/** The same where other links will take the place of these: where nodes had to be arranged, no link is led yet. */
export function buildRoughProject(
  { graph, losses }: PlainFile,
  format: PlainFormat,
  name: string,
  origin?: OriginData,
): Result<ReadFile & { readonly isPlaced: boolean }, ProjectFileError> {
  const total = graph.nodes.length + graph.links.length;
  if (total > limits.elements) return failure(tooMany(total));
  if (charactersOf(graph) > limits.fileBytes) return failure(tooMuch());
  const ids = createIdMaker();
  const built = buildNodes(graph.nodes, format, ids);
  const links = buildLinks(graph.links, built.ids, format, ids);
  // A title that is only the file's name is nothing that the file could lose.
  const title = cut(graph.title, limits.shortTextLength);
  const named = title === '' ? { named: cut(bareName(name), limits.shortTextLength) } : {};
  const project = projectSchema.parse({
    metadata: {
      title: title || named.named,
      description: cut(graph.description, limits.notesLength),
    },
    nodes: built.nodes,
    links: links.links,
    ...(origin === undefined ? {} : { origin: { format, data: { ...origin, ...named } } }),
  });
  const problems = findCrossProblems(project);
  if (problems.length > 0) return failure(damaged(problems));
  const all = [...losses, ...built.losses, ...links.losses];
  const touched = new Set(all.map(({ elementId }) => elementId).filter((id) => id !== undefined));
  return success({
    project: built.placed ? project : arrangeNodes(project),
    isPlaced: built.placed,
    report: { kept: project.nodes.length + project.links.length - touched.size, losses: all },
  });
}

/** A name or value that the file states once is held once, but would be written with every element that has it. */
function charactersOf({ nodes, links }: PlainGraph): number {
  let count = 0;
  for (const { attributes = {} } of [...nodes, ...links]) {
    for (const [name, value] of Object.entries(attributes)) {
      count += name.length + String(value).length;
    }
  }
  return count;
}

function tooMuch(): ProjectFileError {
  const most = limits.fileBytes / 1024 / 1024;
  const why = formatsWords.hasAttributesWouldFill(most);
  return damaged([{ where: placesWords.file, why }]);
}

function bareName(name: string): string {
  return name.replace(/\.[a-z0-9]+$/iu, '');
}

/** A file with more elements than a project can hold. */
export function tooMany(total: number): ProjectFileError {
  return damaged([
    { where: placesWords.file, why: formatsWords.tooManyElements(total, limits.elements) },
  ]);
}

function damaged(problems: Damage[]): ProjectFileError {
  return { kind: 'damaged', problems: problems.slice(0, 20), total: problems.length };
}

interface BuiltLinks {
  /** For the schema to parse. */
  readonly links: readonly object[];
  readonly losses: readonly Loss[];
}

/** Turns the links of a simple format into ours. One whose end is missing is left out. */
function buildLinks(
  links: readonly PlainLink[],
  nodes: ReadonlyMap<string, string>,
  format: PlainFormat,
  maker: IdMaker,
): BuiltLinks {
  const losses: Loss[] = [];
  const built = links.flatMap((link, index) => {
    const where = nameElement('link', link.id ?? String(index + 1), link.label ?? '');
    const [source, target] = [nodes.get(link.source), nodes.get(link.target)];
    if (source === undefined || target === undefined) {
      losses.push({ kind: 'dropped', where, what: formatsWords.endsNodeFileDoes });
      return [];
    }
    const id = maker.make(link.id ?? `link${index + 1}`);
    const note: Note = (what, kind = 'approximated') =>
      losses.push({ kind, elementId: id, where, what });
    return [{ id, ...ends(source, target), ...meaningOf(link, note, format) }];
  });
  return { links: built, losses };
}

function ends(source: string, target: string) {
  return { source: { to: 'node', id: source }, target: { to: 'node', id: target } };
}

function meaningOf(link: PlainLink, note: Note, format: PlainFormat) {
  const word = link.relation?.trim() ?? '';
  const meant = word === '' ? 'relates-to' : relationFromWord(word);
  const relation: Relation = meant ?? 'relates-to';
  const own = isMadeName(link.label, word) ? undefined : link.label;
  if (meant === null) {
    const where = own === undefined ? formatsWords.label : formatsWords.wordKeptBeside;
    note(formatsWords.whichHasNoRelation(cut(word, 40), where));
  }
  const { xrefs, unread } = readXrefs(link.xrefs ?? '');
  if (unread > 0) note(formatsWords.hasIdentifiersCouldNot(unread), 'dropped');
  // Shown on the link, so that a person can read what the file says.
  const label = own === undefined && meant === null ? word : (own ?? '');
  return {
    relation,
    label: limited(label, limits.labelLength, 'label', note),
    notes: limited(link.notes ?? '', limits.notesLength, 'notes', note),
    xrefs,
    ...(link.style ? { style: styleFor(relation, link.style) } : {}),
    origin: originOf(
      link.id,
      format,
      word === relation || word === '' ? undefined : word,
      link.attributes,
    ),
  };
}

/** A link whose meaning is known has the heads of its meaning. */
function styleFor(relation: Relation, style: LinkStyle): LinkStyle {
  if (relations[relation].head === 'none') return style;
  const { sourceHead: _source, targetHead: _target, ...rest } = style;
  return rest;
}

/** Cytoscape names every link "source (interaction) target", which is no label that a person gave. */
function isMadeName(label: string | undefined, word: string): boolean {
  return word !== '' && (label?.includes(` (${word}) `) ?? false);
}

interface BuiltNodes {
  /** For the schema to parse. */
  readonly nodes: readonly object[];
  /** From the id in the file to ours. */
  readonly ids: ReadonlyMap<string, string>;
  readonly losses: readonly Loss[];
  /** True if the file gives positions; otherwise no node has one yet. */
  readonly placed: boolean;
}

/** Turns the nodes of a simple format into ours. If several have the same id, the first counts. */
function buildNodes(nodes: readonly PlainNode[], format: PlainFormat, maker: IdMaker): BuiltNodes {
  const losses: Loss[] = [];
  const ids = new Map<string, string>();
  const fresh = nodes.filter((node) => {
    const isNew = !ids.has(node.id);
    if (isNew) ids.set(node.id, maker.make(node.id));
    else losses.push(dropped(node, undefined, formatsWords.hasIdAnotherNode));
    return isNew;
  });
  const parents = findParents(fresh, ids, losses);
  const holders = new Set(parents.values());
  const placed = arePlaced(fresh, losses);
  const built = fresh.map((node) => {
    const id = ids.get(node.id) ?? node.id;
    const note: Note = (what, kindOfLoss = 'approximated') =>
      losses.push({ ...dropped(node, id, what), kind: kindOfLoss });
    const kind = chooseKind(node, holders.has(id), note);
    if (node.unread)
      losses.push(dropped(node, id, formatsWords.hasWhichNoNumber(node.unread.join(', '))));
    return {
      id,
      kind,
      parent: parents.get(node.id),
      ...textOf(node, note),
      ...boxOf(node, kind, placed),
      ...(node.style ? { style: node.style } : {}),
      origin: originOf(
        node.id,
        format,
        node.kind === kind ? undefined : node.kind,
        node.attributes,
      ),
    };
  });
  return { nodes: built, ids, losses, placed };
}

function dropped(node: PlainNode, elementId: string | undefined, what: string): Loss {
  const where = nameElement('node', node.id, node.label ?? '');
  const originId = cut(node.id, limits.shortTextLength);
  return {
    kind: 'dropped',
    ...(elementId === undefined ? {} : { elementId }),
    originId,
    where,
    what,
  };
}

/** A file that gives positions for only some nodes is laid out like one that gives none. */
function arePlaced(nodes: readonly PlainNode[], losses: Loss[]): boolean {
  const placed = nodes.filter(({ x, y }) => isCoordinate(x) && isCoordinate(y)).length;
  if (placed > 0 && placed < nodes.length) {
    const what = formatsWords.placesOnlyNodesAll(placed, nodes.length);
    losses.push({ kind: 'approximated', where: placesWords.file, what });
  }
  return placed === nodes.length;
}

function isCoordinate(value: number | undefined): value is number {
  // Half of the space: the size comes on top.
  return value !== undefined && Math.abs(value) <= limits.coordinate / 2;
}

function chooseKind(node: PlainNode, holds: boolean, note: Note): NodeKind {
  const word = node.kind?.trim() ?? '';
  const meant = word === '' ? null : kindFromWord(word);
  if (word !== '' && meant === null) note(formatsWords.whichHasNoKind(shown(word)));
  if (!holds) return meant ?? neutralKind;
  if (meant !== null && nodeKinds[meant].contains) return meant;
  if (meant !== null) note(formatsWords.holdsOtherNodesBecame);
  return 'group';
}

function textOf(node: PlainNode, note: Note) {
  const { xrefs, unread } = readXrefs(node.xrefs ?? '');
  if (unread > 0) note(formatsWords.hasIdentifiersCouldNot(unread), 'dropped');
  return {
    label: limited(node.label ?? '', limits.labelLength, 'label', note),
    caption: limited(node.caption ?? '', limits.labelLength, 'caption', note),
    notes: limited(node.notes ?? '', limits.notesLength, 'notes', note),
    xrefs,
    ...(isId(node.entity) ? { entity: node.entity } : {}),
  };
}

function isId(text: string | undefined): text is string {
  return idSchema.safeParse(text).success;
}

function boxOf(node: PlainNode, kind: NodeKind, placed: boolean) {
  const usual = fitSize(kind, node.label ?? '');
  const width = isSize(node.width) ? node.width : usual.width;
  const height = isSize(node.height) ? node.height : usual.height;
  const { x = 0, y = 0 } = node;
  return placed
    ? { width, height, x: x - width / 2, y: y - height / 2 }
    : { width, height, x: 0, y: 0 };
}

function isSize(value: number | undefined): value is number {
  return value !== undefined && value > 0 && value <= limits.size / 2;
}

function shown(word: string): string {
  return cut(word, 40);
}

/** A wider label is better broken into lines. */
const widest = 240;
const widthStep = 10;
/** Of labels, in diagram units; a label that is a little wider still fits. */
const labelSize = 13;

/** The size of the kind, or wider if the label needs it, in diagram units. */
function fitSize(kind: NodeKind, label: string): { width: number; height: number } {
  const facts = nodeKinds[kind];
  const { height } = facts;
  const lines = label.slice(0, 200).split('\n');
  const text = Math.max(...lines.map((line) => measureText(line, labelSize, 600)));
  let width: number = facts.width;
  while (width < widest && width - 2 * textInset(facts.shape, width, height) < text) {
    width += widthStep;
  }
  return { width, height };
}

/** Which ends of the links have heads, by the id of the link in its file. */
export type HeadsOfLinks = ReadonlyMap<
  string,
  { readonly source: boolean; readonly target: boolean }
>;

/** Links that mean nothing more than that they lead somewhere show it by arrows, as their file does. */
export function withHeads(file: ReadFile, heads: HeadsOfLinks): ReadFile {
  const links = file.project.links.map((link): Link => {
    const drawn = heads.get(link.origin?.id ?? '');
    if (!drawn || relations[link.relation].head !== 'none') return link;
    if (!drawn.source && !drawn.target) return link;
    return {
      ...link,
      style: {
        ...(drawn.source ? { sourceHead: 'arrow' } : {}),
        ...(drawn.target ? { targetHead: 'arrow' } : {}),
        ...link.style,
      },
    };
  });
  return { ...file, project: { ...file.project, links } };
}
