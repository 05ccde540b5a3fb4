import { carrierExtensions } from '../shared/project/image-formats.ts';
import { access } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { dialog, type BrowserWindow, type FileFilter } from 'electron';
import {
  formatIds,
  formatOf,
  type FormatId,
  readableExtensions,
} from '../shared/formats/known-formats.ts';
import { projectExtension, withExtension } from '../shared/session/file-names.ts';

const projectFilter: FileFilter = { name: 'Neuromatrix project', extensions: [projectExtension] };
/** Images can carry the project that they show. */
const openedFilters: FileFilter[] = [
  {
    name: 'Projects, pathways and images',
    extensions: [...readableExtensions, ...carrierExtensions],
  },
  projectFilter,
  ...formatIds.filter(isForeign).map((id) => ({
    name: formatOf(id).label,
    extensions: formatOf(id).extensions.map(
      (extension) => extension.split('.').at(-1) ?? extension,
    ),
  })),
  { name: 'All files', extensions: ['*'] },
];

function isForeign(id: FormatId): boolean {
  return id !== 'neuromatrix' && formatOf(id).reads;
}

interface SaveQuestion {
  readonly title: string;
  readonly name: string;
  /** `null`: the system's own choice. */
  readonly folder: string | null;
  readonly kind: FileFilter;
  readonly extension: string;
}

/** The files chosen; none if cancelled. */
export async function askWhatToOpen(
  window: BrowserWindow,
  folder: string | null,
): Promise<readonly string[]> {
  const answer = await dialog.showOpenDialog(window, {
    title: 'Open Project',
    properties: ['openFile'],
    filters: openedFilters,
    ...(folder === null ? {} : { defaultPath: folder }),
  });
  return answer.canceled ? [] : answer.filePaths;
}

/** The path chosen, with the extension that belongs to it; `null` if cancelled. */
export async function askWhereToSave(
  window: BrowserWindow,
  question: SaveQuestion,
): Promise<string | null> {
  const answer = await dialog.showSaveDialog(window, {
    title: question.title,
    defaultPath: question.folder === null ? question.name : join(question.folder, question.name),
    filters: [question.kind],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  if (answer.canceled || answer.filePath === '') return null;
  const { extensions } = question.kind;
  const given = extensions.find((one) => answer.filePath.toLowerCase().endsWith(`.${one}`));
  const path = withExtension(answer.filePath, given ?? question.extension);
  // The dialog asked about replacing the name that was typed, not the name with its extension.
  const isAgreed = path === answer.filePath || !(await exists(path));
  return isAgreed || (await mayReplace(window, path)) ? path : null;
}

export type UnsavedChoice = 'save' | 'discard' | 'cancel';

export async function askAboutUnsaved(window: BrowserWindow, name: string): Promise<UnsavedChoice> {
  const choices = ['save', 'discard', 'cancel'] as const;
  const answer = await dialog.showMessageBox(window, {
    type: 'warning',
    message: `Do you want to save the changes you made to “${name}”?`,
    detail: 'Your changes will be lost if you do not save them.',
    buttons: ['Save', 'Don’t Save', 'Cancel'],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  });
  return choices[answer.response] ?? 'cancel';
}

async function mayReplace(window: BrowserWindow, path: string): Promise<boolean> {
  const answer = await dialog.showMessageBox(window, {
    type: 'warning',
    message: `“${basename(path)}” already exists. Do you want to replace it?`,
    detail: 'Replacing it will overwrite what it holds.',
    buttons: ['Replace', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return answer.response === 0;
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
