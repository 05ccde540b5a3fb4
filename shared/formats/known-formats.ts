import { beginningOf } from '../text/beginning.ts';
import { isRecord } from '../project/plain-json.ts';
import type { Project } from '../project/project-schema.ts';
import { findXmlRoot } from './xml/xml-start.ts';
import type { ProjectFormat } from './project-format.ts';

/** A file format that a project can come from or go to. */
export interface KnownFormat {
  /** Stands in a sentence: "saved as GPML 2021". */
  readonly label: string;
  /** Without dots, in small letters; the first is the one that is written. */
  readonly extensions: readonly [string, ...string[]];
  readonly mediaType: string;
  readonly reads: boolean;
  readonly writes: boolean;
  /**
   * Its files name every node and link, so that each is found again in another version of the file. Without that, two
   * versions cannot be merged: the third link may be another one in each.
   */
  readonly namesElements: boolean;
  /**
   * Whether a text is certainly of this format, whatever the name of its file. Absent for formats whose text does not
   * tell.
   */
  readonly recognises?: (text: string) => boolean;
  readonly load: () => Promise<ProjectFormat>;
}

/** Every format, our own first. The modules come when a file asks for them. */
const knownFormats = {
  neuromatrix: {
    label: 'Neuromatrix project',
    extensions: ['neuromatrix'],
    mediaType: 'application/vnd.neuromatrix+json',
    reads: true,
    writes: true,
    namesElements: true,
    recognises: (text) => ownStart.test(text),
    load: async () => (await import('./own-format.ts')).ownFormat,
  },
  gpml: {
    label: 'GPML 2021',
    extensions: ['gpml', 'gpml.xml'],
    mediaType: 'application/gpml+xml',
    reads: true,
    writes: true,
    namesElements: true,
    recognises: (text) => isGpml(text) && !isGpml2013(text),
    load: async () => (await import('./gpml/gpml-format.ts')).gpmlFormat,
  },
  gpml2013a: {
    label: 'GPML 2013a',
    extensions: ['gpml', 'gpml.xml'],
    mediaType: 'application/gpml+xml',
    reads: true,
    writes: true,
    namesElements: false,
    recognises: isGpml2013,
    load: async () => (await import('./gpml/gpml-format.ts')).gpml2013Format,
  },
  sbgn: {
    label: 'SBGN-ML',
    extensions: ['sbgn', 'sbgnml', 'nwt'],
    mediaType: 'application/sbgn+xml',
    reads: true,
    writes: true,
    namesElements: true,
    recognises: (text) => findXmlRoot(text)?.name === 'sbgn',
    load: async () => (await import('./sbgnml/sbgn-format.ts')).sbgnFormat,
  },
  kgml: {
    label: 'KEGG map (KGML)',
    extensions: ['kgml', 'kgml.xml'],
    mediaType: 'application/xml',
    reads: true,
    writes: false,
    namesElements: true,
    recognises: isKgml,
    load: async () => (await import('./kgml-format.ts')).kgmlFormat,
  },
  drawio: {
    label: 'draw.io drawing',
    extensions: ['drawio', 'dio', 'drawio.xml'],
    mediaType: 'application/vnd.jgraph.mxfile',
    reads: true,
    writes: false,
    namesElements: true,
    recognises: (text) => /^mx(?:file|GraphModel)$/u.test(findXmlRoot(text)?.name ?? ''),
    load: async () => (await import('./drawio-format.ts')).drawioFormat,
  },
  sbml: {
    label: 'SBML model',
    extensions: ['sbml', 'sbml.xml'],
    mediaType: 'application/sbml+xml',
    reads: true,
    writes: false,
    namesElements: true,
    recognises: (text) => findXmlRoot(text)?.name === 'sbml',
    load: async () => (await import('./sbml-format.ts')).sbmlFormat,
  },
  xgmml: {
    label: 'XGMML network',
    extensions: ['xgmml'],
    mediaType: 'application/xml',
    reads: true,
    writes: false,
    namesElements: true,
    recognises: isXgmml,
    load: async () => (await import('./xgmml-format.ts')).xgmmlFormat,
  },
  cx: {
    label: 'CX network',
    extensions: ['cx'],
    mediaType: 'application/json',
    reads: true,
    writes: false,
    namesElements: true,
    recognises: isCx,
    load: async () => (await import('./cx-format.ts')).cxFormat,
  },
  'dot-graph': {
    label: 'Graphviz DOT graph',
    extensions: ['dot', 'gv'],
    mediaType: 'text/vnd.graphviz',
    reads: true,
    writes: false,
    namesElements: true,
    recognises: (text) => dotStart.test(beginningOf(text, farthestMark)),
    load: async () => (await import('./dot-graph-format.ts')).dotGraphFormat,
  },
  gml: {
    label: 'GML graph',
    extensions: ['gml'],
    mediaType: 'text/plain',
    reads: true,
    writes: false,
    namesElements: true,
    recognises: (text) => gmlStart.test(beginningOf(text, farthestMark)),
    load: async () => (await import('./gml-format.ts')).gmlFormat,
  },
  escher: {
    label: 'Escher map',
    extensions: ['escher.json'],
    mediaType: 'application/json',
    reads: true,
    writes: false,
    namesElements: true,
    recognises: isEscher,
    load: async () => (await import('./escher-format.ts')).escherFormat,
  },
  biopax: {
    label: 'BioPAX pathway',
    extensions: ['owl', 'biopax'],
    mediaType: 'application/rdf+xml',
    reads: true,
    writes: false,
    namesElements: true,
    recognises: isBiopax,
    load: async () => (await import('./biopax-format.ts')).biopaxFormat,
  },
  graphml: {
    label: 'GraphML',
    extensions: ['graphml'],
    mediaType: 'application/graphml+xml',
    reads: true,
    writes: true,
    namesElements: false,
    recognises: (text) => findXmlRoot(text)?.name === 'graphml',
    load: async () => (await import('./graphml-format.ts')).graphmlFormat,
  },
  cyjs: {
    label: 'Cytoscape JSON',
    extensions: ['cyjs'],
    mediaType: 'application/json',
    reads: true,
    writes: true,
    namesElements: false,
    recognises: isCyjs,
    load: async () => (await import('./cyjs-format.ts')).cyjsFormat,
  },
  cx2: {
    label: 'CX2',
    extensions: ['cx2'],
    mediaType: 'application/json',
    reads: true,
    writes: true,
    namesElements: true,
    recognises: (text) => /^\[\s*\{\s*"CXVersion"\s*:\s*"2/u.test(beginningOf(text)),
    load: async () => (await import('./cx2-format.ts')).cx2Format,
  },
  sif: {
    label: 'SIF',
    extensions: ['sif'],
    mediaType: 'text/plain',
    reads: true,
    writes: true,
    namesElements: false,
    load: async () => (await import('./sif-format.ts')).sifFormat,
  },
  csv: {
    label: 'CSV table of links',
    extensions: ['csv'],
    mediaType: 'text/csv',
    reads: true,
    writes: true,
    namesElements: false,
    load: async () => (await import('./csv-format.ts')).linkTableFormat,
  },
  tsv: {
    label: 'TSV table of links',
    extensions: ['tsv', 'tab'],
    mediaType: 'text/tab-separated-values',
    reads: true,
    writes: true,
    namesElements: false,
    load: async () => (await import('./csv-format.ts')).tabbedTableFormat,
  },
  'nodes-csv': {
    label: 'CSV table of nodes',
    extensions: ['nodes.csv'],
    mediaType: 'text/csv',
    reads: true,
    writes: true,
    namesElements: false,
    load: async () => (await import('./csv-format.ts')).nodeTableFormat,
  },
  mermaid: {
    label: 'Mermaid',
    extensions: ['mmd', 'mermaid'],
    mediaType: 'text/vnd.mermaid',
    reads: false,
    writes: true,
    namesElements: false,
    load: async () => (await import('./mermaid-format.ts')).mermaidFormat,
  },
  dot: {
    label: 'Graphviz DOT',
    extensions: ['dot', 'gv'],
    mediaType: 'text/vnd.graphviz',
    reads: false,
    writes: true,
    namesElements: false,
    load: async () => (await import('./dot-format.ts')).dotFormat,
  },
  'sbml-layout': {
    label: 'SBML with layout',
    extensions: ['sbml', 'sbml.xml'],
    mediaType: 'application/sbml+xml',
    reads: false,
    writes: true,
    namesElements: false,
    load: async () => (await import('./sbml-layout-format.ts')).sbmlLayoutFormat,
  },
} as const satisfies Record<string, KnownFormat>;

export type FormatId = keyof typeof knownFormats;

// The keys of a record typed by the ids.
export const formatIds = Object.keys(knownFormats) as [FormatId, ...FormatId[]];

/** Also the versions before it: they are saved as 2013a. */
function isGpml2013(text: string): boolean {
  return /^http:\/\/(?:pathvisio|genmapp)\.org\/GPML\/(?:2007|2008a|2010a|2013a)$/u.test(
    findXmlRoot(text)?.namespace ?? '',
  );
}

/** Any version: the reader says which ones it can read. */
function isGpml(text: string): boolean {
  const root = findXmlRoot(text);
  return root?.name === 'Pathway' && root.namespace.includes('/GPML/');
}

/** Other XML documents have a `pathway` too: the document type or the name of the map tells. */
function isKgml(text: string): boolean {
  const marks = /KGML|\sname="path:/u;
  return findXmlRoot(text)?.name === 'pathway' && marks.test(text.slice(0, farthestMark));
}

function isXgmml(text: string): boolean {
  const root = findXmlRoot(text);
  if (root?.name !== 'graph') return false;
  return /XGMML/iu.test(root.namespace) || /XGMML/iu.test(text.slice(0, farthestMark));
}

function isBiopax(text: string): boolean {
  const start = text.slice(0, farthestMark);
  return findXmlRoot(text) !== null && /www\.biopax\.org\/release\/biopax-level\d/iu.test(start);
}

/** Fragments of aspects. CX2 has its version in the first. */
function isCx(text: string): boolean {
  const start = beginningOf(text);
  return /^\[\s*\{/u.test(start) && !/^\[\s*\{\s*"CXVersion"/u.test(start) && cxMark.test(start);
}

const cxMark =
  /"(?:numberVerification|metaData|networkAttributes|nodeAttributes|ndexStatus)"\s*:\s*\[/u;

/** A head with what Escher says of every map, and then the map. */
function isEscher(text: string): boolean {
  return /^\[\s*\{[^{}[\]]*"map_(?:name|id)"\s*:/u.test(beginningOf(text));
}

/** After comments of either kind. */
const dotStart =
  /^(?:(?:\/\/|#)[^\n]*\n\s*|\/\*(?:[^*]|\*(?!\/))*\*\/\s*)*(?:strict\s+)?(?:di)?graph\b\s*(?:"[^"]*"|[\w.-]+)?\s*\{/iu;
const gmlStart =
  /^(?:(?:#[^\n]*|Creator\b[^\n]*|Version\b[^\n]*|comment\b[^\n]*)\n\s*)*graph\s*\[/iu;

/** Characters within which a file says what it is. */
const farthestMark = 10_000;

/** Elements as only Cytoscape and cytoscape.js write them: each with its `data`. Other programs have `elements` too. */
function isCyjs(text: string): boolean {
  if (!/^[[{]/u.test(beginningOf(text)) || !/"(?:elements|data)"\s*:\s*[[{]/u.test(text))
    return false;
  if (ownStart.test(beginningOf(text))) return false;
  const json = parsed(text);
  if (Array.isArray(json)) return json.length > 0 && json.every(isCyjsElement);
  if (!isRecord(json) || !Object.hasOwn(json, 'elements')) return false;
  const lists = isRecord(json['elements'])
    ? [json['elements']['nodes'] ?? [], json['elements']['edges'] ?? []]
    : [json['elements']];
  if (isRecord(json['elements']) && !('nodes' in json['elements'] || 'edges' in json['elements'])) {
    return false;
  }
  const elements = lists.every((list) => Array.isArray(list)) ? lists.flat() : [null];
  if (elements.length > 0) return elements.every(isCyjsElement);
  return cyjsKeys.some((key) => Object.hasOwn(json, key));
}

/** What a network without elements is known by. */
const cyjsKeys = ['data', 'format_version', 'target_cytoscapejs_version', 'zoomingEnabled'];

function isCyjsElement(element: unknown): boolean {
  return isRecord(element) && isRecord(element['data']);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    // The reader of the file will say where it stops being JSON.
    return undefined;
  }
}

const ownStart = /^\{\s*"format"\s*:\s*"neuromatrix"/u;

const readableIds = () => formatIds.filter((id) => formatOf(id).reads);

/** The format that a text certainly has, whatever the name of its file. */
export function formatOfText(text: string): FormatId | null {
  return readableIds().find((id) => formatOf(id).recognises?.(text)) ?? null;
}

/** The format in which a file of this name is read, if the text does not decide. */
export function formatToRead(name: string): FormatId | null {
  return byName(readableIds(), name);
}

/** The format in which a file of this name is written; null if the name does not tell. */
export function formatToWrite(name: string): FormatId | null {
  return byName(
    formatIds.filter((id) => formatOf(id).writes),
    name,
  );
}

const formatsByOrigin = new Map<string, FormatId>([
  ['GPML2013a', 'gpml2013a'],
  ['GPML2021', 'gpml'],
  ['sbgnml', 'sbgn'],
  ['cyjs', 'cyjs'],
  ['cx2', 'cx2'],
  ['graphml', 'graphml'],
]);

/** The format of the file whose text is kept with a project; `null` where none is. */
export function keptFormat({ origin }: Project): FormatId | null {
  return origin?.source ? (formatsByOrigin.get(origin.format) ?? null) : null;
}

/** A file's name without its extension. A name without a known extension stays. */
export function withoutExtension(name: string): string {
  const length = Math.max(0, ...formatIds.map((id) => longestIn(id, name)));
  return length === 0 ? name : name.slice(0, -length - 1);
}

/** Widened: what all formats have in common. */
export function formatOf(id: FormatId): KnownFormat {
  return knownFormats[id];
}

function byName(ids: readonly FormatId[], name: string): FormatId | null {
  const fitting = ids.filter((id) => longestIn(id, name) > 0);
  return fitting.sort((a, b) => longestIn(b, name) - longestIn(a, name))[0] ?? null;
}

/** Length of the longest extension of a format that a name ends in; 0 if none. `nodes.csv` is more than `csv`. */
function longestIn(id: FormatId, name: string): number {
  const end = name.toLowerCase();
  const fitting = formatOf(id).extensions.filter((extension) => end.endsWith(`.${extension}`));
  return Math.max(0, ...fitting.map((extension) => extension.length));
}

/** Extensions of all files that can be opened, without dots; dialogs of the system know only the last part of a name. */
export const readableExtensions: readonly string[] = [
  ...new Set(formatIds.filter((id) => formatOf(id).reads).flatMap((id) => lastParts(id))),
  // Sessions of Cytoscape: archives, in which XGMML is read.
  'cys',
];

function lastParts(id: (typeof formatIds)[number]): string[] {
  return formatOf(id).extensions.map((extension) => extension.split('.').at(-1) ?? extension);
}
