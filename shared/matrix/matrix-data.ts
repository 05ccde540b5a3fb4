import type { Link } from '../project/project-schema.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import { type Role, describeRole } from './roles.ts';
import type { ThingIndex } from './indices.ts';
import { idOf, labelOf, type PathwayModel } from './pathway-model.ts';
import type { SupportMatrix } from './support-matrix.ts';

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
  // A spreadsheet would read a text that begins like this as a formula.
  const plain = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
