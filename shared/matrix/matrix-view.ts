import { grades, type Confidence, type Project } from '../project/project-schema.ts';
import { guardFormulas } from '../text/parse-csv.ts';
import { oneLine } from '../graph/describe-project.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import type { Fact, Subject } from '../whatif/facts.ts';
import type { Known } from '../whatif/view.ts';
import {
  describeBriefly,
  describeInFull,
  strengthOf,
  tellRole,
  type Role,
  type ToldRole,
  type WeighedRole,
} from './roles.ts';
import { labelOf, type SupportGraph } from './support-graph.ts';
import { deriveMatrix, type SupportMatrix } from './support-matrix.ts';

/** How well a path is backed: by the best evidence of its weakest link, in the words of GRADE. */
export const backings = ['none', 'ungraded', 'very-low', 'low', 'moderate', 'high'] as const;
export type Backing = (typeof backings)[number];

/** A role in a cell, as a window shows it: plain data that a worker can send. Ids are those of nodes and links. */
export interface ViewRole extends ToldRole {
  readonly sign: WeighedRole['sign'];
  readonly sentence: string;
  readonly path: readonly { readonly id: string; readonly label: string }[];
  readonly links: readonly string[];
  readonly references: readonly string[];
  /** The lowest confidence on the path; null if a link does not state one. */
  readonly confidence: Confidence | null;
  readonly backing: Backing;
}

export interface ViewCell {
  readonly factor: string;
  /** A neurotransmitter or an outcome. */
  readonly column: string;
  readonly roles: readonly ViewRole[];
}

export interface MatrixView {
  readonly factors: readonly EntryData[];
  /** Neurotransmitters, then outcomes. */
  readonly columns: readonly EntryData[];
  readonly cells: readonly ViewCell[];
  /** Columns to which too many ways lead: that they have no cells says nothing. */
  readonly unknown: readonly string[];
  /** What is left out, in sentences. */
  readonly notes: readonly string[];
}

/** Instead of a cell of a column to which too many ways lead. */
export const unknownWords = 'not known here: too many ways';

/** What a matrix leaves out because the diagram is too long or too tangled; nothing for any pathway. */
export function tellLimits({
  route,
  chain,
  unknown,
  isPartial,
}: SupportMatrix['limits']): readonly string[] {
  const made =
    route === null
      ? []
      : [
          `What something is made of is followed for ${route.toLocaleString('en')} steps; this diagram has longer ways, which are left out.`,
        ];
  const acting =
    chain === null
      ? []
      : [
          `So much acts on so much here that needs and influences are followed for ${chain} steps only.`,
        ];
  const partial = isPartial
    ? ['So much takes part in single steps here that some of it is left out everywhere.']
    : [];
  return [...made, ...acting, ...partial, ...tellUnknown(unknown)];
}

/** More names would not help a person. */
const mostNames = 12;

function tellUnknown(unknown: readonly Subject[]): readonly string[] {
  if (unknown.length === 0) return [];
  const names = unknown.slice(0, mostNames).map(({ label }) => oneLine(label));
  const more = unknown.length - names.length;
  const rest = more === 0 ? '' : ` and ${more.toLocaleString('en')} more`;
  return [
    `Not known here, because too many ways lead there: ${names.join(', ')}${rest}. Their columns are empty, which says nothing. To see them, copy a part of the diagram into a new project, or ask the command line for a few: matrix FILE --columns ID,ID.`,
  ];
}

export function toMatrixView(project: Project, known: Known): MatrixView {
  const { graph, factors, columns, cells, limits } = deriveMatrix(project, known);
  return {
    factors: factors.map(toEntry),
    columns: columns.map(toEntry),
    cells: cells.map(({ factor, column, roles }) => ({
      factor: idOf(factor),
      column: idOf(column),
      roles: roles.map((role) => toViewRole(graph, role)),
    })),
    unknown: limits.unknown.map(idOf),
    notes: tellLimits(limits),
  };
}

function toViewRole(graph: SupportGraph, role: WeighedRole): ViewRole {
  const { claims } = role.path;
  return {
    ...toldRole(graph, role),
    sign: role.sign,
    sentence: describeInFull(graph, role),
    path: nodesAlong(graph, role),
    links: linksOf(claims),
    references: referencesOf(claims),
    confidence: weakestConfidence(claims),
    backing: weakestBacking(claims),
  };
}

/** What a cell, a table and a report tell of a role. */
export function toldRole(graph: SupportGraph, role: WeighedRole): ToldRole {
  return {
    role: role.role,
    brief: describeBriefly(graph, role),
    isSignal: role.isSignal,
    strength: strengthOf(role),
    isContested: role.path.claims.some(({ confidence }) => confidence === 'contested'),
  };
}

