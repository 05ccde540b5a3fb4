import type { Evidence, Link, Project, Badge, PathwayNode } from '../../project/project-schema.ts';
import { nameElement } from '../../project/element-names.ts';
import { isRecord } from '../../project/plain-json.ts';
import { plainName } from '../plain/plain-words.ts';
import { richLabel } from '../../text/rich-text.ts';
import { drawDiagram } from '../../scene/draw-diagram.ts';
import type { Loss } from '../../project/file-outcome.ts';
import { elementOfLink, elementOfNode, stateOfBadge } from './derived-element.ts';
import {
  noRemarks,
  type GpmlDocument,
  type GpmlElement,
  type GpmlVersion,
  type Remarks,
  type Values,
  fromJson,
  type KeptData,
  withWords,
  withWordsAtEnds,
} from './gpml-document.ts';
import { commentsFor, lossesOfReferences, writeReference } from './remarks.ts';
import {
  oursOfLink,
  oursOfNode,
  oursOfProject,
  ourKeys,
  partsOfPathway,
} from './our-properties.ts';
import { assignIds, writtenKind, type WrittenIds } from './gpml-ids.ts';

export interface DocumentToWrite {
  readonly document: GpmlDocument;
  /** The element of the project from which each element of the file comes. */
  readonly sources: ReadonlyMap<GpmlElement, PathwayNode | Link | Badge>;
  readonly losses: readonly Loss[];
}

interface Writing {
  readonly project: Project;
  readonly ids: WrittenIds;
  /** For our references, their ids in the file. */
  readonly references: ReadonlyMap<string, string>;
  readonly parents: ReadonlySet<string | undefined>;
  readonly sources: Map<GpmlElement, PathwayNode | Link | Badge>;
  readonly losses: Loss[];
}

/**
 * The file for a project, as far as GPML can express it, with the words of the file that it was read from where they
 * still fit.
 */
export function fromProject(project: Project, version: GpmlVersion): DocumentToWrite {
  const ids = assignIds(project, version);
  const references = new Map(
    project.references.map(({ id, origin }) => [
      id,
      referenceId(ids, version, origin?.id ?? id, id),
    ]),
  );
  const parents = new Set(project.nodes.map(({ parent }) => parent));
  const losses = lossesOfReferences(project.references);
  const sources = new Map<GpmlElement, PathwayNode | Link | Badge>();
  const writing: Writing = { project, ids, references, parents, sources, losses };
  const parts = partsOfPathway(project.metadata, project.origin?.data);
  const elements = [
    ...project.nodes.map((node) => writeNode(writing, node)),
    ...writeLinks(writing),
    ...writeUnplaced(writing, parts.unplaced),
  ];
  const { terms, annotations } = withTermIds(ids, parts);
  const document: GpmlDocument = {
    ...parts,
    terms,
    annotations,
    version,
    properties: [...parts.properties, ...oursOfProject(project)],
    elements,
    references: project.references.map((reference) =>
      writeReference(reference, references.get(reference.id) ?? reference.id),
    ),
  };
  return { document, sources: writing.sources, losses: writing.losses };
}

/** Groups without members and states without a node: nothing in the drawing, but in the file again. */
function writeUnplaced({ ids, losses }: Writing, unplaced: readonly GpmlElement[]): GpmlElement[] {
  return unplaced.flatMap((element) => {
    if (element.kind === 'State' && ids.version === '2021') {
      const what = 'belongs to no data node, and so has no place in GPML 2021.';
      losses.push({ kind: 'dropped', where: 'a state', what });
      return [];
    }
    const own = element.values.get('elementId');
    if (own === undefined && ids.version === '2013a') return [element];
    const values = new Map([...element.values, ['elementId', ids.claim(own, element.kind)]]);
    if (ids.version === '2013a' && element.kind === 'Group' && !values.has('groupId')) {
      values.set('groupId', values.get('elementId') ?? '');
    }
    return [{ ...element, values }];
  });
}

