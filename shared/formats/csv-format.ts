import type { ProjectFileError, Loss } from '../project/file-outcome.ts';
import { failure, type Result, success } from '../result.ts';
import { nameKey } from '../text/match-names.ts';
import { isLabTable } from '../lab/read-lab-table.ts';
import { guardFormulas, parseCsv, unguardFormulas } from '../text/parse-csv.ts';
import { decimalSignOf, readNumber, trimBlanks, type DecimalSign } from '../text/read-number.ts';
import type { Project } from '../project/project-schema.ts';
import { buildProject, type PlainFile } from './plain/build-project.ts';
import { unfit } from './plain/read-json.ts';
import type { ProjectFormat, ReadFile, ReadOptions, WrittenFile } from './project-format.ts';
import {
  linkFromAttributes,
  nodeFromAttributes,
  type PlainLink,
  type PlainNode,
  type PlainValue,
} from './plain/plain-graph.ts';
import { plainGraphOf, type Sayable, withAttributes } from './plain/plain-from-project.ts';
import {
  columnNames,
  findLinkColumns,
  findNodeColumn,
  splitEdgeNames,
} from './plain/table-columns.ts';
import type { LinkColumns } from './plain/link-columns.ts';
import { styleOf, tabbed, usualStyle, type WrittenStyle } from './table-style.ts';
import { formatsWords } from '../words/formats.ts';
import { placesWords } from '../words/places.ts';

/** A table with a row for each link, as spreadsheets and scripts write it. */
export const linkTableFormat: ProjectFormat = { read, write: writeLinkTable };

/** The same with tabs between cells. */
export const tabbedTableFormat: ProjectFormat = {
  read,
  write: (project) => writeLinkTable(project, tabbed),
};

/** A table with a row for each node. */
export const nodeTableFormat: ProjectFormat = { read, write: writeNodeTable };

/** The first row tells which of the two a table is. */
function read(
  text: string,
  name: string,
  options: ReadOptions = {},
): Result<ReadFile, ProjectFileError> {
  const parsed = parseCsv(text);
  if (!parsed.ok) return failure(unfit(parsed.error.where, parsed.error.why));
  const { style, numbers } = parsed.value;
  const rows = splitEdgeNames(parsed.value.rows) ?? parsed.value.rows;
  const [head = []] = rows;
  if (rows.length === 0) return failure(emptyTable);
  const links = options.columns ?? findLinkColumns(head);
  if (links === null && isLabTable(rows)) return failure({ kind: 'lab-table', text });
  // The first row names the columns of a table of nodes: an id or a name.
  const columns = links ?? findNodeColumn(head) ?? null;
  if (columns === null) return failure({ kind: 'unknown-columns', columns: head, text });
  const table = typeof columns === 'number' ? 'nodes' : 'links';
  const { encoding = 'utf-8', marked = true } = options;
  const sign = decimalSignOf(rows.flat());
  const kept = { ...style, encoding, marked, ...(sign === ',' ? { decimals: sign } : {}) };
  const built = buildProject(readTable(rows, columns, numbers), 'csv', name, { table: kept });
  return built.ok ? success({ ...built.value, table }) : built;
}

const emptyTable: ProjectFileError = {
  kind: 'not-a-project',
  get found() {
    return formatsWords.emptyTable;
  },
  get advice() {
    return formatsWords.hasNoRowsLook;
  },
};

type TableColumns = LinkColumns | number;

/** Enough of a text to tell whether it is a table. */
const startLength = 10_000;

/**
 * Whether a text, whatever its name, is a table: its headings say so, or all its rows have as many cells. Commas and
 * semicolons also stand in prose, so there one row more or less is enough to say no.
 */
