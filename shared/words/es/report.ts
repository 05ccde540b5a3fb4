import { counted, numberText } from '../grammar.ts';
import type { reportWords } from '../report.ts';

export const words: typeof reportWords = {
  untitled: 'Sin título',
  asOf: (date) => `A fecha de ${date}`,
  caution:
    'Con fines educativos. Este informe se deduce de los enlaces de un diagrama y, en un escenario, de la biblioteca que lo rodea. Informa y no es consejo médico.',
  credit: 'Neuromatrix · educativo, no es consejo médico',
  page: (page, pages) => `Página ${numberText(page)} de ${numberText(pages)}`,

  diagramHas: ({ nodes, links, references }) =>
    `El diagrama tiene ${counted(nodes, { one: 'nodo', other: 'nodos' })} y ${counted(links, { one: 'enlace', other: 'enlaces' })}, ${references === 0 ? 'sin referencias' : `con ${counted(references, { one: 'referencia', other: 'referencias' })}`}.`,
  matrixTellsHow: (factors, transmitters) =>
    `La matriz de apoyo muestra cómo ${counted(factors, { one: 'factor apoya', other: 'factores apoyan' })} ${counted(transmitters, { one: 'neurotransmisor', other: 'neurotransmisores' })}.`,
  figureLeavesOut: (what) => `La figura omite ${what}.`,

  diagram: 'El diagrama.',
  diagramSmallNumbersName: 'El diagrama. Los números pequeños remiten a las referencias del final.',
  diagramPart: (part, parts) => `El diagrama, parte ${numberText(part)} de ${numberText(parts)}.`,
  legend: 'Leyenda',

  supportMatrix: 'Matriz de apoyo',
  supportFactor: 'Factor de apoyo',
  matrixCaption:
    'Cómo apoya cada factor a cada neurotransmisor y resultado, mediante qué paso, y cuánto de un cambio llega por esta vía. Los números entre corchetes remiten a las referencias.',
  matrixTooLarge:
    'La matriz de este proyecto es demasiado grande para leerla en papel. Expórtela como tabla (CSV).',
  contested: 'discutido',
  idle: (factors) => `Ninguna ruta lleva a un neurotransmisor de este diagrama desde: ${factors}.`,
  andMore: (names, more) => `${names} y ${numberText(more)} más`,

  whatIf: (scenario) => `Qué pasaría si: ${scenario}`,
  whyScenario: (scenario) => `Por qué: ${scenario}`,
  scenarioSetsNothingLow: 'Este escenario no pone nada bajo ni alto.',
  noNeurotransmitterChanges: 'ningún neurotransmisor cambia.',
  alsoDrawn: 'También dibujado',
  notDrawnChangedToo: 'Sin dibujar, pero también cambia',
  openOutside: (count) => `Para ${numberText(count)} más que no están dibujados no se ha decidido.`,
  neurotransmitter: 'Neurotransmisor',
  level: 'Nivel',
  whatFound: 'Hallazgo',
  whatElseChanges: 'Qué más cambia',
  why: 'Por qué',
  reasonsCaution:
    'La razón mejor respaldada va primero. Los números remiten a las referencias que prueban un paso; ninguna referencia prueba toda la cadena.',
  more: (count) => `Y ${numberText(count)} más.`,
  moreWays: (count) => `Y ${counted(count, { one: 'vía', other: 'vías' })} más.`,

  references: 'Referencias',
  notes: 'Notas',
  appendixSameDatabases: 'Apéndice: las mismas entidades en bases de datos',
};
