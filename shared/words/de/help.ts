import type { helpWords } from '../help.ts';

export const words: typeof helpWords = {
  guide: 'Handbuch',
  pages: 'Seiten',
  searchGuide: 'Handbuch durchsuchen',
  noPageHasTheseWords: 'Keine Seite enthält diese Wörter.',
  pages2: (count) => `${count} Seiten`,
  tour: 'Rundgang',
  stepOf: (text, count) => `Schritt ${text} von ${count}`,
  leaveTour: 'Rundgang verlassen',
  doneF1OpensGuideHelpHas: 'Fertig. F1 öffnet das Handbuch; im Menü „Hilfe“ steht dieser Rundgang.',
  done: 'Erledigt.',
  back: 'Zurück',
  end: 'Beenden',
  next: 'Weiter',
  skip: 'Überspringen',
  beginWithTemplate: 'Mit einer Vorlage beginnen',
  lookCloser: 'Näher hinsehen',
  moveNode: 'Einen Knoten verschieben',
  addWhatItNeeds: 'Ergänzen, was er braucht',
  takeItBack: 'Es zurücknehmen',
  seeWhatSupportsWhat: 'Sehen, was was unterstützt',
  askWhatIf: 'Fragen: Was wäre, wenn',
  keepIt: 'Es behalten',
  drawHowBrainMakesSensesAnd:
    'Zeichnen Sie, wie das Gehirn seine Botenstoffe bildet, wahrnimmt und abbaut, und sehen Sie in einer Matrix, wovon jeder von ihnen abhängt.',
  openFile: 'Datei öffnen…',
  backToDiagram: 'Zurück zum Diagramm',
  emptyCanvas: 'Leeres Diagramm',
  orDragEntityFromLibraryOnto:
    'oder ziehen Sie einen Eintrag aus der Bibliothek auf die Zeichenfläche',
  recentFiles: 'Zuletzt verwendete Dateien',
};
