import { catalogue } from './language.ts';

/** What kinds of files are called in dialogs of the system. */
export const fileKindsWords = catalogue('file-kinds', {
  text: 'Text',
  neuromatrixLibrary: 'Neuromatrix library',
  webPage: 'Web page',
  csvTable: 'CSV table',
});
