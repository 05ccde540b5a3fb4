import type { ImageFormat } from '../project/image-formats.ts';
import type { FileError, ProjectFileError, Damage } from '../project/file-error.ts';
import { type FormatId, formatOf, recogniseFormat } from '../formats/known-formats.ts';
import { nothingLost, type LossReport } from '../project/loss-report.ts';
import { xmlEncoding } from '../formats/xml/xml-start.ts';
import { parseProject, explainUndecodable } from '../project/parse-project.ts';
import type { Project } from '../project/project-schema.ts';
import { failure, success, unreachable, type Result } from '../result.ts';
import { decodeText } from '../text/decode-text.ts';
import { asciiAt, fromUtf8, lenientUtf8 } from '../bytes/bytes.ts';
import type { PackingFault } from '../bytes/inflate.ts';
import { pngSignature, readPngProject } from '../paint/png.ts';
import { shownProblems } from '../project/check-content.ts';
import { findCrossProblems } from '../project/cross-checks.ts';
import type { ReadFile } from '../formats/project-format.ts';
import { locate } from '../project/json-fault.ts';

export interface FoundProject {
  readonly project: Project;
  /** The file is an image that carries the project. */
  readonly fromImage: boolean;
  /** That of the project, in an image our own. */
  readonly format: FormatId;
  /** What of the file is not in the project. */
  readonly report: LossReport;
}

/**
 * The project in the bytes of a file: a project file, a file of a format of the field, or an image that carries a
 * project. What it is, its content tells, and where that says nothing its name.
 */
export function projectInFile(
  bytes: Uint8Array,
  name: string,
): Promise<Result<FoundProject, FileError>> {
  const format = imageFormatOf(bytes);
  return format === null ? projectInText(bytes, name) : projectInImage(bytes, format);
}

async function projectInText(
  bytes: Uint8Array,
  name: string,
): Promise<Result<FoundProject, FileError>> {
  const encoding = xmlEncoding(bytes);
  const text = encoding === 'utf-8' ? fromUtf8(bytes) : decodeText(bytes, encoding);
  if (text === null) {
    const isKnown = decodeText(new Uint8Array(0), encoding) !== null;
    return failure(explainBytes(bytes, name, encoding, isKnown));
  }
  const read = await readText(text, name);
  return read.ok ? success({ ...read.value, fromImage: false }) : read;
}

async function projectInImage(
  bytes: Uint8Array,
  format: ImageFormat,
): Promise<Result<FoundProject, FileError>> {
  const text = await textInImage(bytes, format);
  if (!text.ok) return failure({ kind: 'image-damaged', format, reason: faultWords[text.error] });
  if (text.value === null) return failure({ kind: 'image-without-project', format });
  const parsed = parseProject(text.value);
  if (parsed.ok) {
    const { value: project } = parsed;
    return success({
      project,
      fromImage: true,
      format: 'neuromatrix',
      report: nothingLost(project),
    });
  }
  return failure(inImage(parsed.error, format));
}

const faultWords: Readonly<Record<PackingFault, string>> = {
  damaged: 'the part of it that holds the project is damaged',
  'too-large': 'what is packed in it is larger than a project can be',
};

async function textInImage(
  bytes: Uint8Array,
  format: ImageFormat,
): Promise<Result<string | null, PackingFault>> {
  switch (format) {
    case 'png':
      return readPngProject(bytes);
    case 'pdf': {
      const { readPdfProject } = await import('../paint/pdf-attachment.ts');
      return readPdfProject(bytes);
    }
    case 'svg': {
      const { readSvgProject } = await import('../paint/svg-project.ts');
      return readSvgProject(bytes);
    }
    case 'jpeg':
    case 'webp':
      return success(null);
    default:
      return unreachable(format);
  }
}

/** Told as a fault of the image: there is no project file to correct. A later version stays what it is. */
function inImage(error: ProjectFileError, format: ImageFormat): FileError {
  switch (error.kind) {
    case 'too-new':
      return error;
    case 'too-large':
      return { kind: 'image-damaged', format, reason: faultWords['too-large'] };
    case 'not-xml':
    case 'not-json':
      return { kind: 'image-damaged', format, reason: `its project is not JSON: ${error.reason}` };
    case 'not-a-project':
      return { kind: 'image-damaged', format, reason: `what it carries is ${error.found}` };
    case 'damaged': {
      const [first] = error.problems;
      const reason = first
        ? `in its project ${first.where}: ${first.why}`
        : 'its project is damaged';
      return { kind: 'image-damaged', format, reason };
    }
    default:
      return unreachable(error);
  }
}

