import { ownValue } from '../../project/plain-json.ts';
import { biologyOfLink, biologyOfNode } from '../../project/biology.ts';
import { indexProject, type ProjectIndex } from '../../graph/project-index.ts';
import {
  type Link,
  type Project,
  type Endpoint,
  canvasSchema,
  type CanvasSettings,
  type PathwayNode,
  limits,
} from '../../project/project-schema.ts';
import type { LossReport, Loss } from '../../project/file-outcome.ts';
import { nameElement } from '../../project/element-names.ts';
import { richLabel } from '../../text/rich-text.ts';
import type { PlainGraph, PlainLink, PlainNode } from './plain-graph.ts';
import { kindFromWord, neutralKind, relationFromWord, keptOf, writeXrefs } from './plain-words.ts';
import { formatsWords } from '../../words/formats.ts';
import { listText } from '../../words/grammar.ts';
import { placesWords } from '../../words/places.ts';

export interface PlainExport {
  readonly graph: PlainGraph;
  readonly report: LossReport;
}

/** What a simple format can say about a project, and what it cannot. */
export function plainGraphOf(project: Project, sayable: Sayable): PlainExport {
  const index = indexProject(project);
  const graph: PlainGraph = {
    title: project.metadata.title,
    description: project.metadata.description,
    nodes: project.nodes.map((node) => plainNode(node)),
    links: project.links.flatMap((link) => plainLink(link, index)),
  };
  return { graph, report: reportLosses(project, sayable) };
}

function plainNode(node: PathwayNode): PlainNode {
  const kept = keptOf(node.origin);
  const { id, x, y, width, height, parent, entity } = node;
  return {
    id,
    label: node.label,
    kind: kindWord(node),
    caption: node.caption || undefined,
    notes: node.notes || undefined,
    xrefs: writeXrefs(node.xrefs),
    entity,
    x: x + width / 2,
    y: y + height / 2,
    width,
    height,
    parent,
    attributes: kept?.attributes,
  };
}

function plainLink(link: Link, index: ProjectIndex): PlainLink[] {
  const [source, target] = [nodeAtEnd(link, 'source', index), nodeAtEnd(link, 'target', index)];
  if (source === null || target === null) return [];
  const kept = keptOf(link.origin);
  return [
    {
      id: link.id,
      source,
      target,
      relation: relationWord(link),
      label: link.label || undefined,
      notes: link.notes || undefined,
      xrefs: writeXrefs(link.xrefs),
      attributes: kept?.attributes,
    },
  ];
}

/** The word of the file that it came from, if it still means what the element is. */
function kindWord({ kind, origin }: PathwayNode): string {
  const word = keptOf(origin)?.word;
  return word !== undefined && (kindFromWord(word) ?? neutralKind) === kind ? word : kind;
}

function relationWord({ relation, origin }: Link): string {
  const word = keptOf(origin)?.word;
  return word !== undefined && (relationFromWord(word) ?? 'relates-to') === relation
    ? word
    : relation;
}

/** What a format can store beyond ids, ends and labels of nodes. */
export interface Sayable {
  readonly node: ReadonlySet<NodePart>;
  readonly link: ReadonlySet<LinkPart>;
  readonly file: ReadonlySet<'title' | 'description'>;
}

type NodePart =
  'kind' | 'place' | 'size' | 'parent' | 'caption' | 'notes' | 'xrefs' | 'entity' | 'isolated';
type LinkPart = 'relation' | 'label' | 'notes' | 'xrefs' | 'on-links';

/**
 * Names every element that loses something, once, with all that it loses. What all nodes lose is reported for the file.
 */
export function reportLosses(project: Project, sayable: Sayable): LossReport {
  const index = indexProject(project);
  const linked = linkedNodes(project, index);
  const nodes = project.nodes.flatMap((node) => lossOfNode(node, sayable, linked));
  const links = project.links.flatMap((link) => lossesOfLink(link, sayable, index));
  const touched = new Set([...nodes, ...links].map(({ elementId }) => elementId));
  const losses = [...lossesOfFile(project, sayable), ...nodes, ...links];
  const whole = commonParts.every((part) => sayable.node.has(part)) ? project.nodes : [];
  const kept = [...whole, ...project.links].filter(({ id }) => !touched.has(id)).length;
  return { kept, losses };
}

const commonParts = ['kind', 'place', 'size'] as const;

function lossesOfFile(project: Project, { node, file }: Sayable): Loss[] {
  const { title, description, authors, organism, licence } = project.metadata;
  const lost = named({
    title: title !== '' && title !== ownValue(project.origin?.data, 'named') && !file.has('title'),
    description: description !== '' && !file.has('description'),
    authors: authors.length > 0,
    organism: organism !== '',
    licence: licence !== '',
    references: project.references.length > 0,
    scenarios: project.scenarios.length > 0,
    'settings of the canvas': !isUsualCanvas(project.canvas),
  });
  const common = named({
    kinds: !node.has('kind'),
    places: !node.has('place'),
    sizes: !node.has('size'),
  });
  const where = placesWords.file;
  return [
    ...(common === '' || project.nodes.length === 0
      ? []
      : [{ kind: 'dropped' as const, where, what: formatsWords.doesNotSayNodes(common) }]),
    ...(lost === ''
      ? []
      : [{ kind: 'dropped' as const, where, what: formatsWords.leavesOut(lost) }]),
  ];
}

