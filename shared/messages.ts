import {
  imageFormats,
  type ImageFailure,
  type ImageTooLarge,
  type TooManyPages,
} from './project/image-formats.ts';
import { toOneLine } from './project/element-names.ts';
import type { FileError, ProjectFileError } from './project/file-outcome.ts';
import { formatIds, formatOf } from './formats/known-formats.ts';
import type { FileFailure } from './session/opened-project.ts';
import { largestScaleOf, rasterLimits } from './paint/raster-size.ts';
import { unreachable } from './result.ts';

/**
 * What a person reads: what happened, the details, and what to do now. All plain text; `detail` may have many lines.
 */
export interface Message {
  readonly title: string;
  readonly detail: string;
  readonly advice: string;
}

/** Puts a failed file operation into words. */
export function describeFailure({ file, error }: FileFailure): Message {
  // Marks in a name that turn the direction of text would turn the sentence around.
  const name = file === '' ? 'The file' : `“${toOneLine(file)}”`;
  switch (error.kind) {
    case 'not-json':
    case 'not-xml':
    case 'not-a-project':
    case 'unknown-columns':
    case 'lab-table':
    case 'too-new':
    case 'too-large':
    case 'damaged':
      return describeContent(name, error);
    case 'image-without-project':
    case 'image-damaged':
      return describeImage(name, error);
    case 'would-lose':
      return describeLoss(name, error);
    case 'cancelled':
    case 'missing':
    case 'no-permission':
    case 'disk-full':
    case 'quota-exceeded':
    case 'drive-lost':
    case 'disk-failed':
    case 'file-busy':
    case 'not-replaceable':
    case 'partly-written':
    case 'not-a-file':
    case 'changed-on-disk':
    case 'is-a-folder':
    case 'link-loop':
    case 'open-elsewhere':
    case 'not-reopened':
    case 'system':
      return describeAccess(name, error);
    default:
      return unreachable(error);
  }
}

function describeContent(name: string, error: ProjectFileError): Message {
  switch (error.kind) {
    case 'not-json':
      return {
        title: `${name} cannot be read: it is not well-formed JSON.`,
        detail: `Line ${error.line}, column ${error.column}: ${error.reason}.`,
        advice: 'Correct it in a text editor, or open an earlier copy of the file.',
      };
    case 'not-xml':
      return {
        title: `${name} cannot be read: it is not well-formed XML.`,
        detail: `Line ${error.line}, column ${error.column}: ${error.reason}.`,
        advice: 'Correct it in a text editor, or get another copy of the file.',
      };
    case 'not-a-project':
      return {
        title: `${name} is not a Neuromatrix project.`,
        detail: `It seems to be ${error.found}.`,
        advice:
          error.advice ??
          `Choose a Neuromatrix project, or a file in another format that can be read: ${others}.`,
      };
    case 'unknown-columns':
      return {
        title: `${name} does not say which of its columns are the ends of links.`,
        detail: `Its columns: ${columnList(error.columns)}.`,
        advice:
          'Choose the columns of source and target (on the command line: convert … --columns source=NAME,target=NAME,relation=NAME), or head them “source” and “target”, or “id” in a table of nodes.',
      };
    case 'lab-table':
      return {
        title: `${name} has no nodes or links.`,
        detail: 'It seems to be a table of laboratory values. Nothing was drawn of it.',
        advice:
          'Open or begin a diagram of what the values are of, choose Lab Values…, and open this file there.',
      };
    case 'too-new':
      return {
        title: `${name} was made by a later version of Neuromatrix.`,
        detail: `Its format is version ${error.version}, which this version cannot read.`,
        advice: 'Update Neuromatrix, then open it again. The file was left as it is.',
      };
    case 'too-large':
      return {
        title: `${name} is too large.`,
        detail: `It has ${megabytes(error.bytes)}; at most ${megabytes(error.limit)} can be read.`,
        advice: 'Divide the diagram into several projects.',
      };
    case 'damaged':
      return describeDamage(name, error);
    default:
      return unreachable(error);
  }
}

const mostColumnsNamed = 20;

function columnList(columns: readonly string[]): string {
  const named = columns.slice(0, mostColumnsNamed).map((column, at) => {
    return column.trim() === '' ? `column ${at + 1} (without a name)` : `“${column.slice(0, 60)}”`;
  });
  const more = columns.length - named.length;
  return more > 0 ? `${named.join(', ')} and ${count(more)} more` : named.join(', ');
}

