import type { ProjectFileError, Loss } from '../project/file-outcome.ts';
import { isRecord, ownValue } from '../project/plain-json.ts';
import { failure, success, type Result } from '../result.ts';
import type { Project } from '../project/project-schema.ts';
import { withUnread } from './unread/unread-parts.ts';
import { watchJson } from './unread/watched-json.ts';
import { withSource } from './kept-source.ts';
import {
  changedRecord,
  writeIntoJson,
  type JsonFormat,
  type JsonRecord,
} from './plain/kept-json.ts';
import type { ProjectFormat, ReadFile, WrittenFile } from './project-format.ts';
import { buildProject, type PlainFile } from './plain/build-project.ts';
import { parseJson, attributesIn, idIn, unfit } from './plain/read-json.ts';
import {
  linkFromAttributes,
  nodeFromAttributes,
  type PlainLink,
  type PlainNode,
  type PlainValue,
  attributesOf,
} from './plain/plain-graph.ts';
import { plainGraphOf, withAttributes } from './plain/plain-from-project.ts';
import { formatsWords } from '../words/formats.ts';
import { placesWords } from '../words/places.ts';

/** Cytoscape JSON: js.cytoscape.org/#notation/elements-json, as Cytoscape and cytoscape.js read and write it. */
export const cyjsFormat: ProjectFormat = {
  read: (text, name, options) => {
    const read = readText(text, name);
    return read.ok ? success(withSource(read.value, text, name, options)) : read;
  },
  write: (project) => writeIntoJson(project, keptCyjs),
};

function readText(text: string, name: string): Result<ReadFile, ProjectFileError> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const watch = watchJson(json.value, silence);
  const file = readCyjs(watch.json);
  return file.ok ? withUnread(buildProject(file.value, 'cyjs', name, {}), watch.losses) : file;
}

/** What a program keeps of its own versions, and of what was selected and seen last. */
const silence = {
  silent: new Set(
    (
      'format_version generated_by target_cytoscapejs_version SUID group selected selectable locked grabbed grabbable ' +
      'pannable removed zoom pan minZoom maxZoom zoomingEnabled userZoomingEnabled panningEnabled userPanningEnabled ' +
      'boxSelectionEnabled renderer textureOnViewport desktopTapThreshold touchTapThreshold wheelSensitivity'
    ).split(' '),
  ),
  told: new Set(['style']),
};

const keptCyjs: JsonFormat = {
  originFormat: 'cyjs',
  read: readText,
  write: writeCyjs,
  elementsOf: (json) => {
    const lists = listsIn(Array.isArray(json) ? json : ownValue(json, 'elements'));
    return lists && { nodes: lists.nodes.filter(isRecord), edges: lists.edges.filter(isRecord) };
  },
  idOf: ({ data }) => ownValue(data, 'id'),
  attributesOf: ({ data }) => (isRecord(data) ? data : {}),
  changed: (element, { attributes, place, ends }) => ({
    ...element,
    data: { ...changedRecord(element['data'], attributes), ...ends },
    ...(place ? { position: { ...recordOf(element['position']), ...place } } : {}),
  }),
  made: (_noun, id, { attributes, place, ends }) => {
    const { label, relation, ...others } = Object.fromEntries(attributes);
    const named = label === undefined ? {} : { name: label };
    const meant = relation === undefined ? {} : { interaction: relation };
    return {
      data: { id, ...named, ...meant, ...others, ...ends },
      ...(place ? { position: place } : {}),
    };
  },
  withElements: (json, { nodes, edges }, { title, description }) => {
    if (Array.isArray(json)) return [...nodes, ...edges];
    const whole = recordOf(json);
    const isOneList = Array.isArray(whole['elements']);
    const facts = {
      ...(title === undefined ? {} : { name: title }),
      ...(description === undefined ? {} : { description }),
    };
    return {
      ...whole,
      ...(Object.keys(facts).length > 0 ? { data: { ...recordOf(whole['data']), ...facts } } : {}),
      elements: isOneList ? [...nodes, ...edges] : { ...recordOf(whole['elements']), nodes, edges },
    };
  },
};

function recordOf(value: unknown): JsonRecord {
  return isRecord(value) ? value : {};
}