/** The nodes along a path; a receptor and its signal are one. */
function nodesAlong(graph: SupportGraph, { path }: WeighedRole) {
  const nodes = path.rows.map((row) => ({
    id: nodeAt(graph, row),
    label: labelOf(graph, row),
  }));
  return nodes.filter(({ id }, at) => id !== nodes[at - 1]?.id);
}

function nodeAt({ subjects }: SupportGraph, row: number): string {
  const subject = subjects[row];
  return subject ? idOf(subject) : '';
}

/** The node that stands for a thing. */
function idOf({ id, nodes }: Subject): string {
  return nodes[0] ?? id;
}

function linksOf(claims: readonly Fact[]): string[] {
  return [...new Set(claims.flatMap(({ links }) => links))];
}

function weakestConfidence(claims: readonly Fact[]): Confidence | null {
  const found = new Set(claims.map(({ confidence }) => confidence));
  for (const confidence of ['contested', 'supported', null] as const) {
    if (found.has(confidence)) return confidence;
  }
  return 'established';
}

function weakestBacking(claims: readonly Fact[]): Backing {
  const ranks = claims.map((claim) => backings.indexOf(backingOf(claim)));
  return backings[Math.min(...ranks)] ?? 'none';
}

function backingOf({ references }: Fact): Backing {
  if (references.length === 0) return 'none';
  return grades.find((grade) => references.some((one) => one.grade === grade)) ?? 'ungraded';
}

/** Whether a cell of a comparison is on both sides, or missing on one. */
type Standing = 'both' | 'only-library' | 'only-diagram';

export interface ComparedCell extends ViewCell {
  readonly standing: Standing;
}

export interface ComparedView extends MatrixView {
  readonly cells: readonly ComparedCell[];
}

/**
 * Compares the matrix of a diagram with that of the library, matched by library entries. Rows and columns are those of
 * the library, then those that only the diagram has. Ids are those of the diagram if it has the thing, otherwise those
 * of the library. A cell that both have shows the diagram's roles.
 */
export function compareViews(diagram: MatrixView, library: MatrixView): ComparedView {
  const idOf = new Map(
    [...diagram.factors, ...diagram.columns].flatMap(({ entity, id }) =>
      entity === null ? [] : [[entity, id]],
    ),
  );
  const own = new Map(diagram.cells.map((cell) => [keyOf(cell), cell]));
  const cells = library.cells.map((cell): ComparedCell => {
    const factor = idOf.get(cell.factor) ?? cell.factor;
    const column = idOf.get(cell.column) ?? cell.column;
    const known = own.get(keyOf({ factor, column }));
    if (known) own.delete(keyOf(known));
    return known
      ? { ...known, standing: 'both' }
      : { ...cell, factor, column, standing: 'only-library' };
  });
  return {
    factors: join(diagram.factors, library.factors, idOf),
    columns: join(diagram.columns, library.columns, idOf),
    cells: [
      ...cells,
      ...[...own.values()].map((cell) => ({ ...cell, standing: 'only-diagram' as const })),
    ],
    unknown: diagram.unknown,
    notes: diagram.notes,
  };
}

function keyOf({ factor, column }: Pick<ViewCell, 'factor' | 'column'>): string {
  return `${factor} ${column}`;
}

function join(
  own: readonly EntryData[],
  known: readonly EntryData[],
  idOf: ReadonlyMap<string, string>,
): EntryData[] {
  const byId = new Map(own.map((entry) => [entry.id, entry]));
  const first = known.map((entry) => byId.get(idOf.get(entry.id) ?? '') ?? entry);
  const taken = new Set(first.map(({ id }) => id));
  return [...first, ...own.filter(({ id }) => !taken.has(id))];
}

/** One row or column, for programs. Ids are those of nodes; `entity` is the library's, if any. */
export interface EntryData {
  readonly id: string;
  readonly entity: string | null;
  readonly label: string;
  readonly kind: string;
}

interface RoleData {
  readonly role: Role;
  /** What moves: the amount of the transmitter, or what its receptors make of it. */
  readonly of: 'amount' | 'signal';
  readonly strength: ToldRole['strength'];
  /** The part of a small change of the factor that reaches the column this way, in the middle of the draws. */
  readonly carried: number;
  /** The node through which it acts; null for a precursor. */
  readonly via: string | null;
  readonly sign: '+' | '-';
  /** The number of steps along the path. */
  readonly steps: number;
  /** Ids of nodes, from the factor to the transmitter. */
  readonly path: readonly string[];
  /** Ids of the project's references, in the order of the path. */
  readonly references: readonly string[];
}

/** A support matrix as plain data: what `matrix --json` prints. */
export interface MatrixData {
  readonly factors: readonly EntryData[];
  readonly transmitters: readonly EntryData[];
  readonly outcomes: readonly EntryData[];
  readonly cells: readonly ({
    readonly factor: string;
    readonly roles: readonly RoleData[];
  } & ({ readonly transmitter: string } | { readonly outcome: string }))[];
  /** Transmitters and outcomes to which too many ways lead: that they have no cells says nothing. */
  readonly unknown: readonly string[];
  /** What is left out, in sentences. */
  readonly notes: readonly string[];
}

