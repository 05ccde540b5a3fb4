import { decodeEntities } from '../text/decode-entities.ts';
import type { Loss, ProjectFileError } from '../project/file-outcome.ts';
import { locate } from '../project/json-fault.ts';
import { limits } from '../project/project-schema.ts';
import { failure, success, type Result } from '../result.ts';
import {
  buildProject,
  tooMany,
  withHeads,
  type HeadsOfLinks,
  type PlainFile,
} from './plain/build-project.ts';
import {
  linkFromAttributes,
  nodeFromAttributes,
  type PlainLink,
  type PlainNode,
  type PlainValue,
} from './plain/plain-graph.ts';
import { createLooks, type Looks } from './plain/plain-looks.ts';
import { createUnreadParts, withUnread } from './unread/unread-parts.ts';
import type { ProjectFormat } from './project-format.ts';
import { formatsWords } from '../words/formats.ts';
import { placesWords } from '../words/places.ts';

/** Graph Modelling Language, as Cytoscape, yEd, Gephi, igraph and NetworkX write it. Read only: nothing names its kinds. */
export const gmlFormat: ProjectFormat = {
  read: (text, name) => {
    const parsed = parseGml(text);
    if (!parsed.ok) return parsed;
    const graph = parsed.value.find((entry): entry is Branch => isBranch(entry, 'graph'));
    if (!graph) return failure({ kind: 'not-a-project', found: formatsWords.textWithoutGraphGml });
    if (graph.value.length > limits.elements) return failure(tooMany(graph.value.length));
    const { heads, ...file } = fileOf(graph, parsed.value);
    const built = buildProject(file, 'gml', name);
    if (!built.ok) return built;
    const shown = success(withHeads(built.value, heads));
    return withUnread(shown, () => unreadLosses(parsed.value));
  },
};

/** It knows whether its value was read. */
class Leaf {
  readonly key: string;
  readonly #value: string | number;
  isRead = false;

  constructor(key: string, value: string | number) {
    this.key = key;
    this.#value = value;
  }

  get value(): string | number {
    this.isRead = true;
    return this.#value;
  }
}

interface Branch {
  readonly key: string;
  readonly value: Entry[];
}

type Entry = Leaf | Branch;

function isBranch(entry: Entry, key: string): entry is Branch {
  return !(entry instanceof Leaf) && entry.key.toLowerCase() === key;
}

