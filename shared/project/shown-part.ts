import type { Endpoint, Layer, Link, PathwayNode, Project } from './project-schema.ts';

/** What of a project is out of sight, and what is locked: by its own mark or by that of its layer. */
export interface Standing {
  /** Nodes and links. What lies in a hidden node is hidden with it, and so are the links at it. */
  readonly hidden: ReadonlySet<string>;
  /** Nodes and links that themselves, or whose layer, are locked. */
  readonly locked: ReadonlySet<string>;
}

type Element = PathwayNode | Link;

const none: ReadonlySet<string> = new Set();
const standings = new WeakMap<Project, Standing>();

/** Made once a project value. */
export function standingOf(project: Project): Standing {
  const known = standings.get(project);
  if (known) return known;
  const layers = layersById(project);
  const standing = {
    hidden: withAllThatHangs(
      project,
      ({ hidden, layer }) => hidden === true || layers.get(layer ?? '')?.hidden === true,
    ),
    locked: idsOf(
      project,
      ({ locked, layer }) => locked === true || layers.get(layer ?? '')?.locked === true,
    ),
  };
  standings.set(project, standing);
  return standing;
}

const shownParts = new WeakMap<Project, Project>();

/** The project as it is seen: without what is hidden. The same project where nothing is. */
export function shownPart(project: Project): Project {
  const known = shownParts.get(project);
  if (known) return known;
  const shown = without(project, standingOf(project).hidden);
  shownParts.set(project, shown);
  return shown;
}

/** The project as it is printed and exported as an image: what is seen, without layers that are not printed. */
export function printedPart(project: Project): Project {
  return without(project, unprintedOf(project));
}

/** What an image leaves out of a project. */
export interface LeftOut {
  readonly hidden: number;
  /** Shown, but on a layer that is not printed, or hanging on what is. */
  readonly unprinted: number;
}

export function leftOutOf(project: Project): LeftOut {
  const { hidden } = standingOf(project);
  const unprinted = [...unprintedOf(project)].filter((id) => !hidden.has(id));
  return { hidden: hidden.size, unprinted: unprinted.length };
}

/** "2 hidden elements and 1 on a layer that is not printed"; empty if an image shows everything. */
export function leftOutInWords(project: Project): string {
  const { hidden, unprinted } = leftOutOf(project);
  const elements = (count: number) => (count === 1 ? 'element' : 'elements');
  if (unprinted === 0) return hidden === 0 ? '' : `${hidden} hidden ${elements(hidden)}`;
  const where = 'on layers that are not printed';
  return hidden === 0
    ? `${unprinted} ${elements(unprinted)} ${where}`
    : `${hidden} hidden ${elements(hidden)} and ${unprinted} ${where}`;
}

function unprintedOf(project: Project): ReadonlySet<string> {
  const layers = layersById(project);
  const isUnprinted = ({ layer }: Element) => layers.get(layer ?? '')?.unprinted === true;
  return layers.size === 0 ? none : withAllThatHangs(project, isUnprinted);
}

/** The layer of an element; undefined if it is on none, or on one that the project does not have. */
export function layerOf(project: Project, { layer }: Element): Layer | undefined {
  return layer === undefined ? undefined : layersById(project).get(layer);
}

/** A layer that is listed twice counts once. */
function layersById({ canvas }: Project): ReadonlyMap<string, Layer> {
  return new Map(canvas.layers.map((layer) => [layer.id, layer]));
}

function idsOf(
  { nodes, links }: Project,
  isIt: (element: Element) => boolean,
): ReadonlySet<string> {
  const found = new Set<string>();
  for (const node of nodes) if (isIt(node)) found.add(node.id);
  for (const link of links) if (isIt(link)) found.add(link.id);
  return found.size === 0 ? none : found;
}

/** These elements, what lies in them, and the links that end at any of it. */
function withAllThatHangs(
  project: Project,
  isIt: (element: Element) => boolean,
): ReadonlySet<string> {
  const found = new Set(idsOf(project, isIt));
  if (found.size === 0) return none;
  addContents(project.nodes, found);
  addHangingLinks(project.links, found);
  return found;
}

function addContents(nodes: readonly PathwayNode[], found: Set<string>): void {
  // Until nothing is added: a node may be listed before what it lies in.
  for (let size = -1; size !== found.size;) {
    size = found.size;
    for (const { id, parent } of nodes)
      if (parent !== undefined && found.has(parent)) found.add(id);
  }
}

function addHangingLinks(links: readonly Link[], found: Set<string>): void {
  const hosts = new Map(links.flatMap(({ id, anchors }) => anchors.map((one) => [one.id, id])));
  const hangsOn = (end: Endpoint) =>
    end.to === 'node' ? end.id : end.to === 'anchor' ? hosts.get(end.id) : undefined;
  for (let size = -1; size !== found.size;) {
    size = found.size;
    for (const { id, source, target } of links)
      if ([source, target].some((end) => found.has(hangsOn(end) ?? ''))) found.add(id);
  }
}

function without(project: Project, gone: ReadonlySet<string>): Project {
  if (gone.size === 0) return project;
  const isKept = ({ id }: Element) => !gone.has(id);
  return { ...project, nodes: project.nodes.filter(isKept), links: project.links.filter(isKept) };
}