export function isTable(text: string): boolean {
  const start = text.slice(0, startLength);
  const parsed = parseCsv(start.length < text.length ? start.replace(/[^\r\n]*$/u, '') : start);
  if (!parsed.ok) return false;
  const { rows, style } = parsed.value;
  if (findLinkColumns(rows[0] ?? []) !== null) return true;
  const width = rows[0]?.length ?? 0;
  const alike = rows.filter((row) => row.length === width).length;
  const isRuled = rows.some((row) => row.every((cell) => /^[\s:-]*$/u.test(cell)));
  if (rows.length < 2 || width < 2 || isRuled) return false;
  return style.divider === '\t' ? alike * 2 > rows.length : alike === rows.length;
}

/** A column number is that of the nodes of a table of nodes. */
export function readTable(
  rows: readonly string[][],
  columns: TableColumns,
  numbers: readonly number[] = rows.map((_row, index) => index + 1),
): PlainFile {
  const [head = [], ...others] = rows.map((row) => [...row]);
  const rowNumber = (index: number) => numbers[index] ?? index + 1;
  if (typeof columns === 'number') {
    return readNodes(columnNames(head), others, columns, (index) => rowNumber(index + 1));
  }
  const { source, target, relation, hasHeading } = columns;
  const names = hasHeading ? head : head.map((_cell, at) => `column ${at + 1}`);
  const meant = names.map((name, at) => (at === relation ? 'relation' : linkColumnName(name)));
  const id = meant.findIndex((name) => name.trim().toLowerCase() === 'id');
  const ends = { source, target, id: id === source || id === target ? -1 : id };
  const skipped = hasHeading ? 1 : 0;
  const links = hasHeading ? others : [head, ...others];
  return readLinks(meant, links, ends, (index) => rowNumber(index + skipped));
}

/** Columns about a node, such as `source label`, are ours and are not kept as attributes. */
function linkColumnName(name: string): string {
  return nodeColumn.test(name.trim()) ? name : name.replace(/^\uFEFF/u, '');
}

interface EndColumns {
  readonly source: number;
  readonly target: number;
  /** -1 where there is none. */
  readonly id: number;
}

/** What the table says about the nodes of a link is in columns of their own, such as `source label`. */
const nodeColumn = /^(source|target) (label|kind)$/iu;

function readLinks(
  head: readonly string[],
  rows: readonly string[][],
  at: EndColumns,
  rowNumber: (index: number) => number,
): PlainFile {
  const nodes = new Map<string, PlainNode>();
  const links: PlainLink[] = [];
  const losses: Loss[] = [];
  for (const [number, cells] of rows.entries()) {
    const [source, target] = [nameIn(cells[at.source]), nameIn(cells[at.target])];
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
    if (source === '' || target === '') {
      if (facts.size > 0) losses.push(withoutEnd(rowNumber(number)));
      continue;
    }
    const id = at.id === -1 ? undefined : nameIn(cells[at.id]) || undefined;
    links.push(linkFromAttributes({ id, source, target }, facts));
    if (cells.length > head.length) losses.push(tooLong(rowNumber(number)));
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
      const cell = unguardFormulas(cells[column] ?? '');
      return found?.[1]?.toLowerCase() === end && cell !== '' ? [[found[2] ?? '', cell]] : [];
    }),
  );
  const node = nodeFromAttributes(id, facts);
  const labelled = head.some((name) => name.trim().toLowerCase() === `${end} label`);
  return { ...node, label: node.label ?? (labelled ? '' : id) };
}

function readNodes(
  head: readonly string[],
  rows: readonly string[][],
  at: number,
  rowNumber: (index: number) => number,
): PlainFile {
  const losses: Loss[] = [];
  const labelled = head.some((name) => /^(?:label|name)$/iu.test(name.trim()));
  const numbers = numberColumns(head, rows);
  const nodes = rows.flatMap((cells, number) => {
    const id = nameIn(cells[at]);
    if (cells.length > head.length) losses.push(tooLong(rowNumber(number)));
    if (id === '') {
      losses.push({
        kind: 'dropped',
        where: `row ${rowNumber(number)}`,
        what: formatsWords.hasNoIdWas,
      });
      return [];
    }
    const isLabel = /^(?:label|name)$/iu.test(head[at]?.trim() ?? '');
    const node = nodeFromAttributes(
      id,
      new Map<string, PlainValue>([
        ...attributesOf(head, cells, (column) => isLabel || column !== at),
        ...numbersIn(cells, numbers),
      ]),
      null,
    );
    if (isLabel) return [{ ...node, label: trimBlanks(node.label ?? id) }];
    return [labelled ? node : { ...node, label: id }];
  });
  return { graph: { title: '', description: '', nodes, links: [] }, losses };
}

