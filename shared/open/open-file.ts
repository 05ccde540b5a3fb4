import {
  type FileError,
  type ProjectFileError,
  type Damage,
  nothingLost,
  type Loss,
  type LossReport,
} from '../project/file-outcome.ts';
import { foreignBytes, foreignText } from '../formats/foreign-files.ts';
import { foreignByName, foreignPrograms, type ForeignFile } from '../formats/foreign-programs.ts';
import { type FormatId, formatOf, formatOfText, formatToRead } from '../formats/known-formats.ts';
import { xmlEncoding } from '../formats/xml/xml-start.ts';
import { parseProject, explainUndecodable, shownProblems } from '../project/parse-project.ts';
import type { Project } from '../project/project-schema.ts';
import { failure, success, unreachable, type Result } from '../result.ts';
import { asciiAt, fromUtf8, lenientUtf8 } from '../bytes/bytes.ts';
import { imageFormats, offeredImageFormats, type ImageFormat } from '../project/image-formats.ts';
import type { PackingFault } from '../bytes/inflate.ts';
import { pngSignature, readPngProject } from '../paint/png.ts';
import { findCrossProblems } from '../project/cross-checks.ts';
import type { ReadFile, ReadOptions, SourceBytes } from '../formats/project-format.ts';
import { beginningOf } from '../text/beginning.ts';
import { decodeTextFile, textEncodings } from '../text/decode-text-file.ts';
import { decodeText } from '../text/decode-text.ts';
import { bytesOfSource } from '../formats/kept-source.ts';
import { decodeOneByte, oneByteEncoding } from '../text/one-byte-encodings.ts';
import type { WorkWatch } from '../worker/worker-client.ts';
import type { LinkColumns } from '../formats/plain/link-columns.ts';
import { locate } from '../project/json-fault.ts';
import { fileFormat } from '../project/migrations.ts';
import { openWords } from '../words/open.ts';
import { placesWords } from '../words/places.ts';

type OnProgress = WorkWatch['onProgress'];

export interface FoundProject {
  readonly project: Project;
  /** The file is an image that carries the project. */
  readonly fromImage: boolean;
  /** The format of the project; in an image this is our own. */
  readonly format: FormatId;
  /** What the file has and the project has not. */
  readonly report: LossReport;
}

/**
 * Reads the project in the bytes of a file: a project file, a file of another format, or an image that carries a
 * project. The content decides the format; where it does not, the name does. `columns`: what a person said about a
 * table.
 */
export async function projectInFile(
  bytes: Uint8Array,
  name: string,
  columns?: LinkColumns,
  { onProgress }: WorkWatch = {},
): Promise<Result<FoundProject, FileError>> {
  const format = imageFormatOf(bytes);
  if (format !== null) return projectInImage(bytes, format);
  const foreign = foreignBytes(bytes);
  if (foreign === foreignPrograms.cytoscapeSession) {
    const session = await projectInSession(bytes, name);
    if (session !== null) return session;
  }
  if (foreign !== null) return failure(notOurs(betterNamed(foreign, name)));
  return projectInText(bytes, name, columns, onProgress);
}

async function projectInSession(
  bytes: Uint8Array,
  name: string,
): Promise<Result<FoundProject, FileError> | null> {
  const { readSession } = await import('../formats/xgmml-format.ts');
  const read = readSession(bytes, name);
  if (!read?.ok) return read;
  return success({ ...read.value, format: 'xgmml', fromImage: false });
}

/** The name may tell better than the bytes what a ZIP archive or a database contains. */
function betterNamed(foreign: ForeignFile, name: string): ForeignFile {
  const isContainer = /archive|compressed|database|container/u.test(foreign.found);
  return isContainer ? (foreignByName(name) ?? foreign) : foreign;
}

function notOurs({ found, advice }: ForeignFile): ProjectFileError {
  return { kind: 'not-a-project', found, advice };
}

