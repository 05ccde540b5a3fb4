import { decodeEntities } from '../text/decode-entities.ts';
import type { Loss, ProjectFileError } from '../project/file-outcome.ts';
import { locate } from '../project/json-fault.ts';
import { limits } from '../project/project-schema.ts';
import { failure, success, type Result } from '../result.ts';
import { readNumber } from '../text/read-number.ts';
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
} from './plain/plain-graph.ts';
import { createLooks, type Looks } from './plain/plain-looks.ts';
import { createUnreadParts, withUnread } from './unread/unread-parts.ts';
import { WatchedWords } from './unread/watched-words.ts';
import type { ProjectFormat } from './project-format.ts';
import { formatsWords } from '../words/formats.ts';
import { placesWords } from '../words/places.ts';

/** Graphs of Graphviz, in its language DOT (graphviz.org/doc/info/lang.html). What we write is another module's. */
export const dotGraphFormat: ProjectFormat = {
  read: (text, name) => {
    const parsed = parseDot(text);
    if (!parsed.ok) return parsed;
    const { heads, ...file } = fileOf(parsed.value);
    const built = buildProject(file, 'dot', name);
    if (!built.ok) return built;
    const shown = success(withHeads(built.value, heads));
    return withUnread(shown, () => unreadLosses(parsed.value));
  },
};

type Attributes = WatchedWords;

interface DotNode {
  readonly id: string;
  readonly own: Attributes;
  readonly usual: Usual;
  readonly cluster: string | undefined;
}

interface DotEdge {
  readonly source: string;
  readonly target: string;
  readonly isDirected: boolean;
  readonly own: Attributes;
  readonly usual: Usual;
}

interface DotCluster {
  readonly id: string;
  readonly values: Attributes;
  readonly parent: string | undefined;
}

interface DotGraph {
  readonly id: string;
  readonly values: Attributes;
  readonly nodes: ReadonlyMap<string, DotNode>;
  readonly edges: readonly DotEdge[];
  readonly clusters: readonly DotCluster[];
  readonly more: boolean;
  /** What holds for several elements or belongs to no element of ours, by where it stands. */
  readonly scopes: readonly (readonly [string, Attributes])[];
  /** How many ends of edges have a port. */
  readonly ports: number;
}

/** Values that hold for all that follows; each scope refers to the one around it, so that none is copied. */
interface Usual {
  readonly values: Attributes;
  readonly outer: Usual | undefined;
}

function usualValue(usual: Usual | undefined, name: string): string | undefined {
  for (let at = usual; at; at = at.outer) {
    const value = at.values.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

interface Token {
  readonly kind: 'id' | 'mark';
  readonly text: string;
  /** The text stands in quotes, so that it is no word of the language. */
  readonly isQuoted: boolean;
  readonly at: number;
}

/** Ends a reading at its first fault; never leaves this file. */
class DotFault extends Error {
  readonly offset: number;

  constructor(offset: number, reason: string) {
    super(reason);
    this.offset = offset;
  }
}

/** A file that would hold more than a project can; never leaves this file. */
class DotTooLarge extends Error {}

function parseDot(text: string): Result<DotGraph, ProjectFileError> {
  try {
    return success(createParser(text.replace(/^\uFEFF/u, '')).graph());
  } catch (error) {
    if (error instanceof DotTooLarge) return failure(tooMany(limits.elements + 1));
    if (!(error instanceof DotFault)) throw error;
    const { line, column } = locate(text, Math.min(error.offset, text.length));
    const where = `line ${line}, column ${column}`;
    return failure({ kind: 'damaged', problems: [{ where, why: error.message }], total: 1 });
  }
}

const space = /(?:\s|\/\/[^\n]*|\/\*[^]*?\*\/|(?<=^|\n)#[^\n]*)+/uy;
const word = /(?:[A-Za-z\u0080-\u{10FFFF}_][\w\u0080-\u{10FFFF}]*|-?(?:\.\d+|\d+(?:\.\d*)?))/uy;
const quoted = /"((?:[^"\\]|\\[^])*)"/uy;
const mark = /->|--|[{}[\]=;,:+]/uy;

