import { catalogue } from './language.ts';

/** What is wrong with identifiers, and what tidying them does. Each follows the name of the element. */
export const identifiersWords = catalogue('identifiers', {
  conflict: (own: string, entry: string, known: string) =>
    `has ${own}, but ${entry} in the library has ${known}.`,
  missingButKnown: 'has no identifier; the library knows one.',
  missing: 'has no identifier.',
  malformed: (id: string, database: string, example: string) =>
    `has “${id}” of ${database}, whose identifiers look like ${example}.`,
  unknownDatabase: (identifier: string) => `has ${identifier}, from an unknown database.`,
  adds: (identifier: string, entry: string) => `Adds ${identifier}, as ${entry} in the library.`,
  removesDuplicate: (identifier: string) => `Removes ${identifier}, which is there twice.`,
  rewrites: (identifier: string, right: string) => `Writes ${identifier} as ${right}.`,
});
