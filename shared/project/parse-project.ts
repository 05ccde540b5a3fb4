import { z } from 'zod';
import { failure, success, type Result, unreachable } from '../result.ts';
import type { Damage, ProjectFileError } from './file-outcome.ts';
import { findCrossProblems } from './cross-checks.ts';
import { findJsonFault, locate } from './json-fault.ts';
import {
  limits,
  type Project,
  referenceSchema,
  linkSchema,
  projectSchema,
  scenarioSchema,
  nodeSchema,
} from './project-schema.ts';
import { currentVersion, fileFormat, migrate } from './migrations.ts';
import { doubtful, quickCheck } from './quick-check.ts';
import { countUtf8Bytes, isDeeperThan, isRecord, type JsonObject, ownValue } from './plain-json.ts';
import { nameLocation, shorten } from './element-names.ts';

type Parsed<T> = Result<T, ProjectFileError>;

/** Gets the share that is done, 0 to 1. */
type OnProgress = ((share: number) => void) | undefined;

/** Reads the text of a project file. Fields that we do not know stay in the project. Never throws. */
export function parseProject(text: string, onProgress?: OnProgress): Parsed<Project> {
  const bytes = countBytesOverLimit(text);
  if (bytes !== null) return failure({ kind: 'too-large', bytes, limit: limits.fileBytes });
  const json = parseJson(text.startsWith('\uFEFF') ? text.slice(1) : text);
  if (!json.ok) return json;
  const envelope = openEnvelope(json.value);
  if (!envelope.ok) return envelope;
  return checkProject(migrate(envelope.value.content, envelope.value.version), onProgress);
}

/** Why bytes that are not UTF-8 are not a project file. `text` comes from a lenient decoder, which writes U+FFFD. */
export function explainUndecodable(text: string): ProjectFileError {
  const foreign = recogniseForeignFile(text);
  if (foreign !== null) return { kind: 'not-a-project', found: foreign };
  const location = locate(text, Math.max(0, text.indexOf('\uFFFD')));
  return { kind: 'not-json', ...location, reason: 'there are bytes that are not UTF-8 text' };
}

/** The size in bytes if it is over the limit. Most texts are so short that they need not be counted. */
function countBytesOverLimit(text: string): number | null {
  if (text.length * 3 <= limits.fileBytes) return null;
  const bytes = countUtf8Bytes(text);
  return bytes > limits.fileBytes ? bytes : null;
}

function parseJson(text: string): Parsed<unknown> {
  try {
    return success(JSON.parse(text));
  } catch (error) {
    const foreign = recogniseForeignFile(text);
    if (foreign !== null) return failure({ kind: 'not-a-project', found: foreign });
    const fault = findJsonFault(text);
    if (!fault) throw error;
    return failure({ kind: 'not-json', ...locate(text, fault.offset), reason: fault.reason });
  }
}

function openEnvelope(json: unknown): Parsed<{ version: number; content: JsonObject }> {
  if (!isRecord(json)) return failure({ kind: 'not-a-project', found: nameJson(json) });
  const { format, version, ...content } = json;
  if (format !== fileFormat) return failure({ kind: 'not-a-project', found: nameObject(format) });
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return damaged([{ where: 'version', why: mustBe('a whole number such as 1', version) }]);
  }
  if (version > currentVersion) return failure({ kind: 'too-new', version });
  if (isDeeperThan(content, limits.jsonDepth)) {
    const why = `has lists or objects more than ${limits.jsonDepth} deep in each other`;
    return damaged([{ where: 'the project', why }]);
  }
  return success({ version, content });
}

function checkProject(content: JsonObject, onProgress: OnProgress): Parsed<Project> {
  const checked = checkContent(content, onProgress);
  if (!checked.ok) return damaged(checked.error.problems, checked.error.total);
  const problems = findCrossProblems(checked.value);
  if (problems.length > 0) return damaged(problems.slice(0, shownProblems), problems.length);
  return checked;
}

function damaged(problems: Damage[], total = problems.length): Parsed<never> {
  return failure({ kind: 'damaged', problems, total });
}

function nameJson(json: unknown): string {
  if (Array.isArray(json)) return 'a JSON list';
  return json === null ? 'the JSON value null' : `a JSON ${typeof json}`;
}

function nameObject(format: unknown): string {
  if (format === undefined) return 'a JSON object without a "format" field';
  return `a JSON object whose "format" is ${describeValue(format)}`;
}

/**
 * Says what a text that is not JSON seems to be, in words that follow "it is". Null if it is probably JSON with a
 * typing error. Binary files arrive decoded as UTF-8, so bytes above 127 are U+FFFD here.
 */
function recogniseForeignFile(text: string): string | null {
  if (text.trim() === '') return 'an empty file';
  const start = text.slice(0, 4_096).trimStart();
  for (const [pattern, name] of signatures) if (pattern.test(start)) return name;
  return null;
}

