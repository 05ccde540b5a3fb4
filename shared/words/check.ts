import { counted, listText, numberText, plural } from './grammar.ts';
import { catalogue } from './language.ts';

/** The problems that the checks find in a diagram, and their fixes. */
export const checkWords = catalogue('check', {
  quoted: (text: string) => `“${text}”`,
  change: (right: string) => `Change it to ${right}`,
  merge: (count: number) => (count === 2 ? 'Merge them' : `Merge the ${numberText(count)}`),

  linkFromThingItself: 'Link from a node to itself',
  nothingConvertedIntoItself:
    'Nothing is converted into itself. A node can regulate itself; check that this is what you mean.',
  linkLeadsBackWhere: (claim: string) => `The link ${claim} leads back to where it starts.`,
  removeLink: 'Remove the link',

  nodeWithoutLinks: 'Node without links',
  saysNothingAboutHow: 'The diagram does not say how it relates to anything else.',
  connectedNothing: (node: string) => `${node} is not connected to anything.`,
  drawKnownLinks: (count: number) =>
    count === 1 ? 'Draw the known link' : `Draw ${numberText(count)} known links`,

  cofactorAttachedNothing: 'Cofactor that nothing needs',
  cofactorMattersByWhat:
    'A cofactor matters through what needs it: an enzyme, a transporter or a reaction.',
  cofactorNothingDiagram: (node: string) => `${node} is a cofactor of nothing in this diagram.`,
  linkEndsNothing: (claim: string) => `The link ${claim} ends at nothing.`,

  transmitterNoPrecursorLeads: 'Neurotransmitter without a precursor',
  transmitterMadeFromPrecursor:
    'A neurotransmitter is made from a precursor by conversions. Without that path the matrix shows no precursor for it, and a what-if cannot tell what a shortage does.',
  noPathConversionsLeads: (node: string) =>
    `No path of conversions leads from a precursor to ${node}.`,
  drawStepFrom: (source: string) => `Draw the step from ${source}`,

  nodesOnTopEach: 'Overlapping nodes',
  oneHidesPartOther:
    'One hides part of the other. Compartments, groups and drawings are not checked.',
  liesOn: (node: string, under: string) => `${node} overlaps ${under}.`,
  moveAside: 'Move it aside',

  labelThatDoesNotFit: 'Label that does not fit',
  partTextCutOff: 'Part of the text is cut off or runs over the border of the node.',
  labelDoesNotFit: (node: string) => `The label of ${node} does not fit.`,
  headingDoesNotFit: (container: string) => `The heading of ${container} does not fit.`,
  makeNodeFit: 'Make the node larger',

  linkWithoutEvidence: 'Link without evidence',
  nothingSaysWhoFound: 'No source is given, so a reader cannot check it.',
  hasNoEvidence: (claim: string) => `${claim} has no evidence.`,
  attachLibrarysEvidence: 'Add the library’s evidence',

  contestedClaimNotMarked: 'Contested claim that is not marked',
  claimLibraryCallsContested:
    'The library calls this claim contested, or evidence contradicts it. Readers of the diagram should see that.',
  librarySaysSo: 'the library says so',
  referencesContradict: (count: number) =>
    count === 1 ? 'a reference contradicts it' : `${numberText(count)} references contradict it`,
  contestedButNotMarked: (claim: string, reason: string) =>
    `${claim} is contested (${reason}) but not marked as contested.`,
  markAsContested: 'Mark as contested',

  contradictingSigns: 'Contradicting links',
  oneThingCannotPlainly:
    'One node cannot both raise and lower another. If the sources disagree, mark both links as contested; if it depends on dose or place, say so in their notes.',
  contradicts: (claim: string, other: string) => `${claim} contradicts ${other}.`,

  identifierWrongForm: 'Identifier of the wrong form',
  doesNotLookAs:
    'It does not look like an identifier of its database, so it leads nowhere. Unknown databases are not checked.',
  malformed: (parts: { id: string; of: string; database: string; example: string }) =>
    `“${parts.id}” of ${parts.of} is not an identifier of ${parts.database}, such as ${parts.example}.`,

  nodeWithoutIdentifier: 'Node without an identifier',
  nameAloneLeavesOpen:
    'A name alone does not say which molecule is meant. With an identifier, other programs know it too.',
  takeFromLibrary: 'Take it from the library',
  hasNoIdentifier: (node: string) => `${node} has no identifier.`,

  entityDrawnTwice: 'Entity drawn twice',
  twoNodesOneKind:
    'Two nodes of one kind in the same compartment stand for the same entity. What is connected to one does not count for the other.',
  drawnAgain: (node: string, count: number) =>
    `${node} is drawn ${times(count)} in the same place.`,

  enzymeWithoutKnownCofactor: 'Enzyme without its known cofactor',
  libraryKnowsCofactorsEnzyme:
    'The library knows cofactors of this enzyme that are not connected to it, so the matrix and a what-if do not see them.',
  lacksCofactors: (enzyme: string, cofactors: readonly string[]) =>
    `${enzyme} lacks ${plural(cofactors.length, { one: 'a cofactor', other: 'cofactors' })} that the library knows: ${listText(cofactors)}.`,
  add: (name: string) => `Add ${name}`,
  addAll: (names: readonly string[]) => (names.length === 1 ? `Add ${names[0] ?? ''}` : 'Add them'),

  enzymeWithoutReaction: 'Enzyme without a reaction',
  whatEnzymeNeedsReaches:
    'What an enzyme needs reaches a neurotransmitter only through the reaction that the enzyme catalyzes.',
  catalyzesNoReactionDiagram: (enzyme: string) =>
    `${enzyme} catalyzes no reaction in this diagram.`,
  connectReaction: 'Connect it to its reaction',

  reactionWithoutEnzyme: 'Reaction without an enzyme',
  withoutEnzymeConversionShows:
    'Without its enzyme, a conversion shows none of the cofactors that it needs. Conversions that leave out steps, or that need no enzyme by the library, are not checked.',
  noEnzymeDrawnFor: (claim: string, known: string | undefined) =>
    known === undefined
      ? `No enzyme is drawn for ${claim}.`
      : `No enzyme is drawn for ${claim}; the library knows ${known}.`,
  connect: (name: string) => `Connect ${name}`,

  brokenReference: 'Broken reference',
  referenceMissingFromList:
    'The reference is missing from the list, is empty, or has a DOI or PubMed ID that leads nowhere.',
  evidenceNamesReferenceNot: (name: string) =>
    `The evidence of ${name} names a reference that is not in the list.`,
  removeEvidence: 'Remove that evidence',
  referenceSaysNothingCould: (id: string) =>
    `The reference ${id} has nothing by which it could be found.`,
  noDoi: (text: string, reference: string) =>
    `“${text}” in the reference ${reference} is not a DOI.`,
  noPubmedId: (text: string, reference: string) =>
    `“${text}” in the reference ${reference} is not a PubMed ID.`,

  publicationListedTwice: 'Publication listed twice',
  wouldGetTwoNumbers:
    'It would get two numbers in a list of references. Two entries are the same publication if they share a DOI or PubMed ID, or a title when nothing else tells them apart.',
  listedAgain: (reference: string, count: number) =>
    `${reference} is listed ${times(count)} in the references.`,

  nameSpreadsheetChanged: 'Name changed by a spreadsheet',
  spreadsheetsTakeSomeNames:
    'Spreadsheets turn some gene names into dates or numbers, and write an error where a formula fails. The file no longer has the original name.',
  looksLike: {
    date: 'a date',
    number: 'a number',
    'date-number': 'the number of a date',
    error: 'the word of a failed formula',
  },
  changedName: (name: string, looksLike: string, candidates: readonly string[]) =>
    candidates.length === 0
      ? `${name} looks like ${looksLike}, which a spreadsheet made of a name. Look up the name where the table came from.`
      : `${name} looks like ${looksLike}, which a spreadsheet made of a name. It may have been ${listText(candidates, 'or')}.`,
  endangeredName: (name: string, looksLike: string, candidates: readonly string[]) =>
    `${name} is a name that spreadsheets take for ${looksLike}; today it is called ${listText(candidates, 'or')}.`,
  renamedGene: (former: string, present: string) => `${former} (now ${present})`,
  identifierSuchAs: (example: string) => `an identifier such as ${example}`,
});

function times(count: number): string {
  return count === 2 ? 'twice' : counted(count, { one: 'time', other: 'times' });
}
