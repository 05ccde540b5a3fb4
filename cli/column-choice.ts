import type { LinkColumns } from '../shared/formats/plain/link-columns.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { decodeTextFile } from '../shared/text/decode-text-file.ts';
import { parseCsv } from '../shared/text/parse-csv.ts';
import { nameKey } from '../shared/text/match-names.ts';
import { cliWords } from '../shared/words/cli.ts';

/** What `--columns` says, by names or numbers of columns. */
export interface ColumnWish {
  readonly source: string;
  readonly target: string;
  readonly relation: string | null;
}

/** Reads `source=NAME,target=NAME,relation=NAME`; a sentence says what is wrong with it. */
export function readColumnWish(text: string): Result<ColumnWish, string> {
  const parts = text
    .split(/,(?=\s*(?:source|target|relation)\s*=)/u)
    .map((part) => part.split('='));
  const wished = new Map(parts.map(([key = '', ...name]) => [key.trim(), name.join('=').trim()]));
  const unknown = [...wished.keys()].find((key) => !/^(?:source|target|relation)$/u.test(key));
  const [source, target] = [wished.get('source'), wished.get('target')];
  if (unknown !== undefined || !source || !target) {
    return failure(cliWords.columnsWantsSourceNameTargetName);
  }
  return success({ source, target, relation: wished.get('relation') ?? null });
}

/** The columns of a table that the person named. If one does not exist, a sentence that lists all columns. */
export function findWishedColumns(
  bytes: Uint8Array,
  wish: ColumnWish,
): Result<LinkColumns, string> {
  const table = parseCsv(decodeTextFile(bytes)?.text ?? '');
  const head = table.ok ? (table.value.rows[0] ?? []) : [];
  const find = (name: string) => {
    const byName = head.findIndex(
      (cell) => nameKey(cell).toLowerCase() === nameKey(name).toLowerCase(),
    );
    if (byName >= 0) return byName;
    return /^\d+$/u.test(name) && Number(name) <= head.length ? Number(name) - 1 : -1;
  };
  const relation = wish.relation === null ? null : find(wish.relation);
  const columns = {
    source: find(wish.source),
    target: find(wish.target),
    relation,
    hasHeading: true,
  };
  const missing = (['source', 'target', 'relation'] as const).find((key) => columns[key] === -1);
  if (missing === undefined) return success(columns);
  return failure(cliWords.noColumn(wish[missing] ?? '', head));
}
