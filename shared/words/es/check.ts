import { listText, numberText, plural } from '../grammar.ts';
import type { checkWords } from '../check.ts';

export const words: typeof checkWords = {
  quoted: (text) => `«${text}»`,
  change: (right) => `Cambiarlo a ${right}`,
  merge: (count) => (count === 2 ? 'Unirlos' : `Unir los ${numberText(count)}`),

  linkFromThingItself: 'Enlace de un nodo consigo mismo',
  nothingConvertedIntoItself:
    'Nada se convierte en sí mismo. Un nodo puede regularse a sí mismo; compruebe que es lo que quiere decir.',
  linkLeadsBackWhere: (claim) => `El enlace ${claim} vuelve a donde empieza.`,
  removeLink: 'Quitar el enlace',

  nodeWithoutLinks: 'Nodo sin enlaces',
  saysNothingAboutHow: 'El diagrama no dice cómo se relaciona con lo demás.',
  connectedNothing: (node) => `${node} no está conectado con nada.`,
  drawKnownLinks: (count) =>
    count === 1 ? 'Dibujar el enlace conocido' : `Dibujar ${numberText(count)} enlaces conocidos`,

  cofactorAttachedNothing: 'Cofactor que nada necesita',
  cofactorMattersByWhat:
    'Un cofactor importa por lo que lo necesita: una enzima, un transportador o una reacción.',
  cofactorNothingDiagram: (node) => `${node} no es cofactor de nada en este diagrama.`,
  linkEndsNothing: (claim) => `El enlace ${claim} no termina en nada.`,

  transmitterNoPrecursorLeads: 'Neurotransmisor sin precursor',
  transmitterMadeFromPrecursor:
    'Un neurotransmisor se forma a partir de un precursor mediante conversiones. Sin esa ruta la matriz no muestra ningún precursor, y un escenario no puede decir qué causa una carencia.',
  noPathConversionsLeads: (node) => `Ninguna ruta de conversiones lleva de un precursor a ${node}.`,
  drawStepFrom: (source) => `Dibujar el paso desde ${source}`,

  nodesOnTopEach: 'Nodos superpuestos',
  oneHidesPartOther:
    'Uno oculta parte del otro. Los compartimentos, grupos y dibujos no se comprueban.',
  liesOn: (node, under) => `${node} se superpone a ${under}.`,
  moveAside: 'Apartarlo',

  labelThatDoesNotFit: 'Rótulo que no cabe',
  partTextCutOff: 'Parte del texto está cortada o sobresale del borde del nodo.',
  labelDoesNotFit: (node) => `El rótulo de ${node} no cabe.`,
  headingDoesNotFit: (container) => `El título de ${container} no cabe.`,
  makeNodeFit: 'Agrandar el nodo',

  linkWithoutEvidence: 'Enlace sin evidencia',
  nothingSaysWhoFound: 'No se indica ninguna fuente, así que un lector no puede comprobarlo.',
  hasNoEvidence: (claim) => `${claim} no tiene evidencia.`,
  attachLibrarysEvidence: 'Añadir la evidencia de la biblioteca',

  contestedClaimNotMarked: 'Afirmación discutida sin marcar',
  claimLibraryCallsContested:
    'La biblioteca considera discutida esta afirmación, o hay evidencia que la contradice. Quien lea el diagrama debería verlo.',
  librarySaysSo: 'lo dice la biblioteca',
  referencesContradict: (count) =>
    count === 1
      ? 'una referencia la contradice'
      : `${numberText(count)} referencias la contradicen`,
  contestedButNotMarked: (claim, reason) =>
    `${claim} se discute (${reason}), pero no está marcado como discutido.`,
  markAsContested: 'Marcar como discutido',

  contradictingSigns: 'Enlaces contradictorios',
  oneThingCannotPlainly:
    'Un nodo no puede aumentar y reducir otro a la vez. Si las fuentes discrepan, marque ambos enlaces como discutidos; si depende de la dosis o del lugar, dígalo en sus notas.',
  contradicts: (claim, other) => `${claim} contradice ${other}.`,

  identifierWrongForm: 'Identificador con forma incorrecta',
  doesNotLookAs:
    'No parece un identificador de su base de datos, así que no lleva a ninguna parte. Las bases de datos desconocidas no se comprueban.',
  malformed: ({ id, of, database, example }) =>
    `«${id}» de ${of} no es un identificador de ${database}, como ${example}.`,

  nodeWithoutIdentifier: 'Nodo sin identificador',
  nameAloneLeavesOpen:
    'Un nombre solo no dice a qué molécula se refiere. Con un identificador, otros programas también la conocen.',
  takeFromLibrary: 'Tomarlo de la biblioteca',
  hasNoIdentifier: (node) => `${node} no tiene identificador.`,

  entityDrawnTwice: 'Entidad dibujada dos veces',
  twoNodesOneKind:
    'Dos nodos de un mismo tipo en el mismo compartimento representan la misma entidad. Lo que está conectado con uno no cuenta para el otro.',
  drawnAgain: (node, count) => `${node} está dibujado ${times(count)} en el mismo lugar.`,

  enzymeWithoutKnownCofactor: 'Enzima sin su cofactor conocido',
  libraryKnowsCofactorsEnzyme:
    'La biblioteca conoce cofactores de esta enzima que no están conectados con ella, así que la matriz y un escenario no los ven.',
  lacksCofactors: (enzyme, cofactors) =>
    `A ${enzyme} le ${plural(cofactors.length, { one: 'falta un cofactor', other: 'faltan cofactores' })} que la biblioteca conoce: ${listText(cofactors)}.`,
  add: (name) => `Añadir ${name}`,
  addAll: (names) => (names.length === 1 ? `Añadir ${names[0] ?? ''}` : 'Añadirlos'),

  enzymeWithoutReaction: 'Enzima sin reacción',
  whatEnzymeNeedsReaches:
    'Lo que una enzima necesita llega a un neurotransmisor solo a través de la reacción que la enzima cataliza.',
  catalyzesNoReactionDiagram: (enzyme) =>
    `${enzyme} no cataliza ninguna reacción en este diagrama.`,
  connectReaction: 'Conectarla con su reacción',

  reactionWithoutEnzyme: 'Reacción sin enzima',
  withoutEnzymeConversionShows:
    'Sin su enzima, una conversión no muestra ninguno de los cofactores que necesita. Las conversiones que omiten pasos, o que según la biblioteca no necesitan enzima, no se comprueban.',
  noEnzymeDrawnFor: (claim, known) =>
    known === undefined
      ? `No hay ninguna enzima dibujada para ${claim}.`
      : `No hay ninguna enzima dibujada para ${claim}; la biblioteca conoce ${known}.`,
  connect: (name) => `Conectar ${name}`,

  brokenReference: 'Referencia defectuosa',
  referenceMissingFromList:
    'La referencia falta en la lista, está vacía o tiene un DOI o un identificador de PubMed que no lleva a ninguna parte.',
  evidenceNamesReferenceNot: (name) =>
    `La evidencia de ${name} nombra una referencia que no está en la lista.`,
  removeEvidence: 'Quitar esa evidencia',
  referenceSaysNothingCould: (id) =>
    `La referencia ${id} no tiene nada con lo que se pueda encontrar.`,
  noDoi: (text, reference) => `«${text}» en la referencia ${reference} no es un DOI.`,
  noPubmedId: (text, reference) =>
    `«${text}» en la referencia ${reference} no es un identificador de PubMed.`,

  publicationListedTwice: 'Publicación que aparece dos veces',
  wouldGetTwoNumbers:
    'Tendría dos números en la lista de referencias. Dos entradas son la misma publicación si comparten un DOI o un identificador de PubMed, o un título cuando nada más las distingue.',
  listedAgain: (reference, count) => `${reference} aparece ${times(count)} en las referencias.`,

  nameSpreadsheetChanged: 'Nombre cambiado por una hoja de cálculo',
  spreadsheetsTakeSomeNames:
    'Las hojas de cálculo convierten algunos nombres de genes en fechas o números, y escriben un error donde falla una fórmula. El archivo ya no tiene el nombre original.',
  looksLike: {
    date: 'una fecha',
    number: 'un número',
    'date-number': 'el número de una fecha',
    error: 'la palabra de una fórmula fallida',
  },
  changedName: (name, looksLike, candidates) =>
    candidates.length === 0
      ? `${name} parece ${looksLike}: así lo dejó una hoja de cálculo, y antes era un nombre. Busque el nombre en el origen de la tabla.`
      : `${name} parece ${looksLike}: así lo dejó una hoja de cálculo, y antes era un nombre. Puede que fuera ${listText(candidates, 'or')}.`,
  endangeredName: (name, looksLike, candidates) =>
    `${name} es un nombre que las hojas de cálculo toman por ${looksLike}; hoy se llama ${listText(candidates, 'or')}.`,
  renamedGene: (former, present) => `${former} (ahora ${present})`,
  identifierSuchAs: (example) => `un identificador como ${example}`,
};

function times(count: number): string {
  return count === 2 ? 'dos veces' : `${numberText(count)} veces`;
}
