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
  idUsedTwice: 'This ID is used twice.',
  notIdentifier: (id: string, database: string) => `“${id}” is not an identifier of ${database}.`,
  endsNowhere: (id: string) => `It ends at “${id}”, which is not an entity.`,
  goesByWay: (via: string) =>
    `It goes through “${via}”, which is not an enzyme, transporter or process.`,
  notNeurotransmitter: (id: string) => `“${id}” is not a neurotransmitter.`,
  unlistedReference: (reference: string) =>
    `Its evidence names the reference “${reference}”, which is not listed.`,
});
