import { plainName } from '../plain/plain-words.ts';
import { richLabel } from '../../text/rich-text.ts';
import { biologyOfLink, biologyOfNode } from '../../project/biology.ts';
import { nameElement } from '../../project/element-names.ts';
import {
  type Endpoint,
  type Link,
  type Project,
  type LinkStyle,
  type PathwayNode,
  type NodeStyle,
  limits,
} from '../../project/project-schema.ts';
import { drawDiagram } from '../../scene/draw-diagram.ts';
import type { DrawnDiagram } from '../../scene/primitives.ts';
import type { Loss } from '../../project/file-outcome.ts';
import { nodeKinds } from '../../project/node-kinds.ts';
import { classForNode, type Language } from './element-class.ts';
import { isProcessClass, glyphClassOf } from './glyph.ts';
import { keptElement } from './sbgn-element.ts';
import { isCallout } from './callouts.ts';
import { formatsWords } from '../../words/formats.ts';

/** A project, being brought into a form for which SBGN has words. */
export interface Speller {
  readonly diagram: DrawnDiagram;
  readonly byId: ReadonlyMap<string, PathwayNode>;
  readonly owners: ReadonlyMap<string, Link>;
  /** Links that catalyze, by the id of the node that does. */
  readonly catalyses: ReadonlyMap<string, readonly Link[]>;
  readonly nodes: PathwayNode[];
  readonly links: Link[];
  readonly losses: Loss[];
  /** Processes of our reactions by the link's id. */
  readonly processes: Map<string, PathwayNode>;
  /** Processes that make an entity from nothing, by the entity's id. */
  readonly sources: Map<string, PathwayNode>;
  /** Processes that unmake an entity, by the entity's id. */
  readonly sinks: Map<string, PathwayNode>;
  readonly isOwn: (link: Link) => boolean;
  readonly freshId: (stem: string) => string;
}

export function createSpeller(project: Project): Speller {
  const byId = new Map(project.nodes.map((node) => [node.id, node]));
  const owners = new Map(
    project.links.flatMap((link) => link.anchors.map(({ id }) => [id, link] as const)),
  );
  const used = new Set([
    ...byId.keys(),
    ...owners.keys(),
    ...project.links.map(({ id }) => id),
    ...project.nodes.flatMap(({ badges }) => badges.map(({ id }) => id)),
  ]);
  const freshId = (stem: string) => {
    let id = stem;
    for (let count = 2; used.has(id); count += 1) id = `${stem}-${count}`;
    used.add(id);
    return id;
  };
  return {
    diagram: drawDiagram(project, 'light'),
    byId,
    owners,
    catalyses: catalysesOf(project),
    nodes: [],
    links: [],
    losses: [],
    processes: new Map(),
    sources: new Map(),
    sinks: new Map(),
    isOwn: (link) => keptElement(link) === undefined && !isCallout(link, byId),
    freshId,
  };
}

function catalysesOf({ links }: Project): ReadonlyMap<string, readonly Link[]> {
  const found = new Map<string, Link[]>();
  for (const link of links) {
    if (link.relation === 'catalyzes')
      found.set(idOf(link.source), [...(found.get(idOf(link.source)) ?? []), link]);
  }
  return found;
}

/** Does the end lie at something that has a glyph of its own? */
export function isAtGlyph({ byId }: Speller, end: Endpoint): boolean {
  const node = end.to === 'node' ? byId.get(end.id) : undefined;
  return node !== undefined && !isUnsaid(node);
}

/** On a reaction: at an anchor of its link, or at its process. */
export function isProcessEnd(byId: Speller['byId'], end: Endpoint): boolean {
  if (end.to !== 'node') return end.to === 'anchor';
  const node = byId.get(end.id);
  return node !== undefined && isProcessClass(classForNode(node, 'process description'));
}

/** The process of the reaction that an anchor lies on, or of what the anchor's link acts on. */
export function processOn(speller: Speller, end: Endpoint): PathwayNode | undefined {
  let at: Endpoint = end;
  for (let depth = 0; at.to === 'anchor'; depth += 1) {
    const owner = speller.owners.get(at.id);
    if (!owner || depth === limits.nesting) return undefined;
    const process = speller.processes.get(owner.id);
    if (process) return process;
    at = owner.target;
  }
  const node = at.to === 'node' ? speller.byId.get(at.id) : undefined;
  return node && isProcessClass(classForNode(node, 'process description')) ? node : undefined;
}

export function idOf(end: Endpoint): string {
  return end.to === 'point' ? '' : end.id;
}

export function tell(speller: Speller, kind: Loss['kind'], link: Link, what: string): void {
  speller.losses.push({
    kind,
    elementId: link.id,
    where: nameElement('link', link.id, link.label),
    what,
  });
}