/** Elements may be one list, or apart as nodes and edges. */
export function readCyjs(json: unknown): Result<PlainFile, ProjectFileError> {
  const elements = Array.isArray(json) ? json : ownValue(json, 'elements');
  const lists = listsIn(elements);
  if (lists === null) return failure(unfit('elements', formatsWords.mustListHoldNodes));
  const losses: Loss[] = [];
  const nodes = lists.nodes.flatMap((node, index) => readNode(node, index, losses));
  const links = lists.edges.flatMap((edge, index) => readEdge(edge, index, losses));
  if (ownValue(json, 'style') !== undefined) {
    losses.push(broken(placesWords.file, formatsWords.hasLookOwnWhich));
  }
  const data = ownValue(json, 'data');
  const title = textIn(data, 'name') ?? textIn(data, 'shared_name') ?? textIn(data, 'title') ?? '';
  const description = textIn(data, 'description') ?? '';
  return success({ graph: { title, description, nodes, links }, losses });
}

function listsIn(elements: unknown): { nodes: unknown[]; edges: unknown[] } | null {
  if (Array.isArray(elements)) {
    const isEdge = (one: unknown) =>
      ownValue(one, 'group') === 'edges' || ownValue(ownValue(one, 'data'), 'source') !== undefined;
    return { nodes: elements.filter((one) => !isEdge(one)), edges: elements.filter(isEdge) };
  }
  if (!isRecord(elements)) return null;
  const { nodes = [], edges = [] } = elements;
  return Array.isArray(nodes) && Array.isArray(edges) ? { nodes, edges } : null;
}

function readNode(node: unknown, index: number, losses: Loss[]): PlainNode[] {
  const data = attributesIn(ownValue(node, 'data'));
  const id = idIn(data.get('id'));
  if (id === undefined) {
    losses.push(broken(formatsWords.nodeList(index + 1), formatsWords.hasNoIdWas));
    return [];
  }
  const position = ownValue(node, 'position');
  for (const axis of ['x', 'y']) {
    const value = ownValue(position, axis);
    // The position of a node wins over an attribute of that name.
    if (typeof value === 'number') data.set(axis, value);
  }
  return [nodeFromAttributes(id, without(data, 'id'))];
}

function readEdge(edge: unknown, index: number, losses: Loss[]): PlainLink[] {
  const data = attributesIn(ownValue(edge, 'data'));
  const [source, target] = [idIn(data.get('source')), idIn(data.get('target'))];
  if (source === undefined || target === undefined) {
    losses.push(broken(formatsWords.edgeList(index + 1), formatsWords.lacksEndWasLeft));
    return [];
  }
  const rest = without(data, 'id', 'source', 'target');
  return [linkFromAttributes({ id: idIn(data.get('id')), source, target }, rest)];
}

/** What Cytoscape writes for itself is not about the network and is removed. */
function without(data: ReadonlyMap<string, PlainValue>, ...names: string[]) {
  const gone = new Set([...names, 'SUID', 'selected']);
  return new Map([...data].filter(([name]) => !gone.has(name)));
}

function broken(where: string, what: string): Loss {
  return { kind: 'dropped', where, what };
}

function textIn(data: unknown, name: string): string | undefined {
  const value = ownValue(data, name);
  return typeof value === 'string' ? value : undefined;
}

/** One element a line, so that it can be compared. */
export function writeCyjs(project: Project): WrittenFile {
  const { graph, report } = plainGraphOf(project, withAttributes);
  const data = JSON.stringify({ name: graph.title, description: graph.description });
  const nodes = list(graph.nodes.map(nodeElement));
  const edges = list(graph.links.map(edgeElement));
  const head = '"format_version": "1.0",\n"generated_by": "Neuromatrix"';
  const text = `{${head},\n"data": ${data},\n"elements": {\n"nodes": ${nodes},\n"edges": ${edges}\n}}\n`;
  return { text, report };
}

function list(elements: readonly object[]): string {
  return `[\n${elements.map((element) => JSON.stringify(element)).join(',\n')}\n]`;
}

function nodeElement(node: PlainNode): object {
  const { x = 0, y = 0, label, ...rest } = node;
  const others = Object.fromEntries(attributesOf(rest));
  return { data: { ...others, id: node.id, name: label }, position: { x, y } };
}

function edgeElement(link: PlainLink): object {
  const { relation, ...rest } = link;
  const others = Object.fromEntries(attributesOf(rest));
  const { id, source, target } = link;
  return { data: { ...others, id, source, target, interaction: relation } };
}