/** Null for what is no image that we could have made, such as a text. */
function imageFormatOf(bytes: Uint8Array): ImageFormat | null {
  if (pngSignature.every((byte, at) => bytes[at] === byte)) return 'png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (asciiAt(bytes, 0, 4) === 'RIFF' && asciiAt(bytes, 8, 4) === 'WEBP') return 'webp';
  const start = asciiAt(bytes, 0, 4_096);
  // Readers look for the mark in the first kilobyte.
  if (start.slice(0, 1_024).includes('%PDF-')) return 'pdf';
  return svgStart.test(start) ? 'svg' : null;
}

/** A declaration, comments, a document type and instructions may come before the first element. */
const svgStart =
  /^(?:\u00ef\u00bb\u00bf)?\s*(?:(?:<\?[^>]*>|<!--(?:(?!-->)[^])*-->|<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>)\s*)*<(?:[a-z][\w.-]*:)?svg[\s/>]/iu;

interface ReadText extends ReadFile {
  readonly format: FormatId;
}

/** Reads the text of a file in whatever format it is; `name` is the file's. Fetches the format's module at its first use. */
async function readText(text: string, name: string): Promise<Result<ReadText, ProjectFileError>> {
  const format = recogniseFormat(text, name) ?? 'neuromatrix';
  if (format === 'neuromatrix') return readOwn(text);
  const { read } = await formatOf(format).load();
  if (!read) throw new Error(`The format ${format} says that it is read, but is not.`);
  const found = read(text, name);
  if (!found.ok) return found;
  // No reader may let through what could not be saved, whatever the file.
  const problems = findCrossProblems(found.value.project);
  if (problems.length > 0) return failure(damaged(problems));
  return success({ ...found.value, format });
}

function readOwn(text: string): Result<ReadText, ProjectFileError> {
  const parsed = parseProject(text);
  if (!parsed.ok) return parsed;
  const { value: project } = parsed;
  return success({ project, report: nothingLost(project), format: 'neuromatrix' });
}

function damaged(problems: readonly Damage[]): ProjectFileError {
  const shown = problems.slice(0, shownProblems);
  return { kind: 'damaged', problems: shown, total: problems.length };
}

/**
 * Why the bytes of a file are no text in the encoding that they are said to be in: where the first wrong one is, and
 * how the file should be saved. `isKnown`: whether anybody knows that encoding.
 */
function explainBytes(
  bytes: Uint8Array,
  name: string,
  encoding: string,
  isKnown: boolean,
): ProjectFileError {
  const text = lenientUtf8(bytes);
  if (/^\uFEFF?\s*</u.test(text)) {
    // In UTF-8 the place shows; elsewhere nobody but the decoder knows it.
    const location = locate(text, encoding === 'utf-8' ? Math.max(0, text.indexOf('\uFFFD')) : 0);
    return { kind: 'not-xml', ...location, reason: whyNotXml(encoding, isKnown) };
  }
  const error = explainUndecodable(text);
  if (error.kind !== 'not-json' || text.trimStart().startsWith('{')) return error;
  const format = recogniseFormat(text, name);
  if (format === null || format === 'neuromatrix') {
    return { kind: 'not-a-project', found: 'a file that is not text' };
  }
  const problem = {
    where: `line ${error.line}`,
    why: `has bytes that are not UTF-8 text, which ${formatOf(format).label} must be; save it as UTF-8 (in a spreadsheet as "CSV UTF-8")`,
  };
  return { kind: 'damaged', problems: [problem], total: 1 };
}

function whyNotXml(encoding: string, isKnown: boolean): string {
  if (encoding === 'utf-8') {
    return 'there are bytes that are not UTF-8, which an XML file is in unless it names another encoding in its first line; save it as UTF-8, or name the encoding';
  }
  const said = `the file says that it is in the encoding "${encoding}"`;
  return isKnown
    ? `${said}, but there are bytes that are not; save it as UTF-8`
    : `${said}, which is not known; save it as UTF-8`;
}
