import { listText, numberText, plural } from '../grammar.ts';
import type { checkWords } from '../check.ts';

export const words: typeof checkWords = {
  quoted: (text) => `„${text}“`,
  change: (right) => `In ${right} ändern`,
  merge: (count) => (count === 2 ? 'Zusammenführen' : `Die ${numberText(count)} zusammenführen`),

  linkFromThingItself: 'Verbindung eines Knotens mit sich selbst',
  nothingConvertedIntoItself:
    'Nichts wird in sich selbst umgewandelt. Ein Knoten kann sich selbst regulieren; prüfen Sie, ob Sie das meinen.',
  linkLeadsBackWhere: (claim) => `Die Verbindung ${claim} führt dorthin zurück, wo sie beginnt.`,
  removeLink: 'Verbindung entfernen',

  nodeWithoutLinks: 'Knoten ohne Verbindungen',
  saysNothingAboutHow: 'Das Diagramm sagt nicht, wie er mit anderem zusammenhängt.',
  connectedNothing: (node) => `${node} ist mit nichts verbunden.`,
  drawKnownLinks: (count) =>
    count === 1
      ? 'Die bekannte Verbindung zeichnen'
      : `${numberText(count)} bekannte Verbindungen zeichnen`,

  cofactorAttachedNothing: 'Kofaktor, den nichts braucht',
  cofactorMattersByWhat:
    'Ein Kofaktor zählt durch das, was ihn braucht: ein Enzym, einen Transporter oder eine Reaktion.',
  cofactorNothingDiagram: (node) => `${node} ist in diesem Diagramm Kofaktor von nichts.`,
  linkEndsNothing: (claim) => `Die Verbindung ${claim} endet an nichts.`,

  transmitterNoPrecursorLeads: 'Neurotransmitter ohne Vorläufer',
  transmitterMadeFromPrecursor:
    'Ein Neurotransmitter entsteht durch Umwandlungen aus einem Vorläufer. Ohne diesen Weg zeigt die Matrix keinen Vorläufer, und ein Szenario kann nicht sagen, was ein Mangel bewirkt.',
  noPathConversionsLeads: (node) =>
    `Kein Weg von Umwandlungen führt von einem Vorläufer zu ${node}.`,
  drawStepFrom: (source) => `Schritt von ${source} aus zeichnen`,

  nodesOnTopEach: 'Überlappende Knoten',
  oneHidesPartOther:
    'Einer verdeckt einen Teil des anderen. Kompartimente, Gruppen und Zeichnungen werden nicht geprüft.',
  liesOn: (node, under) => `${node} überlappt ${under}.`,
  moveAside: 'Zur Seite schieben',

  labelThatDoesNotFit: 'Beschriftung, die nicht passt',
  partTextCutOff: 'Ein Teil des Textes ist abgeschnitten oder ragt über den Rand des Knotens.',
  labelDoesNotFit: (node) => `Die Beschriftung von ${node} passt nicht.`,
  headingDoesNotFit: (container) => `Die Überschrift von ${container} passt nicht.`,
  makeNodeFit: 'Knoten vergrößern',

  linkWithoutEvidence: 'Verbindung ohne Evidenz',
  nothingSaysWhoFound: 'Es ist keine Quelle angegeben, daher kann niemand es nachprüfen.',
  hasNoEvidence: (claim) => `${claim} hat keine Evidenz.`,
  attachLibrarysEvidence: 'Evidenz der Bibliothek ergänzen',

  contestedClaimNotMarked: 'Umstrittene Aussage ohne Markierung',
  claimLibraryCallsContested:
    'Die Bibliothek nennt diese Aussage umstritten, oder Evidenz widerspricht ihr. Wer das Diagramm liest, sollte das sehen.',
  librarySaysSo: 'laut Bibliothek',
  referencesContradict: (count) =>
    count === 1
      ? 'eine Literaturangabe widerspricht'
      : `${numberText(count)} Literaturangaben widersprechen`,
  contestedButNotMarked: (claim, reason) =>
    `${claim} ist umstritten (${reason}), aber nicht als umstritten markiert.`,
  markAsContested: 'Als umstritten markieren',

  contradictingSigns: 'Widersprüchliche Verbindungen',
  oneThingCannotPlainly:
    'Ein Knoten kann einen anderen nicht zugleich erhöhen und senken. Sind sich die Quellen uneins, markieren Sie beide Verbindungen als umstritten; hängt es von Dosis oder Ort ab, sagen Sie es in ihren Notizen.',
  contradicts: (claim, other) => `${claim} widerspricht ${other}.`,

  identifierWrongForm: 'Kennung in falscher Form',
  doesNotLookAs:
    'Sie sieht nicht wie eine Kennung ihrer Datenbank aus und führt daher nirgendwohin. Unbekannte Datenbanken werden nicht geprüft.',
  malformed: ({ id, of, database, example }) =>
    `„${id}“ von ${of} ist keine Kennung von ${database}, etwa ${example}.`,

  nodeWithoutIdentifier: 'Knoten ohne Kennung',
  nameAloneLeavesOpen:
    'Ein Name allein sagt nicht, welches Molekül gemeint ist. Mit einer Kennung wissen es auch andere Programme.',
  takeFromLibrary: 'Aus der Bibliothek übernehmen',
  hasNoIdentifier: (node) => `${node} hat keine Kennung.`,

  entityDrawnTwice: 'Doppelt gezeichneter Eintrag',
  twoNodesOneKind:
    'Zwei Knoten einer Art im selben Kompartiment stehen für denselben Eintrag. Was mit dem einen verbunden ist, zählt nicht für den anderen.',
  drawnAgain: (node, count) => `${node} ist am selben Ort ${times(count)} gezeichnet.`,

  enzymeWithoutKnownCofactor: 'Enzym ohne seinen bekannten Kofaktor',
  libraryKnowsCofactorsEnzyme:
    'Die Bibliothek kennt Kofaktoren dieses Enzyms, die nicht mit ihm verbunden sind; die Matrix und ein Szenario sehen sie daher nicht.',
  lacksCofactors: (enzyme, cofactors) =>
    `${enzyme} fehlt ${plural(cofactors.length, { one: 'ein Kofaktor, den', other: 'Kofaktoren, die' })} die Bibliothek kennt: ${listText(cofactors)}.`,
  add: (name) => `${name} hinzufügen`,
  addAll: (names) => (names.length === 1 ? `${names[0] ?? ''} hinzufügen` : 'Alle hinzufügen'),

  enzymeWithoutReaction: 'Enzym ohne Reaktion',
  whatEnzymeNeedsReaches:
    'Was ein Enzym braucht, erreicht einen Neurotransmitter nur über die Reaktion, die das Enzym katalysiert.',
  catalyzesNoReactionDiagram: (enzyme) =>
    `${enzyme} katalysiert in diesem Diagramm keine Reaktion.`,
  connectReaction: 'Mit seiner Reaktion verbinden',

  reactionWithoutEnzyme: 'Reaktion ohne Enzym',
  withoutEnzymeConversionShows:
    'Ohne ihr Enzym zeigt eine Umwandlung keinen der Kofaktoren, die sie braucht. Umwandlungen, die Schritte auslassen oder laut Bibliothek kein Enzym brauchen, werden nicht geprüft.',
  noEnzymeDrawnFor: (claim, known) =>
    known === undefined
      ? `Für ${claim} ist kein Enzym gezeichnet.`
      : `Für ${claim} ist kein Enzym gezeichnet; die Bibliothek kennt ${known}.`,
  connect: (name) => `${name} verbinden`,

  brokenReference: 'Fehlerhafte Literaturangabe',
  referenceMissingFromList:
    'Die Angabe fehlt in der Liste, ist leer oder hat eine DOI oder PubMed-Kennung, die nirgendwohin führt.',
  evidenceNamesReferenceNot: (name) =>
    `Die Evidenz von ${name} nennt eine Literaturangabe, die nicht in der Liste steht.`,
  removeEvidence: 'Diese Evidenz entfernen',
  referenceSaysNothingCould: (id) =>
    `Die Literaturangabe ${id} hat nichts, womit sie zu finden wäre.`,
  noDoi: (text, reference) => `„${text}“ in der Literaturangabe ${reference} ist keine DOI.`,
  noPubmedId: (text, reference) =>
    `„${text}“ in der Literaturangabe ${reference} ist keine PubMed-Kennung.`,

  publicationListedTwice: 'Doppelt aufgeführte Veröffentlichung',
  wouldGetTwoNumbers:
    'Sie bekäme zwei Nummern im Literaturverzeichnis. Zwei Einträge sind dieselbe Veröffentlichung, wenn sie eine DOI oder PubMed-Kennung teilen, oder einen Titel, wenn sonst nichts sie unterscheidet.',
  listedAgain: (reference, count) => `${reference} steht ${times(count)} im Literaturverzeichnis.`,

  nameSpreadsheetChanged: 'Von einer Tabellenkalkulation geänderter Name',
  spreadsheetsTakeSomeNames:
    'Tabellenkalkulationen machen aus manchen Gennamen ein Datum oder eine Zahl und schreiben einen Fehler, wo eine Formel scheitert. Der ursprüngliche Name ist nicht mehr in der Datei.',
  looksLike: {
    date: 'ein Datum',
    number: 'eine Zahl',
    'date-number': 'die Zahl eines Datums',
    error: 'das Wort einer gescheiterten Formel',
  },
  changedName: (name, looksLike, candidates) =>
    candidates.length === 0
      ? `${name} sieht aus wie ${looksLike}: Eine Tabellenkalkulation machte das aus einem Namen. Schlagen Sie den Namen dort nach, woher die Tabelle stammt.`
      : `${name} sieht aus wie ${looksLike}: Eine Tabellenkalkulation machte das aus einem Namen. Es war vielleicht ${listText(candidates, 'or')}.`,
  endangeredName: (name, looksLike, candidates) =>
    `${name} ist ein Name, den Tabellenkalkulationen für ${looksLike} halten; heute heißt es ${listText(candidates, 'or')}.`,
  renamedGene: (former, present) => `${former} (jetzt ${present})`,
  identifierSuchAs: (example) => `eine Kennung wie ${example}`,
};

function times(count: number): string {
  return count === 2 ? 'zweimal' : `${numberText(count)}-mal`;
}
