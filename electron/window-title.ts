import { basename } from 'node:path';
import { oneLine } from '../shared/session/file-names.ts';

/** UTF-16 code units; a title bar shows no more. */
const MAX_TITLE = 200;

interface Titled {
  readonly file: { readonly path: string } | null;
  readonly title: string;
  readonly edited: boolean;
}

/** What a dialog or a menu calls the document. */
export function documentName(document: Titled): string {
  const name = document.file === null ? document.title : basename(document.file.path);
  return oneLine(name.slice(0, MAX_TITLE)) || 'Untitled';
}

/** macOS marks an edited document in the close button and names the program in the menu bar. */
export function windowTitle(document: Titled, platform: NodeJS.Platform): string {
  const name = documentName(document);
  if (platform === 'darwin') return name;
  return `${document.edited ? '● ' : ''}${name} — Neuromatrix`;
}