function createLexer(text: string) {
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const read = (): Token | null => {
    match(space);
    if (at >= text.length) return null;
    const start = at;
    const token = (kind: Token['kind'], value: string, isQuoted = false): Token => ({
      kind,
      text: value,
      isQuoted,
      at: start,
    });
    const plain = match(word);
    if (plain) return token('id', plain[0]);
    const string = match(quoted);
    if (string) return token('id', unquoted(string[1] ?? ''), true);
    if (text[at] === '<') return token('id', html(), true);
    const sign = match(mark);
    if (sign) return token('mark', sign[0]);
    throw new DotFault(at, formatsWords.hasNoMeaningHere(text.slice(at, at + 10)));
  };
  /** Text between angle brackets, which may hold tags. */
  const html = (): string => {
    const start = at;
    let depth = 0;
    for (; at < text.length; at += 1) {
      if (text[at] === '<') depth += 1;
      else if (text[at] === '>') depth -= 1;
      if (depth === 0) break;
    }
    if (depth > 0) throw new DotFault(start, 'a text that begins with "<" does not end');
    at += 1;
    return wordsOfHtml(text.slice(start + 1, at - 1));
  };
  return { read, position: () => at };
}

/** A line that ends in a backslash goes on in the next one. */
function unquoted(text: string): string {
  return text.replaceAll(/\\\r?\n/gu, '').replaceAll('\\"', '"');
}

function wordsOfHtml(text: string): string {
  const bare = text
    .replaceAll(/<br\b[^<>]*>|<\/tr>/giu, '\n')
    .replaceAll(/<\/?t[adh]\w*\b[^<>]*>/giu, ' ')
    .replaceAll(/<[^<>]*>/gu, '');
  return decodeEntities(bare)
    .replaceAll(/[^\S\n]+/gu, ' ')
    .replaceAll(/ ?\n ?/gu, '\n')
    .trim();
}

interface Scope {
  readonly nodes: Usual;
  readonly edges: Usual;
  readonly cluster: string | undefined;
  readonly values: Attributes;
  /** The nodes named in it, for edges that end at all of them. */
  readonly members: Set<string>;
}

