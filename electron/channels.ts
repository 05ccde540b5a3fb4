/** The preload script sends the path of a dropped file to the main process on a channel that no page can use. */
export const droppedFileChannel = 'dropped-file';