function lossOfNode(
  node: PathwayNode,
  { node: says }: Sayable,
  linked: ReadonlySet<string>,
): Loss[] {
  const about = subjectOf('node', node);
  if (!says.has('isolated') && !linked.has(node.id)) {
    return [{ kind: 'dropped', ...about, what: formatsWords.hasNoLinkOnly }];
  }
  const lost = named({
    parent: node.parent !== undefined && !says.has('parent'),
    caption: node.caption !== '' && !says.has('caption'),
    'formatted name': richLabel(node) !== null,
    notes: node.notes !== '' && !says.has('notes'),
    identifiers: node.xrefs.length > 0 && !says.has('xrefs'),
    'entry of the library': node.entity !== undefined && !says.has('entity'),
    badges: node.badges.length > 0,
    rotation: node.rotation !== 0,
    'place in the drawing order': node.z !== 0,
    'own look': node.style !== undefined && Object.keys(node.style).length > 0,
    evidence: node.evidence.length > 0,
    'place, pool and receptor fields': Object.keys(biologyOfNode(node)).length > 0,
  });
  return lost === '' ? [] : [{ kind: 'approximated', ...about, what: formatsWords.loses(lost) }];
}

/** The nodes that a written link ends at. */
function linkedNodes({ links }: Project, index: ProjectIndex): Set<string> {
  const ends = links.map((link) => [
    nodeAtEnd(link, 'source', index),
    nodeAtEnd(link, 'target', index),
  ]);
  const written = ends.filter((pair) => !pair.includes(null)).flat();
  return new Set(written.filter((id) => id !== null));
}

function lossesOfLink(link: Link, { link: says }: Sayable, index: ProjectIndex): Loss[] {
  const about = subjectOf('link', link);
  const ends = [nodeAtEnd(link, 'source', index), nodeAtEnd(link, 'target', index)];
  if (!says.has('on-links') && ends.includes(null)) {
    const what = formatsWords.endsFreePointNo;
    return [{ kind: 'dropped', ...about, what }];
  }
  const onLink = [link.source, link.target].some(({ to }) => to === 'anchor');
  const moved = onLink && !says.has('on-links');
  const lost = named({
    relation: !says.has('relation'),
    label: link.label !== '' && !says.has('label') && link.label !== keptOf(link.origin)?.word,
    'formatted label': richLabel(link) !== null,
    notes: link.notes !== '' && !says.has('notes'),
    identifiers: link.xrefs.length > 0 && !says.has('xrefs'),
    'entry of the library': link.entity !== undefined,
    'bends and routing': link.routing !== 'straight' || link.waypoints.length > 0,
    anchors: link.anchors.length > 0 && !says.has('on-links'),
    'places at its ends': [link.source, link.target].some(isPlaced),
    'place in the drawing order': link.z !== 0,
    'own look': link.style !== undefined && Object.keys(link.style).length > 0,
    confidence: link.confidence !== undefined,
    evidence: link.evidence.length > 0,
    'place, pool, share and control': Object.keys(biologyOfLink(link)).length > 0,
  });
  const what = [
    ...(moved ? [formatsWords.endsNodeInsteadOn] : []),
    ...(lost === '' ? [] : [formatsWords.loses2(lost)]),
  ].join(', and ');
  return what === '' ? [] : [{ kind: 'approximated', ...about, what: `${what}.` }];
}

function isPlaced(end: Endpoint): boolean {
  if (end.to === 'node') return end.side !== undefined || end.position !== undefined;
  return end.to === 'anchor' && end.offset !== undefined;
}

function subjectOf(noun: string, { id, label, origin }: PathwayNode | Link) {
  const originId = origin?.id;
  return {
    elementId: id,
    ...(originId === undefined ? {} : { originId }),
    where: nameElement(noun, id, label),
  };
}

/** The names of those parts for which it is true, as a list in a sentence; empty if there are none. */
function named(parts: Readonly<Record<string, boolean>>): string {
  return listText(Object.keys(parts).filter((name) => parts[name] === true));
}

const usualCanvas: CanvasSettings = canvasSchema.parse({});

function isUsualCanvas({ grid, snap, background }: CanvasSettings): boolean {
  return grid === usualCanvas.grid && snap === usualCanvas.snap && background === undefined;
}

/** What formats can say whose nodes and edges may have attributes of any name. */
export const withAttributes: Sayable = {
  node: new Set([
    'kind',
    'place',
    'size',
    'parent',
    'caption',
    'notes',
    'xrefs',
    'entity',
    'isolated',
  ]),
  link: new Set(['relation', 'label', 'notes', 'xrefs']),
  file: new Set(['title', 'description']),
};

/**
 * The node that stands for a link's end where links can only join nodes. An end on another link becomes the node that
 * the other link leads to, or comes from. Null where there is none, such as at a free point, or where links end on links
 * deeper than a diagram ever has them: to follow each of thousands would take time with the square.
 */
export function nodeAtEnd(
  link: Link,
  end: 'source' | 'target',
  index: ProjectIndex,
): string | null {
  let current: Link | undefined = link;
  for (let depth = 0; current && depth < limits.nesting; depth += 1) {
    const endpoint: Endpoint = current[end];
    if (endpoint.to === 'point') return null;
    if (endpoint.to === 'node') return endpoint.id;
    current = index.anchors.get(endpoint.id)?.link;
  }
  return null;
}
