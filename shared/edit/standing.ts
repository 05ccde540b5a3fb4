import {
  layerSchema,
  limits,
  linkSchema,
  type DiagramPoint,
  type Endpoint,
  type Layer,
  type Link,
  type PathwayNode,
  type Project,
} from '../project/project-schema.ts';
import { isSameValue } from '../project/plain-json.ts';
import { standingOf } from '../project/shown-part.ts';
import { indexProject, type ProjectIndex } from '../graph/project-index.ts';
import { changesBetween } from '../patched-map.ts';
import { admitted, changeElements, patched, type Edit, type Patch } from './edit.ts';

type Element = PathwayNode | Link;

/** Takes nodes and links out of sight, or shows them again. */
export function setHidden(ids: Iterable<string>, isHidden: boolean): Edit {
  return patchingAll(ids, () => ({ hidden: isHidden || undefined }));
}

/** Locks nodes and links in their place, or unlocks them. */
export function setLocked(ids: Iterable<string>, isLocked: boolean): Edit {
  return patchingAll(ids, () => ({ locked: isLocked || undefined }));
}

/** Puts nodes and links on a layer; `undefined` takes them off theirs. */
export function setLayer(ids: Iterable<string>, layer: string | undefined): Edit {
  const chosen = [...ids];
  return (project) => {
    const isKnown = layer === undefined || project.canvas.layers.some(({ id }) => id === layer);
    return isKnown ? patchingAll(chosen, () => ({ layer }))(project) : project;
  };
}

/** Shows again everything that was hidden, elements and layers. */
export function showAll(): Edit {
  return (project) => {
    const shown = changeElements(project, {
      node: (node) => patched<PathwayNode>(node, { hidden: undefined }),
      link: (link) => patched<Link>(link, { hidden: undefined }),
    });
    return withLayers(shown, (layers) =>
      layers.map((layer) => patched(layer, { hidden: undefined })),
    );
  };
}

/** Unlocks everything, elements and layers. */
export function unlockAll(): Edit {
  return (project) => {
    const free = changeElements(project, {
      node: (node) => patched<PathwayNode>(node, { locked: undefined }),
      link: (link) => patched<Link>(link, { locked: undefined }),
    });
    return withLayers(free, (layers) =>
      layers.map((layer) => patched(layer, { locked: undefined })),
    );
  };
}

/** Gives elements a tag that they do not have yet, in any spelling of its capitals. */
export function addTag(ids: Iterable<string>, typed: string): Edit {
  const tag = typed.trim();
  const isIt = (one: string) => one.toLowerCase() === tag.toLowerCase();
  return patchingAll(ids, ({ tags = [] }) =>
    tag === '' || tags.some(isIt) ? {} : { tags: [...tags, tag] },
  );
}

export function removeTag(ids: Iterable<string>, tag: string): Edit {
  return patchingAll(ids, ({ tags = [] }) => {
    const left = tags.filter((one) => one !== tag);
    return { tags: left.length > 0 ? left : undefined };
  });
}

/** The tags that were found last: the next version of a project seldom has others. */
let latestTags: { readonly project: Project; readonly tags: readonly string[] } | null = null;

/** All tags of a project, each once, in alphabetical order. */
export function tagsOf(project: Project): readonly string[] {
  const before = latestTags;
  const tags = before && haveSameTags(before.project, project) ? before.tags : findTags(project);
  latestTags = { project, tags };
  return tags;
}

function haveSameTags(one: Project, other: Project): boolean {
  const areAlike = (a: Element, b: Element) => a.tags === b.tags;
  return (
    changesBetween<Element>(one.nodes, other.nodes, areAlike) !== null &&
    changesBetween<Element>(one.links, other.links, areAlike) !== null
  );
}

function findTags({ nodes, links }: Project): readonly string[] {
  const tags = new Set([...nodes, ...links].flatMap((element) => element.tags ?? []));
  return [...tags].sort((one, other) => one.localeCompare(other, 'en'));
}

export function addLayer(layer: Pick<Layer, 'id'> & Partial<Layer>): Edit {
  const held = admitted(layerSchema, layer);
  return (project) =>
    withLayers(project, (layers) =>
      !held || layers.length >= limits.layers || layers.some(({ id }) => id === held.id)
        ? layers
        : [...layers, held],
    );
}

export function changeLayer(id: string, patch: Patch<Omit<Layer, 'id'>>): Edit {
  return (project) =>
    withLayers(project, (layers) =>
      layers.map((layer) => {
        if (layer.id !== id) return layer;
        const next = patched<Layer>(layer, patch);
        return admitted(layerSchema, next) ? next : layer;
      }),
    );
}