function describeDamage(name: string, error: Extract<FileError, { kind: 'damaged' }>): Message {
  const lines = error.problems.map(({ where, why }) => `${where}: ${why}.`);
  const more = error.total - lines.length;
  if (more > 0) lines.push(`… and ${more.toLocaleString('en')} more.`);
  const count = error.total === 1 ? 'a problem' : `${error.total.toLocaleString('en')} problems`;
  return {
    title: `${name} is damaged: ${count} in its content.`,
    detail: lines.join('\n'),
    advice: 'Correct it in a text editor, or open an earlier copy of the file.',
  };
}

type ImageError = Extract<FileError, { kind: 'image-without-project' | 'image-damaged' }>;

function describeImage(name: string, error: ImageError): Message {
  const format = imageFormats[error.format].name;
  if (error.kind === 'image-damaged') {
    return {
      title: `${name} carries a project that cannot be read.`,
      detail: `The ${format} was changed since it was exported, because ${error.reason}.`,
      advice: 'Open the .neuromatrix file that it was made from, or another copy of the image.',
    };
  }
  return {
    title: `${name} is an image without a project.`,
    detail: imageFormats[error.format].carriesProject
      ? `This ${format} was made by another program, exported without its project, or lost it on the way: messengers and web pages often leave only the picture.`
      : `A ${format} shows a diagram but cannot carry it.`,
    advice:
      'Open the .neuromatrix file that it was made from, or a PNG, SVG or PDF exported from it.',
  };
}

type LossError = Extract<FileError, { kind: 'would-lose' }>;

function describeLoss(name: string, { format, report }: LossError): Message {
  const things = report.losses.length === 1 ? 'something' : `${count(report.losses.length)} things`;
  return {
    title: `Saving ${name} would lose ${things}.`,
    detail: `${format} cannot say all that is in the diagram. The file was left as it was.`,
    advice: 'Save it as a Neuromatrix project, which keeps everything, or save it all the same.',
  };
}

type AccessError = Exclude<FileError, ProjectFileError | ImageError | LossError>;

function describeAccess(name: string, error: AccessError): Message {
  switch (error.kind) {
    case 'missing':
      return {
        title: `${name} was not found.`,
        detail: 'It, or the folder it was in, has been moved, renamed or deleted.',
        advice: 'Look for it at another place, or connect the drive that it is on.',
      };
    case 'no-permission':
      return {
        title: `${name} is not accessible.`,
        detail: 'The system denies access to this file or folder; it may be read-only.',
        advice: 'Change its permissions, or choose another place.',
      };
    case 'disk-full':
      return {
        title: `${name} was not saved: the disk is full.`,
        detail: 'The file on disk was left as it was.',
        advice: 'Free some space, or save to another disk.',
      };
    case 'quota-exceeded':
      return {
        title: `${name} was not saved: your share of the disk is used up.`,
        detail: 'The file on disk was left as it was.',
        advice: 'Free some of your space, or save to another disk.',
      };
    case 'drive-lost':
      return {
        title: `${name} is on a drive that does not answer.`,
        detail: 'A network drive lost its connection, or a removable one was taken out.',
        advice: 'Connect it again and try once more, or save to another disk.',
      };
    case 'disk-failed':
      return {
        title: `${name} could not be read or written: the disk reports a failure.`,
        detail: 'A disk that does so once may soon lose other files too.',
        advice: 'Save to another disk, and have this one looked at.',
      };
    case 'file-busy':
      return {
        title: `${name} is in use by another program.`,
        detail: 'The system does not let two programs write it at once.',
        advice: 'Close it there and try again, or save under another name.',
      };
    case 'not-replaceable':
      return {
        title: `${name} cannot be replaced as a whole.`,
        detail:
          'Its folder does not allow new files, the file has several names, or it is mounted by itself. It can be saved in place: its content is written over. If the computer stops in that moment, the file may be incomplete; the version from before is kept in the history.',
        advice: 'Save it in place, or save under another name.',
      };
    case 'partly-written':
      return {
        title: `${name} was only partly written.`,
        detail:
          'It holds neither the old content nor the new one. Your work is in this window; the version from before is in the history.',
        advice: 'Save under another name now, and restore the old version there if you need it.',
      };
    case 'not-a-file':
      return {
        title: `${name} is not a file.`,
        detail: 'It is a device or a pipe, which cannot be replaced.',
        advice: 'Choose another name.',
      };
    case 'changed-on-disk':
      return {
        title: `${name} was changed by another program.`,
        detail: 'It is no longer what was opened or last saved here, so it was not written over.',
        advice: 'Overwrite it, or save your work under another name.',
      };
    case 'is-a-folder':
      return {
        title: `${name} is a folder.`,
        detail: 'A project is a single file.',
        advice: 'Choose a file that ends in .neuromatrix.',
      };
    case 'link-loop':
      return {
        title: `${name} leads nowhere.`,
        detail: 'It is a link that leads back to itself; there is no file behind it.',
        advice: 'Choose the file itself, or another name.',
      };
    case 'open-elsewhere':
      return {
        title: `${name} is open in another window.`,
        detail: 'A file can be edited in one window at a time.',
        advice: 'Go on in that window, or save under another name.',
      };
    case 'cancelled':
      return {
        title: `${name} was not opened.`,
        detail: 'You cancelled. Nothing has changed.',
        advice: 'Open it again when you have time.',
      };
    case 'not-reopened':
      return {
        title: `${name} was not opened again.`,
        detail: 'Neuromatrix ended unexpectedly while it opened this file. The file is as it was.',
        advice: 'Open it from the File menu to try again, or open an earlier copy of it.',
      };
    case 'system':
      return {
        title: `${name} could not be read or written.`,
        detail: `The system reports: ${error.reason}`,
        advice: 'Try again, or choose another place.',
      };
    default:
      return unreachable(error);
  }
}

