import { grades, type Confidence, type Link, type Project } from '../project/project-schema.ts';
import { guardFormulas } from '../text/parse-csv.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import {
  type CellRole,
  describeBriefly,
  describeInFull,
  type Role,
  describeRole,
} from './roles.ts';
import { idOf, labelOf, type PathwayModel } from '../whatif/pathway-model.ts';
import { deriveMatrix, type SupportMatrix } from './support-matrix.ts';
import type { ThingIndex } from '../whatif/things.ts';

/** How well a path is backed: by the best evidence of its weakest link, in the words of GRADE. */
export const backings = ['none', 'ungraded', 'very-low', 'low', 'moderate', 'high'] as const;
export type Backing = (typeof backings)[number];

/** A role in a cell, as a window shows it: plain data that a worker can send. Ids are those of nodes and links. */
export interface ViewRole {
  readonly role: CellRole['role'];
  readonly sign: CellRole['sign'];
  /** The few words of a cell, and a sentence. */
  readonly brief: string;
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
  readonly transmitter: string;
  readonly roles: readonly ViewRole[];
}

export interface MatrixView {
  readonly factors: readonly EntryData[];
  readonly transmitters: readonly EntryData[];
  readonly cells: readonly ViewCell[];
}

export function toMatrixView(project: Project): MatrixView {
  const { model, factors, transmitters, cells } = deriveMatrix(project);
  return {
    factors: factors.map((factor) => toEntry(model, factor)),
    transmitters: transmitters.map((transmitter) => toEntry(model, transmitter)),
    cells: cells.map(({ factor, transmitter, roles }) => ({
      factor: idOf(model, factor),
      transmitter: idOf(model, transmitter),
      roles: roles.map((role) => toViewRole(model, role)),
    })),
  };
}

function toViewRole(model: PathwayModel, role: CellRole): ViewRole {
  const { things, links } = role.path;
  return {
    role: role.role,
    sign: role.sign,
    brief: describeBriefly(model, role),
    sentence: describeInFull(model, role),
    path: things.map((thing) => ({ id: idOf(model, thing), label: labelOf(model, thing) })),
    links: links.map(({ id }) => id),
    references: referencesOf(links),
    confidence: weakestConfidence(links),
    backing: weakestBacking(links),
  };
}

function weakestConfidence(links: readonly Link[]): Confidence | null {
  const found = new Set(links.map(({ confidence }) => confidence ?? null));
  for (const confidence of ['contested', 'supported', null] as const) {
    if (found.has(confidence)) return confidence;
  }
  return 'established';
}

function weakestBacking(links: readonly Link[]): Backing {
  const ranks = links.map((link) => backings.indexOf(backingOf(link)));
  return backings[Math.min(...ranks)] ?? 'none';
}

function backingOf({ evidence }: Link): Backing {
  const supporting = evidence.filter(({ stance }) => stance === 'supports');
  if (supporting.length === 0) return 'none';
  return grades.find((grade) => supporting.some((one) => one.grade === grade)) ?? 'ungraded';
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
    [...diagram.factors, ...diagram.transmitters].flatMap(({ entity, id }) =>
      entity === null ? [] : [[entity, id]],
    ),
  );
  const own = new Map(diagram.cells.map((cell) => [keyOf(cell), cell]));
  const cells = library.cells.map((cell): ComparedCell => {
    const factor = idOf.get(cell.factor) ?? cell.factor;
    const transmitter = idOf.get(cell.transmitter) ?? cell.transmitter;
    const known = own.get(keyOf({ factor, transmitter }));
    if (known) own.delete(keyOf(known));
    return known
      ? { ...known, standing: 'both' }
      : { ...cell, factor, transmitter, standing: 'only-library' };
  });
  return {
    factors: join(diagram.factors, library.factors, idOf),
    transmitters: join(diagram.transmitters, library.transmitters, idOf),
    cells: [
      ...cells,
      ...[...own.values()].map((cell) => ({ ...cell, standing: 'only-diagram' as const })),
    ],
  };
}

function keyOf({ factor, transmitter }: Pick<ViewCell, 'factor' | 'transmitter'>): string {
  return `${factor} ${transmitter}`;
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
  readonly cells: readonly {
    readonly factor: string;
    readonly transmitter: string;
    readonly roles: readonly RoleData[];
  }[];
}

export function toMatrixData({ model, factors, transmitters, cells }: SupportMatrix): MatrixData {
  return {
    factors: factors.map((factor) => toEntry(model, factor)),
    transmitters: transmitters.map((transmitter) => toEntry(model, transmitter)),
    cells: cells.map(({ factor, transmitter, roles }) => ({
      factor: idOf(model, factor),
      transmitter: idOf(model, transmitter),
      roles: roles.map(({ role, via, sign, path }) => ({
        role,
        via: via === null ? null : idOf(model, via),
        sign: sign === 1 ? '+' : '-',
        steps: path.things.length - 1,
        path: path.things.map((thing) => idOf(model, thing)),
        references: referencesOf(path.links),
      })),
    })),
  };
}

export function toEntry({ things }: PathwayModel, thing: ThingIndex): EntryData {
  const { id = '', entity = null, label = '', kind = '' } = things[thing] ?? {};
  return { id, entity, label, kind };
}

/** The ids of the references of these links, each one once, in order. */
export function referencesOf(links: readonly Link[]): string[] {
  return [...new Set(links.flatMap(({ evidence }) => evidence.map(({ reference }) => reference)))];
}

/**
 * The matrix as a table: a row for each factor, a column for each transmitter, all roles of a cell one after the other.
 */
export function matrixRows({ model, factors, transmitters, cells }: SupportMatrix): string[][] {
  const cellAt = new Map(cells.map((cell) => [`${cell.factor} ${cell.transmitter}`, cell]));
  const header = [
    'Support factor',
    'Kind',
    ...transmitters.map((transmitter) => labelOf(model, transmitter)),
  ];
  const rows = factors.map((factor) => [
    labelOf(model, factor),
    nodeKinds[model.things[factor]?.kind ?? 'molecule'].label,
    ...transmitters.map((transmitter) =>
      (cellAt.get(`${factor} ${transmitter}`)?.roles ?? [])
        .map((role) => describeRole(model, role))
        .join('; '),
    ),
  ]);
  return [header, ...rows];
}

/** Rows as CSV (RFC 4180). */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(toField).join(',')}\r\n`).join('');
}

function toField(text: string): string {
  const plain = guardFormulas(text);
  return /[",;|\t\r\n]/u.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
