import { catalogue } from './language.ts';
import { counted, listText, numberText, plural } from './grammar.ts';

/** What the command line prints. */
export const cliWords = catalogue('cli', {
  checkUsage:
    'Usage: check FILE... [--json]\n\nLooks for problems in each project file: what is wrong, what probably is, and what is missing. Rules that a project has\nmuted are left out. The exit code is 1 if there was an error, or a file that could not be read.\n\n  --json  one JSON object a line and file\n',
  columnsWantsSourceNameTargetName:
    '--columns wants source=NAME,target=NAME and, if you like, relation=NAME.',
  isGivenTwice: (repeated: string) => `--${repeated} is given twice.`,
  nameProjectFile: 'Name the project file.',
  oneFileAtTime: 'One file at a time.',
  nameAtLeastOneFile: 'Name at least one file.',
  canBeTwoNumbersWriteDecimals: (flag: string, text: string) =>
    `${flag}: "${text}" can be two numbers. Write the decimals after a point.`,
  canBeNumberFromToNot: (flag: string, least: number, most: number, text: string) =>
    `${flag} can be a number from ${least} to ${most}, not "${text}".`,
  completionsUsage:
    'Usage: completions bash|zsh|fish\n\nPrints what makes a shell complete the commands of neuromatrix, their flags and file names. Write it where the shell\nlooks for it, for example:\n\n  neuromatrix completions bash > ~/.local/share/bash-completion/completions/neuromatrix\n  neuromatrix completions zsh  > ~/.zfunc/_neuromatrix\n  neuromatrix completions fish > ~/.config/fish/completions/neuromatrix.fish\n',
  nameOneShell: 'Name one shell.',
  shell: 'The shell',
  nameAtLeastOneFileTo: 'Name at least one file to convert.',
  sayWhereToWriteOOut: 'Say where to write: -o OUT, or --out-dir DIR with --to EXT.',
  manyFilesNeedFolderForWhat: 'Many files need a folder for what is written: --out-dir DIR.',
  sayWhichFormatToWriteTo: 'Say which format to write: --to EXT.',
  obstacles: {
    isRead: 'It is a file that is being converted.',
    isTaken: 'Another file of this run is written there.',
  },
  reading: (label: string) => `Reading ${label}`,
  writing: (label: string) => `Writing ${label}`,
  isWrittenAs: (file: string, label: string, output: string) =>
    `${file} is written as ${label}: ${output}`,
  diffUsage:
    'Usage: diff BEFORE AFTER [--json]\n       diff --git PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE [NEW-PATH]\n\nSays what differs between two files of any format that can be read: added, removed, changed and moved elements.\nEnds with 0 if nothing differs, with 1 if something does, and with 2 if a file cannot be read.\n\n  --json  one JSON object with every field, before and after\n  --git   takes what git gives to an external diff, and ends with 0, so that git goes on with the next file:\n          git config diff.neuromatrix.command "node /PATH/TO/neuromatrix/cli/run.mjs diff --git"\n          and in .gitattributes: *.neuromatrix diff=neuromatrix\n',
  nameTwoFiles: 'Name two files.',
  gitTakesArgumentsThatGitGives: '--git takes the arguments that git gives.',
  notMergedYetDecideItsConflicts: 'Not merged yet. Decide its conflicts and add it.',
  itIsSymbolicLinkBeforeOr: 'It is a symbolic link, before or after.',
  noElementDiffers: 'No element differs',
  nameAnotherFileForWhatIs: 'Name another file for what is intact: the damaged one stays as it is.',
  nothingIsWrong: (file: string) => `${file}: nothing is wrong.`,
  toWriteWhatIsIntactTo: 'To write what is intact to a new file: doctor FILE -o NEW.neuromatrix',
  writtenTo: (output: string) => `Written to ${output}.`,
  obstacles2: {
    isRead: 'It is a file that is being drawn.',
    isTaken: 'Another file of this run has its image there.',
  },
  nameProjectFileToDraw: 'Name the project file to draw.',
  giveOOrOutDirNot: 'Give -o or --out-dir, not both.',
  nameImageToWriteOOut: (suggestion: string) => `Name the image to write: -o OUT${suggestion}.`,
  manyFilesNeedFolderForTheir: 'Many files need a folder for their images: --out-dir DIR.',
  giveSelectOrContainerNotBoth: 'Give --select or --container, not both.',
  containerNeedsIdOfCompartmentOr: '--container needs the id of a compartment or group.',
  selectNeedsIdsOfElementsSuch: '--select needs the ids of elements, such as n1,n2.',
  giveOneOfScaleWidthAnd: 'Give one of --scale, --width and --dpi.',
  widthCanBeWholeNumberOf: (width: string) =>
    `--width can be a whole number of pixels, not "${width}".`,
  overlapGoesWithTile: '--overlap goes with --tile.',
  backgroundCanBeWhiteTransparentTheme: (text: string) =>
    `--background can be white, transparent, theme or a colour such as #f8fafc, not "${text}".`,
  hasNoElementWithId: (file: string, missing: string) =>
    `${file} has no element with the id "${missing}".`,
  isNoCompartmentGroupOrComplex: (id: string) => `"${id}" is no compartment, group or complex.`,
  notInImage: (leftOut: string) => `Not in the image: ${leftOut}.`,
  outputNamesNoFormatThatCan: (output: string) =>
    `The output "${output}" names no format that can be written.`,
  infoUsage:
    'Usage: info FILE... [--json] [--full]\n\nSays what is in each file, of any format that can be read: title, version, counts, extent, what could not be read.\n\n  --json  one JSON object a line and file\n  --full  all nodes and links too, as they are drawn\n',
  boundingBox: 'Bounding box',
  allNodes: '  All nodes',
  allLinks: '  All links',
  unknownFields: 'Unknown fields',
  keptWithoutEffect: (count: string) => `${count} (kept, without effect)`,
  at: (width: string, height: string, x: string, y: string) =>
    `${width} × ${height} at (${x}, ${y})`,
  saysWhatIsInProjectFiles: 'Says what is in project files, for people or as JSON',
  writesPathwayFilesInAnotherFormat:
    'Writes pathway files in another format: GraphML, Cytoscape, SIF and others',
  drawsProjectFilesAsImagesSvg:
    'Draws project files as images: SVG, PDF, PowerPoint, PNG, JPEG, WebP, TIFF',
  tellsWhichFactorSupportsWhichNeurotransmitter:
    'Tells which factor supports which neurotransmitter, and how',
  tellsWhatChangesWhenSuppliesAre: 'Tells what changes when supplies are low or high, and why',
  solvesPublishedKineticModelAsIt: 'Solves a published kinetic model, as it is or changed',
  writesReportToPrintOrHand: 'Writes a report to print or hand out, as PDF or HTML',
  looksForProblemsInProjectFiles: 'Looks for problems in project files, for people or as JSON',
  checksTidiesAndFillsInIdentifiers: 'Checks, tidies and fills in the identifiers of a file',
  explainsDamagedProjectFileAndRescues:
    'Explains a damaged project file, and rescues what is intact',
  saysWhatDiffersBetweenTwoFiles: 'Says what differs between two files, also for git',
  mergesWhatTwoPeopleMadeOf: 'Merges what two people made of one file, also for git',
  saysWhatBundledLibraryCoversAnd: 'Says what the bundled library covers, and what lacks evidence',
  printsJsonSchemaOfProjectFile: 'Prints the JSON Schema of a project file',
  printsWhatMakesShellCompleteCommands: 'Prints what makes a shell complete commands and flags',
  printsManualPageOfCommandLine: 'Prints the manual page of the command line',
  commandIsMissing: 'A command is missing.',
  thereIsNoCommand: (name: string, name2: string) => `There is no command "${name}".${name2}`,
  manualUsage:
    'Usage: manual\n\nPrints the manual page of the command line, in the language of man(7):\n\n  neuromatrix manual > neuromatrix.1 && man ./neuromatrix.1\n',
  manualPage: (
    version: string,
    text: string,
  ) => `.TH NEUROMATRIX 1 "" "Neuromatrix ${version}" "Neuromatrix"
.SH NAME
neuromatrix \\- visual pathway editor for the Neurotransmitter Support Matrix
.SH SYNOPSIS
.B neuromatrix
[\\fIFILE\\fR ...]
.br
.B neuromatrix
\\fICOMMAND\\fR [\\fIARGUMENTS\\fR]
.SH DESCRIPTION
Opens files in the editor. With the name of a command as its first word it runs that command, and needs no screen.
A file that has the name of a command is opened as \\fI./NAME\\fR.
.SH COMMANDS
${text}.SH EXIT STATUS
0 where all went well, 1 where it did not, unless a command says otherwise.
`,
  matrixUsage:
    'Usage: matrix FILE [--columns ID[,ID]] [--json|--csv]\n\nTells which support factor of a project supports which neurotransmitter or outcome, how, how strongly, and by\nwhich path.\n\n  --columns ID[,ID]  only these: ids of nodes that show neurotransmitters or outcomes. In a diagram with so many ways that\n                     some are not known, fewer columns leave more for each.\n  --json             as one JSON object\n  --csv              as a table, a row a factor and a column a transmitter or outcome\n',
  chooseOneOfJsonAndCsv: 'Choose one of --json and --csv.',
  noNeurotransmitterOrOutcomeOfProject: (
    toOneLine: string,
  ) => `No neurotransmitter or outcome of the project has this id: ${toOneLine}.
`,
  matrixHasTooManyRowsAnd:
    'The matrix has too many rows and columns for a table. Ask for a few columns (--columns ID,ID), or for --json, which lists only what is there.',
  nameThreeFilesCommonBaseOurs: 'Name three files: the common base, ours and theirs.',
  sayWhereToWriteWithO: 'Say where to write, with -o OUT.',
  doesNotNameNodesAndLinks: (label: string) =>
    `${label} does not name nodes and links, so nobody can tell which is which.`,
  cannotBeMerged: (name: string, why: string) => `${name} cannot be merged: ${why}
`,
  mergedWithoutConflict: 'merged without conflict',
  notAsInFile: (count: number) => `Not as in the file: ${numberText(count)}`,
  nameReportToWriteOOut: 'Name the report to write: -o OUT.pdf or -o OUT.html.',
  nameAnotherFileForReportIt:
    'Name another file for the report: it would take the place of the project.',
  outputHasToEndInPdf: (output: string) => `The output "${output}" has to end in .pdf or .html.`,
  schemaUsage: 'Usage: schema\n\nPrints the JSON Schema (draft 2020-12) of a project file.\n',
  itHas: (variants: string) => ` It has ${variants}.`,
  modelHasNoVariant: (value: string, variant: string, guess: string) =>
    `The model ${value} has no variant "${variant}".${guess}`,
  nameModel: (all: string) => `Name the model: ${all}.`,
  thereAre: (all: string) => ` There are: ${all}.`,
  thereIsNoModel: (unknown: string, guess: string) => `There is no model "${unknown}".${guess}`,
  setNeedsNameAndFactorSuch: (one: string) =>
    `--set needs a name and a factor, such as tph2=0.5, not "${one}".`,
  setNamesTwiceGiveItOne: (name: string) => `--set names "${name}" twice. Give it one factor.`,
  andBothSetNameOneOf: (before: string, name: string, parameter: string) =>
    `"${before}" and "${name}" both set ${parameter}. Name one of them.`,
  inCannotBeSetModelsFind: (model: string, name: string) =>
    `In ${model}, ${name} cannot be set: the models find it together.`,
  modelDoesNotHaveNorWhat: (model: string, label: string) =>
    `The model ${model} does not have ${label}, nor what acts on it.`,
  nothingInModelIsCalled: (model: string, name: string, guess: string) =>
    `Nothing in the model ${model} is called "${name}".${guess}`,
  sayWhatIsLowOrHigh: 'Say what is low or high: --low ID or --high ID.',
  chooseOneOfAllAndAbout: 'Choose one of --all and --about.',
  jsonHasEverythingSoAboutHas: '--json has everything, so --about has no part in it.',
  workingItOut: (clearLine: string, floor: number) => `${clearLine}Working it out: ${floor} %`,
  cannotBeLowAndHighAt: (name: string) => `"${name}" cannot be low and high at once.`,
  libraryKnowsButDiagramDoesNot: (name: string, label: string) =>
    `The library knows "${name}" (${label}), but the diagram does not have it.`,
  diagramHasNothingThatScenarioCould: (stands: string) =>
    `${stands} The diagram has nothing that a scenario could change.`,
  withoutOnlyDrawnLibraryCountsToo: (stands: string) =>
    `${stands} Without --only-drawn the library counts too.`,
  neitherDiagramNorLibraryHasAnything: (name: string, guess: string) =>
    `Neither the diagram nor the library has anything called "${name}".${guess}`,
  canMeanSeveralThingsUseId: (name: string, ids: string) =>
    `"${name}" can mean several things. Use the id of one: ${ids}.`,
  whyOfMoreAllTellsAll: (rest: number) =>
    `Why of ${rest} more: --all tells all, --about NAME tells one.`,
  itIsNotDrawnAndIt: (ids: string) => `${ids}: it is not drawn, and it does not change.`,
  notDrawnAndChangedToo: 'Not drawn, and changed too',
  writeErrors: {
    missing: 'The folder to write to does not exist.',
    'no-permission': 'The system denies writing there.',
    'disk-full': 'The disk is full.',
    'quota-exceeded': 'Your share of the disk is used up.',
    'drive-lost': 'The drive does not answer.',
    'disk-failed': 'The disk reports a failure.',
    'file-busy': 'Another program holds the file.',
    'is-a-folder': 'It exists and is not a file.',
    'not-a-file': 'It exists and is not a file.',
    'link-loop': 'It is a link that leads back to itself.',
    'not-replaceable':
      'The file there cannot be replaced as a whole: its folder allows no new files, the file has several names, or it is mounted by itself. Write to another name, and copy the content over.',
  },
  stopped: (output: string, isWritten: boolean) =>
    isWritten
      ? `Stopped. ${output} was written whole before that.`
      : `Stopped. ${output} is as it was.`,
  notWritten: (reason: string | null) =>
    reason === null
      ? 'It could not be written.'
      : `It could not be written. The system reports: ${reason}`,
  canBeNot: (flag: string, choices: readonly string[], given: string) =>
    `${flag} can be ${listText(choices, 'or')}, not "${given}".`,
  didYouMean: (names: readonly string[]) => `Did you mean ${listText(names, 'or')}?`,
  andMore: (more: number) => `  … and ${numberText(more)} more`,
  andMoreWays: (more: number) => `And ${more} more ${plural(more, { one: 'way', other: 'ways' })}.`,
  severities: {
    error: (count: number) => counted(count, { one: 'error', other: 'errors' }),
    warning: (count: number) => counted(count, { one: 'warning', other: 'warnings' }),
    hint: (count: number) => counted(count, { one: 'hint', other: 'hints' }),
  },
  mutedRules: (count: number) => counted(count, { one: 'muted rule', other: 'muted rules' }),
  fix: (label: string) => `Fix: ${label}.`,
  intact: (nodes: number, links: number) =>
    `Intact: ${counted(nodes, { one: 'node', other: 'nodes' })} and ${counted(links, { one: 'link', other: 'links' })}.`,
  supportFactors: (count: number) =>
    counted(count, { one: 'support factor', other: 'support factors' }),
  neurotransmitters: (count: number) =>
    counted(count, { one: 'neurotransmitter', other: 'neurotransmitters' }),
  outcomes: (count: number) => counted(count, { one: 'outcome', other: 'outcomes' }),
  cells: (count: number) => counted(count, { one: 'cell', other: 'cells' }),
  columns: (count: number) => counted(count, { one: 'column', other: 'columns' }),
  linkWithPoints: (name: string, source: string, target: string, points: number) =>
    `${name}  ${source} to ${target}, ${points} points`,
  noFormatToWrite: (given: string, offered: readonly string[]) =>
    `--to can be an extension or the name of a format, not "${given}"; there are ${offered.join(', ')}.`,
  modelsShareNothing: (models: readonly string[], all: string) =>
    `The models ${listText(models)} share nothing, so ask for each alone. There are: ${all}.`,
  steadyState: 'Steady state',
  changeAgainstBase: 'Change against the base',
  assumptions: 'Assumptions',
  limits: 'Limits',
  sources: 'Sources',
  linksWithoutPublication: (count: number) => `Links without a publication behind them, ${count}:`,
  referencesFromMemory: (count: number) =>
    `References of which something is from memory, not checked, ${count}:`,
  mergedWithConflicts: (count: number) =>
    `merged with ${counted(count, { one: 'conflict', other: 'conflicts' })}`,
  namedAndMore: (named: string, more: number) => (more > 0 ? `${named} and ${more} more` : named),
  bundledFontLacks: (texts: string) =>
    `The bundled font lacks ${texts}: this stays text in another font.`,
  boxesStandFor: (texts: string) => `No font of this machine has ${texts}: boxes stand for it.`,
  missingFromImage: (texts: string) =>
    `No font of this machine has ${texts}: it is missing from the image.`,
  notCompared: {
    both: 'Not compared, because both versions cannot be read.',
    old: 'Not compared, because the old one cannot be read.',
    new: 'Not compared, because the new one cannot be read.',
  },
  cannotDraw: (output: string, extension: string, offered: string) =>
    extension === ''
      ? `The output "${output}" has no extension; it can be ${offered}.`
      : `The output "${output}" ends in ${extension}; it can be ${offered}.`,
  noNameForFormat: (output: string, format: string) =>
    `"${output}" is no name for ${format}; leave --format out.`,
  outputNamesNoFormat: (output: string, offered: readonly string[]) =>
    `The output "${output}" names no format; there are ${offered.join(', ')}.`,
  oneTooMany: (file: string) => `There is no place for "${file}".`,
  oursTheirsFileHas: (where: string, ours: string, theirs: string, taken: string) =>
    `  ${where}: ours ${ours}; theirs ${theirs}; the file has ${taken}`,
  noColumn: (wanted: string, columns: readonly string[]) =>
    columns.length === 0
      ? `There is no column “${wanted}”; there are none.`
      : `There is no column “${wanted}”; there are ${columns.map((name) => `“${name}”`).join(', ')}.`,
  sheetsShowsWholeDiagramLeaveSelect:
    '--sheets shows the whole diagram; leave --select and --container out.',
  tileAndOrientationGoWithPaperA3: '--tile and --orientation go with --paper a3, a4 or letter.',
});
