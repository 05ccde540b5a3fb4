import type { canvasWords } from '../canvas.ts';

export const words: typeof canvasWords = {
  pressEnterOrSpaceToSelect: 'Eingabe- oder Leertaste wählt die Verbindung aus.',
  diagram: 'Diagramm',
  zoom: 'Zoom',
  arrange: 'Anordnen',
  changedTo: (label) => `Geändert in: ${label}.`,
  relationOfNewLink: 'Beziehung der neuen Verbindung',
  noLinkWasDrawnLetIt:
    'Keine Verbindung gezeichnet: Lassen Sie sie über dem Diagramm los.',
  nowChooseWhatToLinkIt: 'Wählen Sie jetzt, womit es verbunden werden soll.',
  words: {
    any: 'Was keine Evidenz hat, ist abgeblendet',
    strong: 'Was keine starke Evidenz hat, ist abgeblendet',
  },
  showAll: 'Alles anzeigen',
  overviewOfDiagram: 'Übersicht über das Diagramm',
  andMore: (names, more) => `${names} und ${more} weitere`,
  presentation: 'Präsentation',
  previousStep: 'Vorheriger Schritt',
  stepOf: (number, count) => `Schritt ${number} von ${count}`,
  nextStep: 'Nächster Schritt',
  endPresentation: 'Präsentation beenden',
  label: 'Beschriftung',
  unnamed: (label) => `${label} ohne Namen`,
  isNoLongerSelected: (name) => `${name} ist nicht mehr ausgewählt.`,
  selectedInAll: (name, count) => `${name} ausgewählt, insgesamt ${count}.`,
  selectedPressEnterToRenameIt: (name) => `${name} ausgewählt. Die Eingabetaste benennt um.`,
  placed: (label) => `${label} platziert.`,
  notePointsToNodeOrLink:
    'Eine Notiz verweist auf einen Knoten oder eine Verbindung: Lassen Sie sie dort los.',
  whatIsOnNoLayer: 'Was auf keiner Ebene liegt',
  neighboursOf: 'Nachbarn von',
  upstreamOf: 'Stromaufwärts von',
  downstreamOf: 'Stromabwärts von',
  pathsBetween: 'Pfade zwischen',
  thereIsNo: 'Zwischen diesen Elementen gibt es keinen Pfad.',
  focusOnEscape: (count) => `Fokus auf ${count}. Escape beendet ihn.`,
  wholeDiagramIs: 'Das ganze Diagramm wird angezeigt.',
  nothingToPresent: {
    pathway:
      'Es gibt keine Verbindungen, die durch das Diagramm führen: Zeichnen Sie zuerst welche.',
    layers: 'Auf keiner sichtbaren Ebene liegt etwas: Legen Sie zuerst Elemente auf Ebenen.',
  },
};