export function toMatrixData({
  graph,
  factors,
  columns,
  cells,
  limits,
}: SupportMatrix): MatrixData {
  return {
    factors: factors.map(toEntry),
    transmitters: columns.filter((column) => !isOutcome(column)).map(toEntry),
    outcomes: columns.filter(isOutcome).map(toEntry),
    cells: cells.map(({ factor, column, roles }) => ({
      factor: idOf(factor),
      ...(isOutcome(column) ? { outcome: idOf(column) } : { transmitter: idOf(column) }),
      roles: roles.map((role) => toRoleData(graph, role)),
    })),
    unknown: limits.unknown.map(idOf),
    notes: tellLimits(limits),
  };
}

function toRoleData(graph: SupportGraph, role: WeighedRole): RoleData {
  const path = nodesAlong(graph, role).map(({ id }) => id);
  return {
    role: role.role,
    of: role.isSignal ? 'signal' : 'amount',
    strength: strengthOf(role),
    carried: Number(role.carried.toPrecision(3)),
    via: role.via === null ? null : nodeAt(graph, role.via),
    sign: role.sign === 1 ? '+' : '-',
    steps: path.length - 1,
    path,
    references: referencesOf(role.path.claims),
  };
}

export function isOutcome({ kind }: Pick<Subject, 'kind'>): boolean {
  return kind === 'outcome';
}

function toEntry(subject: Subject): EntryData {
  const { entity, label, kind } = subject;
  return { id: idOf(subject), entity, label, kind };
}

/** The ids of the references of these claims, each one once, in order. */
export function referencesOf(claims: readonly Fact[]): string[] {
  const ids = claims.flatMap(({ references }) => references.map(({ reference }) => reference.id));
  return [...new Set(ids)];
}

/** Fields of a table. Spreadsheets take no larger one. */
const mostFields = 5_000_000;

/** A matrix as a table, or null where a table of it would be too large for any spreadsheet. */
export interface MatrixTable {
  readonly rows: readonly (readonly string[])[];
  /** What the table leaves out, in sentences. */
  readonly notes: readonly string[];
}

/**
 * The matrix as a table: a row for each factor, a column for each transmitter and outcome, all roles of a cell. Of a very
 * large one only the rows and columns that have a cell, or null if even these are too many.
 */
export function matrixTable(matrix: SupportMatrix): MatrixTable | null {
  const { cells, limits } = matrix;
  const unknown = new Set(limits.unknown);
  const answered = matrix.columns.filter((column) => !unknown.has(column));
  const whole = { factors: matrix.factors, columns: answered };
  const isLarge = whole.factors.length * whole.columns.length > mostFields;
  const { factors, columns } = isLarge ? withCells(matrix) : whole;
  if (factors.length * columns.length > mostFields) return null;
  const { graph } = matrix;
  const cellAt = new Map(cells.map((cell) => [`${cell.factor.id} ${cell.column.id}`, cell]));
  // A column of its own would say of each that it is empty.
  const open = limits.unknown.length === 0 ? [] : [tellUnknownColumns(limits.unknown)];
  const header = ['Support factor', 'Kind', ...columns.map(({ label }) => label), ...open];
  const rows = factors.map((factor) => [
    factor.label,
    nodeKinds[factor.kind].label,
    ...columns.map((column) =>
      (cellAt.get(`${factor.id} ${column.id}`)?.roles ?? [])
        .map((role) => tellRole(toldRole(graph, role)))
        .join('; '),
    ),
    ...open.map(() => unknownWords),
  ]);
  const notes = isLarge
    ? [
        'The table is so large that factors, neurotransmitters and outcomes without a cell are left out.',
      ]
    : [];
  return { rows: [header, ...rows], notes };
}

function withCells({ factors, columns, cells }: SupportMatrix) {
  const found = new Set(cells.flatMap(({ factor, column }) => [factor, column]));
  return {
    factors: factors.filter((factor) => found.has(factor)),
    columns: columns.filter((column) => found.has(column)),
  };
}

function tellUnknownColumns(unknown: readonly Subject[]): string {
  const names = unknown.slice(0, mostNames).map(({ label }) => oneLine(label));
  const more = unknown.length - names.length;
  return `Too many ways to: ${names.join(', ')}${more === 0 ? '' : ` and ${more.toLocaleString('en')} more`}`;
}

/** Rows as CSV (RFC 4180). */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(toField).join(',')}\r\n`).join('');
}

function toField(text: string): string {
  const plain = guardFormulas(text);
  return /[",;|\t\r\n]/u.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
