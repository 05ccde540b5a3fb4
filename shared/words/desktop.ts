import { catalogue } from './language.ts';

/** What the desktop program says around its windows: dialogs of the system, menus, crashes. The log is in English. */
export const desktopWords = catalogue('desktop', {
  // Files
  neuromatrixProject: 'Neuromatrix project',
  projectsPathwaysAndImages: 'Projects, pathways and images',
  allFiles: 'All files',
  openProject: 'Open Project',
  saveProjectAs: 'Save Project As',
  exportImage: 'Export Image',
  exportAs: (format: string) => `Export as ${format}`,
  replaceExisting: (name: string) => `“${name}” already exists. Do you want to replace it?`,
  replacingOverwrites: 'Replacing it will overwrite what it holds.',
  replace: 'Replace',
  recentFile: 'Recent file',
  droppedIsNoFile: 'What was dropped is not a file on this computer.',
  project: 'The project',
  sentNoProject: (kind: string) => `What was sent is no project: ${kind}.`,
  savedAs: (name: string) => `Saved as “${name}”.`,

  // Work that is not saved
  saveChanges: (name: string) => `Do you want to save the changes you made to “${name}”?`,
  changesWillBeLost: 'Your changes will be lost if you do not save them.',
  save: 'Save',
  dontSave: 'Don’t Save',
  cancel: 'Cancel',
  unsavedWork: 'Unsaved work',
  workThatWasNotSaved: 'Work that was not saved',
  savedDiscardedOrOpenByNow: 'It was saved, discarded or opened in another window by now.',

  // Windows that fail
  windowStopped: (name: string) => `The window of “${name}” has stopped working.`,
  loadingAgainOffersWork: 'Load it again: it offers the work that was not saved.',
  windowDoesNotAnswer: (name: string) => `The window of “${name}” does not answer.`,
  waitOrLoadAgain: (isEdited: boolean) =>
    'It may be busy with something large. You can wait for it, or load it again.' +
    (isEdited
      ? ' Then it offers the work that was not saved, but for the last two seconds of it.'
      : ''),
  wait: 'Wait',
  loadAgain: 'Load Again',
  closeWindow: 'Close Window',
  stoppedThreeTimes: 'This window stopped working three times',
  workIsSafe: 'Your work is safe. Save it here, then start again without it.',
  noUnsavedWork: 'There is no unsaved work.',
  kept: (time: string) => `Kept ${time}`,
  saveAs: 'Save As…',
  saveAsFile: (name: string) => `Save ${name} as a file`,
  fileIsAsLastSaved: (name: string) => `The file ${name} is as it was when you last saved it.`,
  showInFolder: 'Show it in its folder',
  startAgainEmpty: 'Start Again, Empty',
  somethingWentWrong: 'Something went wrong',
  saveUnderAnotherName:
    'Your work is still in its window. Save it under another name to be safe, then restart Neuromatrix.',

  // Menus of the system
  new: 'New',
  open: 'Open…',
  opensEmptyWindow: 'Opens an empty window',
  openRecent: 'Open Recent',
  clearRecent: 'Clear Recent',
  noRecentFiles: 'No Recent Files',
  fullScreen: 'Full Screen',
  showLog: 'Show Log',
  exit: 'Exit',
  quit: 'Quit',
  noSuggestions: 'No Suggestions',
  theseAreNoMotifsOfThis: 'These are no motifs of this version.',
});