/** In 2021 the pathway names its ontology terms; in 2013a all are its own. */
function withTermIds(
  ids: WrittenIds,
  { terms, annotations }: Pick<GpmlDocument, 'terms' | 'annotations'>,
): Pick<GpmlDocument, 'terms' | 'annotations'> {
  if (ids.version === '2013a') return { terms, annotations };
  const added: string[] = [];
  const named = terms.map((term) => {
    const own = term.get('elementId');
    const id = ids.claim(own, `term ${term.get('value') ?? ''}`);
    if (own === undefined) added.push(id);
    return new Map([...term, ['elementId', id]]);
  });
  return { terms: named, annotations: [...annotations, ...added] };
}

/** In 2021 references and elements share their ids; in 2013a they do not. */
function referenceId(ids: WrittenIds, version: GpmlVersion, wished: string, seed: string): string {
  return version === '2021' ? ids.claim(wished, `reference ${seed}`) : wished;
}

/** With a board around everything that is drawn, if the file that it came from says nothing. */
export function withBoard(made: DocumentToWrite, project: Project): DocumentToWrite {
  const { values } = made.document;
  if (values.has('boardWidth') && values.has('boardHeight')) return made;
  const { x, y, width, height } = drawDiagram(project, 'light').bounds;
  const margin = 20;
  const all = new Map([
    ...values,
    ['boardWidth', String(Math.max(0, Math.ceil(x + width + margin)))],
    ['boardHeight', String(Math.max(0, Math.ceil(y + height + margin)))],
  ]);
  return { ...made, document: { ...made.document, values: all } };
}

function writeNode(writing: Writing, node: PathwayNode): GpmlElement {
  const kind = writtenKind(node, writing.parents);
  const data = fromJson(node.origin?.data);
  const derived = elementOfNode(node, kind, writing.ids);
  const plain: GpmlElement = {
    ...derived,
    ...remarksOf(writing, node.notes, node.evidence, data),
    values: withWords(derived.values, data.words),
    states: kind === 'DataNode' ? node.badges.map((badge) => writeBadge(writing, badge)) : [],
  };
  if (kind !== 'DataNode') tellBadges(writing, node);
  tellParent(writing, node);
  tellMarks(writing, node);
  tellPlainName(writing, 'node', node);
  const ours = [...oursOfNode(node, plain), ...oursOfParent(writing, node)];
  const element = { ...plain, properties: [...plain.properties, ...ours] };
  writing.sources.set(element, node);
  return element;
}

/** In GPML only groups have members. A node in any other container says so in a property of ours. */
function oursOfParent({ ids }: Writing, { parent }: PathwayNode): GpmlElement['properties'] {
  if (parent === undefined || ids.groupKeyOf(parent) !== undefined) return [];
  const id = ids.idOf(parent);
  return id === undefined ? [] : [[ourKeys.parent, id]];
}

function writeBadge(writing: Writing, badge: Badge): GpmlElement {
  const data = fromJson(badge.origin?.data);
  const derived = stateOfBadge(badge, writing.ids.idOf(badge.id));
  const citations = data.citations.map((id) => writing.references.get(id) ?? id);
  const state: GpmlElement = {
    ...derived,
    ...remarksIn(data),
    citations,
    values: withWords(derived.values, data.words),
  };
  writing.sources.set(state, badge);
  return state;
}

function writeLinks(writing: Writing): GpmlElement[] {
  const { project, ids } = writing;
  const nodes = new Map(project.nodes.map((node) => [node.id, node]));
  const drawn = drawDiagram(project, 'light').links;
  const around = { nodes, routeOf: (link: Link) => drawn.get(link.id)?.route ?? [] };
  return project.links.map((link) => {
    const data = fromJson(link.origin?.data);
    const kind = data.element === 'GraphicalLine' ? 'GraphicalLine' : 'Interaction';
    const derived = elementOfLink(link, kind, ids, around);
    const values = withWords(derived.values, data.words);
    // A segmented line is what its points say, others what their program makes of them.
    const isSegmented = values.get('connectorType') === 'Segmented';
    const points = isSegmented ? derived.points : storedMiddles(link, derived.points);
    const plain: GpmlElement = {
      ...derived,
      ...remarksOf(writing, link.notes, link.evidence, data),
      values,
      points: withOwnIds(writing, link, withWordsAtEnds(points, data.words)),
    };
    const element = {
      ...plain,
      properties: [...plain.properties, ...oursOfLink(link, plain, nodes)],
    };
    tellPlainName(writing, 'link', link);
    writing.sources.set(element, link);
    return element;
  });
}

