import { namesOfEntity } from '../../shared/library/entity-names.ts';
import { createEntityFinder } from '../../shared/library/entity-of-node.ts';
import type { Library } from '../../shared/library/library.ts';
import { foldText } from '../../shared/text/fold-text.ts';
import { indexProject, type ProjectIndex } from '../../shared/graph/project-index.ts';
import type { Link, Project, NodeKind, PathwayNode } from '../../shared/project/project-schema.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import { relations } from '../../shared/project/relations.ts';
import { kindOrder } from '../ui/Swatches.tsx';
import { nameOfEnd, nameOfNode } from '../../shared/graph/describe-project.ts';
import type { TreeRow } from '../ui/tree/tree-rows.ts';
import { listsWords } from '../../shared/words/lists.ts';

/**
 * A row of the outline. A link is listed under each thing at which it ends, so its `key` is not its id; the key of a
 * node is its id.
 */
export type OutlineRow = TreeRow &
  (
    | { readonly type: 'kind'; readonly kind: NodeKind; readonly count: number }
    | { readonly type: 'loose'; readonly count: number }
    | { readonly type: 'node'; readonly node: PathwayNode; readonly name: string }
    | { readonly type: 'link'; readonly link: Link; readonly words: string }
  );

/** What a person opened or closed against the default, by row key. */
export type Toggled = ReadonlySet<string>;

/** Words are made only for rows that are shown or searched: in a large diagram most are not. */
interface Branch {
  readonly key: string;
  readonly isOpenAtFirst: boolean;
  readonly make: (treeRow: TreeRow) => OutlineRow;
  /** Lower case; the text that the filter searches. */
  readonly text: () => string;
  readonly children: () => readonly Branch[];
}

/**
 * The rows to show: compartments and groups with their content, then the other nodes by kind. With a filter: what
 * matches it, and the rows that lead there; `alsoCalled` are nodes that match by another name than the one in the
 * diagram.
 */
export function outlineRows(
  project: Project,
  toggled: Toggled,
  filter: string,
  alsoCalled: ReadonlySet<string> = noNodes,
): OutlineRow[] {
  const rows: OutlineRow[] = [];
  const wanted = filter.trim().toLowerCase();
  const branches = rootsOf(project);
  if (wanted === '') addRows(rows, branches, 1, toggled);
  else addMatches(rows, branches, 1, { wanted, alsoCalled });
  return rows;
}

const noNodes: ReadonlySet<string> = new Set();

/** The nodes that the library knows by a name with these letters, whatever they are called in the diagram. */
export function nodesCalled(project: Project, library: Library, filter: string): Set<string> {
  const wanted = foldText(filter).compact;
  const entityOf = createEntityFinder(library);
  const isCalledSo = (node: PathwayNode) => {
    const entity = entityOf(node);
    return entity && namesOfEntity(entity).some((name) => foldText(name).compact.includes(wanted));
  };
  return new Set(wanted === '' ? [] : project.nodes.filter(isCalledSo).map(({ id }) => id));
}

interface Search {
  /** In lower case. */
  readonly wanted: string;
  readonly alsoCalled: ReadonlySet<string>;
}

function rootsOf(project: Project): Branch[] {
  const index = indexProject(project);
  const roots = project.nodes.filter(
    (node) => node.parent === undefined || !index.nodes.has(node.parent),
  );
  const isContainer = (node: PathwayNode) =>
    nodeKinds[node.kind].contains || index.children.has(node.id);
  const containers = roots.filter(isContainer).map((node) => nodeBranch(index, node, []));
  const others = roots.filter((node) => !isContainer(node));
  const kinds = kindOrder.flatMap((kind) => {
    const nodes = others.filter((node) => node.kind === kind);
    return nodes.length > 0 ? [kindBranch(index, kind, nodes)] : [];
  });
  const loose = project.links.filter(
    (link) => link.source.to === 'point' && link.target.to === 'point',
  );
  return [...containers, ...kinds, ...(loose.length > 0 ? [looseBranch(index, loose)] : [])];
}

function kindBranch(index: ProjectIndex, kind: NodeKind, nodes: readonly PathwayNode[]): Branch {
  return {
    // Ids contain no spaces, so a leading space separates headings from elements.
    key: ` kind ${kind}`,
    isOpenAtFirst: true,
    make: (treeRow) => ({ ...treeRow, type: 'kind', kind, count: nodes.length }),
    text: () => '',
    children: () => nodes.map((node) => nodeBranch(index, node, [])),
  };
}

