import process from 'node:process';
import { version } from '../package.json';
import { toOneLine } from '../shared/project/element-names.ts';
import { didYouMean, type NamedCommands } from './command.ts';
import { cliWords } from '../shared/words/cli.ts';
import { wordsReady } from '../shared/words/language.ts';
import { speakLanguage } from '../shared/words/translations.ts';
import { readLanguage } from './spoken.ts';

const commands: NamedCommands = new Map([
  [
    'info',
    {
      get summary() {
        return cliWords.saysWhatIsInProjectFiles;
      },
      load: async () => (await import('./info.ts')).info,
    },
  ],
  [
    'convert',
    {
      get summary() {
        return cliWords.writesPathwayFilesInAnotherFormat;
      },
      load: async () => (await import('./convert.ts')).convert,
    },
  ],
  [
    'export',
    {
      get summary() {
        return cliWords.drawsProjectFilesAsImagesSvg;
      },
      load: async () => (await import('./export.ts')).exportImages,
    },
  ],
  [
    'matrix',
    {
      get summary() {
        return cliWords.tellsWhichFactorSupportsWhichNeurotransmitter;
      },
      load: async () => (await import('./matrix.ts')).matrix,
    },
  ],
  [
    'whatif',
    {
      get summary() {
        return cliWords.tellsWhatChangesWhenSuppliesAre;
      },
      load: async () => (await import('./whatif.ts')).whatif,
    },
  ],
  [
    'simulate',
    {
      get summary() {
        return cliWords.solvesPublishedKineticModelAsIt;
      },
      load: async () => (await import('./simulate.ts')).simulate,
    },
  ],
  [
    'report',
    {
      get summary() {
        return cliWords.writesReportToPrintOrHand;
      },
      load: async () => (await import('./report.ts')).report,
    },
  ],
  [
    'check',
    {
      get summary() {
        return cliWords.looksForProblemsInProjectFiles;
      },
      load: async () => (await import('./check.ts')).check,
    },
  ],
  [
    'identifiers',
    {
      get summary() {
        return cliWords.checksTidiesAndFillsInIdentifiers;
      },
      load: async () => (await import('./identifiers.ts')).identifiers,
    },
  ],
  [
    'doctor',
    {
      get summary() {
        return cliWords.explainsDamagedProjectFileAndRescues;
      },
      load: async () => (await import('./doctor.ts')).doctor,
    },
  ],
  [
    'diff',
    {
      get summary() {
        return cliWords.saysWhatDiffersBetweenTwoFiles;
      },
      load: async () => (await import('./diff.ts')).diff,
    },
  ],
  [
    'merge',
    {
      get summary() {
        return cliWords.mergesWhatTwoPeopleMadeOf;
      },
      load: async () => (await import('./merge.ts')).merge,
    },
  ],
  [
    'library',
    {
      get summary() {
        return cliWords.saysWhatBundledLibraryCoversAnd;
      },
      load: async () => (await import('./library.ts')).library,
    },
  ],
  [
    'schema',
    {
      get summary() {
        return cliWords.printsJsonSchemaOfProjectFile;
      },
      load: async () => (await import('./schema.ts')).schema,
    },
  ],
  [
    'completions',
    {
      get summary() {
        return cliWords.printsWhatMakesShellCompleteCommands;
      },
      load: async () => (await import('./completions.ts')).completionsOf(commands),
    },
  ],
  [
    'manual',
    {
      get summary() {
        return cliWords.printsManualPageOfCommandLine;
      },
      load: async () => (await import('./manual.ts')).manualOf(commands),
    },
  ],
]);

const asksForFile = /^-o|^--out(?:put|-dir)(?:=|$)/u;

// A reader that stops early, such as `head`, closes the pipe. That is not an error. Files that were asked for are still
// written, and what went wrong with them is in the exit code.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    if (!process.argv.some((word) => asksForFile.test(word))) process.exit(0);
  });
}

const { language, args: given } = readLanguage(process.argv.slice(2), process.env);
await speakLanguage(language);
process.exitCode = await run(given);

async function run([name, ...args]: readonly string[]): Promise<number> {
  if (name === '--help' || name === '-h' || name === 'help') return print(describeUsage());
  if (name === '--version' || name === '-v') return print(`neuromatrix ${version}\n`);
  const command = commands.get(name ?? '');
  if (command) {
    const loaded = await command.load();
    await wordsReady();
    return loaded(args);
  }
  const reason =
    name === undefined
      ? cliWords.commandIsMissing
      : cliWords.thereIsNoCommand(toOneLine(name), didYouMean(name, commands.keys()));
  process.stderr.write(`${reason}\n\n${describeUsage()}`);
  return 1;
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

function describeUsage(): string {
  const width = Math.max(...[...commands.keys()].map((name) => name.length));
  const lines = [...commands].map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  // The program that people install runs these commands itself.
  const program = process.versions['electron'] ? 'neuromatrix' : 'npm run -s cli --';
  return `Usage: ${program} COMMAND [ARGUMENTS]

Commands:
${lines.join('\n')}

COMMAND --help tells more about one; --version prints the version.
`;
}
