import type { cliWords } from '../cli.ts';
import { counted, listText, numberText, plural } from '../grammar.ts';

export const words: typeof cliWords = {
  checkUsage:
    'Aufruf: check DATEI... [--json]\n\nSucht in jeder Projektdatei nach Problemen: was falsch ist, was es vermutlich ist und was fehlt. Regeln, die ein Projekt\nstumm geschaltet hat, entfallen. Der Rückgabewert ist 1, wenn es einen Fehler gab oder eine Datei nicht lesbar war.\n\n  --json  ein JSON-Objekt je Zeile und Datei\n',
  columnsWantsSourceNameTargetName:
    '--columns braucht source=NAME,target=NAME und auf Wunsch relation=NAME.',
  isGivenTwice: (repeated) => `--${repeated} ist doppelt angegeben.`,
  nameProjectFile: 'Nennen Sie die Projektdatei.',
  oneFileAtTime: 'Nur eine Datei auf einmal.',
  nameAtLeastOneFile: 'Nennen Sie mindestens eine Datei.',
  canBeTwoNumbersWriteDecimals: (flag, text) =>
    `${flag}: „${text}“ kann zwei Zahlen bedeuten. Schreiben Sie Dezimalen nach einem Punkt.`,
  canBeNumberFromToNot: (flag, least, most, text) =>
    `${flag} kann eine Zahl von ${least} bis ${most} sein, nicht „${text}“.`,
  completionsUsage:
    'Aufruf: completions bash|zsh|fish\n\nGibt aus, womit eine Shell die Befehle von neuromatrix, ihre Optionen und Dateinamen vervollständigt. Schreiben Sie es\ndorthin, wo die Shell es sucht, zum Beispiel:\n\n  neuromatrix completions bash > ~/.local/share/bash-completion/completions/neuromatrix\n  neuromatrix completions zsh  > ~/.zfunc/_neuromatrix\n  neuromatrix completions fish > ~/.config/fish/completions/neuromatrix.fish\n',
  nameOneShell: 'Nennen Sie eine Shell.',
  shell: 'Die Shell',
  nameAtLeastOneFileTo: 'Nennen Sie mindestens eine Datei zum Umwandeln.',
  sayWhereToWriteOOut:
    'Sagen Sie, wohin geschrieben wird: -o ZIEL, oder --out-dir ORDNER mit --to ENDUNG.',
  manyFilesNeedFolderForWhat:
    'Mehrere Dateien brauchen einen Ordner für das Ergebnis: --out-dir ORDNER.',
  sayWhichFormatToWriteTo: 'Sagen Sie, in welchem Format geschrieben wird: --to ENDUNG.',
  obstacles: {
    isRead: 'Diese Datei wird gerade umgewandelt.',
    isTaken: 'Dorthin wird in diesem Lauf schon eine andere Datei geschrieben.',
  },
  reading: (label) => `${label} wird gelesen`,
  writing: (label) => `${label} wird geschrieben`,
  isWrittenAs: (file, label, output) => `${file} ist als ${label} geschrieben: ${output}`,
  diffUsage:
    'Aufruf: diff VORHER NACHHER [--json]\n        diff --git PFAD ALTE-DATEI ALT-HEX ALT-MODUS NEUE-DATEI NEU-HEX NEU-MODUS [NEUER-PFAD]\n\nSagt, worin sich zwei Dateien beliebiger lesbarer Formate unterscheiden: hinzugefügte, entfernte, geänderte und verschobene\nElemente. Endet mit 0 ohne Unterschied, mit 1 bei Unterschieden und mit 2, wenn eine Datei nicht lesbar ist.\n\n  --json  ein JSON-Objekt mit jedem Feld, vorher und nachher\n  --git   nimmt, was git einem externen diff übergibt, und endet mit 0, damit git mit der nächsten Datei weitermacht:\n          git config diff.neuromatrix.command "node /PFAD/ZU/neuromatrix/cli/run.mjs diff --git"\n          und in .gitattributes: *.neuromatrix diff=neuromatrix\n',
  nameTwoFiles: 'Nennen Sie zwei Dateien.',
  gitTakesArgumentsThatGitGives: '--git nimmt die Argumente, die git übergibt.',
  notMergedYetDecideItsConflicts:
    'Noch nicht zusammengeführt. Lösen Sie die Konflikte und fügen Sie sie hinzu.',
  itIsSymbolicLinkBeforeOr: 'Sie ist vorher oder nachher eine symbolische Verknüpfung.',
  noElementDiffers: 'Kein Element unterscheidet sich',
  nameAnotherFileForWhatIs:
    'Nennen Sie eine andere Datei für das, was heil ist: Die beschädigte bleibt, wie sie ist.',
  nothingIsWrong: (file) => `${file}: Alles ist in Ordnung.`,
  toWriteWhatIsIntactTo:
    'Um das Heile in eine neue Datei zu schreiben: doctor FILE -o NEW.neuromatrix',
  writtenTo: (output) => `Geschrieben nach ${output}.`,
  obstacles2: {
    isRead: 'Diese Datei wird gerade gezeichnet.',
    isTaken: 'Eine andere Datei dieses Laufs hat dort ihr Bild.',
  },
  nameProjectFileToDraw: 'Nennen Sie die Projektdatei, die gezeichnet werden soll.',
  giveOOrOutDirNot: 'Geben Sie -o oder --out-dir an, nicht beides.',
  nameImageToWriteOOut: (suggestion) =>
    `Nennen Sie das Bild, das geschrieben wird: -o ZIEL${suggestion}.`,
  manyFilesNeedFolderForTheir:
    'Mehrere Dateien brauchen einen Ordner für ihre Bilder: --out-dir ORDNER.',
  giveSelectOrContainerNotBoth: 'Geben Sie --select oder --container an, nicht beides.',
  containerNeedsIdOfCompartmentOr:
    '--container braucht die Kennung eines Kompartiments oder einer Gruppe.',
  selectNeedsIdsOfElementsSuch: '--select braucht Kennungen von Elementen, etwa n1,n2.',
  giveOneOfScaleWidthAnd: 'Geben Sie nur eines von --scale, --width und --dpi an.',
  widthCanBeWholeNumberOf: (width) =>
    `--width kann eine ganze Zahl von Pixeln sein, nicht „${width}“.`,
  overlapGoesWithTile: '--overlap gehört zu --tile.',
  backgroundCanBeWhiteTransparentTheme: (text) =>
    `--background kann white, transparent, theme oder eine Farbe wie #f8fafc sein, nicht „${text}“.`,
  hasNoElementWithId: (file, missing) => `${file} hat kein Element mit der Kennung „${missing}“.`,
  isNoCompartmentGroupOrComplex: (id) => `„${id}“ ist weder Kompartiment noch Gruppe noch Komplex.`,
  notInImage: (leftOut) => `Nicht im Bild: ${leftOut}.`,
  outputNamesNoFormatThatCan: (output) =>
    `Die Ausgabe „${output}“ nennt kein Format, das geschrieben werden kann.`,
  infoUsage:
    'Aufruf: info DATEI... [--json] [--full]\n\nSagt, was in jeder Datei eines lesbaren Formats ist: Titel, Version, Anzahlen, Ausdehnung, was nicht lesbar war.\n\n  --json  ein JSON-Objekt je Zeile und Datei\n  --full  auch alle Knoten und Verbindungen, wie sie gezeichnet werden\n',
  boundingBox: 'Begrenzung',
  allNodes: '  Alle Knoten',
  allLinks: '  Alle Verbindungen',
  unknownFields: 'Unbekannte Felder',
  keptWithoutEffect: (count) => `${count} (bewahrt, ohne Wirkung)`,
  at: (width, height, x, y) => `${width} × ${height} bei (${x}, ${y})`,
  saysWhatIsInProjectFiles: 'Sagt, was in Projektdateien ist, für Menschen oder als JSON',
  writesPathwayFilesInAnotherFormat:
    'Schreibt Stoffwechselwege in einem anderen Format: GraphML, Cytoscape, SIF und weitere',
  drawsProjectFilesAsImagesSvg:
    'Zeichnet Projektdateien als Bilder: SVG, PDF, PowerPoint, PNG, JPEG, WebP, TIFF',
  tellsWhichFactorSupportsWhichNeurotransmitter:
    'Sagt, welcher Faktor welchen Neurotransmitter unterstützt, und wie',
  tellsWhatChangesWhenSuppliesAre:
    'Sagt, was sich bei niedriger oder hoher Versorgung ändert, und warum',
  solvesPublishedKineticModelAsIt:
    'Löst ein veröffentlichtes kinetisches Modell, unverändert oder geändert',
  writesReportToPrintOrHand:
    'Schreibt einen Bericht zum Drucken oder Weitergeben, als PDF oder HTML',
  looksForProblemsInProjectFiles: 'Sucht Probleme in Projektdateien, für Menschen oder als JSON',
  checksTidiesAndFillsInIdentifiers: 'Prüft, bereinigt und ergänzt die Kennungen einer Datei',
  explainsDamagedProjectFileAndRescues:
    'Erklärt eine beschädigte Projektdatei und rettet, was heil ist',
  saysWhatDiffersBetweenTwoFiles: 'Sagt, worin sich zwei Dateien unterscheiden, auch für git',
  mergesWhatTwoPeopleMadeOf: 'Führt zusammen, was zwei aus einer Datei gemacht haben, auch für git',
  saysWhatBundledLibraryCoversAnd:
    'Sagt, was die mitgelieferte Bibliothek abdeckt und wo Evidenz fehlt',
  printsJsonSchemaOfProjectFile: 'Gibt das JSON-Schema einer Projektdatei aus',
  printsWhatMakesShellCompleteCommands:
    'Gibt aus, womit eine Shell Befehle und Optionen vervollständigt',
  printsManualPageOfCommandLine: 'Gibt die Handbuchseite der Befehlszeile aus',
  commandIsMissing: 'Es fehlt ein Befehl.',
  thereIsNoCommand: (name, name2) => `Es gibt keinen Befehl „${name}“.${name2}`,
  manualUsage:
    'Aufruf: manual\n\nGibt die Handbuchseite der Befehlszeile aus, in der Sprache von man(7):\n\n  neuromatrix manual > neuromatrix.1 && man ./neuromatrix.1\n',
  manualPage: (version, text) => `.TH NEUROMATRIX 1 "" "Neuromatrix ${version}" "Neuromatrix"
.SH BEZEICHNUNG
neuromatrix \\- grafischer Editor für Stoffwechselwege der Neurotransmitter-Unterstützungsmatrix
.SH ÜBERSICHT
.B neuromatrix
[\\fIDATEI\\fR ...]
.br
.B neuromatrix
\\fIBEFEHL\\fR [\\fIARGUMENTE\\fR]
.SH BESCHREIBUNG
Öffnet Dateien im Editor. Mit dem Namen eines Befehls als erstem Wort führt es diesen Befehl aus und braucht keinen Bildschirm.
Eine Datei, die wie ein Befehl heißt, wird als \\fI./NAME\\fR geöffnet.
.SH BEFEHLE
${text}.SH EXIT-STATUS
0, wo alles gut ging, 1, wo nicht, sofern ein Befehl nichts anderes sagt.
`,
  matrixUsage:
    'Aufruf: matrix DATEI [--columns KENNUNG[,KENNUNG]] [--json|--csv]\n\nSagt, welcher Unterstützungsfaktor eines Projekts welchen Neurotransmitter oder welches Ergebnis unterstützt, wie, wie\nstark und auf welchem Pfad.\n\n  --columns KENNUNG[,KENNUNG]  nur diese: Kennungen von Knoten, die Neurotransmitter oder Ergebnisse zeigen. In einem\n                               Diagramm mit so vielen Wegen, dass manche nicht bekannt sind, bleibt so mehr für jede.\n  --json                       als ein JSON-Objekt\n  --csv                        als Tabelle, eine Zeile je Faktor und eine Spalte je Transmitter oder Ergebnis\n',
  chooseOneOfJsonAndCsv: 'Wählen Sie eines von --json und --csv.',
  noNeurotransmitterOrOutcomeOfProject: (
    toOneLine,
  ) => `Kein Neurotransmitter oder Ergebnis des Projekts hat diese Kennung: ${toOneLine}.
`,
  matrixHasTooManyRowsAnd:
    'Die Matrix hat zu viele Zeilen und Spalten für eine Tabelle. Verlangen Sie wenige Spalten (--columns KENNUNG,KENNUNG) oder --json, das nur aufführt, was da ist.',
  nameThreeFilesCommonBaseOurs:
    'Nennen Sie drei Dateien: die gemeinsame Grundlage, unsere und deren.',
  sayWhereToWriteWithO: 'Sagen Sie mit -o ZIEL, wohin geschrieben wird.',
  doesNotNameNodesAndLinks: (label) =>
    `${label} benennt Knoten und Verbindungen nicht, daher ist nicht zu sagen, welche welche ist.`,
  cannotBeMerged: (name, why) => `${name} kann nicht zusammengeführt werden: ${why}
`,
  mergedWithoutConflict: 'ohne Konflikt zusammengeführt',
  notAsInFile: (count) => `Nicht wie in der Datei: ${numberText(count)}`,
  nameReportToWriteOOut:
    'Nennen Sie den Bericht, der geschrieben wird: -o ZIEL.pdf oder -o ZIEL.html.',
  nameAnotherFileForReportIt:
    'Nennen Sie eine andere Datei für den Bericht: Er käme an die Stelle des Projekts.',
  outputHasToEndInPdf: (output) => `Die Ausgabe „${output}“ muss auf .pdf oder .html enden.`,
  schemaUsage: 'Aufruf: schema\n\nGibt das JSON-Schema (Entwurf 2020-12) einer Projektdatei aus.\n',
  itHas: (variants) => ` Es hat ${variants}.`,
  modelHasNoVariant: (value, variant, guess) =>
    `Das Modell ${value} hat keine Variante „${variant}“.${guess}`,
  nameModel: (all) => `Nennen Sie das Modell: ${all}.`,
  thereAre: (all) => ` Es gibt: ${all}.`,
  thereIsNoModel: (unknown, guess) => `Es gibt kein Modell „${unknown}“.${guess}`,
  setNeedsNameAndFactorSuch: (one) =>
    `--set braucht einen Namen und einen Faktor, etwa tph2=0.5, nicht „${one}“.`,
  setNamesTwiceGiveItOne: (name) => `--set nennt „${name}“ doppelt. Geben Sie einen Faktor an.`,
  andBothSetNameOneOf: (before, name, parameter) =>
    `„${before}“ und „${name}“ setzen beide ${parameter}. Nennen Sie eines davon.`,
  inCannotBeSetModelsFind: (model, name) =>
    `In ${model} kann ${name} nicht gesetzt werden: Die Modelle bestimmen es gemeinsam.`,
  modelDoesNotHaveNorWhat: (model, label) =>
    `Das Modell ${model} hat ${label} nicht, auch nicht, was darauf wirkt.`,
  nothingInModelIsCalled: (model, name, guess) =>
    `Nichts im Modell ${model} heißt „${name}“.${guess}`,
  sayWhatIsLowOrHigh: 'Sagen Sie, was niedrig oder hoch ist: --low KENNUNG oder --high KENNUNG.',
  chooseOneOfAllAndAbout: 'Wählen Sie eines von --all und --about.',
  jsonHasEverythingSoAboutHas: '--json enthält alles, daher hat --about darin keinen Platz.',
  workingItOut: (clearLine, floor) => `${clearLine}Wird berechnet: ${floor} %`,
  cannotBeLowAndHighAt: (name) => `„${name}“ kann nicht zugleich niedrig und hoch sein.`,
  libraryKnowsButDiagramDoesNot: (name, label) =>
    `Die Bibliothek kennt „${name}“ (${label}), aber das Diagramm enthält es nicht.`,
  diagramHasNothingThatScenarioCould: (stands) =>
    `${stands} Das Diagramm hat nichts, was ein Szenario ändern könnte.`,
  withoutOnlyDrawnLibraryCountsToo: (stands) =>
    `${stands} Ohne --only-drawn zählt auch die Bibliothek.`,
  neitherDiagramNorLibraryHasAnything: (name, guess) =>
    `Weder das Diagramm noch die Bibliothek hat etwas namens „${name}“.${guess}`,
  canMeanSeveralThingsUseId: (name, ids) =>
    `„${name}“ kann mehreres bedeuten. Verwenden Sie eine Kennung: ${ids}.`,
  whyOfMoreAllTellsAll: (rest) =>
    `Warum bei ${rest} weiteren: --all sagt alles, --about NAME sagt eines.`,
  itIsNotDrawnAndIt: (ids) => `${ids}: nicht gezeichnet, und es ändert sich nicht.`,
  notDrawnAndChangedToo: 'Nicht gezeichnet, und auch geändert',
  writeErrors: {
    missing: 'Den Ordner, in den geschrieben werden soll, gibt es nicht.',
    'no-permission': 'Das System verweigert das Schreiben dort.',
    'disk-full': 'Der Datenträger ist voll.',
    'quota-exceeded': 'Ihr Anteil am Datenträger ist aufgebraucht.',
    'drive-lost': 'Das Laufwerk antwortet nicht.',
    'disk-failed': 'Der Datenträger meldet einen Fehler.',
    'file-busy': 'Ein anderes Programm hält die Datei fest.',
    'is-a-folder': 'Es gibt sie schon, und sie ist keine Datei.',
    'not-a-file': 'Es gibt sie schon, und sie ist keine Datei.',
    'link-loop': 'Es ist eine Verknüpfung, die auf sich selbst zurückführt.',
    'not-replaceable':
      'Die Datei dort kann nicht als Ganzes ersetzt werden: Ihr Ordner erlaubt keine neuen Dateien, sie hat mehrere Namen, oder sie ist einzeln eingehängt. Schreiben Sie unter einem anderen Namen und kopieren Sie den Inhalt hinüber.',
  },
  stopped: (output, isWritten) =>
    isWritten
      ? `Angehalten. ${output} war davor ganz geschrieben.`
      : `Angehalten. ${output} ist, wie es war.`,
  notWritten: (reason) =>
    reason === null
      ? 'Es konnte nicht geschrieben werden.'
      : `Es konnte nicht geschrieben werden. Das System meldet: ${reason}`,
  canBeNot: (flag, choices, given) =>
    `${flag} kann ${listText(choices, 'or')} sein, nicht „${given}“.`,
  didYouMean: (names) => `Meinten Sie ${listText(names, 'or')}?`,
  andMore: (more) => `  … und ${numberText(more)} weitere`,
  andMoreWays: (more) =>
    `Und ${more} ${plural(more, { one: 'weiterer Weg', other: 'weitere Wege' })}.`,
  severities: {
    error: (count) => counted(count, { one: 'Fehler', other: 'Fehler' }),
    warning: (count) => counted(count, { one: 'Warnung', other: 'Warnungen' }),
    hint: (count) => counted(count, { one: 'Hinweis', other: 'Hinweise' }),
  },
  mutedRules: (count) => counted(count, { one: 'stumme Regel', other: 'stumme Regeln' }),
  fix: (label) => `Abhilfe: ${label}.`,
  intact: (nodes, links) =>
    `Heil: ${counted(nodes, { one: 'Knoten', other: 'Knoten' })} und ${counted(links, { one: 'Verbindung', other: 'Verbindungen' })}.`,
  supportFactors: (count) =>
    counted(count, { one: 'Unterstützungsfaktor', other: 'Unterstützungsfaktoren' }),
  neurotransmitters: (count) =>
    counted(count, { one: 'Neurotransmitter', other: 'Neurotransmitter' }),
  outcomes: (count) => counted(count, { one: 'Ergebnis', other: 'Ergebnisse' }),
  cells: (count) => counted(count, { one: 'Zelle', other: 'Zellen' }),
  columns: (count) => counted(count, { one: 'Spalte', other: 'Spalten' }),
  linkWithPoints: (name, source, target, points) =>
    `${name}  ${source} zu ${target}, ${points} Punkte`,
  noFormatToWrite: (given, offered) =>
    `--to kann eine Endung oder der Name eines Formats sein, nicht „${given}“; es gibt ${offered.join(', ')}.`,
  modelsShareNothing: (models, all) =>
    `Die Modelle ${listText(models)} haben nichts gemeinsam; fragen Sie sie einzeln. Es gibt: ${all}.`,
  steadyState: 'Stationärer Zustand',
  changeAgainstBase: 'Änderung gegenüber der Basis',
  assumptions: 'Annahmen',
  limits: 'Grenzen',
  sources: 'Quellen',
  linksWithoutPublication: (count) =>
    `Verbindungen, hinter denen keine Veröffentlichung steht, ${count}:`,
  referencesFromMemory: (count) =>
    `Literaturangaben, die teils aus dem Gedächtnis stammen, nicht geprüft, ${count}:`,
  mergedWithConflicts: (count) =>
    `zusammengeführt mit ${counted(count, { one: 'Konflikt', other: 'Konflikten' })}`,
  namedAndMore: (named, more) => (more > 0 ? `${named} und ${more} weitere` : named),
  bundledFontLacks: (texts) =>
    `Der mitgelieferten Schrift fehlt ${texts}: Dies bleibt Text in einer anderen Schrift.`,
  boxesStandFor: (texts) => `Keine Schrift auf diesem Rechner hat ${texts}: Kästchen stehen dafür.`,
  missingFromImage: (texts) => `Keine Schrift auf diesem Rechner hat ${texts}: Es fehlt im Bild.`,
  notCompared: {
    both: 'Nicht verglichen, weil beide Fassungen nicht lesbar sind.',
    old: 'Nicht verglichen, weil die alte nicht lesbar ist.',
    new: 'Nicht verglichen, weil die neue nicht lesbar ist.',
  },
  cannotDraw: (output, extension, offered) =>
    extension === ''
      ? `Die Ausgabe „${output}“ hat keine Endung; möglich ist ${offered}.`
      : `Die Ausgabe „${output}“ endet auf ${extension}; möglich ist ${offered}.`,
  noNameForFormat: (output, format) =>
    `„${output}“ ist kein Name für ${format}; lassen Sie --format weg.`,
  outputNamesNoFormat: (output, offered) =>
    `Die Ausgabe „${output}“ nennt kein Format; es gibt ${offered.join(', ')}.`,
  oneTooMany: (file) => `Für „${file}“ ist kein Platz.`,
  oursTheirsFileHas: (where, ours, theirs, taken) =>
    `  ${where}: unsere ${ours}; deren ${theirs}; die Datei hat ${taken}`,
  noColumn: (wanted, columns) =>
    columns.length === 0
      ? `Es gibt keine Spalte „${wanted}“; es gibt gar keine.`
      : `Es gibt keine Spalte „${wanted}“; es gibt ${columns.map((name) => `„${name}“`).join(', ')}.`,
  sheetsShowsWholeDiagramLeaveSelect:
    '--sheets zeigt das ganze Diagramm; lassen Sie --select und --container weg.',
  tileAndOrientationGoWithPaperA3:
    '--tile und --orientation gehören zu --paper a3, a4 oder letter.',
};