/* eslint-disable no-control-regex -- control characters are what tells binary files */
const signatures: readonly (readonly [RegExp, string])[] = [
  [
    /^<[^]*http:\/\/pathvisio\.org\/GPML/iu,
    'a GPML document (a WikiPathways or PathVisio pathway)',
  ],
  [/^<[^]*<(?:\w+:)?sbgn\b/iu, 'an SBGN-ML document'],
  [/^<(?:\w+:)?sbgn\b/iu, 'an SBGN-ML document'],
  [/^<[^]*<(?:\w+:)?sbml\b/iu, 'an SBML model'],
  [/^(?:<svg\b|<[^]*<svg\b)/iu, 'an SVG image'],
  [/^(?:<!doctype html|<html\b)/iu, 'a web page'],
  [/^<\?xml|^<!--[^]*-->\s*<\w|^<\w[\w:.-]*[\s/>]/iu, 'an XML document'],
  [/^.PNG\r?\n/su, 'a PNG image'],
  [/^GIF8[79]a/u, 'a GIF image'],
  [/^\uFFFD\uFFFD\uFFFD[^]{0,12}(?:JFIF|Exif)/u, 'a JPEG image'],
  [/^RIFF[^]{1,8}WEBP/u, 'a WebP image'],
  [/^%PDF-/u, 'a PDF document'],
  [/^PK\u0003\u0004/u, 'a ZIP archive, or a document that is one inside'],
  [/^\u001f(?:\u008b|\uFFFD)/u, 'a compressed (gzip) file'],
  [
    /^\uFFFD\uFFFD?(?:[{[\s"]\u0000|\u0000[{[\s"])|^[{[\s]\u0000/u,
    'a text in UTF-16, not in UTF-8',
  ],
  [/\u0000|^[^]{0,64}(?:\uFFFD[^]{0,8}){4}/u, 'a binary file'],
];
/* eslint-enable no-control-regex */

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
export function checkContent(
  content: JsonObject,
  onProgress?: OnProgress,
): Result<Project, Problems> {
  const found = { problems: new Array<Damage>(), total: 0 };
  const note: Note = (path, issues) => {
    const shown = issues.slice(0, Math.max(0, shownProblems - found.total));
    const placed = shown.map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
    found.problems.push(...describeIssues(content, placed));
    found.total += issues.length;
  };
  const rest = projectSchema.safeParse(withoutLists(content));
  if (!rest.success) note([], rest.error.issues);
  const count = countItems(content, onProgress);
  const lists = {
    references: parseList('references', referenceSchema, content, note, count),
    nodes: parseList('nodes', nodeSchema, content, note, count),
    links: parseList('links', linkSchema, content, note, count),
    scenarios: parseList('scenarios', scenarioSchema, content, note, count),
  };
  if (!rest.success || found.total > 0) return failure(found);
  return success({ ...rest.data, ...lists });
}

/** Called for each item of the lists; tells now and then how many of all there have been. */
function countItems(content: JsonObject, onProgress: OnProgress): () => void {
  const lengths = Object.keys(longest).map((name) => content[name]);
  const total = lengths.reduce(
    (sum: number, list) => sum + (Array.isArray(list) ? list.length : 0),
    0,
  );
  let done = 0;
  return () => {
    done += 1;
    if (done % 1_000 === 0) onProgress?.(done / total);
  };
}

/** The content with its long lists emptied. What should be a list and is not stays, so that the schema reports it. */
export function withoutLists(content: JsonObject): JsonObject {
  const names = Object.keys(longest).filter((name) => Array.isArray(content[name]));
  return { ...content, ...Object.fromEntries(names.map((name) => [name, []])) };
}

function parseList<Item>(
  name: ListName,
  schema: z.ZodType<Item>,
  content: JsonObject,
  note: Note,
  count: () => void,
): Item[] {
  const list = content[name];
  if (!Array.isArray(list)) return [];
  const length = z.array(z.unknown()).max(longest[name]).safeParse(list);
  if (!length.success) {
    note([name], length.error.issues);
    return [];
  }
  const items: Item[] = [];
  const check = quickCheck(schema);
  for (const [index, element] of length.data.entries()) {
    count();
    const checked = check(element);
    if (checked !== doubtful) {
      items.push(checked);
      continue;
    }
    const parsed = schema.safeParse(element);
    if (parsed.success) items.push(parsed.data);
    else note([name, index], parsed.error.issues);
  }
  return items;
}

type Issue = z.core.$ZodIssue;

/** Says in plain words what a schema found wrong with a value, element by element. `root` is the parsed value. */
export function describeIssues(root: unknown, issues: readonly Issue[]): Damage[] {
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
function mustBe(what: string, value: unknown): string {
  if (value === undefined) return `is missing; it must be ${what}`;
  return `must be ${what}, but is ${describeValue(value)}`;
}

/** A JSON value in a few words, whatever its size. */
function describeValue(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'string')
    return value === '' ? 'an empty text' : `the text "${shorten(value)}"`;
  if (value === Infinity || value === -Infinity) return 'a number too large to count with';
  // What is left of JSON is a number, true or false.
  return JSON.stringify(value);
}