/** In 2021 each point of a line has an id: that of the line with the role of the point. */
function withOwnIds({ ids }: Writing, { id }: Link, points: readonly Values[]): readonly Values[] {
  if (ids.version === '2013a') return points;
  return points.map((point, index) => {
    const isEnd = index === points.length - 1;
    const role = index === 0 ? 'start' : isEnd ? 'end' : `bend${index}`;
    return new Map([...point, ['elementId', ids.claim(`${ids.idOf(id) ?? id}-${role}`, id)]]);
  });
}

/** The file stored other middle points, or none, for the same course; those are written again. */
function storedMiddles(link: Link, derived: readonly Values[]): readonly Values[] {
  const data: unknown = link.origin?.data;
  const bare = isRecord(data) ? data['bends'] : undefined;
  if (!isRecord(bare) || typeof bare['course'] !== 'string' || !Array.isArray(bare['points'])) {
    return derived;
  }
  if (bare['course'] !== courseKey(link)) return derived;
  const [first, last] = [derived[0], derived.at(-1)];
  const middles = bare['points'].flatMap((point: unknown): Values[] => {
    if (!Array.isArray(point)) return [];
    const [x, y]: unknown[] = point;
    return typeof x === 'string' && typeof y === 'string'
      ? [
          new Map([
            ['x', x],
            ['y', y],
          ]),
        ]
      : [];
  });
  return first && last ? [first, ...middles, last] : derived;
}

/** Tells whether the bends of a link are still those that were read. */
export function courseKey({ waypoints }: Pick<Link, 'waypoints'>): string {
  return waypoints.map(({ x, y }) => `${Math.round(x * 100)},${Math.round(y * 100)}`).join(' ');
}

function remarksIn(data: KeptData): Remarks {
  const { comments, properties, citations, annotations, evidences, extras } = data;
  return { comments, properties, citations, annotations, evidences, extras };
}

function remarksOf(
  { references }: Writing,
  notes: string,
  evidence: readonly Evidence[],
  data: KeptData,
): Remarks {
  return {
    ...noRemarks,
    ...remarksIn(data),
    comments: commentsFor(notes, data.comments),
    citations: [
      ...evidence.flatMap(({ reference }) => references.get(reference) ?? []),
      ...data.citations,
    ],
  };
}

function tellBadges(writing: Writing, node: PathwayNode): void {
  if (node.badges.length === 0) return;
  tell(writing, node, 'dropped', 'loses its badges: only data nodes have states in GPML.');
}

function tellParent(writing: Writing, node: PathwayNode): void {
  if (node.parent === undefined || writing.ids.groupKeyOf(node.parent) !== undefined) return;
  const what =
    'lies in the outline of its compartment; that it belongs to it is for Neuromatrix only.';
  tell(writing, node, 'approximated', what);
}

function tellMarks(writing: Writing, node: PathwayNode): void {
  const marks = [
    ...(node.clone ? ['marked as drawn several times'] : []),
    ...(node.multimer === true ? ['a multimer'] : []),
  ];
  if (marks.length === 0) return;
  tell(writing, node, 'approximated', `is ${marks.join(' and ')}, for Neuromatrix only.`);
}

/** GPML has one manner for a whole label. */
function tellPlainName({ losses }: Writing, noun: 'node' | 'link', element: PathwayNode | Link) {
  if (richLabel(element) === null) return;
  const where = nameElement(noun, element.id, element.label);
  losses.push({ kind: 'approximated', elementId: element.id, where, what: plainName });
}

function tell({ losses }: Writing, node: PathwayNode, kind: Loss['kind'], what: string): void {
  losses.push({
    kind,
    elementId: node.id,
    where: nameElement('node', node.id, node.label),
    what,
  });
}
