import type { Loss, ProjectFileError } from '../project/file-outcome.ts';
import { fromUtf8 } from '../bytes/bytes.ts';
import { zipEntries, type ZipEntry } from '../bytes/zip.ts';
import { limits } from '../project/project-schema.ts';
import { failure, success, type Result } from '../result.ts';
import { readNumber } from '../text/read-number.ts';
import { buildProject, type PlainFile } from './plain/build-project.ts';
import {
  linkFromAttributes,
  nodeFromAttributes,
  type PlainLink,
  type PlainNode,
  type PlainValue,
} from './plain/plain-graph.ts';
import { createLooks, type EdgeWords, type NodeWords } from './plain/plain-looks.ts';
import type { ProjectFormat, ReadFile } from './project-format.ts';
import { withUnread } from './unread/unread-parts.ts';
import { unwatched, watchXml } from './unread/watched-xml.ts';
import { readXml } from './xml/read-xml.ts';
import { attributeOf, childElements, type XmlElement } from './xml/xml-tree.ts';
import { formatsWords } from '../words/formats.ts';
import { placesWords } from '../words/places.ts';

/** XGMML, in which Cytoscape keeps its networks. Read only: Cytoscape itself reads the newer CX2. */
export const xgmmlFormat: ProjectFormat = {
  read: (text, name) => {
    const root = readXml(text, { doctype: 'ignored' });
    if (!root.ok) return root;
    const watch = watchXml(root.value, silence);
    const network = largest(networksIn(watch.root));
    if (!network)
      return failure({ kind: 'not-a-project', found: formatsWords.xgmmlFileWithoutGraph });
    const file = fileOf(network, noViews);
    return withUnread(buildProject(file, 'xgmml', name), watch.losses);
  },
};

/** What Cytoscape says of its own values. */
const silence = {
  silent: new Set(
    'id directed view type cy:type cy:elementType cy:hidden hidden cy:documentVersion documentVersion cy:registered'.split(
      ' ',
    ),
  ),
  naming: new Map([['att', 'name']]),
  silentAbout:
    /^(?:__|cytoscape\.|GRAPH_VIEW_|(?:canonicalName|documentVersion|NODE_TYPE|NODE_SIZE_LOCKED)$)/u,
};

/** Of the networks in a session the largest one, where its view shows it. `null`: the archive is no session. */
export function readSession(
  bytes: Uint8Array,
  name: string,
): Result<ReadFile, ProjectFileError> | null {
  const listed = zipEntries(bytes) ?? [];
  const entries = listed.filter(isDocument);
  if (entries.length === 0) return null;
  const documents = documentsIn(entries);
  if (!documents.ok) return documents;
  const isView = (root: XmlElement) => attribute(root, 'view') === '1';
  const views = documents.value
    .filter(isView)
    .map((root) => watchXml(root, { ...silence, silent: new Set([...silence.silent, 'label']) }));
  const networks = documents.value
    .filter((root) => !isView(root))
    .map((root) => watchXml(root, silence))
    .flatMap((watch) => networksIn(watch.root).map((network) => ({ ...network, watch })));
  const viewed = new Set(views.map(({ root }) => attribute(root, 'networkId')));
  const shown = networks.filter(({ id }) => viewed.has(id));
  const network = largest(shown.length > 0 ? shown : networks);
  if (!network)
    return failure({ kind: 'not-a-project', found: formatsWords.cytoscapeSessionWithoutNetwork });
  const view = views.find(({ root }) => attribute(root, 'networkId') === network.id);
  const file = fileOf(network, view ? viewsIn(view.root) : noViews);
  const others = networks.filter((one) => one !== network && one.nodes.length > 0).length;
  const losses: Loss[] = [
    ...file.losses,
    ...(others > 0 ? [lossOfFile(formatsWords.hasMoreNetworksLargest(others))] : []),
    ...lossOfEntries(listed.filter((entry) => !isDocument(entry))),
  ];
  const built = buildProject({ ...file, losses }, 'xgmml', name);
  return withUnread(built, () =>
    [network.watch, ...(view ? [view] : [])].flatMap((one) => one.losses()),
  );
}

