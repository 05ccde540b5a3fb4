import type { FileError, ProjectFileError } from '../file-error.ts';
import { explainBytes } from '../formats/explain-undecodable.ts';
import type { FormatId } from '../formats/known-formats.ts';
import { nothingLost, type LossReport } from '../formats/loss-report.ts';
import { readText } from '../formats/read-text.ts';
import { xmlEncoding } from '../formats/xml/xml-encoding.ts';
import { parseProject } from '../project/parse-project.ts';
import type { Project } from '../project/project-schema.ts';
import { failure, success, unreachable, type Result } from '../result.ts';
import { asciiAt } from './bytes.ts';
import type { ImageFormat } from './image-options.ts';
import type { PackingFault } from './inflate.ts';
import { pngSignature, readPngProject } from './png-chunks.ts';
import { fromUtf8 } from './utf8.ts';

export interface FoundProject {
  readonly project: Project;
  /** The file is an image that carries the project. */
  readonly fromImage: boolean;
  /** That of the project, in an image our own. */
  readonly format: FormatId;
  /** What of the file is not in the project. */
  readonly report: LossReport;
}

/** What only a shell can do: bytes as text, by a label of the Encoding Standard. Null where they are not so, or nobody knows it. */
export type DecodeText = (bytes: Uint8Array, encoding: string) => string | null;

/**
 * The project in the bytes of a file: a project file, a file of a format of the field, or an image that carries a
 * project. What it is, its content tells, and where that says nothing its name.
 */
export function projectInFile(
  bytes: Uint8Array,
  name: string,
  decode: DecodeText,
): Promise<Result<FoundProject, FileError>> {
  const format = imageFormatOf(bytes);
  return format === null ? projectInText(bytes, name, decode) : projectInImage(bytes, format);
}

async function projectInText(
  bytes: Uint8Array,
  name: string,
  decode: DecodeText,
): Promise<Result<FoundProject, FileError>> {
  const encoding = xmlEncoding(bytes);
  const text = encoding === 'utf-8' ? fromUtf8(bytes) : decode(bytes, encoding);
  if (text === null) {
    const isKnown = decode(new Uint8Array(0), encoding) !== null;
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
      const { readPdfProject } = await import('./pdf-attachment.ts');
      return readPdfProject(bytes);
    }
    case 'svg': {
      const { readSvgProject } = await import('./svg-project.ts');
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
