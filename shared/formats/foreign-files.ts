import { asciiAt, latin1At } from '../bytes/bytes.ts';
import { isRecord } from '../project/plain-json.ts';
import { foreignPrograms, type ForeignFile, type ForeignId } from './foreign-programs.ts';
import { findXmlRoot, type XmlRoot } from './xml/xml-start.ts';

/**
 * The program that certainly wrote a text, recognised by something that only that program writes; null if it is not
 * certain.
 */
export function foreignText(text: string): ForeignFile | null {
  const start = text.replace(/^\uFEFF/u, '').trimStart();
  const id = start.startsWith('<') ? foreignXml(text) : (foreignJson(start) ?? startOfText(start));
  return id === undefined ? null : foreignPrograms[id];
}

/** No heading or comment before the first mark is longer than this. */
const longestHeading = 10_000;

function startOfText(text: string): ForeignId | undefined {
  const start = text.slice(0, longestHeading);
  return textStarts.find(([pattern]) => pattern.test(start))?.[1];
}

/** How far into an XML document marks are searched for. */
const searchedLength = 65_536;

function foreignXml(text: string): ForeignId | undefined {
  const root = findXmlRoot(text);
  if (root === null) return undefined;
  const start = text.slice(0, searchedLength);
  return xmlMarks.find((mark) => mark.fits(root, start))?.id;
}

interface XmlMark {
  readonly id: ForeignId;
  readonly fits: (root: XmlRoot, start: string) => boolean;
}

const xmlMarks: readonly XmlMark[] = [
  byRoot('drawioLibrary', 'mxlibrary'),
  { id: 'ontology', fits: ({ name }) => name === 'RDF' || name === 'Ontology' },
  byRoot('gexf', 'gexf'),
  byRoot('psimi', 'entrySet'),
  { id: 'cellml', fits: ({ name, namespace }) => name === 'model' && /cellml/iu.test(namespace) },
  byRoot('copasi', 'COPASI'),
  byRoot('visio', 'VisioDocument'),
  { id: 'dia', fits: ({ name }, start) => name === 'diagram' && /xmlns:dia=/u.test(start) },
  {
    id: 'mindmap',
    fits: ({ name }, start) => name === 'opml' || (name === 'map' && /<node\b/iu.test(start)),
  },
  {
    id: 'endnote',
    fits: ({ name }, start) =>
      name === 'PubmedArticleSet' || (name === 'xml' && /<records>/u.test(start)),
  },
  {
    id: 'excel',
    fits: ({ name, namespace }) => name === 'Workbook' && /office:spreadsheet/u.test(namespace),
  },
  { id: 'calc', fits: officeDocument('spreadsheet') },
  { id: 'odg', fits: officeDocument('graphics') },
  { id: 'odp', fits: officeDocument('presentation') },
  { id: 'odt', fits: officeDocument('text') },
  {
    id: 'omnigraffle',
    fits: ({ name }, start) => name === 'plist' && /GraphDocumentVersion/u.test(start),
  },
  { id: 'pathwayStudio', fits: ({ name }, start) => name === 'batch' && /<resnet\b/u.test(start) },
  {
    id: 'webPage',
    fits: ({ name }, start) => /^html$/iu.test(name) || /^[\s\uFEFF]*<!doctype html/iu.test(start),
  },
];

function byRoot(id: ForeignId, ...names: readonly string[]): XmlMark {
  return { id, fits: ({ name }) => names.includes(name) };
}

function officeDocument(kind: string): XmlMark['fits'] {
  return ({ namespace }, start) =>
    namespace.includes('opendocument') && start.includes(`opendocument.${kind}"`);
}

/** Checked before the text is parsed: most JSON files are our own, and large. */
const jsonHint =
  /"(?:type|tldrawFileFormatVersion|numberVerification|metaData|reactions|text_labels|edges|links|relationships|format)"\s*:|"@id"|"schema"/u;

