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
import { desktopWords } from '../shared/words/desktop.ts';

const projectFilter: FileFilter = {
  get name() {
    return desktopWords.neuromatrixProject;
  },
  extensions: [projectExtension],
};
/** Images can carry the project that they show. */
const openedFilters: FileFilter[] = [
  {
    get name() {
      return desktopWords.projectsPathwaysAndImages;
    },
    extensions: [...readableExtensions, ...carrierExtensions],
  },
  projectFilter,
  ...formatIds.filter(isForeign).map((id) => ({
    name: formatOf(id).label,
    extensions: formatOf(id).extensions.map(
      (extension) => extension.split('.').at(-1) ?? extension,
    ),
  })),
  {
    get name() {
      return desktopWords.allFiles;
    },
    extensions: ['*'],
  },
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
    title: desktopWords.openProject,
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
    message: desktopWords.saveChanges(name),
    detail: desktopWords.changesWillBeLost,
    buttons: [desktopWords.save, desktopWords.dontSave, desktopWords.cancel],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  });
  return choices[answer.response] ?? 'cancel';
}

async function mayReplace(window: BrowserWindow, path: string): Promise<boolean> {
  const answer = await dialog.showMessageBox(window, {
    type: 'warning',
    message: desktopWords.replaceExisting(basename(path)),
    detail: desktopWords.replacingOverwrites,
    buttons: [desktopWords.replace, desktopWords.cancel],
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
