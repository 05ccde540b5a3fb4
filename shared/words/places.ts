import { catalogue } from './language.ts';

/** Where in a file or a project something is, as reports on reading and writing name it. */
export const placesWords = catalogue('places', {
  file: 'the file',
  line: (line: number) => `line ${line}`,
});