function createParser(text: string) {
  const lexer = createLexer(text);
  const nodes = new Map<string, DotNode>();
  const edges: DotEdge[] = [];
  const clusters = new Map<string, DotCluster>();
  const scopes: (readonly [string, Attributes])[] = [];
  let ports = 0;
  let next = lexer.read();
  let isDirected = true;
  /** No two edges join the same nodes. */
  let isStrict = false;

  const fault = (reason: string) => new DotFault(next?.at ?? lexer.position(), reason);
  const isMark = (sign: string) => next?.kind === 'mark' && next.text === sign;
  const isWord = (name: string) =>
    next?.kind === 'id' && !next.isQuoted && next.text.toLowerCase() === name;
  const skip = () => {
    next = lexer.read();
  };
  const take = (sign: string): boolean => {
    if (!isMark(sign)) return false;
    skip();
    return true;
  };
  const need = (sign: string) => {
    if (!take(sign)) throw fault(formatsWords.missing(sign));
  };
  const takeWord = (name: string): boolean => {
    if (!isWord(name)) return false;
    skip();
    return true;
  };
  const id = (): string => {
    if (next?.kind !== 'id') throw fault(formatsWords.nameMissing);
    let { text: name } = next;
    skip();
    while (take('+')) {
      if (next?.kind !== 'id') throw fault(formatsWords.textMissingAfter);
      name += next.text;
      skip();
    }
    return name;
  };

  const attributes = (): Attributes => {
    const found: Attributes = new WatchedWords();
    while (take('[')) {
      while (!take(']')) {
        const name = id();
        found.set(name, take('=') ? id() : 'true');
        if (!take(';')) take(',');
      }
    }
    return found;
  };

  const room = () => {
    if (nodes.size + edges.length + clusters.size > limits.elements) throw new DotTooLarge();
  };

  const node = (name: string, scope: Scope, own: Attributes = new WatchedWords()) => {
    const known = nodes.get(name);
    if (known) for (const [key, value] of own) known.own.set(key, value);
    else nodes.set(name, { id: name, own, usual: scope.nodes, cluster: scope.cluster });
    scope.members.add(name);
    room();
  };

  const nodeName = (): string => {
    const name = id();
    // A port, and a point of the compass.
    if (isMark(':')) ports += 1;
    if (take(':')) id();
    if (take(':')) id();
    return name;
  };

  /** The nodes that an end of an edge stands for. */
  const end = (scope: Scope, depth: number): readonly string[] => {
    if (isWord('subgraph') || isMark('{')) return [...subgraph(scope, depth)];
    const name = nodeName();
    node(name, scope);
    return [name];
  };

  const statement = (scope: Scope, depth: number) => {
    for (const kind of ['graph', 'node', 'edge'] as const) {
      if (!takeWord(kind)) continue;
      const into = { graph: scope.values, node: scope.nodes.values, edge: scope.edges.values };
      for (const [name, value] of attributes()) into[kind].set(name, value);
      return;
    }
    const isGroup = isWord('subgraph') || isMark('{');
    const first = isGroup ? [...subgraph(scope, depth)] : [nodeName()];
    if (!isGroup && take('=')) {
      scope.values.set(first[0] ?? '', id());
      return;
    }
    const chain = [first];
    if (!isGroup && (isMark('->') || isMark('--'))) node(first[0] ?? '', scope);
    while (isMark('->') || isMark('--')) {
      skip();
      chain.push([...end(scope, depth)]);
    }
    const own = attributes();
    if (chain.length === 1) {
      if (!isGroup) node(first[0] ?? '', scope, own);
      return;
    }
    chain.slice(1).forEach((targets, at) => {
      for (const source of chain[at] ?? []) {
        for (const target of targets) {
          if (isStrict && isKnown(source, target)) continue;
          edges.push({ source, target, isDirected, own, usual: scope.edges });
          room();
        }
      }
    });
  };

  const pairs = new Set<string>();
  const isKnown = (source: string, target: string): boolean => {
    const ends = isDirected ? [source, target] : [source, target].sort();
    const key = JSON.stringify(ends);
    if (pairs.has(key)) return true;
    pairs.add(key);
    return false;
  };

  const usualValues = (noun: 'node' | 'edge'): Attributes => {
    const values = new WatchedWords();
    scopes.push([`${noun} [ ]`, values]);
    return values;
  };

  const subgraph = (outer: Scope, depth: number): ReadonlySet<string> => {
    const name = takeWord('subgraph') && next?.kind === 'id' ? id() : '';
    if (!isMark('{') && name !== '') return outer.members;
    const isCluster = name.startsWith('cluster');
    const values: Attributes = new WatchedWords();
    scopes.push([isCluster ? 'clusters' : 'subgraphs', values]);
    if (isCluster && !clusters.has(name)) {
      clusters.set(name, { id: name, values, parent: outer.cluster });
    }
    const scope: Scope = {
      nodes: { values: usualValues('node'), outer: outer.nodes },
      edges: { values: usualValues('edge'), outer: outer.edges },
      cluster: isCluster ? name : outer.cluster,
      values,
      members: new Set(),
    };
    body(scope, depth + 1);
    for (const member of scope.members) outer.members.add(member);
    return scope.members;
  };

  const body = (scope: Scope, depth: number) => {
    if (depth > limits.nesting) throw fault(formatsWords.subgraphsLieMoreThan(limits.nesting));
    need('{');
    while (!take('}')) {
      if (next === null) throw fault('"}" is missing');
      if (!take(';')) statement(scope, depth);
    }
  };

  const graph = (): DotGraph => {
    isStrict = takeWord('strict');
    isDirected = isWord('digraph');
    if (!takeWord('digraph') && !takeWord('graph')) throw fault(formatsWords.graphDigraphMissing);
    const name = isMark('{') ? '' : id();
    const scope: Scope = {
      nodes: { values: usualValues('node'), outer: undefined },
      edges: { values: usualValues('edge'), outer: undefined },
      cluster: undefined,
      values: new WatchedWords(),
      members: new Set(),
    };
    body(scope, 0);
    const { values } = scope;
    return {
      id: name,
      values,
      nodes,
      edges,
      clusters: [...clusters.values()],
      more: next !== null,
      scopes: [[formatsWords.graph, values], ...scopes],
      ports,
    };
  };
  return { graph };
}

