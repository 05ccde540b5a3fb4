import { addElements, type NewLink, type NewNode } from '../edit/elements.ts';
import { chooseRelations } from '../suggest/choose-relations.ts';
import { withRoomForText } from '../edit/move-and-resize.ts';
import { relationFromWord } from '../formats/plain/plain-words.ts';
import { findLinkColumns, findNodeColumn } from '../formats/plain/table-columns.ts';
import type { LinkColumns } from '../formats/plain/link-columns.ts';
import { findFreePosition } from '../graph/find-free-position.ts';
import { layoutInLayers } from '../layout/layered-layout.ts';
import { keepTrue } from '../layout/true-picture.ts';
import { entityToNode } from '../library/elements-from-library.ts';
import type { Library, LibraryEntity } from '../library/library.ts';
import { searchLibrary } from '../library/search-library.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import {
  newProject,
  nodeSchema,
  type PathwayNode,
  type Project,
  type Relation,
  limits,
  type DiagramPoint,
} from '../project/project-schema.ts';
import { relations } from '../project/relations.ts';
import { foldText } from '../text/fold-text.ts';
import { pastedWords } from '../words/pasted.ts';

/** Nobody pastes more rows by hand: a table with more rows is opened as a file. */
const mostPastedRows = 2_000;
/** Nobody finds the ends of links among more columns, and a list of them for every choice takes the window long. */
const mostPastedColumns = 200;

/** Why cells are too many to be pasted, and what to do; null if they are not. */
export function whyTooManyCells(rows: readonly (readonly string[])[]): string | null {
  if (rows.length > mostPastedRows) return pastedWords.tooManyRows(rows.length, mostPastedRows);
  const width = widthOf(rows);
  if (width <= mostPastedColumns) return null;
  return pastedWords.tooManyColumns(width, mostPastedColumns);
}

/**
 * The cells that a spreadsheet or a table of a web page put on the clipboard, without empty rows; null for any other
 * text. A column alone counts only if `html` says that it comes from a table: lines of prose are no cells.
 */
export function readCells(text: string, html: string): string[][] | null {
  const isTable = /<(?:table|tr|td)\b/iu.test(html);
  if (!isTable && !text.includes('\t')) return null;
  const rows = splitCells(text)
    .map((row) => row.map((cell) => cell.replaceAll(/\s+/gu, ' ').trim()))
    .filter((row) => row.some((cell) => cell !== ''));
  const isSingleCell = rows.length < 2 && (rows[0]?.length ?? 0) < 2;
  return rows.length === 0 || isSingleCell ? null : rows;
}

/** Whether a text is the name of something that the diagram or the library knows. */
export type IsName = (text: string) => boolean;

export function createNameCheck(project: Project, library: Library): IsName {
  const labels = new Set(project.nodes.map(({ label }) => keyOf(label)));
  return (text) => labels.has(keyOf(text)) || entityNamed(library, text) !== undefined;
}

const mostNames = 200;
const longestName = 60;

/**
 * The names in a text that has one on each line, perhaps with bullets or numbers before them; null for prose, and where
 * less than half of the lines are known names.
 */
export function readNames(text: string, isName: IsName): string[][] | null {
  const lines = text
    .split(/\r\n|\r|\n/u)
    .map((line) => line.replace(/^\s*(?:[-*•·–]|\d{1,3}[.)])\s+/u, '').trim())
    .filter((line) => line !== '');
  if (lines.length < 2 || lines.length > mostNames) return null;
  if (lines.some((line) => line.length > longestName || /[.!?:;,]$/u.test(line))) return null;
  return lines.filter(isName).length * 2 < lines.length ? null : lines.map((line) => [line]);
}

/** A single row of three or more names is a column of names that lies on its side. */
export function uprightNames(
  rows: readonly (readonly string[])[],
  isName: IsName,
): readonly (readonly string[])[] {
  const [row = [], ...others] = rows;
  const names = row.filter((cell) => cell !== '');
  const isList = others.length === 0 && names.length > 2;
  return isList && names.every(isName) ? names.map((name) => [name]) : rows;
}

/** Tabs between cells, line ends between rows; a cell in quotes may hold either, and doubled quotes. */
function splitCells(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /"((?:[^"]|"")*)"(?=\t|\r?\n|$)|([^\t\r\n]*)/uy;
  let at = 0;
  while (at <= text.length) {
    cell.lastIndex = at;
    const found = cell.exec(text);
    rows.at(-1)?.push(found?.[1]?.replaceAll('""', '"') ?? found?.[2] ?? '');
    at = cell.lastIndex;
    if (at >= text.length) break;
    if (text[at] === '\r') at += text[at + 1] === '\n' ? 1 : 0;
    if (text[at] !== '\t') rows.push([]);
    at += 1;
  }
  return rows;
}

