import type { ProjectFileError } from '../project/file-error.ts';
import { failure, type Result, success } from '../result.ts';
import { parseCsv } from '../text/parse-csv.ts';
import type { Loss } from '../project/loss-report.ts';
import type { Project } from '../project/project-schema.ts';
import { buildProject, type PlainFile } from './plain/build-project.ts';
import { unfit } from './plain/read-json.ts';
import type { ProjectFormat, ReadFile, WrittenFile } from './project-format.ts';
import {
  linkFromAttributes,
  nodeFromAttributes,
  type PlainLink,
  type PlainNode,
  type PlainValue,
} from './plain/plain-graph.ts';
import { plainGraphOf, type Sayable, withAttributes } from './plain/plain-from-project.ts';

/** A table with a row a link, as spreadsheets and scripts make it. */
export const linkTableFormat: ProjectFormat = { read, write: writeLinkTable };

/** A table with a row a node. */
export const nodeTableFormat: ProjectFormat = { read, write: writeNodeTable };

/** Which of the two a table is, its first row says. */
function read(text: string, name: string): Result<ReadFile, ProjectFileError> {
  const rows = parseCsv(text);
  if (!rows.ok) return failure(unfit(rows.error.where, rows.error.why));
  const table = readTable(rows.value);
  return table.ok ? buildProject(table.value, 'csv', name) : table;
}

const sourceNames = ['source', 'from', 'source id', 'participant_a'];
const targetNames = ['target', 'to', 'target id', 'participant_b'];
const idNames = ['id', 'node', 'node id', 'name', 'label'];

/** The first row names the columns: those of links have a source and a target, those of nodes an id or a name. */
export function readTable([head = [], ...rows]: readonly string[][]): Result<
  PlainFile,
  ProjectFileError
> {
  const names = head.map((name) => name.trim().toLowerCase());
  const columnOf = (wanted: readonly string[]) =>
    wanted.map((name) => names.indexOf(name)).find((column) => column >= 0);
  const [source, target, id] = [columnOf(sourceNames), columnOf(targetNames), columnOf(idNames)];
  if (source !== undefined && target !== undefined) {
    return success(readLinks(head, rows, { source, target, id: names.indexOf('id') }));
  }
  if (id !== undefined) return success(readNodes(head, rows, id));
  return failure(
    unfit('line 1', 'must name the columns: source and target for links, or id for nodes'),
  );
}

interface EndColumns {
  readonly source: number;
  readonly target: number;
  /** -1 where there is none. */
  readonly id: number;
}

/** What the table says of a link's nodes is in columns of their own, such as `source label`. */
const nodeColumn = /^(source|target) (label|kind)$/iu;

function readLinks(head: readonly string[], rows: readonly string[][], at: EndColumns): PlainFile {
  const nodes = new Map<string, PlainNode>();
  const links: PlainLink[] = [];
  const losses: Loss[] = [];
  for (const [number, cells] of rows.entries()) {
    const [source, target] = [readCell(cells[at.source] ?? ''), readCell(cells[at.target] ?? '')];
    if (source === '' && target === '') continue;
    const own = (column: number, name: string) =>
      ![at.source, at.target, at.id].includes(column) && !nodeColumn.test(name);
    const facts = attributesOf(head, cells, own);
    for (const [end, id] of [
      ['source', source],
      ['target', target],
    ] as const) {
      if (id !== '' && !nodes.has(id)) nodes.set(id, nodeAt(end, id, head, cells));
    }
    // A row with one end only is a node.
    if (source === '' || target === '') continue;
    const id = at.id === -1 ? undefined : readCell(cells[at.id] ?? '') || undefined;
    links.push(linkFromAttributes({ id, source, target }, facts));
    if (cells.length > head.length) losses.push(tooLong(number));
  }
  return { graph: { title: '', description: '', nodes: [...nodes.values()], links }, losses };
}

function nodeAt(
  end: string,
  id: string,
  head: readonly string[],
  cells: readonly string[],
): PlainNode {
  const facts = new Map(
    head.flatMap((name, column): [string, string][] => {
      const found = nodeColumn.exec(name.trim());
      const cell = readCell(cells[column] ?? '');
      return found?.[1]?.toLowerCase() === end && cell !== '' ? [[found[2] ?? '', cell]] : [];
    }),
  );
  const node = nodeFromAttributes(id, facts);
  const labelled = head.some((name) => name.trim().toLowerCase() === `${end} label`);
  return { ...node, label: node.label ?? (labelled ? '' : id) };
}

