import type { ExportedFormat } from '../../shared/host.ts';
import { isCancellation } from './dom-errors.ts';

type SavedType = 'project' | ExportedFormat;

interface ChosenFile {
  readonly file: File;
  /** Null where the browser cannot write back. */
  readonly handle: FileSystemFileHandle | null;
}

/** How this browser lets a person choose files. All of it may throw what the browser throws. */
export interface BrowserFiles {
  /** Whether it can write to a place that the person chooses; else all it has is downloads. */
  readonly canWrite: boolean;
  /** Null: cancelled. */
  chooseProject(): Promise<ChosenFile | null>;
  /** `download`: this browser cannot write to a place that the person chooses. Null: cancelled. */
  chooseTarget(
    suggestedName: string,
    type: SavedType,
  ): Promise<FileSystemFileHandle | 'download' | null>;
  download(name: string, content: Blob): void;
}

const PROJECT_EXTENSION = '.neuromatrix';

const pickerTypes: Record<SavedType, FilePickerAcceptType> = {
  project: {
    description: 'Neuromatrix project',
    accept: { 'application/x-neuromatrix+json': PROJECT_EXTENSION },
  },
  svg: { description: 'SVG image', accept: { 'image/svg+xml': '.svg' } },
  png: { description: 'PNG image', accept: { 'image/png': '.png' } },
  pdf: { description: 'PDF document', accept: { 'application/pdf': '.pdf' } },
  jpeg: { description: 'JPEG image', accept: { 'image/jpeg': ['.jpg', '.jpeg'] } },
  csv: { description: 'CSV table', accept: { 'text/csv': '.csv' } },
  webp: { description: 'WebP image', accept: { 'image/webp': '.webp' } },
};

/** Projects and the images that can carry one. */
const openedType: FilePickerAcceptType = {
  description: 'Neuromatrix project, or image with one',
  accept: {
    ...pickerTypes.project.accept,
    ...pickerTypes.png.accept,
    ...pickerTypes.svg.accept,
    ...pickerTypes.pdf.accept,
  },
};

/** The File System Access API where the browser has it, else uploads and downloads. */
export function createBrowserFiles(page: Window & typeof globalThis): BrowserFiles {
  // The types promise them to every browser; only Chromium's have them, and only in pages that are served securely.
  const hasPickers: boolean = 'showOpenFilePicker' in page && 'showSaveFilePicker' in page;
  return {
    canWrite: hasPickers,
    chooseProject: () => (hasPickers ? openByPicker(page) : openByInput(page.document)),
    chooseTarget: async (suggestedName, type) => {
      if (!hasPickers) return 'download';
      const options = { suggestedName, types: [pickerTypes[type]], id: type };
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
  input.accept = `${PROJECT_EXTENSION},application/json,.png,.svg,.pdf`;
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
  // The download has taken its own hold of the content once the click has been dispatched and a little later at most.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
