import { changesBetween } from '../patched-map.ts';
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
  if (isPlain(project)) return { hidden: none, locked: none };
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

/** Lists in which every element is plain. */
const plainLists = new WeakSet<readonly Element[]>();
/** The plain lists that were looked at last: their next versions differ in few elements. */
const latest: { nodes?: WeakRef<Project['nodes']>; links?: WeakRef<Project['links']> } = {};

/** Nothing is hidden, locked, closed or on a layer. In the next version only what changed is looked at again. */
function isPlain({ nodes, links }: Project): boolean {
  if (!isPlainList(nodes, latest.nodes?.deref(), isPlainNode)) return false;
  if (latest.nodes?.deref() !== nodes) latest.nodes = new WeakRef(nodes);
  if (!isPlainList(links, latest.links?.deref(), isPlainElement)) return false;
  if (latest.links?.deref() !== links) latest.links = new WeakRef(links);
  return true;
}

function isPlainList<One extends Element>(
  list: readonly One[],
  before: readonly One[] | undefined,
  isIt: (element: One) => boolean,
): boolean {
  if (plainLists.has(list)) return true;
  const changes = before && changesBetween(before, list, () => true);
  const isAll = changes ? changes.every(([, element]) => isIt(element)) : list.every(isIt);
  if (isAll) plainLists.add(list);
  return isAll;
}

function isPlainNode(node: PathwayNode): boolean {
  return node.collapsed === undefined && isPlainElement(node);
}

function isPlainElement({ hidden, locked, layer }: Element): boolean {
  return hidden !== true && locked !== true && layer === undefined;
}

const shownParts = new WeakMap<Project, Project>();

/**
 * The project as it is seen: without what is hidden, and with closed containers in place of what lies in them. The same
 * project where there is nothing of either.
 */
export function shownPart(project: Project): Project {
  const known = shownParts.get(project);
  if (known) return known;
  if (isPlain(project)) return project;
  const shown = withClosed(without(project, standingOf(project).hidden));
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

/** The closed container that stands for each node that lies in one, and for itself; the outermost of several. */
export function closedOver({ nodes }: Project): ReadonlyMap<string, string> {
  const closed = nodes.filter(({ collapsed }) => collapsed !== undefined);
  if (closed.length === 0) return nothingClosed;
  const over = new Map(closed.map(({ id }) => [id, id]));
  // Until nothing changes: a node may be listed before what it lies in.
  for (let isChanged = true, round = 0; isChanged && round <= nodes.length; round += 1) {
    isChanged = false;
    for (const { id, parent } of nodes) {
      const outer = over.get(parent ?? '');
      if (outer === undefined || outer === over.get(id) || outer === id) continue;
      over.set(id, outer);
      isChanged = true;
    }
  }
  return over;
}

const nothingClosed: ReadonlyMap<string, string> = new Map();

/** Closed containers in place of their content: links into them end at them, links within them are left out. */
function withClosed(project: Project): Project {
  const over = closedOver(project);
  if (over.size === 0) return project;
  const counts = new Map<string, number>();
  const nodes = project.nodes.filter(({ id }) => (over.get(id) ?? id) === id);
  for (const [id, outer] of over) if (id !== outer) counts.set(outer, (counts.get(outer) ?? 0) + 1);
  const standInOf = createStandIns(project, over);
  return {
    ...project,
    nodes: nodes.map((node) =>
      over.has(node.id) ? closedNode(node, counts.get(node.id) ?? 0) : node,
    ),
    links: project.links.flatMap((link) => {
      const [source, target] = [standInOf(link.source), standInOf(link.target)];
      if (source !== undefined && source === target) return [];
      return source === undefined && target === undefined ? link : reattached(link, source, target);
    }),
  };
}

/** The closed container at which an end is seen; undefined if it is seen where it is. */
function createStandIns(
  { links }: Project,
  over: ReadonlyMap<string, string>,
): (end: Endpoint) => string | undefined {
  const hosts = new Map(links.flatMap((link) => link.anchors.map((one) => [one.id, link])));
  const known = new Map<string, string | undefined>();
  const ofEnd = (end: Endpoint): string | undefined => {
    if (end.to === 'node') return over.get(end.id);
    const host = end.to === 'anchor' ? hosts.get(end.id) : undefined;
    return host && ofLink(host);
  };
  // A link that runs wholly within a closed container is not seen, and what ends on it ends at the container.
  const ofLink = (link: Link): string | undefined => {
    if (known.has(link.id)) return known.get(link.id);
    known.set(link.id, undefined);
    const [source, target] = [ofEnd(link.source), ofEnd(link.target)];
    const found = source === target ? source : undefined;
    known.set(link.id, found);
    return found;
  };
  return ofEnd;
}

/** Elements that are seen differently than they are, so that the same one is seen the same again. */
const seenNodes = new WeakMap<PathwayNode, PathwayNode>();
const seenLinks = new WeakMap<Link, Map<string, Link>>();

/** A closed container says how much is in it, unless it has a caption of its own. */
function closedNode(node: PathwayNode, count: number): PathwayNode {
  const caption = node.caption === '' ? `${count} inside` : node.caption;
  const known = seenNodes.get(node);
  if (known?.caption === caption) return known;
  const seen = { ...node, caption };
  seenNodes.set(node, seen);
  return seen;
}

function reattached(link: Link, source: string | undefined, target: string | undefined): Link {
  const key = `${source ?? ''} ${target ?? ''}`;
  const known = seenLinks.get(link)?.get(key);
  if (known) return known;
  const at = (id: string | undefined, end: Endpoint): Endpoint =>
    id === undefined || (end.to === 'node' && end.id === id) ? end : { to: 'node', id };
  const seen: Link = {
    ...link,
    source: at(source, link.source),
    target: at(target, link.target),
    // They lead to where the end is when the container is open.
    waypoints: [],
  };
  seenLinks.set(link, (seenLinks.get(link) ?? new Map<string, Link>()).set(key, seen));
  return seen;
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
