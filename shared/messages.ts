import type { FileError } from './file-error.ts';
import type { HostFailure } from './host.ts';
import { unreachable } from './result.ts';

/** What a person is told: what happened, the particulars, and what to do now. All plain text, `detail` of many lines. */
export interface Message {
  readonly title: string;
  readonly detail: string;
  readonly advice: string;
}

/** Puts a failed file operation into words. */
export function describeFailure({ file, error }: HostFailure): Message {
  const name = `“${file}”`;
  switch (error.kind) {
    case 'not-json':
    case 'not-xml':
    case 'not-a-project':
    case 'too-new':
    case 'too-large':
    case 'damaged':
      return describeContent(name, error);
    case 'missing':
    case 'no-permission':
    case 'disk-full':
    case 'changed-on-disk':
    case 'is-a-folder':
    case 'open-elsewhere':
    case 'system':
      return describeAccess(name, error);
    default:
      return unreachable(error);
  }
}

type ContentError = Extract<
  FileError,
  { kind: 'not-json' | 'not-xml' | 'not-a-project' | 'too-new' | 'too-large' | 'damaged' }
>;

function describeContent(name: string, error: ContentError): Message {
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
        advice: 'Choose a file that ends in .neuromatrix.',
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

type AccessError = Exclude<FileError, ContentError>;

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
    case 'open-elsewhere':
      return {
        title: `${name} is open in another window.`,
        detail: 'A file can be edited in one window at a time.',
        advice: 'Go on in that window, or save under another name.',
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
