/** A dropped file's path goes from the preload script to the main process on a channel that no page can name. */
export const droppedFileChannel = 'dropped-file';