/** What pasted cells make of a project. */
export interface PastedCells {
  readonly project: Project;
  /** Ids of the new nodes and links. */
  readonly added: readonly string[];
  /** What was changed or left out, each as a sentence. */
  readonly remarks: readonly string[];
}

/** What the columns of pasted cells are for, counted from 0: the ends of links, or names of nodes alone. */
export type CellColumns = Omit<LinkColumns, 'target'> & { readonly target: number | null };

/**
 * Makes nodes of a column of names, or nodes and links of columns for their ends. A name that the diagram has already is
 * that node; one that the library knows comes with its kind and identifiers. New nodes are laid out together near `at`,
 * in diagram coordinates.
 */
export function pasteCells(
  project: Project,
  rows: readonly (readonly string[])[],
  columns: CellColumns,
  { library, newId, at }: { library: Library; newId: () => string; at: DiagramPoint },
): PastedCells {
  const names = createNames(project, library, newId);
  const remarks = new Set<string>(leftOut(rows, columns));
  const wishes = (columns.hasHeading ? rows.slice(1) : rows).flatMap((row) => {
    const [source, target] = [row[columns.source] ?? '', row[columns.target ?? -1] ?? ''];
    const ends = [source, target].flatMap((name) => (name === '' ? [] : [names.nodeOf(name)]));
    const word = row[columns.relation ?? -1] ?? '';
    const [from, to] = ends;
    return from && to ? [{ from, to, word }] : [];
  });
  const links = wishes.flatMap(({ from, to, word }) => {
    const link = linkBetween(from, to, word, { library, remarks });
    return link ? [{ ...link, id: newId() }] : [];
  });
  const nodes = laidOut(project, names.added(), links, at);
  const next = addElements({ nodes, links })(project);
  if (next === project) return { project, added: [], remarks: [...remarks] };
  const [nodeIds, linkIds] = [nodes.map(({ id }) => id), links.map(({ id }) => id)];
  return {
    project: keepTrue(project, next),
    added: [...nodeIds, ...linkIds],
    remarks: [...remarks],
  };
}

/**
 * The columns by their headings; without headings one column has names, two the ends of links, and three a relation as
 * well; empty columns do not count. Null where only the person can say what the columns are, as where names stand in
 * place of the relation.
 */
export function findCellColumns(
  rows: readonly (readonly string[])[],
  isName: IsName = () => false,
): CellColumns | null {
  const [head = [], ...rest] = rows;
  const links = rest.length > 0 ? findLinkColumns(head) : null;
  if (links) return links;
  const name = rest.length > 0 ? findNodeColumn(head) : undefined;
  if (name !== undefined) return { source: name, target: null, relation: null, hasHeading: true };
  const [first, second, third, ...more] = filledColumns(rows);
  if (first === undefined || more.length > 0) return null;
  const plain = { source: first, relation: null, hasHeading: false };
  if (second === undefined) return { ...plain, target: null };
  if (third === undefined) return { ...plain, target: second };
  // The relation is in the middle, or after the two names.
  const wordsIn = (index: number) => rows.map((row) => row[index] ?? '');
  const isRelation = (index: number) =>
    wordsIn(index).filter((word) => relationFromWord(word) !== null).length * 2 >= rows.length;
  if (isRelation(third) && !isRelation(second))
    return { ...plain, target: second, relation: third };
  const isNamed = wordsIn(second)
    .slice(0, mostChecked)
    .some((word) => word !== '' && relationFromWord(word) === null && isName(word));
  return isNamed ? null : { ...plain, target: third, relation: second };
}

/** Enough rows to know what a column is for. */
const mostChecked = 20;

/** The columns in which there is anything, counted from 0. */
function filledColumns(rows: readonly (readonly string[])[]): readonly number[] {
  return Array.from({ length: widthOf(rows) }, (_, column) => column).filter((column) =>
    rows.some((row) => (row[column] ?? '') !== ''),
  );
}

function widthOf(rows: readonly (readonly string[])[]): number {
  return rows.reduce((widest, { length }) => Math.max(widest, length), 0);
}

/** A sentence about the columns of which nothing is taken, if there are any. */
function leftOut(
  rows: readonly (readonly string[])[],
  { source, target, relation, hasHeading }: CellColumns,
): readonly string[] {
  const left = filledColumns(rows).filter(
    (column) => column !== source && column !== target && column !== relation,
  );
  if (left.length === 0) return [];
  const names = left.map((column) => (hasHeading ? (rows[0]?.[column] ?? '') : ''));
  const some = names
    .map((name, at) =>
      name === '' ? pastedWords.column((left[at] ?? 0) + 1) : `“${name.slice(0, 40)}”`,
    )
    .slice(0, 4);
  return [pastedWords.leftOutColumns(some, left.length - some.length)];
}