function looseBranch(index: ProjectIndex, links: readonly Link[]): Branch {
  return {
    key: ' loose',
    isOpenAtFirst: true,
    make: (treeRow) => ({ ...treeRow, type: 'loose', count: links.length }),
    text: () => '',
    children: () =>
      links.map((link) => linkBranch(index, link, () => wordsFrom(index, link), ' loose', [])),
  };
}

function nodeBranch(index: ProjectIndex, node: PathwayNode, ancestors: readonly string[]): Branch {
  const inside = index.children.get(node.id) ?? [];
  const path = [...ancestors, node.id];
  return {
    key: node.id,
    isOpenAtFirst: inside.length > 0,
    make: (treeRow) => ({ ...treeRow, type: 'node', node, name: nameOfNode(node) }),
    text: () => searchText(node, nameOfNode(node)),
    children: () => [
      ...inside
        .filter((child) => !path.includes(child.id))
        .map((child) => nodeBranch(index, child, path)),
      ...(index.linksAt.get(node.id) ?? []).map((link) =>
        linkBranch(index, link, () => wordsAt(index, link, node.id), node.id, []),
      ),
    ],
  };
}

function linkBranch(
  index: ProjectIndex,
  link: Link,
  words: () => string,
  above: string,
  ancestors: readonly string[],
): Branch {
  const key = `${above} ${link.id}`;
  const path = [...ancestors, link.id];
  return {
    key,
    isOpenAtFirst: false,
    make: (treeRow) => ({ ...treeRow, type: 'link', link, words: words() }),
    text: () => `${words()}\n${link.label}`.toLowerCase(),
    children: () =>
      [...new Set(link.anchors.flatMap((anchor) => index.linksAt.get(anchor.id) ?? []))]
        // Links can end on each other in a ring.
        .filter((other) => !path.includes(other.id))
        .map((other) => linkBranch(index, other, () => wordsOnLink(index, other, link), key, path)),
  };
}

/** A link described from one of its nodes: "is converted to 5-HTP", or "TPH2 catalyzes this". */
function wordsAt(index: ProjectIndex, link: Link, id: string): string {
  const startsHere = link.source.to === 'node' && link.source.id === id;
  const { verb } = relations[link.relation];
  return startsHere
    ? `${verb} ${nameOfEnd(index, link.target)}`
    : listsWords.this(nameOfEnd(index, link.source), verb);
}

function wordsOnLink(index: ProjectIndex, link: Link, on: Link): string {
  const { source } = link;
  const startsThere =
    source.to === 'anchor' && on.anchors.some((anchor) => anchor.id === source.id);
  const { verb } = relations[link.relation];
  return startsThere
    ? `${verb} ${nameOfEnd(index, link.target)}`
    : listsWords.this(nameOfEnd(index, source), verb);
}

function wordsFrom(index: ProjectIndex, link: Link): string {
  return `${relations[link.relation].verb} ${nameOfEnd(index, link.target)}`;
}

function searchText(node: PathwayNode, name: string): string {
  const ids = node.xrefs.map((xref) => xref.id).join('\n');
  return `${name}\n${node.caption}\n${nodeKinds[node.kind].label}\n${ids}`.toLowerCase();
}

function addRows(
  rows: OutlineRow[],
  branches: readonly Branch[],
  level: number,
  toggled: Toggled,
): void {
  for (const [at, branch] of branches.entries()) {
    const children = branch.children();
    const isOpen = branch.isOpenAtFirst !== toggled.has(branch.key);
    const treeRow = { key: branch.key, level, position: at + 1, siblings: branches.length };
    const canOpen = children.length > 0;
    rows.push(branch.make(canOpen ? { ...treeRow, isOpen } : treeRow));
    if (canOpen && isOpen) addRows(rows, children, level + 1, toggled);
  }
}

/** Adds the branches that match or contain a match, opened; returns how many it added. */
function addMatches(
  rows: OutlineRow[],
  branches: readonly Branch[],
  level: number,
  search: Search,
): number {
  let added = 0;
  const own: number[] = [];
  for (const branch of branches) {
    const at = rows.length;
    const treeRow = { key: branch.key, level, position: added + 1, siblings: 0 };
    rows.push(branch.make(treeRow));
    const inside = addMatches(rows, branch.children(), level + 1, search);
    if (inside > 0) rows[at] = branch.make({ ...treeRow, isOpen: true });
    else if (!branch.text().includes(search.wanted) && !search.alsoCalled.has(branch.key))
      rows.pop();
    if (rows.length > at) {
      own.push(at);
      added += 1;
    }
  }
  for (const at of own) {
    const row = rows[at];
    if (row) rows[at] = { ...row, siblings: added };
  }
  return added;
}
