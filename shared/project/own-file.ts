import { fromUtf8 } from '../bytes/bytes.ts';
import { beginsAsOurs, ownStart, type Steps } from './checked-text.ts';
import { findCrossProblems } from './cross-checks.ts';
import { isDeeperThan, isRecord } from './plain-json.ts';
import {
  limits,
  linkSchema,
  nodeSchema,
  projectSchema,
  referenceSchema,
  scenarioSchema,
  type Project,
} from './project-schema.ts';
import { doubtful, quickCheck, type QuickCheck } from './quick-check.ts';

/**
 * Reads a project file that is laid out as this program writes it, a line for each field and each item of a list, and in
 * which nothing is wrong. Gives what `parseProject` gives; null for every other file, of which that can say more.
 */
export function* readOwnInSteps(bytes: Uint8Array): Steps<Project | null> {
  if (bytes.length > limits.fileBytes || !beginsAsOurs(bytes)) return null;
  const { lists } = (checks ??= createChecks());
  const found: Record<string, unknown> = {};
  let at = ownStart.length;
  for (let isLast = false; !isLast;) {
    const end = lineEnd(bytes, at);
    const line = textIn(bytes, at, end);
    if (line === null) return null;
    at = end;
    const name = nameOfList(line);
    const list = name === null ? undefined : lists.get(name);
    if (name !== null && list) {
      const read = yield* readItems(bytes, at, list.check);
      if (read === null || read.items.length > list.most || Object.hasOwn(found, name)) return null;
      found[name] = read.items;
      at = read.end;
      isLast = read.isLast;
    } else {
      const field = fieldIn(line);
      if (field === null || Object.hasOwn(found, field.name) || refused.has(field.name))
        return null;
      found[field.name] = field.value;
      isLast = line.endsWith('}\n');
    }
    yield at / bytes.length;
  }
  return at === bytes.length ? wholeProject(found) : null;
}

interface Checks {
  /** Of the items of each list, and how many there may be. */
  readonly lists: ReadonlyMap<
    string,
    { readonly check: QuickCheck<unknown>; readonly most: number }
  >;
  readonly rest: QuickCheck<Project>;
}

let checks: Checks | undefined;

function createChecks(): Checks {
  return {
    lists: new Map([
      ['references', { check: quickCheck<unknown>(referenceSchema), most: limits.references }],
      ['nodes', { check: quickCheck<unknown>(nodeSchema), most: limits.elements }],
      ['links', { check: quickCheck<unknown>(linkSchema), most: limits.elements }],
      ['scenarios', { check: quickCheck<unknown>(scenarioSchema), most: limits.scenarios }],
    ]),
    rest: quickCheck<Project>(projectSchema),
  };
}

/** Fields that are never on one line: lists that are empty are left out, and the envelope comes first. */
const refused = new Set(['references', 'nodes', 'links', 'scenarios', 'format', 'version']);

/** Read in one step. */
const bytesAtOnce = 40_000;
const [newline, closing] = [0x0a, 0x5d];

/** The items of a list from `at` on, to the line that closes it; null if it is not certain that all is well. */
function* readItems(
  bytes: Uint8Array,
  at: number,
  check: QuickCheck<unknown>,
): Steps<{ items: unknown[]; end: number; isLast: boolean } | null> {
  const items: unknown[] = [];
  for (let from = at; ;) {
    const end = endOfSome(bytes, from);
    const isEnd = bytes[end] === closing;
    const text = textIn(bytes, from, end);
    if (text === null || text.endsWith(',\n') === isEnd) return null;
    const read = parsed(`[${isEnd ? text : text.slice(0, -2)}]`);
    if (!Array.isArray(read)) return null;
    for (const item of read) {
      const checked = check(item);
      if (checked === doubtful || isDeeperThan(item, limits.jsonDepth - 2)) return null;
      items.push(checked);
    }
    from = end;
    yield from / bytes.length;
    if (!isEnd) continue;
    const after = lineEnd(bytes, end);
    const last = textIn(bytes, end, after);
    return last === '],\n' || last === ']}\n'
      ? { items, end: after, isLast: last === ']}\n' }
      : null;
  }
}

/** The position after some lines, but not beyond the list. */
function endOfSome(bytes: Uint8Array, from: number): number {
  let end = lineEnd(bytes, from);
  while (end - from < bytesAtOnce && end < bytes.length && bytes[end] !== closing)
    end = lineEnd(bytes, end);
  return end;
}

/** The name in a line that opens a list. */
function nameOfList(line: string): string | null {
  return /^"(\w+)":\[\n$/u.exec(line)?.[1] ?? null;
}

/** The one field of a line; null if there is not just one, or none at all. */
function fieldIn(line: string): { readonly name: string; readonly value: unknown } | null {
  const read = /[,}]\n$/u.test(line) ? parsed(`{${line.slice(0, -2)}}`) : null;
  if (!isRecord(read) || isDeeperThan(read, limits.jsonDepth)) return null;
  const [name, ...others] = Object.keys(read);
  return name === undefined || others.length > 0 ? null : { name, value: read[name] };
}

function wholeProject(found: Readonly<Record<string, unknown>>): Project | null {
  const { lists, rest } = (checks ??= createChecks());
  const read = Object.keys(found).filter((name) => lists.has(name));
  const checked = rest({ ...found, ...Object.fromEntries(read.map((name) => [name, []])) });
  if (checked === doubtful) return null;
  // The items were checked as they were read.
  const items = Object.fromEntries(read.map((name) => [name, found[name]]));
  const project: Project = { ...checked, ...items };
  return findCrossProblems(project).length === 0 ? project : null;
}

function lineEnd(bytes: Uint8Array, at: number): number {
  const end = bytes.indexOf(newline, at);
  return end < 0 ? bytes.length : end + 1;
}

/** Null where the bytes are no text, or may name what no schema keeps. */
function textIn(bytes: Uint8Array, from: number, end: number): string | null {
  // A mark of the byte order is no JSON, but is left out of a text that begins with it.
  if (bytes[from] === 0xef) return null;
  const text = fromUtf8(bytes.subarray(from, end));
  return text === null || text.includes('__proto__') || text.includes('\\u005') ? null : text;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Whoever reads the file as a whole tells what is wrong.
    return null;
  }
}