function isDocument({ name }: ZipEntry): boolean {
  return name.endsWith('.xgmml');
}

/** The tables, styles and other parts of a session, by the folders in its own one. */
function lossOfEntries(entries: readonly ZipEntry[]): Loss[] {
  const parts = new Set(
    entries.flatMap(({ name }) => name.split('/').slice(1, 2)).filter((part) => part !== ''),
  );
  if (parts.size === 0) return [];
  const named = [...parts].slice(0, mostParts).map((part) => `“${part.slice(0, 60)}”`);
  const more = parts.size > mostParts ? ` and ${parts.size - mostParts} more` : '';
  return [lossOfFile(formatsWords.sessionWhichMoreNot(named.join(', '), more))];
}

/** So many parts of a session are named. */
const mostParts = 20;

function lossOfFile(what: string): Loss {
  return { kind: 'dropped', where: placesWords.file, what };
}

/** All of them together are no larger than one file may be. */
function documentsIn(
  entries: readonly ZipEntry[],
): Result<readonly XmlElement[], ProjectFileError> {
  const roots: XmlElement[] = [];
  let left: number = limits.fileBytes;
  for (const entry of entries) {
    const content = entry.read(left);
    if (!content.ok && content.error === 'too-large') {
      return failure({ kind: 'too-large', bytes: limits.fileBytes + 1, limit: limits.fileBytes });
    }
    const text = content.ok ? fromUtf8(content.value) : null;
    if (!content.ok || text === null) return failure(damaged(entry.name));
    left -= content.value.length;
    const root = readXml(text, { doctype: 'ignored' });
    if (!root.ok) return root;
    roots.push(root.value);
  }
  return success(roots);
}

function damaged(entry: string): ProjectFileError {
  const where = formatsWords.fileArchive(entry.slice(-60));
  return { kind: 'damaged', problems: [{ where, why: formatsWords.damaged }], total: 1 };
}

interface Network {
  readonly id: string;
  readonly graph: XmlElement;
  readonly nodes: readonly XmlElement[];
  readonly edges: readonly XmlElement[];
  /** The node in which each node lies. */
  readonly parents: ReadonlyMap<string, string>;
}

/** Whatever its namespace: Cytoscape qualifies its own. */
function attribute(element: XmlElement, local: string): string | undefined {
  return element.attributes.find((it) => it.local === local)?.value;
}

/** The graph of a document, and the networks that a session keeps within it. */
function networksIn(root: XmlElement): Network[] {
  if (root.local !== 'graph') return [];
  const defined = new Map<string, XmlElement>();
  const waiting = [root];
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    const id = attributeOf(at, 'id');
    if ((at.local === 'node' || at.local === 'edge') && id !== undefined) {
      defined.set(`${at.local} ${id}`, at);
    }
    waiting.push(...childElements(at));
  }
  const inner = graphsIn(root).filter((graph) => attribute(graph, 'registered') !== '0');
  return [root, ...inner].map((graph) => networkOf(graph, defined));
}

function graphsIn(element: XmlElement): XmlElement[] {
  return childElements(element, 'att').flatMap((att) => childElements(att, 'graph'));
}

