import { counted, numberText } from '../grammar.ts';
import type { reportWords } from '../report.ts';

export const words: typeof reportWords = {
  untitled: 'Ohne Titel',
  asOf: (date) => `Stand: ${date}`,
  caution:
    'Zur Bildung. Dieser Bericht folgt aus den Verbindungen eines Diagramms und, bei einem Szenario, der Bibliothek darum herum. Er informiert und ist kein medizinischer Rat.',
  credit: 'Neuromatrix · zur Bildung, kein medizinischer Rat',
  page: (page, pages) => `Seite ${numberText(page)} von ${numberText(pages)}`,

  diagramHas: ({ nodes, links, references }) =>
    `Das Diagramm hat ${counted(nodes, { one: 'Knoten', other: 'Knoten' })} und ${counted(links, { one: 'Verbindung', other: 'Verbindungen' })}, mit ${references === 0 ? 'keiner Literatur' : counted(references, { one: 'Literaturangabe', other: 'Literaturangaben' })}.`,
  matrixTellsHow: (factors, transmitters) =>
    `Die Unterstützungsmatrix zeigt, wie ${counted(factors, { one: 'Faktor', other: 'Faktoren' })} ${counted(transmitters, { one: 'Neurotransmitter', other: 'Neurotransmitter' })} ${factors === 1 ? 'unterstützt' : 'unterstützen'}.`,
  figureLeavesOut: (what) => `Die Abbildung lässt weg: ${what}.`,

  diagram: 'Das Diagramm.',
  diagramSmallNumbersName: 'Das Diagramm. Kleine Zahlen verweisen auf die Literatur am Ende.',
  diagramPart: (part, parts) => `Das Diagramm, Teil ${numberText(part)} von ${numberText(parts)}.`,
  legend: 'Legende',

  supportMatrix: 'Unterstützungsmatrix',
  supportFactor: 'Unterstützungsfaktor',
  matrixCaption:
    'Wie jeder Faktor jeden Neurotransmitter und jedes Ergebnis unterstützt, über welchen Schritt, und wie viel einer Änderung so ankommt. Zahlen in Klammern verweisen auf die Literatur.',
  matrixTooLarge:
    'Die Matrix dieses Projekts ist zu groß, um sie auf Papier zu lesen. Exportieren Sie sie stattdessen als Tabelle (CSV).',
  contested: 'umstritten',
  idle: (factors) => `Kein Weg führt zu einem Neurotransmitter dieses Diagramms von: ${factors}.`,
  andMore: (names, more) => `${names} und ${numberText(more)} weitere`,

  whatIf: (scenario) => `Was wäre, wenn: ${scenario}`,
  whyScenario: (scenario) => `Warum: ${scenario}`,
  scenarioSetsNothingLow: 'Dieses Szenario stellt nichts niedrig oder hoch.',
  noNeurotransmitterChanges: 'kein Neurotransmitter ändert sich.',
  alsoDrawn: 'Auch gezeichnet',
  notDrawnChangedToo: 'Nicht gezeichnet, aber auch geändert',
  openOutside: (count) =>
    `Für ${numberText(count)} weitere, die nicht gezeichnet sind, ist es nicht entschieden.`,
  neurotransmitter: 'Neurotransmitter',
  level: 'Spiegel',
  whatFound: 'Befund',
  whatElseChanges: 'Was sich sonst ändert',
  why: 'Warum',
  reasonsCaution:
    'Der am besten gestützte Grund steht zuerst. Zahlen verweisen auf die Literatur, die einen Schritt belegt; keine Angabe belegt die ganze Kette.',
  more: (count) => `Und ${numberText(count)} weitere.`,
  moreWays: (count) => `Und ${counted(count, { one: 'weiterer Weg', other: 'weitere Wege' })}.`,

  references: 'Literatur',
  notes: 'Notizen',
  appendixSameDatabases: 'Anhang: dieselben Einträge in Datenbanken',
};