async function projectInText(
  bytes: Uint8Array,
  name: string,
  columns: LinkColumns | undefined,
  onProgress: OnProgress,
): Promise<Result<FoundProject, FileError>> {
  const encoding = xmlEncoding(bytes);
  const text = textIn(bytes, encoding);
  const isMarkedup = text === null ? isMarkup(bytes) : /^[<{[]/u.test(beginningOf(text));
  // The encoding is guessed only where the format does not say it; other formats name it, or are always in UTF-8.
  const plain = isMarkedup ? null : decodeTextFile(bytes);
  const options: ReadOptions = {
    encoding: plain?.encoding ?? 'utf-8',
    marked: isMarked(bytes),
    columns,
  };
  if (plain !== null && plain.remark !== null && (await isGuessable(plain.text, name))) {
    const read = await readText(plain.text, name, options, onProgress);
    return read.ok ? success(remarked(read.value, plain.remark)) : read;
  }
  const readable = plain?.remark === null ? plain.text : text;
  if (readable === null) {
    const isKnown = decodeText(new Uint8Array(0), encoding) !== null;
    return failure(explainBytes(bytes, name, encoding, isKnown));
  }
  const source = isMarkedup ? sourceBytes(bytes, readable, encoding) : undefined;
  const read = await readText(readable, name, { ...options, source }, onProgress);
  return read.ok ? success({ ...read.value, fromImage: false }) : read;
}

/** How a text was in its bytes, if exactly these come of it again. */
function sourceBytes(bytes: Uint8Array, text: string, label: string): SourceBytes | undefined {
  // Our own files keep nothing besides what they say.
  if (beginningOf(text).startsWith('{') && text.includes(`"${fileFormat}"`)) return undefined;
  const encoding = oneByteEncoding(label) ?? textEncodings.find((known) => known === label);
  if (encoding === undefined) return undefined;
  const source = { encoding, marked: isMarked(bytes) };
  const again = bytesOfSource(text, source);
  const isSame = again?.length === bytes.length && again.every((byte, at) => byte === bytes[at]);
  return isSame ? source : undefined;
}

function textIn(bytes: Uint8Array, encoding: string): string | null {
  if (encoding === 'utf-8') return fromUtf8(bytes);
  const oneByte = oneByteEncoding(encoding);
  return oneByte === null ? decodeText(bytes, encoding) : decodeOneByte(bytes, oneByte);
}

/** Tables and lists come in the encodings of spreadsheets; what should be our own does not. */
async function isGuessable(text: string, name: string): Promise<boolean> {
  const format = formatToRead(name) ?? (await tableFormat(text, name));
  return format !== 'neuromatrix' || foreignText(text) !== null;
}

function isMarkup(bytes: Uint8Array): boolean {
  return /^(?:\u00ef\u00bb\u00bf)?\s*[<{[]/u.test(asciiAt(bytes, 0, 1_000));
}

function isMarked(bytes: Uint8Array): boolean {
  return /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/u.test(asciiAt(bytes, 0, 3));
}

/** The report on reading says that the encoding was guessed; nothing of the file is lost by it. */
function remarked(found: ReadText, remark: string): FoundProject {
  const { report } = found;
  const loss: Loss = { kind: 'approximated', where: placesWords.file, what: remark };
  return { ...found, fromImage: false, report: { ...report, losses: [loss, ...report.losses] } };
}

async function projectInImage(
  bytes: Uint8Array,
  format: ImageFormat,
): Promise<Result<FoundProject, FileError>> {
  const text = await textInImage(bytes, format);
  if (!text.ok)
    return failure({ kind: 'image-damaged', format, reason: openWords.damagedPart[text.error] });
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
    case 'tiff':
    case 'pptx':
      return success(null);
    default:
      return unreachable(format);
  }
}

/**
 * Says it as a fault of the image: there is no project file to correct. A project of a later version stays that error.
 */
function inImage(error: ProjectFileError, format: ImageFormat): FileError {
  switch (error.kind) {
    case 'too-new':
      return error;
    case 'too-large':
      return { kind: 'image-damaged', format, reason: openWords.damagedPart['too-large'] };
    case 'not-xml':
    case 'not-json':
      return { kind: 'image-damaged', format, reason: openWords.projectNotJson(error.reason) };
    case 'not-a-project':
      return { kind: 'image-damaged', format, reason: openWords.carries(error.found) };
    case 'unknown-columns':
    case 'lab-table':
      return { kind: 'image-damaged', format, reason: openWords.carriesTable };
    case 'damaged': {
      const [first] = error.problems;
      const reason = first
        ? openWords.faultInProject(first.where, first.why)
        : openWords.projectDamaged;
      return { kind: 'image-damaged', format, reason };
    }
    default:
      return unreachable(error);
  }
}

/** What the bytes of a file certainly are, if they are no text: "a PDF", "an Excel workbook"; otherwise null. */
export function nameOfBytes(bytes: Uint8Array, name: string): string | null {
  const format = imageFormatOf(bytes);
  if (format === 'pdf') return openWords.pdf;
  if (format !== null) return openWords.image(imageFormats[format].name);
  const foreign = foreignBytes(bytes);
  return foreign === null ? null : betterNamed(foreign, name).found;
}

/** Null for anything that is not an image of a format that we write, such as a text. */
function imageFormatOf(bytes: Uint8Array): ImageFormat | null {
  return offeredImageFormats.find((format) => beginsAs[format](bytes)) ?? null;
}

/** How a file of each image format begins. */
const beginsAs: Readonly<Record<ImageFormat, (bytes: Uint8Array) => boolean>> = {
  png: (bytes) => pngSignature.every((byte, at) => bytes[at] === byte),
  jpeg: (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff,
  webp: (bytes) => asciiAt(bytes, 0, 4) === 'RIFF' && asciiAt(bytes, 8, 4) === 'WEBP',
  tiff: (bytes) => ['II*\0', 'MM\0*'].includes(asciiAt(bytes, 0, 4)),
  // An archive like any other: what is in it is asked elsewhere, by the name of its program.
  pptx: () => false,
  // Readers look for the mark in the first kilobyte.
  pdf: (bytes) => asciiAt(bytes, 0, 1_024).includes('%PDF-'),
  svg: (bytes) => svgStart.test(asciiAt(bytes, 0, 4_096)),
};

/** A declaration, comments, a document type and instructions may come before the first element. */
const svgStart =
  /^(?:\u00ef\u00bb\u00bf)?\s*(?:(?:<\?[^>]*>|<!--(?:(?!-->)[^])*-->|<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>)\s*)*<(?:[a-z][\w.-]*:)?svg[\s/>]/iu;

interface ReadText extends ReadFile {
  readonly format: FormatId;
}

/** Reads the text of a file in whatever format it is; `name` is the file's. Fetches the format's module at its first use. */
async function readText(
  text: string,
  name: string,
  options: ReadOptions,
  onProgress: OnProgress,
): Promise<Result<ReadText, ProjectFileError>> {
  const sure = formatOfText(text);
  const foreign = sure === null && text.trim() !== '' ? foreignText(text) : null;
  if (foreign !== null) return failure(notOurs(foreign));
  const format = sure ?? formatToRead(name) ?? (await tableFormat(text, name));
  if (format === 'neuromatrix') return readOwn(text, name, onProgress);
  const { read } = await formatOf(format).load();
  if (!read) throw new Error(`The format ${format} says that it is read, but is not.`);
  const found = read(text, name, options);
  if (!found.ok) return found;
  // Whatever the file is: no reader may accept what could not be saved again.
  const problems = findCrossProblems(found.value.project);
  if (problems.length > 0) return failure(damaged(problems));
  const isNodeTable = format === 'csv' && found.value.table === 'nodes';
  return success({ ...found.value, format: isNodeTable ? 'nodes-csv' : format });
}

/**
 * A file whose name says nothing, such as `links.txt`, may be a table; otherwise it should be our own.
 */
async function tableFormat(text: string, name: string): Promise<FormatId> {
  const isOther = ownName.test(name) || foreignByName(name) !== null;
  if (isOther || /^[<{[]/u.test(beginningOf(text))) return 'neuromatrix';
  const { isTable } = await import('../formats/csv-format.ts');
  return isTable(text) ? 'csv' : 'neuromatrix';
}

/** Files that should be ours, however damaged they are. */
const ownName = /\.(?:neuromatrix|json)$/iu;

function readOwn(
  text: string,
  name: string,
  onProgress: OnProgress,
): Result<ReadText, ProjectFileError> {
  const isWords = /^[^<{[]/u.test(beginningOf(text)) && !text.includes(`"${fileFormat}"`);
  if (isWords && !ownName.test(name))
    return failure(notOurs(foreignByName(name) ?? foreignByText(text)));
  const parsed = parseProject(text, onProgress);
  if (!parsed.ok) return failure(namedByFile(withText(parsed.error, text), name));
  const { value: project } = parsed;
  return success({ project, report: nothingLost(project), format: 'neuromatrix' });
}

/** What begins with a zero byte is no text, whatever it is. */
function foreignByText(text: string): ForeignFile {
  if (!text.startsWith('\u0000')) return plainText;
  const isEmpty = text.replaceAll('\u0000', '') === '';
  return {
    found: isEmpty ? openWords.onlyZeros : openWords.unknownBytes,
    advice: openWords.unknownBytesAdvice,
  };
}

const plainText: ForeignFile = {
  get found() {
    return openWords.textFile;
  },
  get advice() {
    return openWords.textFileAdvice;
  },
};

/** What is intact of a damaged project file can be rescued, wherever the error is shown. */
function withText(error: ProjectFileError, text: string): ProjectFileError {
  const isOurs = text.includes(`"${fileFormat}"`) || text.includes('"nodes"');
  return isOurs && (error.kind === 'damaged' || error.kind === 'not-json')
    ? { ...error, text }
    : error;
}

/** The name is that of another program's files, so the file cannot be ours. */
function namedByFile(error: ProjectFileError, name: string): ProjectFileError {
  const isUnknown = error.kind === 'not-json' || error.kind === 'not-a-project';
  const foreign = isUnknown ? foreignByName(name) : null;
  return foreign === null ? error : notOurs(foreign);
}

function damaged(problems: readonly Damage[]): ProjectFileError {
  const shown = problems.slice(0, shownProblems);
  return { kind: 'damaged', problems: shown, total: problems.length };
}

/**
 * Why the bytes of a file are not a text in the encoding that the file names: the position of the first wrong byte, and
 * how to save the file. `isKnown`: whether that encoding is known.
 */
function explainBytes(
  bytes: Uint8Array,
  name: string,
  encoding: string,
  isKnown: boolean,
): ProjectFileError {
  const text = lenientUtf8(bytes);
  if (beginningOf(text).startsWith('<')) {
    // In UTF-8 the position can be found; in other encodings only the decoder knows it.
    const location = locate(text, encoding === 'utf-8' ? Math.max(0, text.indexOf('\uFFFD')) : 0);
    return { kind: 'not-xml', ...location, reason: whyNotXml(encoding, isKnown) };
  }
  const error = explainUndecodable(text);
  if (error.kind !== 'not-json' || beginningOf(text).startsWith('{')) return withText(error, text);
  const foreign = foreignByName(name);
  if (foreign !== null) return notOurs(foreign);
  return { kind: 'not-a-project', found: openWords.notText };
}

function whyNotXml(encoding: string, isKnown: boolean): string {
  if (encoding === 'utf-8') {
    return openWords.xmlNotUtf8;
  }
  return isKnown ? openWords.xmlBytes(encoding) : openWords.xmlEncoding(encoding);
}
