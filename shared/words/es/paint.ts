import { numberText } from '../grammar.ts';
import type { paintWords } from '../paint.ts';

export const words: typeof paintWords = {
  credit: 'Hecho con Neuromatrix. Informa; no es consejo médico.',
  modified: (date) => `Modificado: ${date}`,
  badges: {
    state: 'Estado',
    modification: 'Modificación',
    information: 'Unidad de información',
    status: 'Situación',
  },
  lines: {
    solid: 'Línea continua',
    dashed: 'Línea discontinua',
    dotted: 'Línea de puntos',
    double: 'Línea doble',
  },
  lineMeaning: (line, meanings) => `${line}: ${meanings}`,
  referenceWithoutTitle: 'Referencia sin título.',
  etAl: (authors) => `${authors} et al.`,
  labValues: 'Valores de laboratorio',
  whatIf: (scenario) => `Qué pasaría si: ${scenario}`,
  moreChangesMarkedDiagram: (count) =>
    `${numberText(count)} cambios más están marcados en el diagrama.`,
  tile: ({ row, column, page, pages }) =>
    `Fila ${row}, columna ${column} · página ${page} de ${pages}`,
  attachedProject: 'El proyecto que muestra esta imagen. Neuromatrix lo abre.',

  besideDiagram: 'Junto al diagrama',
  drawnSmaller: (percent) =>
    `El diagrama está dibujado al ${percent} %: ninguna diapositiva mide más de 56 pulgadas.`,
  headsAsShapes: (count) =>
    count === 1
      ? 'La punta de un enlace es una forma junto a la línea, porque PowerPoint no tiene ese extremo. Si se mueve la línea, se queda atrás.'
      : `Las puntas de ${numberText(count)} enlaces son formas junto a la línea, porque PowerPoint no tiene esos extremos. Si se mueve la línea, se quedan atrás.`,
  bendsAsLines: (count) =>
    count === 1
      ? 'Un enlace sigue una curva o unos quiebros que ningún conector de PowerPoint tiene. Es una línea, que se queda cuando se mueven sus nodos.'
      : `${numberText(count)} enlaces siguen una curva o unos quiebros que ningún conector de PowerPoint tiene. Son líneas, que se quedan cuando se mueven sus nodos.`,
};