interface Names {
  nodeOf(name: string): PathwayNode;
  added(): readonly PathwayNode[];
}

/** One node for each name, however it is spelled: first the nodes of the project, then the entries of the library. */
function createNames(project: Project, library: Library, newId: () => string): Names {
  const known = new Map<string, PathwayNode>();
  for (const node of project.nodes) {
    const key = keyOf(node.label);
    if (nodeKinds[node.kind].connects && !known.has(key)) known.set(key, node);
  }
  const added: PathwayNode[] = [];
  return {
    nodeOf: (written) => {
      const name = written.slice(0, limits.labelLength);
      const entity = entityNamed(library, name);
      const found = known.get(keyOf(name)) ?? (entity && known.get(keyOf(entity.label)));
      if (found) return found;
      const node = entity
        ? entityToNode(entity, { id: newId(), x: 0, y: 0 })
        : withRoomForText(plainNode(name, newId()));
      added.push(node);
      for (const label of [name, node.label]) known.set(keyOf(label), node);
      return node;
    },
    added: () => added,
  };
}

/** Names that consist of signs only must be equal as they are written. */
function keyOf(name: string): string {
  return foldText(name).compact || name;
}

function entityNamed(library: Library, name: string): LibraryEntity | undefined {
  const [best] = searchLibrary(library, name);
  const names = best ? [best.label, best.name, ...best.synonyms] : [];
  const isSame = (one: string) =>
    keyOf(withoutConfiguration(one)) === keyOf(withoutConfiguration(name));
  return names.some(isSame) ? best : undefined;
}

/** People write tryptophan for L-tryptophan. */
function withoutConfiguration(name: string): string {
  return name.replace(/^(?:L|DL)-/u, '');
}

function plainNode(label: string, id: string): PathwayNode {
  const { width, height } = nodeKinds.molecule;
  return nodeSchema.parse({ id, kind: 'molecule', label, x: 0, y: 0, width, height });
}

interface Pasting {
  readonly library: Library;
  readonly remarks: Set<string>;
}

function linkBetween(
  from: PathwayNode,
  to: PathwayNode,
  word: string,
  pasting: Pasting,
): Omit<NewLink, 'id'> | undefined {
  if (from === to) {
    pasting.remarks.add(pastedWords.linkedToItself(from.label));
    return undefined;
  }
  const relation = relationOf(from, to, word, pasting);
  const { routing } = relations[relation];
  const [source, target] = [from, to].map(({ id }) => ({ to: 'node', id }) as const);
  return source && target && { relation, source, target, routing };
}

function relationOf(
  from: PathwayNode,
  to: PathwayNode,
  word: string,
  { library, remarks }: Pasting,
): Relation {
  const meant = word === '' ? null : relationFromWord(word);
  if (meant) return meant;
  if (word === '') {
    const pair = { ...newProject(), nodes: [from, to] };
    const [source, target] = [from, to].map(({ id }) => ({ to: 'node', id }) as const);
    const [first] = source && target ? chooseRelations(library, pair, source, target) : [];
    return first ?? 'relates-to';
  }
  remarks.add(pastedWords.unknownRelation(word.slice(0, 60)));
  return 'relates-to';
}

/** The new nodes in rows by their links, moved together to a free area near a point. */
function laidOut(
  project: Project,
  nodes: readonly PathwayNode[],
  links: readonly NewLink[],
  at: DiagramPoint,
): NewNode[] {
  if (nodes.length === 0) return [];
  const edges = links.flatMap(({ source, target }) =>
    source.to === 'node' && target.to === 'node' ? [{ source: source.id, target: target.id }] : [],
  );
  const positions = layoutInLayers(nodes, edges);
  const ends = nodes.map((node) => {
    const { x, y } = positions.get(node.id) ?? { x: 0, y: 0 };
    return { x: x + node.width, y: y + node.height };
  });
  const width = Math.max(...ends.map(({ x }) => x));
  const height = Math.max(...ends.map(({ y }) => y));
  const corner = findFreePosition(project, { width, height, near: { ...at, width: 0, height: 0 } });
  return nodes.map((node) => {
    const { x, y } = positions.get(node.id) ?? { x: 0, y: 0 };
    return { ...node, x: Math.round(corner.x + x), y: Math.round(corner.y + y) };
  });
}
