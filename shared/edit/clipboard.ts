import { beginningOf } from '../text/beginning.ts';
import type { ProjectFileError } from '../project/file-outcome.ts';
import {
  linksAmong,
  indexProject,
  withDescendants,
  type ProjectIndex,
} from '../graph/project-index.ts';
import {
  type Endpoint,
  type Link,
  newProject,
  type Project,
  type DiagramPoint,
  type PathwayNode,
} from '../project/project-schema.ts';
import { fileFormat } from '../project/migrations.ts';
import { parseProject } from '../project/parse-project.ts';
import { isRecord, ownValue } from '../project/plain-json.ts';
import { serializeProject } from '../project/serialize-project.ts';
import { describeLink, nameOfNode } from '../graph/describe-project.ts';
import { failure, success, type Result } from '../result.ts';
import { patched, isFinitePoint, shifted, type Edit } from './edit.ts';
import { withAbout } from './leaders.ts';
import { addWithReferences, type Elements } from './elements.ts';

/** A part of a project that can stand alone: no end, parent or evidence refers to anything outside of it. */
export type Fragment = Pick<Project, 'nodes' | 'links' | 'references'>;

/** `plain-text`: neither a fragment nor a project; perhaps words that the person wants to place. */
export type FragmentError = { readonly kind: 'plain-text' } | ProjectFileError;

/** The point, in diagram units, where an end of a link is drawn. */
export type Locate = (endpoint: Endpoint, link: Link, end: 'source' | 'target') => DiagramPoint;

/** The value of `format` in the text of every fragment. */
const fragmentFormat = 'neuromatrix-fragment';

/**
 * Copies nodes with what lies in them, the links between them, and links that are chosen themselves, with the
 * references that their evidence names. Where a chosen link ends at something that is not copied, it gets a free end.
 */
export function copyFragment(project: Project, ids: Iterable<string>, locate: Locate): Fragment {
  return withoutOutsideParents(copyWithParents(project, ids, locate));
}

/** The fragment without the names of parents that are not part of it. */
function withoutOutsideParents(fragment: Fragment): Fragment {
  const inside = new Set(fragment.nodes.map((node) => node.id));
  const isInside = (id: string | undefined) => id === undefined || inside.has(id);
  const nodes = fragment.nodes.map((node) =>
    isInside(node.parent) ? node : patched(node, { parent: undefined }),
  );
  return { ...fragment, nodes };
}

/**
 * Adds a fragment, moved by a distance, with new ids. If the project has the same publication, its own reference is
 * used. Parents that are not in the fragment are left out.
 */
export function pasteFragment(fragment: Fragment, options: PasteOptions): Edit {
  return pasteElements(withoutOutsideParents(fragment), options);
}

/** Copies nodes and links next to themselves, in the containers that they lie in; otherwise as `copyFragment`. */
export function duplicate(
  ids: Iterable<string>,
  { locate, ...options }: PasteOptions & { readonly locate: Locate },
): Edit {
  const chosen = [...ids];
  return (project) => pasteElements(copyWithParents(project, chosen, locate), options)(project);
}

/** As `copyFragment`, but nodes still name parents that are not copied. */
function copyWithParents(project: Project, ids: Iterable<string>, locate: Locate): Fragment {
  const index = indexProject(project);
  const chosen = [...ids];
  const nodeIds = withDescendants(index, chosen);
  const linkIds = linksAmong(index, nodeIds, chosen);
  const nodes = project.nodes
    .filter((node) => nodeIds.has(node.id))
    .map((node) => withAbout(node, (id) => nodeIds.has(id) || linkIds.has(id)));
  const links = project.links
    .filter((link) => linkIds.has(link.id))
    .map((link) => withFreeEnds(index, link, { nodes: nodeIds, links: linkIds }, locate));
  const named = new Set(
    [...nodes, ...links].flatMap(({ evidence }) => evidence.map(({ reference }) => reference)),
  );
  return { nodes, links, references: project.references.filter(({ id }) => named.has(id)) };
}

interface Copied {
  readonly nodes: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
}

function withFreeEnds(index: ProjectIndex, link: Link, copied: Copied, locate: Locate): Link {
  const isCopied = (end: Endpoint) => {
    if (end.to === 'node') return copied.nodes.has(end.id);
    if (end.to === 'point') return true;
    const host = index.anchors.get(end.id)?.link;
    return host !== undefined && copied.links.has(host.id);
  };
  const ended = (end: 'source' | 'target'): Endpoint => {
    if (isCopied(link[end])) return link[end];
    const point = locate(link[end], link, end);
    const position = isFinitePoint(point) ? point : { x: 0, y: 0 };
    return { to: 'point', ...shifted({ x: position.x, y: position.y }, { x: 0, y: 0 }) };
  };
  const [source, target] = [ended('source'), ended('target')];
  return source === link.source && target === link.target ? link : { ...link, source, target };
}

/**
 * What other programs get from a fragment of a project: the names of its nodes, one on each line; for links alone, what
 * they say there. The nodes at the ends of such links need not be copied to be named.
 */
