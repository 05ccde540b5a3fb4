import { catalogue } from './language.ts';

/** What contradicts itself in a library. */
export const libraryFaultsWords = catalogue('library-faults', {
  idUsedTwice: 'This ID is used twice.',
  notIdentifier: (id: string, database: string) => `“${id}” is not an identifier of ${database}.`,
  endsNowhere: (id: string) => `It ends at “${id}”, which is not an entity.`,
  goesByWay: (via: string) =>
    `It goes through “${via}”, which is not an enzyme, transporter or process.`,
  notNeurotransmitter: (id: string) => `“${id}” is not a neurotransmitter.`,
  unlistedReference: (reference: string) =>
    `Its evidence names the reference “${reference}”, which is not listed.`,
});
