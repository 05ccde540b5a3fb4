/** A file of another program or purpose, described for a person. */
export interface ForeignFile {
  /** Stands after "it seems to be". */
  readonly found: string;
  /** Sentences that say how to make a file that can be read. */
  readonly advice: string;
}

interface ForeignProgram extends ForeignFile {
  /** Without dots, in small letters; empty if no name tells. */
  readonly extensions: readonly string[];
}

const table = 'a table with a row a link (columns source, relation, target), saved as CSV';
const byCytoscape =
  'Open it in Cytoscape and export the network as CX2, GraphML, SIF or Cytoscape.js JSON (File > Export > Network to File); those are read.';
const byGraphTools =
  'Open it in a program for graphs that reads it, such as Gephi, yEd or Cytoscape, and export it there as GraphML, which is read.';
const byHand = `A drawing says which shapes there are, not what they mean, and none of its exports can be read. Draw it anew here, or list its links in ${table}.`;
const bySpreadsheet =
  'Save the sheet as CSV (in Excel "CSV UTF-8", in LibreOffice "Text CSV"); tables of links and of nodes are read.';
const byReferences =
  'It can be added to a project: open or begin one, then choose References… and open this file there.';
const byOriginal =
  'A picture holds no nodes and links. Open the file that it was made from, or a PNG, SVG or PDF that Neuromatrix exported with its project.';