export function wordsForFragment({ nodes, links }: Fragment, project: Project): string {
  if (nodes.length > 0) return nodes.map(nameOfNode).join('\n');
  const index = indexProject(project);
  return links
    .map(({ id, label }) => {
      const link = index.links.get(id);
      return link ? describeLink(index, link) : label;
    })
    .join('\n');
}

/**
 * The words as HTML, with the fragment in an attribute. A program that takes formatted text shows the words; ours finds
 * the fragment again. Both kinds of clipboard, of events and of the system, keep such attributes.
 */
export function fragmentToHtml(fragment: Fragment, words: string): string {
  const lines = words.split('\n').map(escapeHtml).join('<br>');
  const carried = encodeURIComponent(fragmentToText(fragment));
  return `<div ${fragmentAttribute}="${carried}">${lines}</div>`;
}

const fragmentAttribute = 'data-neuromatrix-fragment';

/** The text of the fragment in HTML; null if there is none, or if it cannot be decoded. */
export function fragmentTextIn(html: string): string | null {
  // A fragment with pictures is too long for a regular expression.
  const start = html.indexOf(`${fragmentAttribute}="`);
  const from = start + fragmentAttribute.length + 2;
  const end = start === -1 ? -1 : html.indexOf('"', from);
  if (end === -1) return null;
  try {
    return decodeURIComponent(html.slice(from, end));
  } catch {
    // Another program shortened it: then only the names are left.
    return null;
  }
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The fragment as text, in the form of a project file but with its own `format`. */
export function fragmentToText(fragment: Fragment): string {
  const { nodes, links, references } = fragment;
  const text = serializeProject({ ...newProject(), nodes, links, references });
  // The envelope is the first thing in the text.
  return text.replace(`"format":"${fileFormat}"`, `"format":"${fragmentFormat}"`);
}

/** Reads what `fragmentToText` wrote, or a whole project file as a fragment. Never throws. */
export function textToFragment(text: string): Result<Fragment, FragmentError> {
  const json = parseObject(text);
  const format = ownValue(json, 'format');
  if (!isRecord(json) || (format !== fragmentFormat && format !== fileFormat)) {
    return failure({ kind: 'plain-text' });
  }
  const isFragment = format === fragmentFormat;
  const file = isFragment ? JSON.stringify({ ...json, format: fileFormat }) : text;
  const project = parseProject(file);
  if (!project.ok) return project;
  const { nodes, links, references } = project.value;
  return success({ nodes, links, references });
}

/** Most texts on a clipboard are not JSON; that is not an error here. */
function parseObject(text: string): unknown {
  if (!beginningOf(text).startsWith('{')) return undefined;
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    return undefined;
  }
}

export interface PasteOptions {
  /** Returns an unused id. It is called at once, so that the edit itself always gives the same result. */
  readonly newId: () => string;
  /** Diagram units. */
  readonly offset: DiagramPoint;
}

/** Adds copies of nodes and links, shifted, under new ids. References are the project's own where it has the publication. */
function pasteElements(elements: Elements, { newId, offset }: PasteOptions): Edit {
  if (!isFinitePoint(offset)) return (project) => project;
  const fresh = freshIds(elements, newId);
  const renamed = (id: string) => fresh.get(id) ?? id;
  const nodes = elements.nodes.map((node) => pastedNode(node, renamed, offset));
  const links = elements.links.map((link) => pastedLink(link, renamed, offset));
  return addWithReferences({ nodes, links, references: elements.references }, newId);
}

/** The new ids of nodes, badges, links and anchors by their old ones. */
function freshIds(elements: Elements, newId: () => string): ReadonlyMap<string, string> {
  const all = [
    ...elements.nodes.flatMap((node) => [node, ...node.badges]),
    ...elements.links.flatMap((link) => [link, ...link.anchors]),
  ];
  return new Map(all.map(({ id }) => [id, newId()]));
}

function pastedNode(
  node: PathwayNode,
  renamed: (id: string) => string,
  offset: DiagramPoint,
): PathwayNode {
  return {
    ...shifted(node, offset),
    id: renamed(node.id),
    badges: node.badges.map((badge) => ({ ...badge, id: renamed(badge.id) })),
    ...(node.parent === undefined ? {} : { parent: renamed(node.parent) }),
    ...(node.about === undefined ? {} : { about: node.about.map(renamed) }),
  };
}

function pastedLink(link: Link, renamed: (id: string) => string, offset: DiagramPoint): Link {
  const pastedEnd = (end: Endpoint): Endpoint =>
    end.to === 'point' ? shifted(end, offset) : { ...end, id: renamed(end.id) };
  return {
    ...link,
    id: renamed(link.id),
    source: pastedEnd(link.source),
    target: pastedEnd(link.target),
    waypoints: link.waypoints.map((point) => shifted(point, offset)),
    anchors: link.anchors.map((anchor) => ({ ...anchor, id: renamed(anchor.id) })),
  };
}
