import { failure, success, type Result } from '../result.ts';
import type { Damage, ProjectFileError } from './file-error.ts';
import { checkContent, shownProblems, describeValue, mustBe } from './check-content.ts';
import { findCrossProblems } from './cross-checks.ts';
import { findJsonFault, locate } from './json-fault.ts';
import { limits } from './value-schemas.ts';
import { currentVersion, fileFormat, migrate } from './migrations.ts';
import { countUtf8Bytes, isDeeperThan, isRecord, type JsonObject } from './plain-json.ts';
import type { Project } from './project-schema.ts';

type Parsed<T> = Result<T, ProjectFileError>;

/** Reads the text of a project file. Fields that we do not know stay in the project. Never throws. */
export function parseProject(text: string): Parsed<Project> {
  const bytes = countBytesOverLimit(text);
  if (bytes !== null) return failure({ kind: 'too-large', bytes, limit: limits.fileBytes });
  const json = parseJson(text.startsWith('\uFEFF') ? text.slice(1) : text);
  if (!json.ok) return json;
  const envelope = openEnvelope(json.value);
  if (!envelope.ok) return envelope;
  return checkProject(migrate(envelope.value.content, envelope.value.version));
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

function checkProject(content: JsonObject): Parsed<Project> {
  const checked = checkContent(content);
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
  [/^\uFFFD\uFFFD?[{[\s"]?\u0000|^[{[\s]\u0000/u, 'a text in UTF-16, not in UTF-8'],
  [/\u0000|^[^]{0,64}(?:\uFFFD[^]{0,8}){4}/u, 'a binary file'],
];
/* eslint-enable no-control-regex */