function networkOf(graph: XmlElement, defined: ReadonlyMap<string, XmlElement>): Network {
  const nodes = new Map<string, XmlElement>();
  const edges: XmlElement[] = [];
  const parents = new Map<string, string>();
  const whole = (element: XmlElement): XmlElement | undefined => {
    const reference = attribute(element, 'href')?.replace(/^#/u, '');
    return reference === undefined ? element : defined.get(`${element.local} ${reference}`);
  };
  const waiting: { readonly graph: XmlElement; readonly parent: string | undefined }[] = [
    { graph, parent: undefined },
  ];
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    for (const child of childElements(at.graph)) {
      const element = child.local === 'node' || child.local === 'edge' ? whole(child) : undefined;
      if (!element) continue;
      if (element.local === 'edge') edges.push(element);
      else {
        const id = attributeOf(element, 'id') ?? `node ${nodes.size + 1}`;
        const isNew = !nodes.has(id);
        if (isNew) nodes.set(id, element);
        if (at.parent !== undefined && at.parent !== id) parents.set(id, at.parent);
        if (isNew)
          waiting.push(...graphsIn(element).map((inner) => ({ graph: inner, parent: id })));
      }
    }
  }
  const id = attributeOf(graph, 'id') ?? '';
  return { id, graph, nodes: [...nodes.values()], edges: [...new Set(edges)], parents };
}

function largest<One extends Network>(networks: readonly One[]): One | undefined {
  return networks.toSorted((one, other) => other.nodes.length - one.nodes.length)[0];
}

/** What the view of a network says of its nodes and edges, by their ids in the network. */
interface Views {
  readonly nodes: ReadonlyMap<string, XmlElement>;
  readonly edges: ReadonlyMap<string, XmlElement>;
}

const noViews: Views = { nodes: new Map(), edges: new Map() };

function viewsIn(view: XmlElement): Views {
  const by = (local: string, name: string) =>
    new Map(childElements(view, local).map((it) => [attribute(it, name) ?? '', it]));
  return { nodes: by('node', 'nodeId'), edges: by('edge', 'edgeId') };
}

/** By the names that Cytoscape has for what it shows. */
function wordsIn(elements: readonly (XmlElement | undefined)[]) {
  const graphics = elements.flatMap((it) => (it ? childElements(it, 'graphics') : [])).toReversed();
  const values = new Map(
    graphics
      .toReversed()
      .flatMap((it) => childElements(it, 'att').map((att) => [nameOf(att), att] as const)),
  );
  const own = (name: string) =>
    graphics.map((it) => attributeOf(it, name)).find((word) => word !== undefined);
  const number = (word: string | undefined) => readNumber(word ?? '', '.');
  const value = (name: string) => {
    const att = values.get(name);
    return att && attributeOf(att, 'value');
  };
  return { own, number, value };
}

function nodeWords(elements: readonly (XmlElement | undefined)[]): NodeWords {
  const { own, number, value } = wordsIn(elements);
  const opacity = number(value('NODE_TRANSPARENCY'));
  return {
    shape: own('type'),
    fill: own('fill'),
    border: own('outline'),
    borderWidth: number(own('width')),
    borderLine: value('NODE_BORDER_STROKE'),
    text: value('NODE_LABEL_COLOR'),
    fontSize: number(value('NODE_LABEL_FONT_SIZE')),
    opacity: opacity === undefined ? undefined : opacity / 255,
  };
}

function edgeWords(elements: readonly (XmlElement | undefined)[]): EdgeWords {
  const { own, number, value } = wordsIn(elements);
  const opacity = number(value('EDGE_TRANSPARENCY'));
  return {
    color: value('EDGE_STROKE_UNSELECTED_PAINT') ?? own('fill'),
    width: number(own('width')),
    line: value('EDGE_LINE_TYPE'),
    sourceHead: value('EDGE_SOURCE_ARROW_SHAPE'),
    targetHead: value('EDGE_TARGET_ARROW_SHAPE'),
    opacity: opacity === undefined ? undefined : opacity / 255,
  };
}

function boxIn(node: XmlElement): { x?: number; y?: number; width?: number; height?: number } {
  const graphics = childElements(node, 'graphics')[0];
  const number = (...names: readonly string[]) =>
    names
      .map((name) => readNumber((graphics && attributeOf(graphics, name)) ?? '', '.'))
      .find((value) => value !== undefined);
  const [x, y] = [number('x', 'center_x'), number('y', 'center_y')];
  const [width, height] = [number('w'), number('h')];
  return {
    ...(x === undefined || y === undefined ? {} : { x, y }),
    ...(width === undefined || height === undefined ? {} : { width, height }),
  };
}

