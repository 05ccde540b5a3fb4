import { z } from 'zod';
import { failure, success, type Result, unreachable } from '../result.ts';
import type { Damage } from './file-error.ts';
import { referenceSchema } from './annotation-schema.ts';
import { limits } from './value-schemas.ts';
import { linkSchema, projectSchema, scenarioSchema, type Project } from './project-schema.ts';
import { nodeSchema } from './node-schema.ts';
import { type JsonObject, ownValue } from './plain-json.ts';
import { nameLocation, shorten } from './element-names.ts';

/** What is wrong with a file: the first few of `total` problems. */
export interface Problems {
  readonly problems: Damage[];
  readonly total: number;
}

/** A person reads about so many problems of a damaged file. The rest is only counted. */
export const shownProblems = 20;

/** The lists that may be long, and how long. */
const longest = {
  references: limits.references,
  nodes: limits.elements,
  links: limits.elements,
  scenarios: limits.scenarios,
} as const;

type ListName = keyof typeof longest;
type Note = (path: readonly PropertyKey[], issues: readonly z.core.$ZodIssue[]) => void;

/**
 * Parses what is in the envelope by the project's schema. Long lists are parsed element by element: in a file with
 * millions of wrong elements their problems would fill the memory if all were parsed at once.
 */
export function checkContent(content: JsonObject): Result<Project, Problems> {
  const found = { problems: new Array<Damage>(), total: 0 };
  const note: Note = (path, issues) => {
    const shown = issues.slice(0, Math.max(0, shownProblems - found.total));
    const placed = shown.map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
    found.problems.push(...describeIssues(content, placed));
    found.total += issues.length;
  };
  const rest = projectSchema.safeParse(withoutLists(content));
  if (!rest.success) note([], rest.error.issues);
  const lists = {
    references: parseList('references', referenceSchema, content, note),
    nodes: parseList('nodes', nodeSchema, content, note),
    links: parseList('links', linkSchema, content, note),
    scenarios: parseList('scenarios', scenarioSchema, content, note),
  };
  if (!rest.success || found.total > 0) return failure(found);
  return success({ ...rest.data, ...lists });
}

/** The content with its long lists emptied. What should be a list and is not stays, so that the schema reports it. */
function withoutLists(content: JsonObject): JsonObject {
  const names = Object.keys(longest).filter((name) => Array.isArray(content[name]));
  return { ...content, ...Object.fromEntries(names.map((name) => [name, []])) };
}

function parseList<Item>(
  name: ListName,
  schema: z.ZodType<Item>,
  content: JsonObject,
  note: Note,
): Item[] {
  const list = content[name];
  if (!Array.isArray(list)) return [];
  const length = z.array(z.unknown()).max(longest[name]).safeParse(list);
  if (!length.success) {
    note([name], length.error.issues);
    return [];
  }
  const items: Item[] = [];
  for (const [index, element] of length.data.entries()) {
    const parsed = schema.safeParse(element);
    if (parsed.success) items.push(parsed.data);
    else note([name, index], parsed.error.issues);
  }
  return items;
}

type Issue = z.core.$ZodIssue;

/** Says in plain words what a schema found wrong with a value, element by element. `root` is the parsed value. */
function describeIssues(root: unknown, issues: readonly Issue[]): Damage[] {
  return issues.map((issue) => ({
    where: nameLocation(root, issue.path),
    why: explain(issue, issue.path.reduce(ownValue, root)),
  }));
}

function explain(issue: Issue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return mustBe(nameType(issue.expected), value);
    case 'invalid_value':
      return mustBe(listOptions(issue.values), value);
    case 'invalid_union':
      return explainUnion(issue, value);
    case 'too_big':
      return explainBound(issue.origin, 'at most', issue.maximum, value);
    case 'too_small':
      return explainBound(issue.origin, 'at least', issue.minimum, value);
    case 'invalid_format':
      return explainFormat(issue, value);
    case 'not_multiple_of':
      return mustBe(`a multiple of ${issue.divisor}`, value);
    case 'unrecognized_keys':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return issue.message;
    default:
      return unreachable(issue);
  }
}

function explainUnion(issue: Extract<Issue, { code: 'invalid_union' }>, value: unknown): string {
  if (issue.discriminator !== undefined && 'options' in issue && issue.options) {
    return mustBe(listOptions(issue.options), value);
  }
  // The only union without a discriminator is free JSON. Of what JSON text can contain, it lacks only 1e999.
  return 'holds something that cannot be kept, such as a number too large to count with';
}

function explainBound(
  origin: string,
  bound: 'at most' | 'at least',
  limit: number | bigint,
  value: unknown,
): string {
  const count = limit.toLocaleString('en');
  if (typeof value === 'string') {
    if (value === '') return 'must not be empty';
    const length = value.length.toLocaleString('en');
    return `must have ${bound} ${count} characters, but has ${length}`;
  }
  if (Array.isArray(value)) {
    const length = value.length.toLocaleString('en');
    return `must have ${bound} ${count} entries, but has ${length}`;
  }
  return mustBe(
    origin === 'int' ? `a whole number of ${bound} ${count}` : `${bound} ${count}`,
    value,
  );
}

function explainFormat(issue: Extract<Issue, { code: 'invalid_format' }>, value: unknown): string {
  if (issue.format === 'datetime') {
    return mustBe('a time in UTC such as 2026-11-23T08:00:00.000Z', value);
  }
  // Our own patterns carry a sentence of their own: "An id must not …".
  const rule = issue.message.replace(/\.$/u, '');
  return `${rule.charAt(0).toLowerCase()}${rule.slice(1)}, but this is ${describeValue(value)}`;
}

function nameType(expected: string): string {
  return typeNames.get(expected) ?? `of the type ${expected}`;
}

const typeNames = new Map([
  ['string', 'a text'],
  ['number', 'a number'],
  ['int', 'a whole number'],
  ['boolean', 'true or false'],
  ['array', 'a list in [ ]'],
  ['object', 'an object in { }'],
]);

function listOptions(options: readonly unknown[]): string {
  const names = options.map((option) => JSON.stringify(option));
  const last = names.pop() ?? 'nothing';
  return names.length === 0 ? last : `${names.join(', ')} or ${last}`;
}

/** "must be a number, but is the text "wide"", or that it is missing. */
export function mustBe(what: string, value: unknown): string {
  if (value === undefined) return `is missing; it must be ${what}`;
  return `must be ${what}, but is ${describeValue(value)}`;
}

/** A JSON value in a few words, whatever its size. */
export function describeValue(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'string')
    return value === '' ? 'an empty text' : `the text "${shorten(value)}"`;
  if (value === Infinity || value === -Infinity) return 'a number too large to count with';
  // What is left of JSON is a number, true or false.
  return JSON.stringify(value);
}