function foreignJson(start: string): ForeignId | undefined {
  if (!/^[[{]/u.test(start) || !jsonHint.test(start)) return undefined;
  try {
    const value: unknown = JSON.parse(start);
    return jsonMarks.find(([, fits]) => fits(value))?.[0];
  } catch {
    // Not JSON. The reader of the file will say where it stops being JSON.
    return undefined;
  }
}

type JsonMark = readonly [ForeignId, (value: unknown) => boolean];

const jsonMarks: readonly JsonMark[] = [
  ['excalidraw', (value) => isRecord(value) && String(value['type']).startsWith('excalidraw')],
  ['tldraw', (value) => has(value, 'tldrawFileFormatVersion')],
  ['ownLibrary', (value) => isRecord(value) && value['format'] === 'neuromatrix-library'],
  ['cobra', (value) => has(value, 'metabolites', 'reactions')],
  ['reactome', (value) => has(value, 'stableId', 'nodes', 'edges')],
  ['csl', isCsl],
  ['obsidian', isObsidianCanvas],
  ['jgf', (value) => isRecord(value) && has(value['graph'], 'nodes', 'edges')],
  ['nodeLink', (value) => has(value, 'nodes', 'links') && !has(value, 'format')],
  ['nodeLink', (value) => has(value, 'nodes', 'edges') && !has(value, 'format')],
];

function has(value: unknown, ...keys: readonly string[]): boolean {
  return isRecord(value) && keys.every((key) => Object.hasOwn(value, key));
}

/** JSON Canvas (jsoncanvas.org): cards, and edges between their sides. */
function isObsidianCanvas(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const [node, edge] = [value['nodes'], value['edges']].map((list) =>
    Array.isArray(list) ? (list[0] as unknown) : undefined,
  );
  const isCard = isRecord(node) && /^(?:text|file|link|group)$/u.test(String(node['type']));
  return (isCard && has(node, 'x', 'y', 'width', 'height')) || has(edge, 'fromNode', 'toNode');
}

/** An item is recognised by its type together with fields that only publications have. */
function isCsl(value: unknown): boolean {
  const items = Array.isArray(value) ? value : [];
  const [first] = items;
  const marks = ['author', 'title', 'DOI', 'PMID', 'issued', 'container-title'];
  return has(first, 'type') && marks.some((mark) => has(first, mark)) && !has(first, 'data');
}

/** What texts that are neither XML nor JSON begin with. */
const textStarts: readonly (readonly [RegExp, ForeignId])[] = [
  [/^TY {0,2}- /u, 'ris'],
  [/^(?:PMID|OWN |STAT) ?- /u, 'nbib'],
  [/^(?:%[^\n]*\n\s*)*@(?:comment|string|preamble|[a-z]+)\s*[{(]/iu, 'bibtex'],
  [/^(?:FN (?:Clarivate|Thomson|ISI)|%0 \w)/u, 'endnote'],
  [/^@start(?:uml|mindmap|wbs|json|yaml)\b/u, 'plantuml'],
  [
    /^(?:---\n[^]*?\n---\s*)?(?:%%[^\n]*\n\s*)*(?:flowchart|graph)[ \t]+(?:LR|RL|TB|TD|BT)\b/u,
    'mermaid',
  ],
  [
    /^(?:---\n[^]*?\n---\s*)?(?:%%[^\n]*\n\s*)*(?:sequenceDiagram|classDiagram|stateDiagram(?:-v2)?|erDiagram|mindmap|gantt|journey|gitGraph|pie)\s/u,
    'mermaid',
  ],
  [/^\*(?:Vertices|Network)\b/iu, 'pajek'],
  [/^format-version:\s/u, 'ontology'],
  [/^@prefix\s/u, 'ontology'],
  [/^\{\\rtf/u, 'word'],
  [/^#?\s?ID\(s\) interactor A\t/iu, 'psimi'],
];

/** What bytes that are not text are, by the marks with which every file of the kind begins. */
export function foreignBytes(bytes: Uint8Array): ForeignFile | null {
  const id = isZip(bytes) ? zipKind(bytes) : (byStart(bytes) ?? compoundKind(bytes));
  return id === undefined ? null : foreignPrograms[id];
}

function isZip(bytes: Uint8Array): boolean {
  return asciiAt(bytes, 0, 4) === 'PK\u0003\u0004';
}

/** By the names of the files inside, which the first entries and the directory at the end hold. */
function zipKind(bytes: Uint8Array): ForeignId {
  const names =
    latin1At(bytes, 0, searchedLength) +
    latin1At(bytes, Math.max(0, bytes.length - searchedLength), searchedLength);
  return zipMarks.find(([pattern]) => pattern.test(names))?.[1] ?? 'archive';
}

const zipMarks: readonly (readonly [RegExp, ForeignId])[] = [
  [/CytoscapeSession|cysession\.xml|\.cysession/u, 'cytoscapeSession'],
  [/ppt\/(?:presentation|slides)/u, 'powerpoint'],
  [/word\/(?:document|styles)/u, 'word'],
  [/xl\/(?:workbook|worksheets)/u, 'excel'],
  [/visio\/(?:document|pages)/u, 'visio'],
  [/opendocument\.spreadsheet/u, 'calc'],
  [/opendocument\.graphics/u, 'odg'],
  [/opendocument\.presentation/u, 'odp'],
  [/opendocument\.text/u, 'odt'],
  [/Index\/(?:Slide|MasterSlide)/u, 'keynote'],
  [/Index\/(?:Tables\/|CalculationEngine)/u, 'numbers'],
  [/content\.json[^]*metadata\.json|xmind/iu, 'mindmap'],
  [/manifest\.xml[^]*(?:\.sbml|\.omex|sedml)/u, 'combine'],
];

const byteStarts: readonly (readonly [string, ForeignId])[] = [
  ['GIF8', 'gif'],
  ['8BPS', 'photoshop'],
  ['%!PS', 'illustrator'],
  ['\u00c5\u00d0\u00d3\u00c6', 'illustrator'],
  ['\u00d7\u00cd\u00c6\u009a', 'metafile'],
  ['\u001f\u008b', 'gzip'],
  ['BZh', 'gzip'],
  ['\u00fd7zXZ', 'gzip'],
  ['7z\u00bc\u00af', 'archive'],
  ['Rar!', 'archive'],
  ['SQLite format 3', 'database'],
  ['bplist00', 'omnigraffle'],
  ['{\\rtf', 'word'],
  ['\u007fELF', 'program'],
  ['\u00cf\u00fa\u00ed\u00fe', 'program'],
  ['\u00ca\u00fe\u00ba\u00be', 'program'],
  ['\u0000asm', 'program'],
  ['ID3\u0003', 'recording'],
  ['ID3\u0004', 'recording'],
  ['OggS\u0000', 'recording'],
  ['fLaC\u0000', 'recording'],
  ['\u001aE\u00df\u00a3', 'recording'],
  ['\u0000\u0001\u0000\u0000\u0000', 'font'],
  ['OTTO\u0000', 'font'],
  ['ttcf\u0000', 'font'],
  ['wOFF', 'font'],
  ['wOF2', 'font'],
];

function byStart(bytes: Uint8Array): ForeignId | undefined {
  const start = asciiAt(bytes, 0, 64);
  if (start.startsWith('BM') && start.slice(6, 10) === '\u0000'.repeat(4)) return 'bmp';
  if (/^[^]{4}ftyp(?:hei|hev|mif|avi)/u.test(start)) return 'heic';
  if (/^[^]{4}ftyp[\w ]{4}/u.test(start) || /^RIFF[^]{4}(?:AVI |WAVE)/u.test(start))
    return 'recording';
  // No text begins with these two letters and goes on with zeros.
  if (start.startsWith('MZ') && start.slice(2, 9).includes('\u0000')) return 'program';
  if (start.slice(40, 44) === ' EMF') return 'metafile';
  // Pathways of GenMAPP are databases of Access.
  if (/^[^]{4}Standard (?:Jet|ACE) DB/u.test(start)) return 'genmapp';
  return byteStarts.find(([mark]) => start.startsWith(mark))?.[1];
}

/** These files name their content at no fixed position. */
const longestDirectory = 4_000_000;

/** The older files of Office: what they hold, names in UTF-16 tell. */
function compoundKind(bytes: Uint8Array): ForeignId | undefined {
  if (asciiAt(bytes, 0, 4) !== '\u00d0\u00cf\u0011\u00e0') return undefined;
  const text = latin1At(bytes, 0, longestDirectory).replaceAll('\u0000', '');
  return compoundMarks.find(([mark]) => text.includes(mark))?.[1] ?? 'compound';
}

const compoundMarks: readonly (readonly [string, ForeignId])[] = [
  ['__properties_version1.0', 'outlook'],
  ['PowerPoint Document', 'powerpoint'],
  ['VisioDocument', 'visio'],
  ['WordDocument', 'word'],
  ['Workbook', 'excel'],
];
