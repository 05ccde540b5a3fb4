import type { ProjectFileError } from '../../file-error.ts';
import { failure, success, type Result } from '../../result.ts';
import type { Loss } from '../loss-report.ts';
import type { PlainFile } from '../plain/build-project.ts';
import { unfit } from '../plain/parse-json.ts';
import { linkFromAttributes, nodeFromAttributes } from '../plain/plain-fields.ts';
import type { PlainLink, PlainNode } from '../plain/plain-graph.ts';
import { readCell } from './csv-cells.ts';

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
