import {
  carrierExtensions,
  carrierFormats,
  imageFormats,
} from '../../shared/project/image-formats.ts';
import { exportedFile, type ExportedKind } from '../../shared/open/exported-files.ts';
import { readableExtensions } from '../../shared/formats/known-formats.ts';
import { windowWords } from '../../shared/words/window.ts';

interface ChosenFile {
  readonly file: File;
  /** Null where the browser cannot write back. */
  readonly handle: FileSystemFileHandle | null;
}

/** How this browser lets a person choose files. All of it may throw what the browser throws. */
export interface BrowserFiles {
  /** Whether it can write to a file that the person chooses; otherwise it only has downloads. */
  readonly canWrite: boolean;
  /** Null: cancelled. */
  chooseProject(): Promise<ChosenFile | null>;
  /** `download`: this browser cannot write to a file that the person chooses. Null: cancelled. */
  chooseTarget(
    suggestedName: string,
    type: ExportedKind,
  ): Promise<FileSystemFileHandle | 'download' | null>;
  download(name: string, content: Blob): void;
}

/** Projects, what else can be read, and the images that can carry a project. */
const openedType: FilePickerAcceptType = {
  get description() {
    return windowWords.projectsPathwaysAnd;
  },
  accept: {
    'application/octet-stream': readableExtensions.map((extension) => asPickers(extension)),
    ...Object.fromEntries(
      carrierFormats.map((format) => {
        const { mediaType, extensions } = imageFormats[format];
        return [mediaType, extensions.map(asPickers)];
      }),
    ),
  },
};

function pickerType(kind: ExportedKind): FilePickerAcceptType {
  const { label, mediaType, extensions } = exportedFile(kind);
  return { description: label, accept: { [mediaType]: extensions.map(asPickers) } };
}

/** For pickers: only the last part of a longer extension. */
function asPickers(extension: string): `.${string}` {
  return `.${extension.split('.').at(-1) ?? extension}`;
}

/** The File System Access API where the browser has it, else uploads and downloads. */
export function createBrowserFiles(page: Window & typeof globalThis): BrowserFiles {
  // The types promise them in every browser; only Chromium has them, and only on pages that are served securely.
  const hasPickers: boolean = 'showOpenFilePicker' in page && 'showSaveFilePicker' in page;
  return {
    canWrite: hasPickers,
    chooseProject: () => (hasPickers ? openByPicker(page) : openByInput(page.document)),
    chooseTarget: async (suggestedName, type) => {
      if (!hasPickers) return 'download';
      const options = { suggestedName, types: [pickerType(type)], id: type };
      return nullIfCancelled(page.showSaveFilePicker(options));
    },
    download: (name, content) => download(page.document, name, content),
  };
}

async function openByPicker(page: typeof globalThis): Promise<ChosenFile | null> {
  const options = { types: [openedType], id: 'project' };
  const chosen = await nullIfCancelled(page.showOpenFilePicker(options));
  return chosen ? { handle: chosen[0], file: await chosen[0].getFile() } : null;
}

async function nullIfCancelled<Value>(picked: Promise<Value>): Promise<Value | null> {
  try {
    return await picked;
  } catch (error) {
    if (isCancellation(error)) return null;
    throw error;
  }
}

function openByInput(document: Document): Promise<ChosenFile | null> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = [...readableExtensions, ...carrierExtensions].map(asPickers).join(',');
  return new Promise((resolve) => {
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      resolve(file ? { file, handle: null } : null);
    });
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  });
}

function download(document: Document, name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The download has its own hold on the content shortly after the click was dispatched.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The person closed the picker. Only valid for a picker: elsewhere this name means that the browser gave up. */
function isCancellation(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