function readNodes(head: readonly string[], rows: readonly string[][], at: number): PlainFile {
  const losses: Loss[] = [];
  const labelled = head.some((name) => /^(?:label|name)$/iu.test(name.trim()));
  const nodes = rows.flatMap((cells, number) => {
    const id = readCell(cells[at] ?? '');
    if (cells.length > head.length) losses.push(tooLong(number));
    if (id === '') {
      losses.push({
        kind: 'dropped',
        where: `row ${number + 2}`,
        what: 'has no id and was left out.',
      });
      return [];
    }
    const isLabel = /^(?:label|name)$/iu.test(head[at]?.trim() ?? '');
    const node = nodeFromAttributes(
      id,
      attributesOf(head, cells, (column) => isLabel || column !== at),
    );
    return [labelled ? node : { ...node, label: id }];
  });
  return { graph: { title: '', description: '', nodes, links: [] }, losses };
}

function attributesOf(
  head: readonly string[],
  cells: readonly string[],
  isWanted: (column: number, name: string) => boolean,
): Map<string, string> {
  return new Map(
    head.flatMap((name, column): [string, string][] => {
      const text = readCell(cells[column] ?? '');
      const key = name.trim();
      return key !== '' && text !== '' && isWanted(column, key) ? [[key, text]] : [];
    }),
  );
}

function tooLong(number: number): Loss {
  const what = 'has more cells than the first row has names; they were left out.';
  return { kind: 'dropped', where: `row ${number + 2}`, what };
}

const sayable: Sayable = {
  node: new Set(['kind']),
  link: new Set(['relation', 'label', 'notes', 'xrefs']),
  file: new Set(),
};

const linkColumns = [
  'id',
  'source',
  'source label',
  'source kind',
  'relation',
  'target',
  'target label',
  'target kind',
  'label',
  'notes',
  'xrefs',
];

/** One row a link. Nodes without links are not in it: those need the table of nodes. */
export function writeLinkTable(project: Project): WrittenFile {
  const { graph, report } = plainGraphOf(project, sayable);
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const extra = extraColumns(graph.links);
  const rows = graph.links.map((link) => {
    const [source, target] = [nodes.get(link.source), nodes.get(link.target)];
    const { id, relation, label, notes, xrefs, attributes = {} } = link;
    const ends = [link.source, source?.label, source?.kind, relation, link.target, target?.label];
    const own = [id, ...ends, target?.kind, label, notes, xrefs];
    return [...own, ...extra.map((name): PlainValue | undefined => attributes[name])];
  });
  return { text: writeRows([[...linkColumns, ...extra], ...rows]), report };
}

/** Names of the attributes that an import left with the elements. */
export function extraColumns(elements: readonly Pick<PlainLink, 'attributes'>[]): string[] {
  const names = elements.flatMap(({ attributes = {} }) => Object.keys(attributes));
  return [...new Set(names)].filter((name) => !linkColumns.includes(name.toLowerCase()));
}

const nodeColumns = [
  'id',
  'label',
  'kind',
  'caption',
  'parent',
  'x',
  'y',
  'width',
  'height',
  'xrefs',
  'entity',
  'notes',
] as const satisfies readonly (keyof PlainNode)[];

/** One row a node. Links are not in it: those need their own table. */
export function writeNodeTable(project: Project): WrittenFile {
  const { nodes } = project;
  const { graph, report } = plainGraphOf(
    { ...project, links: [] },
    { ...withAttributes, file: new Set() },
  );
  const extra = extraColumns(graph.nodes);
  const rows = graph.nodes.map((node) => {
    const attributes = node.attributes ?? {};
    const more = extra.map((name): PlainValue | undefined => attributes[name]);
    return [...nodeColumns.map((column) => node[column]), ...more];
  });
  const count = project.links.length;
  const what = `leaves out all ${count} links, which have a table of their own.`;
  const links = count === 0 ? [] : [{ kind: 'dropped' as const, where: 'the file', what }];
  return {
    text: writeRows([[...nodeColumns, ...extra], ...rows]),
    report: { kept: Math.min(report.kept, nodes.length), losses: [...report.losses, ...links] },
  };
}

/** What a spreadsheet would take for a formula (owasp.org/www-community/attacks/CSV_Injection). */
const formula = /^'*[=+\-@\t\r]/u;
const guarded = /^''*[=+\-@\t\r]/u;
const plainNumber = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/u;

/** A value as a cell. Text that begins like a formula gets an apostrophe before it, by which it stays text. */
function writeCell(value: PlainValue | undefined): string {
  if (value === undefined) return '';
  const text = String(value);
  const isFormula = formula.test(text) && !plainNumber.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",;\t\r\n]|^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The text that a cell stands for. */
export function readCell(cell: string): string {
  return guarded.test(cell) ? cell.slice(1) : cell;
}

/** Rows with the mark that lets spreadsheets read UTF-8, and the line ends of RFC 4180. */
export function writeRows(rows: readonly (readonly (PlainValue | undefined)[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(writeCell).join(',')}\r\n`).join('')}`;
}
