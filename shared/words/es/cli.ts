import type { cliWords } from '../cli.ts';
import { counted, listText, numberText, plural } from '../grammar.ts';

export const words: typeof cliWords = {
  checkUsage:
    'Uso: check ARCHIVO... [--json]\n\nBusca problemas en cada archivo de proyecto: lo que está mal, lo que probablemente lo está y lo que falta. Las reglas que\nun proyecto ha silenciado se omiten. El código de salida es 1 si hubo un error o un archivo que no se pudo leer.\n\n  --json  un objeto JSON por línea y archivo\n',
  columnsWantsSourceNameTargetName:
    '--columns necesita source=NOMBRE,target=NOMBRE y, si se desea, relation=NOMBRE.',
  isGivenTwice: (repeated) => `--${repeated} se ha dado dos veces.`,
  nameProjectFile: 'Indique el archivo de proyecto.',
  oneFileAtTime: 'Un solo archivo cada vez.',
  nameAtLeastOneFile: 'Indique al menos un archivo.',
  canBeTwoNumbersWriteDecimals: (flag, text) =>
    `${flag}: «${text}» puede ser dos números. Escriba los decimales después de un punto.`,
  canBeNumberFromToNot: (flag, least, most, text) =>
    `${flag} puede ser un número de ${least} a ${most}, no «${text}».`,
  completionsUsage:
    'Uso: completions bash|zsh|fish\n\nImprime lo que hace que un intérprete complete las órdenes de neuromatrix, sus opciones y los nombres de archivo.\nEscríbalo donde el intérprete lo busca, por ejemplo:\n\n  neuromatrix completions bash > ~/.local/share/bash-completion/completions/neuromatrix\n  neuromatrix completions zsh  > ~/.zfunc/_neuromatrix\n  neuromatrix completions fish > ~/.config/fish/completions/neuromatrix.fish\n',
  nameOneShell: 'Indique un intérprete.',
  shell: 'El intérprete',
  nameAtLeastOneFileTo: 'Indique al menos un archivo para convertir.',
  sayWhereToWriteOOut: 'Indique dónde escribir: -o SALIDA, o --out-dir CARPETA con --to EXT.',
  manyFilesNeedFolderForWhat:
    'Varios archivos necesitan una carpeta para lo que se escribe: --out-dir CARPETA.',
  sayWhichFormatToWriteTo: 'Indique qué formato escribir: --to EXT.',
  obstacles: {
    isRead: 'Es un archivo que se está convirtiendo.',
    isTaken: 'En esta ejecución ya se escribe ahí otro archivo.',
  },
  reading: (label) => `Leyendo ${label}`,
  writing: (label) => `Escribiendo ${label}`,
  isWrittenAs: (file, label, output) => `${file} se ha escrito como ${label}: ${output}`,
  diffUsage:
    'Uso: diff ANTES DESPUÉS [--json]\n     diff --git RUTA ARCHIVO-VIEJO HEX-VIEJO MODO-VIEJO ARCHIVO-NUEVO HEX-NUEVO MODO-NUEVO [RUTA-NUEVA]\n\nDice en qué difieren dos archivos de cualquier formato legible: elementos añadidos, quitados, cambiados y movidos.\nTermina con 0 si nada difiere, con 1 si algo difiere y con 2 si un archivo no se puede leer.\n\n  --json  un objeto JSON con cada campo, antes y después\n  --git   toma lo que git da a un diff externo y termina con 0, para que git siga con el archivo siguiente:\n          git config diff.neuromatrix.command "node /RUTA/A/neuromatrix/cli/run.mjs diff --git"\n          y en .gitattributes: *.neuromatrix diff=neuromatrix\n',
  nameTwoFiles: 'Indique dos archivos.',
  gitTakesArgumentsThatGitGives: '--git toma los argumentos que da git.',
  notMergedYetDecideItsConflicts: 'Aún sin combinar. Decida sus conflictos y añádalo.',
  itIsSymbolicLinkBeforeOr: 'Es un enlace simbólico, antes o después.',
  noElementDiffers: 'Ningún elemento difiere',
  nameAnotherFileForWhatIs:
    'Indique otro archivo para lo que está intacto: el dañado queda como está.',
  nothingIsWrong: (file) => `${file}: todo está bien.`,
  toWriteWhatIsIntactTo:
    'Para escribir lo intacto en un archivo nuevo: doctor FILE -o NEW.neuromatrix',
  writtenTo: (output) => `Escrito en ${output}.`,
  obstacles2: {
    isRead: 'Es un archivo que se está dibujando.',
    isTaken: 'Otro archivo de esta ejecución tiene ahí su imagen.',
  },
  nameProjectFileToDraw: 'Indique el archivo de proyecto que se dibuja.',
  giveOOrOutDirNot: 'Dé -o o --out-dir, no ambos.',
  nameImageToWriteOOut: (suggestion) => `Indique la imagen que se escribe: -o SALIDA${suggestion}.`,
  manyFilesNeedFolderForTheir:
    'Varios archivos necesitan una carpeta para sus imágenes: --out-dir CARPETA.',
  giveSelectOrContainerNotBoth: 'Dé --select o --container, no ambos.',
  containerNeedsIdOfCompartmentOr:
    '--container necesita el identificador de un compartimento o grupo.',
  selectNeedsIdsOfElementsSuch: '--select necesita identificadores de elementos, como n1,n2.',
  giveOneOfScaleWidthAnd: 'Dé solo uno de --scale, --width y --dpi.',
  widthCanBeWholeNumberOf: (width) =>
    `--width puede ser un número entero de píxeles, no «${width}».`,
  overlapGoesWithTile: '--overlap va con --tile.',
  backgroundCanBeWhiteTransparentTheme: (text) =>
    `--background puede ser white, transparent, theme o un color como #f8fafc, no «${text}».`,
  hasNoElementWithId: (file, missing) =>
    `${file} no tiene ningún elemento con el identificador «${missing}».`,
  isNoCompartmentGroupOrComplex: (id) => `«${id}» no es un compartimento, grupo ni complejo.`,
  notInImage: (leftOut) => `No está en la imagen: ${leftOut}.`,
  outputNamesNoFormatThatCan: (output) =>
    `La salida «${output}» no nombra ningún formato que se pueda escribir.`,
  infoUsage:
    'Uso: info ARCHIVO... [--json] [--full]\n\nDice qué hay en cada archivo de cualquier formato legible: título, versión, cantidades, extensión, lo que no se pudo leer.\n\n  --json  un objeto JSON por línea y archivo\n  --full  también todos los nodos y enlaces, tal como se dibujan\n',
  boundingBox: 'Límites',
  allNodes: '  Todos los nodos',
  allLinks: '  Todos los enlaces',
  unknownFields: 'Campos desconocidos',
  keptWithoutEffect: (count) => `${count} (conservados, sin efecto)`,
  at: (width, height, x, y) => `${width} × ${height} en (${x}, ${y})`,
  saysWhatIsInProjectFiles: 'Dice qué hay en los archivos de proyecto, para personas o como JSON',
  writesPathwayFilesInAnotherFormat:
    'Escribe rutas metabólicas en otro formato: GraphML, Cytoscape, SIF y otros',
  drawsProjectFilesAsImagesSvg:
    'Dibuja archivos de proyecto como imágenes: SVG, PDF, PowerPoint, PNG, JPEG, WebP, TIFF',
  tellsWhichFactorSupportsWhichNeurotransmitter:
    'Dice qué factor apoya a qué neurotransmisor, y cómo',
  tellsWhatChangesWhenSuppliesAre:
    'Dice qué cambia cuando los suministros son bajos o altos, y por qué',
  solvesPublishedKineticModelAsIt: 'Resuelve un modelo cinético publicado, tal cual o modificado',
  writesReportToPrintOrHand: 'Escribe un informe para imprimir o entregar, como PDF o HTML',
  looksForProblemsInProjectFiles:
    'Busca problemas en archivos de proyecto, para personas o como JSON',
  checksTidiesAndFillsInIdentifiers:
    'Comprueba, ordena y completa los identificadores de un archivo',
  explainsDamagedProjectFileAndRescues:
    'Explica un archivo de proyecto dañado y rescata lo que está intacto',
  saysWhatDiffersBetweenTwoFiles: 'Dice en qué difieren dos archivos, también para git',
  mergesWhatTwoPeopleMadeOf: 'Combina lo que dos personas hicieron de un archivo, también para git',
  saysWhatBundledLibraryCoversAnd: 'Dice qué abarca la biblioteca incluida y dónde falta evidencia',
  printsJsonSchemaOfProjectFile: 'Imprime el esquema JSON de un archivo de proyecto',
  printsWhatMakesShellCompleteCommands:
    'Imprime lo que hace que un intérprete complete órdenes y opciones',
  printsManualPageOfCommandLine: 'Imprime la página de manual de la línea de órdenes',
  commandIsMissing: 'Falta una orden.',
  thereIsNoCommand: (name, name2) => `No existe la orden «${name}».${name2}`,
  manualUsage:
    'Uso: manual\n\nImprime la página de manual de la línea de órdenes, en el lenguaje de man(7):\n\n  neuromatrix manual > neuromatrix.1 && man ./neuromatrix.1\n',
  manualPage: (version, text) => `.TH NEUROMATRIX 1 "" "Neuromatrix ${version}" "Neuromatrix"
.SH NOMBRE
neuromatrix \\- editor visual de rutas para la matriz de apoyo a los neurotransmisores
.SH SINOPSIS
.B neuromatrix
[\\fIARCHIVO\\fR ...]
.br
.B neuromatrix
\\fIORDEN\\fR [\\fIARGUMENTOS\\fR]
.SH DESCRIPCIÓN
Abre archivos en el editor. Con el nombre de una orden como primera palabra ejecuta esa orden y no necesita pantalla.
Un archivo que se llama como una orden se abre como \\fI./NOMBRE\\fR.
.SH ÓRDENES
${text}.SH ESTADO DE SALIDA
0 si todo fue bien, 1 si no, salvo que una orden diga otra cosa.
`,
  matrixUsage:
    'Uso: matrix ARCHIVO [--columns ID[,ID]] [--json|--csv]\n\nDice qué factor de apoyo de un proyecto apoya a qué neurotransmisor o resultado, cómo, con qué fuerza y por qué ruta.\n\n  --columns ID[,ID]  solo estas: identificadores de nodos que muestran neurotransmisores o resultados. En un diagrama con\n                     tantas rutas que algunas no se conocen, con menos columnas queda más para cada una.\n  --json             como un objeto JSON\n  --csv              como tabla, una fila por factor y una columna por transmisor o resultado\n',
  chooseOneOfJsonAndCsv: 'Elija --json o --csv.',
  noNeurotransmitterOrOutcomeOfProject: (
    toOneLine,
  ) => `Ningún neurotransmisor ni resultado del proyecto tiene este identificador: ${toOneLine}.
`,
  matrixHasTooManyRowsAnd:
    'La matriz tiene demasiadas filas y columnas para una tabla. Pida unas pocas columnas (--columns ID,ID), o --json, que solo enumera lo que hay.',
  nameThreeFilesCommonBaseOurs: 'Indique tres archivos: la base común, el nuestro y el de ellos.',
  sayWhereToWriteWithO: 'Indique dónde escribir, con -o SALIDA.',
  doesNotNameNodesAndLinks: (label) =>
    `${label} no nombra nodos ni enlaces, así que no se puede saber cuál es cuál.`,
  cannotBeMerged: (name, why) => `${name} no se puede combinar: ${why}
`,
  mergedWithoutConflict: 'combinado sin conflictos',
  notAsInFile: (count) => `De otro modo que en el archivo: ${numberText(count)}`,
  nameReportToWriteOOut: 'Indique el informe que se escribe: -o SALIDA.pdf o -o SALIDA.html.',
  nameAnotherFileForReportIt:
    'Indique otro archivo para el informe: ocuparía el lugar del proyecto.',
  outputHasToEndInPdf: (output) => `La salida «${output}» tiene que terminar en .pdf o .html.`,
  schemaUsage:
    'Uso: schema\n\nImprime el esquema JSON (borrador 2020-12) de un archivo de proyecto.\n',
  itHas: (variants) => ` Tiene ${variants}.`,
  modelHasNoVariant: (value, variant, guess) =>
    `El modelo ${value} no tiene la variante «${variant}».${guess}`,
  nameModel: (all) => `Indique el modelo: ${all}.`,
  thereAre: (all) => ` Hay: ${all}.`,
  thereIsNoModel: (unknown, guess) => `No existe el modelo «${unknown}».${guess}`,
  setNeedsNameAndFactorSuch: (one) =>
    `--set necesita un nombre y un factor, como tph2=0.5, no «${one}».`,
  setNamesTwiceGiveItOne: (name) => `--set nombra «${name}» dos veces. Dele un solo factor.`,
  andBothSetNameOneOf: (before, name, parameter) =>
    `«${before}» y «${name}» fijan ambos ${parameter}. Indique uno de ellos.`,
  inCannotBeSetModelsFind: (model, name) =>
    `En ${model}, ${name} no se puede fijar: los modelos lo hallan juntos.`,
  modelDoesNotHaveNorWhat: (model, label) =>
    `El modelo ${model} no tiene ${label}, ni lo que actúa sobre ello.`,
  nothingInModelIsCalled: (model, name, guess) =>
    `Nada en el modelo ${model} se llama «${name}».${guess}`,
  sayWhatIsLowOrHigh: 'Indique qué está bajo o alto: --low ID o --high ID.',
  chooseOneOfAllAndAbout: 'Elija --all o --about.',
  jsonHasEverythingSoAboutHas: '--json lo contiene todo, así que --about no tiene cabida.',
  workingItOut: (clearLine, floor) => `${clearLine}Calculando: ${floor} %`,
  cannotBeLowAndHighAt: (name) => `«${name}» no puede estar bajo y alto a la vez.`,
  libraryKnowsButDiagramDoesNot: (name, label) =>
    `La biblioteca conoce «${name}» (${label}), pero el diagrama no lo contiene.`,
  diagramHasNothingThatScenarioCould: (stands) =>
    `${stands} El diagrama no tiene nada que un escenario pueda cambiar.`,
  withoutOnlyDrawnLibraryCountsToo: (stands) =>
    `${stands} Sin --only-drawn cuenta también la biblioteca.`,
  neitherDiagramNorLibraryHasAnything: (name, guess) =>
    `Ni el diagrama ni la biblioteca tienen nada llamado «${name}».${guess}`,
  canMeanSeveralThingsUseId: (name, ids) =>
    `«${name}» puede significar varias cosas. Use un identificador: ${ids}.`,
  whyOfMoreAllTellsAll: (rest) =>
    `El porqué de ${rest} más: --all los dice todos, --about NOMBRE dice uno.`,
  itIsNotDrawnAndIt: (ids) => `${ids}: no está dibujado, y no cambia.`,
  notDrawnAndChangedToo: 'Sin dibujar, y también cambia',
  writeErrors: {
    missing: 'La carpeta en la que se iba a escribir no existe.',
    'no-permission': 'El sistema no permite escribir ahí.',
    'disk-full': 'El disco está lleno.',
    'quota-exceeded': 'Su parte del disco está agotada.',
    'drive-lost': 'La unidad no responde.',
    'disk-failed': 'El disco informa de un fallo.',
    'file-busy': 'Otro programa retiene el archivo.',
    'is-a-folder': 'Existe y no es un archivo.',
    'not-a-file': 'Existe y no es un archivo.',
    'link-loop': 'Es un enlace que vuelve a sí mismo.',
    'not-replaceable':
      'El archivo que está ahí no se puede reemplazar entero: su carpeta no admite archivos nuevos, el archivo tiene varios nombres, o está montado por separado. Escriba con otro nombre y copie el contenido encima.',
  },
  stopped: (output, isWritten) =>
    isWritten
      ? `Detenido. ${output} se había escrito entero antes.`
      : `Detenido. ${output} está como estaba.`,
  notWritten: (reason) =>
    reason === null
      ? 'No se ha podido escribir.'
      : `No se ha podido escribir. El sistema informa: ${reason}`,
  canBeNot: (flag, choices, given) =>
    `${flag} puede ser ${listText(choices, 'or')}, no «${given}».`,
  didYouMean: (names) => `¿Quería decir ${listText(names, 'or')}?`,
  andMore: (more) => `  … y ${numberText(more)} más`,
  andMoreWays: (more) => `Y ${more} ${plural(more, { one: 'vía', other: 'vías' })} más.`,
  severities: {
    error: (count) => counted(count, { one: 'error', other: 'errores' }),
    warning: (count) => counted(count, { one: 'advertencia', other: 'advertencias' }),
    hint: (count) => counted(count, { one: 'sugerencia', other: 'sugerencias' }),
  },
  mutedRules: (count) => counted(count, { one: 'regla silenciada', other: 'reglas silenciadas' }),
  fix: (label) => `Corrección: ${label}.`,
  intact: (nodes, links) =>
    `Intacto: ${counted(nodes, { one: 'nodo', other: 'nodos' })} y ${counted(links, { one: 'enlace', other: 'enlaces' })}.`,
  supportFactors: (count) => counted(count, { one: 'factor de apoyo', other: 'factores de apoyo' }),
  neurotransmitters: (count) =>
    counted(count, { one: 'neurotransmisor', other: 'neurotransmisores' }),
  outcomes: (count) => counted(count, { one: 'resultado', other: 'resultados' }),
  cells: (count) => counted(count, { one: 'celda', other: 'celdas' }),
  columns: (count) => counted(count, { one: 'columna', other: 'columnas' }),
  linkWithPoints: (name, source, target, points) =>
    `${name}  ${source} a ${target}, ${points} puntos`,
  noFormatToWrite: (given, offered) =>
    `--to puede ser una extensión o el nombre de un formato, no «${given}»; hay ${offered.join(', ')}.`,
  modelsShareNothing: (models, all) =>
    `Los modelos ${listText(models)} no comparten nada; pregunte por cada uno. Hay: ${all}.`,
  steadyState: 'Estado estacionario',
  changeAgainstBase: 'Cambio respecto a la base',
  assumptions: 'Supuestos',
  limits: 'Límites',
  sources: 'Fuentes',
  linksWithoutPublication: (count) => `Enlaces sin ninguna publicación que los respalde, ${count}:`,
  referencesFromMemory: (count) =>
    `Referencias de las que algo es de memoria, sin comprobar, ${count}:`,
  mergedWithConflicts: (count) =>
    `combinado con ${counted(count, { one: 'conflicto', other: 'conflictos' })}`,
  namedAndMore: (named, more) => (more > 0 ? `${named} y ${more} más` : named),
  bundledFontLacks: (texts) =>
    `A la tipografía incluida le falta ${texts}: queda como texto en otra tipografía.`,
  boxesStandFor: (texts) =>
    `Ninguna tipografía de este equipo tiene ${texts}: se muestran recuadros en su lugar.`,
  missingFromImage: (texts) =>
    `Ninguna tipografía de este equipo tiene ${texts}: falta en la imagen.`,
  notCompared: {
    both: 'Sin comparar, porque no se puede leer ninguna de las dos versiones.',
    old: 'Sin comparar, porque la versión vieja no se puede leer.',
    new: 'Sin comparar, porque la versión nueva no se puede leer.',
  },
  cannotDraw: (output, extension, offered) =>
    extension === ''
      ? `La salida «${output}» no tiene extensión; puede ser ${offered}.`
      : `La salida «${output}» termina en ${extension}; puede ser ${offered}.`,
  noNameForFormat: (output, format) =>
    `«${output}» no es un nombre para ${format}; omita --format.`,
  outputNamesNoFormat: (output, offered) =>
    `La salida «${output}» no nombra ningún formato; hay ${offered.join(', ')}.`,
  oneTooMany: (file) => `No hay lugar para «${file}».`,
  oursTheirsFileHas: (where, ours, theirs, taken) =>
    `  ${where}: nuestro ${ours}; de ellos ${theirs}; el archivo tiene ${taken}`,
  noColumn: (wanted, columns) =>
    columns.length === 0
      ? `No hay ninguna columna «${wanted}»; no hay ninguna.`
      : `No hay ninguna columna «${wanted}»; hay ${columns.map((name) => `«${name}»`).join(', ')}.`,
  sheetsShowsWholeDiagramLeaveSelect:
    '--sheets muestra todo el diagrama; omita --select y --container.',
  tileAndOrientationGoWithPaperA3: '--tile y --orientation van con --paper a3, a4 o letter.',
};
