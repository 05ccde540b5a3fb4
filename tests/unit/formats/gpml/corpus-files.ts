import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadFile } from '../../../../shared/formats/project-format.ts';
import { readFile } from './gpml-files.ts';
import type { ExpectedFacts } from './gpml-facts.ts';
import type { ExpectedRoutes } from './route-facts.ts';

const corpus = join(import.meta.dirname, '../../../../../shared/corpus');
export const isThere = existsSync(join(corpus, 'expected.jsonl'));

function lines<T>(name: string): T[] {
  if (!isThere) return [];
  const text = readFileSync(join(corpus, name), 'utf8').trim();
  return text.split('\n').map((line) => JSON.parse(line) as T);
}

/** What other readers found in the files. */
export const expected = lines<ExpectedFacts>('expected.jsonl');
export const routes = new Map(
  lines<ExpectedRoutes>('routes.jsonl').map((entry) => [entry.id, entry]),
);

function fileOf(id: string): string {
  const path = join(corpus, 'gpml', id.includes('/') ? id : `${id}.gpml`);
  return readFileSync(path, 'utf8');
}

const opened = new Map<string, ReadFile>();

/** Each file is opened once for all the tests. */
export function open(id: string): ReadFile {
  const known = opened.get(id);
  if (known) return known;
  const file = readFile(fileOf(id));
  opened.set(id, file);
  return file;
}
