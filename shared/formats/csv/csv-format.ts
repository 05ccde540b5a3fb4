import type { ProjectFileError } from '../../file-error.ts';
import type { Result } from '../../result.ts';
import { buildProject } from '../plain/build-project.ts';
import type { ProjectFormat, ReadFile } from '../project-format.ts';
import { parseCsv } from './parse-csv.ts';
import { readTable } from './read-table.ts';
import { writeLinkTable } from './write-link-table.ts';
import { writeNodeTable } from './write-node-table.ts';

/** A table with a row a link, as spreadsheets and scripts make it. */
export const linkTableFormat: ProjectFormat = { read, write: writeLinkTable };

/** A table with a row a node. */
export const nodeTableFormat: ProjectFormat = { read, write: writeNodeTable };

/** Which of the two a table is, its first row says. */
function read(text: string, name: string): Result<ReadFile, ProjectFileError> {
  const rows = parseCsv(text);
  if (!rows.ok) return rows;
  const table = readTable(rows.value);
  return table.ok ? buildProject(table.value, 'csv', name) : table;
}
