import { nodeKinds } from '../project/node-kinds.ts';
import { describeRole } from './role-words.ts';
import type { SupportMatrix } from './support-matrix.ts';

/** The matrix as a table: a row a factor, a column a transmitter, all roles of a cell one after the other. */
export function matrixRows({ model, factors, transmitters, cells }: SupportMatrix): string[][] {
  const labelOf = (place: number) => model.things[place]?.label ?? '';
  const cellAt = new Map(cells.map((cell) => [`${cell.factor} ${cell.transmitter}`, cell]));
  const header = ['Support factor', 'Kind', ...transmitters.map(labelOf)];
  const rows = factors.map((factor) => [
    labelOf(factor),
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
  // A spreadsheet takes what begins like this for a formula.
  const plain = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