/** The parts of a project's elements that a file of SBGN-ML does not say, or says only to us. */
export function findLosses(project: Project, language: Language): Loss[] {
  return [
    ...aboutProject(project),
    ...project.nodes.flatMap((node) =>
      whatOfNode(node, language).map((loss) => placed('node', node, loss)),
    ),
    ...project.links.flatMap((link) => whatOfLink(link).map((loss) => placed('link', link, loss))),
  ];
}

type What = Pick<Loss, 'kind' | 'what'>;

function placed(noun: 'node' | 'link', element: PathwayNode | Link, what: What): Loss {
  const originId = element.origin?.format === 'sbgnml' ? element.origin.id : undefined;
  return {
    ...what,
    elementId: element.id,
    ...(originId === undefined ? {} : { originId }),
    where: nameElement(noun, element.id, element.label),
  };
}

const dropped = (what: string): What => ({ kind: 'dropped', what });
const approximated = (what: string): What => ({ kind: 'approximated', what });

function whatOfNode(node: PathwayNode, language: Language): What[] {
  if (isUnsaid(node)) return [dropped(formatsWords.kindForWhichSbgn(node.kind))];
  const found: What[] = [];
  const className = classForNode(node, language);
  const isOwnKind = keptElement(node) === undefined && glyphClassOf(className).kind !== node.kind;
  if (isOwnKind) {
    found.push(approximated(formatsWords.writtenAsKindFor(className, node.kind)));
  }
  const texts = [node.label, node.caption, node.notes, ...node.badges.map(({ label }) => label)];
  if (texts.some(isUnsayable)) found.push(unsayable);
  if (richLabel(node) !== null) found.push(approximated(plainName));
  if (node.caption !== '') {
    found.push(approximated(formatsWords.hasCaptionWhichFor));
  }
  if (hasAny(biologyOfNode(node))) found.push(forUsOnly);
  found.push(...ownLook(node.style, nodeLooks));
  if (node.rotation !== 0) found.push(dropped(formatsWords.turnedWhichGlyphCannot));
  if (node.evidence.length > 0) found.push(dropped(formatsWords.hasEvidenceForWhich));
  return found;
}

/** Of a style, what render information has no attribute for that programs read. */
const nodeLooks: ReadonlyMap<string, string> = new Map<keyof NodeStyle, string>([
  ['borderStyle', 'border style'],
  ['dash', 'dashes'],
  ['opacity', 'opacity'],
  ['underline', 'underlining'],
  ['strike', 'strike-through'],
]);
const linkLooks: ReadonlyMap<string, string> = new Map<keyof LinkStyle, string>([
  ['line', 'line style'],
  ['dash', 'dashes'],
  ['opacity', 'opacity'],
]);

function ownLook(style: object | undefined, looks: ReadonlyMap<string, string>): What[] {
  const names = Object.entries(style ?? {})
    .filter(([, value]) => !isPlain(value))
    .flatMap(([name]) => looks.get(name) ?? []);
  if (names.length === 0) return [];
  return [dropped(formatsWords.hasOwnWhichSbgn(names.join(', ')))];
}

/** The value that programs assume if nothing is said: a solid line, or full opacity. */
function isPlain(value: unknown): boolean {
  return value === 'solid' || value === 1 || value === false;
}

// eslint-disable-next-line no-control-regex -- they are what it looks for
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\p{Cs}\ufffe\uffff]/u;
const unsayable = approximated('has characters that XML cannot say, which are left out.');

const forUsOnly = approximated(
  'says where it is or how it acts in the body, which is for Neuromatrix only.',
);

function hasAny(fields: object): boolean {
  return Object.keys(fields).length > 0;
}

function isUnsayable(text: string): boolean {
  return impossible.test(text);
}

function whatOfLink(link: Link): What[] {
  const found: What[] = [link.label, link.notes].some(isUnsayable) ? [unsayable] : [];
  if (link.label !== '') found.push(approximated(formatsWords.hasLabelWhichFor));
  if (hasAny(biologyOfLink(link))) found.push(forUsOnly);
  found.push(...ownLook(link.style, linkLooks));
  if (link.evidence.length > 0) found.push(dropped(formatsWords.hasEvidenceForWhich));
  return found;
}

function aboutProject({ metadata, references, scenarios, origin }: Project): Loss[] {
  const { title, authors, organism, licence } = metadata;
  const isOurs = origin?.format !== 'sbgnml';
  const parts = [
    isOurs && title !== '' ? 'title' : '',
    authors.length > 0 ? 'authors' : '',
    organism === '' ? '' : 'organism',
    licence === '' ? '' : 'licence',
    references.length > 0 ? 'references' : '',
    scenarios.length > 0 ? 'scenarios' : '',
  ].filter((part) => part !== '');
  if (parts.length === 0) return [];
  const what = formatsWords.hasNoPlaceSbgn(parts.join(', '));
  return [{ kind: 'dropped', where: formatsWords.project, what }];
}

/** Whether it is something that no glyph says. Its members are written; links at it are not. */
export function isUnsaid(node: PathwayNode): boolean {
  return keptElement(node) === undefined && nodeKinds[node.kind].sbgnClass === null;
}