/** Files of other programs, and how to get from there to a file that can be read. Names of programs are theirs. */
export const foreignPrograms = {
  excalidraw: drawing('an Excalidraw drawing', 'excalidraw', 'excalidrawlib'),
  drawioLibrary: drawing('a library of shapes of draw.io (diagrams.net)'),
  tldraw: drawing('a tldraw drawing', 'tldr'),
  visio: drawing('a Visio drawing', 'vsdx', 'vsd', 'vsdm', 'vdx', 'vssx', 'vstx'),
  powerpoint: drawing('a PowerPoint presentation', 'pptx', 'ppt', 'pptm', 'ppsx', 'potx'),
  word: {
    found: 'a Word document',
    advice: `No network can be read from a text. List its links in ${table}; references in it can be pasted under References….`,
    extensions: ['docx', 'doc', 'docm', 'dotx', 'rtf'],
  },
  outlook: {
    found: 'a message of Outlook',
    advice: `No diagram can be read from a message. Save what is attached to it, and open that.`,
    extensions: ['msg', 'oft'],
  },
  compound: {
    found: 'a container file of Microsoft Office or another Windows program',
    advice: 'Open it in the program that it was made with, and export it as CSV, GraphML or GPML.',
    extensions: [],
  },
  obsidian: drawing('a canvas of Obsidian (JSON Canvas)', 'canvas'),
  excel: {
    found: 'an Excel workbook',
    advice: bySpreadsheet,
    extensions: ['xlsx', 'xls', 'xlsm', 'xlsb', 'xltx'],
  },
  calc: {
    found: 'a spreadsheet of LibreOffice or OpenOffice',
    advice: bySpreadsheet,
    extensions: ['ods', 'fods', 'ots'],
  },
  numbers: {
    found: 'a Numbers spreadsheet',
    advice:
      'Export the sheet as CSV (File > Export To > CSV); tables of links and of nodes are read.',
    extensions: ['numbers'],
  },
  odg: drawing('a drawing of LibreOffice or OpenOffice', 'odg', 'fodg', 'otg'),
  odp: drawing('a presentation of LibreOffice or OpenOffice', 'odp', 'fodp', 'otp'),
  odt: {
    found: 'a text document of LibreOffice or OpenOffice',
    advice: `No network can be read from a text. List its links in ${table}; references in it can be pasted under References….`,
    extensions: ['odt', 'fodt', 'ott'],
  },
  keynote: drawing('a Keynote presentation', 'key'),
  pages: drawing('a Pages document', 'pages'),
  omnigraffle: drawing('an OmniGraffle drawing', 'graffle', 'gdiagram'),
  dia: drawing('a drawing of Dia', 'dia'),
  mindmap: drawing('a mind map', 'mm', 'opml', 'xmind', 'mmap'),
  illustrator: drawing('an Illustrator or PostScript drawing', 'ai', 'eps', 'ps'),
  plantuml: drawing('a PlantUML diagram', 'puml', 'plantuml', 'pu', 'wsd'),
  mermaid: {
    found: 'a Mermaid diagram, which is only written, not read',
    advice: `If Neuromatrix wrote it, open the project that it came from. Else list its links in ${table}.`,
    extensions: ['mmd', 'mermaid'],
  },
  gexf: graph('a GEXF graph of Gephi', 'gexf'),
  pajek: graph('a Pajek network', 'net', 'paj'),
  tgf: graph('a graph in Trivial Graph Format', 'tgf'),
  jgf: graph('a JSON graph (JGF)', 'jgf'),
  nodeLink: {
    found: 'a list of nodes and links in JSON, as D3 and NetworkX write it',
    advice:
      'Write it as GraphML or Cytoscape JSON from the program that made it (NetworkX: write_graphml or cytoscape_data); those are read.',
    extensions: [],
  },
  cytoscapeSession: {
    found: 'a Cytoscape session',
    advice: byCytoscape,
    extensions: ['cys'],
  },
  psimi: {
    found: 'a list of interactions in PSI-MI',
    advice: byCytoscape,
    extensions: ['mif', 'mitab'],
  },
  ontology: {
    found: 'an ontology or an RDF document',
    advice: `It holds terms, no pathway. List the links that you want in ${table}.`,
    extensions: ['rdf', 'obo', 'ttl'],
  },
  cobra: {
    found: 'a metabolic model of COBRA (JSON)',
    advice: `It has reactions, but no drawing. List the links that you want in ${table}.`,
    extensions: [],
  },
  cellml: {
    found: 'a CellML model',
    advice: `It holds equations, no drawing. List its links in ${table}.`,
    extensions: ['cellml'],
  },
  copasi: {
    found: 'a COPASI model',
    advice:
      'Export it from COPASI as SBML, open that in the Newt editor (newteditor.org) and save it there as SBGN-ML, which is read.',
    extensions: ['cps'],
  },
  combine: {
    found: 'a COMBINE archive',
    advice: 'Unpack it, as any ZIP archive; SBGN-ML files in it are read.',
    extensions: ['omex', 'sedx'],
  },
  genmapp: {
    found: 'a pathway of GenMAPP',
    advice: 'Open it in PathVisio and save it there as GPML, which is read.',
    extensions: ['mapp', 'gmp'],
  },
  reactome: {
    found: 'a diagram of Reactome in JSON',
    advice: 'Download the pathway from Reactome as SBGN, which is read.',
    extensions: [],
  },
  pathwayStudio: {
    found: 'a pathway of Pathway Studio or Ingenuity',
    advice: byCytoscape,
    extensions: ['rnef', 'gpc'],
  },
  ris: {
    found: 'a list of references (RIS)',
    advice: byReferences,
    extensions: ['ris'],
  },
  nbib: {
    found: 'a list of references from PubMed (MEDLINE)',
    advice: byReferences,
    extensions: ['nbib', 'medline'],
  },
  bibtex: { found: 'a list of references (BibTeX)', advice: byReferences, extensions: ['bib'] },
  csl: { found: 'a list of references (CSL-JSON)', advice: byReferences, extensions: [] },
  endnote: {
    found: 'a library of references of EndNote or PubMed',
    advice: 'Export the references as RIS or BibTeX; those can be added under References….',
    extensions: ['enl', 'enw', 'ciw'],
  },
  ownLibrary: {
    found: 'a library of Neuromatrix, not a diagram',
    advice: 'Open it from the Library panel, under Own Entries.',
    extensions: ['neuromatrix-library'],
  },
  webPage: {
    found: 'a web page',
    advice:
      'Save the pathway itself from the page, as GPML, SBGN-ML, CX2 or GraphML, or as PNG, SVG or PDF that Neuromatrix exported.',
    extensions: ['html', 'htm', 'mhtml', 'webarchive'],
  },
  gif: picture('a GIF image', 'gif'),
  tiff: picture('a TIFF image', 'tif', 'tiff'),
  bmp: picture('a BMP image', 'bmp'),
  heic: picture('a HEIC or AVIF image', 'heic', 'heif', 'avif'),
  photoshop: picture('a Photoshop image', 'psd'),
  metafile: picture('a Windows metafile', 'emf', 'wmf'),
  program: {
    found: 'a program, or a part of one',
    advice:
      'Nothing in it can be read, and nothing of it was run. Choose the file of the diagram; if somebody sent you this one as a diagram, delete it.',
    extensions: ['exe', 'dll', 'msi', 'app', 'dmg', 'class', 'so', 'wasm'],
  },
  recording: {
    found: 'a film or a recording of sound',
    advice: 'It holds no diagram. Choose the file that the diagram was saved in.',
    extensions: ['mp3', 'mp4', 'm4a', 'mov', 'avi', 'wav', 'ogg', 'webm', 'mkv', 'flac'],
  },
  font: {
    found: 'a font',
    advice: 'It holds no diagram. Choose the file that the diagram was saved in.',
    extensions: ['ttf', 'otf', 'ttc', 'woff', 'woff2'],
  },
  archive: {
    found: 'a ZIP archive, or a document that is one inside',
    advice: 'Unpack it and open the file in it.',
    extensions: ['zip', '7z', 'rar', 'tar'],
  },
  gzip: {
    found: 'a compressed (gzip) file',
    advice: 'Unpack it and open the file in it.',
    extensions: ['gz', 'tgz', 'bz2', 'xz'],
  },
  database: {
    found: 'a database',
    advice: `Export the links that you want from it as ${table}.`,
    extensions: ['sqlite', 'db', 'mdb', 'accdb'],
  },
} as const satisfies Record<string, ForeignProgram>;

export type ForeignId = keyof typeof foreignPrograms;

function drawing(found: string, ...extensions: readonly string[]): ForeignProgram {
  return { found, advice: byHand, extensions };
}

function graph(found: string, ...extensions: readonly string[]): ForeignProgram {
  return { found, advice: byGraphTools, extensions };
}

function picture(found: string, ...extensions: readonly string[]): ForeignProgram {
  return { found, advice: byOriginal, extensions };
}

/** By the end of a file's name, if the content tells nothing; null for a name that we do not know. */
export function foreignByName(name: string): ForeignFile | null {
  const extension = /\.([^.]+)$/u.exec(name.toLowerCase())?.[1];
  if (extension === undefined) return null;
  const all: readonly ForeignProgram[] = Object.values(foreignPrograms);
  return all.find(({ extensions }) => extensions.includes(extension)) ?? null;
}