function fileOf({ graph, nodes, edges, parents }: Network, views: Views): PlainFile {
  const losses: Loss[] = [];
  const looks = createLooks();
  const named = new Map(nodes.map((node) => [attributeOf(node, 'id') ?? '', labelOf(node)]));
  const plain = nodes.map((node): PlainNode => {
    const id = attributeOf(node, 'id') ?? '';
    const made = nodeFromAttributes(id, valuesOf(node));
    const parent = parents.get(id);
    const view = views.nodes.get(id);
    return {
      ...made,
      style: looks.node(nodeWords([node, view])),
      label: labelOf(node) || (made.label ?? id),
      ...(parent === undefined ? {} : { parent }),
      ...boxIn(node),
      ...(view ? boxIn(view) : {}),
    };
  });
  const links = edges.flatMap((edge, at) => {
    const view = views.edges.get(attributeOf(edge, 'id') ?? '');
    const style = looks.edge(edgeWords([edge, view]));
    return linkOf(edge, at, named, losses).map((link) => ({ ...link, style }));
  });
  losses.push(...looks.losses());
  const fact = (name: string) => {
    const att = childElements(graph, 'att').find((one) => nameOf(one) === name);
    return (att && attributeOf(att, 'value')) ?? '';
  };
  const title = attributeOf(graph, 'label') ?? fact('name');
  const description = fact('description');
  return { graph: { title, description, nodes: plain, links }, losses };
}

function labelOf(node: XmlElement): string {
  return attributeOf(node, 'label') ?? attributeOf(node, 'name') ?? '';
}

/** Names of looks, and of what a program keeps for itself. */
const notAbout = /^(?:node\.|edge\.|__|cytoscape\.|canonicalName$|NODE_|EDGE_|VIEW|GRAPH_VIEW)/u;

/** To ask for the name of a value is not to read it. */
function nameOf(att: XmlElement): string {
  return attributeOf(unwatched(att), 'name') ?? '';
}

function valuesOf(element: XmlElement): Map<string, PlainValue> {
  return new Map(
    childElements(element, 'att').flatMap((att): [string, PlainValue][] => {
      const name = nameOf(att);
      if (name === '' || notAbout.test(name) || attribute(unwatched(att), 'hidden') === 'true')
        return [];
      const list = childElements(att, 'att').map((item) => attributeOf(item, 'value') ?? '');
      const value = attributeOf(att, 'value') ?? list.join('; ');
      return value === '' ? [] : [[name, value]];
    }),
  );
}

function linkOf(
  edge: XmlElement,
  at: number,
  named: ReadonlyMap<string, string>,
  losses: Loss[],
): PlainLink[] {
  const [source, target] = [attributeOf(edge, 'source'), attributeOf(edge, 'target')];
  const id = attributeOf(edge, 'id') ?? `e${at + 1}`;
  if (source === undefined || target === undefined) {
    const where = `line ${edge.line}`;
    losses.push({
      kind: 'dropped',
      where,
      what: formatsWords.holdsEdgeLacksEnd2,
    });
    return [];
  }
  const link = linkFromAttributes({ id: `edge ${id}`, source, target }, valuesOf(edge));
  const label = attributeOf(edge, 'label') ?? '';
  // Cytoscape names its links "source (interaction) target".
  const word = wordBetween(label, named.get(source) ?? '', named.get(target) ?? '');
  if (link.relation !== undefined || word === undefined) {
    return [word === undefined && label !== '' ? { ...link, label } : link];
  }
  return [{ ...link, relation: word }];
}

function wordBetween(label: string, source: string, target: string): string | undefined {
  const [start, end] = [`${source} (`, `) ${target}`];
  const isMade =
    label.length > start.length + end.length - 1 && label.startsWith(start) && label.endsWith(end);
  return isMade ? label.slice(start.length, label.length - end.length) : undefined;
}
