import type { DroppedFile } from '../../shared/host.ts';

/** Remembers the handles of the files last dropped on the page, because a `File` alone cannot be written back. */
export interface DroppedHandles {
  find(file: DroppedFile): Promise<FileSystemHandle | null>;
}

interface Drop {
  readonly key: string;
  readonly handle: Promise<FileSystemHandle | null>;
}

export function createDroppedHandles(page: Pick<Window, 'addEventListener'>): DroppedHandles {
  let last: readonly Drop[] = [];
  // Capturing: handles can be had only while the event is being dispatched, whoever else stops it.
  const onDrop = (event: DragEvent) => {
    last = [...(event.dataTransfer?.items ?? [])].flatMap(toDrop);
  };
  page.addEventListener('drop', onDrop, { capture: true });
  return {
    find: async (file) => {
      const drop = last.find(({ key }) => key === keyOf(file));
      // Without a handle the file can still be read, only not written back.
      return drop ? drop.handle.catch(() => null) : null;
    },
  };
}

function toDrop(item: DataTransferItem): Drop[] {
  const file = item.kind === 'file' ? item.getAsFile() : null;
  const canGiveHandle: boolean = 'getAsFileSystemHandle' in item;
  return file && canGiveHandle ? [{ key: keyOf(file), handle: item.getAsFileSystemHandle() }] : [];
}

/** Every look at a drop gives other `File` objects, so they are told apart by what they say. */
function keyOf(file: DroppedFile): string {
  return file instanceof File
    ? JSON.stringify([file.name, file.size, file.lastModified])
    : file.name;
}
