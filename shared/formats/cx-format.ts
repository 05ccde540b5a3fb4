import type { Loss, ProjectFileError } from '../project/file-outcome.ts';
import { isRecord, ownValue } from '../project/plain-json.ts';
import { failure, success, type Result } from '../result.ts';
import { readNumber } from '../text/read-number.ts';
import { xrefOfCompact } from './plain/identifier-addresses.ts';
import { buildProject, type PlainFile } from './plain/build-project.ts';
import {
  linkFromAttributes,
  nodeFromAttributes,
  type PlainLink,
  type PlainNode,
  type PlainValue,
} from './plain/plain-graph.ts';
import { createLooks, type EdgeWords, type NodeWords } from './plain/plain-looks.ts';
import { writeXrefs } from './plain/plain-words.ts';
import { idIn, parseJson, unfit } from './plain/read-json.ts';
import { withUnread } from './unread/unread-parts.ts';
import { unwatched, watchJson } from './unread/watched-json.ts';
import type { ProjectFormat } from './project-format.ts';
import { formatsWords } from '../words/formats.ts';
import { placesWords } from '../words/places.ts';

/** The first version of NDEx's format (cytoscape.org/cx). Read only: CX2 has taken its place. */
export const cxFormat: ProjectFormat = {
  read: (text, name) => {
    const json = parseJson(text);
    if (!json.ok) return json;
    const watch = watchJson(json.value, silence);
    const file = readCx(watch.json);
    return file.ok ? withUnread(buildProject(file.value, 'cx', name), watch.losses) : file;
  },
};

type Values = Map<string, PlainValue>;

/** A list of aspects, which come in pieces and in any order. */
function readCx(json: unknown): Result<PlainFile, ProjectFileError> {
  if (!Array.isArray(json)) return failure(unfit(placesWords.file, formatsWords.mustListAspects));
  const pieces: readonly unknown[] = json;
  const aspects = new Map<string, unknown[]>();
  for (const piece of pieces) {
    if (!isRecord(piece)) continue;
    for (const [name, entries] of Object.entries(piece)) {
      if (!Array.isArray(entries)) continue;
      const list = aspects.get(name);
      if (list) for (const entry of entries as unknown[]) list.push(entry);
      else aspects.set(name, [...(entries as unknown[])]);
    }
  }
  const aspect = (name: string) => aspects.get(name) ?? [];
  const losses: Loss[] = [];
  const tell = (where: string, what: string) => losses.push({ kind: 'dropped', where, what });
  const ofNodes = attributesByElement(aspect('nodeAttributes'));
  const ofEdges = attributesByElement(aspect('edgeAttributes'));
  const positions = new Map(
    aspect('cartesianLayout').map((entry) => [idIn(ownValue(entry, 'node')), entry]),
  );
  const visual = visualProperties([...aspect('cyVisualProperties'), ...aspect('visualProperties')]);
  const looks = createLooks();
  const nodes = aspect('nodes').flatMap((entry): PlainNode[] => {
    const node = nodeOf(entry, ofNodes, positions);
    if (!node) tell('a node', formatsWords.hasNoIdWas);
    if (!node) return [];
    const value = visual.of('nodes', node.id);
    return [{ ...node, ...sizeIn(value), style: looks.node(nodeWords(value)) }];
  });
  const links = aspect('edges').flatMap((entry): PlainLink[] => {
    const link = linkOf(entry, ofEdges);
    if (!link) tell(formatsWords.edge, formatsWords.lacksEndWasLeft);
    if (!link) return [];
    const value = visual.of('edges', link.id?.slice(1) ?? '');
    return [{ ...link, style: looks.edge(edgeWords(value)) }];
  });
  losses.push(...looks.losses());
  if (visual.hasRules) tell(placesWords.file, formatsWords.hasRulesByWhich);
  const text = (name: string) => {
    const entry = aspect('networkAttributes').find((one) => ownValue(unwatched(one), 'n') === name);
    return String(valueIn(ownValue(entry, 'v')) ?? '');
  };
  return success({
    graph: { title: text('name'), description: text('description'), nodes, links },
    losses,
  });
}

/** What counts and describes the aspects themselves. */
const silence = {
  silent: new Set(
    'metaData numberVerification status ndexStatus cyTableColumn @context d @id properties_of view cyTableVisualProperties'.split(
      ' ',
    ),
  ),
  told: new Set(['mappings']),
  naming: new Map([['networkAttributes', 'n']]),
};

/** The value of a visual property of Cytoscape. */
type Visual = (name: string) => string | undefined;