const lookNames = [
  'color',
  'fillcolor',
  'shape',
  'style',
  'fontname',
  'fontcolor',
  'penwidth',
  'image',
];
/** Said in another way, or of no meaning in a diagram. */
const layoutNames = new Set([
  ...lookNames,
  ...(
    'label pos width height fontsize lp bb dir arrowhead arrowtail arrowsize ltail ' +
    'lhead weight minlen constraint rank class margin headport tailport fixedsize peripheries group ' +
    'rects _draw_ _ldraw_ _hdraw_ _tdraw_ _hldraw_ _tldraw_ gvid nodesep ranksep rankdir'
  ).split(' '),
]);

/** How the drawing was painted, in steps. */
const silent = new Set(
  '_draw_ _ldraw_ _hdraw_ _tdraw_ _hldraw_ _tldraw_ _gvid gvid xdotversion lp lwidth lheight rects bb'.split(
    ' ',
  ),
);

/** What nobody has read. */
function unreadLosses({ nodes, edges, scopes, ports }: DotGraph): Loss[] {
  const parts = createUnreadParts();
  const tell = (holder: string, values: Attributes) => {
    // A label that is the name of its node says nothing else.
    for (const name of values.unread)
      if (!silent.has(name) && values.get(name) !== '\\N') parts.add(holder, name);
  };
  for (const [holder, values] of scopes) tell(holder, values);
  for (const { own } of nodes.values()) tell('nodes', own);
  // The edges of one statement have the same values.
  for (const own of new Set(edges.map((edge) => edge.own))) tell('edges', own);
  for (let port = 0; port < ports; port += 1) parts.add('edges', 'port');
  return parts.losses();
}

/** What the file says of an element beyond its look and place. */
function othersIn(own: Attributes): Map<string, string> {
  const names = [...own.keys()].filter((name) => !layoutNames.has(name));
  return new Map(names.map((name) => [name, own.get(name) ?? '']));
}

function fileOf(graph: DotGraph): PlainFile & { readonly heads: HeadsOfLinks } {
  const losses: Loss[] = [];
  const heads = new Map<string, { source: boolean; target: boolean }>();
  const looks = createLooks();
  const nodes = [...graph.nodes.values()].map((node) => plainNode(node, graph, looks));
  const links = graph.edges.map((edge, at) => plainLink(edge, `e${at + 1}`, heads, looks));
  const clusters = clusterNodes(graph, nodes, looks);
  const tell = (what: string) => losses.push({ kind: 'dropped', where: placesWords.file, what });
  losses.push(...looks.losses());
  if (graph.more) tell(formatsWords.hasMoreGraphsOnly);
  const title = labelOf(graph.values.get('label') ?? '', graph.id) || graph.id;
  return {
    graph: { title, description: '', nodes: [...clusters, ...nodes], links },
    losses,
    heads,
  };
}

/** Graphviz's units are points; its y axis points up. */
function pointOf(text: string | undefined): { x: number; y: number } | undefined {
  const [x, y] = (text ?? '')
    .replace(/!$/u, '')
    .split(',')
    .map((part) => readNumber(part, '.'));
  return x === undefined || y === undefined ? undefined : { x, y: -y || 0 };
}

