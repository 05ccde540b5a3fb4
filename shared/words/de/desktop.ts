import type { desktopWords } from '../desktop.ts';

export const words: typeof desktopWords = {
  neuromatrixProject: 'Neuromatrix-Projekt',
  projectsPathwaysAndImages: 'Projekte, Stoffwechselwege und Bilder',
  allFiles: 'Alle Dateien',
  openProject: 'Projekt öffnen',
  saveProjectAs: 'Projekt speichern unter',
  exportImage: 'Bild exportieren',
  exportAs: (format) => `Exportieren als ${format}`,
  replaceExisting: (name) => `„${name}“ gibt es bereits. Möchten Sie die Datei ersetzen?`,
  replacingOverwrites: 'Beim Ersetzen wird ihr Inhalt überschrieben.',
  replace: 'Ersetzen',
  recentFile: 'Zuletzt verwendete Datei',
  droppedIsNoFile: 'Was abgelegt wurde, ist keine Datei auf diesem Computer.',
  project: 'Das Projekt',
  sentNoProject: (kind) => `Was gesendet wurde, ist kein Projekt: ${kind}.`,
  savedAs: (name) => `Gespeichert als „${name}“.`,

  saveChanges: (name) => `Möchten Sie die Änderungen an „${name}“ speichern?`,
  changesWillBeLost: 'Ohne Speichern gehen Ihre Änderungen verloren.',
  save: 'Speichern',
  dontSave: 'Nicht speichern',
  cancel: 'Abbrechen',
  unsavedWork: 'Nicht gespeicherte Arbeit',
  workThatWasNotSaved: 'Nicht gespeicherte Arbeit',
  savedDiscardedOrOpenByNow:
    'Sie wurde inzwischen gespeichert, verworfen oder in einem anderen Fenster geöffnet.',

  windowStopped: (name) => `Das Fenster von „${name}“ funktioniert nicht mehr.`,
  loadingAgainOffersWork: 'Laden Sie es neu: Es bietet die nicht gespeicherte Arbeit an.',
  windowDoesNotAnswer: (name) => `Das Fenster von „${name}“ reagiert nicht.`,
  waitOrLoadAgain: (isEdited) =>
    'Vielleicht ist es mit etwas Großem beschäftigt. Sie können warten oder es neu laden.' +
    (isEdited
      ? ' Dann bietet es die nicht gespeicherte Arbeit an, bis auf die letzten zwei Sekunden.'
      : ''),
  wait: 'Warten',
  loadAgain: 'Neu laden',
  closeWindow: 'Fenster schließen',
  stoppedThreeTimes: 'Dieses Fenster hat dreimal nicht mehr funktioniert',
  workIsSafe: 'Ihre Arbeit ist sicher. Speichern Sie sie hier und beginnen Sie dann ohne sie neu.',
  noUnsavedWork: 'Es gibt keine nicht gespeicherte Arbeit.',
  kept: (time) => `Aufbewahrt ${time}`,
  saveAs: 'Speichern unter…',
  saveAsFile: (name) => `${name} als Datei speichern`,
  fileIsAsLastSaved: (name) => `Die Datei ${name} ist so, wie Sie sie zuletzt gespeichert haben.`,
  showInFolder: 'Im Ordner anzeigen',
  startAgainEmpty: 'Leer neu beginnen',
  somethingWentWrong: 'Etwas ist schiefgegangen',
  saveUnderAnotherName:
    'Ihre Arbeit ist noch in ihrem Fenster. Speichern Sie sie zur Sicherheit unter einem anderen Namen und starten Sie Neuromatrix dann neu.',

  new: 'Neu',
  open: 'Öffnen…',
  opensEmptyWindow: 'Öffnet ein leeres Fenster',
  openRecent: 'Zuletzt verwendet',
  clearRecent: 'Liste leeren',
  noRecentFiles: 'Keine Dateien',
  fullScreen: 'Vollbild',
  showLog: 'Protokoll anzeigen',
  exit: 'Beenden',
  quit: 'Beenden',
  noSuggestions: 'Keine Vorschläge',
  fileHasOtherNamesWhichWould: 'Die Datei hat weitere Namen, unter denen der alte Inhalt bliebe.',
  itIsNotFile: 'Es ist keine Datei.',
  deviceOrPipe: 'ein Gerät oder eine Pipe',
  theseAreNoMotifsOfThis: 'Das sind keine Motive dieser Version.',
};