/** Of all nodes or edges, and over them of single ones. */
function visualProperties(entries: readonly unknown[]): {
  readonly of: (noun: 'nodes' | 'edges', id: string) => Visual;
  readonly hasRules: boolean;
} {
  const found = new Map<string, unknown>();
  let hasRules = false;
  for (const entry of entries) {
    const about = ownValue(entry, 'properties_of');
    if (typeof about !== 'string') continue;
    const rules = ownValue(entry, 'mappings');
    hasRules ||= isRecord(rules) && Object.keys(rules).length > 0;
    const id = about.endsWith(':default') ? '' : (idIn(ownValue(entry, 'applies_to')) ?? '');
    found.set(`${about.replace(/:default$/u, '')} ${id}`, ownValue(entry, 'properties'));
  }
  return {
    hasRules,
    of: (noun, id) => {
      const [own, usual] = [found.get(`${noun} ${id}`), found.get(`${noun} `)];
      return (name) => {
        const value = ownValue(own, name) ?? ownValue(usual, name);
        return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
      };
    },
  };
}

function numberIn(value: string | undefined): number | undefined {
  return value === undefined ? undefined : readNumber(value, '.');
}

function sizeIn(value: Visual): { width?: number; height?: number } {
  const both = numberIn(value('NODE_SIZE'));
  const [width = both, height = both] = ['NODE_WIDTH', 'NODE_HEIGHT'].map((name) =>
    numberIn(value(name)),
  );
  return {
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
  };
}

function nodeWords(value: Visual): NodeWords {
  const opacity = numberIn(value('NODE_TRANSPARENCY'));
  return {
    shape: value('NODE_SHAPE'),
    fill: value('NODE_FILL_COLOR'),
    border: value('NODE_BORDER_PAINT'),
    borderWidth: numberIn(value('NODE_BORDER_WIDTH')),
    borderLine: value('NODE_BORDER_STROKE'),
    text: value('NODE_LABEL_COLOR'),
    fontSize: numberIn(value('NODE_LABEL_FONT_SIZE')),
    opacity: opacity === undefined ? undefined : opacity / 255,
  };
}

function edgeWords(value: Visual): EdgeWords {
  const opacity = numberIn(value('EDGE_TRANSPARENCY'));
  return {
    color: value('EDGE_STROKE_UNSELECTED_PAINT') ?? value('EDGE_UNSELECTED_PAINT'),
    width: numberIn(value('EDGE_WIDTH')),
    line: value('EDGE_LINE_TYPE'),
    sourceHead: value('EDGE_SOURCE_ARROW_SHAPE'),
    targetHead: value('EDGE_TARGET_ARROW_SHAPE'),
    opacity: opacity === undefined ? undefined : opacity / 255,
  };
}

/** Values by what they are about: `po` may be one id or a list of them. */
function attributesByElement(entries: readonly unknown[]): ReadonlyMap<string, Values> {
  const found = new Map<string, Values>();
  for (const entry of entries) {
    const [owner, name] = [ownValue(entry, 'po'), ownValue(entry, 'n')];
    const value = valueIn(ownValue(entry, 'v'));
    if (typeof name !== 'string' || value === undefined) continue;
    const owners: readonly unknown[] = Array.isArray(owner) ? owner.slice(0, 1_000) : [owner];
    for (const one of owners) {
      const id = idIn(one) ?? '';
      const values = found.get(id) ?? new Map<string, PlainValue>();
      values.set(name, value);
      found.set(id, values);
    }
  }
  return found;
}

function valueIn(value: unknown): PlainValue | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  if (!Array.isArray(value)) return undefined;
  return value.map(String).join('; ');
}

function nodeOf(
  entry: unknown,
  attributes: ReadonlyMap<string, Values>,
  positions: ReadonlyMap<string | undefined, unknown>,
): PlainNode | null {
  const id = idIn(ownValue(entry, '@id'));
  if (id === undefined) return null;
  const [name, represents] = [ownValue(entry, 'n'), ownValue(entry, 'r')];
  const values = new Map(attributes.get(id));
  if (typeof represents === 'string') values.set('represents', represents);
  const xref = typeof represents === 'string' ? xrefOfCompact(represents) : undefined;
  const place = positions.get(id);
  const [x, y] = [ownValue(place, 'x'), ownValue(place, 'y')];
  const node = nodeFromAttributes(id, values);
  const own = typeof name === 'string' && name !== '' ? name : undefined;
  const label = own ?? node.label ?? (typeof represents === 'string' ? represents : id);
  return {
    ...node,
    label,
    ...(xref && node.xrefs === undefined ? { xrefs: writeXrefs([xref]) } : {}),
    ...(typeof x === 'number' && typeof y === 'number' ? { x, y } : {}),
  };
}

function linkOf(entry: unknown, attributes: ReadonlyMap<string, Values>): PlainLink | null {
  const [source, target] = [idIn(ownValue(entry, 's')), idIn(ownValue(entry, 't'))];
  if (source === undefined || target === undefined) return null;
  const id = idIn(ownValue(entry, '@id'));
  const values = new Map(attributes.get(id ?? ''));
  const interaction = ownValue(entry, 'i');
  if (typeof interaction === 'string') values.set('interaction', interaction);
  // Nodes and edges may have the same numbers.
  return linkFromAttributes(
    { id: id === undefined ? undefined : `e${id}`, source, target },
    values,
  );
}