/** Removes a layer. What was on it stays, on none. */
export function removeLayer(id: string): Edit {
  return (project) => {
    const freed = changeElements(project, {
      node: (node) => (node.layer === id ? patched<PathwayNode>(node, { layer: undefined }) : node),
      link: (link) => (link.layer === id ? patched<Link>(link, { layer: undefined }) : link),
    });
    return withLayers(freed, (layers) => layers.filter((layer) => layer.id !== id));
  };
}

/** Moves a layer in the list, by so many places. */
export function moveLayer(id: string, by: number): Edit {
  return (project) =>
    withLayers(project, (layers) => {
      const at = layers.findIndex((layer) => layer.id === id);
      const to = Math.min(layers.length - 1, Math.max(0, at + by));
      const [moved] = layers.slice(at, at + 1);
      if (at < 0 || to === at || !moved) return layers;
      return layers.toSpliced(at, 1).toSpliced(to, 0, moved);
    });
}

function withLayers(
  project: Project,
  change: (layers: readonly Layer[]) => readonly Layer[],
): Project {
  const { canvas } = project;
  const layers = change(canvas.layers);
  const isSame =
    layers.length === canvas.layers.length && layers.every((one, at) => one === canvas.layers[at]);
  return isSame ? project : { ...project, canvas: { ...canvas, layers } };
}

type StandingPatch = Patch<Pick<Element, 'hidden' | 'locked' | 'layer' | 'tags'>>;

/** Gives nodes and links other marks. What the schema does not allow is not given. */
function patchingAll(ids: Iterable<string>, patchOf: (element: Element) => StandingPatch): Edit {
  const chosen = new Set(ids);
  const patchFor = (element: Element): StandingPatch => {
    const patch = chosen.has(element.id) ? patchOf(element) : {};
    return admitted(linkSchema.shape.tags, patch.tags) === undefined && patch.tags ? {} : patch;
  };
  return (project) =>
    changeElements(project, {
      node: (node) => patched<PathwayNode>(node, patchFor(node)),
      link: (link) => patched<Link>(link, patchFor(link)),
    });
}

/** A project in which locked elements are as they were before, and which of them an edit would have changed. */
export interface Kept {
  readonly project: Project;
  readonly kept: readonly string[];
}

/**
 * Puts back what an edit did to locked elements: they keep their place, size and course, and are not removed. They move
 * with the container in which they lie, and unlocking is an edit like any other. Everything else of the edit stays.
 */
export function keepLocked(before: Project, next: Project): Kept {
  const { locked } = standingOf(before);
  if (next === before || locked.size === 0) return { project: next, kept: [] };
  const back = withRemovedBack(before, next, locked);
  const stillLocked = standingOf(back.project).locked;
  const moved = withMovedBack(
    before,
    back.project,
    new Set([...locked].filter((id) => stillLocked.has(id))),
  );
  const kept = [...back.kept, ...moved.kept];
  return kept.length === 0
    ? { project: next, kept }
    : { project: asBefore(before, moved.project), kept };
}

/** The project before, if nothing in the next one differs from it. */
function asBefore(before: Project, next: Project): Project {
  const olds = new Map<string, unknown>(Object.entries(before));
  const isSame = Object.entries(next).every(([key, value]) => {
    const old = olds.get(key);
    if (!Array.isArray(old) || !Array.isArray(value)) return old === value;
    return old.length === value.length && old.every((item, at) => item === value[at]);
  });
  return isSame ? before : next;
}

/** Locked elements that are gone come back in their order, with what they lie in and end at. */
function withRemovedBack(before: Project, next: Project, locked: ReadonlySet<string>): Kept {
  const [old, now] = [indexProject(before), indexProject(next)];
  const isGone = (id: string) => !now.nodes.has(id) && !now.links.has(id);
  const lost = [...locked].filter(isGone);
  if (lost.length === 0) return { project: next, kept: [] };
  const back = new Set(lost);
  // What is added on the way is looked at too.
  for (const id of back)
    for (const needed of neededBy(old, id)) if (isGone(needed)) back.add(needed);
  const project = {
    ...next,
    nodes: inOldOrder(before.nodes, next.nodes, back),
    links: inOldOrder(before.links, next.links, back),
  };
  return { project, kept: lost };
}

