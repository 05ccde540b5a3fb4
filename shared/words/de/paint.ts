import { numberText } from '../grammar.ts';
import type { paintWords } from '../paint.ts';

export const words: typeof paintWords = {
  credit: 'Erstellt mit Neuromatrix. Informiert; kein medizinischer Rat.',
  modified: (date) => `Geändert ${date}`,
  badges: {
    state: 'Zustand',
    modification: 'Modifikation',
    information: 'Informationseinheit',
    status: 'Status',
  },
  lines: {
    solid: 'Durchgezogene Linie',
    dashed: 'Gestrichelte Linie',
    dotted: 'Gepunktete Linie',
    double: 'Doppelte Linie',
  },
  lineMeaning: (line, meanings) => `${line}: ${meanings}`,
  referenceWithoutTitle: 'Literaturangabe ohne Titel.',
  etAl: (authors) => `${authors} et al.`,
  labValues: 'Laborwerte',
  whatIf: (scenario) => `Was wäre, wenn: ${scenario}`,
  moreChangesMarkedDiagram: (count) =>
    `${numberText(count)} weitere Änderungen sind im Diagramm markiert.`,
  tile: ({ row, column, page, pages }) =>
    `Zeile ${row}, Spalte ${column} · Seite ${page} von ${pages}`,
  attachedProject: 'Das Projekt, das dieses Bild zeigt. Neuromatrix öffnet es.',

  besideDiagram: 'Neben dem Diagramm',
  drawnSmaller: (percent) =>
    `Das Diagramm ist mit ${percent} % gezeichnet: Keine Folie ist größer als 56 Zoll.`,
  headsAsShapes: (count) =>
    count === 1
      ? 'Die Spitze einer Verbindung ist eine Form neben der Linie, weil PowerPoint kein solches Ende hat. Beim Verschieben der Linie bleibt sie zurück.'
      : `Die Spitzen von ${numberText(count)} Verbindungen sind Formen neben der Linie, weil PowerPoint keine solchen Enden hat. Beim Verschieben der Linie bleiben sie zurück.`,
  bendsAsLines: (count) =>
    count === 1
      ? 'Eine Verbindung folgt einem Bogen oder Knicken, die kein Verbinder in PowerPoint hat. Sie ist eine Linie, die bleibt, wenn ihre Knoten verschoben werden.'
      : `${numberText(count)} Verbindungen folgen einem Bogen oder Knicken, die kein Verbinder in PowerPoint hat. Sie sind Linien, die bleiben, wenn ihre Knoten verschoben werden.`,
};