function megabytes(bytes: number): string {
  // Two places, so that a file just over the limit does not seem to have exactly the limit.
  return `${(Math.ceil((bytes / 1024 / 1024) * 100) / 100).toLocaleString('en')} MB`;
}

/** Why there is no image, in a paragraph. */
export function describeImageFailure(error: ImageFailure): string {
  switch (error.kind) {
    case 'cancelled':
      return 'Cancelled. Nothing was written.';
    case 'image-too-large':
      return describeTooLarge(error);
    case 'too-many-pages':
      return describeTooManyPages(error);
    case 'not-painted':
      return `The image could not be made. ${error.reason} Try a smaller scale, or SVG.`;
    default:
      return unreachable(error);
  }
}

/** Why an image cannot be made so large, and what can be done. One paragraph. */
export function describeTooLarge({ format, width, height, largestScale }: ImageTooLarge): string {
  const { side, pixels } = rasterLimits[format];
  const millions = Math.floor(pixels / 1_000_000);
  const asked = { width, height };
  const isPngLarger = largestScaleOf(asked, 'png') > largestScaleOf(asked, format);
  const others = isPngLarger ? 'PNG goes further; SVG and PDF have' : 'SVG and PDF have';
  return [
    `${count(width)} × ${count(height)} pixels are too large:`,
    `a ${imageFormats[format].name} can have ${count(side)} a side and ${count(millions)} million in all.`,
    `The largest possible scale is ${largestScale}. ${others} no such limit.`,
  ].join(' ');
}

/** Why a picture cannot be spread over paper at its actual size. */
export function describeTooManyPages({ pages, most }: TooManyPages): string {
  return `At its actual size this takes ${count(pages)} pages, and at most ${most} are possible. Fit it to one page, or show a part of it.`;
}

/** Why nothing was printed, in the system's words, and what can be done. */
export function describePrintProblem(reason: string): string {
  return `Nothing was printed: ${reason.replace(/\.$/u, '')}. Choose another printer, or export a PDF and print that.`;
}

const mostTextsNamed = 5;

/** A sentence that names the texts of an image for which boxes are drawn, because no font has their characters. */
export function describeMissingText(texts: readonly string[]): string {
  const named = texts.slice(0, mostTextsNamed).map((text) => `“${text.slice(0, 20)}”`);
  const others = texts.length - named.length;
  const more = others > 0 ? ` and ${count(others)} more` : '';
  return `No font of this computer has ${named.join(', ')}${more}: boxes stand for it in the image.`;
}

const others = formatIds
  .filter((id) => id !== 'neuromatrix' && formatOf(id).reads)
  .map((id) => formatOf(id).label)
  .join(', ');

function count(number: number): string {
  return number.toLocaleString('en');
}