function inOldOrder<Each extends Element>(
  olds: readonly Each[],
  news: readonly Each[],
  back: ReadonlySet<string>,
): readonly Each[] {
  const present = new Map(news.map((element) => [element.id, element]));
  const known = new Set(olds.map(({ id }) => id));
  const had = olds.flatMap((old) => present.get(old.id) ?? (back.has(old.id) ? old : []));
  return [...had, ...news.filter(({ id }) => !known.has(id))];
}

/** What must be there for an element to be there: what it lies in, and where it ends. */
function neededBy(index: ProjectIndex, id: string): readonly string[] {
  const parent = index.nodes.get(id)?.parent;
  const link = index.links.get(id);
  const ends = link ? [link.source, link.target] : [];
  return [parent, ...ends.map((end) => holderOf(index, end))].flatMap((one) => one ?? []);
}

function holderOf(index: ProjectIndex, end: Endpoint): string | undefined {
  if (end.to === 'node') return end.id;
  return end.to === 'anchor' ? index.anchors.get(end.id)?.link.id : undefined;
}

function withMovedBack(before: Project, next: Project, locked: ReadonlySet<string>): Kept {
  const [old, now] = [indexProject(before), indexProject(next)];
  const shiftOf = createShifts(old, now, locked);
  const kept = new Set<string>();
  const nodeBack = (node: PathwayNode): PathwayNode => {
    const was = locked.has(node.id) ? old.nodes.get(node.id) : undefined;
    if (!was || isAt(node, was, shiftOf(node.id))) return node;
    kept.add(node.id);
    const { x, y, width, height, rotation } = was;
    return sameAs(was, patched<PathwayNode>(node, { x, y, width, height, rotation }));
  };
  const linkBack = (link: Link): Link => {
    const was = locked.has(link.id) ? old.links.get(link.id) : undefined;
    if (!was || isSameCourse(link, was, zero)) return link;
    const shift = shiftOf(holderOf(now, link.source) ?? '');
    if (isSameCourse(link, was, shift)) return link;
    kept.add(link.id);
    const { source, target, waypoints, routing } = was;
    return sameAs(was, patched<Link>(link, { source, target, waypoints, routing }));
  };
  const project = changeElements(next, { node: nodeBack, link: linkBack });
  return { project, kept: [...kept] };
}

const zero: DiagramPoint = { x: 0, y: 0 };

/** How far each node is from where it was. A locked one may be where its container took it, and nowhere else. */
function createShifts(
  old: ProjectIndex,
  now: ProjectIndex,
  locked: ReadonlySet<string>,
): (id: string) => DiagramPoint {
  const shifts = new Map<string, DiagramPoint>();
  const shiftOf = (id: string): DiagramPoint => {
    const known = shifts.get(id);
    if (known) return known;
    // Until it is known, also for parents that form a ring.
    shifts.set(id, zero);
    const [was, is] = [old.nodes.get(id), now.nodes.get(id)];
    if (!was || !is) return zero;
    const carried = is.parent === was.parent ? shiftOf(is.parent ?? '') : zero;
    const free = { x: is.x - was.x, y: is.y - was.y };
    const shift = !locked.has(id) ? free : isAt(is, was, carried) ? carried : zero;
    shifts.set(id, shift);
    return shift;
  };
  return shiftOf;
}

const isNear = (one: number, other: number) => Math.abs(one - other) < 1e-6;

/** Whether a node is as it was but for a shift. */
function isAt(is: PathwayNode, was: PathwayNode, shift: DiagramPoint): boolean {
  const isSameBox =
    is.width === was.width && is.height === was.height && is.rotation === was.rotation;
  return isSameBox && isNear(is.x, was.x + shift.x) && isNear(is.y, was.y + shift.y);
}

function isSameCourse(is: Link, was: Link, shift: DiagramPoint): boolean {
  const isShifted = (one: DiagramPoint, other: DiagramPoint) =>
    isNear(one.x, other.x + shift.x) && isNear(one.y, other.y + shift.y);
  const isSameEnd = (one: Endpoint, other: Endpoint) =>
    one.to === 'point' && other.to === 'point' ? isShifted(one, other) : isSameValue(one, other);
  return (
    is.routing === was.routing &&
    isSameEnd(is.source, was.source) &&
    isSameEnd(is.target, was.target) &&
    is.waypoints.length === was.waypoints.length &&
    is.waypoints.every((point, at) => isShifted(point, was.waypoints[at] ?? point))
  );
}

/** The element itself where nothing differs, so that nobody takes it for another. */
function sameAs<Each extends Element>(was: Each, is: Each): Each {
  return isSameValue(was, is) ? was : is;
}