const inch = 72;

/** What the words of `style` say together: "filled,rounded,dashed". */
function styleWords(text: string | undefined): ReadonlySet<string> {
  return new Set((text ?? '').toLowerCase().split(/[\s,]+/u));
}

function lineIn(words: ReadonlySet<string>): string | undefined {
  return ['dashed', 'dotted', 'solid'].find((word) => words.has(word));
}

type Value = (name: string) => string | undefined;

function lookOfNode(value: Value, looks: Looks): PlainNode['style'] {
  const words = styleWords(value('style'));
  const shape = value('shape');
  const isBox = /^(?:box|rect|rectangle|square)$/u.test(shape ?? '');
  return looks.node({
    shape: words.has('rounded') && isBox ? 'roundrectangle' : shape,
    fill: words.has('filled') ? (value('fillcolor') ?? value('color')) : undefined,
    border: value('color'),
    borderWidth: words.has('bold') ? 2 : readNumber(value('penwidth') ?? '', '.'),
    borderLine: lineIn(words),
    text: value('fontcolor'),
    fontSize: readNumber(value('fontsize') ?? '', '.'),
  });
}

function plainNode({ id, own, usual, cluster }: DotNode, graph: DotGraph, looks: Looks): PlainNode {
  const value = (name: string) => own.get(name) ?? usualValue(usual, name);
  const size = (name: string) => {
    const inches = readNumber(value(name) ?? '', '.');
    return inches === undefined || inches * inch < 20 ? undefined : inches * inch;
  };
  const label = labelOf(value('label') ?? '\\N', id);
  const isRecord = /record/u.test(value('shape') ?? '');
  const word = value('class');
  return {
    ...nodeFromAttributes(id, othersIn(own)),
    style: lookOfNode(value, looks),
    ...(word === undefined ? {} : { kind: word }),
    label: isRecord ? wordsOfRecord(label) : label,
    ...pointOf(own.get('pos')),
    ...(graph.nodes.size > 0 ? { width: size('width'), height: size('height') } : {}),
    ...(cluster === undefined ? {} : { parent: clusterId(cluster) }),
  };
}

/** `\N` is the name of the node, `\n`, `\l` and `\r` end a line. */
function labelOf(label: string, id: string): string {
  const plain = label.replaceAll(/\\([^])/gu, (_whole, sign: string) => {
    if (sign === 'N' || sign === 'G') return id;
    return /[nlr]/u.test(sign) ? '\n' : sign;
  });
  return decodeEntities(plain).trim();
}

/** Fields of a record one below the other, without their ports. */
function wordsOfRecord(label: string): string {
  const fields = label.replaceAll(/<[^<>]*>/gu, '').split(/[{}|]/u);
  return fields
    .map((field) => field.trim())
    .filter((field) => field !== '')
    .join('\n');
}

function plainLink(
  { source, target, isDirected, own, usual }: DotEdge,
  id: string,
  heads: Map<string, { source: boolean; target: boolean }>,
  looks: Looks,
): PlainLink {
  const value = (name: string) => own.get(name) ?? usualValue(usual, name);
  const dir = value('dir') ?? (isDirected ? 'forward' : 'none');
  const [head, tail] = [value('arrowhead') ?? 'normal', value('arrowtail') ?? 'normal'];
  const hasTail = (dir === 'back' || dir === 'both') && tail !== 'none';
  const hasHead = (dir === 'forward' || dir === 'both') && head !== 'none';
  const isBack = hasTail && !hasHead;
  const ends = isBack ? { id, source: target, target: source } : { id, source, target };
  const link = linkFromAttributes(ends, othersIn(own));
  const label = labelOf(value('label') ?? value('xlabel') ?? '', '');
  const bar = /tee/u.test(isBack ? tail : hasHead ? head : '') ? 'inhibits' : undefined;
  const relation = link.relation ?? value('class') ?? bar;
  heads.set(id, { source: hasTail && hasHead, target: hasTail || hasHead });
  const words = styleWords(value('style'));
  const style = looks.edge({
    color: value('color'),
    width: words.has('bold') ? 2 : readNumber(value('penwidth') ?? '', '.'),
    line: lineIn(words),
    // An arrow is drawn where nothing is said.
    sourceHead: hasTail && hasHead ? value('arrowtail') : undefined,
    targetHead: isBack ? value('arrowtail') : hasHead ? value('arrowhead') : undefined,
  });
  return {
    ...link,
    style,
    ...(relation === undefined ? {} : { relation }),
    ...(label ? { label } : {}),
  };
}