interface NumberColumn {
  readonly name: string;
  readonly column: number;
  /** What the other cells of the column say about a number with two meanings. */
  readonly sign: DecimalSign | null;
}

function numberColumns(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): NumberColumn[] {
  return head.flatMap((name, column) => {
    if (!/^(?:x|y|width|height)$/iu.test(name.trim())) return [];
    return [
      { name: name.trim(), column, sign: decimalSignOf(rows.map((row) => row[column] ?? '')) },
    ];
  });
}

function numbersIn(cells: readonly string[], columns: readonly NumberColumn[]): [string, number][] {
  return columns.flatMap(({ name, column, sign }): [string, number][] => {
    const cell = unguardFormulas(cells[column] ?? '');
    // Programs write coordinates with a point, and no mark between thousands.
    const number = readNumber(cell, sign ?? (cell.includes(',') ? null : '.'));
    return number === undefined ? [] : [[name, number]];
  });
}

function attributesOf(
  head: readonly string[],
  cells: readonly string[],
  isWanted: (column: number, name: string) => boolean,
): Map<string, string> {
  return new Map(
    head.flatMap((name, column): [string, string][] => {
      const text = unguardFormulas(cells[column] ?? '');
      const key = name.trim();
      return key !== '' && text !== '' && isWanted(column, key) ? [[key, text]] : [];
    }),
  );
}

/** The name in a cell, in the form in which it is compared with the name in another cell. */
function nameIn(cell = ''): string {
  return nameKey(unguardFormulas(cell));
}

function withoutEnd(number: number): Loss {
  const what = formatsWords.hasOnlyOneEnd;
  return { kind: 'dropped', where: `row ${number}`, what };
}

function tooLong(number: number): Loss {
  const what = formatsWords.hasMoreCellsThan;
  return { kind: 'dropped', where: `row ${number}`, what };
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
export function writeLinkTable(project: Project, usual: WrittenStyle = usualStyle): WrittenFile {
  const style = styleOf(project, usual);
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
  return { text: writeRows([[...linkColumns, ...extra], ...rows], style), report };
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
  const what = formatsWords.leavesOutAllLinks(count);
  const links = count === 0 ? [] : [{ kind: 'dropped' as const, where: placesWords.file, what }];
  return {
    text: writeRows([[...nodeColumns, ...extra], ...rows], styleOf(project, usualStyle)),
    report: { kept: Math.min(report.kept, nodes.length), losses: [...report.losses, ...links] },
  };
}

/** A value as a cell. */
function writeCell(value: PlainValue | undefined, { quotes, decimals }: WrittenStyle): string {
  if (value === undefined || value === '') return '';
  const isNumber = typeof value === 'number';
  const text = isNumber && decimals ? String(value).replace('.', decimals) : String(value);
  const safe = isNumber ? text : guardFormulas(text);
  const needsQuotes = quotes === 'all' || /[",;|\t\r\n]|^\s|\s$/u.test(safe);
  return needsQuotes ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as text, in the style of the table that they came from. */
export function writeRows(
  rows: readonly (readonly (PlainValue | undefined)[])[],
  style: WrittenStyle = usualStyle,
): string {
  const { divider, lineEnd, marked, tellsDivider } = style;
  const lines = rows.map((row) => row.map((cell) => writeCell(cell, style)).join(divider));
  const head = tellsDivider ? `sep=${divider}${lineEnd}` : '';
  return `${marked ? '\uFEFF' : ''}${head}${lines.map((line) => line + lineEnd).join('')}`;
}
