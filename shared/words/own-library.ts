import { numberText } from './grammar.ts';
import { catalogue } from './language.ts';

/** What is wrong with the file of an own library, and what its entries say of themselves. */
export const ownLibraryWords = catalogue('own-library', {
  source: 'Own library',
  contradicted: (count: number) => `References against it in the diagram: ${numberText(count)}.`,
  file: 'The file',
  notLibrary: 'This is not a Neuromatrix library.',
  versionMissing: 'The version is missing.',
  laterVersion: (version: number) =>
    `A later version of Neuromatrix wrote this library (version ${version}). Update the program, then import it again.`,
});