function clusterId(name: string): string {
  return `cluster ${name}`;
}

/** Room between the border of a cluster and its nodes, where the file does not say where the border is. */
const room = 16;

function lookOfCluster(values: Attributes, looks: Looks): PlainNode['style'] {
  const words = styleWords(values.get('style'));
  const filled = values.get('fillcolor') ?? values.get('color');
  const ground = values.get('bgcolor');
  return looks.node({
    shape: words.has('rounded') ? 'roundrectangle' : undefined,
    fill: words.has('filled') ? (filled ?? ground) : ground,
    border: values.get('pencolor') ?? values.get('color'),
    borderWidth: words.has('bold') ? 2 : readNumber(values.get('penwidth') ?? '', '.'),
    borderLine: lineIn(words),
    text: values.get('fontcolor'),
    fontSize: readNumber(values.get('fontsize') ?? '', '.'),
  });
}

function clusterNodes(
  { clusters }: DotGraph,
  nodes: readonly PlainNode[],
  looks: Looks,
): PlainNode[] {
  const members = new Map<string, PlainNode[]>();
  const add = (parent: string | undefined, node: PlainNode) => {
    if (parent === undefined) return;
    const list = members.get(parent);
    if (list) list.push(node);
    else members.set(parent, [node]);
  };
  for (const node of nodes) add(node.parent, node);
  // From within, so that one around another knows how large that is.
  const made = clusters.toReversed().map(({ id, values, parent }): PlainNode => {
    const inner = members.get(clusterId(id)) ?? [];
    const node = {
      id: clusterId(id),
      label: labelOf(values.get('label') ?? '', id),
      kind: 'group',
      style: lookOfCluster(values, looks),
      parent: parent === undefined ? undefined : clusterId(parent),
      ...(boxOf(values.get('bb')) ?? boxAround(inner)),
    };
    add(node.parent, node);
    return node;
  });
  return made.reverse();
}

function boxOf(text: string | undefined) {
  const numbers = (text ?? '').split(',').map((part) => readNumber(part, '.'));
  const [left, bottom, right, top] = numbers;
  if (left === undefined || bottom === undefined || right === undefined || top === undefined) {
    return undefined;
  }
  const [width, height] = [right - left, top - bottom];
  return { x: left + width / 2, y: -(bottom + height / 2), width, height };
}

function boxAround(nodes: readonly PlainNode[]) {
  const boxes = nodes.flatMap(({ x, y, width = 80, height = 40 }) =>
    x === undefined || y === undefined ? [] : [{ x, y, width, height }],
  );
  if (boxes.length === 0 || boxes.length < nodes.length) return undefined;
  const least = (pick: (box: (typeof boxes)[number]) => number) =>
    boxes.reduce((found, box) => Math.min(found, pick(box)), Infinity);
  const left = least(({ x, width }) => x - width / 2) - room;
  const right = -least(({ x, width }) => -x - width / 2) + room;
  const top = least(({ y, height }) => y - height / 2) - 2 * room;
  const bottom = -least(({ y, height }) => -y - height / 2) + room;
  return {
    x: (left + right) / 2,
    y: (top + bottom) / 2,
    width: right - left,
    height: bottom - top,
  };
}