const token =
  /(?<space>(?:\s|#[^\n]*)+)|"(?<text>[^"]*)"|(?<number>[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(?![\w.])|(?<open>\[)|(?<close>\])|(?<word>[A-Za-z_][\w-]*)/uy;

/** Names and values, in brackets that may lie in each other. */
function parseGml(text: string): Result<readonly Entry[], ProjectFileError> {
  const top: Entry[] = [];
  const open: Entry[][] = [top];
  let key: string | undefined;
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  const fault = (why: string) => {
    const { line, column } = locate(text, at);
    const where = `line ${line}, column ${column}`;
    return failure<ProjectFileError>({ kind: 'damaged', problems: [{ where, why }], total: 1 });
  };
  while (at < text.length) {
    token.lastIndex = at;
    const groups = token.exec(text)?.groups;
    if (!groups) return fault(formatsWords.hasNoMeaningHere(text.slice(at, at + 10)));
    const { space, text: string, number, open: opens, close, word } = groups;
    const into = open.at(-1) ?? top;
    if (space === undefined) {
      if (key === undefined) {
        if (word !== undefined) key = word;
        else if (close === undefined || open.length === 1) return fault(formatsWords.nameMissing);
        else open.pop();
      } else if (opens !== undefined) {
        if (open.length > limits.jsonDepth) return fault(formatsWords.bracketsLieTooDeep);
        const value: Entry[] = [];
        into.push({ key, value });
        open.push(value);
        key = undefined;
      } else {
        if (close !== undefined) return fault(formatsWords.hasNoValue(key));
        const value = number === undefined ? decodeEntities(string ?? word ?? '') : Number(number);
        into.push(new Leaf(key, value));
        key = undefined;
      }
    }
    at = token.lastIndex;
  }
  if (open.length > 1 || key !== undefined) return fault(formatsWords.fileEndsTooEarly);
  return success(top);
}

/** Versions and numbers of the program that wrote the file. */
const silent = new Set(['creator', 'version', 'id', 'root_index', 'hierarchic']);

/** What nobody has read. */
function unreadLosses(top: readonly Entry[]): Loss[] {
  const parts = createUnreadParts();
  const tell = (entries: readonly Entry[], path: readonly string[]) => {
    for (const entry of entries) {
      if (!(entry instanceof Leaf) && isRead(entry)) tell(entry.value, [...path, entry.key]);
      else if (!isRead(entry) && saysSomething(entry)) parts.add(path.join(' › '), entry.key);
    }
  };
  tell(top, []);
  return parts.losses();
}

/** No deeper than brackets may lie in each other. */
function isRead(entry: Entry): boolean {
  return entry instanceof Leaf ? entry.isRead : entry.value.some(isRead);
}

function saysSomething(entry: Entry): boolean {
  if (silent.has(entry.key.toLowerCase())) return false;
  return entry instanceof Leaf || entry.value.some(saysSomething);
}

function leaf(
  branch: Branch | undefined,
  ...names: readonly string[]
): string | number | undefined {
  const found = branch?.value.find(({ key }) => names.includes(key.toLowerCase()));
  return found instanceof Leaf ? found.value : undefined;
}

function branch(of: Branch | undefined, key: string): Branch | undefined {
  return of?.value.find((entry): entry is Branch => isBranch(entry, key));
}

function fileOf(graph: Branch, top: readonly Entry[]): PlainFile & { heads: HeadsOfLinks } {
  const losses: Loss[] = [];
  const heads = new Map<string, { source: boolean; target: boolean }>();
  const looks = createLooks();
  const nodes: PlainNode[] = [];
  const links: PlainLink[] = [];
  const isDirected = Number(leaf(graph, 'directed') ?? 0) === 1;
  const tell = (where: string, what: string) => losses.push({ kind: 'dropped', where, what });
  for (const entry of graph.value) {
    if (isBranch(entry, 'node')) {
      const node = plainNode(entry, looks);
      if (node) nodes.push(node);
      else tell('a node', formatsWords.hasNoIdWas);
    } else if (isBranch(entry, 'edge')) {
      const link = plainLink(entry, `e${links.length + 1}`, { isDirected, heads, looks });
      if (link) links.push(link);
      else tell(formatsWords.edge, formatsWords.lacksEndWasLeft);
    }
  }
  losses.push(...looks.losses());
  if (top.filter((entry) => isBranch(entry, 'graph')).length > 1) {
    tell(placesWords.file, formatsWords.hasMoreGraphsOnly);
  }
  const title = String(leaf(graph, 'label', 'name', 'title') ?? '');
  const description = String(leaf(graph, 'comment', 'description') ?? '');
  return { graph: { title, description, nodes, links }, losses, heads };
}

const nodeNames = new Set(['id', 'root_index', 'label', 'gid', 'isgroup']);

/** In the words of yEd, and of Cytoscape where it has others. */
function lookOfNode(node: Branch, looks: Looks): PlainNode['style'] {
  const [graphics, label] = [branch(node, 'graphics'), branch(node, 'labelgraphics')];
  const word = (...names: readonly string[]) => wordOf(leaf(graphics, ...names));
  return looks.node({
    shape: word('type'),
    fill: Number(leaf(graphics, 'hasfill') ?? 1) === 0 ? 'none' : word('fill'),
    border: Number(leaf(graphics, 'hasoutline') ?? 1) === 0 ? 'none' : word('outline'),
    borderWidth: numberOf(leaf(graphics, 'outlinewidth', 'width')),
    borderLine: word('outlinestyle'),
    text: wordOf(leaf(label, 'color')),
    fontSize: numberOf(leaf(label, 'fontsize')),
  });
}

function wordOf(value: string | number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

function numberOf(value: string | number | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function plainNode(node: Branch, looks: Looks): PlainNode | null {
  const id = leaf(node, 'id') ?? leaf(node, 'root_index');
  if (id === undefined) return null;
  const graphics = branch(node, 'graphics');
  const center = branch(graphics, 'center');
  const number = (name: string) => {
    const value = leaf(graphics, name) ?? leaf(center, name);
    return typeof value === 'number' ? value : undefined;
  };
  // Where it is said twice, the drawn one counts.
  const [text, own] = [leaf(branch(node, 'labelgraphics'), 'text'), leaf(node, 'label')];
  const group = leaf(node, 'gid');
  const plain = nodeFromAttributes(String(id), othersIn(node, nodeNames));
  const isGroup = Number(leaf(node, 'isgroup') ?? 0) === 1;
  const [x, y, width, height] = [number('x'), number('y'), number('w'), number('h')];
  return {
    ...plain,
    style: lookOfNode(node, looks),
    label: String(text ?? own ?? plain.label ?? id),
    ...(isGroup && plain.kind === undefined ? { kind: 'group' } : {}),
    ...(group === undefined ? {} : { parent: String(group) }),
    ...(x === undefined || y === undefined ? {} : { x, y }),
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
  };
}

interface Edges {
  readonly isDirected: boolean;
  readonly heads: Map<string, { source: boolean; target: boolean }>;
  readonly looks: Looks;
}

const edgeNames = new Set(['source', 'target', 'label', 'root_index']);

function plainLink(
  edge: Branch,
  made: string,
  { isDirected, heads, looks }: Edges,
): PlainLink | null {
  const [source, target] = [leaf(edge, 'source'), leaf(edge, 'target')];
  if (source === undefined || target === undefined) return null;
  const ends = { id: made, source: String(source), target: String(target) };
  const plain = linkFromAttributes(ends, othersIn(edge, edgeNames));
  const [text, own] = [leaf(branch(edge, 'labelgraphics'), 'text'), leaf(edge, 'label')];
  const said = text ?? own;
  const graphics = branch(edge, 'graphics');
  const [at, from, to] = ['arrow', 'sourcearrow', 'targetarrow'].map((name) =>
    leaf(graphics, name),
  );
  heads.set(made, {
    source: at === 'both' || at === 'first' || isArrow(from),
    target: at === 'both' || at === 'last' || isArrow(to) || isDirected,
  });
  const style = looks.edge({
    color: wordOf(leaf(graphics, 'fill')),
    width: numberOf(leaf(graphics, 'width')),
    line: wordOf(leaf(graphics, 'style')),
    ...headWords(from, to),
  });
  const isBar = /^(?:t_shape|tee|t|crows?_foot_one|white_t)$/iu.test(String(to));
  return {
    ...plain,
    style,
    ...(isBar && plain.relation === undefined ? { relation: 'inhibits' } : {}),
    ...(said === undefined ? {} : labelOf(String(said), plain)),
  };
}

/** Numbers are those of an older Cytoscape, which tell no more than that there is one. */
function headWords(source: string | number | undefined, target: string | number | undefined) {
  return {
    sourceHead: typeof source === 'string' ? source : undefined,
    targetHead: typeof target === 'string' ? target : undefined,
  };
}

/** Cytoscape writes the relation of a link as its label. */
function labelOf(text: string, { relation }: PlainLink): Partial<PlainLink> {
  return relation === undefined && /^\w+$/u.test(text) ? { relation: text } : { label: text };
}

function isArrow(value: string | number | undefined): boolean {
  return value !== undefined && value !== 0 && !/^(?:none|0|)$/iu.test(String(value));
}

function othersIn({ value }: Branch, known: ReadonlySet<string>): Map<string, PlainValue> {
  return new Map(
    value.flatMap((entry): [string, PlainValue][] =>
      entry instanceof Leaf && !known.has(entry.key.toLowerCase())
        ? [[entry.key, entry.value]]
        : [],
    ),
  );
}
